"""Results as lines of JSON for machines, and as a table for people."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .bars import BARS
from .peers import LeftOut
from .runs import KEYS, Results

COLUMNS = [
    "peer", "calls/s", "p50 us", "p99 us", "p999 us", "CPU c us", "CPU s us", "MiB c", "MiB s",
    "x grpc-cpp", "x grpc-swift", "p50/nio-echo",
]


def json_lines(results: Results) -> Iterator[str]:
    """A line a case and peer: the medians of the rounds."""
    for case, peer in results.runs:
        figures = {key: round(results.median(case, peer, key) or 0.0, 3) for key in KEYS}
        yield json.dumps({"peer": peer, "case": case, **figures})


def table(results: Results, left_out: list[LeftOut]) -> str:
    """Every case with its peers, then the bars."""
    lines: list[str] = []
    for case in dict.fromkeys(case for case, _ in results.runs):
        lines.append(f"\n{case}")
        lines.append("".join(column.rjust(13) for column in COLUMNS))
        for peer in (peer for other, peer in results.runs if other == case):
            lines.append("".join(cell.rjust(13) for cell in row(results, case, peer)))
    lines.append("\nBars")
    for bar in BARS:
        verdict, line = bar.verdict(results)
        lines.append(f"  {verdict}  {line}")
    for peer in left_out:
        lines.append(f"\nleft out: {peer.name}: {peer.reason}")
    lines.append(f"\n{results.repeated} runs repeated because others used the machine, "
                 f"{results.noisy} kept all the same")
    return "\n".join(lines)


def row(results: Results, case: str, peer: str) -> list[str]:
    """A peer's figures in a case, and its ratios to those all know."""
    cells = [peer] + [number(results.median(case, peer, key)) for key in KEYS]
    for base in ("grpc-cpp", "grpc-swift"):
        cells.append(number(results.ratio((case, peer), (case, base), ["calls_per_s"])))
    cells.append(number(results.ratio((case, peer), (case, "nio-echo"), ["p50_us"])))
    return cells


def number(value: float | None) -> str:
    """As many digits as say something."""
    if value is None:
        return "-"
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def passes(results: Results) -> bool:
    """Whether no bar that was measured failed."""
    return all(bar.verdict(results)[0] != "FAIL" for bar in BARS)
