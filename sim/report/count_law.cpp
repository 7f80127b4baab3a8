#include "report/count_law.hpp"

#include <algorithm>
#include <cmath>

#include "report/decimal.hpp"
#include "report/first_passage.hpp"

namespace ebb {

CountLaw::CountLaw(std::vector<Part> parts) : parts_(std::move(parts)) {
  if (parts_.size() == 1) parts_.front().weight = 1;
  std::map<std::int64_t, double> sum;
  for (const Part& part : parts_)
    for (const auto& [value, trials] : part.counts) sum[value] += part.weight * static_cast<double>(trials);
  for (const auto& [value, weight] : sum) {
    values_.push_back(value);
    by_value_.push_back(total_ += weight);
  }
}

double CountLaw::reached(std::int64_t x) const {
  const auto after = std::upper_bound(values_.begin(), values_.end(), x) - values_.begin();
  return after == 0 ? 0 : by_value_[static_cast<std::size_t>(after) - 1];
}

std::int64_t CountLaw::quantile(double p) const {
  const bool alone = parts_.size() == 1;
  const double enough = alone ? static_cast<double>(rank_of_share(p, static_cast<std::uint64_t>(total_))) : p * total_;
  const auto at = std::lower_bound(by_value_.begin(), by_value_.end(), enough) - by_value_.begin();
  return values_[std::min(static_cast<std::size_t>(at), values_.size() - 1)];
}

double CountLaw::crps(std::int64_t y) const {
  std::vector<std::int64_t> steps = values_;  // between two of them neither F nor the indicator moves
  steps.insert(std::lower_bound(steps.begin(), steps.end(), y), y);
  double sum = 0;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const double off = at_or_below(steps[i]) - (steps[i] >= y ? 1 : 0);
    sum += static_cast<double>(steps[i + 1] - steps[i]) * off * off;
  }
  return sum;
}

Interval CountLaw::interval_between(std::int64_t a, std::int64_t b) const {
  std::vector<Curve> curves;
  for (const Part& part : parts_) {
    std::uint64_t within = 0;
    for (auto at = part.counts.lower_bound(a); at != part.counts.end() && at->first <= b; ++at) within += at->second;
    curves.push_back({part.weight, part.trials, part.kept, {within}, {}});
  }
  return FirstPassage(std::move(curves)).share_interval(0);
}

/// g at every value. E|x − X| grows from one value to the next by (next − x)·(2 F(x) − 1).
std::vector<double> CountLaw::influence(std::int64_t y) const {
  double apart = 0, before = 0;
  for (std::size_t i = 0; i < values_.size(); ++i, before = by_value_[i - 1])
    apart += static_cast<double>(values_[i] - values_.front()) * (by_value_[i] - before) / total_;
  std::vector<double> g;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (i > 0) apart += static_cast<double>(values_[i] - values_[i - 1]) * (2 * by_value_[i - 1] / total_ - 1);
    g.push_back(std::fabs(static_cast<double>(values_[i] - y)) - apart);
  }
  return g;
}

/// As FirstPassage::pooled_interval(): Σ Wᶜ·z·(sdᶜ(g)/√kept + |Eᶜg − Eg|·√((1 − κ)/(κ·trials))), Wᶜ = w·κᶜ / Σ w·κ.
double CountLaw::crps_error(std::int64_t y) const {
  const std::vector<double> g = influence(y);
  const auto g_at = [&](std::int64_t x) {
    return g[static_cast<std::size_t>(std::lower_bound(values_.begin(), values_.end(), x) - values_.begin())];
  };
  double mean = 0, before = 0, error = 0;
  for (std::size_t i = 0; i < values_.size(); ++i, before = by_value_[i - 1]) mean += g[i] * (by_value_[i] - before) / total_;
  for (const Part& part : parts_) {
    if (part.kept == 0) continue;
    const auto kept = static_cast<double>(part.kept), trials = static_cast<double>(part.trials);
    double own = 0, square = 0;
    for (const auto& [x, n] : part.counts) own += g_at(x) * static_cast<double>(n) / kept;
    for (const auto& [x, n] : part.counts) square += (g_at(x) - own) * (g_at(x) - own) * static_cast<double>(n) / kept;
    const double weight = parts_.size() == 1 ? 0 : std::fabs(own - mean) * std::sqrt((1 - kept / trials) / kept);
    error += part.weight * kept / total_ * kNormalQuantile * (std::sqrt(square / kept) + weight);
  }
  return error;
}

}  // namespace ebb
