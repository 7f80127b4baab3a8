#pragma once
#include <map>
#include <string>
#include <vector>

#include "house/sources.hpp"

namespace ebb::house {

/// Floor numbers by folder, from the ground up: "core random plan,tally" gives core 0, random 1, plan 2, tally 2.
using Floors = std::map<std::string, int>;
Floors read_floors(const std::string& house);

/// The folder of a file of the library or the program: "include/ebb/core/date.hpp" and "sim/core/date.cpp" stand in "core";
/// empty for all others.
std::string folder_of(const std::string& path);

/// Every quoted include that is not of the file's own folder or of a lower floor, as "FILE:LINE includes TARGET".
std::vector<std::string> wrong_includes(const std::vector<SourceFile>& files, const Floors& floors);

}  // namespace ebb::house
