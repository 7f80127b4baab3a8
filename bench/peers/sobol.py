"""What scrambled Sobol points save: trials until a quantile of R1's day has a standard error, measured over runs with other seeds."""
import statistics

import numpy as np

LONG = 1 << 24
RUNS, TRIALS = 64, 1 << 17  # each of 16 replicates; so the error of the standard error is a tenth


def quantile(counts, p):
    """Of the day, given depletion, interpolated inside the day."""
    depleted = np.array(counts[:-1], dtype=float)
    below = np.cumsum(depleted)
    rank = p * below[-1]
    day = int(np.searchsorted(below, rank))
    return day - 1 + (rank - (below[day] - depleted[day])) / depleted[day]


def trials_needed(runs, quantiles, error):
    """The variance of Sobol points falls at least as fast as one over their number: so many trials at most."""
    trials = sum(runs[0])
    return [trials * np.var([quantile(counts, p) for counts in runs], ddof=1) / error**2 for p in quantiles]


def measure(program, problem, cpu):
    """The counts of every run; trials per CPU second of long runs; the CPU seconds of a run of next to no trials."""
    runs = [program.run(problem, TRIALS, 1000 + seed, cpu).counts for seed in range(RUNS)]
    rate = statistics.median(LONG / program.run(problem, LONG, seed, cpu).cpu_seconds for seed in range(5))
    return runs, rate, statistics.median(program.run(problem, 1, seed, cpu).cpu_seconds for seed in range(25))
