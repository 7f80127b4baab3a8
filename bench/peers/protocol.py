"""What the peers in Python share: how they are called, what they print, and the parameters of the inputs.

A peer is called as `PEER PROBLEM TRIALS SEED` and prints one line of JSON: the CPU seconds of the work itself (no start-up, no
compiling) and how many trials were depleted on day 0, 1, ..., 365, and last how many were not.
"""
import json
import math
import sys
import time

HORIZON = 365


def lognormal_parameters(mean, sd):
    variance = math.log1p((sd / mean) ** 2)
    return math.log(mean) - variance / 2, math.sqrt(variance)


def beta_parameters(mean, sd):
    total = mean * (1 - mean) / sd**2 - 1
    return mean * total, (1 - mean) * total


def pert_parameters(low, mode, high):
    return 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)


def main(run, warm_up=lambda problem: None):
    problem, trials, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    warm_up(problem)
    start = time.process_time()
    counts = run(problem, trials, seed)
    print(json.dumps({"cpu_seconds": time.process_time() - start, "counts": [int(count) for count in counts]}))
