#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/limits.hpp"

namespace ebb::cli {

/// The arguments of `ebb run`, as texts; parsed when they are needed.
struct RunArguments {
  std::vector<std::string> files;
  SamplingArguments sampling;
  ReportArguments report;
  LimitArguments limits;
  std::string threads, out, shard, earlier, strength_every = "7";
  bool strict = false, force = false, strength_every_given = false;

  void add_to(Syntax& command);
};

/// The command that runs what a result in `folder` lacks of this run of `file`: a line that can be pasted into a shell. Seed,
/// trials, design and kernel are those of the result; options that do not change what is written are left out.
std::string command_to_finish(const RunArguments& arguments, const std::string& file, const std::filesystem::path& folder);

}  // namespace ebb::cli
