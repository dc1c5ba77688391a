"""The table of what the attacks came to."""

import json
from pathlib import Path

from .measure import Row

_TITLES = ("attack", "conn.", "frames", "the attacker's connections ended with", "RSS +MiB", "p99 ms", "ratio", "slowest",
           "back s", "")
_WIDTHS = (24, 6, 9, 38, 8, 11, 5, 8, 6, 4)


def _line(values: tuple) -> str:
    cells = []
    for index, (value, width) in enumerate(zip(values, _WIDTHS)):
        text = str(value)
        cells.append(text.ljust(width) if index in (0, 3, 9) else text.rjust(width))
    return " ".join(cells).rstrip()


def heading() -> str:
    return _line(_TITLES)


def line(row: Row) -> str:
    endings = ", ".join(f"{ending} x{count}" for ending, count in row.endings.items())
    ratio = f"{row.p99_ratio}{'*' if row.p99_ratios else ''}"
    text = _line((row.name, row.connections, row.frames, endings, row.growth_mib, f"{row.calm_p99_ms}>{row.p99_ms}",
                  ratio, f"{row.slowest_ms}ms", row.recovery_seconds, "FAIL" if row.failures else "pass"))
    return "\n".join([text] + [f"    {failure}" for failure in row.failures])


def write(rows: list[Row], file: Path, settings: dict) -> None:
    file.write_text(json.dumps({"settings": settings, "rows": [row.json() for row in rows]}, indent=2) + "\n")
