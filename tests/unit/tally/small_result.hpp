#pragma once
#include "ebb/tally/result.hpp"

namespace ebb {

/// Two cases of 10 trials, numbers 0 to 9, over 3 days; one threshold, one input, one later count; everything filled in.
Result small_result(int replicates = 1);

/// The same run's trials [first, last) of 10, all of them reaching the threshold on day 1.
Result small_shard(std::uint64_t first, std::uint64_t last);

/// The file that holds it, with no more in its summary than is read back.
std::string small_file(const Result& result);

}  // namespace ebb
