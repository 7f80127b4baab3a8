#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include <Eigen/LU>
#include <fmt/format.h>

#include "core/math.hpp"
#include "distribution/check.hpp"
#include "distribution/metalog.hpp"
#include "ebb/distribution/distribution.hpp"

// A metalog of n terms through n quantiles: n linear equations for the coefficients. The set is feasible where the quantile
// function increases. The coefficients are linear in each quantile (on the metalog's own scale), so the smallest slope is a
// concave function of it, and the feasible values of one quantile beside the others are one interval.
namespace ebb {
namespace {

constexpr double kLargestCoefficient = 1e150;  // leaves room for the search for a feasible set

struct Points {
  std::vector<double> p, m;  // m: on the metalog's scale
};

std::vector<double> coefficients_through(const Points& points) {
  const auto n = static_cast<Eigen::Index>(points.p.size());
  Eigen::MatrixXd terms(n, n);
  Eigen::VectorXd values(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const double p = points.p[i];
    const MetalogTerms row = metalog_terms(math::log(p / (1 - p)), {p, 1 - p});
    for (Eigen::Index j = 0; j < n; ++j) terms(i, j) = row[j];
    values(i) = points.m[i];
  }
  const Eigen::VectorXd solved = terms.fullPivLu().solve(values);
  return {solved.begin(), solved.end()};
}

/// Coefficients that are rounding errors of 0 made 0: a₂, which is an sd-like scale, beside the distance of the quantiles.
std::vector<double> without_rounding_errors(std::vector<double> coefficients, const Points& points) {
  const double smallest = 1e-12 * (points.m.back() - points.m.front());
  for (std::size_t i = 1; i < coefficients.size(); ++i) {
    if (std::fabs(coefficients[i]) < smallest) coefficients[i] = 0;
  }
  return coefficients;
}

struct Interval {
  double low, high;
};

/// Where between two values quantile `i` makes the set feasible; nothing if nowhere.
std::optional<Interval> feasible_between(Points points, std::size_t i, Interval ends) {
  const auto slope_with = [&points, i](double m) {
    points.m[i] = m;
    return least_slope(coefficients_through(points));
  };
  Interval bracket = ends;  // golden section towards the best of a concave function
  constexpr double kGolden = 0.6180339887498949;
  double left = bracket.high - kGolden * (bracket.high - bracket.low),
         right = bracket.low + kGolden * (bracket.high - bracket.low);
  double at_left = slope_with(left), at_right = slope_with(right);
  for (int step = 0; step < 80 && std::max(at_left, at_right) <= 0; ++step) {
    if (at_left < at_right) {
      bracket.low = left, left = right, at_left = at_right;
      at_right = slope_with(right = bracket.low + kGolden * (bracket.high - bracket.low));
    } else {
      bracket.high = right, right = left, at_right = at_left;
      at_left = slope_with(left = bracket.high - kGolden * (bracket.high - bracket.low));
    }
  }
  if (std::max(at_left, at_right) <= 0) return std::nullopt;
  const double inside = at_left > at_right ? left : right;
  const auto edge = [&slope_with, inside](double outside) {
    if (slope_with(outside) > 0) return outside;
    double good = inside, bad = outside;
    for (int step = 0; step < 60; ++step) {
      const double middle = 0.5 * (good + bad);
      (slope_with(middle) > 0 ? good : bad) = middle;
    }
    return good;
  };
  return Interval{edge(ends.low), edge(ends.high)};
}

/// How a set of quantiles can be made feasible by moving one of them.
struct Remedy {
  std::size_t index;
  std::optional<double> low, high;  // of the quantity itself; nothing: no limit on this side
  double move;                      // on the metalog's scale
};

std::optional<Remedy> remedy(const Points& points, std::size_t i, double low, double high) {
  const double reach = 1e3 * (points.m.back() - points.m.front());
  const bool first = i == 0, last = i + 1 == points.m.size();
  const Interval ends{first ? points.m[i] - reach : points.m[i - 1], last ? points.m[i] + reach : points.m[i + 1]};
  const auto found = feasible_between(points, i, ends);
  if (!found) return std::nullopt;
  Remedy answer{i, from_metalog_scale(found->low, low, high), from_metalog_scale(found->high, low, high),
                std::max(found->low - points.m[i], points.m[i] - found->high)};
  if (first && found->low == ends.low) answer.low.reset();
  if (last && found->high == ends.high) answer.high.reset();
  return answer;
}

/// The end of a range with just so many digits that it lies inside, and no more than 1 % of `step` from the true end.
std::string rounded_inward(double end, double step, bool upwards) {
  const double unit = math::pow(10, std::floor(math::log(step) / 2.302585092994046) - 2);
  const double whole = upwards ? std::ceil(end / unit) : std::floor(end / unit);
  return shown(unit < 1 ? whole / std::round(1 / unit) : whole * unit);
}

std::string range_in_words(const Remedy& best, double spread) {
  const double step = best.low && best.high ? std::min(spread, *best.high - *best.low) : spread;
  const std::string low = best.low ? rounded_inward(*best.low, step, true) : "";
  const std::string high = best.high ? rounded_inward(*best.high, step, false) : "";
  if (best.low && best.high) return fmt::format("lie between {} and {}", low, high);
  return best.low ? fmt::format("be at least {}", low) : fmt::format("be at most {}", high);
}

[[noreturn]] void refuse_infeasible(const std::vector<QuantilePoint>& given, const Points& points, double low, double high) {
  std::optional<Remedy> best;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const auto candidate = remedy(points, i, low, high);
    if (candidate && (!best || candidate->move < best->move)) best = candidate;
  }
  if (!best) {
    throw DistributionError("",
                            "no metalog goes through these quantiles: they would make it fall somewhere, and moving one of them "
                            "is not enough; give fewer quantiles, or a mixture");
  }
  const std::string name = quantile_name(given[best->index].p);
  throw DistributionError(
      name, fmt::format("{} = {} cannot stand beside the others: with them it must {} (a metalog through these "
                        "quantiles would fall somewhere)",
                        name, shown(given[best->index].x), range_in_words(*best, given.back().x - given.front().x)));
}

void require_bounds(double low, double high) {
  if (std::isnan(low) || low == kUnbounded) throw DistributionError("low", "low must be a finite number, or be left out");
  if (std::isnan(high) || high == -kUnbounded) throw DistributionError("high", "high must be a finite number, or be left out");
  if (!(low < high)) throw DistributionError("low", fmt::format("low is {}, not below high, {}", shown(low), shown(high)));
}

void require_inside(const QuantilePoint& point, double low, double high) {
  const std::string name = quantile_name(point.p);
  if (point.x <= low) {
    throw DistributionError(name, fmt::format("{} = {} is not above low, {}; lower the bound", name, shown(point.x), shown(low)));
  }
  if (point.x >= high) {
    throw DistributionError(name,
                            fmt::format("{} = {} is not below high, {}; raise the bound", name, shown(point.x), shown(high)));
  }
}

}  // namespace

Family metalog(const std::vector<QuantilePoint>& points, double low, double high) {
  if (points.size() < 2 || points.size() > 5) {
    throw DistributionError("", fmt::format("{} quantiles given; a metalog takes 2 to 5", points.size()));
  }
  require_bounds(low, high);
  std::vector<QuantilePoint> sorted = points;
  std::stable_sort(sorted.begin(), sorted.end(), [](const QuantilePoint& a, const QuantilePoint& b) { return a.p < b.p; });
  Points scaled;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    ordered(sorted[i == 0 ? 0 : i - 1], sorted[i == 0 ? 1 : i]);
    require_inside(sorted[i], low, high);
    scaled.p.push_back(sorted[i].p);
    scaled.m.push_back(to_metalog_scale(sorted[i].x, low, high));
  }
  const std::vector<double> coefficients = without_rounding_errors(coefficients_through(scaled), scaled);
  const auto is_extreme = [](double a) { return !(std::fabs(a) < kLargestCoefficient); };
  if (std::any_of(coefficients.begin(), coefficients.end(), is_extreme)) {
    throw DistributionError(quantile_name(sorted.back().p),
                            fmt::format("{} = {} and {} = {} are too far apart to calculate with", quantile_name(sorted[0].p),
                                        shown(sorted[0].x), quantile_name(sorted.back().p), shown(sorted.back().x)));
  }
  if (!increases(coefficients)) refuse_infeasible(sorted, scaled, low, high);
  return Metalog{coefficients, low, high};
}

}  // namespace ebb
