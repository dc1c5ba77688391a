#!/usr/bin/env python3
"""Writes the test vectors of the RPC protocol, from what PROTOCOL.md says. Needs nothing but Python 3.9.

usage: generate.py           writes the .json files next to this script
       generate.py --check   fails when they are not what would be written
"""

import json
import sys
from pathlib import Path

HELLO, OPEN, MESSAGE, STATUS, CANCEL, WINDOW, PING, PONG, GOAWAY, METADATA = range(10)
END, MORE, DATA, REQUESTS, RESPONSES = 1, 2, 4, 8, 16
MAX31 = 2**31 - 1
SERVICE = "reddytalk.test.Vectors"

# What the side under test announces, small so that its limits can be met.
RECEIVER = {"frame": 32768, "message": 40000, "stream_credit": 65536, "connection_credit": 131072, "streams": 4}
# What the other side announces in the HELLO that comes before the bytes.
PEER = {"frame": 32768, "message": 1048576, "stream_credit": 65536, "connection_credit": 65536, "streams": 4}
FIELDS = ["frame", "message", "stream_credit", "connection_credit", "streams"]
RANGES = {
    "frame": (32768, 1048576), "message": (1024, 2**30), "stream_credit": (65536, MAX31),
    "connection_credit": (65536, MAX31), "streams": (1, 1000000),
}


# ---- Bytes: a list of pieces, each hex or a repetition, so that large payloads stay readable ----

def frame(kind, flags=0, stream=0, payload=b"", length=None):
    """A frame; `payload` is bytes or a list of bytes and Repeat; `length` lies about it."""
    pieces = payload if isinstance(payload, list) else [payload]
    total = sum(len(p) for p in pieces) if length is None else length
    header = total.to_bytes(4, "big") + stream.to_bytes(4, "big") + bytes([kind, flags])
    return [header] + pieces


class Repeat:
    def __init__(self, byte, times):
        self.byte, self.times = byte, times

    def __len__(self):
        return self.times


def pieces_of(frames):
    out, run = [], b""
    for one in frames:
        for piece in one:
            if isinstance(piece, Repeat):
                if run:
                    out.append(run.hex())
                run = b""
                out.append({"byte": f"{piece.byte:02x}", "times": piece.times})
            else:
                run += piece
    if run or not out:
        out.append(run.hex())
    return out


def u16(n):
    return n.to_bytes(2, "big")


def u32(n):
    return n.to_bytes(4, "big")


def u64(n):
    return n.to_bytes(8, "big")


def hello(limits=PEER, low=1, high=1, magic=0x52544C4B, more=b""):
    payload = u32(magic) + bytes([low, high]) + b"".join(u32(limits[f]) for f in FIELDS) + more
    return frame(HELLO, payload=payload)


def entry(key, value, binary=False):
    key = key if isinstance(key, bytes) else key.encode()
    return bytes([int(binary), len(key)]) + key + u16(len(value)) + value


def entries(*items):
    return bytes([len(items)]) + b"".join(items)


def opening(stream, method="Unary", flags=DATA | END, message=b"", time=0, metadata=b"\0", path=None):
    path = f"{SERVICE}/{method}" if path is None else path
    path = path if isinstance(path, bytes) else path.encode()
    payload = u64(time) + bytes([len(path)]) + path + metadata
    if isinstance(message, list):
        return frame(OPEN, flags, stream, [payload] + message)
    return frame(OPEN, flags, stream, payload + message)


def status(stream, code=0, text="", metadata=b"\0", message=None):
    text = text if isinstance(text, bytes) else text.encode()
    payload = bytes([code]) + u16(len(text)) + text + metadata
    return frame(STATUS, 0 if message is None else DATA, stream, payload + (message or b""))


def part(stream, message=b"", flags=DATA):
    return frame(MESSAGE, flags, stream, message)


def goaway(last=0, reason=0, text=b""):
    return frame(GOAWAY, payload=u32(last) + bytes([reason]) + text)


def window(stream, credit):
    return frame(WINDOW, stream=stream, payload=u32(credit))


# ---- Vectors ----

class File:
    def __init__(self, about):
        self.about, self.vectors = about, []

    def add(self, name, section, receiver, frames, expect, calls=None, after_hello=True):
        assert not any(v["name"] == name for v in self.vectors), name
        vector = {"name": name, "section": section, "receiver": receiver, "after_hello": after_hello}
        if receiver == "client" and after_hello:
            vector["calls"] = calls if calls is not None else []
        vector["bytes"] = pieces_of(frames)
        vector["expect"] = expect
        self.vectors.append(vector)

    def text(self):
        document = {"about": self.about, "receiver_limits": RECEIVER, "peer_limits": PEER, "vectors": self.vectors}
        return json.dumps(document, indent=1, ensure_ascii=True) + "\n"


def call(shape="unary"):
    return {"shape": shape}


def outcome(stream, code, *messages, **more):
    return {"stream": stream, "code": code, "messages": [pieces_of([[m]]) for m in messages], **more}


def still_open(stream, *messages):
    return outcome(stream, None, *messages)


def ok(*outcomes, sends=(), **more):
    return {"goaway": None, "outcomes": list(outcomes), "sends": [bytes_of(f).hex() for f in sends], **more}


def bytes_of(one):
    return b"".join(bytes([p.byte]) * p.times if isinstance(p, Repeat) else p for p in one)


def dies(reason):
    return {"goaway": reason}


def text_entry(key, value):
    return [key, "text", value.encode().hex()]


def binary_entry(key, value):
    return [key, "binary", value.hex()]


PEER_ENDS = {"goaway": None, "closes": True}
CALLS = [call()]
STREAM = [call("server_streaming")]


def greetings():
    f = File("HELLO and what comes before it.")
    for side in ("client", "server"):
        def add(name, frames, expect, section="5.1"):
            f.add(f"{side}: {name}", section, side, frames, expect, after_hello=False)

        def legal(name, limits, **how):
            add(name, [hello(limits, **how)], {"goaway": None, "hello": limits})

        legal("the smallest limits", {k: v[0] for k, v in RANGES.items()})
        legal("the largest limits", {k: v[1] for k, v in RANGES.items()})
        legal("the product's defaults", dict(zip(FIELDS, [65536, 4194304, 262144, 16777216, 1024])))
        legal("fields of later versions are skipped", PEER, more=b"\xff" * 7)
        legal("a HELLO of 4096 bytes", PEER, more=bytes(4096 - 26))
        legal("versions 1 to 3", PEER, high=3)
        legal("versions 0 to 1", PEER, low=0)
        for field, (low, high) in RANGES.items():
            add(f"{field} below its range", [hello({**PEER, field: low - 1})], dies(1))
            add(f"{field} above its range", [hello({**PEER, field: high + 1})], dies(1))
        add("another magic", [hello(magic=0x52544C4C)], dies(1))
        add("too short by a byte", [frame(HELLO, payload=bytes_of(hello())[10:35])], dies(1))
        add("empty", [frame(HELLO)], dies(1))
        add("versions 2 to 3", [hello(low=2, high=3)], dies(4))
        add("version 0 only", [hello(low=0, high=0)], dies(4))
        add("a lowest version above the highest", [hello(low=2, high=1)], dies(4))
        add("the version is looked at before the limits", [hello({**PEER, "frame": 0}, low=2, high=2)], dies(4))
        add("the magic is looked at before the version", [hello(low=2, high=2, magic=1)], dies(1))
        add("flags", [frame(HELLO, END, payload=bytes_of(hello())[10:])], dies(1), "4")
        add("on a stream", [frame(HELLO, 0, 1, bytes_of(hello())[10:])], dies(1), "4")
        add("a header that says 4097 bytes", [frame(HELLO, length=4097)], dies(2), "3")
        add("HTTP", [[b"GET / HTTP/1.1\r\n\r\n"]], dies(2), "9.1")
        add("TLS", [[bytes.fromhex("16030100c8010000c40303")]], dies(2), "9.1")
        add("PING before HELLO", [frame(PING, payload=bytes(8))], dies(1), "9.1")
        add("WINDOW before HELLO", [window(0, 1)], dies(1), "9.1")
        add("GOAWAY before HELLO", [goaway(0, 4, b"no")], PEER_ENDS, "9.1")
        add("an unknown type before HELLO", [frame(10)], dies(1), "9.1")
    f.add("client: STATUS before HELLO", "9.1", "client", [status(1)], dies(1), after_hello=False)
    f.add("server: OPEN before HELLO", "9.1", "server", [opening(1)], dies(1), after_hello=False)
    return f


def common_errors(f):
    """What either side answers with the same GOAWAY."""
    for side in ("client", "server"):
        def add(name, frames, reason, section="9.1"):
            f.add(f"{side}: {name}", section, side, frames, dies(reason), calls=CALLS)

        before = [] if side == "client" else [opening(1, "Held")]
        add("a payload above the limit, by its header", [frame(PING, length=32769)], 2)
        add("a payload of 2^32 - 1", [frame(MESSAGE, DATA, 1, length=2**32 - 1)], 2)
        add("the length is looked at before the type", [frame(99, length=32769)], 2)
        for kind in (10, 99, 255):
            add(f"type {kind}", [frame(kind)], 1)
        legal = {HELLO: 0, OPEN: END | DATA | REQUESTS | RESPONSES, MESSAGE: END | MORE | DATA, STATUS: DATA, CANCEL: 0,
                 WINDOW: 0, PING: 0, PONG: 0, GOAWAY: 0, METADATA: 0}
        lengths = {CANCEL: 0, WINDOW: 4, PING: 8, PONG: 8}
        on_zero = {HELLO, PING, PONG, GOAWAY, WINDOW}
        for kind, flags in legal.items():
            for bit in (END, MORE, DATA, REQUESTS, RESPONSES, 0x20, 0x40, 0x80):
                if not flags & bit:
                    stream = 0 if kind in on_zero else 1
                    add(f"type {kind} with flag 0x{bit:02x}", before + [frame(kind, bit, stream, bytes(lengths.get(kind, 8)))], 1)
        for kind, length in lengths.items():
            for wrong in {max(length - 1, 0), length + 1} - {length}:
                add(f"type {kind} of {wrong} bytes", before + [frame(kind, 0, 1 if kind == CANCEL else 0, bytes(wrong))], 1)
        for kind in (HELLO, PING, PONG, GOAWAY):
            add(f"type {kind} on a stream", [frame(kind, 0, 1, bytes(8))], 1)
        for kind in (OPEN, MESSAGE, STATUS, CANCEL, METADATA):
            flags = DATA if kind == MESSAGE else 0
            payload = b"" if kind == CANCEL else bytes(8)
            add(f"type {kind} on stream 0", [frame(kind, flags, 0, payload)], 1)
            add(f"type {kind} on an even stream", [frame(kind, flags, 2, payload)], 1)
            add(f"type {kind} on stream 2^31 + 1", [frame(kind, flags, 2**31 + 1, payload)], 1)
        add("WINDOW on an even stream", [window(2, 1)], 1)
        add("MESSAGE with MORE and END", before + [part(1, b"a", DATA | MORE | END)], 1)
        add("MESSAGE with MORE and no bytes", before + [part(1, b"", DATA | MORE)], 1)
        add("MESSAGE without flags", before + [part(1, b"", 0)], 1)
        add("MESSAGE with MORE and without DATA", before + [part(1, b"a", MORE)], 1)
        add("MESSAGE without DATA and with bytes", before + [part(1, b"a", END)], 1)
        add("a second HELLO", [hello()], 1)
        add("MESSAGE of a stream never opened", [part(3, b"a")], 1)
        add("WINDOW of a stream never opened", [window(3, 1)], 1)
        add("WINDOW of 0 for the connection", [window(0, 0)], 3)
        add("WINDOW of 0 for a stream", before + [window(1, 0)], 3)
        add("WINDOW above 2^31 - 1", [window(0, 2**31)], 3)
        add("WINDOW that lifts the connection's credit above 2^31 - 1", [window(0, MAX31 - 65536 + 1)], 3)
        add("WINDOW that lifts a stream's credit above 2^31 - 1", before + [window(1, MAX31 - 65536 + 1)], 3)
        add("PONG without PING", [frame(PONG, payload=bytes(8))], 1)
        add("GOAWAY cut off", [frame(GOAWAY, payload=bytes(4))], 1)
        add("GOAWAY with a last stream above 2^31 - 1", [goaway(2**31, 0)], 1)
        add("GOAWAY with an explanation of 1025 bytes", [goaway(0, 0, b"a" * 1025)], 1)
        add("GOAWAY with an explanation that is not UTF-8", [goaway(0, 0, b"\xff")], 1)


BAD_METADATA = {
    "without a count": b"",
    "with fewer entries than counted": bytes([2]) + entry("a", b"b"),
    "cut off in its kind": bytes([1]),
    "cut off in its key": bytes([1, 0, 3]) + b"ab",
    "cut off in the length of its value": bytes([1, 0, 1]) + b"a\0",
    "cut off in its value": bytes([1, 0, 1]) + b"a\0\x02b",
    "of kind 2": bytes([1, 2, 1]) + b"a\0\x01b",
    "with an empty key": entries(entry("", b"b")),
    "with a capital in its key": entries(entry("A", b"b")),
    "with a space in its key": entries(entry("a b", b"b")),
    "with a key that is not ASCII": entries(entry("\u00e9", b"b")),
    "with a text that is not UTF-8": entries(entry("a", b"\xc3")),
    "with a text in an overlong form": entries(entry("a", b"\xc0\x80")),
    "with a text that holds a surrogate": entries(entry("a", b"\xed\xa0\x80")),
    "with a text above U+10FFFF": entries(entry("a", b"\xf4\x90\x80\x80")),
    "of 16,385 bytes": entries(entry("a", b"b" * 16380)),
}


def client_errors(f):
    def add(name, frames, reason, calls=None):
        f.add(f"client: {name}", "9.1", "client", frames, dies(reason), calls=CALLS if calls is None else calls)

    add("OPEN from a server", [opening(1)], 1)
    add("CANCEL from a server", [frame(CANCEL, stream=1)], 1)
    for name, kind in (("STATUS", STATUS), ("METADATA", METADATA)):
        add(f"{name} of a stream never opened", [frame(kind, 0, 3, bytes(4))], 1)
        add(f"{name} of a stream when there was none", [frame(kind, 0, 1, bytes(4))], 1, calls=[])
    for name, metadata in BAD_METADATA.items():
        if name != "without a count":
            add(f"METADATA {name}", [frame(METADATA, 0, 1, metadata)], 1)
        add(f"STATUS with metadata {name}", [status(1, metadata=metadata)], 1)
    add("METADATA without bytes", [frame(METADATA, 0, 1)], 1)
    add("METADATA with a byte behind its entries", [frame(METADATA, 0, 1, b"\0\0")], 1)
    add("a second METADATA", [frame(METADATA, 0, 1, b"\0"), frame(METADATA, 0, 1, b"\0")], 1)
    add("METADATA after a MESSAGE", [part(1, b"a"), frame(METADATA, 0, 1, b"\0")], 1, STREAM)
    add("METADATA inside a message", [part(1, b"a", DATA | MORE), frame(METADATA, 0, 1, b"\0")], 1)
    add("STATUS of 0 bytes", [frame(STATUS, 0, 1)], 1)
    add("STATUS cut off in its message", [frame(STATUS, 0, 1, b"\x05\0\x03no")], 1)
    add("STATUS with code 17", [status(1, 17)], 1)
    add("STATUS with a message of 4097 bytes", [status(1, 5, "a" * 4097)], 1)
    add("STATUS with a message that is not UTF-8", [status(1, 5, b"\xe2\x82")], 1)
    add("STATUS with bytes behind its metadata", [frame(STATUS, 0, 1, b"\0\0\0\0x")], 1)
    add("STATUS of code 0 inside a message", [part(1, b"a", DATA | MORE), status(1)], 1)
    add("STATUS with DATA after END", [part(1, b"a", DATA | END), status(1, message=b"b")], 1, STREAM)
    add("MESSAGE after END", [part(1, b"a", DATA | END), part(1, b"b")], 1, STREAM)
    add("END after END", [part(1, b"", END), part(1, b"", END)], 1, STREAM)
    add("END inside a message", [part(1, b"a", DATA | MORE), part(1, b"", END)], 1, STREAM)
    big = [Repeat(0x61, 32768)]
    add("MESSAGEs above the stream's credit", [part(1, big), part(1, [Repeat(0x61, 65536 - 32778 - 10 + 1)])], 3, STREAM)
    rest = [Repeat(0x61, 65536 - 32778 - 10)]
    full = [part(s, p) for s in (1, 3) for p in (big, rest)]
    add("MESSAGEs above the connection's credit", full + [part(5)], 3, STREAM * 3)


def server_errors(f):
    def add(name, frames, reason):
        f.add(f"server: {name}", "9.1", "server", frames, dies(reason))

    add("STATUS from a client", [opening(1, "Held"), status(1)], 1)
    add("METADATA from a client", [opening(1, "Held"), frame(METADATA, 0, 1, b"\0")], 1)
    add("CANCEL of a stream never opened", [frame(CANCEL, stream=1)], 1)
    add("OPEN of 0 bytes", [frame(OPEN, 0, 1)], 1)
    add("OPEN cut off in its time", [frame(OPEN, 0, 1, bytes(7))], 1)
    add("OPEN cut off in its path", [frame(OPEN, 0, 1, bytes(8) + b"\x05a/b")], 1)
    add("OPEN with an empty path", [opening(1, path="")], 1)
    add("OPEN with bytes behind its metadata", [opening(1, flags=END, message=b"x")], 1)
    for name, metadata in BAD_METADATA.items():
        add(f"OPEN with metadata {name}", [opening(1, metadata=metadata, flags=END)], 1)
    add("OPEN of the same stream again", [opening(1, "Held"), opening(1, "Held")], 1)
    add("OPEN of a stream below the last", [opening(5, "Held"), opening(3, "Held")], 1)
    add("OPEN of a stream below one that has ended", [opening(5), opening(3)], 1)
    add("OPEN beyond the announced number of streams", [opening(s, flags=0) for s in (1, 3, 5, 7, 9)], 6)
    add("MESSAGE after END", [opening(1, "Held"), part(1, b"a")], 1)
    add("MESSAGE after a bare END", [opening(1, "Unread", REQUESTS), part(1, b"", END), part(1, b"a")], 1)
    add("END after END", [opening(1, "Unread", REQUESTS), part(1, b"", END), part(1, b"", END)], 1)
    add("END inside a message", [opening(1, "Unread", REQUESTS), part(1, b"a", DATA | MORE), part(1, b"", END)], 1)
    big, rest = [Repeat(0x61, 32768)], [Repeat(0x61, 65536 - 32778 - 10)]
    add("MESSAGEs above the stream's credit", [opening(1, "Unread", REQUESTS), part(1, big), part(1, [Repeat(0x61, 32749)])], 3)
    opened = [opening(s, "Unread", REQUESTS) for s in (1, 3, 5)]
    full = [part(s, p) for s in (1, 3) for p in (big, rest)]
    add("MESSAGEs above the connection's credit", opened + full + [part(5)], 3)


def connection_errors():
    f = File("Input that ends the connection: PROTOCOL.md section 9.1.")
    common_errors(f)
    client_errors(f)
    server_errors(f)
    return f


def call_errors():
    f = File("Input that ends a call and leaves the connection: PROTOCOL.md section 9.2.")
    cancel = frame(CANCEL, stream=1)

    def client(name, frames, *outcomes, calls=CALLS, sends=()):
        f.add(f"client: {name}", "9.2", "client", frames, ok(*outcomes, sends=sends), calls=calls)

    def server(name, frames, *outcomes):
        f.add(f"server: {name}", "9.2", "server", frames, ok(*outcomes))

    client("a second response", [part(1, b"a"), part(1, b"b")], outcome(1, 3), sends=[cancel])
    client("a second response in STATUS", [part(1, b"a"), status(1, message=b"b")], outcome(1, 3))
    client("the beginning of a second response", [part(1, b"a"), part(1, b"b", DATA | MORE)], outcome(1, 3), sends=[cancel])
    large = [part(1, [Repeat(0x61, 32768)], DATA | MORE), part(1, [Repeat(0x61, 40001 - 32768)])]
    client("a response above the announced limit", large, outcome(1, 8), sends=[cancel])
    client("a response above the announced limit, in STATUS", large[:1] + [status(1, message=b"a" * (40001 - 32768))], outcome(1, 8))
    client("a streamed response above the announced limit", large, outcome(1, 8), calls=STREAM, sends=[cancel])
    client("success without a response", [status(1)], outcome(1, 13))
    client("success without a response, to a client that streams", [status(1)], outcome(1, 13), calls=[call("client_streaming")])
    client("the other calls go on", [part(1, b"a"), part(1, b"b"), status(3, message=b"c")], outcome(1, 3), outcome(3, 0, b"c"),
           calls=CALLS * 2, sends=[cancel])

    server("an unknown service", [opening(1, path="reddytalk.test.Nothing/Unary")], outcome(1, 12))
    server("an unknown method", [opening(1, "Nothing")], outcome(1, 12))
    server("a path without a slash", [opening(1, path="Unary")], outcome(1, 12))
    server("a path of one byte", [opening(1, path="a")], outcome(1, 12))
    server("a path that is not UTF-8", [opening(1, path=b"a/\xff")], outcome(1, 12))
    server("a path of 255 bytes", [opening(1, path="a/" + "b" * 253)], outcome(1, 12))
    server("a shape that is not the method's", [opening(1, "Unary", DATA | END | RESPONSES)], outcome(1, 12))
    server("a shape without the flags that the method has", [opening(1, "Bidirectional", DATA | END)], outcome(1, 12))
    server("an unknown method is answered before its request is there", [opening(1, "Nothing", 0)], outcome(1, 12))
    server("a method that the peer may not call", [opening(1, "Denied", message=b"a")], outcome(1, 7))
    server("END without a request, in OPEN", [opening(1, "Unary", END)], outcome(1, 3))
    server("END without a request, in MESSAGE", [opening(1, "Unary", 0), part(1, b"", END)], outcome(1, 3))
    server("a second request", [opening(1, "Unary", DATA, b"a"), part(1, b"b", DATA | END)], outcome(1, 3))
    server("a second request, both in MESSAGE", [opening(1, "Unary", 0), part(1, b"a"), part(1, b"b", DATA | END)], outcome(1, 3))
    server("a request above the announced limit",
           [opening(1, "Unary", 0), part(1, [Repeat(0x61, 32768)], DATA | MORE), part(1, [Repeat(0x61, 7233)], DATA | END)],
           outcome(1, 8))
    server("more handlers than the server runs",
           [opening(s, "Held") for s in (1, 3, 5)] + [opening(7, "Unary", message=b"a")],
           still_open(1), still_open(3), still_open(5), outcome(7, 14))
    server("a handler whose call was cancelled makes room",
           [opening(s, "Held") for s in (1, 3, 5)] + [frame(CANCEL, stream=3), opening(7, "Unary", message=b"a")],
           still_open(1), still_open(5), outcome(7, 0, b"a"))
    server("the other calls go on", [opening(1, "Nothing"), opening(3, "Unary", message=b"a")], outcome(1, 12), outcome(3, 0, b"a"))
    return f


def client_frames(f):
    def add(name, section, frames, *outcomes, calls=CALLS, sends=(), **more):
        f.add(f"client: {name}", section, "client", frames, ok(*outcomes, sends=sends, **more), calls=calls)

    add("nothing", "4", [], still_open(1))
    add("a response in STATUS", "5.4", [status(1, message=b"hi")], outcome(1, 0, b"hi"))
    add("an empty response in STATUS", "5.4", [status(1, message=b"")], outcome(1, 0, b""))
    add("a response in MESSAGE", "6", [part(1, b"hi"), status(1)], outcome(1, 0, b"hi"))
    add("a response in MESSAGE with END", "5.5", [part(1, b"hi", DATA | END), status(1)], outcome(1, 0, b"hi"))
    add("a bare END of a server", "5.5", [part(1, b"hi"), part(1, b"", END), status(1)], outcome(1, 0, b"hi"))
    add("a response in parts, the last in STATUS", "5.4",
        [part(1, b"a", DATA | MORE), part(1, b"b", DATA | MORE), status(1, message=b"c")], outcome(1, 0, b"abc"))
    add("a last part of no bytes", "5.5", [part(1, b"a", DATA | MORE), part(1), status(1)], outcome(1, 0, b"a"))
    add("parts of two responses in turn", "5.5",
        [part(1, b"a", DATA | MORE), part(3, b"x", DATA | MORE), status(1, message=b"b"), status(3, message=b"y")],
        outcome(1, 0, b"ab"), outcome(3, 0, b"xy"), calls=CALLS * 2)
    add("a response of the largest size", "3",
        [part(1, [Repeat(0x61, 32768)], DATA | MORE), part(1, [Repeat(0x61, 40000 - 32768)]), status(1)],
        outcome(1, 0, Repeat(0x61, 40000)))
    for code in range(1, 17):
        add(f"STATUS of code {code}", "10", [status(1, code, "no")], outcome(1, code, text="no"))
    add("a status message with characters of all lengths and controls", "5.4",
        [status(1, 2, "\t\r\n\0 \u00e9 \u20ac \U0001f642")], outcome(1, 2, text="\t\r\n\0 \u00e9 \u20ac \U0001f642"))
    add("a status message of 4096 bytes", "3", [status(1, 5, "a" * 4096)], outcome(1, 5, text="a" * 4096))
    add("a failure inside a message", "5.4", [part(1, b"a", DATA | MORE), status(1, 5)], outcome(1, 5))
    add("a failure that brings a response", "5.4", [status(1, 5, message=b"a")], outcome(1, 5))
    add("a failure after a response", "5.4", [part(1, b"a"), status(1, 5)], outcome(1, 5))
    add("a failed stream's last message", "5.4", [part(1, b"a"), status(1, 5, message=b"b")], outcome(1, 5, b"a", b"b"), calls=STREAM)
    add("a failed stream drops an unfinished message", "5.4", [part(1, b"a"), part(1, b"b", DATA | MORE), status(1, 5)],
        outcome(1, 5, b"a"), calls=STREAM)
    trailing = entries(entry("x-a", b"1"), entry("b.c_d-2", b"\0\xff", True), entry("x-a", b""))
    listed = [text_entry("x-a", "1"), binary_entry("b.c_d-2", b"\0\xff"), text_entry("x-a", "")]
    add("trailing metadata in order", "5.3", [status(1, message=b"", metadata=trailing)], outcome(1, 0, b"", trailing=listed))
    add("initial metadata", "5.8", [frame(METADATA, 0, 1, trailing), status(1, message=b"")], outcome(1, 0, b"", initial=listed))
    add("initial and trailing metadata", "5.8",
        [frame(METADATA, 0, 1, entries(entry("i", b"1"))), status(1, 5, metadata=entries(entry("t", b"2")))],
        outcome(1, 5, initial=[text_entry("i", "1")], trailing=[text_entry("t", "2")]))
    add("empty initial metadata", "5.8", [frame(METADATA, 0, 1, b"\0"), part(1, b"a"), status(1)], outcome(1, 0, b"a", initial=[]))
    add("initial metadata of a stream", "5.8", [frame(METADATA, 0, 1, entries(entry("i", b"1"))), part(1, b"a")],
        outcome(1, None, b"a", initial=[text_entry("i", "1")]),
        calls=STREAM)
    add("METADATA of a stream that has ended", "6", [status(1, message=b""), frame(METADATA, 0, 1, b"\0")], outcome(1, 0, b""))
    add("metadata of 16,384 bytes", "3", [frame(METADATA, 0, 1, entries(entry("a", b"b" * 16379))), status(1, message=b"")],
        outcome(1, 0, b"", initial=[text_entry("a", "b" * 16379)]))
    many = [entry(f"k{i}", b"") for i in range(255)]
    add("metadata of 255 entries", "3", [status(1, message=b"", metadata=entries(*many))],
        outcome(1, 0, b"", trailing=[text_entry(f"k{i}", "") for i in range(255)]))
    add("a key of 255 bytes", "5.3", [status(1, message=b"", metadata=entries(entry("k" * 255, b"v")))],
        outcome(1, 0, b"", trailing=[text_entry("k" * 255, "v")]))
    details = bytes.fromhex("0805120268691a0a0a03612f621203010203")
    add("typed details", "5.4", [status(1, 5, "hi", entries(entry("status-details-bin", details, True)))],
        outcome(1, 5, text="hi", trailing=[binary_entry("status-details-bin", details)]))
    add("an empty stream", "6", [status(1)], outcome(1, 0), calls=STREAM)
    add("a stream of messages, the last in STATUS", "6", [part(1, b"a"), part(1), part(1, b"c"), status(1, message=b"d")],
        outcome(1, 0, b"a", b"", b"c", b"d"), calls=STREAM)
    add("a stream that uses up its credit exactly", "7", [part(1, [Repeat(0x61, 32768)]), part(1, [Repeat(0x62, 32748)])],
        still_open(1, Repeat(0x61, 32768), Repeat(0x62, 32748)), calls=STREAM)
    add("STATUS costs no credit", "7",
        [part(1, [Repeat(0x61, 32768)]), part(1, [Repeat(0x62, 32748)]), status(1, message=b"c" * 30000)],
        outcome(1, 0, Repeat(0x61, 32768), Repeat(0x62, 32748), Repeat(0x63, 30000)), calls=STREAM)
    add("PING", "5.6", [frame(PING, payload=b"12345678")], still_open(1), sends=[frame(PONG, payload=b"12345678")])
    add("PINGs are answered in order", "5.6", [frame(PING, payload=bytes([i] * 8)) for i in range(3)], still_open(1),
        sends=[frame(PONG, payload=bytes([i] * 8)) for i in range(3)])
    add("WINDOW up to the largest credit of the connection", "7", [window(0, MAX31 - 65536)], still_open(1))
    add("WINDOW up to the largest credit of a stream", "7", [window(1, MAX31 - 65536)], still_open(1))
    add("frames of a stream that has ended are passed over", "6",
        [status(1, message=b"a"), status(1, 5), part(1, b"x"), window(1, 5), status(3, message=b"b")],
        outcome(1, 0, b"a"), outcome(3, 0, b"b"), calls=CALLS * 2)
    add("a drain leaves the calls up to the last stream", "5.7", [goaway(1, 0, b"bye"), status(1, message=b"a")],
        outcome(1, 0, b"a"), outcome(3, 14, never_seen=True), calls=CALLS * 2, closes=True)
    add("a drain of everything sent", "5.7", [goaway(MAX31)], still_open(1), still_open(3), calls=CALLS * 2)
    add("a second GOAWAY lowers the last stream", "5.7", [goaway(MAX31), goaway(1)],
        still_open(1), outcome(3, 14, never_seen=True), calls=CALLS * 2)
    add("a second GOAWAY does not raise the last stream", "5.7", [goaway(1), goaway(3)],
        still_open(1), outcome(3, 14, never_seen=True), calls=CALLS * 2)
    add("GOAWAY with an explanation of 1024 bytes", "3", [goaway(MAX31, 0, b"a" * 1024)], still_open(1))
    for reason in (1, 2, 3, 4, 5, 6, 7, 8, 255):
        f.add(f"client: GOAWAY of reason {reason}", "5.7", "client", [goaway(1, reason, b"bye")],
              ok(outcome(1, 14, never_seen=False), outcome(3, 14, never_seen=True), closes=True), calls=CALLS * 2)


def server_frames(f):
    def add(name, section, frames, *outcomes, **more):
        f.add(f"server: {name}", section, "server", frames, ok(*outcomes, **more))

    add("a request in OPEN", "5.2", [opening(1, message=b"hi")], outcome(1, 0, b"hi"))
    add("an empty request in OPEN", "5.2", [opening(1)], outcome(1, 0, b""))
    add("metadata and a deadline", "5.2",
        [opening(1, message=b"hi", time=3600 * 10**9, metadata=entries(entry("x-a", b"1"), entry("b", b"\xff", True)))],
        outcome(1, 0, b"hi"))
    add("the longest time", "5.2", [opening(1, message=b"hi", time=2**64 - 1)], outcome(1, 0, b"hi"))
    add("metadata of 16,384 bytes", "3", [opening(1, message=b"hi", metadata=entries(entry("a", b"b" * 16379)))], outcome(1, 0, b"hi"))
    add("metadata of 255 entries", "3", [opening(1, message=b"hi", metadata=entries(*[entry("k", b"")] * 255))], outcome(1, 0, b"hi"))
    add("an OPEN of the largest payload", "3",
        [opening(1, message=[Repeat(0x61, 32768 - 10 - len(f"{SERVICE}/Unary"))])],
        outcome(1, 0, Repeat(0x61, 32768 - 10 - len(f"{SERVICE}/Unary"))))
    add("a request in OPEN and END after it", "5.2", [opening(1, flags=DATA, message=b"hi"), part(1, b"", END)], outcome(1, 0, b"hi"))
    add("a request that is not ended", "6", [opening(1, flags=DATA, message=b"hi")], still_open(1))
    add("a request in MESSAGE", "5.2", [opening(1, flags=0), part(1, b"hi", DATA | END)], outcome(1, 0, b"hi"))
    add("a request in parts", "5.5", [opening(1, flags=0), part(1, b"a", DATA | MORE), part(1, b"b", DATA | END)], outcome(1, 0, b"ab"))
    add("a request in parts and END after it", "5.5",
        [opening(1, flags=0), part(1, b"a", DATA | MORE), part(1, b"b"), part(1, b"", END)], outcome(1, 0, b"ab"))
    add("a request of the largest size", "3",
        [opening(1, flags=0), part(1, [Repeat(0x61, 32768)], DATA | MORE), part(1, [Repeat(0x61, 40000 - 32768)], DATA | END)],
        outcome(1, 0, Repeat(0x61, 40000)))
    add("server streaming", "6", [opening(1, "ServerStreaming", DATA | END | RESPONSES, b"hi")], outcome(1, 0, b"hi"))
    add("client streaming", "6",
        [opening(1, "ClientStreaming", REQUESTS), part(1, b"a"), part(1), part(1, b"c", DATA | END)], outcome(1, 0, b"ac"))
    add("client streaming with the first request in OPEN", "6",
        [opening(1, "ClientStreaming", REQUESTS | DATA, b"a"), part(1, b"b"), part(1, b"", END)], outcome(1, 0, b"ab"))
    add("client streaming without requests", "6", [opening(1, "ClientStreaming", REQUESTS | END)], outcome(1, 0, b""))
    add("bidirectional streaming", "6",
        [opening(1, "Bidirectional", REQUESTS | RESPONSES), part(1, b"a"), part(1, b"b"), part(1, b"", END)], outcome(1, 0, b"a", b"b"))
    add("bidirectional streaming that goes on", "6",
        [opening(1, "Bidirectional", REQUESTS | RESPONSES), part(1, b"a")], still_open(1, b"a"))
    add("identifiers with gaps, up to the largest", "5.2",
        [opening(1, message=b"a"), opening(9, message=b"b"), opening(MAX31, message=b"c")],
        outcome(1, 0, b"a"), outcome(9, 0, b"b"), outcome(MAX31, 0, b"c"))
    add("a stream that uses up its credit exactly", "7",
        [opening(1, "Unread", REQUESTS), part(1, [Repeat(0x61, 32768)]), part(1, [Repeat(0x61, 32748)])], still_open(1))
    add("a bare END needs no credit", "7",
        [opening(1, "Unread", REQUESTS), part(1, [Repeat(0x61, 32768)]), part(1, [Repeat(0x61, 32748)]), part(1, b"", END)], still_open(1))
    add("frames after CANCEL are passed over", "6",
        [opening(1, "Unread", REQUESTS), frame(CANCEL, stream=1), part(1, b"x"), frame(CANCEL, stream=1), window(1, 5),
         opening(3, message=b"a")], outcome(3, 0, b"a"))
    add("frames after STATUS are passed over", "6",
        [opening(1, "Nothing", REQUESTS), part(1, b"x"), part(1, b"", END), frame(CANCEL, stream=1), opening(3, message=b"a")],
        outcome(1, 12), outcome(3, 0, b"a"))
    pings = [bytes([i] * 8) for i in range(3)]
    add("PINGs are answered in order", "5.6", [frame(PING, payload=p) for p in pings], sends=[frame(PONG, payload=p) for p in pings])
    add("WINDOW up to the largest credit of the connection", "7", [window(0, MAX31 - 65536), opening(1, message=b"a")], outcome(1, 0, b"a"))
    add("WINDOW up to the largest credit of a stream", "7", [opening(1, "Held"), window(1, MAX31 - 65536)], still_open(1))
    f.add("server: GOAWAY of reason 1", "5.7", "server", [goaway(0, 1, b"bye")], PEER_ENDS)


def legal_frames():
    f = File("Legal frames of each type, up to their limits.")
    client_frames(f)
    server_frames(f)
    return f


FILES = {"hello": greetings, "frames": legal_frames, "connection-errors": connection_errors, "call-errors": call_errors}


def main():
    directory, stale = Path(__file__).parent, []
    for name, make in FILES.items():
        path, text = directory / f"{name}.json", make().text()
        if sys.argv[1:] == ["--check"]:
            if not path.exists() or path.read_text() != text:
                stale.append(path.name)
        else:
            path.write_text(text)
    if stale:
        sys.exit(f"generate.py: stale: {', '.join(stale)}; run proto/vectors/generate.py and commit the result")


if __name__ == "__main__":
    main()
