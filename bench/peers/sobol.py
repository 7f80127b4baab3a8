"""What scrambled Sobol points save: trials until a quantile of R1's day has a standard error, measured over runs with other seeds."""
import numpy as np

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
    """The counts of every run, and trials per CPU second of all of them."""
    samples = [program.run(problem, TRIALS, 1000 + seed, cpu) for seed in range(RUNS)]
    return [sample.counts for sample in samples], RUNS * TRIALS / sum(sample.cpu_seconds for sample in samples)
