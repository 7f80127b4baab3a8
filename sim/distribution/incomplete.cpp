#include "distribution/incomplete.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "core/portable.hpp"

namespace ebb {
namespace {

using math::Portable;
constexpr math::PortablePolicy kPolicy{};

}  // namespace

Tails gamma_cdf(double shape, double x) {
  return {boost::math::gamma_p(Portable(shape), Portable(x), kPolicy).value(),
          boost::math::gamma_q(Portable(shape), Portable(x), kPolicy).value()};
}

double gamma_quantile(double shape, Uniform u) {
  const Portable x = u.u <= 0.5 ? boost::math::gamma_p_inv(Portable(shape), Portable(u.u), kPolicy)
                                : boost::math::gamma_q_inv(Portable(shape), Portable(u.complement), kPolicy);
  return x.value();
}

double log_gamma(double x) { return boost::math::lgamma(Portable(x), kPolicy).value(); }

Tails beta_cdf(double alpha, double beta, Share x) {
  if (x.x <= 0.5) {
    return {boost::math::ibeta(Portable(alpha), Portable(beta), Portable(x.x), kPolicy).value(),
            boost::math::ibetac(Portable(alpha), Portable(beta), Portable(x.x), kPolicy).value()};
  }
  return {boost::math::ibetac(Portable(beta), Portable(alpha), Portable(x.complement), kPolicy).value(),
          boost::math::ibeta(Portable(beta), Portable(alpha), Portable(x.complement), kPolicy).value()};
}

Share beta_quantile(double alpha, double beta, Uniform u) {
  Portable complement;
  const Portable x = u.u <= 0.5 ? boost::math::ibeta_inv(Portable(alpha), Portable(beta), Portable(u.u), &complement, kPolicy)
                                : boost::math::ibetac_inv(Portable(alpha), Portable(beta), Portable(u.complement), &complement, kPolicy);
  return {x.value(), complement.value()};
}

}  // namespace ebb
