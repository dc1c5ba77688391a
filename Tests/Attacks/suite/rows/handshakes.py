"""Peers that never get as far as a call: they take their time, say nothing, or are nobody."""

import os
import socket
import ssl
import time

from ..arena import Arena
from ..attack import attack
from ..frames import GREETING, STATISTICS, opening
from ..peer import UNFINISHED, Peer

# The service's handshake timeout is ten seconds.
PATIENCE = 13


def _client_hello() -> bytes:
    """What a TLS client begins with."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    tls.check_hostname = False
    tls.verify_mode = ssl.CERT_NONE
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    try:
        tls.wrap_bio(incoming, outgoing).do_handshake()
    except ssl.SSLWantReadError:
        pass
    return outgoing.read()


@attack("tls-never-begun", "closed", "reset", rounds=1, least=PATIENCE)
def tls_never_begun(arena: Arena) -> None:
    """TCP connections on which nothing is said."""
    arena.siege([arena.connect(None, is_paced=False) for _ in range(100)], lambda peer, turn: None, 0.2)


@attack("tls-byte-by-byte", "closed", "reset", rounds=1, least=PATIENCE)
def tls_byte_by_byte(arena: Arena) -> None:
    """Slow-loris: a TLS handshake, a byte every fifth of a second."""
    greeting = _client_hello()
    peers = [arena.connect(None, is_paced=False) for _ in range(100)]
    arena.siege(peers, lambda peer, turn: peer.write(greeting[turn:turn + 1], 0, arena.until), 0.2)


@attack("tls-never-finished", "closed", "reset", "tls", rounds=1, least=PATIENCE)
def tls_never_finished(arena: Arena) -> None:
    """A TLS handshake of which the client's second half never comes."""
    greeting = _client_hello()
    peers = [arena.connect(None, is_paced=False) for _ in range(100)]
    for peer in peers:
        peer.socket.send(greeting)
        peer.takes_frames = False
    arena.siege(peers, lambda peer, turn: None, 0.2)


@attack("hello-never-sent", "goaway 5", rounds=1, least=PATIENCE)
def hello_never_sent(arena: Arena) -> None:
    """TLS is up, and nothing follows."""
    peers = [arena.connect(arena.identity("trainer"), is_paced=False) for _ in range(50)]
    arena.siege(peers, lambda peer, turn: None, 0.2)


@attack("hello-byte-by-byte", "goaway 5", rounds=1, least=PATIENCE)
def hello_byte_by_byte(arena: Arena) -> None:
    """HELLO, a byte every second."""
    peers = [arena.connect(arena.identity("trainer"), is_paced=False) for _ in range(50)]
    arena.siege(peers, lambda peer, turn: peer.write(GREETING[turn:turn + 1], 0, arena.until), 1)


@attack("silent-crowd", "closed", "reset", rounds=1, least=PATIENCE)
def silent_crowd(arena: Arena) -> None:
    """Two thousand sockets that say nothing, opened again when the service has closed them."""
    peers = [arena.connect(None, is_paced=False) for _ in range(2000)]
    while not arena.is_over:
        for number, peer in enumerate(peers):
            peer.wait(0)
            if peer.ending and not arena.is_over:
                arena.book(peer)
                time.sleep(1 / 500)
                peers[number] = arena.connect(None, is_paced=False)
    for peer in peers:
        arena.book(peer, UNFINISHED)


@attack("known-crowd", "goaway 6", rounds=1, least=20)
def known_crowd(arena: Arena) -> None:
    """More connections than one service may have, each with its certificate and HELLO."""
    peers: list[Peer] = []
    while not arena.is_over and len(peers) < 400:
        peers.append(arena.greeted("trainer", is_paced=False))
        time.sleep(1 / 100)
    arena.siege(peers, lambda peer, turn: None, 0.2, UNFINISHED)


@attack("half-closed", "closed", "reset")
def half_closed(arena: Arena) -> None:
    """Begins a call and closes its side without waiting."""

    def assault(peer: Peer) -> None:
        peer.write(opening(STATISTICS, 1), 1, arena.until)
        peer.socket.shutdown(socket.SHUT_WR)
        peer.wait(arena.until)
    arena.repeat(assault)


@attack("deaf-to-pings", "closed", "reset", rounds=1, least=43)
def deaf_to_pings(arena: Arena) -> None:
    """Says HELLO and nothing more, not even PONG: half-open, as far as the service can see."""
    peers = [arena.greeted("trainer", is_paced=False) for _ in range(50)]
    for peer in peers:
        peer.answers_pings = False
    arena.siege(peers, lambda peer, turn: None, 0.5)


@attack("no-certificate", "tls")
def no_certificate(arena: Arena) -> None:
    """A client that has no certificate."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    tls.check_hostname = False
    tls.verify_mode = ssl.CERT_NONE
    _knock(arena, tls)


@attack("foreign-certificate", "tls")
def foreign_certificate(arena: Arena) -> None:
    """A certificate of an authority that is not the service's."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    tls.check_hostname = False
    tls.verify_mode = ssl.CERT_NONE
    foreign = arena.pki.parent / "foreign"
    tls.load_cert_chain(foreign / "trainer.pem", foreign / "trainer.key")
    _knock(arena, tls)


def _knock(arena: Arena, tls: ssl.SSLContext) -> None:
    """With TLS 1.3 a client learns only after its own part that the service does not want it."""
    while not arena.is_over:
        peer = arena.connect(tls)
        if peer.ending is None:
            arena.send(peer, GREETING + opening(STATISTICS, 1), 2)
        arena.book(peer, "unfinished")


@attack("old-tls", "tls")
def old_tls(arena: Arena) -> None:
    """TLS 1.2, with a good certificate."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    tls.check_hostname = False
    tls.maximum_version = ssl.TLSVersion.TLSv1_2
    tls.load_verify_locations(arena.pki / "ca.pem")
    tls.load_cert_chain(arena.pki / "trainer.pem", arena.pki / "trainer.key")
    _knock(arena, tls)


@attack("plain-tcp", "closed", "reset")
def plain_tcp(arena: Arena) -> None:
    """The protocol without TLS, HTTP, and noise."""
    offences = [GREETING, b"GET / HTTP/1.1\r\nHost: collector\r\n\r\n", b"\x00" * 4096, os.urandom(65536)]
    while not arena.is_over:
        peer = arena.connect(None)
        peer.takes_frames = False
        arena.send(peer, offences[arena.tally.connections % 4])
        arena.book(peer, "unfinished")


@attack("garbage-below-tls", "tls", "closed", "reset")
def garbage_below_tls(arena: Arena) -> None:
    """After HELLO, bytes beside the TLS connection: records that are none, and that do not decrypt."""

    offences = [os.urandom(4096), b"\x17\x03\x03\x01\x00" + os.urandom(256), b"\x16\x03\x03\xff\xff" + b"x" * 65535]
    while not arena.is_over:
        peer = arena.greeted("trainer")
        if peer.ending is None:
            raw = socket.socket(fileno=os.dup(peer.socket.fileno()))
            try:
                raw.send(offences[arena.tally.connections % 3])
                peer.wait(min(arena.until, time.monotonic() + 5))
            except OSError:
                pass
            finally:
                raw.close()
        arena.book(peer, "unfinished")


@attack("garbage-inside-tls", "goaway 1", "goaway 2")
def garbage_inside_tls(arena: Arena) -> None:
    """After HELLO, noise instead of frames."""
    arena.repeat(lambda peer: arena.send(peer, b"\x00\x00" + os.urandom(65536)))
