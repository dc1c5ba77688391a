"""Small frames without end."""

from itertools import repeat

from rtlk.wire import Flag, Type, frame, window

from ..arena import Arena
from ..attack import attack
from ..frames import INGEST, MISSING, STATISTICS, WATCH, WHOLE, opening, part, streams


@attack("ping-flood", "goaway 6")
def ping_flood(arena: Arena) -> None:
    """CVE-2019-9512: each PING wants an answer."""
    arena.repeat(lambda peer: arena.flood(peer, repeat(frame(Type.PING, b"attacker"))))


@attack("ping-flood-unread", "goaway 6", "reset", "closed")
def ping_flood_unread(arena: Arena) -> None:
    """The same by a peer that does not read the answers until it is cut off."""
    def assault(peer) -> None:
        peer.reads = False
        peer.write(frame(Type.PING, b"attacker") * 4000, 4000, arena.until)
        peer.reads = True
        peer.wait(arena.until)
    arena.repeat(assault)


@attack("credit-flood", "goaway 6")
def credit_flood(arena: Arena) -> None:
    """CVE-2019-9515's kin: control frames that mean something and lead nowhere."""
    arena.repeat(lambda peer: arena.flood(peer, repeat(window(0, 1))))


@attack("credit-flood-ended", "goaway 6")
def credit_flood_ended(arena: Arena) -> None:
    """Credit for a call that has ended."""
    def assault(peer) -> None:
        peer.write(opening(MISSING, 1), 1, arena.until)
        arena.flood(peer, repeat(window(1, 1)))
    arena.repeat(assault)


@attack("empty-messages", "goaway 6", codes={3})
def empty_messages(arena: Arena) -> None:
    """CVE-2019-9518: messages of no bytes; the second of a unary call ends it, the others come late."""
    def assault(peer) -> None:
        peer.write(opening(STATISTICS, 1, flags=0), 1, arena.until)
        arena.flood(peer, repeat(part(1, b"", Flag.DATA)))
    arena.repeat(assault)


@attack("late-messages", "goaway 6")
def late_messages(arena: Arena) -> None:
    """Messages of a call that has ended."""
    def assault(peer) -> None:
        peer.write(opening(MISSING, 1), 1, arena.until)
        arena.flood(peer, repeat(part(1, b"x" * 64, Flag.DATA)))
    arena.repeat(assault)


@attack("data-dribble", "open")
def data_dribble(arena: Arena) -> None:
    """CVE-2019-9511: a request in frames of one byte, each with eleven of header and credit."""
    while not arena.is_over:
        peer = arena.greeted("gateway")
        peer.write(opening(INGEST, 1, flags=0), 1, arena.until)
        arena.pour(peer, 1, part(1, b"\n") * 1000, 1000)
        arena.book(peer)


@attack("byte-dribble", "open")
def byte_dribble(arena: Arena) -> None:
    """A legal call, each byte in a TLS record of its own."""
    peer = arena.greeted("trainer")
    for stream in streams():
        for byte in opening(STATISTICS, stream):
            if not peer.write(bytes([byte]), 0, arena.until):
                break
        peer.frames_sent += 1
        if peer.ending or arena.is_over:
            break
    arena.book(peer)


@attack("call-flood", "open")
def call_flood(arena: Arena) -> None:
    """Legal small calls, as fast as the service answers them, 512 at a time."""
    peer = arena.greeted("trainer")
    numbers = streams()
    while not arena.is_over and peer.ending is None:
        batch = b"".join(opening(STATISTICS, next(numbers)) for _ in range(512))
        answered = sum(peer.codes.values()) + 512
        peer.write(batch, 512, arena.until)
        peer.wait(arena.until, lambda: sum(peer.codes.values()) >= answered)
    arena.book(peer)


@attack("many-watchers", "goaway 6")
def many_watchers(arena: Arena) -> None:
    """Calls that never end, one more than the service announced."""
    frames = lambda: (opening(WATCH, stream, flags=WHOLE | Flag.RESPONSES) for stream in streams())
    arena.repeat(lambda peer: arena.flood(peer, frames()))
