#include "report/student.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <cmath>

#include "core/portable.hpp"

namespace ebb {

using math::Portable;

double student_quantile(int degrees_of_freedom, double error) {
  // P(|T| > t) = I_x(ν/2, 1/2) with x = ν/(ν + t²) (Abramowitz & Stegun, 1964, 26.7.1).
  const double half = 0.5 * degrees_of_freedom;
  Portable complement;
  boost::math::ibeta_inv(Portable(half), Portable(0.5), Portable(error), &complement, math::PortablePolicy());
  const double above = complement.value();  // t²/(ν + t²), accurate where t² is small against ν
  return std::sqrt(degrees_of_freedom * above / (1 - above));
}

}  // namespace ebb
