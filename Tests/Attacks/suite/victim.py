"""An honest client in a process of its own: small calls at a steady rate, each timed."""

import multiprocessing
import socket
import ssl
import struct
import threading
import time
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path

from rtlk.identity import context
from rtlk.wire import HEADER_LENGTH, Flag, Header, Type, frame

from .frames import GREETING, STATISTICS, WHOLE, opening, part, streams
from .service import prefer

CALLS_PER_SECOND = 200
PATIENCE = 5


class Caller:
    """A blocking connection with one call at a time."""

    def __init__(self, address: tuple[str, int], pki: Path, identity: str):
        tls = context(True, *(str(pki / file) for file in ("ca.pem", f"{identity}.pem", f"{identity}.key")))
        plain = socket.create_connection(address, PATIENCE)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket: ssl.SSLSocket = tls.wrap_socket(plain)
        self._socket.settimeout(PATIENCE)
        self._streams, self._input = streams(), bytearray()
        self._socket.sendall(GREETING)
        while self._next()[0].type != Type.HELLO:
            pass

    def _next(self) -> tuple[Header, bytes]:
        while True:
            if len(self._input) >= HEADER_LENGTH:
                header = Header.read(self._input)
                end = HEADER_LENGTH + header.length
                if len(self._input) >= end:
                    payload = bytes(self._input[HEADER_LENGTH:end])
                    del self._input[:end]
                    return header, payload
            data = self._socket.recv(65536)
            if not data:
                raise ConnectionError("the service closed the connection")
            self._input += data

    def call(self, path: str = STATISTICS, message: bytes = b"") -> int:
        """Calls, and gives the code of the answer."""
        stream = next(self._streams)
        self._socket.sendall(opening(path, stream, message))
        return self._code_of(stream)

    def call_with_parts(self, path: str, message: bytes) -> int:
        """The same with a request of more than a frame, within the credit of 256 KiB that a stream begins with."""
        stream = next(self._streams)
        self._socket.sendall(opening(path, stream, flags=0))
        parts = [message[at:at + 65536] for at in range(0, len(message), 65536)]
        for number, data in enumerate(parts):
            self._socket.sendall(part(stream, data, WHOLE if number == len(parts) - 1 else Flag.DATA | Flag.MORE))
        return self._code_of(stream)

    def burst(self, count: int) -> None:
        """Many calls at once, so that the service opens all the store's connections that it ever does."""
        calls = [next(self._streams) for _ in range(count)]
        self._socket.sendall(b"".join(opening(STATISTICS, stream) for stream in calls))
        while calls:
            header, _ = self._next()
            if header.type == Type.STATUS:
                calls.remove(header.stream)

    def _code_of(self, stream: int) -> int:
        while True:
            header, payload = self._next()
            if header.type == Type.STATUS and header.stream == stream:
                return payload[0]
            if header.type == Type.PING:
                self._socket.sendall(frame(Type.PONG, payload))
            if header.type == Type.GOAWAY:
                raise ConnectionError(f"GOAWAY {struct.unpack_from('>IB', payload)[1]}")

    def close(self) -> None:
        self._socket.close()


def _live(address: tuple[str, int], pki: Path, out: Connection, is_over: Event) -> None:
    prefer()
    try:
        caller = Caller(address, pki, "gateway")
        due = time.monotonic()
        batch: list[tuple[float, float]] = []
        while not is_over.is_set():
            now = time.monotonic()
            if now < due:
                time.sleep(due - now)
                # The clock's and the scheduler's lateness is not the service's.
                due = time.monotonic()
            code = caller.call()
            end = time.monotonic()
            if code != 0:
                raise ConnectionError(f"code {code}")
            # A call that another one held up counts from when it was due.
            batch.append((end, end - due))
            due += 1 / CALLS_PER_SECOND
            if len(batch) >= CALLS_PER_SECOND // 10:
                out.send(batch)
                batch = []
        out.send(batch)
        caller.close()
    except (OSError, ConnectionError) as error:
        out.send(str(error) or type(error).__name__)


class Victim:
    def __init__(self, address: tuple[str, int], pki: Path):
        self._calls: list[tuple[float, float]] = []
        self.failure = ""
        self._over = multiprocessing.Event()
        self._in, child = multiprocessing.Pipe(duplex=False)
        self._process = multiprocessing.Process(target=_live, args=(address, pki, child, self._over), daemon=True)
        self._process.start()
        child.close()
        self._collector = threading.Thread(target=self._collect, daemon=True)
        self._collector.start()

    def _collect(self) -> None:
        while True:
            try:
                item = self._in.recv()
            except EOFError:
                return
            if isinstance(item, str):
                self.failure = item
            else:
                self._calls += item

    def latencies(self, begin: float, end: float) -> list[float]:
        return [seconds for at, seconds in list(self._calls) if begin <= at < end]

    def finish(self) -> None:
        self._over.set()
        self._process.join(10)
        if self._process.is_alive():
            self._process.kill()
        self._collector.join(2)
