"""What clients asked for and what they were told, kept by the harness itself and outside every disk that it breaks.

An intent is noted before its request is sent, an acknowledgement after the answer came, and that is on the disk before
the client goes on. So what is acknowledged must be in the stores, and what was never asked for must not.
"""

import json
import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Union


@dataclass
class Intent:
    """One thing that a client wants, however often it asks."""
    kind: str
    id: str
    facts: dict[str, Any]


@dataclass
class Acknowledgement:
    """An answer that says it is done."""
    kind: str
    id: str
    at: float
    facts: dict[str, Any] = field(default_factory=dict)
    request_id: str = ""


@dataclass
class LedgerView:
    """A ledger at one moment."""
    intents: dict[tuple[str, str], Intent]
    acknowledged: dict[tuple[str, str], Acknowledgement]
    requests: dict[str, str]

    def of_kind(self, kind: str) -> list[Acknowledgement]:
        return [entry for (found, _), entry in self.acknowledged.items() if found == kind]

    def intents_of(self, kind: str) -> dict[str, Intent]:
        return {identifier: intent for (found, identifier), intent in self.intents.items() if found == kind}


class Ledger:
    def __init__(self, file: Path):
        self.intents: dict[tuple[str, str], Intent] = {}
        self.acknowledged: dict[tuple[str, str], Acknowledgement] = {}
        # Requests that changed something and were answered with success: each has its audit record.
        self.requests: dict[str, str] = {}
        self._file = open(file, "ab")
        self._lock = threading.Lock()

    def intend(self, kind: str, identifier: str, **facts: Any) -> None:
        with self._lock:
            self.intents[kind, identifier] = Intent(kind, identifier, facts)
            self._write({"intent": kind, "id": identifier, **facts}, durable=False)

    def acknowledge(self, kind: str, identifier: str, request_id: str = "", action: str = "", **facts: Any) -> None:
        at = time.time()
        with self._lock:
            self._write({"ack": kind, "id": identifier, "at": at, "request": request_id, **facts}, durable=True)
            self.acknowledged.setdefault((kind, identifier), Acknowledgement(kind, identifier, at, facts, request_id))
            if request_id and action:
                self.requests[request_id] = action

    def view(self) -> "LedgerView":
        """The ledger as it is now."""
        with self._lock:
            return LedgerView(dict(self.intents), dict(self.acknowledged), dict(self.requests))

    def of_kind(self, kind: str) -> list[Acknowledgement]:
        with self._lock:
            return [entry for (found, _), entry in self.acknowledged.items() if found == kind]

    def intents_of(self, kind: str) -> dict[str, Intent]:
        with self._lock:
            return {identifier: intent for (found, identifier), intent in self.intents.items() if found == kind}

    @property
    def count(self) -> int:
        """Acknowledged things; a batch counts with its conversations."""
        with self._lock:
            return sum(len(entry.facts.get("stored", [None])) for entry in self.acknowledged.values())

    @property
    def answers(self) -> int:
        """Requests that were acknowledged."""
        with self._lock:
            return len(self.acknowledged)

    def _write(self, entry: dict[str, Any], durable: bool) -> None:
        self._file.write(json.dumps(entry).encode() + b"\n")
        if durable:
            self._file.flush()
            os.fdatasync(self._file.fileno())

    def close(self) -> None:
        self._file.close()


Book = Union[Ledger, LedgerView]
