#include "report/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/figures.hpp"
#include "ebb/core/text.hpp"
#include "model/block_kernel.hpp"

namespace ebb {
namespace {

bool same(const Input& a, const Input& b) {
  return a.as_written == b.as_written && a.sources == b.sources && a.note == b.note && a.given == b.given;
}

double median(const Input& input) { return input.rounded(input.law.quantile({0.5, 0.5})); }

double median_rate(const Situation& s) {
  const auto* observed = std::get_if<ObservedRate>(&s.casualties.rate);
  if (observed == nullptr) return median(std::get<Input>(s.casualties.rate));
  return median(s.contingent.losses) / static_cast<double>((observed->to - observed->from).count());
}

bool same_rate(const ObservedRate& a, const ObservedRate& b) {
  return a.from == b.from && a.to == b.to && a.sources == b.sources && a.note == b.note;
}

std::string reference_in_words(const Scenario& scenario, Reference of) {
  if (!scenario.words.counts_stock()) return of == Reference::sent ? "those sent" : "those sent and those arrived so far";
  return of == Reference::sent ? "the stock on the books"
                               : fmt::format("the stock on the books and all {} so far", scenario.words.arrivals());
}

}  // namespace

InputsByCase inputs_by_case(const Scenario& scenario) {
  InputsByCase result;
  result.own.resize(scenario.cases.size());
  std::map<std::string, const Input*> of_file;
  for_each_input(scenario.base, [&](const Input& input) { of_file[input.name] = &input; });
  const auto* rate_of_file = std::get_if<ObservedRate>(&scenario.base.casualties.rate);
  std::set<std::string> used;  // by at least one case
  for (std::size_t c = 0; c < scenario.cases.size(); ++c) {
    const Situation& situation = scenario.cases[c].situation;
    for_each_input(situation, [&](const Input& input) {
      const auto it = of_file.find(input.name);
      if (it != of_file.end() && same(input, *it->second))
        used.insert(input.name);
      else
        result.own[c].push_back(&input);
    });
    const auto* rate = std::get_if<ObservedRate>(&situation.casualties.rate);
    const bool rate_of_its_own = rate != nullptr && (rate_of_file == nullptr || !same_rate(*rate, *rate_of_file));
    result.own_rate.push_back(rate_of_its_own);
    result.rate_is_shared = result.rate_is_shared || (rate != nullptr && !rate_of_its_own);
  }
  for_each_input(scenario.base, [&](const Input& input) {
    if (used.contains(input.name)) result.shared.push_back(&input);
  });
  return result;
}

std::vector<std::string> derived_facts(const Scenario& scenario, const Situation& s) {
  const std::string unit = printable(scenario.unit);
  const double rate = median_rate(s);
  std::vector<std::string> facts;
  facts.push_back(fmt::format("{} on day 0: {} {} (at the medians)", scenario.words.counts_stock() ? "stock" : "strength",
                              readable(std::max(0.0, median(s.contingent.size) - median(s.contingent.losses))), unit));
  if (std::holds_alternative<ObservedRate>(s.casualties.rate))
    facts.push_back(fmt::format("observed rate: {} {} a day (at the medians)", readable(rate), unit));
  if (s.tempo) {
    const double fighting = median(s.tempo->fighting), resting = median(s.tempo->resting);
    facts.push_back(
        fmt::format("{} a day on average = {} while fighting", readable(rate), readable(rate * (fighting + resting) / fighting)));
  }
  if (s.casualties.day_to_day) {
    const double ratio = median(*s.casualties.day_to_day);
    facts.push_back(ratio > 0 ? fmt::format("day_to_day {} = dispersion {}", readable(ratio), readable(1 / (ratio * ratio)))
                              : "day_to_day 0: Poisson noise");
  }
  for (const Correlation& c : s.correlations)
    facts.push_back(fmt::format("{} and {} move together: rank correlation {}", printable(scenario.words.label_of(c.first)),
                                printable(scenario.words.label_of(c.second)), readable(c.rank)));
  return facts;
}

std::string observed_rate_in_words(const Scenario& scenario, const ObservedRate& observed) {
  return fmt::format("{} / {} days, {} to {}, in each trial", scenario.words.word_of("contingent.losses"),
                     grouped(static_cast<long long>((observed.to - observed.from).count())), spoken(observed.from),
                     spoken(observed.to));
}

std::string threshold_in_words(const Scenario& scenario, const Threshold& threshold) {
  const Vocabulary& words = scenario.words;
  const std::string unit = printable(scenario.unit), of = reference_in_words(scenario, threshold.of),
                    value = readable(threshold.value);
  const std::string share = readable(100 * threshold.value) + " %";
  const bool of_use = words.use() == "use";
  switch (threshold.kind) {
    case ThresholdKind::remaining:
    case ThresholdKind::below:
      if (threshold.value == 0) return fmt::format("0 {} are {}", unit, words.left());
      if (threshold.kind == ThresholdKind::below) return fmt::format("at most {} {} are {}", value, unit, words.left());
      return fmt::format("at most {} of {} are {}", share, of, words.left());
    case ThresholdKind::casualties:
      return of_use ? fmt::format("at least {} {} have been used since the beginning", value, unit)
                    : fmt::format("at least {} casualties since the beginning", value);
    case ThresholdKind::casualties_share:
      return fmt::format("{} {} {} of {}", words.use(), of_use ? "reaches" : "reach", share, of);
  }
  return "";
}

std::string KernelChoice::in_words() const {
  if (kernel == KernelKind::day) return "day, since " + why_day;
  if (share == 0) return "passage; no trial's short cut is exact to a thousandth of a day: all go day by day";
  const std::string error = largest_error_days > 0
                                ? fmt::format("at most {:.5f} day off", std::ceil(largest_error_days * 1e5) / 1e5)
                                : "which is exact for them";
  return fmt::format("passage; {:.0f} % of trials take the short cut, {}, the others go day by day", std::floor(100 * share),
                     error);
}

KernelChoice kernel_choice(const CasePlan& one) {
  KernelChoice choice{one.kernel, one.why_day};
  if (one.kernel == KernelKind::day) return choice;
  constexpr std::uint64_t kFirst = 8 * kBlockTrials;  // beyond those that always go day by day
  InputBlock block = make_input_block(one);
  sample_inputs(one, kFirst, kBlockTrials, block);
  BlockKernel kernel(one.model, one.kernel);
  OutcomeBlock outcomes;
  kernel.simulate(block, outcomes);
  int passed = 0;
  for (int lane = 0; lane < kBlockTrials; ++lane) {
    if (!kernel.passed(lane)) continue;
    ++passed;
    choice.largest_error_days = std::max(choice.largest_error_days, kernel.error(lane));
  }
  choice.share = static_cast<double>(passed) / kBlockTrials;
  return choice;
}

std::string noise_in_words(Noise noise) {
  return noise == Noise::none ? "none" : noise == Noise::poisson ? "Poisson" : "negative-binomial";
}

}  // namespace ebb
