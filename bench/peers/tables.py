"""The tables of docs/performance.md."""
import dataclasses
import datetime
import re

import numpy as np

import agreement
import programs
import sobol

NUMPY, STD = "NumPy, vectorised", "C++ `std`"
AUTO, DAY = "ebb, `--kernel auto`", "ebb, `--kernel day`"
AVX2 = {AUTO: "ebb on AVX2, `--kernel auto`", DAY: "ebb on AVX2, `--kernel day`"}
BEGIN, END = "<!-- bench/peers/run -->", "<!-- end -->"
ERROR = 0.05  # days
QUANTILES = (0.05, 0.5, 0.95)


def table(heads, rows):
    lines = ["| " + " | ".join(cells) + " |" for cells in [heads, *rows]]
    return "\n".join([lines[0], "|" + "---|" * len(heads), *lines[1:]])


def number(x):
    """Three digits: 1,230, 45.6 k, 7.89 M."""
    for size, suffix in ((1e6, " M"), (1e3, " k"), (1, "")):
        if x >= size:
            return f"{x / size:.{max(0, 2 - int(np.log10(x / size)))}f}{suffix}"
    return f"{x:.2g}"


def seconds(x):
    return f"{x * 1000:.3g} ms" if x < 1 else f"{x:.3g} s" if x < 100 else f"{x / 60:.0f} min"


def rate_table(everyone, rates):
    rows = []
    for program in everyone:
        cells = [number(rates[p][program.name]) if program.name in rates[p] else "" for p in programs.ALL]
        rows.append([program.name, programs.package_version(program.package), *cells])
    return table(["trials per CPU second", "Debian's version", "R0", "R1", "R2"], rows)


def ratio_table(everyone, rates, names, heading):
    """How many times as fast as its peers the program is that `names` calls DAY and AUTO."""
    rows = []
    for program in everyone:
        if isinstance(program, programs.Ebb):
            continue
        cells = [f"{number(rates[p][names[kernel]] / rates[p][program.name])}" if program.name in rates[p] else ""
                 for kernel in (DAY, AUTO) for p in programs.ALL]
        rows.append([program.name, *cells])
    return table([heading, *(f"{p.upper()}, {k}" for k in ("day", "auto") for p in programs.ALL)], rows)


def ratio_tables(everyone, rates):
    text = ratio_table(everyone, rates, {DAY: DAY, AUTO: AUTO}, "times as fast")
    if AVX2[DAY] not in rates["r1"]:
        return text
    return text + "\n\n" + ratio_table(everyone, rates, AVX2, "times as fast, ebb on AVX2")


def trials_needed(counts, p):
    """Until the quantile p of the day, given depletion and interpolated inside the day, has ERROR as its standard error:
    p(1 - p)/(f · error)² depleted trials, f the density around it, from a week's counts."""
    depleted = np.array(counts[:-1], dtype=float)
    day = int(np.searchsorted(np.cumsum(depleted), p * depleted.sum()))
    density = depleted[max(0, day - 3):day + 4].mean() / depleted.sum()
    return p * (1 - p) / (density * ERROR) ** 2 * sum(counts) / depleted.sum()


def time_table(everyone, rates, counts, sobol_points):
    needed = [trials_needed(counts["r1"][DAY], p) for p in QUANTILES]
    rows = [[program.name, *(seconds(n / rates["r1"][program.name]) for n in needed)]
            for program in everyone if program.name in rates["r1"]]
    rows.insert(0, [sobol_points.name, *(seconds(x) for x in sobol_points.seconds)])
    rows.append(["trials needed", *(number(n) for n in needed)])
    rows.append(["trials needed, `--design sobol`", *(number(n) for n in sobol_points.trials)])
    heads = [f"R1: time to a standard error of {ERROR} day", *(f"P{100 * p:.0f}" for p in QUANTILES)]
    note = ("Independent trials, but for the first line: scrambled Sobol points, whose error is the spread of "
            f"{sobol.RUNS} runs of {sobol.TRIALS:,} trials. Starting is not counted for any: an ebb process takes "
            f"{seconds(sobol_points.start)} for it on R1, with its tables and its report.")
    return table(heads, rows) + "\n\n" + note


@dataclasses.dataclass
class WithSobol:
    """What R1's quantiles take with Sobol points."""
    name: str
    trials: list
    rate: float
    start: float

    @property
    def seconds(self):
        return [n / self.rate for n in self.trials]


def with_sobol(program, cpu):
    runs, rate, start = sobol.measure(program, "r1", cpu)
    return WithSobol(program.name, sobol.trials_needed(runs, QUANTILES, ERROR), rate, start)


def share_of_roofline(rate, counts, roofline):
    """Of R1: every trial walks through the days until it is depleted, or all of them."""
    days = sum(min(day, len(counts) - 2) * count for day, count in enumerate(counts)) / sum(counts)
    return rate * days / roofline


def goal_table(rates, counts, roofline, sobol_points, default):
    rows = []

    def row(what, goal, reached, share):
        rows.append([what, goal, reached, f"{100 * share:.0f} %"])

    def times(what, problem, program, peer, goal):
        reached = rates[problem][program] / rates[problem][peer]
        row(what, f"≥ {goal:,} × {peer}", f"{number(reached)} ×", reached / goal)

    times("R1, day kernel", "r1", DAY, NUMPY, 100)
    times("R1, day kernel", "r1", DAY, STD, 200)
    times("R1, `--kernel auto`", "r1", AUTO, NUMPY, 1000)
    times("R2", "r2", AUTO, NUMPY, 20)
    for problem in ("r1", "r2"):
        if AVX2[DAY] in rates[problem]:
            share = rates[problem][AVX2[DAY]] / rates[problem][DAY]
            row(f"{problem.upper()}, day kernel on AVX2", "≥ 45 % of AVX-512", f"{100 * share:.0f} %", share / 0.45)
    share = share_of_roofline(rates["r1"][DAY], counts["r1"][DAY], roofline)
    row("R1, day kernel", f"≥ 50 % of the roofline, {number(roofline)} trial-days/s", f"{100 * share:.0f} %", 2 * share)
    for p, taken in zip(QUANTILES, sobol_points.seconds):
        reached = trials_needed(counts["r1"][DAY], p) / rates["r1"][NUMPY] / taken
        row(f"R1, `--design sobol`, P{100 * p:.0f} to {ERROR} day", f"≥ 1,000 × {NUMPY}", f"{number(reached)} ×", reached / 1000)
    for program, goal in (("ebb", 1.0 if programs.has_avx512() else 2.5), ("ebb-avx2", 2.5)):
        if program in default:
            row(f"default scenario, 65,536 Sobol trials a case, two threads, `{program}`", f"≤ {goal:g} s",
                seconds(default[program]), goal / default[program])
    return table(["", "goal", "reached", "of the goal"], rows)


def agreement_words(counts, reference, level):
    pairs = [(of[name], of[reference]) for of in counts.values() for name in of if name != reference]
    gap = max(agreement.kolmogorov_smirnov(a, b)[0] for a, b in pairs)
    trials = [sum(a) for a, _ in pairs]
    seen = len(agreement.disagreements(agreement.a_day_late(counts, reference), reference, level))
    return ("All give the same distribution of days: two-sample χ² and Kolmogorov–Smirnov tests of each against the day kernel "
            f"on {number(min(trials))} to {number(max(trials))} trials, at a level of {100 * level:g} % for all tests together. "
            f"The largest gap between two cdfs is {gap:.2g}. A day's difference would have been seen in {seen} of the "
            f"{len(pairs)} pairs.")


def machine_words(arguments):
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        text = file.read()
    model = re.search(r"model name\s*:\s*(.*)", text).group(1).strip()
    vectors = "AVX-512" if " avx512f " in text else "AVX2" if " avx2 " in text else "neither AVX2 nor AVX-512"
    return (f"{datetime.date.today()}, {model} with {vectors}, one core; medians of {arguments.rounds} runs of about "
            f"{arguments.seconds:g} CPU seconds each, alternating.")


def all_tables(everyone, rates, counts, roofline, sobol_points, default, reference, level, arguments):
    return "\n\n".join([machine_words(arguments), rate_table(everyone, rates), ratio_tables(everyone, rates),
                        agreement_words(counts, reference, level), time_table(everyone, rates, counts, sobol_points),
                        goal_table(rates, counts, roofline, sobol_points, default)])


def write_between_markers(page, text):
    old = page.read_text(encoding="utf-8")
    before, rest = old.split(BEGIN + "\n", 1)
    after = rest.split(END, 1)[1]
    page.write_text(before + BEGIN + "\n" + text + "\n" + END + after, encoding="utf-8")
