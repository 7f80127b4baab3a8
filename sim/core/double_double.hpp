#pragma once

namespace ebb::math {

/// An unevaluated sum high + low with |low| ≤ ulp(high)/2: about 106 bits. The error-free sum is D. E. Knuth's (The Art of
/// Computer Programming, vol. 2, 4.2.2), the product T. J. Dekker's (1971).
struct DoubleDouble {
  double high;
  double low;
};

constexpr DoubleDouble exact_sum(double a, double b) {
  const double sum = a + b;
  const double b_part = sum - a;
  const double a_part = sum - b_part;
  return {sum, (a - a_part) + (b - b_part)};
}

/// Exact where |a|, |b| < 2⁹⁹⁰ and the product is not subnormal.
constexpr DoubleDouble exact_product(double a, double b) {
  constexpr double kSplit = 0x1p27 + 1;
  const double a_top = a * kSplit - (a * kSplit - a), a_rest = a - a_top;
  const double b_top = b * kSplit - (b * kSplit - b), b_rest = b - b_top;
  const double product = a * b;
  return {product, ((a_top * b_top - product) + a_top * b_rest + a_rest * b_top) + a_rest * b_rest};
}

constexpr DoubleDouble operator+(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble sum = exact_sum(a.high, b.high);
  return exact_sum(sum.high, sum.low + (a.low + b.low));
}

constexpr DoubleDouble operator*(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble product = exact_product(a.high, b.high);
  return exact_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

}  // namespace ebb::math
