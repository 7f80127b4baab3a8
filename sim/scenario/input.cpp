#include "ebb/scenario/input.hpp"

#include <cmath>

namespace ebb {

double Input::rounded(double drawn) const {
  switch (rounding) {
    case Rounding::none: return drawn;
    case Rounding::whole: return std::round(drawn);  // half away from zero
    case Rounding::day: return std::floor(drawn);
  }
  return drawn;
}

bool Input::certain() const {
  if (law.constant()) return true;
  if (!std::isfinite(law.lowest()) || !std::isfinite(law.highest())) return false;
  // The upper end of a continuous law is never drawn: a day is certain where the law ends with it.
  const double highest = law.discrete() ? law.highest() : std::nextafter(law.highest(), law.lowest());
  return rounded(law.lowest()) == rounded(highest);
}

}  // namespace ebb
