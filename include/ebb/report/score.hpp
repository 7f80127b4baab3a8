#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ebb/engine/forecast.hpp"
#include "ebb/plan/plan.hpp"
#include "ebb/report/terminal_style.hpp"
#include "ebb/scenario/scorable.hpp"
#include "ebb/tally/result.hpp"

namespace ebb {

// A forecast held against what was later claimed: docs/statistics.md, "Scores". Smaller scores are better.

/// The logarithmic score −ln p, p the probability that was given to what was claimed.
struct LogScore {
  double p = 0;
  std::optional<double> value;  ///< −ln p; nothing where p is 0
  /// 95 % interval of the score, from the finite number of trials; the high end is nothing where no trial came to it. Neither end
  /// for a single number, nor with fewer than two replicates (FirstPassage says when they are needed).
  std::optional<double> sampling_low, sampling_high;
};

inline constexpr std::array<double, 5> kScoredQuantiles{0.05, 0.25, 0.5, 0.75, 0.95};

/// Of one forecast, or of a single number: then every quantile is that number.
struct CountScore {
  std::array<std::int64_t, 5> quantiles{};  ///< kScoredQuantiles
  double below = 0, at_or_below = 0;        ///< P(X < y), P(X ≤ y): the ends of the probability integral transform
  LogScore log;                             ///< of the interval that was rounded to y; of X ≥ y where y is a lower bound
  std::optional<double> crps;               ///< in units; nothing for a lower bound
  std::optional<double> crps_error;         ///< ±, 95 %, from the replicates; nothing with fewer than two
  std::optional<double> brier;              ///< (1 − P(X ≥ y))²; of a lower bound only
};

struct PassageScore {
  std::optional<std::int64_t> said;  ///< by a straight line: its day, where it has one
  double by_then = 0;                ///< P(T ≤ day)
  LogScore log;                      ///< of T = day; of T > day where it was not reached
  double crps = 0;                   ///< in days, up to `until`
  std::optional<double> crps_error;  ///< ±, 95 %
};

/// Each score of the forecast and of its straight line, with those of the cases where there are several.
template <class Score>
struct Compared {
  Score forecast;                             ///< of the cases pooled
  std::vector<std::optional<Score>> by_case;  ///< empty where there is one case; nothing of a case that kept no trial
  std::optional<Score> line;                  ///< of the constant-rate estimate; likewise below
  std::vector<Score> line_by_case;
};

struct CountScores {
  Observed::Count claim;
  std::int64_t day = 0;
  Compared<CountScore> scores;
  std::int64_t claimed() const { return claim.casualties ? *claim.casualties : *claim.at_least; }
};

struct PassageScores {
  Observed::Passage claim;
  std::string title;       ///< of the threshold
  std::int64_t day = 0;    ///< 0 … horizon
  bool reached = false;    ///< on that day; false: not by the end of it
  std::int64_t until = 0;  ///< the last day that the CRPS looks at: the horizon where it was reached, else `day`
  Compared<PassageScore> scores;
};

struct ScoreSheet {
  RunFacts facts;  ///< of the forecast
  std::string model_sha256, observed_title, observed_file, observed_sha256;
  RunOptions run;
  std::vector<KeptCounts> kept;  ///< by case
  std::vector<CountScores> counts;
  std::vector<PassageScores> passages;
  std::vector<Scorable::Left> not_scored;
  bool complete() const { return kept.front().trials == run.trials; }
};

/// What has to be looked at to score this.
Lookout lookout_for(const Scorable& scorable, std::int64_t horizon_days);

/// `seen` is what forecast() saw by lookout_for(); at least one trial of it was kept.
ScoreSheet score(const Plan& plan, const Observed& observed, const Scorable& scorable, const std::vector<CaseForecast>& seen);

/// As a person reads it. Ends with a line break.
std::string render_scores(const ScoreSheet& sheet, const TerminalStyle& style);

/// One JSON object on one line (format ebb-score/1, docs/output.md), without a line break at the end.
std::string scores_json(const ScoreSheet& sheet);

}  // namespace ebb
