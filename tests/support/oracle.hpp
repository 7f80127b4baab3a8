#pragma once
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "support/folder.hpp"

namespace ebb::test {

/// A table of exact answers, tests/oracle/data/NAME.
inline nlohmann::json oracle(const std::string& name) {
  return nlohmann::json::parse(bytes_of(std::filesystem::path(EBB_SOURCE_DIR) / "tests/oracle/data" / name));
}

/// A decimal or hexadecimal string of an oracle as the nearest double.
inline double number(const nlohmann::json& text) { return std::strtod(text.get<std::string>().c_str(), nullptr); }

}  // namespace ebb::test
