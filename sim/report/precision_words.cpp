#include <fmt/format.h>

#include <cmath>

#include "ebb/core/text.hpp"
#include "ebb/report/precision.hpp"
#include "report/wording.hpp"

namespace ebb {
namespace {

using State = QuantilePrecision::State;

/// To two significant digits, never below x.
double rounded_up_short(double x) {
  if (!(x > 0)) return 0;
  double unit = 1;
  while (x < 10 * unit) unit /= 10;
  while (x >= 100 * unit) unit *= 10;
  return std::ceil(x / unit - 1e-9) * unit;
}

std::string days(double number) { return fmt::format("± {:.12g} {}", number, number == 1 ? "day" : "days"); }

std::string trials(std::uint64_t number) {
  return fmt::format("{} {}", grouped(static_cast<long long>(number)), number == 1 ? "trial" : "trials");
}

std::string after(const PrecisionRun& run) {
  const std::size_t stages = run.stages.size();
  return fmt::format("after {} in {} {}", trials(run.result.key.trials), stages, stages == 1 ? "stage" : "stages");
}

std::string name_of(const QuantilePrecision& quantile, const Result& result) {
  ThresholdEstimate threshold;
  threshold.id = result.facts.thresholds[quantile.threshold].id;
  threshold.title = result.facts.thresholds[quantile.threshold].title;
  const std::string share = quantile.p == 0.5 ? "median" : fmt::format("{:g} % of trials", 100 * quantile.p);
  return fmt::format("{}, {}", subject(threshold), share);
}

/// " LABEL: Depleted, median; Depleted, 95 % of trials." of the quantiles in a state; nothing where there are none.
std::string listed(const PrecisionRun& run, State state, const char* label) {
  constexpr int kMost = 5;
  std::string list;
  int count = 0;
  for (const QuantilePrecision& quantile : run.quantiles) {
    if (quantile.state != state) continue;
    if (++count <= kMost) list += (list.empty() ? "" : "; ") + name_of(quantile, run.result);
  }
  if (count > kMost) list += fmt::format("; and {} more", count - kMost);
  return list.empty() ? "" : fmt::format(" {}: {}.", label, list);
}

std::string least_known(const PrecisionRun& run) {
  const double most = run.widest();
  for (const QuantilePrecision& quantile : run.quantiles)
    if (quantile.state == State::known && quantile.days == most)
      return fmt::format("{} ({})", days(rounded_up_short(most)), name_of(quantile, run.result));
  return "no number of days";
}

/// What the goal would take, where the error is one that more trials make smaller.
std::string rest(const PrecisionRun& run, const PrecisionGoal& goal) {
  if (run.reached || run.widest() <= goal.days) return "";
  const auto needed = outlook(run, goal, kMostTrials).trials;
  if (!needed) return fmt::format(" {} would take more than {}, the most there can be.", days(goal.days), trials(kMostTrials));
  return fmt::format(" {} would take about {}{}.", days(goal.days), trials(*needed),
                     run.result.cases.size() > 1 ? " of each case" : "");
}

}  // namespace

std::string precision_sentence(const PrecisionRun& run, const PrecisionGoal& goal) {
  if (run.stages.empty()) return "precision not reached: no stage was completed.";
  return fmt::format("precision {}: asked {}, reached {} {}.{}{}{}{}", run.reached ? "reached" : "not reached", days(goal.days),
                     least_known(run), after(run),
                     listed(run, State::across, "The interval crosses the horizon, and has no width in days"),
                     listed(run, State::few, "Fewer than 100 trials on one side"),
                     listed(run, State::beyond, "Beyond the horizon, and without a date"), rest(run, goal));
}

}  // namespace ebb
