"""What an attack finds: the service's address, certificates, a clock, and a book of how its connections end."""

import resource
import ssl
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Callable, Iterable, Optional

from rtlk.identity import context

from .peer import OPEN, UNFINISHED, Peer

# How many handshakes an attacker that was cut off begins in a second. How many a host lets through is not the
# protocol's matter, and each costs the service a signature whatever comes after.
RECONNECTS_PER_SECOND = 20
# How many bytes a flood sends between two looks at the clock.
CHUNK = 64 * 1024


@dataclass
class Tally:
    """What an attack did and what became of it."""
    connections: int = 0
    frames: int = 0
    endings: Counter = field(default_factory=Counter)
    codes: Counter = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        self.connections += other.connections
        self.frames += other.frames
        self.endings.update(other.endings)
        self.codes.update(other.codes)


class Arena:
    def __init__(self, address: tuple[str, int], pki: Path, seconds: float):
        self.address, self.pki = address, pki
        self.until = time.monotonic() + seconds
        self.tally = Tally()
        self._next_connection = 0.0
        self._contexts: dict[str, ssl.SSLContext] = {}
        resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self.until

    def identity(self, name: str) -> ssl.SSLContext:
        if name not in self._contexts:
            files = [str(self.pki / file) for file in ("ca.pem", f"{name}.pem", f"{name}.key")]
            self._contexts[name] = context(True, *files)
        return self._contexts[name]

    def connect(self, tls: Optional[ssl.SSLContext], is_paced: bool = True) -> Peer:
        if is_paced:
            time.sleep(max(0, min(self._next_connection, self.until) - time.monotonic()))
            self._next_connection = time.monotonic() + 1 / RECONNECTS_PER_SECOND
        self.tally.connections += 1
        return Peer(self.address, tls)

    def greeted(self, identity: str, is_paced: bool = True) -> Peer:
        peer = self.connect(self.identity(identity), is_paced)
        if peer.ending is None:
            peer.greet()
        return peer

    def book(self, peer: Peer, open_as: str = OPEN) -> None:
        """Enters how a connection ended, and closes it if the service did not."""
        self.tally.endings[peer.ending or open_as] += 1
        self.tally.frames += peer.frames_sent
        self.tally.codes.update(peer.codes)
        peer.close()

    def repeat(self, assault: Callable[[Peer], None], identity: str = "trainer") -> None:
        """Greets and attacks, again and again, as soon as the service has ended the connection before."""
        while not self.is_over:
            peer = self.greeted(identity)
            if peer.ending is None:
                assault(peer)
            self.book(peer, UNFINISHED)

    def flood(self, peer: Peer, frames: Iterable[bytes]) -> None:
        """Sends frames without end, until the service has had enough of it."""
        chunk, number = bytearray(), 0
        for item in frames:
            chunk += item
            number += 1
            if len(chunk) >= CHUNK:
                if not peer.write(bytes(chunk), number, self.until):
                    # What it has to say may still be on its way.
                    peer.wait(min(self.until, time.monotonic() + 5))
                    return
                chunk, number = bytearray(), 0
        self.send(peer, bytes(chunk), number)

    def rotate(self, offences: Iterable[bytes], identity: str = "trainer") -> None:
        """One offence a connection, each in its turn."""
        turns = cycle(offences)
        self.repeat(lambda peer: self.send(peer, next(turns)), identity)

    def pour(self, peer: Peer, stream: int, piece: bytes, frames: int, when: Callable[[], bool] = lambda: False) -> None:
        """Sends MESSAGE frames with DATA again and again, as far as the service's credit goes."""
        left, total = peer.stream_credit, len(piece)
        seen = peer.credit[stream]
        while not self.is_over and peer.ending is None and not when():
            left += peer.credit[stream] - seen
            seen = peer.credit[stream]
            if left >= total and peer.credit[0] >= total:
                left -= total
                peer.credit[0] -= total
                peer.write(piece, frames, self.until)
            else:
                peer.wait(self.until, lambda: peer.credit[stream] > seen or when())

    def send(self, peer: Peer, data: bytes, frames: int = 1) -> None:
        """Sends bytes once, and waits for what the service has to say to them."""
        peer.write(data, frames, self.until)
        peer.wait(min(self.until, time.monotonic() + 5))

    def siege(self, peers: list[Peer], trickle: Callable[[Peer, int], None], every: float,
              left_as: str = OPEN) -> None:
        """Keeps connections and does something small on each now and then, until the time is over."""
        turn = 0
        while not self.is_over:
            for peer in peers:
                if peer.ending is None:
                    trickle(peer, turn)
                    peer.wait(time.monotonic())
            turn += 1
            time.sleep(max(0, min(every, self.until - time.monotonic())))
        for peer in peers:
            self.book(peer, left_as)
