#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace ebb {

/// (1, "trial") -> "1 trial"; (12000, "trial") -> "12,000 trials".
std::string quantity(std::uint64_t count, std::string_view noun);

}  // namespace ebb
