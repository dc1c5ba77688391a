"""Lengths that lie, and things as large as can be."""

import struct
from itertools import islice
from typing import Iterator

from rtlk.wire import Flag, Type, encode_metadata, frame, open_payload

from ..arena import Arena
from ..attack import attack
from ..frames import INGEST, STATISTICS, WATCH, WHOLE, opening, part, streams


def _header(length: int, kind: int, stream: int, flags: int) -> bytes:
    return struct.pack(">IIBB", length, stream, kind, flags)


@attack("frame-length-lies", "goaway 2")
def frame_length_lies(arena: Arena) -> None:
    """Headers that announce a byte too many, 2^24 and 2^32 - 1."""
    begun = opening(INGEST, 1, flags=0)
    arena.rotate([
        begun + _header(131073, Type.MESSAGE, 1, Flag.DATA) + b"x" * 65536,
        begun + _header(1 << 24, Type.MESSAGE, 1, Flag.DATA) + b"x" * 65536,
        _header(2**32 - 1, Type.OPEN, 1, WHOLE) + b"x" * 65536,
    ], "gateway")


@attack("frame-before-hello", "goaway 2")
def frame_before_hello(arena: Arena) -> None:
    """More than 4,096 bytes in the first frame."""
    while not arena.is_over:
        peer = arena.connect(arena.identity("trainer"))
        arena.send(peer, _header(4097, Type.HELLO, 0, 0) + b"x" * 4097)
        arena.book(peer, "unfinished")


@attack("oversized-message", "open", "goaway 6", codes={8})
def oversized_message(arena: Arena) -> None:
    """A request in parts that never end; each call fails at 4 MiB, and another one follows."""
    while not arena.is_over:
        peer = arena.greeted("gateway")
        for stream in streams():
            peer.write(opening(INGEST, stream, flags=0), 1, arena.until)
            failed = peer.codes.total() + 1
            arena.pour(peer, stream, part(stream, b"x" * 16384), 1, lambda: peer.codes.total() >= failed)
            if peer.ending or arena.is_over:
                break
        arena.book(peer)


@attack("unfinished-messages", "open", "goaway 6", codes={8})
def unfinished_messages(arena: Arena) -> None:
    """A thousand requests at once, none of which is ever completed: 128 KiB each, 128 MiB in all."""
    while not arena.is_over:
        peer = arena.greeted("gateway")
        for stream in islice(streams(), 1000):
            if not peer.write(opening(INGEST, stream, flags=0) + part(stream, b"x" * 131072), 2, arena.until):
                break
        # Held as long as can be.
        peer.wait(arena.until)
        arena.book(peer)


@attack("metadata-oversized", "goaway 1")
def metadata_oversized(arena: Arena) -> None:
    """Metadata of more than 16,384 bytes in one OPEN."""
    entry = struct.pack(">BB", 0, 1) + b"k" + struct.pack(">H", 16384) + b"v" * 16384
    payload = open_payload(STATISTICS, 0, [])[:-1] + b"\x01" + entry
    arena.repeat(lambda peer: arena.send(peer, frame(Type.OPEN, payload, 1, WHOLE)))


@attack("metadata-continued", "goaway 1")
def metadata_continued(arena: Arena) -> None:
    """The CONTINUATION flood: metadata goes on in further frames."""
    more = frame(Type.METADATA, encode_metadata([("x-more", "v" * 16000)]), 1)
    arena.repeat(lambda peer: arena.flood(peer, _then(opening(STATISTICS, 1, flags=0), more)))


@attack("metadata-held", "goaway 6")
def metadata_held(arena: Arena) -> None:
    """As much legal metadata as there can be: 255 entries, 16 KiB, on every call, and the calls stay open."""
    entries = tuple((f"x-{number}", "v" * 55) for number in range(255))
    arena.repeat(lambda peer: arena.flood(peer, (opening(WATCH, stream, flags=Flag.RESPONSES, metadata=entries)
                                                 for stream in streams())))


@attack("names-of-no-bytes", "goaway 1")
def names_of_no_bytes(arena: Arena) -> None:
    """CVE-2019-9516: an empty path, an empty key of metadata."""
    arena.rotate([
        frame(Type.OPEN, struct.pack(">QB", 0, 0) + b"\0", 1, WHOLE),
        frame(Type.OPEN, open_payload(STATISTICS, 0, [])[:-1] + b"\x01\x00\x00\x00\x01v", 1, WHOLE),
    ])


@attack("compression-flag", "goaway 1")
def compression_flag(arena: Arena) -> None:
    """A flag that would mean compression, which there is not."""
    arena.repeat(lambda peer: arena.send(peer, opening(STATISTICS, 1, flags=WHOLE | 0x20)))


def _then(first: bytes, more: bytes) -> Iterator[bytes]:
    yield first
    while True:
        yield more
