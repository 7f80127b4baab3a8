#include "report/student.hpp"

#include <cmath>

#include "distribution/incomplete.hpp"

namespace ebb {

double student_quantile(int degrees_of_freedom, double error) {
  // P(|T| > t) = I_x(ν/2, 1/2) with x = ν/(ν + t²) (Abramowitz & Stegun, 1964, 26.7.1).
  const double half = 0.5 * degrees_of_freedom;
  const double above = inverse_incomplete_beta(half, 0.5, error).complement;  // t²/(ν + t²), accurate where t² is small against ν
  return std::sqrt(degrees_of_freedom * above / (1 - above));
}

}  // namespace ebb
