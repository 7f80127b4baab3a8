#pragma once
#include <functional>
#include <optional>

namespace ebb {

/// The root of a continuous function between two ends where it has different signs, to the last bits: Alefeld, Potra and Shi's
/// Algorithm 748 (ACM Transactions on Mathematical Software 21, 1995). Nothing where the signs are the same.
std::optional<double> root_between(const std::function<double(double)>& f, double low, double high);

/// The first double x in [low, high] with f(x) ≥ 0, where f increases, perhaps in jumps, and f(high) ≥ 0.
double first_not_below(const std::function<double(double)>& f, double low, double high);

}  // namespace ebb
