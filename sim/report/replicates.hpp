#pragma once
#include "ebb/tally/result.hpp"

namespace ebb {

/// Whether the pooled intervals come from the replicates: in every design but plain Monte Carlo, and there with several cases.
bool rests_on_replicates(const Result& result);

/// The number of replicates that have kept a trial, counting only cases with a weight above 0.
int replicates_with_trials(const Result& result);

}  // namespace ebb
