// The law of a trial's casualties up to a day, where days are independent given the inputs: sums of powers of the days' means,
// the cumulants, the quantile.
#if defined(EBB_MODEL_CASUALTY_LAW_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_CASUALTY_LAW_INL_H_
#undef EBB_MODEL_CASUALTY_LAW_INL_H_
#else
#define EBB_MODEL_CASUALTY_LAW_INL_H_
#endif

#include "model/real-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

inline constexpr int kPowers = 5;

/// Σ λ, Σ λ², … Σ λ⁵ over days.
struct PowerSums {
  Real of[kPowers];
};

/// Cumulants of a sum of independent negative binomials of the same dispersion k. That of one day is
/// −k·log(1 − (eˢ − 1)·λ/k), hence κᵣ = Σⱼ S(r, j)·(j − 1)!·λʲ/kʲ⁻¹ with Stirling's numbers of the second kind.
struct Cumulants {
  Real mean, variance, third, fourth, fifth;
  Cumulants() = default;
  HWY_INLINE Cumulants(const PowerSums& s, Real inverse_k) {
    const Real i = inverse_k;
    mean = s.of[0];
    variance = s.of[0] + i * s.of[1];
    third = s.of[0] + i * (s.of[1] * 3 + i * (s.of[2] * 2));
    fourth = s.of[0] + i * (s.of[1] * 7 + i * (s.of[2] * 12 + i * (s.of[3] * 6)));
    fifth = s.of[0] + i * (s.of[1] * 15 + i * (s.of[2] * 50 + i * (s.of[3] * 60 + i * (s.of[4] * 24))));
  }
};

/// A standard normal deviate with the polynomials of the Cornish–Fisher expansion to the fifth cumulant: E. A. Cornish,
/// R. A. Fisher, Revue de l'Institut International de Statistique 5 (1938); R. A. Fisher, E. A. Cornish, Technometrics 2 (1960).
struct Deviate {
  Real z, skew, excess, skew2, fifth, both, skew3;
  HWY_INLINE explicit Deviate(Real at) : z(at) {
    const Real q = z * z;
    skew = (q - 1) * (1.0 / 6);
    excess = z * (q - 3) * (1.0 / 24);
    skew2 = z * (Real(5) - q * 2) * (1.0 / 36);
    fifth = (q * (q - 6) + 3) * (1.0 / 120);
    both = (q * (Real(5) - q) - 2) * (1.0 / 24);
    skew3 = (q * (q * 12 - 53) + 17) * (1.0 / 324);
  }
};

/// Where a whole count's law has its quantile: C ≥ b if and only if this is at least b. With the count plus ½ and Sheppard's
/// corrections (variance − 1/12, fourth cumulant + 1/120).
HWY_INLINE Real quantile(const Cumulants& c, const Deviate& at) {
  const Real sd = root(most(c.variance - 1.0 / 12, 0.25)), r = Real(1) / sd, r2 = r * r;
  const Real g1 = c.third * r * r2, g2 = (c.fourth + 1.0 / 120) * r2 * r2, g3 = c.fifth * r * r2 * r2;
  const Real higher = g2 * at.excess + g3 * at.fifth + g1 * (at.skew + g1 * (at.skew2 + g1 * at.skew3) + g2 * at.both);
  return c.mean + 0.5 + sd * (at.z + higher);
}

/// Days on which nothing changes but what is learned: the mean on day j = 1, 2, … of them is steady + fading·e^(−fade·(j − 1)).
struct Stretch {
  Real steady, fade;
  Real share[kPowers];  ///< fadingʳ/(1 − e^(−r·fade))

  Stretch() = default;
  HWY_INLINE Stretch(Real level, Real fading, Real fades) : steady(level), fade(least(most(fades, kLeastFade), math::kVectorExp)) {
    Real sums[kPowers];
    geometric(one_less_exp(fade), sums);
    Real power = fading;
    for (int r = 0; r < kPowers; ++r, power = power * fading) share[r] = power / sums[r];
  }

  /// What `days` of it, whole or not, add to the sums. By the binomial theorem Σ (s + f·qʲ)ʳ is a sum of geometric series,
  /// each (1 − qʳⁿ)/(1 − qʳ); without cancellation where q is near 1.
  HWY_INLINE void add(Real days, PowerSums& sums) const {
    Real series[kPowers], moments[kPowers + 1];
    geometric(one_less_exp(fade * days), series);
    moments[0] = days;
    for (int r = 0; r < kPowers; ++r) moments[r + 1] = share[r] * series[r];
    for (int r = 0; r < kPowers; ++r) {
      for (int j = 0; j < kPowers - r; ++j) moments[j] = steady * moments[j] + moments[j + 1];
      sums.of[r] = sums.of[r] + moments[0];
    }
  }

  /// What a moment adds to the mean after `days` of it, per day.
  HWY_INLINE Real rate(Real days) const { return steady + share[0] * fade * left(days); }
  /// What is left of what learning can take away: e^(−fade·days).
  HWY_INLINE Real left(Real days) const { return Real(1) - one_less_exp(fade * days); }

 private:
  static constexpr double kLeastFade = 1e-12;  // slower than any number of days could show

  /// 1 − (1 − y)ʳ for r = 1 … 5.
  static HWY_INLINE void geometric(Real y, Real (&to)[kPowers]) {
    const Real left = Real(1) - y, square = left * left;
    to[0] = y;
    to[1] = y * (left + 1);
    to[2] = y * (square + left + 1);
    to[3] = to[1] * (square + 1);
    to[4] = y * (square * (square + left + 1) + left + 1);
  }
};

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
