#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "scenario/fields.hpp"
#include "scenario/overlay.hpp"
#include "scenario/parts.hpp"
#include "scenario/situation_reader.hpp"

namespace ebb {
namespace {

constexpr std::size_t kMostInputs = 100'000;  // inputs × cases: what a machine can hold

using Copies = std::map<std::string, std::string>;

std::string first_of_chain(const Copies& copies, std::string id) {
  for (std::size_t steps = 0; steps <= copies.size(); ++steps) {
    const auto it = copies.find(id);
    if (it == copies.end()) break;
    id = it->second;
  }
  return id;
}

/// Cases that cite sources of which one repeats another, and that give no weights, have one weight together.
void share_weights(std::vector<Case>& cases, const std::vector<bool>& weighted, const std::vector<Source>& sources) {
  Copies copies;
  for (const Source& source : sources) {
    if (!source.copies.empty()) copies[source.id] = source.copies;
  }
  std::map<std::string, std::vector<std::size_t>> by_origin;
  std::map<std::string, std::vector<std::string>> cited;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (weighted[i] || cases[i].sources.empty()) continue;
    const std::string origin = first_of_chain(copies, cases[i].sources.front());
    by_origin[origin].push_back(i);
    cited[origin].push_back(cases[i].sources.front());
  }
  for (const auto& [origin, members] : by_origin) {
    const auto& ids = cited[origin];
    const bool copied = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return id != ids.front(); });
    if (!copied) continue;
    for (const std::size_t i : members) {
      cases[i].weight = 1.0 / static_cast<double>(members.size());
      for (const std::size_t other : members) {
        if (other != i) cases[i].shares_weight_with.push_back(cases[other].id);
      }
    }
  }
}

Case read_case(Context& context, const Value& root, Member& member) {
  const Fields fields(context, &member.value, "cases.*", "cases." + member.key, root.spot);
  Case one;
  one.id = member.key;
  one.title = fields.text("title");
  one.weight = fields.number("weight").value_or(1);
  one.sources = fields.source_ids("source");
  one.note = fields.text("note");
  one.place = fields.place();
  check_overlaid_ids(root, member.value, context.findings);
  return one;
}

std::size_t inputs_in(const Situation& situation) {
  std::size_t count = 0;
  for_each_input(situation, [&](const Input&) { ++count; });
  return count;
}

/// Whether a correlation of the file holds in no case at all is for the file's own reading to say; a case only notes it.
Situation read_case_situation(Context& context, const Value& root, const Member& member) {
  const Value merged = overlaid(root, member.value);
  Situation situation = read_situation(context, merged);
  situation.correlations = read_correlations(context, merged, situation, {false, member.key});
  return situation;
}

}  // namespace

std::vector<Case> read_cases(Context& context, Value& root, const Situation& base, const std::vector<Source>& sources) {
  Value* tables = root.find("cases");
  if (tables == nullptr || tables->members.empty()) {
    Case only;
    only.situation = base;
    only.place = context.findings.place(root.spot);
    return {only};
  }
  if (tables->members.size() * inputs_in(base) > kMostInputs) {
    context.findings.error(tables->spot, fmt::format("{} cases of {} inputs are more than {} inputs in all; split the file",
                                                     tables->members.size(), inputs_in(base), kMostInputs));
    return {};
  }
  std::vector<Case> cases;
  std::vector<bool> weighted;
  for (Member& member : tables->members) {
    cases.push_back(read_case(context, root, member));
    cases.back().situation = read_case_situation(context, root, member);
    weighted.push_back(member.value.find("weight") != nullptr);
  }
  const double sum = std::accumulate(cases.begin(), cases.end(), 0.0, [](double s, const Case& c) { return s + c.weight; });
  if (!(sum > 0)) context.findings.error(tables->spot, "all cases have weight 0; give one of them a weight");
  share_weights(cases, weighted, sources);
  return cases;
}

}  // namespace ebb
