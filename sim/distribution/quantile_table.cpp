#include "ebb/distribution/quantile_table.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "distribution/octaves.hpp"

namespace ebb {
namespace {

bool has_slow_inverse(const Family& family) {
  return std::holds_alternative<Gamma>(family) || std::holds_alternative<Beta>(family) || std::holds_alternative<Mixture>(family);
}

}  // namespace

QuantileTable::QuantileTable(Distribution distribution) : distribution_(std::move(distribution)) {
  if (has_slow_inverse(distribution_.family())) octaves_ = std::make_shared<const QuantileOctaves>(distribution_, kBound);
}

double QuantileTable::operator()(Uniform u) const {
  if (!octaves_) return distribution_.quantile(u);
  octaves_->make();
  return finished((*octaves_)(u), u);
}

void QuantileTable::fill(std::span<const Uniform> uniforms, std::span<double> values) const {
  if (!octaves_) return distribution_.quantiles(uniforms, values);
  octaves_->make();
  std::size_t i = octaves_->in_vectors(uniforms, values.data());
  for (; i < uniforms.size(); ++i) values[i] = (*octaves_)(uniforms[i]);
  for (i = 0; i < uniforms.size(); ++i) values[i] = finished(values[i], uniforms[i]);
}

double QuantileTable::finished(double tabled, Uniform u) const {
  return std::isnan(tabled) ? distribution_.quantile(u) : std::clamp(tabled, distribution_.lowest(), distribution_.highest());
}

}  // namespace ebb
