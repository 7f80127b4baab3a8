"""Runs ebb and its peers on R0, R1, R2, alternating, and writes the tables of docs/performance.md. See ./run."""
import argparse
import pathlib
import statistics
import sys

import agreement
import programs
import tables

LEVEL = 1e-4  # the chance that any test of the whole comparison raises a false alarm
REFERENCE = "ebb, `--kernel day`"
PAGE = programs.HERE.parent.parent / "docs" / "performance.md"


def read_arguments():
    parser = argparse.ArgumentParser(prog="bench/peers/run")
    parser.add_argument("--build", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=float, default=2, help="CPU seconds of a run")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each program on each problem; the median counts")
    parser.add_argument("--cpu", type=int, default=0, help="the core that all run on")
    parser.add_argument("--no-write", action="store_true", help="leaves docs/performance.md as it is")
    return parser.parse_args()


def say(text):
    print(text, file=sys.stderr, flush=True)


def trials_for(program, problem, seconds, cpu):
    """So many trials that a run takes about `seconds`; whole blocks of ebb's."""
    trials = 4096
    while True:
        sample = program.run(problem, trials, 1, cpu)
        if sample.cpu_seconds > 0.2 * seconds:
            return max(1, round(trials * seconds / sample.cpu_seconds / 1024)) * 1024
        trials *= 8


def measure(everyone, problem, arguments):
    """{program: its samples}, a round at a time, so that whatever else the machine does hits all alike."""
    mine = [program for program in everyone if problem in program.problems]
    trials = {program.name: trials_for(program, problem, arguments.seconds, arguments.cpu) for program in mine}
    samples = {program.name: [] for program in mine}
    for number in range(arguments.rounds):
        for program in mine:
            samples[program.name].append(program.run(problem, trials[program.name], 100 + number, arguments.cpu))
        say(f"{problem.upper()}: round {number + 1} of {arguments.rounds} done")
    return samples


def total(samples):
    return [sum(day) for day in zip(*(sample.counts for sample in samples))]


def main():
    arguments = read_arguments()
    everyone = programs.all_programs(arguments.build)
    samples = {problem: measure(everyone, problem, arguments) for problem in programs.ALL}
    rates = {problem: {name: statistics.median(s.trials / s.cpu_seconds for s in runs) for name, runs in of.items()}
             for problem, of in samples.items()}
    counts = {problem: {name: total(runs) for name, runs in of.items()} for problem, of in samples.items()}

    wrong = agreement.disagreements(counts, REFERENCE, LEVEL)
    if len(agreement.disagreements(agreement.a_day_late(counts, REFERENCE), REFERENCE, LEVEL)) == 0:
        wrong.append("the tests would not see a day's difference: too few trials")
    roofline = programs.roofline(arguments.build, arguments.cpu)
    sobol_points = tables.with_sobol(programs.ebb_with_sobol(arguments.build), arguments.cpu)
    default = {program: programs.default_scenario(arguments.build, program)
               for program in (["ebb", "ebb-avx2"] if programs.has_avx512() else ["ebb"])}
    text = tables.all_tables(everyone, rates, counts, roofline, sobol_points, default, REFERENCE, LEVEL, arguments)
    print(text)
    if wrong:
        say("not of one distribution, nothing written:\n  " + "\n  ".join(wrong))
        return 1
    if not arguments.no_write:
        tables.write_between_markers(PAGE, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
