#include "ebb/report/score.hpp"

#include <algorithm>

#include "core/math.hpp"
#include "ebb/engine/constant_rate.hpp"
#include "report/count_law.hpp"
#include "report/weights.hpp"

namespace ebb {
namespace {

constexpr std::int64_t kEnd = CountLaw::kEnd;

/// Of P(a ≤ X ≤ b).
LogScore log_score(const CountLaw& x, bool sampled, std::int64_t a, std::int64_t b) {
  const auto score_of = [](double p) { return p >= 1 ? 0 : -math::log(p); };
  LogScore score;
  score.p = x.between(a, b);
  if (score.p > 0) score.value = score_of(score.p);
  if (!sampled) return score;
  const std::optional<Interval> interval = x.interval_between(a, b);
  if (!interval) return score;
  score.sampling_low = score_of(interval->high);
  if (score.p > 0 && interval->low > 0) score.sampling_high = score_of(interval->low);
  return score;
}

CountScore score_count(const CountLaw& x, bool sampled, const Observed::Count& claim) {
  CountScore score;
  std::transform(kScoredQuantiles.begin(), kScoredQuantiles.end(), score.quantiles.begin(),
                 [&](double p) { return x.quantile(p); });
  const std::int64_t y = claim.casualties ? *claim.casualties : *claim.at_least;
  score.below = x.at_or_below(y - 1), score.at_or_below = x.at_or_below(y);
  if (claim.at_least) {
    score.log = log_score(x, sampled, y, kEnd);
    score.brier = (1 - score.log.p) * (1 - score.log.p);
    return score;
  }
  const std::int64_t r = claim.rounded_to;
  score.log = log_score(x, sampled, y - r / 2, y + (r - 1) / 2);  // y − r/2 ≤ x < y + r/2
  score.crps = x.crps(y);
  if (sampled) score.crps_error = x.crps_error(y);
  return score;
}

PassageScore score_passage(const CountLaw& t, bool sampled, const PassageScores& at) {
  PassageScore score;
  const std::int64_t y = at.reached ? at.day : at.until + 1;
  score.by_then = t.at_or_below(at.day);
  score.log = log_score(t, sampled, y, at.reached ? y : kEnd);
  score.crps = t.crps(y);
  if (sampled) score.crps_error = t.crps_error(y);
  return score;
}

CountLaw single(std::int64_t value) { return CountLaw({{1, {{{value, 1}}}}}); }

/// The counts of one observation: of each case, by replicate.
using Observations = std::vector<std::vector<CasualtyCounts>>;

std::vector<CountLaw::Part> parts_of(Observations by_case, const std::vector<double>& weights) {
  std::vector<CountLaw::Part> parts;
  for (std::size_t i = 0; i < by_case.size(); ++i) parts.push_back({weights[i], std::move(by_case[i])});
  return parts;
}

/// What the constant-rate estimate says in each case, and over all of them.
struct Said {
  std::vector<std::int64_t> by_case;
  std::int64_t overall;
};

class Scoring {
 public:
  Scoring(const Plan& plan, const Lookout& lookout, const std::vector<CaseForecast>& seen, const RunFacts& facts)
      : scenario_(*plan.scenario),
        lookout_(lookout),
        seen_(seen),
        weights_(pooling_weights(facts)),
        constant_rates_(constant_rates(scenario_)),
        trials_(plan.options.design == DesignKind::mc ? Trials::independent : Trials::in_replicates) {}

  CountScores count(const Observed::Count& claim, std::int64_t day) const {
    const auto& days = lookout_.casualty_days;
    const auto at = static_cast<std::size_t>(std::lower_bound(days.begin(), days.end(), day) - days.begin());
    Observations by_case;
    for (const CaseForecast& one : seen_) by_case.push_back(one.casualties[at]);
    CountScores scores{claim, day, {}};
    Said said;
    for (const ConstantRate& one : constant_rates_) said.by_case.push_back(one.casualties[static_cast<std::size_t>(day)]);
    said.overall = *median_of_cases({said.by_case.begin(), said.by_case.end()}, weights_);
    scores.scores = compare<CountScore>(std::move(by_case), said,
                                        [&](const CountLaw& x, bool sampled) { return score_count(x, sampled, claim); });
    return scores;
  }

  PassageScores passage(const Observed::Passage& claim, const Scorable::Passage& of) const {
    const Threshold& threshold = scenario_.thresholds[of.threshold];
    PassageScores scores{claim, threshold.title, of.day, of.reached, of.reached ? scenario_.horizon_days : of.day, {}};
    Observations by_case;
    for (const CaseForecast& one : seen_) {
      auto& replicates = by_case.emplace_back();
      for (const auto& counts : one.reached[of.threshold]) replicates.push_back(days_to(scores.until, counts));
    }
    std::vector<std::optional<std::int64_t>> days;
    for (const ConstantRate& one : constant_rates_) days.push_back(one.reached[of.threshold]);
    const std::optional<std::int64_t> overall = median_of_cases(days, weights_);
    Said said{{}, day_or_later(overall, scores.until)};
    for (const auto& day : days) said.by_case.push_back(day_or_later(day, scores.until));
    scores.scores = compare<PassageScore>(std::move(by_case), said,
                                          [&](const CountLaw& t, bool sampled) { return score_passage(t, sampled, scores); });
    scores.scores.line->said = overall;
    for (std::size_t i = 0; i < scores.scores.line_by_case.size(); ++i) scores.scores.line_by_case[i].said = days[i];
    return scores;
  }

 private:
  /// `rate(law, sampled)` scores a forecast, and a single number as its law.
  template <class Score, class Rate>
  Compared<Score> compare(Observations by_case, const Said& said, Rate&& rate) const {
    const std::vector<CountLaw::Part> parts = parts_of(std::move(by_case), weights_);
    Compared<Score> scores;
    scores.forecast = rate(CountLaw(parts, trials_), true);
    scores.line = rate(single(said.overall), false);
    for (std::size_t i = 0; i < parts.size() && parts.size() > 1; ++i) {
      scores.by_case.emplace_back();
      if (seen_[i].kept.kept > 0) scores.by_case.back() = rate(CountLaw({parts[i]}, trials_), true);
      scores.line_by_case.push_back(rate(single(said.by_case[i]), false));
    }
    return scores;
  }

  /// Days after `until` are one day: what is not looked at is not told apart.
  static CasualtyCounts days_to(std::int64_t until, const std::vector<std::uint64_t>& counts) {
    CasualtyCounts days;
    for (std::size_t n = 0; n < counts.size(); ++n)
      if (counts[n] > 0) days[std::min(static_cast<std::int64_t>(n), until + 1)] += counts[n];
    return days;
  }

  static std::int64_t day_or_later(const std::optional<std::int64_t>& day, std::int64_t until) {
    return std::min(day.value_or(until + 1), until + 1);
  }

  const Scenario& scenario_;
  const Lookout& lookout_;
  const std::vector<CaseForecast>& seen_;
  std::vector<double> weights_;
  std::vector<ConstantRate> constant_rates_;  ///< by case
  Trials trials_;
};

}  // namespace

Lookout lookout_for(const Scorable& scorable, std::int64_t horizon_days) {
  Lookout lookout;
  for (const Scorable::Count& count : scorable.counts) lookout.casualty_days.push_back(count.day);
  auto& days = lookout.casualty_days;
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  for (const Scorable::Passage& passage : scorable.passages)
    lookout.threshold_day = std::max(lookout.threshold_day, passage.reached ? horizon_days : passage.day);
  return lookout;
}

ScoreSheet score(const Plan& plan, const Observed& observed, const Scorable& scorable, const std::vector<CaseForecast>& seen) {
  ScoreSheet sheet;
  sheet.facts = describe_run(plan);
  sheet.model_sha256 = plan.scenario->model_sha256;
  sheet.observed_title = observed.title, sheet.observed_file = observed.file, sheet.observed_sha256 = observed.sha256;
  sheet.run = plan.options;
  for (const CaseForecast& one : seen) sheet.kept.push_back(one.kept);
  const Lookout lookout = lookout_for(scorable, plan.scenario->horizon_days);
  const Scoring scoring(plan, lookout, seen, sheet.facts);
  for (const Scorable::Count& count : scorable.counts)
    sheet.counts.push_back(scoring.count(observed.counts[count.index], count.day));
  for (const Scorable::Passage& passage : scorable.passages)
    sheet.passages.push_back(scoring.passage(observed.passages[passage.index], passage));
  sheet.not_scored = scorable.not_scored;
  return sheet;
}

}  // namespace ebb
