#pragma once
#include "ebb/tally/result.hpp"

namespace ebb {

/// How many of a run's replicates have kept a trial, of cases that have a weight: the sampling error rests on these.
int replicates_with_trials(const Result& result);

}  // namespace ebb
