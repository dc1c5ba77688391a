#!/usr/bin/env python3
"""Runs conformance cases with the Python client, and prints a line of JSON for each.

usage: interop_client.py --server HOST:PORT [--narrow HOST:PORT --brief HOST:PORT] [--tls DIRECTORY] [--rude] CASE…
"""

import argparse
import asyncio
import json
import time

from interop import cases, raw, rude
from interop.checks import Mismatch, Target


def find(name: str, is_rude: bool):
    for module in (rude,) if is_rude else (cases, raw):
        found = getattr(module, name, None)
        if asyncio.iscoroutinefunction(found):
            return found
    return None


async def run(name: str, function, target: Target) -> dict:
    began, problem = time.monotonic(), None
    try:
        async with asyncio.timeout(120):
            await function(target)
    except Mismatch as mismatch:
        problem = mismatch
    except Exception as error:
        problem = Mismatch("no error", f"{type(error).__name__}: {error}")
    finally:
        await target.close()
    report = {"case": name, "result": "fail" if problem else "pass", "seconds": time.monotonic() - began}
    return report | ({"expected": problem.expected, "found": problem.found} if problem else {})


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", required=True)
    for name in ("narrow", "brief", "tls"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--rude", action="store_true")
    parser.add_argument("cases", nargs="+")
    options = parser.parse_args()
    for name in options.cases:
        function = find(name, options.rude)
        if function:
            target = Target(options.server, options.narrow, options.brief, options.tls)
            print(json.dumps(await run(name, function, target)), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
