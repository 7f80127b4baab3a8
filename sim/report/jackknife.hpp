#pragma once
#include <vector>

#include "report/binomial.hpp"

namespace ebb {

/// Standard error of an estimate, by the delete-one-group jackknife (Wolter, Introduction to Variance Estimation, 2007, chapter
/// 4): SE² = (R − 1)/R · Σ (θᵣ − mean)², θᵣ the estimate without replicate r, R ≥ 2 their number. For the mean of replicates it
/// is the usual standard error. It also holds for ratios, scores and other smooth functions of the counts.
double jackknife_error(const std::vector<double>& without_each);

/// The interval share ± max(t·jackknife_error, least) inside [0, 1]; t is Student's with R − 1 degrees of freedom. 0 to 1 where
/// there are fewer than two replicates.
Interval jackknife_interval(double share, const std::vector<double>& without_each, double t, double least);

/// The smallest error that replicates can show: a chance of −ln(error/2)/trials (3.7/trials at 95 %) is seen in none of that many
/// independent trials with probability error/2.
double unseen_share(double trials, double error = kTwoSidedError);

}  // namespace ebb
