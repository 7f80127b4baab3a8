"""ebb and its peers: how each is called for a problem, and what it takes."""
import dataclasses
import json
import os
import pathlib
import statistics
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
ALL = ("r0", "r1", "r2")


@dataclasses.dataclass
class Sample:
    """Trials by the day of depletion, 0 ... 365 and last those that were not depleted; CPU seconds, user and system."""
    cpu_seconds: float
    counts: list

    @property
    def trials(self):
        return sum(self.counts)


@dataclasses.dataclass
class Program:
    name: str
    package: str  # the Debian package whose version is shown
    command: list
    problems: tuple = ALL

    def run(self, problem, trials, seed, cpu):
        argv = ["taskset", "-c", str(cpu), *self.command, problem, str(trials), str(seed)]
        said = json.loads(subprocess.run(argv, stdout=subprocess.PIPE, check=True, cwd=HERE).stdout)
        return Sample(said["cpu_seconds"], said["counts"])


@dataclasses.dataclass
class Ebb(Program):
    """As a user runs it: the whole process is timed, with start-up, recording and the result as JSON."""
    kernel: str = "day"
    design: str = "mc"

    def run(self, problem, trials, seed, cpu):
        argv = ["taskset", "-c", str(cpu), *self.command, "run", str(HERE.parent / "problems" / f"{problem}.toml"),
                "--trials", str(trials), "--seed", str(seed), "--threads", "1", "--kernel", self.kernel,
                "--design", self.design, "--json", "--quiet"]
        process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        text = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise subprocess.CalledProcessError(process.returncode, argv)
        threshold = json.loads(text)["cases"][0]["thresholds"][0]
        return Sample(used.ru_utime + used.ru_stime, threshold["counts"] + [threshold["not_by_horizon"]])


def all_programs(build):
    def python(name):
        return ["/usr/bin/python3", f"peer_{name}.py"]

    def compiled(name):
        return [str(build / "peers" / f"peer_{name}")]

    ebb, avx2 = [str(build / "ebb")], [str(build / "ebb-avx2")]
    beside = [
        Ebb("ebb on AVX2, `--kernel auto`", "", avx2, kernel="auto"),
        Ebb("ebb on AVX2, `--kernel day`", "", avx2, kernel="day"),
    ] if has_avx512() else []
    return [
        Ebb("ebb, `--kernel auto`", "", ebb, kernel="auto"),
        Ebb("ebb, `--kernel day`", "", ebb, kernel="day"),
        *beside,
        Program("NumPy, vectorised", "python3-numpy", python("numpy")),
        Program("Numba", "python3-numba", python("numba")),
        Program("C++ Boost.Random", "libboost-dev", compiled("boost")),
        Program("C++ `std`", "g++", compiled("std")),
        Program("C++ with GSL", "libgsl-dev", compiled("gsl")),
        Program("R", "r-base-core", ["Rscript", "peer.R"]),
        Program("OpenTURNS", "python3-openturns", python("openturns"), problems=("r0",)),
    ]


def has_avx512():
    return " avx512f " in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")


def ebb_with_sobol(build):
    return Ebb("ebb, `--kernel auto --design sobol`", "", [str(build / "ebb")], kernel="auto", design="sobol")


def default_scenario(build, program, runs=3):
    """Seconds by the clock that 65,536 Sobol trials a case of the default scenario take on two threads; start-up included."""
    argv = [str(build / program), "run", str(HERE.parent.parent / "scenarios" / "kursk-2025-02-05.toml"), "--design", "sobol",
            "--trials", "65536", "--threads", "2", "--quiet", "--json"]
    taken = []
    for _ in range(runs):
        start = time.monotonic()
        subprocess.run(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        taken.append(time.monotonic() - start)
    return statistics.median(taken)


def roofline(build, cpu):
    """Trial-days a CPU second of a word and a gamma variate each, and nothing else, as `ebb bench` measures them."""
    argv = ["taskset", "-c", str(cpu), str(build / "ebb"), "bench", "--threads", "1", "--json"]
    said = json.loads(subprocess.run(argv, stdout=subprocess.PIPE, check=True).stdout)
    return 1e9 / next(one["ns"]["ebb"] for one in said["samplers"] if one["name"] == "day: a word and a gamma")


def package_version(package):
    if not package:
        return ""
    argv = ["dpkg-query", "--show", "--showformat=${Version}", package]
    version = subprocess.run(argv, capture_output=True, text=True, check=False).stdout
    return version.split(":")[-1].split("-")[0].split("+")[0] or "not in Debian 12"
