#include "report/explain.hpp"

namespace ebb {

std::string explain_words() {
  return R"(trial            one run of the scenario through its days, with one draw of every uncertain input
seed             which sample of trials: the same seed and trial number give the same draws, on every machine
quantile         the day by which a given share of all trials has reached a threshold, those that never do by the horizon included
median           the 50 % quantile: even odds
90 % range       from the 5 % to the 95 % quantile
horizon          the last day simulated. "Not by" the horizon is never "never": nothing was simulated beyond it
threshold        a state whose first day is wanted; "depleted" unless the file says otherwise
sampling error   how far an estimate may be off because only so many trials were run (95 %); more trials shrink it.
                 It says nothing about whether the scenario is right
straight line    the median strength over the median rate, and nothing else: what a reader would work out by hand
rate             expected casualties on a calendar day at full strength; observed = losses so far / the days they took
rate_doubt       a factor for the whole trial: the future rate against the past one
noise            day-to-day luck around the expected casualties: none, Poisson, or negative-binomial (more than Poisson)
dispersion       k of the negative-binomial: variance = mean + mean²/k
day_to_day       1/√k: a day's sd over its mean, beyond Poisson
PERT             a beta distribution between low and high whose shape puts weight 4 on the mode
metalog          a distribution through given quantiles (Keelin 2016)
truncation       min and max: the mass outside is removed and the rest scaled up
front, rear      only the front fights and is counted in thresholds
kernel           how trials get through their days: each day by day, or most of them by a short cut (--kernel, run.kernel)
first passage    the first day on which a threshold is reached; the short cut draws it at once, from the casualties so far
case             one of several readings of the facts; every case sees the same random numbers
)";
}

}  // namespace ebb
