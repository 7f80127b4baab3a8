#include "distribution/check.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "core/number.hpp"
#include "ebb/core/text.hpp"

namespace ebb {
namespace {

std::string with_digits(double value, int digits) {
  if (!std::isfinite(value)) return fmt::format("{}", value);
  return grouped(to_significant_digits(value, digits));
}

}  // namespace

void require_finite(const std::string& parameter, double value) {
  if (std::isfinite(value)) return;
  throw DistributionError(parameter, fmt::format("{} is {}; it must be a finite number", parameter, value));
}

void require_positive(const std::string& parameter, double value, const std::string& reason) {
  require_finite(parameter, value);
  if (value > 0) return;
  throw DistributionError(parameter, fmt::format("{} is {}, but {}; give a number above 0", parameter, shown(value), reason));
}

void require_sd(double sd) {
  require_finite("sd", sd);
  if (sd >= 0) return;
  throw DistributionError("sd", fmt::format("sd is {}, but a standard deviation is 0 or more", shown(sd)));
}

void require_range(double low, double high) {
  require_finite("low", low);
  require_finite("high", high);
  if (low > high) {
    const std::string order = fmt::format("low is {}, above high, {}; give the lower end first", shown(low), shown(high));
    throw DistributionError("low", order);
  }
  if (!std::isfinite(high - low)) throw DistributionError("high", "low and high are too far apart for a double");
}

void require_three_points(double low, double mode, double high) {
  require_finite("low", low);
  require_finite("mode", mode);
  require_finite("high", high);
  const std::string got = fmt::format("got {}, {}, {}; give low, mode, high in this order", shown(low), shown(mode), shown(high));
  if (low > high) throw DistributionError("low", "low is above high: " + got);
  if (mode < low) throw DistributionError("mode", "mode is below low: " + got);
  if (mode > high) throw DistributionError("mode", "mode is above high: " + got);
  require_range(low, high);
}

void require_likely(double low, double high) {
  require_finite("0", low);
  require_finite("1", high);
  if (low <= high) return;
  throw DistributionError(
      "0", fmt::format("likely = [{}, {}]: the first is above the second; give the lower end first", shown(low), shown(high)));
}

PointPair ordered(QuantilePoint a, QuantilePoint b) {
  if (b.p < a.p) std::swap(a, b);
  for (const QuantilePoint& point : {a, b}) {
    if (!(point.p > 0 && point.p < 1)) {
      const std::string name = quantile_name(point.p);
      throw DistributionError(name, fmt::format("{} is not a quantile: quantiles lie between p0 and p100, both excluded", name));
    }
    require_finite(quantile_name(point.p), point.x);
  }
  const std::string first = quantile_name(a.p), second = quantile_name(b.p);
  if (a.p == b.p) throw DistributionError(second, fmt::format("{} is given twice; two different quantiles are needed", second));
  if (!(a.x < b.x)) {
    throw DistributionError(
        second, fmt::format("{} = {} is not above {} = {}; quantiles increase", second, shown(b.x), first, shown(a.x)));
  }
  return {a, b};
}

std::string quantile_name(double p) { return fmt::format("p{:.12g}", 100 * p); }

std::string shown(double value) { return with_digits(value, 12); }

std::string roughly(double value) { return with_digits(value, 6); }

}  // namespace ebb
