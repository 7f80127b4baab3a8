#pragma once
#include <cmath>
#include <compare>
#include <concepts>
#include <istream>
#include <limits>
#include <ostream>

#include <boost/math/policies/policy.hpp>

#include "core/math.hpp"

namespace ebb::math {

/// A double whose functions are those of core/math.hpp. Boost.Math instantiated on it gives the same bits on every machine;
/// on double itself it would call the C library's. It meets Boost.Math's "conceptual requirements for real number types".
class Portable {
 public:
  constexpr Portable() = default;
  template <typename Number>
  requires std::integral<Number> || std::floating_point<Number>
  constexpr Portable(Number value) : value_(static_cast<double>(value)) {}  // implicit, as between built-in numbers

  constexpr double value() const { return value_; }
  template <typename Number>
  requires std::integral<Number> || std::floating_point<Number>
  explicit constexpr operator Number() const { return static_cast<Number>(value_); }

  constexpr Portable& operator+=(Portable b) { return value_ += b.value_, *this; }
  constexpr Portable& operator-=(Portable b) { return value_ -= b.value_, *this; }
  constexpr Portable& operator*=(Portable b) { return value_ *= b.value_, *this; }
  constexpr Portable& operator/=(Portable b) { return value_ /= b.value_, *this; }
  constexpr Portable& operator++() { return *this += 1; }
  constexpr Portable& operator--() { return *this -= 1; }
  constexpr Portable operator++(int) {
    const Portable old = *this;
    ++*this;
    return old;
  }
  constexpr Portable operator--(int) {
    const Portable old = *this;
    --*this;
    return old;
  }

  friend constexpr Portable operator+(Portable a) { return a; }
  friend constexpr Portable operator-(Portable a) { return -a.value_; }
  friend constexpr Portable operator+(Portable a, Portable b) { return a += b; }
  friend constexpr Portable operator-(Portable a, Portable b) { return a -= b; }
  friend constexpr Portable operator*(Portable a, Portable b) { return a *= b; }
  friend constexpr Portable operator/(Portable a, Portable b) { return a /= b; }
  friend constexpr bool operator==(Portable a, Portable b) = default;
  friend constexpr std::partial_ordering operator<=>(Portable a, Portable b) = default;

 private:
  double value_ = 0;
};

// Found by Boost.Math through the argument's namespace.
inline Portable exp(Portable x) { return exp(x.value()); }
inline Portable expm1(Portable x) { return expm1(x.value()); }
inline Portable log(Portable x) { return log(x.value()); }
inline Portable log1p(Portable x) { return log1p(x.value()); }
inline Portable log10(Portable x) { return log(x.value()) * 0x1.bcb7b1526e50ep-2; }
inline Portable pow(Portable x, Portable y) { return pow(x.value(), y.value()); }
inline Portable sin(Portable x) { return sin(x.value()); }
inline Portable cos(Portable x) { return cos(x.value()); }
inline Portable tan(Portable x) { return tan(x.value()); }
inline Portable asin(Portable x) { return asin(x.value()); }
inline Portable acos(Portable x) { return acos(x.value()); }
inline Portable atan(Portable x) { return atan(x.value()); }
inline Portable sinh(Portable x) { return sinh(x.value()); }
inline Portable cosh(Portable x) { return cosh(x.value()); }
inline Portable tanh(Portable x) { return tanh(x.value()); }

// Exact in every C library.
inline Portable sqrt(Portable x) { return std::sqrt(x.value()); }
inline Portable fabs(Portable x) { return std::fabs(x.value()); }
inline Portable abs(Portable x) { return std::fabs(x.value()); }
inline Portable floor(Portable x) { return std::floor(x.value()); }
inline Portable ceil(Portable x) { return std::ceil(x.value()); }
inline Portable fmod(Portable x, Portable y) { return std::fmod(x.value(), y.value()); }
inline Portable ldexp(Portable x, int exponent) { return std::ldexp(x.value(), exponent); }
inline Portable frexp(Portable x, int* exponent) { return std::frexp(x.value(), exponent); }
inline Portable modf(Portable x, Portable* whole) {
  double part = 0;
  const double fraction = std::modf(x.value(), &part);
  *whole = part;
  return fraction;
}

template <typename Char, typename Traits>
std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out, Portable x) {
  return out << x.value();
}
template <typename Char, typename Traits>
std::basic_istream<Char, Traits>& operator>>(std::basic_istream<Char, Traits>& in, Portable& x) {
  double value = 0;
  in >> value;
  x = value;
  return in;
}

/// For every call of Boost.Math on Portable: nothing is promoted, overflow is ±infinity, a bad argument NaN, and the quantile of
/// a whole-number law is the smallest number whose cdf is not below p.
using PortablePolicy = boost::math::policies::policy<
    boost::math::policies::promote_float<false>, boost::math::policies::promote_double<false>,
    boost::math::policies::discrete_quantile<boost::math::policies::integer_round_up>,
    boost::math::policies::domain_error<boost::math::policies::ignore_error>,
    boost::math::policies::pole_error<boost::math::policies::ignore_error>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::underflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::denorm_error<boost::math::policies::ignore_error>,
    boost::math::policies::rounding_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>,
    boost::math::policies::indeterminate_result_error<boost::math::policies::ignore_error>>;

}  // namespace ebb::math

/// Those of double; members that are functions return Portable.
template <>
class std::numeric_limits<ebb::math::Portable> : public std::numeric_limits<double> {
  using Double = std::numeric_limits<double>;
  using Portable = ebb::math::Portable;

 public:
  static constexpr Portable min() noexcept { return Double::min(); }
  static constexpr Portable max() noexcept { return Double::max(); }
  static constexpr Portable lowest() noexcept { return Double::lowest(); }
  static constexpr Portable epsilon() noexcept { return Double::epsilon(); }
  static constexpr Portable round_error() noexcept { return Double::round_error(); }
  static constexpr Portable infinity() noexcept { return Double::infinity(); }
  static constexpr Portable quiet_NaN() noexcept { return Double::quiet_NaN(); }
  static constexpr Portable signaling_NaN() noexcept { return Double::signaling_NaN(); }
  static constexpr Portable denorm_min() noexcept { return Double::denorm_min(); }
};
