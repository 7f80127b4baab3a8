#pragma once
#include "report/binomial.hpp"

namespace ebb {

/// Returns t with P(|T| > t) = error for Student's T with this many degrees of freedom, at least 1: its 0.975 quantile at 0.05.
double student_quantile(int degrees_of_freedom, double error = kTwoSidedError);

}  // namespace ebb
