"""Frames of the attacks, and the Collector's methods that they call."""

from itertools import count
from typing import Iterator

from rtlk.wire import Flag, Limits, Type, frame, hello, open_payload

COLLECTOR = "reddytalk.collector.v1.Collector/"
STATISTICS = COLLECTOR + "GetStatistics"
WATCH = COLLECTOR + "Watch"
INGEST = COLLECTOR + "IngestConversations"
CONVERSATION = COLLECTOR + "GetConversation"
MISSING = COLLECTOR + "Missing"
HEALTH = "reddytalk.common.v1.Health/Check"

WHOLE = Flag.DATA | Flag.END
SECOND = 1_000_000_000
GREETING = hello(Limits())


def opening(path: str, stream: int, message: bytes = b"", flags: int = WHOLE, time_left: int = 0,
            metadata: tuple = ()) -> bytes:
    """An OPEN, of a unary call with its request unless the flags say otherwise."""
    return frame(Type.OPEN, open_payload(path, time_left, list(metadata), message), stream, flags)


def cancel(stream: int) -> bytes:
    return frame(Type.CANCEL, stream=stream)


def part(stream: int, data: bytes, flags: int = Flag.DATA | Flag.MORE) -> bytes:
    return frame(Type.MESSAGE, data, stream, flags)


def streams(begin: int = 1) -> Iterator[int]:
    """Identifiers as a client gives them out."""
    return count(begin, 2)
