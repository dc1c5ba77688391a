#!/usr/bin/env python3
"""Attacks a live Collector in every way that is known, and measures what it costs others. See README.md."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import suite
from suite.attack import PLAN
from suite.measure import Bounds, carry_out
from suite.report import heading, line, write
from suite.service import make_authority
import suite.rows  # noqa: F401


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", type=Path, required=True, help="the directory of the release build")
    parser.add_argument("--service", type=Path, help="another collector than the one in it")
    parser.add_argument("--seconds", type=float, default=30, help="how long each attack lasts (30)")
    parser.add_argument("--only", action="append", default=[], help="only attacks whose names contain this")
    parser.add_argument("--short", action="store_true", help="without the attacks that need more time than that")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--list", action="store_true", help="lists the attacks")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    chosen = [made for made in PLAN if not options.only or any(name in made.name for name in options.only)]
    if options.short:
        chosen = [made for made in chosen if made.least <= options.seconds]
    if options.list:
        print("\n".join(f"{made.name:26} {(made.run.__doc__ or '').strip()}" for made in chosen))
        return 0
    directory = Path(tempfile.mkdtemp(prefix="reddytalk-attack-"))
    tool, program = options.bin / "reddytalk", options.service or options.bin / "collector"
    for name in ("pki", "foreign"):
        make_authority(tool.resolve(), directory / name)
    rows = []
    print(heading(), flush=True)
    begin = time.monotonic()
    for made in chosen:
        rows.append(carry_out(made, program.resolve(), directory / "pki", directory, options.seconds))
        print(line(rows[-1]), flush=True)
    failed = [row for row in rows if row.failures]
    print(f"{len(rows)} attacks, {len(failed)} failed, in {time.monotonic() - begin:.0f} s; load {os.getloadavg()[0]:.1f}")
    if options.json:
        bounds = Bounds()
        write(rows, options.json, {"seconds": options.seconds, "bounds": vars(bounds), "root": str(suite.ROOT)})
    if failed:
        print(f"the logs of the failed ones are below {directory}")
    else:
        shutil.rmtree(directory, ignore_errors=True)
    return 1 if failed or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
