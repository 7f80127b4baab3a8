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

/// Long polynomials take few values of the exact function, which may be slow; short ones are what sampling evaluates.
using Long = Chebyshev<14>;
using Short = Chebyshev<QuantileOctaves::kTerms>;

template <class Interpolation>
constexpr typename Interpolation::Terms kNothing = [] {
  typename Interpolation::Terms terms{};
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

/// The quantile function over one octave of one tail, cut into equal pieces: NaN on those where no polynomial fits.
struct LongPieces {
  std::vector<Long::Terms> pieces;

  /// At a place between 0 and 1, the ends of the octave.
  double at(double place) const {
    const double scaled = place * static_cast<double>(pieces.size());
    const double piece = std::min(std::floor(scaled), static_cast<double>(pieces.size() - 1));
    return math::polynomial(pieces[static_cast<std::size_t>(piece)], 2 * (scaled - piece) - 1);
  }
};

class Builder {
 public:
  Builder(const Distribution& exact, QuantileOctaves::Bound bound) : exact_(exact), bound_(bound), edges_(edges_of(exact)) {}

  /// The pieces of the octave from t = `from` on, with the fewest splits that let all of them fit, or the most allowed.
  LongPieces octave(bool above, double from) const {
    constexpr int kMostSplits = 5;
    LongPieces octave;
    for (int splits = 0; splits <= kMostSplits; ++splits) {
      octave.pieces.clear();
      const double width = std::ldexp(from, -splits);
      bool all_fit = true;
      for (int i = 0; i < 1 << splits; ++i) {
        const TailRange range{above, from + i * width, from + (i + 1) * width};
        const auto exact_at = [&](double v) { return exact_.quantile(range.at(v)); };
        const auto fitted = holds_edge(range) ? std::nullopt : fit<Long>(exact_at);
        octave.pieces.push_back(fitted.value_or(kNothing<Long>));
        all_fit = all_fit && fitted;
        if (!all_fit && splits < kMostSplits) break;
      }
      if (all_fit) break;
    }
    return octave;
  }

  /// Cell number i of 2^splits of an octave.
  std::optional<Short::Terms> cell(const LongPieces& octave, int i, int splits) const {
    return fit<Short>([&](double v) { return octave.at(std::ldexp(i + 0.5 * (v + 1), -splits)); });
  }

 private:
  bool holds_edge(const TailRange& range) const {
    constexpr double kMargin = 1e-12;
    return std::any_of(edges_.begin(), edges_.end(), [&range](Uniform edge) {
      const double t = range.above ? edge.complement : edge.u;
      return t > range.from * (1 - kMargin) && t < range.to * (1 + kMargin);
    });
  }

  /// The coefficients of v, or nothing where no polynomial fits.
  template <class Interpolation, class Wanted>
  std::optional<typename Interpolation::Terms> fit(const Wanted& wanted_at) const {
    typename Interpolation::Terms values{};
    for (std::size_t k = 0; k < values.size(); ++k) values[k] = wanted_at(Interpolation::nodes()[k]);
    const auto coefficients = Interpolation::interpolated(values);
    // The error of the interpolation is largest between nodes and towards the ends.
    constexpr std::array<double, 3> kBetweenNodes = {-0.972, 0.0, 0.972};
    const bool fits = std::all_of(kBetweenNodes.begin(), kBetweenNodes.end(), [&](double v) {
      const double wanted = wanted_at(v);
      const double allowed = 0.1 * std::max(bound_.relative * std::fabs(wanted), bound_.absolute);
      return std::isfinite(allowed) && std::fabs(math::polynomial(coefficients, v) - wanted) <= allowed;
    });
    return fits ? std::optional(coefficients) : std::nullopt;
  }

  const Distribution& exact_;
  QuantileOctaves::Bound bound_;
  std::vector<Uniform> edges_;
};

}  // namespace

QuantileOctaves::Cell::Cell(const std::array<double, kTerms>& coefficients) : terms{} {
  for (std::size_t i = 0; i < kTerms; ++i) terms[i % 2][i / 2] = coefficients[i];
}

QuantileOctaves::QuantileOctaves(const Distribution& exact, Bound bound) {
  const Builder builder(exact, bound);
  std::vector<LongPieces> octaves;
  for (const bool above : {false, true})
    for (int n = kOctaves; n >= 1; --n) octaves.push_back(builder.octave(above, std::ldexp(0.5, -n)));
  for (const LongPieces& octave : octaves) splits = std::max(splits, std::countr_zero(octave.pieces.size()));
  const auto all_fit = [&] {
    bool fit = true;
    cells.clear();
    for (const LongPieces& octave : octaves)
      for (int i = 0; i < 1 << splits; ++i) {
        const auto cell = builder.cell(octave, i, splits);
        cells.emplace_back(cell.value_or(kNothing<Short>));
        fit = fit && cell;
      }
    return fit;
  };
  while (!all_fit() && splits < kMostSplits) ++splits;
}

bool QuantileOctaves::complete() const {
  return std::none_of(cells.begin(), cells.end(), [](const Cell& cell) { return std::isnan(cell.terms[0][0]); });
}

}  // namespace ebb
