// The distribution of a trial's casualties up to a day, if days are independent given the inputs. It consists of sums of powers
// of the days' means, the cumulants, and the quantile.
#if defined(EBB_MODEL_CASUALTY_LAW_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_CASUALTY_LAW_INL_H_
#undef EBB_MODEL_CASUALTY_LAW_INL_H_
#else
#define EBB_MODEL_CASUALTY_LAW_INL_H_
#endif

#include "model/real-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

inline constexpr int kPowers = 7;

/// Σ λ, Σ λ², … Σ λ⁷ over days.
struct PowerSums {
  Real of[kPowers];
};

/// Cumulants of a sum of independent negative binomials of the same dispersion k. The cumulant generating function of one day is
/// −k·log(1 − (eˢ − 1)·λ/k), hence κᵣ = Σⱼ S(r, j)·(j − 1)!·λʲ/kʲ⁻¹ with Stirling's numbers of the second kind.
struct Cumulants {
  Real mean, variance, third, fourth, fifth, sixth, seventh;
  Cumulants() = default;
  HWY_INLINE Cumulants(const PowerSums& s, Real inverse_k) {
    const Real i = inverse_k;
    mean = s.of[0];
    variance = s.of[0] + i * s.of[1];
    third = s.of[0] + i * (s.of[1] * 3 + i * (s.of[2] * 2));
    fourth = s.of[0] + i * (s.of[1] * 7 + i * (s.of[2] * 12 + i * (s.of[3] * 6)));
    fifth = s.of[0] + i * (s.of[1] * 15 + i * (s.of[2] * 50 + i * (s.of[3] * 60 + i * (s.of[4] * 24))));
    sixth = s.of[0] + i * (s.of[1] * 31 + i * (s.of[2] * 180 + i * (s.of[3] * 390 + i * (s.of[4] * 360 + i * (s.of[5] * 120)))));
    seventh = s.of[0] + i * (s.of[1] * 63 + i * (s.of[2] * 602 + i * (s.of[3] * 2100 + i * (s.of[4] * 3360 +
                                                    i * (s.of[5] * 2520 + i * (s.of[6] * 720))))));
  }
};

/// The cumulants from the third on, scaled to variance 1.
struct Shape {
  Real g1, g2, g3, g4, g5;
  HWY_INLINE Shape(const Cumulants& c, Real sd) {
    const Real r = Real(1) / sd, r2 = r * r, r3 = r * r2;
    g1 = c.third * r3, g2 = (c.fourth + 1.0 / 120) * r2 * r2, g3 = c.fifth * r2 * r3, g4 = (c.sixth - 1.0 / 252) * r3 * r3;
    g5 = c.seventh * r2 * r2 * r3;
  }
};

/// A standard normal deviate with the polynomials of the Cornish–Fisher expansion to the seventh cumulant: E. A. Cornish,
/// R. A. Fisher, Revue de l'Institut International de Statistique 5 (1938); R. A. Fisher, E. A. Cornish, Technometrics 2 (1960).
/// Its terms are named by the cumulants in them.
struct Deviate {
  Real z, by1, by2, by11, by3, by12, by111, by4, by22, by13, by112, by1111;
  Real by5, by14, by23, by113, by122, by1112, by11111;
  HWY_INLINE explicit Deviate(Real at) : z(at) {
    const Real q = z * z;
    by1 = (q - 1) * (1.0 / 6);
    by2 = z * (q - 3) * (1.0 / 24);
    by11 = z * (Real(5) - q * 2) * (1.0 / 36);
    by3 = (q * (q - 6) + 3) * (1.0 / 120);
    by12 = (q * (Real(5) - q) - 2) * (1.0 / 24);
    by111 = (q * (q * 12 - 53) + 17) * (1.0 / 324);
    by4 = z * (q * (q - 10) + 15) * (1.0 / 720);
    by22 = z * (q * (Real(24) - q * 3) - 29) * (1.0 / 384);
    by13 = z * (q * (Real(17) - q * 2) - 21) * (1.0 / 180);
    by112 = z * (q * (q * 14 - 103) + 107) * (1.0 / 288);
    by1111 = z * (q * (Real(1688) - q * 252) - 1511) * (1.0 / 7776);
    by5 = (q * (q * (q - 15) + 45) - 15) * (1.0 / 5040);
    by14 = (q * (q * (Real(13) - q) - 33) + 9) * (1.0 / 432);
    by23 = (q * (q * (Real(12) - q) - 29) + 8) * (1.0 / 240);
    by113 = (q * (q * (q * 16 - 181) + 393) - 90) * (1.0 / 1080);
    by122 = (q * (q * (q * 12 - 129) + 271) - 64) * (1.0 / 576);
    by1112 = (q * (q * (Real(803) - q * 80) - 1513) + 304) * (1.0 / 1296);
    by11111 = (q * (q * (q * 960 - 8937) + 15062) - 2651) * (1.0 / 29160);
  }
  /// Return the last two included orders of terms, in standard deviations.
  HWY_INLINE Real fourth(const Shape& s) const {
    const Real g11 = s.g1 * s.g1;
    return s.g4 * by4 + s.g2 * s.g2 * by22 + s.g1 * s.g3 * by13 + g11 * (s.g2 * by112 + g11 * by1111);
  }
  HWY_INLINE Real fifth(const Shape& s) const {
    const Real g11 = s.g1 * s.g1;
    return s.g5 * by5 + s.g2 * s.g3 * by23 + s.g1 * (s.g4 * by14 + s.g2 * s.g2 * by122) +
           g11 * (s.g3 * by113 + s.g1 * (s.g2 * by1112 + g11 * by11111));
  }
};

/// Returns the quantile of a whole count C: C ≥ b if and only if the result is at least b. It is the quantile at the count plus
/// ½, with Sheppard's corrections (variance − 1/12, fourth cumulant + 1/120, sixth − 1/252).
HWY_INLINE Real quantile(const Cumulants& c, const Deviate& at) {
  const Real sd = root(most(c.variance - 1.0 / 12, 0.25));
  const Shape s(c, sd);
  const Real first = s.g1 * (at.by1 + s.g1 * (at.by11 + s.g1 * at.by111) + s.g2 * at.by12);
  return c.mean + 0.5 + sd * (at.z + (first + s.g2 * at.by2 + s.g3 * at.by3 + at.fourth(s) + at.fifth(s)));
}

/// Days on which only learning changes anything. The mean on day j = 1, 2, … of them is steady + fading·e^(−fade·(j − 1)).
struct Stretch {
  Real steady, fade;
  Real share[kPowers];  ///< fadingʳ/(1 − e^(−r·fade))

  Stretch() = default;
  HWY_INLINE Stretch(Real level, Real fading, Real fades)
      : steady(level), fade(least(most(fades, kLeastFade), math::kVectorExp)) {
    Real sums[kPowers], before[kPowers];  // a single division serves all shares
    geometric(one_less_exp(fade), sums);
    before[0] = 1;
    for (int r = 1; r < kPowers; ++r) before[r] = before[r - 1] * sums[r - 1];
    Real after = Real(1) / (before[kPowers - 1] * sums[kPowers - 1]);
    for (int r = kPowers - 1; r >= 0; --r) share[r] = after * before[r], after = after * sums[r];
    Real power = fading;
    for (int r = 0; r < kPowers; ++r, power = power * fading) share[r] = share[r] * power;
  }

  /// The state of the stretch after a number of its days, which need not be whole.
  struct Elapsed {
    Real days, learned;  ///< 1 − e^(−fade·days): the part of all that learning can take away
  };
  HWY_INLINE Elapsed after(Real days) const { return {days, one_less_exp(fade * days)}; }

  /// Adds the days so far to the sums. By the binomial theorem, Σ (s + f·qʲ)ʳ is a sum of geometric series,
  /// each (1 − qʳⁿ)/(1 − qʳ). They are computed without cancellation where q is near 1.
  HWY_INLINE void add(const Elapsed& so_far, PowerSums& sums) const {
    Real series[kPowers], moments[kPowers + 1];
    geometric(so_far.learned, series);
    moments[0] = so_far.days;
    for (int r = 0; r < kPowers; ++r) moments[r + 1] = share[r] * series[r];
    for (int r = 0; r < kPowers; ++r) {
      for (int j = 0; j < kPowers - r; ++j) moments[j] = steady * moments[j] + moments[j + 1];
      sums.of[r] = sums.of[r] + moments[0];
    }
  }

  /// Return the mean casualties of the days so far, and the rate per day at that moment.
  HWY_INLINE Real mean(const Elapsed& so_far) const { return steady * so_far.days + share[0] * so_far.learned; }
  HWY_INLINE Real rate(const Elapsed& so_far) const { return steady + share[0] * fade * (Real(1) - so_far.learned); }

 private:
  static constexpr double kLeastFade = 1e-12;  // too slow to be visible over any number of days

  /// Computes 1 − (1 − y)ʳ for r = 1 … 7.
  static HWY_INLINE void geometric(Real y, Real (&to)[kPowers]) {
    const Real left = Real(1) - y, square = left * left;
    to[0] = y;
    to[1] = y * (left + 1);
    to[2] = y * (square + left + 1);
    to[3] = to[1] * (square + 1);
    to[4] = y * (square * (square + left + 1) + left + 1);
    to[5] = to[2] * (square * left + 1);
    to[6] = y * ((square + left + 1) * (square * left + 1) + square * square * square);
  }
};

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
