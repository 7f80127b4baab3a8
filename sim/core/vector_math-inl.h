// exp, log and log1p of core/math.cpp in vectors of doubles: the same operations in the same order, the same bits.
#if defined(EBB_CORE_VECTOR_MATH_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_CORE_VECTOR_MATH_INL_H_
#undef EBB_CORE_VECTOR_MATH_INL_H_
#else
#define EBB_CORE_VECTOR_MATH_INL_H_
#endif

#include <hwy/highway.h>

#include "core/series.hpp"

HWY_BEFORE_NAMESPACE();
namespace ebb::math::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// As core/polynomial.hpp; the terms are overwritten.
template <std::size_t N, class V>
HWY_INLINE V polynomial_of(V (&terms)[N], V x) {
  if constexpr (N == 1) {
    return terms[0];
  } else {
    V pairs[(N + 1) / 2];
    for (std::size_t i = 0; i < N / 2; ++i) pairs[i] = hn::Add(terms[2 * i], hn::Mul(terms[2 * i + 1], x));
    if constexpr (N % 2 == 1) pairs[N / 2] = terms[N - 1];
    return polynomial_of(pairs, hn::Mul(x, x));
  }
}

template <class D, std::size_t N>
HWY_INLINE hn::Vec<D> polynomial(D d, const std::array<double, N>& c, hn::Vec<D> x) {
  hn::Vec<D> terms[N];
  for (std::size_t i = 0; i < N; ++i) terms[i] = hn::Set(d, c[i]);
  return polynomial_of(terms, x);
}

/// For |x| ≤ kVectorExp.
template <class D>
HWY_INLINE hn::Vec<D> exp(D d, hn::Vec<D> x) {
  const hn::RebindToSigned<D> i;
  const auto one = hn::Set(d, 1.0), rounder = hn::Set(d, kRounder);
  const auto shifted = hn::Add(hn::Mul(x, hn::Set(d, kInverseLn2)), rounder);
  const auto k = hn::Sub(shifted, rounder);
  const auto first = hn::Sub(x, hn::Mul(k, hn::Set(d, kLn2High)));
  const auto second = hn::Sub(hn::Zero(d), hn::Mul(k, hn::Set(d, kLn2Low)));
  const auto high = hn::Add(first, second);
  const auto low = hn::Add(hn::Sub(first, high), second);

  const auto square = hn::Mul(high, high);
  const auto series = hn::Mul(hn::Mul(square, high), polynomial(d, kInverseFactorials, high));
  const auto beyond = hn::Add(hn::Mul(hn::Set(d, 0.5), square), hn::Add(series, hn::Add(low, hn::Mul(low, high))));
  const auto sum = hn::Add(one, high), high_part = hn::Sub(sum, one);
  const auto error = hn::Add(hn::Sub(one, hn::Sub(sum, high_part)), hn::Sub(high, high_part));
  const auto y = hn::Add(sum, hn::Add(error, beyond));

  const auto whole = hn::Sub(hn::BitCast(i, shifted), hn::BitCast(i, rounder));
  return hn::Mul(y, hn::BitCast(d, hn::ShiftLeft<52>(hn::Add(whole, hn::Set(i, 1023)))));
}

/// x = 2^k·m, √½ ≤ m < √2, for normal x > 0.
template <class D>
struct Split {
  hn::Vec<D> k, m;
};
template <class D>
HWY_INLINE Split<D> split(D d, hn::Vec<D> x) {
  const hn::RebindToSigned<D> i;
  const auto bits = hn::BitCast(i, x);
  const auto shift = hn::ShiftRight<52>(hn::Sub(bits, hn::Set(i, static_cast<std::int64_t>(kRootHalf))));
  return {hn::ConvertTo(d, shift), hn::BitCast(d, hn::Sub(bits, hn::ShiftLeft<52>(shift)))};
}

/// k·high + log(1 + f) + low, where k·ln 2 = k·high + a part of `low`.
template <class D>
HWY_INLINE hn::Vec<D> log_sum(D d, hn::Vec<D> k, hn::Vec<D> f, hn::Vec<D> low) {
  const auto s = hn::Div(f, hn::Add(hn::Set(d, 2.0), f)), z = hn::Mul(s, s);
  const auto half_square = hn::Mul(hn::Mul(hn::Set(d, 0.5), f), f);
  const auto artanh = hn::Mul(z, polynomial(d, kArtanh, z));
  const auto rest = hn::Add(hn::Mul(s, hn::Add(half_square, artanh)), low);
  return hn::Sub(hn::Mul(k, hn::Set(d, kLn2High)), hn::Sub(hn::Sub(half_square, rest), f));
}

/// For normal x > 0.
template <class D>
HWY_INLINE hn::Vec<D> log(D d, hn::Vec<D> x) {
  const auto [k, m] = split(d, x);
  return log_sum(d, k, hn::Sub(m, hn::Set(d, 1.0)), hn::Mul(k, hn::Set(d, kLn2Low)));
}

/// For −½ ≤ x ≤ −2⁻⁵⁴: log(1 + x).
template <class D>
HWY_INLINE hn::Vec<D> log1p(D d, hn::Vec<D> x) {
  const auto one = hn::Set(d, 1.0), sum = hn::Add(one, x), x_part = hn::Sub(sum, one);
  const auto error = hn::Add(hn::Sub(one, hn::Sub(sum, x_part)), hn::Sub(x, x_part));
  const auto [k, m] = split(d, sum);
  const auto low = hn::Add(hn::Mul(k, hn::Set(d, kLn2Low)), hn::Div(error, sum));
  const auto near = hn::Gt(x, hn::Set(d, -0.29));
  return log_sum(d, hn::IfThenZeroElse(near, k), hn::IfThenElse(near, x, hn::Sub(m, one)), hn::IfThenZeroElse(near, low));
}

}  // namespace ebb::math::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
