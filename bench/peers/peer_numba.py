"""R0, R1, R2 in Numba: a trial at a time, compiled."""
import math

import numba
import numpy as np

import protocol
from protocol import HORIZON

MU, SIGMA = protocol.lognormal_parameters(92, 15)
PAUSE_A, PAUSE_B = protocol.pert_parameters(14, 21, 60)
LAG_SLOTS = 21  # whoever is away comes back within so many days
KILLED_A, KILLED_B = protocol.beta_parameters(0.25, 0.1)


@numba.njit(cache=True)
def whole(x):
    return math.floor(x + 0.5)


@numba.njit(cache=True)
def send_away(coming_back, day, persons):
    for _ in range(persons):
        coming_back[(day + whole(np.random.uniform(6, 20))) % LAG_SLOTS] += 1


@numba.njit(cache=True)
def depletion_day(noise, coupled):
    strength = whole(np.random.triangular(10_000, 11_000, 12_000)) - whole(np.random.uniform(3_800, 4_000))
    rate = np.random.lognormal(MU, SIGMA)
    decay = 2 ** (-1 / np.random.uniform(70, 700))
    pause = whole(14 + 46 * np.random.beta(PAUSE_A, PAUSE_B))
    arrival = math.floor(np.random.uniform(30, 121)) if np.random.random() < 0.25 else -1
    wave = whole(np.random.uniform(20_000, 25_000))
    dispersion = 5.0
    if coupled:
        reference, exponent = strength, np.random.uniform(0, 1)
        dispersion, killed = np.random.uniform(0.5, 5), np.random.beta(KILLED_A, KILLED_B)
        returning = np.random.uniform(0.1, 0.5)
        coming_back = np.zeros(LAG_SLOTS, dtype=np.int64)
        rate *= 1.5
    learning, carry, fights = 1.0, 0.0, True
    for day in range(1, HORIZON + 1):
        if day == arrival:
            strength += wave
        if coupled:
            strength += coming_back[day % LAG_SLOTS]
            coming_back[day % LAG_SLOTS] = 0
        if fights and day > pause:
            mean = rate * learning
            if coupled:
                mean *= (strength / reference) ** exponent
            if noise:
                casualties = min(np.random.poisson(np.random.gamma(dispersion, mean / dispersion)), strength)
            else:
                carry += mean
                casualties = min(math.floor(carry + 1e-6), strength)
                carry -= casualties
            strength -= casualties
            learning *= decay
            if coupled:
                wounded = casualties - np.random.binomial(casualties, killed)
                send_away(coming_back, day, np.random.binomial(wounded, returning))
        if strength <= 0:
            return day
        if coupled and np.random.random() < (1 / 10 if fights else 1 / 5):
            fights = not fights
    return HORIZON + 1


@numba.njit(cache=True)
def count_days(noise, coupled, trials, seed):
    np.random.seed(seed)
    counts = np.zeros(HORIZON + 2, dtype=np.int64)
    for _ in range(trials):
        counts[depletion_day(noise, coupled)] += 1
    return counts


def run(problem, trials, seed):
    return count_days(problem != "r0", problem == "r2", trials, seed)


if __name__ == "__main__":
    protocol.main(run, warm_up=lambda problem: run(problem, 1, 0))
