#pragma once
#include <string>

#include "support/outcome.hpp"

namespace ebb::test {

/// A scenario with every mechanism, two cases, several thresholds, a correlation and a later count.
inline std::string everything() {
  return scenario(150, R"(
[contingent]
size    = { pert = [1_000, 1_100, 1_300] }
losses  = { likely = [300, 400] }
away    = { uniform = [50, 150] }
wastage = 0.002
[casualties]
rate              = { observed = [2024-12-01, 2025-01-01] }
rate_doubt        = { lognormal = { mean = 1, sd = 0.3 } }
strength_exponent = { uniform = [0, 1] }
noise             = "negative-binomial"
day_to_day        = { uniform = [0.45, 1.4] }
killed_share      = { beta = { mean = 0.25, sd = 0.1 } }
[learning]
floor     = { uniform = [0.4, 1.0] }
half_life = { uniform = [10, 40] }
[tempo]
fighting = { gamma = { mean = 10, sd = 2 }, min = 1 }
resting  = 5
first    = "stationary"
[returns]
fraction = { uniform = [0.1, 0.5] }
lag      = { uniform = [6, 20] }
[phases.pause]
end       = { triangular = [2025-01-02, 2025-01-10, 2025-02-15] }
intensity = 0
[phases.push]
probability = { uniform = [0.2, 0.6] }
start       = { quantiles = { p5 = 30, p50 = 40, p95 = 70 } }
days        = 14
intensity   = { mixture = [ { weight = 2, uniform = [1, 2] }, { weight = 1, fixed = 3 } ] }
[reinforcements.wave]
probability = 0.5
size        = { uniform = [200, 250] }
arrival     = { uniform = [2025-02-01, 2025-04-30] }
over        = 30
front_share = { uniform = [0.05, 0.5] }
[reinforcements.steady]
per_day = { discrete = { values = [1, 2, 4], weights = [2, 1, 1] } }
arrival = 20
end     = 90
[thresholds.half]
remaining = 0.5
of        = "deployed"
[thresholds.depleted]
below = 0
[thresholds.lost]
casualties_share = 1
of               = "sent"
[[correlations]]
inputs = ["contingent.size", "contingent.losses"]
rank   = 0.5
[later_counts.seen]
date       = 2025-02-01
casualties = { uniform = [350, 700] }
[cases.ours]
[cases.theirs]
weight            = 2
contingent.losses = { uniform = [100, 200] }
casualties.day_to_day = 0.3
)");
}

/// Trials enough for many blocks, the last one not full.
inline constexpr std::uint64_t kManyTrials = 20'500;

}  // namespace ebb::test
