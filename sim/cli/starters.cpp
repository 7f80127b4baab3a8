#include "cli/starters.hpp"

namespace ebb::cli {

const std::array<Starter, 3> kStarters{{
    {"isw", R"(#:schema ./ebb.schema.json
# When will it run out? Run me with: ebb run FILE
schema  = 1
title   = "The think-tank's arithmetic, with doubt"
start   = 2025-01-16            # day 0: the state at the end of this day
horizon = 2025-12-31            # the last day simulated

[contingent]
size   = { likely = [10_000, 12_000] }              # sent; 90 % sure that it lies between
losses = { likely = [3_000, 4_000] }                # killed, wounded, captured or missing so far

[casualties]
rate = { observed = [2024-12-06, 2025-01-16] }      # losses / those days, in each trial
# rate     = 92                                     # or: so many a day, known
# rate_doubt = { lognormal = { mean = 1, sd = 0.3 } }   # the future rate against the past one
)"},
    {"shells", R"(#:schema ./ebb.schema.json
# When will the shells run out? Run me with: ebb run FILE
schema  = 1
title   = "Artillery shells in the depots"
unit    = "shells"
start   = 2025-01-01            # day 0: the state at the end of this day
horizon = 2025-12-31            # the last day simulated

[stock]
size = { likely = [80_000, 120_000] }               # in the depots; 90 % sure that it lies between

[use]
rate       = { likely = [800, 1_200] }              # fired a day
noise      = "negative-binomial"                    # quiet days and heavy ones
day_to_day = 0.5                                    # a day's sd over its mean, beyond Poisson

[deliveries.spring]
title       = "one shipment, perhaps"
probability = { fixed = 0.7, note = "our judgement" }
size        = { uniform = [20_000, 40_000] }
arrival     = { uniform = [2025-03-01, 2025-04-30] }
over        = 10                                    # days of unloading
)"},
    {"cash", R"(#:schema ./ebb.schema.json
# When will the money run out? Run me with: ebb run FILE
schema  = 1
title   = "Cash in the bank"
unit    = "euros"
start   = 2025-01-01            # day 0: the state at the end of this day
horizon = 2026-12-31            # the last day simulated

[stock]
size = 400_000

[use]
rate       = { likely = [700, 1_100] }              # spent a day, on average
rate_doubt = { lognormal = { mean = 1, sd = 0.2 } } # the future against the plan
noise      = "negative-binomial"
day_to_day = 2                                      # rent days and quiet days

[deliveries.seed-round]
title       = "the next round of funding"
probability = { fixed = 0.5, note = "our judgement" }
size        = { triangular = [200_000, 300_000, 600_000] }
arrival     = { uniform = [2025-07-01, 2025-12-31] }
)"},
}};

}  // namespace ebb::cli
