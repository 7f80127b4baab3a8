"""R0, R1, R2 in NumPy: vectorised over trials, a day at a time, depleted trials taken out every day."""
import numpy as np

import protocol
from protocol import HORIZON

BLOCK = 10_000  # trials at once: their state stays in the cache

# A lag is uniform on [6, 20] days, rounded: 28 half-days, equally likely.
LAG_OF_HALF_DAY = np.floor(np.arange(6.25, 20, 0.5) + 0.5).astype(np.int64)
LAG_SLOTS = 21  # whoever is away comes back within so many days


def whole(x):
    return np.floor(x + 0.5)


def draw_inputs(rng, n, problem):
    """One value a trial of every input, as in bench/problems/."""
    mu, sigma = protocol.lognormal_parameters(92, 15)
    size, losses = whole(rng.triangular(10_000, 11_000, 12_000, n)), whole(rng.uniform(3_800, 4_000, n))
    state = {
        "trial": np.arange(n),
        "strength": size - losses,
        "rate": rng.lognormal(mu, sigma, n),
        "decay": np.exp2(-1 / rng.uniform(70, 700, n)),
        "pause": whole(14 + 46 * rng.beta(*protocol.pert_parameters(14, 21, 60), n)),
        "arrival": np.where(rng.random(n) < 0.25, np.floor(rng.uniform(30, 121, n)), -1),
        "wave": whole(rng.uniform(20_000, 25_000, n)),
        "learning": np.ones(n),
    }
    if problem == "r0":
        state["suffered"] = np.zeros(n)
    if problem == "r2":
        state |= {
            "reference": state["strength"].copy(),
            "exponent": rng.uniform(0, 1, n),
            "dispersion": rng.uniform(0.5, 5, n),
            "killed": rng.beta(*protocol.beta_parameters(0.25, 0.1), n),
            "returning": rng.uniform(0.1, 0.5, n),
            "fights": np.ones(n, dtype=bool),
            "coming_back": np.zeros((n, LAG_SLOTS), dtype=np.int64),
        }
    return state


def day_without_noise(rng, day, s):
    """The whole part of the expected casualties so far has been suffered."""
    s["suffered"] += np.where(day > s["pause"], s["rate"] * s["learning"], 0)
    return s["suffered"] + 1e-6 >= s["strength"]


def day_of_independent_casualties(rng, day, s):
    on = np.flatnonzero(day > s["pause"])
    mean = s["rate"][on] * s["learning"][on]
    s["strength"][on] -= rng.poisson(rng.standard_gamma(5, on.size) * (mean / 5))
    return s["strength"] <= 0


def send_away(rng, day, s, on, persons):
    """A lag for each person, counted by trial and day of return."""
    slots = (day + LAG_OF_HALF_DAY) % LAG_SLOTS
    places = np.repeat(on * LAG_SLOTS, persons)
    places += slots[rng.integers(0, slots.size, places.size, dtype=np.uint8)]
    back = s["coming_back"]
    back += np.bincount(places, minlength=back.size).reshape(back.shape)


def day_of_coupled_casualties(rng, day, s):
    slot = day % LAG_SLOTS
    s["strength"] += s["coming_back"][:, slot]
    s["coming_back"][:, slot] = 0
    s["on"] = s["fights"] & (day > s["pause"])
    on = np.flatnonzero(s["on"])
    strength, k = s["strength"][on], s["dispersion"][on]
    mean = s["rate"][on] * 1.5 * s["learning"][on] * (strength / s["reference"][on]) ** s["exponent"][on]
    casualties = np.minimum(rng.poisson(rng.standard_gamma(k) * (mean / k)), strength).astype(np.int64)
    s["strength"][on] -= casualties
    wounded = casualties - rng.binomial(casualties, s["killed"][on])
    send_away(rng, day, s, on, rng.binomial(wounded, s["returning"][on]))
    s["fights"] ^= rng.random(s["fights"].size) < np.where(s["fights"], 1 / 10, 1 / 5)
    return s["strength"] <= 0


DAY = {"r0": day_without_noise, "r1": day_of_independent_casualties, "r2": day_of_coupled_casualties}


def depletion_days(rng, n, problem):
    s, days = draw_inputs(rng, n, problem), np.full(n, HORIZON + 1)
    for day in range(1, HORIZON + 1):
        s["strength"] += np.where(s["arrival"] == day, s["wave"], 0)
        depleted = DAY[problem](rng, day, s)
        s["learning"] *= np.where(s.pop("on", day > s["pause"]), s["decay"], 1)
        if depleted.any():
            days[s["trial"][depleted]] = day
            s = {name: values[~depleted] for name, values in s.items()}
    return days


def run(problem, trials, seed):
    rng, counts = np.random.default_rng(seed), np.zeros(HORIZON + 2, dtype=np.int64)
    for first in range(0, trials, BLOCK):
        days = depletion_days(rng, min(BLOCK, trials - first), problem)
        counts += np.bincount(days, minlength=HORIZON + 2)
    return counts


if __name__ == "__main__":
    protocol.main(run)
