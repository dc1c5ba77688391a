"""One side of a connection as a state machine without input and output: bytes in, events and bytes out."""

import struct
import time
from collections import deque
from dataclasses import dataclass

from .wire import (HEADER_LENGTH, MAX31, PAYLOAD_BEFORE_HELLO, Code, Flag, Header, Limits, Reason, Status, Type, Violation,
                   encode_metadata, frame, goaway, hello, open_payload, read_goaway, read_hello, read_initial_metadata,
                   read_open, read_status, status_payload, window)

PONGS_DUE_MAX = 1000
CANCELS, CANCELS_PERIOD = 150, 30
UNARY, CLIENT_STREAMING, SERVER_STREAMING, BIDIRECTIONAL = 0, Flag.REQUESTS, Flag.RESPONSES, Flag.REQUESTS | Flag.RESPONSES


# ---- Events ----

@dataclass
class Greeted:
    limits: Limits


@dataclass
class Opened:
    """Server: a call has begun."""
    stream: int
    path: str
    shape: int
    time_left: int
    metadata: list


@dataclass
class Received:
    """A whole message; give it back with `consumed` when it has been read."""
    stream: int
    message: bytes
    cost: int


@dataclass
class Ended:
    """The peer sends no further messages on the stream."""
    stream: int


@dataclass
class InitialMetadata:
    stream: int
    metadata: list


@dataclass
class Finished:
    """Client: the call is over."""
    stream: int
    status: Status
    never_seen: bool = False


@dataclass
class Cancelled:
    """Server: the call is over, by its client or by an error of it."""
    stream: int


@dataclass
class Draining:
    last_stream: int
    text: str


@dataclass
class Pong:
    data: bytes


@dataclass
class Closed:
    """The connection is over; what is left to send should still be sent."""
    text: str
    violation: Violation = None
    peer_reason: Reason = None


@dataclass
class Stream:
    identifier: int
    shape: int
    send_credit: int
    receive_credit: int
    gathered: int = 0
    unfinished: bytearray = None
    messages: int = 0
    peer_ended: bool = False
    ended: bool = False
    has_metadata: bool = False
    has_message: bool = False
    unread: int = 0


class Allowance:
    """So many at once, and the same number again spread evenly over a period of seconds (section 9.3)."""

    def __init__(self, count, period, clock):
        self.count, self.rate, self.clock = count, count / period, clock
        self.left, self.filled_at = count, clock()

    def _fill(self):
        now = self.clock()
        self.left = min(self.count, self.left + (now - self.filled_at) * self.rate)
        self.filled_at = now

    def spend(self):
        self._fill()
        if self.left < 1:
            return False
        self.left -= 1
        return True

    def wait(self):
        """The seconds until there is one."""
        self._fill()
        return max(0, (1 - self.left) / self.rate)


class Connection:
    """`policy`, for a server: a function of a path and a shape that gives None or a Status to refuse the call with."""

    def __init__(self, is_client, limits=None, policy=None, clock=time.monotonic):
        self.is_client, self.ours, self.theirs = is_client, limits or Limits(), None
        self.policy = policy or (lambda path, shape: None)
        self.streams, self.last_opened = {}, -1
        self.send_credit, self.receive_credit, self.gathered = 0, self.ours.connection_credit, 0
        self.pings, self.pongs_due = deque(), 0
        self.draining, self.goaway_last, self.closed = False, MAX31, False
        self.drained_at = None
        self.cancels, self.owed_cancels = Allowance(CANCELS, CANCELS_PERIOD, clock), deque()
        self._in, self._out, self._events = bytearray(), bytearray(), []
        if is_client:
            self._out += hello(self.ours)

    # ---- Bytes ----

    def take_output(self):
        out, self._out, self.pongs_due = bytes(self._out), bytearray(), 0
        return out

    def receive(self, data):
        """Takes bytes, and gives what they mean."""
        self._in += data
        try:
            while not self.closed and len(self._in) >= HEADER_LENGTH:
                header = Header.read(self._in)
                header.check(self.ours.frame if self.theirs else PAYLOAD_BEFORE_HELLO)
                if len(self._in) < HEADER_LENGTH + header.length:
                    break
                payload = bytes(self._in[HEADER_LENGTH:HEADER_LENGTH + header.length])
                del self._in[:HEADER_LENGTH + header.length]
                self._act(header, payload)
        except Violation as violation:
            self.violated(violation)
        events, self._events = self._events, []
        return events

    def violated(self, violation):
        self._out += goaway(0 if self.is_client else max(self.last_opened, 0), violation.reason, str(violation))
        self._close(str(violation), violation)

    def lost(self, text):
        """The connection below has ended. Gives the events of that."""
        if not self.closed:
            self._close(text)
        events, self._events = self._events, []
        return events

    def _close(self, text, violation=None, peer_reason=None):
        self.closed = True
        for identifier in list(self.streams):
            self._finish(identifier, Status(Code.UNAVAILABLE, text))
        self._events.append(Closed(text, violation, peer_reason))

    # ---- Frames ----

    def _act(self, header, payload):
        kind = header.type
        wrong = (Type.OPEN, Type.CANCEL) if self.is_client else (Type.STATUS, Type.METADATA)
        if kind in wrong:
            raise Violation("a frame that this side's peer does not send")
        if self.theirs is None and kind not in (Type.HELLO, Type.GOAWAY):
            raise Violation("a frame before HELLO")
        getattr(self, "_on_" + Type(kind).name.lower())(header, payload)

    def _on_hello(self, header, payload):
        if self.theirs is not None:
            raise Violation("a second HELLO")
        self.theirs = read_hello(payload)
        self.send_credit = self.theirs.connection_credit
        if not self.is_client:
            self._out += hello(self.ours)
        self._events.append(Greeted(self.theirs))

    def _stream(self, header):
        """The open stream, or None for one that has ended."""
        if header.stream > self.last_opened:
            raise Violation("a frame of a stream that was never opened")
        return self.streams.get(header.stream)

    def _on_open(self, header, payload):
        opened = read_open(payload, header.flags)
        if header.stream <= self.last_opened:
            raise Violation("OPEN of a stream not above the last one")
        if self.drained_at is not None and header.stream > self.drained_at:
            return
        self.last_opened = header.stream
        if len(self.streams) >= self.ours.streams:
            raise Violation("OPEN beyond the announced number of streams", Reason.EXCESSIVE)
        shape = header.flags & (Flag.REQUESTS | Flag.RESPONSES)
        stream = Stream(header.stream, shape, self.theirs.stream_credit, self.ours.stream_credit)
        self.streams[header.stream] = stream
        refusal = self.policy(opened.path, shape)
        if refusal:
            self.send_status(header.stream, refusal)
            return
        self._events.append(Opened(header.stream, opened.path, shape, opened.time_left, opened.metadata))
        if header.flags & Flag.DATA:
            self._join(stream, opened.message)
            if header.stream in self.streams:
                self._deliver(stream, 0)
        if header.flags & Flag.END:
            self._end(stream)

    def _on_message(self, header, payload):
        stream = self._stream(header)
        if stream and stream.peer_ended:
            raise Violation("MESSAGE after END")
        if not header.flags & Flag.DATA:
            if stream and stream.unfinished is not None:
                raise Violation("END inside a message")
            if stream:
                self._end(stream)
            return
        cost = HEADER_LENGTH + len(payload)
        if cost > self.receive_credit or stream and cost > stream.receive_credit:
            raise Violation("MESSAGE above the credit", Reason.FLOW_CONTROL)
        self.receive_credit -= cost
        if not stream:
            self._give_back(None, cost)
            return
        stream.receive_credit -= cost
        stream.has_message = True
        if self._one_message(stream) and stream.messages > 0:
            self._call_failed(stream, Code.INVALID_ARGUMENT, "a second message of a call that has one")
        else:
            self._join(stream, payload)
        if header.stream not in self.streams:
            self._give_back(None, cost)
        elif header.flags & Flag.MORE:
            self._give_back(stream, cost)
        else:
            self._deliver(stream, cost)
            if header.flags & Flag.END:
                self._end(stream)

    def _one_message(self, stream):
        return not stream.shape & (Flag.RESPONSES if self.is_client else Flag.REQUESTS)

    def _join(self, stream, part):
        so_far = len(stream.unfinished or b"")
        if so_far + len(part) > self.ours.message:
            self._call_failed(stream, Code.RESOURCE_EXHAUSTED, "a message above the announced limit")
            return
        stream.unfinished = stream.unfinished or bytearray()
        stream.unfinished += part

    def _deliver(self, stream, cost):
        message, stream.unfinished = bytes(stream.unfinished or b""), None
        stream.messages += 1
        stream.unread += cost
        self._events.append(Received(stream.identifier, message, cost))

    def _end(self, stream):
        if stream.identifier not in self.streams:
            return
        stream.peer_ended = True
        if not self.is_client and self._one_message(stream) and stream.messages == 0:
            self._call_failed(stream, Code.INVALID_ARGUMENT, "a call with one request came without it")
        else:
            self._events.append(Ended(stream.identifier))

    def _call_failed(self, stream, code, text):
        if self.is_client:
            self._give_up(stream.identifier)
            self._finish(stream.identifier, Status(code, text))
        else:
            self.send_status(stream.identifier, Status(code, text))
            self._events.append(Cancelled(stream.identifier))

    def _on_status(self, header, payload):
        stream = self._stream(header)
        if not stream:
            return
        status = read_status(payload, header.flags)
        one = self._one_message(stream)
        if header.flags & Flag.DATA:
            if stream.peer_ended:
                raise Violation("STATUS with DATA after END")
            if one and status.code == Code.OK and stream.messages > 0:
                status = Status(Code.INVALID_ARGUMENT, "a second response")
            elif not one or status.code == Code.OK:
                if len(stream.unfinished or b"") + len(status.message) > self.ours.message:
                    status = Status(Code.RESOURCE_EXHAUSTED, "a message above the announced limit")
                else:
                    stream.unfinished = (stream.unfinished or bytearray()) + status.message
                    self._deliver(stream, 0)
        elif status.code == Code.OK and stream.unfinished is not None:
            raise Violation("STATUS of code 0 inside a message")
        if one and status.code == Code.OK and stream.messages == 0:
            status = Status(Code.INTERNAL, "success without a response")
        self._finish(header.stream, status)

    def _on_metadata(self, header, payload):
        stream = self._stream(header)
        if not stream:
            return
        if stream.has_metadata or stream.has_message or stream.peer_ended:
            raise Violation("METADATA a second time or after a MESSAGE")
        metadata = read_initial_metadata(payload)
        stream.has_metadata = True
        self._events.append(InitialMetadata(header.stream, metadata))

    def _on_cancel(self, header, payload):
        if self._stream(header):
            self.forget(header.stream)
            self._events.append(Cancelled(header.stream))

    def _on_window(self, header, payload):
        stream = self._stream(header) if header.stream else None
        credit = struct.unpack(">I", payload)[0]
        if not 1 <= credit <= MAX31:
            raise Violation("WINDOW of no legal credit", Reason.FLOW_CONTROL)
        target = stream if header.stream else self
        if target is None:
            return
        target.send_credit += credit
        if target.send_credit > MAX31:
            raise Violation("WINDOW above the largest credit", Reason.FLOW_CONTROL)

    def _on_ping(self, header, payload):
        self.pongs_due += 1
        if self.pongs_due > PONGS_DUE_MAX:
            raise Violation("more PINGs than can be answered", Reason.EXCESSIVE)
        self._out += frame(Type.PONG, payload)

    def _on_pong(self, header, payload):
        if not self.pings or self.pings.popleft() != payload:
            raise Violation("PONG that answers no PING")
        self._events.append(Pong(payload))

    def _on_goaway(self, header, payload):
        last, reason, text = read_goaway(payload)
        if not self.is_client:
            if reason != Reason.DRAIN:
                self._close(f"the client ended the connection: {text}", peer_reason=reason)
            return
        self.goaway_last, self.draining = min(self.goaway_last, last), True
        for identifier in [i for i in self.streams if i > self.goaway_last]:
            self._finish(identifier, Status(Code.UNAVAILABLE, f"never seen: {text}"), never_seen=True)
        self._events.append(Draining(self.goaway_last, text))
        if reason != Reason.DRAIN or self.theirs is None:
            self._close(f"the server ended the connection: {text}", peer_reason=reason)

    # ---- Ends and credit ----

    def forget(self, identifier):
        """The stream is closed; what of it was not read gives its credit back."""
        stream = self.streams.pop(identifier, None)
        if stream:
            self._give_back(None, stream.unread)
            stream.unread = 0

    def _finish(self, identifier, status, never_seen=False):
        self.forget(identifier)
        self._events.append(Finished(identifier, status, never_seen) if self.is_client else Cancelled(identifier))

    def consumed(self, stream_identifier, cost):
        """The application has read a message."""
        stream = self.streams.get(stream_identifier)
        if stream and cost:
            stream.unread -= cost
            self._give_back(stream, cost)

    def _give_back(self, stream, cost):
        if self.closed:
            return
        self.gathered += cost
        if self.gathered >= self.ours.connection_credit // 4:
            self.receive_credit += self.gathered
            self._out += window(0, self.gathered)
            self.gathered = 0
        if stream:
            stream.gathered += cost
            if stream.gathered >= self.ours.stream_credit // 2:
                stream.receive_credit += stream.gathered
                if not stream.peer_ended:
                    self._out += window(stream.identifier, stream.gathered)
                stream.gathered = 0

    # ---- Sending ----

    def can_open(self):
        return self.theirs is not None and not self.closed and not self.draining and len(self.streams) < self.theirs.streams

    def open(self, path, shape, time_left=0, metadata=(), message=None):
        """Client: begins a call, with its one request if that fits. Gives the stream and whether the request went along."""
        head = open_payload(path, time_left, list(metadata))
        if message is not None and len(message) > self.theirs.message:
            raise ValueError("the request is larger than the server takes")
        fits = message is not None and len(head) + len(message) <= self.theirs.frame
        identifier = self.last_opened + 2
        self.last_opened = identifier
        stream = Stream(identifier, shape, self.theirs.stream_credit, self.ours.stream_credit, ended=fits)
        self.streams[identifier] = stream
        flags = shape | (Flag.DATA | Flag.END if fits else 0)
        self._out += frame(Type.OPEN, head + (message if fits else b""), identifier, flags)
        return identifier, fits

    def send_part(self, identifier, data, offset, end=False):
        """Sends as much of a message as credit allows, one frame. Gives the new offset, or None when nothing could go."""
        stream = self.streams[identifier]
        credit = min(self.send_credit, stream.send_credit) - HEADER_LENGTH
        left = len(data) - offset
        size = min(left, self.theirs.frame, credit)
        if size < 0 or size == 0 and left > 0:
            return None
        is_last = size == left
        flags = Flag.DATA | ((Flag.END if end else 0) if is_last else Flag.MORE)
        self._out += frame(Type.MESSAGE, data[offset:offset + size], identifier, flags)
        self.send_credit -= HEADER_LENGTH + size
        stream.send_credit -= HEADER_LENGTH + size
        stream.ended = stream.ended or bool(flags & Flag.END)
        return offset + size

    def send_end(self, identifier):
        if identifier in self.streams and not self.streams[identifier].ended:
            self.streams[identifier].ended = True
            self._out += frame(Type.MESSAGE, b"", identifier, Flag.END)

    def send_metadata(self, identifier, metadata):
        if identifier in self.streams:
            self._out += frame(Type.METADATA, encode_metadata(list(metadata)), identifier)

    def send_status(self, identifier, status, has_message=False):
        if identifier not in self.streams:
            return
        payload = status_payload(status.code, status.text, status.metadata, status.message if has_message else b"")
        self._out += frame(Type.STATUS, payload, identifier, Flag.DATA if has_message else 0)
        self.forget(identifier)

    def cancel(self, identifier, code=Code.CANCELLED, text="cancelled by the caller"):
        """Client: gives a call up. Gives the event of its end, or None when it had ended."""
        if identifier not in self.streams:
            return None
        self._give_up(identifier)
        self.forget(identifier)
        return Finished(identifier, Status(code, text))

    def _give_up(self, identifier):
        """Sends CANCEL, or later when there have been many: then this connection takes no further calls (section 9.3)."""
        if self.cancels.spend():
            self._out += frame(Type.CANCEL, stream=identifier)
            return
        self.owed_cancels.append(identifier)
        if not self.draining:
            self.drain("this client has given up many calls")

    def send_owed_cancels(self):
        """Sends what is allowed by now. Gives the seconds until more is, or None when nothing is owed."""
        while self.owed_cancels and self.cancels.spend():
            self._out += frame(Type.CANCEL, stream=self.owed_cancels.popleft())
        return self.cancels.wait() if self.owed_cancels else None

    def ping(self, data):
        self.pings.append(data)
        self._out += frame(Type.PING, data)

    def drain(self, text="draining", last_stream=None):
        if self.is_client:
            self.draining = True
        else:
            self.drained_at = max(self.last_opened, 0) if last_stream is None else last_stream
        self._out += goaway(0 if self.is_client else self.drained_at, Reason.DRAIN, text)
