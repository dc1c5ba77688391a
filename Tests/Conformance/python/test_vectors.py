"""Replays proto/vectors against both roles of rtlk.connection: whole, and byte by byte."""

import json
import unittest
from pathlib import Path

from rtlk.connection import (BIDIRECTIONAL, CLIENT_STREAMING, SERVER_STREAMING, UNARY, Cancelled, Closed, Connection, Ended,
                             Finished, Greeted, InitialMetadata, Opened, Received)
from rtlk.wire import Code, Header, Limits, Status, Type, hello, read_goaway, read_status

VECTORS = Path(__file__).resolve().parents[3] / "proto" / "vectors"
SERVICE = "reddytalk.test.Vectors/"
SHAPES = {"unary": UNARY, "client_streaming": CLIENT_STREAMING, "server_streaming": SERVER_STREAMING,
          "bidirectional": BIDIRECTIONAL}
METHODS = {"Unary": UNARY, "ServerStreaming": SERVER_STREAMING, "ClientStreaming": CLIENT_STREAMING,
           "Bidirectional": BIDIRECTIONAL, "Held": UNARY, "Denied": UNARY, "Unread": CLIENT_STREAMING}
HANDLERS_MAX = 3


def from_pieces(pieces):
    return b"".join(bytes.fromhex(p) if isinstance(p, str) else bytes.fromhex(p["byte"]) * p["times"] for p in pieces)


def frames_of(data):
    frames = []
    while data:
        header = Header.read(data)
        frames.append((header, data[10:10 + header.length]))
        data = data[10 + header.length:]
    return frames


def policy(path, shape):
    name = path.removeprefix(SERVICE)
    if not path.startswith(SERVICE) or METHODS.get(name) != shape:
        return Status(Code.UNIMPLEMENTED, "not served")
    return Status(Code.PERMISSION_DENIED, "not for you") if name == "Denied" else None


class VectorServer:
    """The service that proto/vectors/README.md describes."""

    def __init__(self, limits):
        self.connection = Connection(False, limits, policy)
        self.calls, self.running = {}, set()
        self.output = b""

    def receive(self, data):
        for event in self.connection.receive(data):
            self.handle(event)
        self.output += self.connection.take_output()

    def handle(self, event):
        if isinstance(event, Opened):
            self.calls[event.stream] = (event.path.removeprefix(SERVICE), [])
            if event.shape in (CLIENT_STREAMING, BIDIRECTIONAL):
                self.begin(event.stream)
        elif isinstance(event, Received):
            name, requests = self.calls[event.stream]
            requests.append(event.message)
            if name == "Bidirectional":
                self.connection.send_part(event.stream, event.message, 0)
            if name != "Unread":
                self.connection.consumed(event.stream, event.cost)
        elif isinstance(event, Cancelled):
            self.running.discard(event.stream)
        elif isinstance(event, Ended):
            self.ended(event.stream)

    def begin(self, stream):
        if len(self.running) >= HANDLERS_MAX:
            self.connection.send_status(stream, Status(Code.UNAVAILABLE, "too many calls"))
            return False
        self.running.add(stream)
        return True

    def ended(self, stream):
        name, requests = self.calls[stream]
        if METHODS[name] in (UNARY, SERVER_STREAMING) and not self.begin(stream):
            return
        if name in ("Held", "Unread"):
            return
        if name == "ServerStreaming":
            self.connection.send_part(stream, requests[0], 0)
        has_message = name in ("Unary", "ClientStreaming")
        self.connection.send_status(stream, Status(Code.OK, message=b"".join(requests)), has_message)
        self.running.discard(stream)


class ReplayTests(unittest.TestCase):
    maxDiff = 2000

    def replay(self, name):
        document = json.loads((VECTORS / f"{name}.json").read_text())
        ours, peers = Limits(**document["receiver_limits"]), Limits(**document["peer_limits"])
        self.assertGreater(len(document["vectors"]), 0)
        for vector in document["vectors"]:
            data = from_pieces(vector["bytes"])
            for chunk in (len(data) or 1, 1 if len(data) < 2000 else 997):
                with self.subTest(vector["name"], chunk=chunk):
                    run = self.client if vector["receiver"] == "client" else self.server
                    run(vector, [data[i:i + chunk] for i in range(0, len(data), chunk)], ours, peers)

    def check_end(self, expect, output, connection, greeting):
        frames = frames_of(output)
        reasons = [read_goaway(payload)[1] for header, payload in frames if header.type == Type.GOAWAY]
        self.assertEqual(reasons, [] if expect["goaway"] is None else [expect["goaway"]])
        if reasons:
            self.assertEqual(frames[-1][0].type, Type.GOAWAY)
        if "hello" in expect:
            self.assertEqual(connection.theirs, Limits(**expect["hello"]))
        if expect["goaway"] is None and not expect.get("closes"):
            self.assertFalse(connection.closed)

    def client(self, vector, chunks, ours, peers):
        expect, connection = vector["expect"], Connection(True, ours)
        if vector["after_hello"]:
            self.assertEqual(connection.receive(hello(peers)), [Greeted(peers)])
        for call in vector.get("calls", []):
            shape = SHAPES[call["shape"]]
            connection.open(SERVICE + "Any", shape, message=None if shape in (CLIENT_STREAMING, BIDIRECTIONAL) else b"request")
        connection.take_output()
        events = [event for chunk in chunks for event in connection.receive(chunk)]
        output = connection.take_output()
        self.check_end(expect, output, connection, vector["after_hello"])
        if expect["goaway"] is not None or "outcomes" not in expect:
            return
        sent = [chunk for header, payload in frames_of(output) if header.type != Type.WINDOW
                for chunk in [output_frame(header, payload)]]
        self.assertEqual(sent, expect["sends"])
        for outcome in expect["outcomes"]:
            self.check_call(outcome, [e for e in events if getattr(e, "stream", None) == outcome["stream"]],
                            vector["calls"][outcome["stream"] // 2])

    def check_call(self, outcome, events, call):
        finished = [e for e in events if isinstance(e, Finished)]
        received = [e.message for e in events if isinstance(e, Received)]
        self.assertEqual([f.status.code for f in finished], [] if outcome["code"] is None else [outcome["code"]])
        if SHAPES[call["shape"]] in (UNARY, CLIENT_STREAMING) and outcome["code"] != Code.OK:
            received = []
        self.assertEqual(received, [from_pieces(m) for m in outcome["messages"]])
        initial = [e.metadata for e in events if isinstance(e, InitialMetadata)]
        self.assertEqual(initial[0] if initial else [], entries(outcome.get("initial", [])))
        if finished:
            self.assertEqual(finished[0].status.metadata, entries(outcome.get("trailing", [])))
            self.assertEqual(finished[0].never_seen, outcome.get("never_seen", False))
            self.assertEqual(finished[0].status.text, outcome.get("text", finished[0].status.text))

    def server(self, vector, chunks, ours, peers):
        expect, server = vector["expect"], VectorServer(ours)
        if vector["after_hello"]:
            server.receive(hello(peers))
            self.assertEqual(server.output, hello(ours))
            server.output = b""
        for chunk in chunks:
            server.receive(chunk)
        self.check_end(expect, server.output, server.connection, vector["after_hello"])
        if expect["goaway"] is not None or "outcomes" not in expect:
            return
        answers = {}
        others = []
        for header, payload in frames_of(server.output):
            if header.type in (Type.MESSAGE, Type.STATUS):
                answers.setdefault(header.stream, []).append((header, payload))
            elif header.type != Type.WINDOW:
                others.append(output_frame(header, payload))
        self.assertEqual(others, expect["sends"])
        self.assertEqual(sorted(answers), sorted(o["stream"] for o in expect["outcomes"] if o["code"] is not None or o["messages"]))
        for outcome in expect["outcomes"]:
            self.check_answer(outcome, answers.get(outcome["stream"], []), server.connection)

    def check_answer(self, outcome, answer, connection):
        messages, code, unfinished = [], None, b""
        for header, payload in answer:
            self.assertIsNone(code)
            if header.type == Type.STATUS:
                status = read_status(payload, header.flags)
                code, payload = status.code, status.message
            if header.flags & 4:
                unfinished += payload
                if not header.flags & 2:
                    messages.append(unfinished)
                    unfinished = b""
        self.assertEqual(code, outcome["code"])
        self.assertEqual(messages, [from_pieces(m) for m in outcome["messages"]])
        self.assertEqual(outcome["stream"] in connection.streams, code is None)

    def test_the_vectors_of_hello_give_what_they_should(self):
        self.replay("hello")

    def test_the_vectors_of_legal_frames_give_what_they_should(self):
        self.replay("frames")

    def test_the_vectors_of_connection_errors_give_what_they_should(self):
        self.replay("connection-errors")

    def test_the_vectors_of_call_errors_give_what_they_should(self):
        self.replay("call-errors")


def output_frame(header, payload):
    data = header.length.to_bytes(4, "big") + header.stream.to_bytes(4, "big") + bytes([header.type, header.flags])
    return (data + payload).hex()


def entries(listed):
    return [(key, bytes.fromhex(value) if kind == "binary" else bytes.fromhex(value).decode()) for key, kind, value in listed]


if __name__ == "__main__":
    unittest.main()
