#include "scenario/warnings.hpp"

#include <cmath>

#include <fmt/format.h>

#include "scenario/physical_range.hpp"

namespace ebb {
namespace {

constexpr double kWorthSaying = 1e-6;  // a share of trials below this is not warned of

/// The probability that a date lies before a day, or on it or later.
Tails around(const Input& date, std::int64_t day) { return date.law.cdf(std::nextafter(static_cast<double>(day), -kNoLimit)); }

std::string in_trials(double share) {
  return share >= 1 - kWorthSaying ? "" : fmt::format(" in {} of trials", share_in_percent(share));
}

/// True for what certainly does not happen, which needs no warning.
bool never(const Input& probability) { return probability.law.highest() == 0; }

class Warner {
 public:
  Warner(Context& context, const Scenario& scenario) : context_(context), scenario_(scenario) {}

  void run(const Case& one) {
    const Situation& s = one.situation;
    rate(s.casualties, s.contingent.losses);
    for (const Phase& phase : s.phases) {
      probability(phase.probability, one);
      if (!never(phase.probability) && !without_a_day(phase))
        day(phase.start, phase.start.given ? "begins" : "", phase.until.index() != 1);
      if (const auto* observed = std::get_if<ObservedRate>(&s.casualties.rate)) window(*observed, phase);
    }
    for (const Reinforcement& wave : s.reinforcements) {
      probability(wave.probability, one);
      if (!never(wave.probability)) day(wave.arrival, "arrives", !wave.steady());
    }
  }

  void later_count(const LaterCount& count) {
    if (!count.count.certain()) return;
    say(count.count.place,
        fmt::format("later count '{}' is fixed, so only trials that have exactly this count are kept; give it a "
                    "range: {{ likely = [a, b] }}",
                    count.id));
  }

 private:
  std::string nothing_happens() const { return words().use() == "use" ? "nothing is used" : "there are no casualties"; }
  const Vocabulary& words() const { return context_.findings.words(); }
  void say(const Place& place, const std::string& message) { context_.findings.add_at(Severity::warning, place, message); }

  /// An observed rate is as uncertain as the losses.
  void rate(const Casualties& casualties, const Input& losses) {
    const bool has_uncertain_factor = !casualties.rate_doubt.certain();
    if (const auto* window = std::get_if<ObservedRate>(&casualties.rate)) {
      observed(*window, losses);
      if (losses.certain() && losses.law.highest() > 0 && !has_uncertain_factor)
        say(window->place, certain_rate(casualties.noise));
      return;
    }
    const Input& input = std::get<Input>(casualties.rate);
    if (!input.certain()) return;
    if (input.law.highest() == 0) return say(input.place, "the rate is 0: " + nothing_happens());
    if (!has_uncertain_factor) say(input.place, certain_rate(casualties.noise));
  }

  void observed(const ObservedRate& rate, const Input& losses) {
    if (losses.law.highest() == 0)
      return say(rate.place, fmt::format("'{}' is 0, so the observed rate is 0 and {}; give its value",
                                         words().label_of("contingent.losses"), nothing_happens()));
    if (rate.to > scenario_.start)
      say(rate.place, fmt::format("the window of the observed rate ends after 'start', but '{}' is the state at the start",
                                  words().label_of("contingent.losses")));
  }

  static std::string certain_rate(Noise noise) {
    return fmt::format("the rate has no uncertainty, {}; add: rate_doubt = {{ lognormal = {{ mean = 1, sd = 0.3 }} }}",
                       noise == Noise::none ? "and with noise = \"none\" there is no day-to-day variation either"
                                            : "so the spread shows day-to-day variation only");
  }

  void probability(const Input& input, const Case& one) {
    const double p = input.law.highest();
    const bool a_judgement = input.given && input.certain() && p > 0 && p < 1;
    const bool said_by_the_case = !one.sources.empty() || !one.note.empty();
    if (!a_judgement || !input.sources.empty() || !input.note.empty() || said_by_the_case) return;
    say(input.place, fmt::format("'{0}' is fixed and has no source or note; write {{ fixed = {1}, note = \"our judgement\" }}",
                                 words().label_of(input.name), p));
  }

  /// Reports a phase whose end certainly lies before its start, or before day 1. Both are likely to be a wrong date.
  bool without_a_day(const Phase& phase) {
    if (phase.until.index() != 1) return false;
    const double last = std::floor(std::get<1>(phase.until).law.highest());
    const bool past = last < 1;
    if (!past && last >= std::floor(phase.start.law.lowest())) return false;
    say(phase.place,
        fmt::format("[phases.{}] {}, so it has no effect", phase.id, past ? "is over before day 1" : "ends before it begins"));
    return true;
  }

  /// `whole`: it lasts equally long wherever it begins. Otherwise it ends on a day of its own.
  void day(const Input& date, std::string_view verb, bool whole) {
    if (verb.empty()) return;
    const double early = around(date, 1).below, late = around(date, scenario_.horizon_days + 1).above;
    const std::string owner = words().label_of(date.name.substr(0, date.name.rfind('.')));
    if (early > kWorthSaying) {
      say(date.place, fmt::format("[{}] {} before day 1{}; it then {}", owner, verb, in_trials(early),
                                  whole ? "begins on day 1, with nothing lost" : "begins on day 1 and ends on its own day"));
    }
    if (late > kWorthSaying)
      say(date.place, fmt::format("[{}] {} after the horizon{}, and then has no effect", owner, verb, in_trials(late)));
  }

  /// The window is the days FROM + 1 … TO, on which the losses were counted.
  void window(const ObservedRate& observed, const Phase& phase) {
    if (never(phase.probability)) return;
    const double from = static_cast<double>(context_.days.number(observed.from)),
                 to = static_cast<double>(context_.days.number(observed.to));
    const double first_day = std::floor(phase.start.law.lowest());
    double last_day = static_cast<double>(scenario_.horizon_days);
    if (phase.until.index() == 1) last_day = std::floor(std::get<1>(phase.until).law.highest());
    if (phase.until.index() == 2) last_day = std::floor(phase.start.law.highest()) + std::get<2>(phase.until).law.highest() - 1;
    if (first_day > to || last_day <= from || last_day < first_day) return;
    say(observed.place,
        fmt::format("the window of the observed rate includes days of phase '{}', which have another rate", phase.id));
  }

  Context& context_;
  const Scenario& scenario_;
};

}  // namespace

void warn(Context& context, const Scenario& scenario) {
  Warner warner(context, scenario);
  for (const Case& one : scenario.cases) warner.run(one);
  for (const LaterCount& count : scenario.later_counts) warner.later_count(count);
}

}  // namespace ebb
