#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ebb {

/// The one of `keys` that a word in everyday use, or a longer name, means: "deliveries" of "delivery", "rate" of "rate_per_day".
/// "" where none is meant.
std::string key_meant_by(std::string_view word, const std::vector<std::string>& keys);

}  // namespace ebb
