#include "ebb/distribution/quantile_table.hpp"

#include <algorithm>
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
  const QuantileOctaves::Cell* cell = octaves_ ? octaves_->cell_of(u) : nullptr;
  if (cell == nullptr) return distribution_.quantile(u);
  return std::clamp(cell->at(u), distribution_.lowest(), distribution_.highest());
}

void QuantileTable::fill(std::span<const Uniform> uniforms, std::span<double> values) const {
  if (!octaves_) return distribution_.quantiles(uniforms, values);
  for (std::size_t i = 0; i < uniforms.size(); ++i) values[i] = (*this)(uniforms[i]);
}

}  // namespace ebb
