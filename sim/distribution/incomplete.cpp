#include "distribution/incomplete.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "core/portable.hpp"
#include "distribution/near_normal.hpp"

namespace ebb {
namespace {

using math::Portable;
constexpr math::PortablePolicy kPolicy{};

// From these shapes on Boost's series are slow and lose digits, and four cumulants tell the law.
constexpr double kNearNormal = 1e8;

// Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions, vol. 1 (1994), 17.3, and vol. 2 (1995), 25.3.
NearNormal near_normal_gamma(double shape) { return {shape, std::sqrt(shape), 2 / std::sqrt(shape), 6 / shape}; }

NearNormal near_normal_beta(double a, double b) {
  const double sum = a + b, variance = a / sum * (b / sum) / (sum + 1);
  const double skewness = 2 * (b - a) * std::sqrt((sum + 1) / a / b) / (sum + 2);
  const double excess = 6 * ((a - b) / a * ((a - b) / b) * (sum + 1) - (sum + 2)) / ((sum + 2) * (sum + 3));
  return {a / sum, std::sqrt(variance), skewness, excess};
}

}  // namespace

Tails gamma_cdf(double shape, double x) {
  if (shape >= kNearNormal) return near_normal_cdf(near_normal_gamma(shape), x);
  return {boost::math::gamma_p(Portable(shape), Portable(x), kPolicy).value(),
          boost::math::gamma_q(Portable(shape), Portable(x), kPolicy).value()};
}

double gamma_quantile(double shape, Uniform u) {
  if (shape >= kNearNormal) return near_normal_quantile(near_normal_gamma(shape), u);
  const Portable x = u.u <= 0.5 ? boost::math::gamma_p_inv(Portable(shape), Portable(u.u), kPolicy)
                                : boost::math::gamma_q_inv(Portable(shape), Portable(u.complement), kPolicy);
  return x.value();
}

double log_gamma(double x) { return boost::math::lgamma(Portable(x), kPolicy).value(); }

Tails beta_cdf(double alpha, double beta, Share x) {
  if (std::min(alpha, beta) >= kNearNormal) return near_normal_cdf(near_normal_beta(alpha, beta), x.x);
  if (x.x <= 0.5) {
    return {boost::math::ibeta(Portable(alpha), Portable(beta), Portable(x.x), kPolicy).value(),
            boost::math::ibetac(Portable(alpha), Portable(beta), Portable(x.x), kPolicy).value()};
  }
  return {boost::math::ibetac(Portable(beta), Portable(alpha), Portable(x.complement), kPolicy).value(),
          boost::math::ibeta(Portable(beta), Portable(alpha), Portable(x.complement), kPolicy).value()};
}

Share beta_quantile(double alpha, double beta, Uniform u) {
  if (std::min(alpha, beta) >= kNearNormal) {
    const double near = near_normal_quantile(near_normal_beta(alpha, beta), u);
    return {near, 1 - near};
  }
  Portable complement;
  const Portable x = u.u <= 0.5
                         ? boost::math::ibeta_inv(Portable(alpha), Portable(beta), Portable(u.u), &complement, kPolicy)
                         : boost::math::ibetac_inv(Portable(alpha), Portable(beta), Portable(u.complement), &complement, kPolicy);
  return {x.value(), complement.value()};
}

Share inverse_incomplete_beta(double a, double b, double p) {
  Portable complement;
  const Portable x = boost::math::ibeta_inv(Portable(a), Portable(b), Portable(p), &complement, kPolicy);
  return {x.value(), complement.value()};
}

}  // namespace ebb
