"""The results as a table and as JSON."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Column:
    client: str
    transport: str

    @property
    def name(self) -> str:
        return f"{self.client}-{self.transport}"


@dataclass(frozen=True)
class Result:
    case: str
    client: str
    transport: str
    result: str
    """pass, fail, or n/a."""
    seconds: float = 0
    expected: str = ""
    found: str = ""
    reason: str = ""
    """Of n/a."""


CELLS = {"pass": "pass", "fail": "FAIL", "n/a": "n/a"}


def count(results: list[Result], result: str) -> int:
    return sum(found.result == result for found in results)


def text(cases: list[str], columns: list[Column], results: list[Result]) -> str:
    """The table, what failed and why, what is not applicable and why, the count."""
    cells = {(result.case, result.client, result.transport): CELLS[result.result] for result in results}
    width = max(len(case) for case in cases) + 2
    lines = [" " * width + "".join(f"{column.client:>12}" for column in columns),
             " " * width + "".join(f"{column.transport:>12}" for column in columns)]
    for case in cases:
        lines.append(f"{case:<{width}}" + "".join(f"{cells[case, column.client, column.transport]:>12}" for column in columns))
    lines.append("")
    for result in results:
        if result.result == "fail":
            lines += [f"FAIL {result.case}, {result.client}, {result.transport}", f"  expected {result.expected}",
                      f"  found    {result.found}"]
    reasons: dict[str, list[str]] = {}
    for result in results:
        if result.result == "n/a":
            where = reasons.setdefault(f"{result.client}, {result.transport}: {result.reason}", [])
            where.append(result.case)
    lines += [f"n/a  {reason}: {', '.join(found)}" for reason, found in reasons.items()]
    passed, failed, none = (count(results, result) for result in ("pass", "fail", "n/a"))
    return "\n".join(lines + ["", f"{passed} passed, {failed} failed, {none} not applicable"])


def write_json(path: Path, results: list[Result]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    summary = {"passed": count(results, "pass"), "failed": count(results, "fail"), "notApplicable": count(results, "n/a")}
    path.write_text(json.dumps(summary | {"results": [asdict(result) for result in results]}, indent=1) + "\n")
