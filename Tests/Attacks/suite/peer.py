"""One connection of an attacker: mutual TLS, and then whatever bytes it likes."""

import select
import socket
import ssl
import struct
import time
from collections import Counter
from typing import Callable, Optional

from rtlk.wire import HEADER_LENGTH, Header, Type, frame, read_hello

from .frames import GREETING

OPEN, UNFINISHED, CLOSED, RESET = "open", "unfinished", "closed", "reset"


class Peer:
    """Sends and reads at once, so that a server which waits for its output to be read cannot hold it up.

    `ending` says how the service ended the connection: "goaway 6", "tls …", "closed", "reset", or None.
    """

    def __init__(self, address: tuple[str, int], context: Optional[ssl.SSLContext], timeout: float = 10):
        self.frames_sent = 0
        self.codes: Counter[int] = Counter()
        self.credit: Counter[int] = Counter()
        self.greeted, self.stream_credit = False, 0
        self.reads, self.answers_pings, self.takes_frames = True, True, True
        self.ending: Optional[str] = None
        self._input, self._replies = bytearray(), bytearray()
        self.socket = socket.create_connection(address, timeout)
        try:
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if context:
                self.socket = context.wrap_socket(self.socket)
        except OSError as error:
            self._fail(error)
        else:
            self.socket.setblocking(False)

    def greet(self, greeting: bytes = GREETING, patience: float = 5) -> bool:
        """Exchanges HELLO. Gives whether the service did."""
        until = time.monotonic() + patience
        self.write(greeting, 1, until)
        self.wait(until, lambda: self.greeted)
        return self.greeted

    def write(self, data: bytes, frames: int, until: float) -> bool:
        """Sends bytes, and reads meanwhile. Gives whether all were sent and the connection goes on."""
        rest = memoryview(data)
        while rest and self.ending is None and time.monotonic() < until:
            self._read()
            sent = self._send(rest)
            rest = rest[sent:]
            if sent == 0:
                self._select(True, until)
        self.frames_sent += frames * (len(data) - len(rest)) // max(1, len(data))
        return not rest and self.ending is None

    def wait(self, until: float, when: Callable[[], bool] = lambda: False) -> bool:
        """Reads until the time, the condition or the end. Gives whether the connection goes on."""
        self._read()
        while self.ending is None and not when() and time.monotonic() < until:
            if self._replies:
                del self._replies[:self._send(memoryview(bytes(self._replies)))]
            self._select(bool(self._replies), until)
            self._read()
        return self.ending is None

    def _select(self, is_sending: bool, until: float) -> None:
        seconds = max(0.0, min(0.2, until - time.monotonic()))
        if self.ending is None:
            poll = select.poll()
            poll.register(self.socket, (select.POLLIN if self.reads else 0) | (select.POLLOUT if is_sending else 0))
            poll.poll(seconds * 1000)

    def _send(self, data: memoryview) -> int:
        try:
            return self.socket.send(data[:262144])
        except (ssl.SSLWantWriteError, ssl.SSLWantReadError, BlockingIOError):
            return 0
        except OSError as error:
            # What the service said before is still to be read.
            self._read()
            self._fail(error)
            return 0

    def _read(self) -> None:
        while self.reads and self.ending is None:
            try:
                data = self.socket.recv(262144)
            except (ssl.SSLWantReadError, ssl.SSLWantWriteError, BlockingIOError):
                return
            except OSError as error:
                return self._fail(error)
            if not data:
                self.ending = CLOSED
                return
            if self.takes_frames:
                self._input += data
                self._take_frames()

    def _take_frames(self) -> None:
        at = 0
        while len(self._input) - at >= HEADER_LENGTH:
            header = Header.read(memoryview(self._input)[at:at + HEADER_LENGTH])
            end = at + HEADER_LENGTH + header.length
            if end > len(self._input):
                break
            self._act(header, self._input[at + HEADER_LENGTH:min(end, at + HEADER_LENGTH + 32)])
            at = end
        del self._input[:at]

    def _act(self, header: Header, payload: bytes) -> None:
        if header.type == Type.GOAWAY:
            reason = struct.unpack_from(">IB", payload)[1]
            if reason != 0:
                self.ending = f"goaway {reason}"
        elif header.type == Type.HELLO:
            self.greeted = True
            limits = read_hello(bytes(payload))
            self.stream_credit = limits.stream_credit
            self.credit[0] += limits.connection_credit
        elif header.type == Type.STATUS:
            self.codes[payload[0]] += 1
        elif header.type == Type.WINDOW:
            self.credit[header.stream] += int.from_bytes(payload[:4], "big")
        elif header.type == Type.PING and self.answers_pings:
            self._replies += frame(Type.PONG, bytes(payload[:8]))

    def _fail(self, error: OSError) -> None:
        if self.ending is not None:
            return
        if isinstance(error, ssl.SSLEOFError) or isinstance(error, ssl.SSLZeroReturnError):
            self.ending = CLOSED
        elif isinstance(error, ssl.SSLError):
            self.ending = f"tls {(error.reason or 'error').lower()}"
        else:
            self.ending = RESET

    def close(self) -> None:
        try:
            self.socket.close()
        except OSError:
            pass
