#pragma once
#include <string>
#include <string_view>

namespace ebb {

/// "12.000 is twelve; write 12_000 for twelve thousand" of a number with exactly three digits after its point, as it is spelled
/// in the file; "" of all others. Of a rate, which may well have decimals, only where the last digit is 0.
std::string thousands_by_point(std::string_view spelling, bool is_rate);

}  // namespace ebb
