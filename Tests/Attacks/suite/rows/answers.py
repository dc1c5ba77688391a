"""Answers that are asked for and not taken."""

from rtlk.wire import Limits, hello, window

from ..arena import Arena
from ..attack import attack
from ..frames import CONVERSATION, opening
from ..peer import Peer
from rtlk.fields import field

CONNECTIONS = 4
_STORED = field(1, "stored") + field(2, "attack")


def _ask_for_much(arena: Arena, peer: Peer) -> None:
    frames = b"".join(opening(CONVERSATION, stream, _STORED) for stream in range(1, 2048, 2))
    peer.write(frames, 1024, arena.until)


@attack("answers-not-read", "open", "closed", "reset", rounds=1, stored_text=100 * 1024)
def answers_not_read(arena: Arena) -> None:
    """CVE-2019-9517: a thousand answers of 100 KiB on each of four connections, the sockets open and never read."""
    peers = []
    for _ in range(CONNECTIONS):
        peer = arena.greeted("gateway", is_paced=False)
        peer.reads = False
        _ask_for_much(arena, peer)
        peers.append(peer)
    arena.siege(peers, lambda peer, turn: None, 0.5)


def _creditless(arena: Arena) -> list[Peer]:
    """Peers that have asked for much and let each answer send 64 KiB of it."""
    peers = []
    for _ in range(CONNECTIONS):
        peer = arena.connect(arena.identity("gateway"), is_paced=False)
        peer.greet(hello(Limits(stream_credit=65536, connection_credit=65536)))
        _ask_for_much(arena, peer)
        peers.append(peer)
    return peers


@attack("answers-without-credit", "open", rounds=1, stored_text=240 * 1024)
def answers_without_credit(arena: Arena) -> None:
    """The same with answers of 240 KiB, by a peer that reads and gives no credit."""
    arena.siege(_creditless(arena), lambda peer, turn: None, 0.5)


@attack("answers-sipped", "open", rounds=1, stored_text=240 * 1024)
def answers_sipped(arena: Arena) -> None:
    """The same, with a credit of one byte now and then."""
    sip = lambda peer, turn: peer.write(window(0, 11) + window(1, 11), 2, arena.until)
    arena.siege(_creditless(arena), sip, 0.01)
