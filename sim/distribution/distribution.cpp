#include "ebb/distribution/distribution.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "distribution/check.hpp"
#include "distribution/laws.hpp"
#include "distribution/quantile_lanes.hpp"
#include "ebb/distribution/error.hpp"

namespace ebb {
namespace {

constexpr double kLeastKept = 1e-12;
constexpr Uniform kSmallestUniform = uniform_from_bits(0), kLargestUniform = uniform_from_bits(~std::uint64_t{0});

Support support_of(const Family& family) {
  return std::visit([](const auto& law) { return support(law); }, family);
}

Tails cdf_of(const Family& family, double x) {
  if (x == kUnbounded) return {1, 0};
  if (x == -kUnbounded) return {0, 1};
  return std::visit([x](const auto& law) { return cdf(law, x); }, family);
}

[[noreturn]] void refuse_extreme() {
  throw DistributionError("", "the numbers are too large, too small or too far apart to calculate with; give less extreme ones");
}

/// Refuses a family whose quantiles are not numbers: its parameters have left the range of a double. The parts of a mixture have
/// been checked, and its quantiles lie between theirs.
void require_numbers(const Family& family) {
  if (std::holds_alternative<Mixture>(family)) return;
  for (const Uniform u : {kSmallestUniform, Uniform{0.5, 0.5}, kLargestUniform}) {
    if (std::isnan(std::visit([u](const auto& law) { return ebb::quantile(law, u); }, family))) refuse_extreme();
  }
}

/// P(min ≤ X ≤ max), from the nearer tail.
double mass_between(const Tails& before_min, const Tails& at_max) {
  return before_min.below > 0.5 ? before_min.above - at_max.above : at_max.below - before_min.below;
}

void require_bounds(double min, double max, const Support& all) {
  if (std::isnan(min)) throw DistributionError("min", "min is not a number");
  if (std::isnan(max)) throw DistributionError("max", "max is not a number");
  if (min > max) { throw DistributionError("min", fmt::format("min is {}, above max, {}; swap them", shown(min), shown(max))); }
  if (min > all.high) {
    throw DistributionError("min",
                            fmt::format("min is {}, but no value is above {}; nothing is left", shown(min), shown(all.high)));
  }
  if (max < all.low) {
    throw DistributionError("max",
                            fmt::format("max is {}, but no value is below {}; nothing is left", shown(max), shown(all.low)));
  }
}

/// A bound in words; the smallest number above 0 stands for 0 itself.
std::string bound(double value) { return shown(std::abs(value) < std::numeric_limits<double>::min() ? 0 : value); }

}  // namespace

Distribution::Distribution(Family family, double min, double max)
    : family_(std::make_shared<const Family>(std::move(family))), min_(min), max_(max) {
  const Support all = support_of(*family_);
  require_bounds(min, max, all);
  require_numbers(*family_);
  lowest_ = min > all.low ? first_from(*family_, min) : all.low;
  highest_ = max < all.high ? last_to(*family_, max) : all.high;
  at_min_ = cdf_before(*family_, min);
  const Tails at_max = cdf_of(*family_, max);
  removed_ = {at_min_.below, at_max.above};
  kept_ = removed_.below == 0 && removed_.above == 0 ? 1 : mass_between(at_min_, at_max);
  if (std::isnan(kept_)) refuse_extreme();
  if (!(kept_ >= kLeastKept && lowest_ <= highest_)) {
    const bool by_min = removed_.below >= removed_.above;
    throw DistributionError(
        by_min ? "min" : "max",
        fmt::format("only {:.3g} of the probability lies between {} and {}, too little to draw from; widen min and "
                    "max, or choose another distribution",
                    std::max(kept_, 0.0), shown(min), shown(max)));
  }
  if (std::holds_alternative<Mixture>(*family_)) return;
  if (!std::isfinite(quantile(kSmallestUniform)) || !std::isfinite(quantile(kLargestUniform))) refuse_extreme();
}

double Distribution::quantile(Uniform u) const {
  // P(X < min) + u·kept and P(X > max) + (1 − u)·kept: sums of positive numbers, so neither tail loses digits.
  const Uniform inside = removed_.below == 0 && removed_.above == 0
                             ? u
                             : Uniform{removed_.below + u.u * kept_, removed_.above + u.complement * kept_};
  const double x = std::visit([inside](const auto& law) { return ebb::quantile(law, inside); }, *family_);
  return std::clamp(x, lowest_, highest_);
}

void Distribution::quantiles(std::span<const Uniform> uniforms, std::span<double> values) const {
  const Cut cut{lowest_, highest_, removed_.below, removed_.above, kept_};  // of nothing removed: 0 + 1·u is u
  std::size_t i = quantiles_in_vectors(*family_, cut, uniforms, values.data());
  for (; i < uniforms.size(); ++i) values[i] = quantile(uniforms[i]);
}

Tails Distribution::cdf(double x) const {
  if (x < lowest_) return {0, 1};
  if (x >= highest_) return {1, 0};
  const Tails all = cdf_of(*family_, x);
  if (removed_.below == 0 && removed_.above == 0) return all;
  const double below = at_min_.below > 0.5 ? at_min_.above - all.above : all.below - at_min_.below;
  const double above = removed_.above > 0.5 ? cdf_of(*family_, max_).below - all.below : all.above - removed_.above;
  return {std::clamp(below / kept_, 0.0, 1.0), std::clamp(above / kept_, 0.0, 1.0)};
}

bool Distribution::operator==(const Distribution& other) const {
  return min_ == other.min_ && max_ == other.max_ && *family_ == *other.family_;
}

bool Distribution::discrete() const { return has_atoms(*family_); }

std::string describe(const Distribution& distribution) {
  std::string text = std::visit([](const auto& law) { return words(law); }, distribution.family());
  const Tails removed = distribution.removed();  // a bound that removes nothing is not worth a word
  if (removed.below > 0 && removed.above > 0)
    return text + fmt::format(", cut to {} … {}", bound(distribution.min()), bound(distribution.max()));
  if (removed.below > 0) return text + fmt::format(", at least {}", bound(distribution.min()));
  if (removed.above > 0) return text + fmt::format(", at most {}", bound(distribution.max()));
  return text;
}

}  // namespace ebb
