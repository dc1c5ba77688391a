"""Frames as bytes: PROTOCOL.md sections 3 to 5. Nothing here knows of connections."""

import enum
import struct
from dataclasses import dataclass, field

MAGIC = 0x52544C4B
VERSION = 1
MAX31 = 2**31 - 1
MAX63 = 2**63 - 1
HEADER_LENGTH = 10
PAYLOAD_BEFORE_HELLO = 4096
METADATA_MAX = 16384
STATUS_TEXT_MAX = 4096
EXPLANATION_MAX = 1024
STATUS_DETAILS_KEY = "status-details-bin"
KEY_CHARACTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789-_.")


class Type(enum.IntEnum):
    HELLO, OPEN, MESSAGE, STATUS, CANCEL, WINDOW, PING, PONG, GOAWAY, METADATA = range(10)


class Flag(enum.IntFlag):
    END, MORE, DATA, REQUESTS, RESPONSES = 1, 2, 4, 8, 16


class Reason(enum.IntEnum):
    DRAIN, PROTOCOL, FRAME_SIZE, FLOW_CONTROL, VERSION, TIMEOUT, EXCESSIVE, IDENTITY = range(8)
    UNKNOWN = 256


class Code(enum.IntEnum):
    (OK, CANCELLED, UNKNOWN, INVALID_ARGUMENT, DEADLINE_EXCEEDED, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED,
     RESOURCE_EXHAUSTED, FAILED_PRECONDITION, ABORTED, OUT_OF_RANGE, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS,
     UNAUTHENTICATED) = range(17)


class Violation(Exception):
    """The peer broke a rule; the connection ends with GOAWAY and this reason."""

    def __init__(self, text, reason=Reason.PROTOCOL):
        super().__init__(text)
        self.reason = reason


@dataclass(frozen=True)
class Limits:
    frame: int = 65536
    message: int = 4194304
    stream_credit: int = 262144
    connection_credit: int = 16777216
    streams: int = 1024

    def are_legal(self):
        return (32768 <= self.frame <= 1048576 and 1024 <= self.message <= 2**30 and 65536 <= self.stream_credit <= MAX31
                and 65536 <= self.connection_credit <= MAX31 and 1 <= self.streams <= 1000000)

    def values(self):
        return self.frame, self.message, self.stream_credit, self.connection_credit, self.streams


# ---- Headers ----

NONE, ANY = Flag(0), None
ZERO, ODD, EITHER = "zero", "odd", "either"
RULES = {  # legal flags, length, stream
    Type.HELLO: (NONE, ANY, ZERO),
    Type.OPEN: (Flag.END | Flag.DATA | Flag.REQUESTS | Flag.RESPONSES, ANY, ODD),
    Type.MESSAGE: (Flag.END | Flag.MORE | Flag.DATA, ANY, ODD),
    Type.STATUS: (Flag.DATA, ANY, ODD),
    Type.CANCEL: (NONE, 0, ODD),
    Type.WINDOW: (NONE, 4, EITHER),
    Type.PING: (NONE, 8, ZERO),
    Type.PONG: (NONE, 8, ZERO),
    Type.GOAWAY: (NONE, ANY, ZERO),
    Type.METADATA: (NONE, ANY, ODD),
}


@dataclass(frozen=True)
class Header:
    length: int
    stream: int
    type: int
    flags: int

    @staticmethod
    def read(data):
        return Header(*struct.unpack_from(">IIBB", data))

    def check(self, limit):
        """Every check that a header allows by itself, in the order of section 4."""
        if self.length > limit:
            raise Violation("a frame above the largest that was announced", Reason.FRAME_SIZE)
        if self.type not in RULES:
            raise Violation("a frame of an unknown type")
        flags, length, stream = RULES[self.type]
        if self.flags & ~int(flags):
            raise Violation("flags that the frame's type does not have")
        if length is not ANY and self.length != length:
            raise Violation("a frame of the wrong length")
        if self.stream == 0 and stream == ODD or self.stream != 0 and stream == ZERO:
            raise Violation("a frame on the wrong kind of stream")
        if self.stream and (self.stream % 2 == 0 or self.stream > MAX31):
            raise Violation("a stream identifier that none can have")
        if self.type == Type.MESSAGE:
            self._check_message()

    def _check_message(self):
        if self.flags & Flag.MORE and self.flags & Flag.END:
            raise Violation("MESSAGE with MORE and END")
        if self.flags & Flag.MORE and self.length == 0:
            raise Violation("MESSAGE with MORE and no bytes")
        if not self.flags & Flag.DATA and (self.flags != Flag.END or self.length > 0):
            raise Violation("MESSAGE without DATA that is no bare END")


def frame(kind, payload=b"", stream=0, flags=0):
    return struct.pack(">IIBB", len(payload), stream, kind, flags) + payload


# ---- Payloads ----

class Reader:
    """Takes bytes from the front of a payload; a payload that is too short is a violation."""

    def __init__(self, data, what):
        self.data, self.at, self.what = data, 0, what

    def take(self, count):
        if len(self.data) - self.at < count:
            raise Violation(f"{self.what} is cut off")
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, size):
        return int.from_bytes(self.take(size), "big")

    def text(self, count):
        try:
            return self.take(count).decode("utf-8")
        except UnicodeDecodeError:
            raise Violation(f"{self.what} with text that is not UTF-8") from None

    def rest(self):
        return self.take(len(self.data) - self.at)


def encode_metadata(entries):
    """Entries are pairs of a key and a str (text) or bytes (binary)."""
    if len(entries) > 255:
        raise ValueError("more than 255 entries")
    out = bytearray()
    for key, value in entries:
        name = key.encode("ascii")
        if not 1 <= len(name) <= 255 or not KEY_CHARACTERS.issuperset(name):
            raise ValueError(f"illegal key {key!r}")
        data = value.encode() if isinstance(value, str) else bytes(value)
        out += struct.pack(">BB", 0 if isinstance(value, str) else 1, len(name)) + name + struct.pack(">H", len(data)) + data
    if len(out) > METADATA_MAX:
        raise ValueError("more than 16,384 bytes of metadata")
    return bytes([len(entries)]) + bytes(out)


def read_metadata(reader):
    count, begin, entries = reader.number(1), reader.at, []
    for _ in range(count):
        kind = reader.number(1)
        if kind > 1:
            raise Violation("metadata of an unknown kind")
        key = reader.take(reader.number(1))
        if not key or not KEY_CHARACTERS.issuperset(key):
            raise Violation("metadata with an illegal key")
        length = reader.number(2)
        if reader.at - begin + length > METADATA_MAX:
            raise Violation("metadata above its limit")
        entries.append((key.decode("ascii"), reader.take(length) if kind else reader.text(length)))
    return entries


def hello(limits):
    return frame(Type.HELLO, struct.pack(">IBB5I", MAGIC, VERSION, VERSION, *limits.values()))


def read_hello(payload):
    if len(payload) < 26:
        raise Violation("HELLO is too short")
    magic, lowest, highest, *values = struct.unpack_from(">IBB5I", payload)
    if magic != MAGIC:
        raise Violation("HELLO of another protocol")
    if not lowest <= VERSION <= highest:
        raise Violation("no version in common: this side speaks version 1", Reason.VERSION)
    limits = Limits(*values)
    if not limits.are_legal():
        raise Violation("HELLO with a limit outside of its range")
    return limits


def open_payload(path, time_left, metadata, message=b""):
    name = path.encode()
    if not 1 <= len(name) <= 255:
        raise ValueError("a path has 1 to 255 bytes")
    return struct.pack(">QB", min(time_left, MAX63), len(name)) + name + encode_metadata(metadata) + message


@dataclass
class Open:
    path: str
    time_left: int
    metadata: list
    message: bytes


def read_open(payload, flags):
    reader = Reader(payload, "OPEN")
    time_left = min(reader.number(8), MAX63)
    length = reader.number(1)
    if length == 0:
        raise Violation("OPEN with an empty path")
    # Any bytes: what is not UTF-8 is merely served by nobody.
    path = reader.take(length).decode("utf-8", "surrogateescape")
    metadata = read_metadata(reader)
    message = reader.rest()
    if message and not flags & Flag.DATA:
        raise Violation("OPEN with bytes after its metadata")
    return Open(path, time_left, metadata, message)


def cut(text, limit):
    """The longest beginning of the text, between characters, whose UTF-8 keeps to the limit."""
    return text.encode()[:limit].decode("utf-8", "ignore").encode()


def status_payload(code, text="", metadata=(), message=b""):
    data = cut(text, STATUS_TEXT_MAX)
    return struct.pack(">BH", code, len(data)) + data + encode_metadata(list(metadata)) + message


@dataclass
class Status:
    code: int
    text: str = ""
    metadata: list = field(default_factory=list)
    message: bytes = b""


def read_status(payload, flags):
    reader = Reader(payload, "STATUS")
    code = reader.number(1)
    if code > 16:
        raise Violation("STATUS with a code that is none")
    length = reader.number(2)
    if length > STATUS_TEXT_MAX:
        raise Violation("STATUS with a message above its limit")
    text = reader.text(length)
    metadata = read_metadata(reader)
    message = reader.rest()
    if message and not flags & Flag.DATA:
        raise Violation("STATUS with bytes after its metadata")
    return Status(code, text, metadata, message)


def read_initial_metadata(payload):
    reader = Reader(payload, "METADATA")
    metadata = read_metadata(reader)
    if reader.rest():
        raise Violation("METADATA with bytes after its entries")
    return metadata


def goaway(last_stream, reason, text=""):
    return frame(Type.GOAWAY, struct.pack(">IB", last_stream, reason) + cut(text, EXPLANATION_MAX))


def read_goaway(payload):
    reader = Reader(payload, "GOAWAY")
    last_stream, number = reader.number(4), reader.number(1)
    reason = Reason(number) if number in set(Reason) else Reason.UNKNOWN
    if last_stream > MAX31:
        raise Violation("GOAWAY with a stream that none can be")
    if len(payload) - 5 > EXPLANATION_MAX:
        raise Violation("GOAWAY with an explanation above its limit")
    return last_stream, reason, reader.text(len(payload) - 5)


def window(stream, credit):
    return frame(Type.WINDOW, struct.pack(">I", credit), stream)
