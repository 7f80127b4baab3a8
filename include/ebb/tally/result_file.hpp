#pragma once
#include <string>
#include <string_view>

#include "ebb/tally/result.hpp"

namespace ebb {

/// The longest result file that is read, in bytes.
inline constexpr std::uint64_t kLongestResult = std::uint64_t{1} << 30;

/// Reads what result_json() (ebb/report/result_json.hpp) wrote, with or without the final line break. `name` is the file's, for
/// messages. Throws ComparisonFailure, whatever the bytes are, unless every count is there and adds up and the checksum holds.
Result read_result(std::string_view bytes, const std::string& name);

}  // namespace ebb
