#pragma once
#include <string_view>

namespace ebb {

/// What a decimal number says, independent of the locale.
struct DecimalNumber {
  enum class Kind {
    number,     ///< `value` is the nearest double, subnormal numbers included
    not_one,    ///< the text is no decimal number
    too_large,  ///< beyond the largest double; `value` is 0
    too_small   ///< not 0, but nearer to 0 than to the smallest double above it; `value` is 0
  };
  Kind kind = Kind::not_one;
  double value = 0;
};

/// Reads a decimal number: one sign at most, digits with a point, an exponent. Neither "nan" nor "inf" is one.
DecimalNumber read_decimal(std::string_view text);

/// The double nearest to `value` written with so many significant digits. Works for subnormal numbers, too; NaN and infinities
/// come back as they are.
double to_significant_digits(double value, int digits);

}  // namespace ebb
