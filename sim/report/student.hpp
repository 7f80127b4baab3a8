#pragma once
#include <vector>

#include "report/binomial.hpp"

namespace ebb {

/// The t that Student's law with this many degrees of freedom, at least 1, exceeds to either side with probability `error`: at
/// 0.05 its 0.975 quantile.
double student_quantile(int degrees_of_freedom, double error = kTwoSidedError);

/// Interval of a share that independent replicates estimate, 95 % unless `error` says otherwise: `pooled` ± t·s/√R, s the
/// standard deviation of the R replicates' own estimates; ± `least` where they all agree; inside 0 to 1. 0 to 1 where there
/// are fewer than two.
Interval replicate_interval(double pooled, const std::vector<double>& replicates, double least,
                            double error = kTwoSidedError);

}  // namespace ebb
