#include "cli/limits.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "cli/signals.hpp"
#include "cli/stopwatch.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb::cli {
namespace {

std::optional<double> positive(std::string_view option, const std::string& text, std::string_view what) {
  if (text.empty()) return {};
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || !(number > 0) || std::isinf(number))
    throw UsageFailure(fmt::format("{}: got '{}', expected {} above 0, as in 0.5", option, printable(text), what));
  return number;
}

/// The end of a number of seconds from now; without a number it never comes.
class Deadline {
 public:
  explicit Deadline(std::optional<double> seconds) : seconds_(seconds) {}
  bool passed() const { return seconds_ && elapsed() > *seconds_; }

  /// Returns true if `next` trials can be reached in time, at the pace of the first `done`.
  bool allows(std::uint64_t done, std::uint64_t next) const {
    return !seconds_ || elapsed() / static_cast<double>(done) * static_cast<double>(next) <= *seconds_;
  }

 private:
  double elapsed() const { return wall_seconds() - start_; }
  std::optional<double> seconds_;
  double start_ = wall_seconds();
};

}  // namespace

void LimitArguments::add_to(Syntax& command) {
  command.option("--precision", "DAYS", precision,
                 "runs until every quantile is known to +/- DAYS; --trials is the most that is run, default 1G");
  command.option("--max-time", "S", max_time, "begins nothing new after S seconds, for each scenario");
}

std::optional<double> LimitArguments::days() const { return positive("--precision", precision, "a number of days"); }

std::optional<double> LimitArguments::seconds() const { return positive("--max-time", max_time, "a number of seconds"); }

Sampled sample_wanted(const Plan& plan, const IntervalSet& wanted, EngineOptions engine, std::optional<double> seconds) {
  const Deadline deadline(seconds);
  engine.stop = [stop = engine.stop, &deadline] { return stop() || deadline.passed(); };
  Sampled sampled{simulate(plan, wanted, engine), "", false};
  const std::uint64_t done = sampled.result.intervals.size();
  if (done == wanted.size() || stop_signal() != 0) return sampled;
  const auto number = [](std::uint64_t trials) { return grouped(static_cast<long long>(trials)); };
  sampled.fell_short = true;
  const bool all = wanted.size() == plan.options.trials;  // false for a shard and for --continue
  sampled.note = fmt::format("time is up (--max-time {}): {} of {} trials{} are finished; the result is incomplete.", *seconds,
                             number(done), number(wanted.size()), all ? "" : " that were still to be run");
  return sampled;
}

Sampled sample_to_precision(const Plan& plan, const PrecisionGoal& goal, const EngineOptions& engine,
                            std::optional<double> seconds, bool limit_given) {
  const Deadline deadline(seconds);
  bool given_up = false;
  const PrecisionRun run = run_to_precision(plan, goal, engine,
                                            [&](std::uint64_t done, std::uint64_t next, const PrecisionOutlook& ahead) {
                                              given_up = ahead.out_of_reach && done == goal.first_stage && !limit_given;
                                              return !given_up && deadline.allows(done, next);
                                            });
  if (stop_signal() != 0) return {run.result, "", false};
  std::string note = precision_sentence(run, goal);
  const std::string limit = grouped(static_cast<long long>(plan.options.trials)) + " trials, the limit without --trials.";
  if (given_up)
    note += " Stopped early: this cannot be reached with " + limit;
  else if (!run.reached && run.result.key.trials == plan.options.trials)
    note += limit_given ? " Stopped at the --trials limit; a larger --trials allows more." : " Stopped at " + limit;
  else if (!run.reached)
    note += fmt::format(" Time was up (--max-time {}).", *seconds);
  return {run.result, std::move(note), !run.reached};
}

}  // namespace ebb::cli
