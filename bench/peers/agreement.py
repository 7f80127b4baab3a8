"""Whether two programs give the same distribution of days: two-sample tests of whole counts."""
import numpy as np
from scipy import stats

LEAST = 25  # trials of either sample that a pooled cell is expected to hold


def pooled(a, b):
    """Neighbouring days pooled until each cell is expected to hold LEAST trials of either sample."""
    share = min(a.sum(), b.sum()) / (a.sum() + b.sum())
    cells, sums = [], np.zeros(2)
    for pair in zip(a, b):
        sums = sums + pair
        if sums.sum() * share >= LEAST:
            cells.append(sums)
            sums = np.zeros(2)
    cells[-1] = cells[-1] + sums
    return np.array(cells).T


def chi_square_p(a, b):
    """Pearson's test that two samples are of one law."""
    return stats.chi2_contingency(pooled(np.asarray(a), np.asarray(b)), correction=False)[1]


def kolmogorov_smirnov(a, b):
    """The largest gap between the two cdfs, and its p-value, which is conservative for whole days."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    gap = np.abs(np.cumsum(a) / a.sum() - np.cumsum(b) / b.sum()).max()
    return gap, stats.kstwobign.sf(gap * np.sqrt(a.sum() * b.sum() / (a.sum() + b.sum())))


def a_day_late(counts, reference):
    """All but the reference a day later than they are: what the tests must be able to see."""
    return {problem: {name: of[name] if name == reference else [0, *of[name][:-2], of[name][-2] + of[name][-1]] for name in of}
            for problem, of in counts.items()}


def disagreements(counts, reference, level):
    """counts[problem][program]: the pairs that either test tells from `reference` at `level`, all tests together."""
    pairs = [(problem, name) for problem in counts for name in counts[problem] if name != reference]
    found = []
    for problem, name in pairs:
        a, b = counts[problem][name], counts[problem][reference]
        if min(chi_square_p(a, b), kolmogorov_smirnov(a, b)[1]) < level / (2 * len(pairs)):
            found.append(f"{problem}: {name} and {reference}")
    return found
