#pragma once
#include <array>
#include <string_view>

namespace ebb::cli {

/// A scenario to begin one's own from: `ebb new NAME > mine.toml`.
struct Starter {
  std::string_view name, text;
};

extern const std::array<Starter, 3> kStarters;

}  // namespace ebb::cli
