#include "report/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ebb/core/text.hpp"
#include "ebb/engine/engine.hpp"
#include "model/block_kernel.hpp"

namespace ebb {
namespace {

/// Four significant digits, grouped: what a person needs of a quantile.
std::string rough(double value) {
  if (std::abs(value) >= 1000) return grouped(std::round(value));
  return grouped(std::stod(fmt::format("{:.4g}", value)));
}

class Explainer {
 public:
  explicit Explainer(const Plan& plan) : plan_(plan), scenario_(*plan.scenario) {}

  std::string text() {
    heading();
    for (const Case& one : scenario_.cases) {
      if (scenario_.cases.size() > 1) case_heading(one);
      for_each_input(one.situation, [&](const Input& input) {
        if (input.given && (&one == &scenario_.cases.front() || differs_from_first(input))) explain_input(input);
      });
      explain_derived(one.situation);
    }
    defaults();
    thresholds();
    later_counts();
    kernels();
    return out_;
  }

 private:
  void line(std::string_view text) { out_ += fmt::format("{}\n", text); }

  void heading() {
    line(printable(scenario_.title));
    line(fmt::format("from {} (day 0) to {} (day {}), in {}", spoken(scenario_.start),
                     spoken(scenario_.date_of(scenario_.horizon_days)), grouped(static_cast<long long>(scenario_.horizon_days)),
                     printable(scenario_.unit)));
    line("");
  }

  void case_heading(const Case& one) {
    double sum = 0;
    for (const Case& other : scenario_.cases) sum += other.weight;
    line(fmt::format("case {}{}{}, weight {} of {}", printable(one.id), one.title.empty() ? "" : ": ", printable(one.title),
                     rough(one.weight), rough(sum)));
    cite(one.sources, one.note);
    if (!one.shares_weight_with.empty())
      line(fmt::format("    one of its sources and one of {} are copies: they share one weight",
                       fmt::join(one.shares_weight_with, ", ")));
    line("");
  }

  bool differs_from_first(const Input& input) const {
    bool same = false;
    for_each_input(scenario_.cases.front().situation, [&](const Input& first) {
      same = same || (first.name == input.name && first.as_written == input.as_written && first.sources == input.sources);
    });
    return !same;
  }

  std::string value(const Input& input, double drawn) const {
    const double used = input.rounded(drawn);
    if (input.rounding != Rounding::day) return rough(used);
    const double last = static_cast<double>((kLastDate - scenario_.start).count());
    if (used > last || used < static_cast<double>((kFirstDate - scenario_.start).count()))
      return fmt::format("day {}", rough(used));
    return fmt::format("{} (day {})", spoken(scenario_.date_of(static_cast<std::int64_t>(used))),
                       static_cast<std::int64_t>(used));
  }

  void explain_input(const Input& input) {
    if (input.certain()) {
      line(fmt::format("{}  {}", printable(input.name), value(input, input.law.lowest())));
      const bool may_come = input.name.ends_with(".probability") && input.law.lowest() > 0 && input.law.lowest() < 1;
      line(may_come ? fmt::format("    comes in {} % of the trials", rough(100 * input.law.lowest())) : "    taken as certain");
    } else {
      line(fmt::format("{}  {}", printable(input.name),
                       input.rounding == Rounding::day ? dated_family(input) : describe(input.law)));
      const auto at = [&](double p, double q) { return value(input, input.law.quantile({p, q})); };
      line(fmt::format("    5 %: {}   50 %: {}   95 %: {}", at(0.05, 0.95), at(0.5, 0.5), at(0.95, 0.05)));
    }
    const Tails removed = input.law.removed();
    if (removed.below + removed.above > input.cut.below + input.cut.above)
      line(fmt::format("    min and max remove {:.2g} of the mass below and {:.2g} above", removed.below, removed.above));
    if (input.cut.below + input.cut.above > 0)
      line(fmt::format("    {:.2g} of the mass lay outside what it can be, and was cut off", input.cut.below + input.cut.above));
    sources(input);
  }

  /// A date's family by its name: its parameters are numbers of the day line, and would tell nobody anything.
  static std::string dated_family(const Input& input) {
    const std::string words = describe(input.law);
    return words.substr(0, words.find(':')) + ", a date";
  }

  void cite(const std::vector<std::string>& ids, const std::string& note) {
    for (const std::string& id : ids) {
      const auto source = std::find_if(scenario_.sources.begin(), scenario_.sources.end(),
                                       [&](const Source& s) { return s.id == id; });
      if (source == scenario_.sources.end()) continue;
      const std::string date = source->date.empty() ? "" : ", " + source->date;
      const std::string code = source->reliability.empty() && source->credibility == 0
                                   ? ""
                                   : fmt::format(" [{}{}]", source->reliability,
                                                 source->credibility == 0 ? "" : std::to_string(source->credibility));
      line(fmt::format("    source: {}{}{}{}", printable(source->title.empty() ? id : source->title), printable(date), code,
                       source->copies.empty() ? "" : fmt::format(", a copy of {}", printable(source->copies))));
    }
    if (!note.empty()) line(fmt::format("    note: {}", printable(note)));
  }

  void sources(const Input& input) {
    cite(input.sources, input.note);
    if (input.sources.empty() && input.note.empty() && !input.certain()) line("    no source");
  }

  void explain_derived(const Situation& s) {
    const auto median = [](const Input& input) { return input.rounded(input.law.quantile({0.5, 0.5})); };
    double rate = 0;
    if (const auto* observed = std::get_if<ObservedRate>(&s.casualties.rate)) {
      const double days = static_cast<double>((observed->to - observed->from).count());
      rate = median(s.contingent.losses) / days;
      line(fmt::format("casualties.rate  losses / {} days, {} to {}, in each trial: {} a day at the median", rough(days),
                       spoken(observed->from), spoken(observed->to), rough(rate)));
    } else {
      rate = median(std::get<Input>(s.casualties.rate));
    }
    line("");
    line(fmt::format("strength on day 0: {} {} at the medians",
                     rough(std::max(0.0, median(s.contingent.size) - median(s.contingent.losses))), printable(scenario_.unit)));
    if (s.tempo) {
      const double f = median(s.tempo->fighting), r = median(s.tempo->resting);
      line(fmt::format("{} a day on average = {} while fighting", rough(rate), rough(rate * (f + r) / f)));
    }
    if (s.casualties.day_to_day) {
      const double d = median(*s.casualties.day_to_day);
      line(fmt::format("day_to_day {} = dispersion {}", rough(d), rough(1 / (d * d))));
    }
    for (const Correlation& c : s.correlations)
      line(fmt::format("{} and {} move together: rank correlation {}", printable(c.first), printable(c.second), rough(c.rank)));
    line("");
  }

  void defaults() {
    const Noise noise = scenario_.cases.front().situation.casualties.noise;
    line(fmt::format("day-to-day noise: {}", noise == Noise::none      ? "none"
                                             : noise == Noise::poisson ? "Poisson"
                                                                       : "negative-binomial"));
    std::string names;
    for_each_input(scenario_.cases.front().situation, [&](const Input& input) {
      if (!input.given)
        names += fmt::format("{}{} = {}", names.empty() ? "" : ", ", printable(input.name), value(input, input.law.lowest()));
    });
    if (!names.empty()) line(fmt::format("left at their defaults: {}", names));
    if (const auto straight = describe_run(plan_).straight_line)
      line(fmt::format("straight line, median strength over median rate: {}", spoken(*straight)));
  }

  void thresholds() {
    for (const Threshold& t : scenario_.thresholds) {
      const std::string of = t.of == Reference::sent ? "those sent" : "those deployed so far";
      std::string meaning;
      switch (t.kind) {
        case ThresholdKind::remaining:
          meaning = fmt::format("at most {} % of {} are left at the front", rough(100 * t.value), of);
          break;
        case ThresholdKind::below:
          meaning = fmt::format("at most {} {} are left at the front", rough(t.value), printable(scenario_.unit));
          break;
        case ThresholdKind::casualties:
          meaning = fmt::format("at least {} casualties since the beginning", rough(t.value));
          break;
        case ThresholdKind::casualties_share:
          meaning = fmt::format("casualties reach {} % of {}", rough(100 * t.value), of);
          break;
      }
      line(fmt::format("threshold {}: {}", printable(t.id), meaning));
    }
  }

  void later_counts() {
    for (const LaterCount& count : scenario_.later_counts)
      line(fmt::format("later count {}: on {} {} {}", printable(count.id), spoken(scenario_.date_of(count.day)),
                       count.remaining ? "there remained" : "casualties came to", describe(count.count.law)));
  }

  void kernels() {
    for (const CasePlan& one : plan_.cases) {
      const std::string of = one.id.empty() ? "" : fmt::format(" of case {}", printable(one.id));
      if (one.kernel == KernelKind::day)
        line(fmt::format("kernel{}: day, since {}", of, one.why_day));
      else
        line(fmt::format("kernel{}: passage; {}", of, passages(one)));
    }
  }

  /// How many of some trials take the short cut, and how exactly.
  static std::string passages(const CasePlan& one) {
    constexpr std::uint64_t kFirst = 8 * kBlockTrials;  // beyond those that always go day by day
    InputBlock block = make_input_block(one);
    sample_inputs(one, kFirst, kBlockTrials, block);
    BlockKernel kernel(one.model, one.kernel);
    OutcomeBlock outcomes;
    kernel.simulate(block, outcomes);
    int passed = 0;
    double error = 0;
    for (int lane = 0; lane < kBlockTrials; ++lane)
      if (kernel.passed(lane)) ++passed, error = std::max(error, kernel.error(lane));
    if (passed == 0) return "no trial's short cut is exact to a thousandth of a day: all go day by day";
    return fmt::format("{} % of trials take the short cut, at most {:.5f} day off, the others go day by day",
                       passed * 100 / kBlockTrials, std::ceil(error * 1e5) / 1e5);
  }

  const Plan& plan_;
  const Scenario& scenario_;
  std::string out_;
};

}  // namespace

std::string explain(const Plan& plan) { return Explainer(plan).text(); }

}  // namespace ebb
