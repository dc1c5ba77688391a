#!/usr/bin/env python3
"""Runs the conformance suite: every case of cases.toml with every client over every transport.

Prints a table, and what was expected and found where a case failed. Exits with 1 when one did.

usage: conformance.py --programs DIRECTORY --c-client FILE [--json FILE] [--client NAME]… [CASE…]
"""

import argparse
import asyncio
import contextlib
import json
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

import rude_server
from interop.judge import judge
from interop.table import Column, Result, text, write_json

HERE = Path(__file__).resolve().parent
COLUMNS = [Column("swift", "in-process"), Column("swift", "tcp"), Column("swift", "tls"), Column("python", "tcp"),
           Column("python", "tls"), Column("c", "tcp"), Column("c", "tls")]
BATCH_SECONDS = 600
RUDE_SECONDS = 120


@dataclass(frozen=True)
class Case:
    name: str
    shows: str
    rude: str | None
    none: dict[str, str]

    def reason_against(self, column: Column) -> str | None:
        """Why there is no such case for a client and transport; None when there is."""
        if column.transport == "in-process" and self.rude:
            return "no server that could be rude"
        return self.none.get(column.name) or self.none.get(column.client)


def load_cases() -> list[Case]:
    data = tomllib.loads((HERE.parent / "cases.toml").read_text())
    return [Case(case["name"], case["shows"], case.get("rude"), case.get("none", {})) for case in data["case"]]


def read_reports(column: Column, expected: list[str], output: str, ending: str) -> list[Result]:
    """A result for each case that was to be run, from the lines that a client printed."""
    reports = {}
    for line in output.splitlines():
        with contextlib.suppress(ValueError, TypeError, KeyError):
            report = json.loads(line)
            reports[report["case"]] = report
    results = []
    for case in expected:
        report = reports.get(case, {"result": "fail", "expected": "a result of the case", "found": f"none; {ending}"})
        results.append(Result(case, column.client, column.transport, "pass" if report["result"] == "pass" else "fail",
                              report.get("seconds", 0), report.get("expected", ""), report.get("found", "")))
    return results


async def run_client(command: list[str], seconds: float) -> tuple[str, str]:
    """What a client prints, and how it ended."""
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
                                                   limit=1 << 20)
    output: list[bytes] = []

    async def read() -> bytes:
        async for line in process.stdout:
            output.append(line)
        return await process.stderr.read()

    try:
        error = await asyncio.wait_for(read(), seconds)
        ending = f"the client exited with {await process.wait()}"
    except asyncio.TimeoutError:
        process.kill()
        await process.wait()
        error, ending = b"", f"the client was still running after {seconds} s"
    said = " ".join(error.decode(errors="replace").split())[-300:]
    return b"".join(output).decode(errors="replace"), f"{ending}: {said}" if said else ending


class Suite:
    def __init__(self, programs: Path, c_client: Path, cases: list[Case], tls: str) -> None:
        self.programs, self.cases, self.tls = programs, cases, tls
        self.clients = {"swift": [str(programs / "ConformanceClient")], "c": [str(c_client)],
                        "python": [sys.executable, str(HERE / "interop_client.py")]}

    def command(self, column: Column, *more: str) -> list[str]:
        tls = ["--tls", self.tls] if column.transport == "tls" else []
        return self.clients[column.client] + tls + list(more)

    @contextlib.asynccontextmanager
    async def server(self, transport: str):
        """Runs ConformanceServer, and gives the clients' options that say where it is."""
        command = [str(self.programs / "ConformanceServer")] + (["--tls", self.tls] if transport == "tls" else [])
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
        try:
            options = []
            for option, word in (("--server", "listening"), ("--narrow", "narrow"), ("--brief", "brief")):
                line = (await asyncio.wait_for(process.stdout.readline(), 60)).decode().split()
                if len(line) != 2 or line[0] != word:
                    raise SystemExit(f"conformance: ConformanceServer printed {line} instead of '{word} HOST:PORT'")
                options += [option, line[1]]
            yield options
            if process.returncode is not None:
                raise SystemExit(f"conformance: ConformanceServer ended by itself with {process.returncode}")
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def run_lane(self, transport: str, columns: list[Column]) -> list[Result]:
        """The clients of a transport, one after the other: what is left of one must not be seen by the next."""
        results = []
        if transport == "in-process":
            for column in columns:
                results += await self.run_batch(column, ["--in-process"])
            return results
        async with self.server(transport) as options:
            for column in columns:
                results += await self.run_batch(column, options)
        for column in columns:
            for case in self.cases:
                if case.rude and case.reason_against(column) is None:
                    results.append(await self.run_rude(column, case))
        return results

    async def run_batch(self, column: Column, options: list[str]) -> list[Result]:
        names = [case.name for case in self.cases if not case.rude and case.reason_against(column) is None]
        if not names:
            return []
        output, ending = await run_client(self.command(column, *options, *names), BATCH_SECONDS)
        return read_reports(column, names, output, ending)

    async def run_rude(self, column: Column, case: Case) -> Result:
        files = ["--ca", f"{self.tls}/ca.pem", "--cert", f"{self.tls}/collector.pem", "--key", f"{self.tls}/collector.key"]
        options = rude_server.arguments().parse_args([case.rude] + (files if column.transport == "tls" else []))
        reports: list[dict] = []
        async with rude_server.RudeServer(options, reports.append) as server:
            where = "{}:{}".format(*server.address)
            output, ending = await run_client(self.command(column, "--server", where, "--rude", case.name), RUDE_SECONDS)
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(server.wait_until_left(), 10)
        result = read_reports(column, [case.name], output, ending)[0]
        problem = judge(case.name, reports)
        if result.result == "pass" and problem:
            return Result(case.name, column.client, column.transport, "fail", result.seconds, problem.expected, problem.found)
        return result

    async def run(self, columns: list[Column]) -> list[Result]:
        transports = dict.fromkeys(column.transport for column in columns)
        lanes = [self.run_lane(transport, [column for column in columns if column.transport == transport])
                 for transport in transports]
        results = [result for lane in await asyncio.gather(*lanes) for result in lane]
        for column in columns:
            for case in self.cases:
                if reason := case.reason_against(column):
                    results.append(Result(case.name, column.client, column.transport, "n/a", reason=reason))
        order = [case.name for case in self.cases]
        return sorted(results, key=lambda result: order.index(result.case))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=Path, required=True, help="where ConformanceServer and ConformanceClient are")
    parser.add_argument("--c-client", type=Path, required=True, help="conformance-client of Shared/CClient")
    parser.add_argument("--json", type=Path, help="write the results there too")
    parser.add_argument("--client", action="append", choices=["swift", "python", "c"], help="only these")
    parser.add_argument("cases", nargs="*", help="only these")
    options = parser.parse_args()
    cases = load_cases()
    if unknown := set(options.cases) - {case.name for case in cases}:
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    cases = [case for case in cases if not options.cases or case.name in options.cases]
    columns = [column for column in COLUMNS if not options.client or column.client in options.client]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as tls:
        results = asyncio.run(Suite(options.programs, options.c_client, cases, tls).run(columns))
    print(text([case.name for case in cases], columns, results), f"in {time.monotonic() - began:.0f} s")
    if options.json:
        write_json(options.json, results)
    return 0 if all(result.result != "fail" for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
