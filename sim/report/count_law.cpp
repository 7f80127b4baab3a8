#include "report/count_law.hpp"

#include <algorithm>

#include "report/decimal.hpp"
#include "report/jackknife.hpp"
#include "report/student.hpp"

namespace ebb {

CountLaw::CountLaw(std::vector<Part> parts, Trials trials) : parts_(std::move(parts)), trials_(trials) {
  if (parts_.size() == 1) parts_.front().weight = 1;
  std::map<std::int64_t, double> sum;
  for (const Part& part : parts_)
    for (const CasualtyCounts& counts : part.by_replicate)
      for (const auto& [value, count] : counts) sum[value] += part.weight * static_cast<double>(count);
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

/// The statistic of all replicates but one, for each that has a trial.
std::vector<double> CountLaw::without_each(const std::function<double(const CountLaw&)>& statistic) const {
  std::vector<double> all;
  for (std::size_t r = 0; r < parts_.front().by_replicate.size(); ++r) {
    std::vector<Part> others = parts_;
    bool any = false;
    for (Part& part : others) {
      any = any || (part.weight > 0 && !part.by_replicate[r].empty());
      part.by_replicate[r].clear();
    }
    const CountLaw law(std::move(others), trials_);
    if (any && !law.empty()) all.push_back(statistic(law));
  }
  return all;
}

std::optional<Interval> CountLaw::interval_between(std::int64_t a, std::int64_t b) const {
  double weights = 0;
  for (const Part& part : parts_) weights += part.weight;
  if (parts_.size() == 1 && trials_ == Trials::independent) {
    const auto whole = [](double count) { return static_cast<std::uint64_t>(count); };
    return clopper_pearson(whole(reached(b) - reached(a - 1)), whole(total_));
  }
  const std::vector<double> shares = without_each([&](const CountLaw& law) { return law.between(a, b); });
  if (shares.size() < 2) return {};
  const double t = student_quantile(static_cast<int>(shares.size()) - 1);
  return jackknife_interval(between(a, b), shares, t, unseen_share(total_ / weights));
}

std::optional<double> CountLaw::crps_error(std::int64_t y) const {
  const std::vector<double> scores = without_each([&](const CountLaw& law) { return law.crps(y); });
  if (scores.size() < 2) return {};
  return student_quantile(static_cast<int>(scores.size()) - 1) * jackknife_error(scores);
}

}  // namespace ebb
