#pragma once
#include <string>
#include <vector>

#include "ebb/tally/result.hpp"

namespace ebb {

/// Which trials are missing: "only 300,032 of 1,000,000 trials are done; missing: trials 300,032 to 999,999". Empty where
/// none are.
std::string missing_trials(const Result& result);

/// "the losses are above the size", in the words of the file.
std::string losses_above_size(const Vocabulary& words);

/// What the counts warn of: a case's losses exceed its size, no trial was kept, no threshold was reached, replicates have no
/// trial. One sentence each, without a period, in the order of the cases.
std::vector<std::string> count_warnings(const Result& result);

}  // namespace ebb
