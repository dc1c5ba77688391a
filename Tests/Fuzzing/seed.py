#!/usr/bin/env python3
"""Makes inputs for the fuzz targets out of the test vectors of the protocol.

    seed.py DIRECTORY    writes one file per input to DIRECTORY/<target>/
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Iterator

VECTORS = Path(__file__).resolve().parents[2] / "proto" / "vectors"
FILES = ("hello", "frames", "connection-errors", "call-errors")

# The layout of an input of the targets that read frames: FuzzScript.swift. BEGIN_CALL is the action that
# begins a client's call; its amount is the shape, with responses that nobody reads.
IS_CLIENT, AFTER_HELLO = 1, 2
BEGIN_CALL = 3
SHAPES = ("unary", "server_streaming", "client_streaming", "bidirectional")

# The first byte of an input of the target `payloads`, for the types of frames that it knows.
PAYLOAD_KINDS = {0: 0, 1: 1, 3: 2, 8: 3, 9: 4}
DATA = 0x04
DETAILS_KEY = b"status-details-bin"

# Longer inputs hold little but repeated bytes; the mutator makes its own.
LONGEST = 2048


def joined(pieces: list[Any]) -> bytes:
    """The bytes of a vector."""
    result = b""
    for piece in pieces:
        if isinstance(piece, str):
            result += bytes.fromhex(piece)
        else:
            result += bytes.fromhex(piece["byte"]) * piece["times"]
    return result


def frames(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Type, flags and payload of each whole frame."""
    while len(stream) >= 10:
        length = int.from_bytes(stream[:4], "big")
        if len(stream) < 10 + length:
            return
        yield stream[8], stream[9], stream[10 : 10 + length]
        stream = stream[10 + length :]


def script(vector: dict[str, Any], stream: bytes) -> bytes:
    """The input that plays a vector."""
    setup = (IS_CLIENT if vector["receiver"] == "client" else 0) | (
        AFTER_HELLO if vector["after_hello"] else 0
    )
    steps = [(BEGIN_CALL, SHAPES.index(call["shape"])) for call in vector.get("calls") or []]
    return bytes([setup, len(steps)]) + b"".join(bytes(step) for step in steps) + stream


def details(payload: bytes) -> Iterator[bytes]:
    """The values of typed details in a payload."""
    start = payload.find(DETAILS_KEY)
    if start >= 0:
        value = start + len(DETAILS_KEY)
        length = int.from_bytes(payload[value : value + 2], "big")
        yield payload[value + 2 : value + 2 + length]


def inputs() -> Iterator[tuple[str, bytes]]:
    """Target and input."""
    for name in FILES:
        file = json.loads((VECTORS / f"{name}.json").read_text())
        for vector in file["vectors"]:
            stream = joined(vector["bytes"])
            for kind, flags, payload in frames(stream):
                if kind in PAYLOAD_KINDS and len(payload) <= LONGEST:
                    data = 0x80 if flags & DATA else 0
                    yield "payloads", bytes([PAYLOAD_KINDS[kind] | data]) + payload
                for value in details(payload):
                    yield "details", value
            if len(stream) <= LONGEST:
                for target in ("frames", "connection", "splits"):
                    yield target, script(vector, stream)


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    for target, data in inputs():
        directory = Path(sys.argv[1]) / target
        directory.mkdir(parents=True, exist_ok=True)
        (directory / hashlib.sha1(data).hexdigest()).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
