#include "house/floors.hpp"

#include <algorithm>
#include <sstream>

namespace ebb::house {
namespace {

// "core" of "core/math.hpp" and of "ebb/core/date.hpp".
std::string folder_of_include(const std::string& target) {
  const std::string inside = target.starts_with("ebb/") ? target.substr(4) : target;
  return inside.substr(0, inside.find('/'));
}

bool may_include(const std::string& from, const std::string& to, const Floors& floors) {
  if (from == to) return floors.contains(from);
  return floors.contains(from) && floors.contains(to) && floors.at(to) < floors.at(from);
}

}  // namespace

Floors read_floors(const std::string& house) {
  Floors floors;
  std::istringstream words(house);
  int number = 0;
  for (std::string floor; words >> floor; ++number) {
    std::istringstream neighbours(floor);
    for (std::string folder; std::getline(neighbours, folder, ',');) floors[folder] = number;
  }
  return floors;
}

std::string folder_of(const std::string& path) {
  for (const std::string root : {"include/ebb/", "sim/"})
    if (path.starts_with(root)) return path.substr(root.size(), path.find('/', root.size()) - root.size());
  return "";
}

std::vector<std::string> wrong_includes(const std::vector<SourceFile>& files, const Floors& floors) {
  std::vector<std::string> wrong;
  for (const SourceFile& file : files) {
    const std::string from = folder_of(file.path);
    if (from.empty() || !file.is_code()) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string target = included(file.lines[i]);
      if (!target.empty() && !may_include(from, folder_of_include(target), floors))
        wrong.push_back(file.path + ":" + std::to_string(i + 1) + " includes " + target);
    }
  }
  return wrong;
}

}  // namespace ebb::house
