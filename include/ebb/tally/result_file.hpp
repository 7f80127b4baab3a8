#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "ebb/tally/result.hpp"

namespace ebb {

/// The longest result file that is read, in bytes: 320 MiB. No run writes a longer one: it has at most kMostCounts counts
/// (ebb/engine/memory.hpp) of at most 16 digits and a comma, and the rest is far less than 32 MiB.
inline constexpr std::uint64_t kLongestResult = std::uint64_t{320} << 20;

/// Reads what result_json() (ebb/report/result_json.hpp) wrote, with or without the final line break. `name` is the file's, for
/// messages. Throws ComparisonFailure, whatever the bytes are, unless every count is there and adds up and the checksum holds.
Result read_result(std::string_view bytes, const std::string& name);

}  // namespace ebb
