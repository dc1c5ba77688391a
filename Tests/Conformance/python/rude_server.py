#!/usr/bin/env python3
"""A server that is rude in a chosen way, for tests of clients. It echoes unary calls otherwise.

Prints "listening HOST:PORT" once it is, then serves connections until it is killed. One line of JSON for each frame that
matters to a test goes to standard output: {"event": "open", "connection": 1, "stream": 3, …}; the first of a connection is
{"event": "connected", "connection": 1}.

The cases, after gRPC's negative interop tests:

  polite              not rude at all
  goaway              the first call of a connection is answered, then GOAWAY (drain) is sent; the next connection is normal
  goaway-unseen       the first call of a connection is above the last stream of a GOAWAY; the next connection is normal
  status-after-open   STATUS (code --code) as soon as OPEN is read, without a response
  status-after-metadata  initial metadata (x-rude: yes) as soon as OPEN is read, then STATUS (code --code)
  close-during-data   half of a response, then the TCP connection closes
  status-during-data  half of a response, then STATUS (code --code)
  status-after-data   the response in a MESSAGE, then STATUS (code --code): the response must not count
  ping                ten PINGs before, between and behind the parts of a response; a wrong or missing PONG fails the call
  max-streams         announces --streams streams, and answers late; calls above them are reported as
                      {"event": "violated", "reason": "EXCESSIVE", …}, as every breach of the protocol is with its reason
  silence             reads, and never answers: for deadlines and keepalive
  leave               closes each connection when it has read HELLO, without its own
  flag-in-status      the response in a STATUS with a flag that version 1 does not have
  flag-in-message     the response in a MESSAGE with such a flag, then STATUS
"""

import argparse
import asyncio
import json
import struct
import sys

from rtlk.connection import Closed, Connection, Ended, Opened, Pong, Received
from rtlk.identity import context, service_of
from rtlk.wire import Code, Flag, Limits, Reason, Status, Type, Violation, frame, status_payload

CASES = ["polite", "goaway", "goaway-unseen", "status-after-open", "status-after-metadata", "close-during-data", "status-during-data",
         "status-after-data", "ping", "max-streams", "silence", "leave", "flag-in-status", "flag-in-message"]
UNKNOWN_FLAG = 0x20


def print_report(report):
    print(json.dumps(report), flush=True)


class RudeConnection:
    def __init__(self, number, options, reader, writer, reported):
        self.number, self.options, self.reader, self.writer, self.reported = number, options, reader, writer, reported
        limits = Limits(streams=options.streams) if options.case == "max-streams" else Limits()
        self.connection = Connection(False, limits)
        self.requests, self.waiting, self.calls, self.pings = {}, [], 0, 0
        self.awaiting_pongs, self.outgoing = {}, {}

    def report(self, event, **more):
        self.reported({"event": event, "connection": self.number, **more})

    def flush(self):
        self.writer.write(self.connection.take_output())

    async def run(self):
        self.report("connected")
        if self.options.ca and service_of(self.writer.get_extra_info("peercert")) is None:
            self.connection.violated(Violation("the certificate names nobody", Reason.IDENTITY))
        while not self.connection.closed:
            data = await self.reader.read(65536)
            if self.options.case == "leave":
                break
            events = self.connection.receive(data) if data else self.connection.lost("the client closed the connection")
            for event in events:
                self.handle(event)
            self.pump()
            self.flush()
        self.writer.close()

    def handle(self, event):
        if isinstance(event, Opened):
            self.calls += 1
            self.requests[event.stream] = b""
            self.report("open", stream=event.stream, path=event.path, open=len(self.connection.streams))
            self.opened(event)
        elif isinstance(event, Received):
            self.requests[event.stream] = event.message
            self.connection.consumed(event.stream, event.cost)
        elif isinstance(event, Ended) and event.stream in self.connection.streams:
            self.asked(event.stream, self.requests.pop(event.stream))
        elif isinstance(event, Pong):
            self.ponged()
        elif isinstance(event, Closed):
            if event.violation:
                self.report("violated", text=event.text, reason=event.violation.reason.name)
            else:
                self.report("closed", text=event.text, reason=event.peer_reason.name if event.peer_reason else None)

    def opened(self, event):
        if self.options.case == "status-after-open":
            self.connection.send_status(event.stream, Status(self.options.code, "refused at once"))
        if self.options.case == "status-after-metadata":
            self.connection.send_metadata(event.stream, [("x-rude", "yes")])
            self.connection.send_status(event.stream, Status(self.options.code, "refused at once"))
        if self.options.case == "goaway-unseen" and self.number == 1:
            self.connection.drain("not this one", last_stream=max(event.stream - 2, 0))
            self.connection.forget(event.stream)

    def asked(self, stream, request):
        case = self.options.case
        if case == "silence":
            return
        if case in ("close-during-data", "status-during-data", "status-after-data"):
            self.answer_badly(case, stream, request)
        elif case == "ping":
            self.begin_pings(stream, request)
        elif case == "max-streams":
            self.answer_late(stream, request)
        elif case == "flag-in-status":
            self.flush()
            self.writer.write(frame(Type.STATUS, status_payload(Code.OK, message=request), stream, Flag.DATA | UNKNOWN_FLAG))
        elif case == "flag-in-message":
            self.write_part(stream, request, Flag.DATA | UNKNOWN_FLAG)
            self.connection.send_status(stream, Status(Code.OK))
        else:
            self.answer(stream, request)
            if case == "goaway" and self.number == 1 and self.calls == 1:
                self.connection.drain("after the first call")

    def answer(self, stream, message):
        """In STATUS if it fits in a frame, else in parts before it, as credit comes."""
        if len(message) <= self.connection.theirs.frame - 100:
            self.connection.send_status(stream, Status(Code.OK, message=message), has_message=True)
        else:
            self.outgoing[stream] = (message, 0)
            self.pump()

    def pump(self):
        for stream, (message, offset) in list(self.outgoing.items()):
            while stream in self.connection.streams and offset < len(message):
                sent = self.connection.send_part(stream, message, offset)
                if sent is None:
                    break
                offset = sent
            self.outgoing[stream] = (message, offset)
            if offset == len(message) or stream not in self.connection.streams:
                del self.outgoing[stream]
                self.connection.send_status(stream, Status(Code.OK))

    def write_part(self, stream, part, flags):
        """Without regard for credit: requests of these cases must fit in a stream's first credit."""
        self.flush()
        while len(part) > 32768:
            self.writer.write(frame(Type.MESSAGE, part[:32768], stream, Flag.DATA | Flag.MORE))
            part = part[32768:]
        self.writer.write(frame(Type.MESSAGE, part, stream, flags))

    def answer_badly(self, case, stream, request):
        half = request[:max(len(request) // 2, 1)] or b"x"
        if case == "status-after-data":
            self.write_part(stream, request, Flag.DATA)
        else:
            self.write_part(stream, half, Flag.DATA | Flag.MORE)
        if case == "close-during-data":
            self.connection.lost("rude")
        else:
            self.connection.send_status(stream, Status(self.options.code, "changed its mind"))

    # ---- ping ----

    def send_pings(self):
        for _ in range(10):
            self.pings += 1
            self.connection.ping(struct.pack(">Q", self.pings))

    def begin_pings(self, stream, request):
        self.send_pings()
        half = len(request) // 2
        if half:
            self.write_part(stream, request[:half], Flag.DATA | Flag.MORE)
            self.send_pings()
        self.write_part(stream, request[half:], Flag.DATA)
        self.send_pings()
        self.awaiting_pongs[stream] = self.pings

    def ponged(self):
        """A call is answered once all PINGs sent for it have come back, in their order."""
        answered = self.pings - len(self.connection.pings)
        for stream, needed in list(self.awaiting_pongs.items()):
            if answered >= needed:
                del self.awaiting_pongs[stream]
                self.report("ponged", count=needed)
                self.connection.send_status(stream, Status(Code.OK))

    # ---- max-streams ----

    def answer_late(self, stream, request):
        """Answers when as many calls are open as may be, or when the client answers a PING without having opened more."""
        self.waiting.append((stream, request))
        if len(self.waiting) < self.options.streams:
            asyncio.get_running_loop().call_later(0.05, self.answer_waiting)
        else:
            self.answer_waiting()

    def answer_waiting(self):
        for stream, request in self.waiting:
            self.answer(stream, request)
        self.waiting.clear()
        self.flush()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", choices=CASES)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="default: a free one")
    parser.add_argument("--code", type=int, default=int(Code.NOT_FOUND), help="of STATUS; default: 5")
    parser.add_argument("--streams", type=int, default=1, help="for max-streams; default: 1")
    parser.add_argument("--ca", help="PEM file of the authority; with --cert and --key: mutual TLS")
    parser.add_argument("--cert")
    parser.add_argument("--key")
    return parser


class RudeServer:
    """Serves while its context is open. Without `reported`, reports go to standard output."""

    def __init__(self, options, reported=print_report):
        self.options, self.reported, self.connections, self.address = options, reported, 0, None
        self._present, self._left = 0, asyncio.Event()

    async def _accept(self, reader, writer):
        self.connections += 1
        self._present += 1
        try:
            await RudeConnection(self.connections, self.options, reader, writer, self.reported).run()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            self._present -= 1
            self._left.set()

    async def wait_until_left(self):
        """Waits until every client that came has left, so that the reports are complete."""
        while self._present > 0:
            self._left.clear()
            await self._left.wait()

    async def __aenter__(self):
        options = self.options
        tls = context(False, options.ca, options.cert, options.key) if options.ca else None
        self._server = await asyncio.start_server(self._accept, options.host, options.port, ssl=tls)
        self.address = self._server.sockets[0].getsockname()[:2]
        return self

    async def __aexit__(self, *_):
        self._server.close()


async def serve(options):
    async with RudeServer(options) as server:
        print("listening {}:{}".format(*server.address), flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        asyncio.run(serve(arguments().parse_args()))
    except KeyboardInterrupt:
        sys.exit(0)
