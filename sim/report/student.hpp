#pragma once
#include <vector>

#include "report/binomial.hpp"

namespace ebb {

/// The 0.975 quantile of Student's t with this many degrees of freedom, at least 1.
double student_quantile(int degrees_of_freedom);

/// 95 % interval of a share that independent replicates estimate: `pooled` ± t·s/√R, s the standard deviation of the R
/// replicates' own estimates; ± `least` where they all agree; inside 0 to 1. 0 to 1 where there are fewer than two.
Interval replicate_interval(double pooled, const std::vector<double>& replicates, double least);

}  // namespace ebb
