#include "distribution/octaves.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "core/math.hpp"
#include "distribution/chebyshev.hpp"
#include "distribution/laws.hpp"

namespace ebb {
namespace {

constexpr int kTerms = QuantileOctaves::kTerms;
using Interpolation = Chebyshev<kTerms>;

constexpr Interpolation::Terms kNothing = [] {
  Interpolation::Terms terms{};
  terms.fill(std::numeric_limits<double>::quiet_NaN());
  return terms;
}();

/// A range of the nearer tail's probability.
struct TailRange {
  bool above;
  double from, to;
  Uniform at(double v) const {
    const double t = from + (to - from) * (0.5 * (v + 1));
    return above ? Uniform{1 - t, t} : Uniform{t, 1 - t};
  }
};

/// Where a mixture's density or its cdf jumps: ends of supports, peaks of triangles, single values.
void collect_breaks(const Distribution& law, std::vector<double>& breaks) {
  breaks.insert(breaks.end(), {law.lowest(), law.highest()});
  if (const auto* triangle = std::get_if<Triangular>(&law.family())) breaks.push_back(triangle->mode);
  if (const auto* list = std::get_if<Discrete>(&law.family()))
    breaks.insert(breaks.end(), list->values.begin(), list->values.end());
  if (const auto* mixed = std::get_if<Mixture>(&law.family())) {
    for (const Distribution& part : mixed->parts) collect_breaks(part, breaks);
  }
}

/// The probabilities at which the quantile function is not smooth.
std::vector<Uniform> edges_of(const Distribution& law) {
  std::vector<Uniform> edges;
  if (!std::holds_alternative<Mixture>(law.family())) return edges;
  std::vector<double> breaks;
  collect_breaks(law, breaks);
  std::sort(breaks.begin(), breaks.end());
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  for (const double x : breaks) {
    if (!std::isfinite(x)) continue;
    for (const double beside : {std::nextafter(x, -kUnbounded), x}) {
      const Tails tails = law.cdf(beside);
      edges.push_back({tails.below, tails.above});
    }
  }
  return edges;
}

class Builder {
 public:
  Builder(const Distribution& exact, double bound) : exact_(exact), bound_(bound), edges_(edges_of(exact)) {
    scale_ = std::fabs(exact.quantile({0.75, 0.25}) - exact.quantile({0.25, 0.75}));
  }

  /// The cells of one octave, with the fewest splits that let all of them fit, or the most allowed.
  std::vector<QuantileOctaves::Cell> octave(bool above, double from) const {
    std::vector<QuantileOctaves::Cell> cells;
    for (int splits = 0; splits <= QuantileOctaves::kMostSplits; ++splits) {
      cells.clear();
      const double width = std::ldexp(from, -splits);
      bool all_fit = true;
      for (int i = 0; i < 1 << splits; ++i) {
        const auto fitted = fit({above, from + i * width, from + (i + 1) * width});
        cells.emplace_back(fitted.value_or(kNothing));
        all_fit = all_fit && fitted;
        if (!all_fit && splits < QuantileOctaves::kMostSplits) break;
      }
      if (all_fit) break;
    }
    return cells;
  }

 private:
  bool holds_edge(const TailRange& range) const {
    constexpr double kMargin = 1e-12;
    return std::any_of(edges_.begin(), edges_.end(), [&range](Uniform edge) {
      const double t = range.above ? edge.complement : edge.u;
      return t > range.from * (1 - kMargin) && t < range.to * (1 + kMargin);
    });
  }

  /// The coefficients of v, or nothing where no polynomial will do.
  std::optional<Interpolation::Terms> fit(const TailRange& range) const {
    if (holds_edge(range)) return {};
    Interpolation::Terms values{};
    for (int k = 0; k < kTerms; ++k) values[k] = exact_.quantile(range.at(Interpolation::nodes()[k]));
    const Interpolation::Terms coefficients = Interpolation::interpolated(values);
    // The error of the interpolation is largest between nodes and towards the ends.
    constexpr std::array<double, 3> kBetweenNodes = {-0.972, 0.0, 0.972};
    const bool fits = std::all_of(kBetweenNodes.begin(), kBetweenNodes.end(), [&](double v) {
      const double wanted = exact_.quantile(range.at(v));
      const double allowed = 0.1 * bound_ * std::max(std::fabs(wanted), scale_);
      return std::fabs(math::polynomial(coefficients, v) - wanted) <= allowed;
    });
    return fits ? std::optional(coefficients) : std::nullopt;
  }

  const Distribution& exact_;
  double bound_, scale_ = 0;
  std::vector<Uniform> edges_;
};

}  // namespace

QuantileOctaves::Cell::Cell(const std::array<double, kTerms>& coefficients) : terms{} {
  for (int i = 0; i < kTerms; ++i) terms[i % kRow][i / kRow] = coefficients[i];
}

void QuantileOctaves::make() const {
  std::call_once(made_, [this] {
    const Builder builder(exact_, bound_);
    for (std::size_t i = 0; i < octaves.size(); ++i) {
      const bool above = i >= kOctaves;
      const std::vector<Cell> built = builder.octave(above, std::ldexp(0.25, -static_cast<int>(i % kOctaves)));
      octaves[i].word = cells.size() | static_cast<std::uint64_t>(std::countr_zero(built.size())) << 32;
      cells.insert(cells.end(), built.begin(), built.end());
    }
  });
}

}  // namespace ebb
