"""A TCP proxy for each link between two services: what goes through it can be held up, lost from one side, or cut.

It sees bytes only; the services' TLS goes through it from end to end.
"""

import asyncio
import socket
import struct
import threading
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import IO, Optional

from .cleanup import Cleanup

PIECE = 65536
SEGMENT = 1448
# No segment is lost more often in a row: with 30 % it is one in 1,400.
MOST_TIMES_LOST = 6


@dataclass
class Direction:
    """What becomes of the bytes of one direction."""
    # They are read and never delivered; the connection is then good for nothing, and has to be cut.
    drops: bool = False
    # They are not read: the sender sees a peer that does not.
    stalls: bool = False
    delay: float = 0
    bytes_per_second: float = 0
    # How many of a hundred segments are lost on the way, each transmission for itself.
    loss_percent: int = 0
    bytes: int = 0

    def held_up(self, length: int, random: Random) -> float:
        """How long so many bytes are on the way because segments of them are lost, in seconds.

        TCP repeats a segment at once when three behind it arrive (RFC 5681), otherwise after a timeout that begins
        at 200 ms, as Linux has it, and doubles (RFC 6298); what is behind it waits.
        """
        segments = -(-length // SEGMENT)
        total = 0.0
        for behind in range(segments - 1, -1, -1):
            times = 0
            while times < MOST_TIMES_LOST and random.randrange(100) < self.loss_percent:
                times += 1
            waits = max(0, times - 1) if behind >= 3 else times
            total = max(total, sum(0.2 * 2 ** number for number in range(waits)))
        return total


@dataclass
class Link:
    """One caller's way to one service."""
    name: str
    target: int
    port: int = 0
    refuses: bool = False
    forward: Direction = field(default_factory=Direction)
    backward: Direction = field(default_factory=Direction)
    # Connections since the beginning.
    connections: int = 0
    _tap: Optional[IO[bytes]] = None
    _open: set[asyncio.StreamWriter] = field(default_factory=set)
    _loop: Optional[asyncio.AbstractEventLoop] = None
    _random: Random = field(default_factory=lambda: Random(1))

    def tap(self, file: Path) -> None:
        """Keeps everything that goes over the wire."""
        self._tap = open(file, "ab")

    def heal(self) -> None:
        """Lets everything through; what was lost of a connection ends it."""
        spoilt = self.forward.drops or self.backward.drops
        self.refuses = False
        for direction in (self.forward, self.backward):
            direction.drops = direction.stalls = False
            direction.delay = direction.bytes_per_second = direction.loss_percent = 0
        if spoilt:
            self.cut()

    def cut(self) -> None:
        """Ends every connection with a reset."""
        assert self._loop
        asyncio.run_coroutine_threadsafe(self._cut(), self._loop).result(5)

    async def _cut(self) -> None:
        for writer in list(self._open):
            _reset(writer)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.refuses:
            return _reset(writer)
        self.connections += 1
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            return _reset(writer)
        self._open |= {writer, far_writer}
        tasks = [asyncio.create_task(self._copy(reader, far_writer, self.forward)),
                 asyncio.create_task(self._copy(far_reader, writer, self.backward))]
        await asyncio.gather(*tasks, return_exceptions=True)
        self._open -= {writer, far_writer}
        for end in (writer, far_writer):
            end.close()

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Direction) -> None:
        try:
            while True:
                while way.stalls:
                    await asyncio.sleep(0.01)
                data = await reader.read(PIECE)
                if not data:
                    break
                if way.delay:
                    await asyncio.sleep(way.delay)
                if way.loss_percent:
                    await asyncio.sleep(way.held_up(len(data), self._random))
                if way.bytes_per_second:
                    await asyncio.sleep(len(data) / way.bytes_per_second)
                while way.stalls:
                    await asyncio.sleep(0.01)
                way.bytes += len(data)
                if self._tap:
                    self._tap.write(data)
                if not way.drops:
                    writer.write(data)
                    await writer.drain()
            if writer.can_write_eof():
                writer.write_eof()
        except OSError:
            _reset(writer)


def _reset(writer: asyncio.StreamWriter) -> None:
    plain = writer.get_extra_info("socket")
    if plain is not None:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


class Proxies:
    """The links of a system, served by a thread of their own."""

    def __init__(self, cleanup: Cleanup):
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        cleanup.add(self._stop)

    def _stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)

    def add(self, name: str, target: int) -> Link:
        link = Link(name, target, _loop=self._loop)
        asyncio.run_coroutine_threadsafe(self._listen(link), self._loop).result(5)
        return link

    @staticmethod
    async def _listen(link: Link) -> None:
        server = await asyncio.start_server(link._serve, "127.0.0.1", 0)
        link.port = server.sockets[0].getsockname()[1]
