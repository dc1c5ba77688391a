"""What a test did and found."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Optional

from .checker import Findings


@dataclass
class Outcome:
    name: str
    title: str
    seed: int
    # What was done, for example {"cuts": 60}.
    counts: dict[str, int] = field(default_factory=dict)
    lost: int = 0
    phantom: int = 0
    duplicate: int = 0
    failures: list[str] = field(default_factory=list)
    # How the control failed; empty when it has not, and then the test has shown nothing.
    control: str = ""
    notes: list[str] = field(default_factory=list)
    skipped: str = ""
    seconds: float = 0
    evidence: str = ""

    @property
    def passed(self) -> bool:
        return not self.failures and not self.skipped

    def count(self, name: str, by: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + by

    def fail(self, text: str) -> None:
        self.failures.append(text)

    def expect(self, holds: bool, text: str) -> bool:
        if not holds:
            self.fail(text)
        return holds

    def take(self, findings: Findings, when: str) -> None:
        self.lost += len(findings.lost)
        self.phantom += len(findings.phantom)
        self.duplicate += len(findings.duplicate)
        self.failures += [f"{when}: {text}" for text in findings.all[:20]]

    def controlled(self, text: str) -> None:
        """The control failed as it has to."""
        self.control = f"{self.control}; {text}" if self.control else text

    def write(self, file: Path) -> None:
        file.write_text(json.dumps(asdict(self) | {"passed": self.passed}, indent=1))

    @classmethod
    def read(cls, file: Path) -> Optional["Outcome"]:
        try:
            entries: dict[str, Any] = json.loads(file.read_text())
        except (OSError, ValueError):
            return None
        entries.pop("passed")
        return cls(**entries)
