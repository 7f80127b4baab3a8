#include "report/name_lines.hpp"

#include <catch2/catch.hpp>

using namespace ebb;

namespace {

std::string lines(const std::vector<std::string>& names, std::vector<std::string> others = {}) {
  std::set<std::string> known(names.begin(), names.end());
  known.insert(others.begin(), others.end());
  return name_lines("Fixed:", names, known, {});
}

}  // namespace

TEST_CASE("no names, no line") { CHECK(lines({}).empty()); }

TEST_CASE("a table stands for its inputs where it has no other") {
  CHECK(lines({"tempo.fighting", "casualties.noise", "tempo.resting"}) == "Fixed: tempo (2), casualties.noise\n");
  CHECK(lines({"tempo.fighting", "tempo.resting"}, {"tempo.first"}) == "Fixed: tempo.fighting, tempo.resting\n");
}

TEST_CASE("phases whose IDs differ in digits at the end stand as one") {
  std::vector<std::string> names;
  for (int i = 1; i <= 26; ++i)
    for (const char* key : {"start", "days", "intensity"}) names.push_back("phases.weekend" + std::to_string(i) + "." + key);
  CHECK(lines(names) == "Fixed: phases.weekend* (26)\n");
  CHECK(lines({"phases.w-1.intensity", "phases.w-2.intensity", "phases.w-3.intensity"},
              {"phases.w-1.start", "phases.w-2.start", "phases.w-3.start"}) == "Fixed: phases.w*.intensity (3)\n");
  CHECK(lines({"phases.2025-01-04.days", "phases.2025-01-11.days", "phases.2025-01-18.days"}) == "Fixed: phases.*.days (3)\n");
  CHECK(lines({"phases.w1.intensity", "phases.w2.intensity"}) == "Fixed: phases.w1.intensity, phases.w2.intensity\n");
  CHECK(lines({"contingent.size1", "contingent.size2", "contingent.size3"}, {"contingent.size"}) ==
        "Fixed: contingent.size1, contingent.size2, contingent.size3\n");
}

TEST_CASE("names that take more than two lines are counted") {
  std::vector<std::string> names;
  for (char c = 'a'; c <= 'z'; ++c) names.push_back(std::string("phases.") + std::string(8, c) + ".intensity");
  CHECK(lines(names) ==
        "Fixed: phases.aaaaaaaa.intensity, phases.bbbbbbbb.intensity,\n"
        "  phases.cccccccc.intensity, … (26 in all; ebb explain)\n");
}
