#include "ebb/scenario/scorable.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb {
namespace {

std::string number(std::int64_t n) { return grouped(static_cast<long long>(n)); }

/// "2 Sep 2025: 2,000 killed (South Korea's NIS)"
std::string claim(Date date, const std::string& what, const std::string& claimant) {
  return fmt::format("{}: {}{}", spoken(date), what, claimant.empty() ? "" : fmt::format(" ({})", claimant));
}

class Sorting {
 public:
  Sorting(const Scenario& scenario, const Observed& observed) : scenario_(scenario), observed_(observed) {}

  Scorable sorted() {
    for (std::size_t i = 0; i < observed_.counts.size(); ++i) count(i);
    for (std::size_t i = 0; i < observed_.passages.size(); ++i) passage(i);
    for (const Observed::Arrival& a : observed_.arrivals)
      leave(claim(a.by, number(a.persons) + " had arrived", a.claimant), "arrivals are not scored");
    return std::move(out_);
  }

 private:
  std::int64_t day_of(Date date) const { return (date - scenario_.start).count(); }
  void leave(std::string what, std::string why) { out_.not_scored.push_back({std::move(what), std::move(why)}); }

  void count(std::size_t index) {
    const Observed::Count& c = observed_.counts[index];
    if (c.killed)
      leave(claim(c.date, number(*c.killed) + " killed", c.claimant),
            scenario_.words.use() == "use"
                ? "only use is scored"
                : "only casualties are scored; a scenario does not say how many of the losses before its start were killed");
    if (!c.casualties && !c.at_least) return;
    const std::int64_t day = day_of(c.date);
    const std::string what = c.casualties ? number(*c.casualties) : "at least " + number(*c.at_least);
    if (day < 1) return leave(claim(c.date, what, c.claimant), fmt::format("not after the start, {}", spoken(scenario_.start)));
    if (day > scenario_.horizon_days)
      return leave(claim(c.date, what, c.claimant),
                   fmt::format("after the horizon, {}", spoken(scenario_.date_of(scenario_.horizon_days))));
    out_.counts.push_back({index, day});
  }

  void passage(std::size_t index) {
    const Observed::Passage& p = observed_.passages[index];
    const auto found = std::find_if(scenario_.thresholds.begin(), scenario_.thresholds.end(),
                                    [&](const Threshold& t) { return t.id == p.threshold; });
    const std::string what = claim(p.date, p.threshold + (p.reached ? "" : " not by then"), p.claimant);
    if (found == scenario_.thresholds.end()) return leave(what, "the scenario has no such threshold" + suggestion(p.threshold));
    const std::int64_t day = day_of(p.date);
    if (day < 0) return leave(what, fmt::format("before the start, {}", spoken(scenario_.start)));
    const auto threshold = static_cast<std::size_t>(found - scenario_.thresholds.begin());
    const bool within = day <= scenario_.horizon_days;
    out_.passages.push_back({index, threshold, within ? day : scenario_.horizon_days, p.reached && within});
  }

  std::string suggestion(const std::string& id) const {
    std::vector<std::string> ids;
    for (const Threshold& t : scenario_.thresholds) ids.push_back(t.id);
    return did_you_mean(id, ids);
  }

  const Scenario& scenario_;
  const Observed& observed_;
  Scorable out_;
};

}  // namespace

Scorable scorable(const Scenario& scenario, const Observed& observed) {
  if (!observed.unit.empty() && observed.unit != scenario.unit) {
    const std::string message = fmt::format("'unit' is \"{}\", but {} counts {}", printable(observed.unit),
                                            printable(scenario.file), printable(scenario.unit));
    throw ScenarioFailure({{Severity::error, observed.unit_place, message}});
  }
  return Sorting(scenario, observed).sorted();
}

}  // namespace ebb
