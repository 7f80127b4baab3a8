#pragma once
#include <array>
#include <string_view>

namespace ebb::cli {

/// A reference problem for speed, as in bench/problems/; the build puts the files into the program.
struct Problem {
  std::string_view name, text;
};

extern const std::array<Problem, 3> kProblems;

}  // namespace ebb::cli
