// Poisson and binomial counts in lanes. Each is a function of one random word or of fair coins.
#if defined(EBB_MODEL_LANE_COUNTS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_LANE_COUNTS_INL_H_
#undef EBB_MODEL_LANE_COUNTS_INL_H_
#else
#define EBB_MODEL_LANE_COUNTS_INL_H_
#endif

#include "model/day_noise.hpp"
#include "model/lane_quantiles-inl.h"
#include "model/lane_stream-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

struct Steps {
  static constexpr int kMost = 80;
  float whole[kMost], reciprocal[kMost];  // k, 1/(k + 1)
};
inline constexpr Steps kSteps = [] {
  Steps steps{};
  for (int k = 0; k < Steps::kMost; ++k) {
    steps.whole[k] = static_cast<float>(k);
    steps.reciprocal[k] = 1 / static_cast<float>(k + 1);
  }
  return steps;
}();

/// Returns a word as a uniform in single precision. It stays below 1 by more than a sum of probabilities can lose to rounding.
template <class F>
HWY_INLINE Floats<F> uniform_to_add_up(F f, Words<F> word) {
  const auto whole = hn::ConvertTo(f, hn::BitCast(hn::RebindToSigned<F>(), hn::ShiftRight<8>(word)));
  return hn::Mul(whole, hn::Set(f, 0x1p-24f * (1 - 0x1p-20f)));
}

/// The distribution of a count N: log p₀, and p_{n+1} = pₙ · (a − b·n)/(n + 1), where pₙ = P(N = n).
template <class F>
struct CountLaw {
  Floats<F> log_none, a, b;
  HWY_INLINE Floats<F> ratio(F f, int n) const {
    const auto left = hn::Sub(a, hn::Mul(b, hn::Set(f, kSteps.whole[n])));
    return hn::Mul(left, hn::Set(f, kSteps.reciprocal[n]));
  }
};

/// Returns 1 − e⁻ᵗ for 0 ≤ t ≤ ½, by its series.
template <class F>
HWY_INLINE Floats<F> one_less_exp(F f, Floats<F> t) {
  constexpr float kTerms[] = {1.0f, -1.0f / 2, 1.0f / 6, -1.0f / 24, 1.0f / 120, -1.0f / 720, 1.0f / 5040, -1.0f / 40320};
  return hn::Mul(t, polynomial(f, kTerms, t));
}

/// Returns the number of n ≥ 1 with 1 − u < P(N ≥ n) in the lanes of `which`, else 0. It is for distributions with
/// log P(N = 0) > kRareFrom. Probabilities far below 2⁻²⁴ keep their precision, down to the 2⁻³² of a word.
template <class F>
HWY_NOINLINE Floats<F> count_rare(F f, hn::Mask<F> which, Words<F> word, const CountLaw<F>& law) {
  const auto one = hn::Set(f, 1.0f);
  const auto from_top = hn::ConvertTo(f, hn::Not(hn::BitCast(hn::RebindToSigned<F>(), word)));  // below 0 where u < ½
  const auto cell = hn::Mul(hn::Add(from_top, hn::Set(f, 0.5f)), hn::Set(f, 0x1p-32f));
  const auto upper = hn::And(which, hn::Gt(cell, hn::Zero(f)));
  const auto rest = hn::IfThenElse(upper, cell, one);
  auto n = hn::Zero(f), at_least = hn::IfThenElseZero(upper, one_less_exp(f, hn::Neg(law.log_none)));
  auto more = hn::Lt(rest, at_least);
  if (HWY_LIKELY(hn::AllFalse(f, more))) return n;
  auto p = exp(f, law.log_none);
  for (int k = 0; k < Steps::kMost - 4 && !hn::AllFalse(f, more); ++k) {
    n = hn::IfThenElse(more, hn::Add(n, one), n);
    p = hn::Mul(p, law.ratio(f, k));
    auto sum = hn::Add(one, law.ratio(f, k + 4));  // P(N ≥ k + 2) over P(N = k + 2)
    for (int i = 3; i >= 2; --i) sum = hn::Add(one, hn::Mul(law.ratio(f, k + i), sum));
    at_least = hn::IfThenElseZero(more, hn::Mul(hn::Mul(p, law.ratio(f, k + 1)), sum));
    more = hn::Lt(rest, at_least);
  }
  return n;
}

/// Returns the smallest n with u ≤ p₀ + … + pₙ in the lanes of `which`, else 0.
template <class F>
HWY_NOINLINE Floats<F> add_up(F f, hn::Mask<F> which, Words<F> word, const CountLaw<F>& law) {
  constexpr int kAtATime = 4;
  const auto rare = hn::And(which, hn::Gt(law.log_none, hn::Set(f, kRareFrom)));
  auto n = hn::Zero(f);
  if (!hn::AllFalse(f, rare)) {
    n = count_rare(f, rare, word, law);
    which = hn::AndNot(rare, which);
    if (hn::AllFalse(f, which)) return n;
  }
  const auto u = hn::IfThenElseZero(which, uniform_to_add_up(f, word));
  const auto one = hn::Set(f, 1.0f);
  auto p = exp(f, law.log_none), sum = p;
  for (int k = 0; k < Steps::kMost && !hn::AllFalse(f, hn::Gt(u, sum));) {
    for (const int pause = k + kAtATime; k < pause; ++k) {
      n = hn::IfThenElse(hn::Gt(u, sum), hn::Add(n, one), n);
      p = hn::Mul(p, law.ratio(f, k));
      sum = hn::Add(sum, p);
    }
  }
  return n;
}

/// Returns c[0]·z + c[1]·z³ + …
template <class F, std::size_t N>
HWY_INLINE Floats<F> odd(F f, const float (&c)[N], Floats<F> z, Floats<F> square) {
  return hn::Mul(z, polynomial(f, c, square));
}

/// Returns the lanes in which the expansion of a count's quantile, x, may be on the wrong side of a whole number. It may be near
/// one and in the tails. tests/unit/model/day_noise_test.cpp compares the margin with the exact distributions, for all means and
/// variances from kExpandedFrom on. Above kTrustedFrom there are no such lanes: the error is below kCountError.
template <class F>
HWY_INLINE hn::Mask<F> doubtful(F f, Floats<F> x, Floats<F> r, Floats<F> z, Floats<F> spread) {
  const auto square = hn::Mul(z, z);
  const auto most = hn::Mul(hn::Mul(r, hn::Mul(r, r)),
                            hn::Add(hn::Mul(hn::Mul(square, square), hn::Set(f, 0.012f)), hn::Set(f, 0.02f)));
  const auto distance = hn::Abs(hn::Sub(x, hn::Round(x)));
  const auto tails = hn::Gt(square, hn::Set(f, 3.5f * 3.5f));
  return hn::And(hn::Or(hn::Lt(distance, most), tails), hn::Lt(spread, hn::Set(f, kTrustedFrom)));
}

/// Returns Poisson counts by inversion of one word, for any mean ≥ 0. z is the normal quantile of the word. It uses the expansion
/// of M. B. Giles, "Algorithm 955: approximation of the inverse Poisson cumulative distribution function", ACM TOMS 42 (2016),
/// equations 12 to 14. This is the Cornish–Fisher expansion with Sheppard's corrections. The cdf is summed in doubtful lanes.
template <class F>
HWY_INLINE Doubles<F> poisson(F f, Doubles<F> mean, Words<F> word, Floats<F> z) {
  mean = least(f, mean, all(f, 1e18));  // far beyond every strength
  const auto m = narrowed(f, mean);
  const auto root = hn::Sqrt(m);
  const auto r = hn::Div(hn::Set(f, 1.0f), root);
  constexpr float kSecond[] = {1.0f / 3, 1.0f / 6};
  constexpr float kThird[] = {-1.0f / 36, -1.0f / 72};
  constexpr float kFourth[] = {-8.0f / 405, 7.0f / 810, 1.0f / 270};
  const auto square = hn::Mul(z, z);
  const auto small_terms = hn::Add(odd(f, kThird, z, square), hn::Mul(r, polynomial(f, kFourth, square)));
  const auto some = hn::Gt(m, hn::Zero(f));
  const auto offset = hn::IfThenElseZero(
      some, hn::Add(hn::Mul(root, z), hn::Add(polynomial(f, kSecond, square), hn::Mul(r, small_terms))));
  const auto count = most(f, whole(f, plus(f, mean, widened(f, offset))), all(f, 0));

  const auto small = hn::Lt(m, hn::Set(f, kExpandedFrom));
  const auto to_add_up = hn::And(some, hn::Or(small, doubtful(f, hn::Add(m, offset), r, z, m)));
  if (hn::AllFalse(f, to_add_up)) return count;
  const auto added = add_up(f, to_add_up, word, CountLaw<F>{hn::Neg(m), m, hn::Zero(f)});
  return choose(f, widened_flags(f, to_add_up), widened(f, added), count);
}

template <class F>
HWY_INLINE Doubles<F> poisson(F f, Doubles<F> mean, Words<F> word) {
  return poisson(f, mean, word, normal(f, word));
}

/// Returns Poisson counts for means that are mostly small. Below kFewBelow, the cdf is summed.
template <class F>
HWY_INLINE Doubles<F> few_poisson(F f, Doubles<F> mean, Words<F> word) {
  const auto m = narrowed(f, mean);
  const auto small = hn::Lt(m, hn::Set(f, kFewBelow));
  const auto some = hn::And(small, hn::Gt(m, hn::Zero(f)));
  const auto few = widened(f, add_up(f, some, word, CountLaw<F>{hn::Neg(m), m, hn::Zero(f)}));
  return HWY_LIKELY(hn::AllTrue(f, small)) ? few : choose(f, widened_flags(f, small), few, poisson(f, mean, word));
}

/// The quantities of a probability p ≤ ½ that binomial() needs.
template <class F>
struct Share {
  Doubles<F> p;
  Floats<F> share, log_rest, odds;  ///< p, log(1 − p), p/(1 − p)
};

/// Returns binomial counts for whole n ≥ 0, by inversion of one word. It uses the Cornish–Fisher expansion to the fifth cumulant
/// (E. A. Cornish, R. A. Fisher, Revue de l'Institut International de Statistique 5, 1938), with Sheppard's corrections (quantile
/// at the count plus ½, variance − 1/12, κ₄ + 1/120). The cdf is summed in doubtful lanes.
template <class F>
HWY_NOINLINE Doubles<F> binomial(F f, Doubles<F> n, const Share<F>& share, Words<F> word) {
  const auto one = hn::Set(f, 1.0f);
  const auto mean = times(f, n, share.p);
  const auto rest = hn::Sub(one, share.share);
  const auto variance = hn::Mul(narrowed(f, mean), rest);
  const auto small = hn::Lt(variance, hn::Set(f, kExpandedFrom));
  auto to_add_up = small;
  auto count = all(f, 0);
  if (!hn::AllTrue(f, small)) {
    const auto z = normal(f, word);
    const auto safe = hn::Max(variance, hn::Set(f, kExpandedFrom));
    const auto v = hn::Sub(safe, hn::Set(f, 1.0f / 12));
    const auto sd = hn::Sqrt(v);
    const auto r = hn::Div(one, sd);
    const auto ratio = hn::Mul(hn::Mul(safe, r), r);
    const auto pq = hn::Mul(share.share, rest);
    const auto skew = hn::Mul(ratio, hn::Sub(rest, share.share));  // γ₁·sd
    const auto excess = hn::Add(hn::Mul(ratio, hn::Sub(one, hn::Mul(pq, hn::Set(f, 6.0f)))),
                                hn::Mul(hn::Set(f, 1.0f / 120), hn::Mul(r, r)));     // γ₂·sd²
    const auto fifth = hn::Mul(skew, hn::Sub(one, hn::Mul(pq, hn::Set(f, 12.0f))));  // γ₃·sd³
    constexpr float kSkew[] = {-1.0f / 6, 1.0f / 6};
    constexpr float kExcess[] = {-3.0f / 24, 1.0f / 24};
    constexpr float kSkew2[] = {5.0f / 36, -2.0f / 36};
    constexpr float kFifth[] = {3.0f / 120, -6.0f / 120, 1.0f / 120};
    constexpr float kBoth[] = {-2.0f / 24, 5.0f / 24, -1.0f / 24};
    constexpr float kSkew3[] = {17.0f / 324, -53.0f / 324, 12.0f / 324};
    const auto square = hn::Mul(z, z), skew2 = hn::Mul(skew, skew);
    const auto third = hn::Add(hn::Mul(excess, odd(f, kExcess, z, square)), hn::Mul(skew2, odd(f, kSkew2, z, square)));
    const auto fourth = hn::Add(
        hn::Add(hn::Mul(fifth, polynomial(f, kFifth, square)), hn::Mul(hn::Mul(skew, excess), polynomial(f, kBoth, square))),
        hn::Mul(hn::Mul(skew2, skew), polynomial(f, kSkew3, square)));
    const auto small_terms = hn::Mul(r, hn::Add(third, hn::Mul(r, fourth)));
    const auto offset = hn::Add(hn::Add(hn::Mul(sd, z), hn::Mul(skew, polynomial(f, kSkew, square))),
                                hn::Add(small_terms, hn::Set(f, 0.5f)));
    count = least(f, most(f, whole(f, plus(f, mean, widened(f, offset))), all(f, 0)), n);
    to_add_up = hn::Or(small, doubtful(f, hn::Add(narrowed(f, mean), offset), r, z, variance));
    if (hn::AllFalse(f, to_add_up)) return count;
  }
  const auto persons = narrowed(f, n);
  const auto some = hn::And(to_add_up, hn::Gt(variance, hn::Zero(f)));
  const auto added = add_up(f, some, word,
                            CountLaw<F>{hn::Mul(persons, share.log_rest), hn::Mul(persons, share.odds), share.odds});
  return choose(f, widened_flags(f, to_add_up), widened(f, hn::Min(added, persons)), count);
}

/// Does the same for any probability. Above ½, failures are drawn instead.
template <class F>
HWY_INLINE Doubles<F> binomial(F f, Doubles<F> n, Doubles<F> probability, Words<F> word) {
  const auto one = all(f, 1.0);
  const auto failures = below(f, all(f, 0.5), probability);
  const auto p = choose(f, failures, minus(f, one, probability), probability);
  const auto reflected = hn::Gt(narrowed(f, where(f, failures, one)), hn::Zero(f));
  word = hn::IfThenElse(hn::RebindMask(hn::RebindToUnsigned<F>(), reflected), hn::Not(word), word);
  const auto share = narrowed(f, p);
  const Share<F> known{p, share, log1p_negated(f, share), hn::Div(share, hn::Sub(hn::Set(f, 1.0f), share))};
  const auto count = binomial(f, n, known, word);
  return choose(f, failures, minus(f, n, count), count);
}

/// Returns how far Binomial(n, ½), for n above 31, lies above n/2 before it is rounded down, by inversion of one word. It uses
/// the Cornish–Fisher expansion to the sixth cumulant, with Sheppard's corrections (quantile at the count plus ½,
/// variance − 1/12, κ₄ + 1/120, κ₆ − 1/252).
template <class F>
HWY_INLINE Floats<F> above_half(F f, Floats<F> n, Words<F> word) {
  const auto z = normal(f, word);
  const auto quarter = hn::Mul(hn::Max(n, hn::Set(f, 31.0f)), hn::Set(f, 0.25f));
  const auto v = hn::Sub(quarter, hn::Set(f, 1.0f / 12));
  const auto r = hn::Div(hn::Set(f, 1.0f), v);
  const auto excess = hn::Mul(hn::Mul(r, r), hn::Sub(hn::Set(f, 1.0f / 120), hn::Mul(quarter, hn::Set(f, 0.5f))));
  const auto sixth = hn::Mul(hn::Mul(hn::Mul(r, r), r), hn::Sub(quarter, hn::Set(f, 1.0f / 252)));
  constexpr float kExcess[] = {-3.0f / 24, 1.0f / 24};
  constexpr float kExcess2[] = {-29.0f / 384, 24.0f / 384, -3.0f / 384};
  constexpr float kSixth[] = {15.0f / 720, -10.0f / 720, 1.0f / 720};
  const auto square = hn::Mul(z, z);
  const auto by_excess = hn::Add(polynomial(f, kExcess, square), hn::Mul(excess, polynomial(f, kExcess2, square)));
  const auto terms = hn::Mul(z, hn::Add(hn::Mul(excess, by_excess), hn::Mul(sixth, polynomial(f, kSixth, square))));
  return hn::Add(hn::Mul(hn::Sqrt(v), hn::Add(z, terms)), hn::Set(f, 0.5f));
}

inline constexpr float kManyToHalve = 2048;  // from this n on, single precision is too coarse for n/2

template <class F>
HWY_INLINE Doubles<F> half_of_many(F f, Doubles<F> n, Floats<F> above) {
  return least(f, most(f, whole(f, plus(f, times(f, n, all(f, 0.5)), widened(f, above))), all(f, 0)), n);
}

/// Returns Binomial(n, ½) for 31 < n < 2³¹.
template <class F>
HWY_NOINLINE Words<F> halved_at_once(F f, Words<F> n, Words<F> word) {
  const hn::RebindToSigned<F> i;
  const hn::RebindToUnsigned<F> u;
  const auto persons = hn::ConvertTo(f, hn::BitCast(i, n));
  const auto above = above_half(f, persons, word);
  const auto sum = hn::Max(hn::Floor(hn::Add(hn::Mul(persons, hn::Set(f, 0.5f)), above)), hn::Zero(f));
  const auto count = hn::BitCast(u, hn::ConvertTo(i, hn::Min(sum, persons)));
  const auto many = hn::Ge(persons, hn::Set(f, kManyToHalve));
  if (HWY_LIKELY(hn::AllFalse(f, many))) return count;
  return hn::IfThenElse(hn::RebindMask(u, many), whole_words(f, half_of_many(f, whole_doubles(f, n), above)), count);
}

/// Returns Binomial(n, ½) for n < 2³¹, by the next `count` > 0 words. Each word gives fair coins for 31 persons. For more than
/// 31 · count persons, it inverts the first word.
template <class F>
HWY_INLINE Words<F> halved(F f, Words<F> n, LaneStream<F>& words, int count) {
  const hn::RebindToUnsigned<F> u;
  const auto most = hn::Set(u, 31), first = words.next();
  auto left = n, heads = hn::Zero(u), word = first;
  for (int i = 0;;) {
    const auto coins = hn::Min(left, most);
    heads = hn::Add(heads, hn::PopulationCount(hn::ShiftRight<1>(word) >> hn::Sub(most, coins)));
    left = hn::Sub(left, coins);
    if (++i == count) break;
    word = words.next();
  }
  if (hn::AllTrue(u, hn::Eq(left, hn::Zero(u)))) return heads;
  return hn::IfThenElse(hn::Eq(left, hn::Zero(u)), heads, halved_at_once(f, n, first));
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
