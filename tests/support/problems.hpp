#pragma once
#include <string>

#include "support/folder.hpp"

namespace ebb::test {

/// A reference problem of bench/problems.
inline std::string problem(const std::string& name) {
  return bytes_of(std::string(EBB_SOURCE_DIR) + "/bench/problems/" + name + ".toml");
}

/// After a scenario's first keys: all that the short cut can do, so that many trials may take it and many may not.
inline const std::string kPassageOfEveryKind = R"(
[contingent]
size   = { uniform = [900, 9_000] }
losses = { uniform = [0, 2_000] }
[casualties]
rate         = { lognormal = { mean = 70, sd = 30 } }
noise        = "negative-binomial"
dispersion   = { uniform = [1, 60] }
killed_share = 0.3
[learning]
floor     = { uniform = [0, 1] }
half_life = { uniform = [20, 300] }
[phases.pause]
days      = { pert = [3, 21, 60] }
intensity = 0
[phases.push]
probability = 0.5
start       = { uniform = [20, 60] }
days        = { uniform = [0, 40] }
intensity   = { uniform = [0.2, 3] }
[phases.over]
start     = 45
end       = 90
intensity = 0.6
[reinforcements.early]
probability = 0.6
size        = { uniform = [500, 2_500] }
arrival     = { uniform = [5, 90] }
front_share = { uniform = [0.5, 1] }
[reinforcements.late]
size    = 1_500
arrival = 120
[thresholds.half]
remaining = 0.5
of        = "sent"
[thresholds.quarter]
remaining = 0.25
of        = "deployed"
[thresholds.few]
below = 200
[thresholds.lost]
casualties = 3_000
[thresholds.share]
casualties_share = 0.8
of               = "deployed"
[thresholds.all]
casualties_share = 1
of               = "sent"
)";

}  // namespace ebb::test
