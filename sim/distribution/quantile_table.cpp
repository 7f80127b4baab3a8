#include "ebb/distribution/quantile_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <mutex>
#include <utility>

#include "distribution/octaves.hpp"

namespace ebb {
namespace {

template <class... Families>
bool holds_any(const Family& family) {
  return (std::holds_alternative<Families>(family) || ...);
}

bool has_slow_inverse(const Family& family) { return holds_any<Gamma, Beta, Mixture>(family); }

/// The table of a law, or null if its tails are too long for polynomials and its closed form is evaluated.
std::unique_ptr<const QuantileOctaves> table_of(const Distribution& law, double bound) {
  // An amount that is never negative keeps its digits however small it is, where its exact function is at hand to learn from.
  const bool slow = has_slow_inverse(law.family()), relative = !slow && law.lowest() >= 0;
  const double range = std::fabs(law.quantile({0.75, 0.25}) - law.quantile({0.25, 0.75}));
  auto table = std::make_unique<const QuantileOctaves>(law, QuantileOctaves::Bound{bound, relative ? 0 : bound * range});
  return slow || table->complete() ? std::move(table) : nullptr;
}

}  // namespace

/// The table is made at its first use, by any thread: a scenario that is only checked needs none.
struct QuantileTable::Lazy {
  std::once_flag made;
  std::unique_ptr<const QuantileOctaves> octaves;
};

QuantileTable::QuantileTable(Distribution distribution) : distribution_(std::move(distribution)) {
  const Family& family = distribution_.family();
  if (has_slow_inverse(family) || holds_any<Normal, Lognormal, Logitnormal, Exponential, Weibull, Metalog>(family))
    lazy_ = std::make_shared<Lazy>();
}

const QuantileOctaves* QuantileTable::octaves() const {
  if (!lazy_) return nullptr;
  std::call_once(lazy_->made, [this] { lazy_->octaves = table_of(distribution_, kBound); });
  return lazy_->octaves.get();
}

double QuantileTable::operator()(Uniform u) const {
  const QuantileOctaves* const table = octaves();
  const double tabled = table ? (*table)(u) : std::numeric_limits<double>::quiet_NaN();
  return std::isnan(tabled) ? distribution_.quantile(u) : std::clamp(tabled, distribution_.lowest(), distribution_.highest());
}

void QuantileTable::fill(std::span<const Uniform> uniforms, std::span<double> values) const {
  const QuantileOctaves* const table = octaves();
  if (!table) return distribution_.quantiles(uniforms, values);
  for (std::size_t i = table->in_vectors(distribution_, uniforms, values.data()); i < uniforms.size(); ++i)
    values[i] = (*this)(uniforms[i]);
}

}  // namespace ebb
