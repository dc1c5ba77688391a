#!/usr/bin/env python3
"""Breaks the disks, processes and links under five running services, and holds what they keep against what they said.

See README.md.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from cases import TESTS
from harness import shim
from harness.context import Context, Test, reset
from harness.outcome import Outcome
from harness.report import heading, line, summary


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", type=Path, required=True, help="the directory of the programs")
    parser.add_argument("--tests", default="", help="names of tests, for example 'T1 T6'; all when empty")
    parser.add_argument("--seed", type=int, help="repeats a run; made up when not given")
    parser.add_argument("--night", action="store_true", help="the sizes for a night")
    parser.add_argument("--jobs", type=int, default=2, help="tests at the same time (2)")
    parser.add_argument("--json", type=Path, help="where to write the results")
    parser.add_argument("--keep", type=Path, help="the directory of evidence; made up when not given")
    parser.add_argument("--list", action="store_true", help="lists the tests")
    parser.add_argument("-v", "--verbose", action="store_true", help="tells what happens")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    options = arguments()
    chosen = choose(options.tests)
    if options.list:
        print("\n".join(f"{test.name:4} {test.title}" for test in chosen))
        return 0
    seed = random.SystemRandom().randrange(1, 2 ** 31) if options.seed is None else options.seed
    directory = (options.keep or Path(tempfile.mkdtemp(prefix="reddytalk-faults-"))).resolve()
    directory.mkdir(parents=True, exist_ok=True)
    if options.one:
        return run_one(next(test for test in TESTS if test.name == options.one), options, seed, directory)
    prepare(options.bin.resolve(), directory)
    print(f"seed {seed}, evidence in {directory}\n{heading()}", flush=True)
    begin = time.monotonic()
    with ThreadPoolExecutor(options.jobs) as pool:
        outcomes = list(pool.map(lambda test: run_apart(test, options, seed, directory),
                                 sorted(chosen, key=lambda test: -test.weight)))
    outcomes.sort(key=lambda outcome: int(outcome.name[1:]))
    print(summary(outcomes, seed, directory, time.monotonic() - begin, keeps=options.keep is not None))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(
            {"seed": seed, "night": options.night, "seconds": time.monotonic() - begin, "evidence": str(directory),
             "tests": [asdict(outcome) | {"passed": outcome.passed} for outcome in outcomes]}, indent=1))
    return 0 if outcomes and all(outcome.passed for outcome in outcomes) else 1


def choose(names: str) -> list[Test]:
    wanted = names.upper().replace(",", " ").split()
    unknown = set(wanted) - {test.name for test in TESTS}
    if unknown:
        sys.exit(f"faults: there is no {', '.join(sorted(unknown))}; there are {' '.join(test.name for test in TESTS)}")
    return [test for test in TESTS if not wanted or test.name in wanted]


def prepare(programs: Path, directory: Path) -> None:
    """What all tests use: keys, and the library that is preloaded."""
    for name in ("reddytalk", "collector", "trainer", "evaluator", "deployer", "gateway"):
        if not (programs / name).exists():
            sys.exit(f"faults: {programs / name} is missing; run `make faults`, which builds it")
    subprocess.run([programs / "reddytalk", "pki", "init", "--directory", directory / "pki"], check=True,
                   stdout=subprocess.DEVNULL)
    shim.build(directory)


def run_apart(test: Test, options: argparse.Namespace, seed: int, directory: Path) -> Outcome:
    """Runs a test in a process of its own, so that nothing of it can outlive it, and prints its line."""
    result = directory / f"{test.name}.json"
    result.unlink(missing_ok=True)
    # Mounts of its own: a mount that another process's name space has a copy of cannot be undone.
    apart = ["unshare", "--mount", "--propagation", "private"] if os.geteuid() == 0 else []
    command = [*apart, sys.executable, __file__, "--bin", str(options.bin), "--one", test.name, "--seed", str(seed), "--keep",
               str(directory), *(["--night"] if options.night else []), *(["--verbose"] if options.verbose else [])]
    done = subprocess.run(command, capture_output=not options.verbose, text=True)
    outcome = Outcome.read(result) or Outcome(
        test.name, test.title, seed, failures=[f"the test itself ended with {done.returncode}: {done.stderr or ''}"[-2000:]])
    print(line(outcome), flush=True)
    return outcome


def run_one(test: Test, options: argparse.Namespace, seed: int, directory: Path) -> int:
    # Tests do not share their random numbers, so that one can be repeated without the others.
    outcome = Outcome(test.name, test.title, seed, evidence=str(directory / test.name))
    outcome.skipped = test.obstacle()
    begin = time.monotonic()
    if not outcome.skipped:
        context = Context(outcome, options.bin.resolve(), directory / "pki", reset(directory / test.name),
                          directory / "shim.so", options.night)
        try:
            test.run(context)
        except Exception as error:
            context.log(traceback.format_exc())
            outcome.fail(f"{type(error).__name__}: {error}")
        context.cleanup.run()
        if not outcome.failures and not outcome.control:
            outcome.fail("the control did not fail, so the test has shown nothing")
    outcome.seconds = time.monotonic() - begin
    outcome.write(directory / f"{test.name}.json")
    return 0 if outcome.passed else 1


if __name__ == "__main__":
    sys.exit(main())
