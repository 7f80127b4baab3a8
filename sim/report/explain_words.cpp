#include <fmt/format.h>

#include <array>

#include "report/explain.hpp"
#include "report/layout.hpp"

namespace ebb {
namespace {

struct Term {
  const char *name, *meaning;
};

constexpr std::array kTerms = {
    Term{"scenario", "the file: what is known, how uncertain it is, and who says so"},
    Term{"trial", "one simulated future: one value for every uncertain input, then day after day to the horizon"},
    Term{"seed", "the number that selects the sample of trials; the same seed and trial give the same values on every machine"},
    Term{"replicate",
         "one of 16 groups into which the trials of a run are divided; how much the groups differ gives the sampling error"},
    Term{"design", "how the values of the trials are chosen: independently (mc), or spread evenly (sobol, lhs, antithetic)"},
    Term{"uncertain input", "a quantity that the file gives as a distribution; a fixed input has one value"},
    Term{"quantile",
         "the value that a given share of a distribution does not exceed; of a threshold, the day by which that share "
         "of all trials has reached it, trials that do not reach it by the horizon included"},
    Term{"median", "the 50 % quantile: half of the trials are below it, half above"},
    Term{"90 % interval", "from the 5 % quantile to the 95 % quantile: nine trials in ten lie in it"},
    Term{"horizon", "the last day that is simulated"},
    Term{"not by the horizon",
         "the trials that have not reached a threshold on the last day (censored). It does not mean never: "
         "the days after the horizon are not simulated"},
    Term{"threshold", "a state whose first day you ask for, such as \"a tenth is left\""},
    Term{"depletion", "the default threshold: nothing is left"},
    Term{"first passage", "the first day on which a threshold is reached"},
    Term{"case", "one of several readings of the facts that cannot all be true; every case uses the same random numbers"},
    Term{"weight", "how much a case counts when the cases are pooled into one answer"},
    Term{"sampling error",
         "how far an estimate may be off because only so many trials were run (95 % interval). More trials reduce "
         "it. It does not say whether the scenario is right"},
    Term{"constant-rate estimate",
         "the date from the median stock, the median rate and the median flows alone, as one would work "
         "it out by hand"},
    Term{"rate",
         "expected casualties or use on a calendar day at full strength; an observed rate is the losses so far divided by "
         "the days they took"},
    Term{"rate_doubt", "a factor on the rate for a whole trial: how the future rate may differ from the past one"},
    Term{"noise", "day-to-day variation around the expected number: none, Poisson, or negative-binomial, which varies more"},
    Term{"dispersion", "k of the negative-binomial distribution: variance = mean + mean²/k; a small k means large variation"},
    Term{"day_to_day", "the same as 1/√k: the standard deviation of a day's number divided by its mean, beyond Poisson"},
    Term{"rank correlation", "how strongly two inputs rise and fall together, from -1 to 1 (Spearman)"},
    Term{"PERT", "a distribution between a low and a high value that favours the most likely one (a beta distribution, shape 4)"},
    Term{"metalog", "a flexible distribution that goes exactly through the quantiles you give (Keelin 2016)"},
    Term{"cut off",
         "probability outside the possible values, such as below 0, is removed and the rest scaled up; min and max do "
         "the same"},
    Term{"front, rear", "only what is at the front is used up and counted in thresholds"},
    Term{"kernel",
         "how trials get through their days: one day at a time, or most of them by a short cut that draws the day of "
         "first passage at once (--kernel)"},
    Term{"grade",
         "the Admiralty code of a source: A (completely reliable) to E (unreliable), F unknown; then of its statement: 1 "
         "(confirmed) to 5 (improbable), 6 unknown. Grades are shown and do not change the numbers"},
};

constexpr int kColumn = 17;  // where the meanings begin

}  // namespace

std::string explain_words(const TerminalStyle& style) {
  std::string text;
  for (const Term& term : kTerms) {
    const std::string name = term.name;
    const bool fits = name.size() + 2 <= kColumn;
    if (!fits) text += name + "\n";
    text += wrapped(fmt::format("{:<{}}{}", fits ? name : "", kColumn, term.meaning), style, kColumn);
  }
  return text;
}

}  // namespace ebb
