#pragma once
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "ebb/engine/forecast.hpp"
#include "report/first_passage.hpp"

namespace ebb {

/// The distribution of a whole number X over one or several cases, from counts of trials:
/// P(X = x) = Σ w·countᶜ(x) / Σ w·keptᶜ. One case has weight 1 and is whole numbers until the division.
class CountLaw {
 public:
  struct Part {
    double weight = 1;
    std::vector<CasualtyCounts> by_replicate{};
  };
  static constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();

  explicit CountLaw(std::vector<Part> parts, Trials trials = Trials::independent);

  bool empty() const { return !(total_ > 0); }                              ///< nothing else may be asked then
  double at_or_below(std::int64_t x) const { return reached(x) / total_; }  ///< F(x)
  double between(std::int64_t a, std::int64_t b) const { return (reached(b) - reached(a - 1)) / total_; }  ///< P(a ≤ X ≤ b)
  std::int64_t quantile(double p) const;  ///< least x: F(x) ≥ p

  /// The continuous ranked probability score of a whole y, Σ over whole x of (F(x) − 1{x ≥ y})²: Gneiting & Raftery, JASA 102
  /// (2007), 4.2; for counts Czado, Gneiting & Held, Biometrics 65 (2009). In the unit of X; a single value's is |x − y|.
  double crps(std::int64_t y) const;

  /// 95 % interval of between(a, b): Clopper and Pearson's for one case of independent trials, else by the jackknife over
  /// replicates. Nothing where fewer than two replicates tell it.
  std::optional<Interval> interval_between(std::int64_t a, std::int64_t b) const;

  /// Half of the 95 % interval of crps(y), by the jackknife; nothing with fewer than two replicates.
  std::optional<double> crps_error(std::int64_t y) const;

 private:
  double reached(std::int64_t x) const;  // Σ w·trials with at most x
  std::vector<double> without_each(const std::function<double(const CountLaw&)>& statistic) const;

  std::vector<Part> parts_;
  Trials trials_;
  std::vector<std::int64_t> values_;  // increasing
  std::vector<double> by_value_;      // Σ w·trials with at most that value
  double total_ = 0;
};

}  // namespace ebb
