"""`python3 -m harness`: builds, runs, prints. JSON on standard output, all else on standard error."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from . import peers, report, runs

CASES = [
    "unary_c1@hot", "unary_c1", "unary_c64", "unary_c512", "stream", "blob64k_c1", "blob64k_c16",
]


def words(text: str) -> list[str]:
    """A list in one argument, separated by spaces."""
    return text.split()


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="harness", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--duration", type=float, default=1.0, help="seconds measured a run")
    parser.add_argument("--warmup", type=float, default=0.3, help="seconds before")
    parser.add_argument("--cases", type=words, default=CASES, help=" ".join(CASES))
    parser.add_argument("--peers", type=words, default=peers.NAMES, help=" ".join(peers.NAMES))
    parser.add_argument("--peers-dir", type=Path, default=Path("../shared/peers/rpc"),
                        help="where the sources of grpc-cpp and grpc-swift are")
    given = parser.parse_args()
    given.cases = given.cases or CASES
    given.peers = given.peers or peers.NAMES
    for name in set(given.peers) - set(peers.NAMES):
        parser.error(f"there is no peer '{name}': {' '.join(peers.NAMES)}")
    return given


def main() -> int:
    """Runs everything; 0 when no bar failed."""
    given = arguments()
    settings = runs.Settings(given.rounds, given.duration, given.warmup)
    with tempfile.TemporaryDirectory(prefix="reddytalk-bench-") as folder:
        peers.say("building")
        found, left_out = peers.prepare(given.peers, given.peers_dir.resolve(), Path(folder))
        if not found:
            return 1
        try:
            results = runs.run_all(found, given.cases, settings)
        except runs.RunFailed as failure:
            peers.say(str(failure))
            return 1
    for line in report.json_lines(results):
        print(line, flush=True)
    peers.say(report.table(results, left_out))
    return 0 if report.passes(results) else 1


sys.exit(main())
