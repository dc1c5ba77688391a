"""The audit chain, computed anew from what is stored; written from the description, not from the product's code."""

import hashlib
import struct
from dataclasses import dataclass
from typing import Iterable, Mapping, Optional

TAG = b"reddytalk.audit.v1"
GENESIS = bytes(32)
TEXTS = ("actor", "roles", "action", "object_id", "outcome", "reason", "request_id")


@dataclass(frozen=True)
class Head:
    sequence: int
    hash: bytes


def entry_hash(row: Mapping[str, object]) -> bytes:
    previous = bytes(row["previous_hash"])  # type: ignore[call-overload]
    parts = [TAG, _sized(previous), struct.pack(">Q", row["sequence"]),
             struct.pack(">q", row["occurred_at_ms"])]
    parts += [_sized(str(row[name]).encode()) for name in TEXTS]
    return hashlib.sha256(b"".join(parts)).digest()


def verify(rows: Iterable[Mapping[str, object]], after: Head = Head(0, GENESIS)) -> tuple[Head, Optional[int]]:
    """The last good link, and the sequence of the first bad one."""
    head = after
    for row in rows:
        good = (row["sequence"] == head.sequence + 1 and row["previous_hash"] == head.hash
                and row["hash"] == entry_hash(row))
        if not good:
            return head, head.sequence + 1
        head = Head(head.sequence + 1, bytes(row["hash"]))  # type: ignore[call-overload]
    return head, None


def _sized(data: bytes) -> bytes:
    return struct.pack(">Q", len(data)) + data
