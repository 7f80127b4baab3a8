#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/folder.hpp"
#include "support/program.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;

TEST_CASE("bench measures every sampler, most of them beside Boost.Random and the standard library") {
  const Finished finished = run_ebb({"bench", "--seconds", "1", "--json"});
  REQUIRE(finished.exit_code == 0);
  const auto json = nlohmann::json::parse(finished.out);
  int boost = 0, standard = 0;
  for (const auto& sampler : json["samplers"]) {
    INFO(sampler.dump());
    for (const auto& nanoseconds : sampler["ns"]) CHECK(nanoseconds.get<double>() > 0);
    boost += sampler["ns"].contains("boost");
    standard += sampler["ns"].contains("std");
  }
  CHECK(json["samplers"].size() == 23);
  CHECK(boost == 19);
  CHECK(standard == 16);
}

TEST_CASE("bench runs the reference problems R0, R1 and R2 on one thread and on many") {
  const auto json = nlohmann::json::parse(run_ebb({"bench", "--seconds", "1", "--threads", "2", "--json"}).out);
  std::string problems;
  for (const auto& kernel : json["kernels"]) {
    problems += kernel["problem"].get<std::string>() + " " + kernel["kernel"].get<std::string>() + ", ";
    CHECK(kernel["trials_per_cpu_second"].get<double>() > 0);
    CHECK(kernel["trials_per_second"].get<double>() > 0);
    CHECK(kernel["trials_per_second_one_thread"].get<double>() > 0);
    CHECK(kernel["threads"] == 2);
  }
  CHECK(problems == "R0 day, R1 day, R1 passage, R2 day, ");
}

TEST_CASE("bench prints a table of samplers and one of kernels, and takes no nonsense") {
  const std::string table = run_ebb({"bench", "--seconds", "1", "--threads", "2"}).out;
  for (const std::string words :
       {"sampler, ns a draw", "Boost.Random", "day: Poisson, mean 92", "per CPU second", "1 thread", "2 threads"})
    CHECK_THAT(table, Contains(words));
  CHECK(run_ebb({"bench", "--seconds", "0"}).exit_code == 2);
  CHECK(run_ebb({"bench", "--threads", "0"}).exit_code == 2);
}

TEST_CASE("bench says so if ebb-witness is not there, and fails if it fails") {
  const TemporaryFolder folder;
  std::filesystem::copy_file(EBB_BINARY, folder / "ebb");
  const auto bench = [&] { return run_program(folder / "ebb", {"bench", "--seconds", "1", "--json"}); };
  const Finished alone = bench();
  CHECK(alone.exit_code == 0);
  CHECK_THAT(alone.err, Contains("ebb-witness was not found next to ebb, so the comparison columns are empty"));
  for (const auto& [script, how] : {std::pair{"exit 5", "(exit code 5)"}, {"kill -9 $$", "(killed by signal 9)"}}) {
    std::filesystem::permissions(folder.write("ebb-witness", std::string("#!/bin/sh\n") + script + "\n"),
                                 std::filesystem::perms::all);
    const Finished failed = bench();
    CHECK(failed.exit_code == 3);
    CHECK(nlohmann::json::parse(failed.out)["samplers"].size() == 23);
    CHECK_THAT(failed.err, Contains("ebb-witness failed ") && Contains(how));
  }
}

TEST_CASE("the reference problems are valid scenarios") {
  for (const std::string problem : {"r0", "r1", "r2"}) {
    const Finished finished = run_ebb({"validate", EBB_SOURCE_DIR "/bench/problems/" + problem + ".toml"});
    INFO(finished.err);
    CHECK(finished.exit_code == 0);
  }
}
