#pragma once
#include <string>

namespace ebb {

/// A number for readers, grouped: in full if it has at most six significant digits (to a relative 1e-9, so that 0.1 + 0.2 is
/// "0.3"), else a whole number from 1,000 on and four significant digits below.
std::string readable(double value);

/// A share of a distribution for readers: "31 %", "0.5 %", "0.0004 %"; two significant digits below 10 %.
std::string readable_share(double share);

}  // namespace ebb
