#pragma once
#include <cstdint>
#include <optional>

#include "ebb/tally/result.hpp"

namespace ebb {

/// The front's strength on the `index`-th strength day that a share p of the trials does not exceed, pooled over the cases by
/// weight: the smallest whole number x with G(x) ≥ p. Inside a bin [a, b) its trials are taken to lie evenly on a … b − 1, so
/// the error is at most a bin's width; the last bin is open, its trials count as its lower edge. Nothing where no trial was kept.
std::optional<std::int64_t> strength_quantile(const Result& result, std::size_t index, double p);

}  // namespace ebb
