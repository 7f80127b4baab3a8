#include "distribution/near_normal.hpp"

#include <cmath>

#include "distribution/standard_normal.hpp"

// The quantile in sds from the mean, for a standard normal z: z + s(z² − 1)/6 + k(z³ − 3z)/24 − s²(2z³ − 5z)/36, s the
// skewness, k the excess (Cornish and Fisher, Revue de l'Institut International de Statistique 5, 1938). What is left out is of
// order s³.
namespace ebb {
namespace {

double in_sds(const NearNormal& law, double z) {
  const double s = law.skewness, k = law.excess;
  return z + s * (z * z - 1) / 6 + k * z * (z * z - 3) / 24 - s * s * z * (2 * z * z - 5) / 36;
}

double slope(const NearNormal& law, double z) {
  const double s = law.skewness, k = law.excess;
  return 1 + s * z / 3 + k * (z * z - 1) / 8 - s * s * (6 * z * z - 5) / 36;
}

}  // namespace

double near_normal_quantile(const NearNormal& law, Uniform u) {
  return law.mean + law.sd * in_sds(law, standard_normal_quantile(u));
}

Tails near_normal_cdf(const NearNormal& law, double x) {
  const double wanted = (x - law.mean) / law.sd;
  if (!(std::fabs(wanted) < 45)) return wanted < 0 ? Tails{0, 1} : Tails{1, 0};
  double z = wanted;
  for (int step = 0; step < 4; ++step) z -= (in_sds(law, z) - wanted) / slope(law, z);
  return standard_normal_cdf(z);
}

}  // namespace ebb
