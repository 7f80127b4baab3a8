"""R0 in OpenTURNS: a random vector pushed through a vectorised Python function."""
import numpy as np
import openturns as ot

import peer_numpy
import protocol
from protocol import HORIZON

INPUTS = ot.ComposedDistribution([
    ot.Triangular(10_000, 11_000, 12_000),                              # size
    ot.Uniform(3_800, 4_000),                                           # losses
    ot.ParametrizedDistribution(ot.LogNormalMuSigma(92, 15)),           # rate
    ot.Uniform(70, 700),                                                # half-life
    ot.Beta(*protocol.pert_parameters(14, 21, 60), 14, 60),             # pause
    ot.Bernoulli(0.25),                                                 # the wave comes
    ot.Uniform(20_000, 25_000),                                         # its size
    ot.Uniform(30, 121),                                                # its day
])


def depletion_days(sample):
    size, losses, rate, half_life, pause, comes, wave, arrival = np.asarray(sample).T
    whole = peer_numpy.whole
    strength, pause, wave = whole(size) - whole(losses), whole(pause), whole(wave)
    arrival = np.where(comes == 1, np.floor(arrival), -1)
    decay, mean, trial = np.exp2(-1 / half_life), rate.copy(), np.arange(len(size))
    suffered, days = np.zeros(len(size)), np.full(len(size), HORIZON + 1.0)
    for day in range(1, HORIZON + 1):
        strength = strength + np.where(arrival == day, wave, 0)
        fights = day > pause
        suffered = suffered + np.where(fights, mean, 0)
        mean = mean * np.where(fights, decay, 1)
        depleted = suffered + 1e-6 >= strength
        if depleted.any():
            days[trial[depleted]] = day
            rest = ~depleted
            strength, pause, wave, arrival, decay, mean, trial, suffered = (
                x[rest] for x in (strength, pause, wave, arrival, decay, mean, trial, suffered))
    return days[:, None]


def run(problem, trials, seed):
    assert problem == "r0"
    ot.RandomGenerator.SetSeed(seed)
    outcome = ot.CompositeRandomVector(ot.PythonFunction(8, 1, func_sample=depletion_days), ot.RandomVector(INPUTS))
    counts = np.zeros(HORIZON + 2, dtype=np.int64)
    for first in range(0, trials, peer_numpy.BLOCK):
        days = np.asarray(outcome.getSample(min(peer_numpy.BLOCK, trials - first)))
        counts += np.bincount(days[:, 0].astype(np.int64), minlength=HORIZON + 2)
    return counts


if __name__ == "__main__":
    protocol.main(run)
