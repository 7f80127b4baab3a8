#include "house/floors.hpp"

#include <catch2/catch.hpp>

using namespace ebb::house;

namespace {

using Lines = std::vector<std::string>;

std::vector<std::string> judge(const std::string& path, const std::string& line) {
  return wrong_includes({{path, {"", line}}}, read_floors("core random plan,tally engine"));
}

}  // namespace

TEST_CASE("no file includes upward or from a neighbour on its floor") {
  const Floors floors = read_floors(EBB_HOUSE);
  const auto files = project_files(EBB_SOURCE_DIR);
  REQUIRE(std::count_if(files.begin(), files.end(), [](const SourceFile& file) { return !folder_of(file.path).empty(); }) > 50);
  CHECK(wrong_includes(files, floors) == Lines{});
}

TEST_CASE("every folder of the library and the program has its floor") {
  const Floors floors = read_floors(EBB_HOUSE);
  for (const SourceFile& file : project_files(EBB_SOURCE_DIR)) {
    if (!file.is_code() || folder_of(file.path).empty()) continue;
    INFO(file.path);
    CHECK(floors.contains(folder_of(file.path)));
  }
}

TEST_CASE("the house stands as docs/architecture.md draws it") {
  const Floors floors = read_floors(EBB_HOUSE);
  CHECK(floors == Floors{{"core", 0},
                         {"random", 1},
                         {"distribution", 2},
                         {"scenario", 3},
                         {"model", 4},
                         {"plan", 5},
                         {"tally", 5},
                         {"engine", 6},
                         {"report", 7},
                         {"cli", 8}});
}

TEST_CASE("the check of floors sees an upward include") {
  CHECK(judge("sim/core/a.cpp", R"(#include "random/b.hpp")") == Lines{"sim/core/a.cpp:2 includes random/b.hpp"});
  CHECK(judge("include/ebb/core/a.hpp", R"(#include "ebb/engine/b.hpp")").size() == 1);
  CHECK(judge("sim/engine/a.cpp", R"(#include "core/b.hpp")").empty());
  CHECK(judge("sim/core/a.cpp", R"(#include "ebb/core/b.hpp")").empty());
  CHECK(judge("sim/core/a.cpp", R"(#include "b.hpp")").size() == 1);
}

TEST_CASE("the check of floors sees neighbours that include each other") {
  CHECK(judge("sim/plan/a.cpp", R"(#include "tally/b.hpp")").size() == 1);
  CHECK(judge("sim/tally/a.cpp", R"( # include "ebb/plan/b.hpp" // why)").size() == 1);
  CHECK(judge("sim/plan/a.cpp", R"(#include "plan/b.hpp")").empty());
  CHECK(judge("sim/plan/a.cpp", R"(#include <tally>)").empty());
}

TEST_CASE("the check of floors passes over what is neither library nor program") {
  CHECK(judge("tests/unit/core/a.cpp", R"(#include "engine/b.hpp")").empty());
}
