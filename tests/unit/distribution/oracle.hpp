#pragma once
#include <cstdlib>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "ebb/random/uniform.hpp"

// The exact answers of tests/oracle/data, whose numbers are decimal or hexadecimal strings.
namespace ebb::test {

inline nlohmann::json oracle(const std::string& name) {
  std::ifstream file(std::string(EBB_SOURCE_DIR) + "/tests/oracle/data/" + name);
  REQUIRE(file);
  return nlohmann::json::parse(file);
}

inline double number(const nlohmann::json& value) {
  return value.is_string() ? std::strtod(value.get<std::string>().c_str(), nullptr) : value.get<double>();
}

/// p and 1 − p for an exact double p: for p ≥ 2⁻⁵³ the complement is rounded once.
inline Uniform uniform_of(double p) { return {p, 1 - p}; }

/// A value that stands for any place between two numbers.
inline bool within(double got, double wanted, double tolerance) { return got == wanted || !(std::abs(got - wanted) > tolerance); }

}  // namespace ebb::test
