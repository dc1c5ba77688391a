"""Stream identifiers and frames where they must not be: each is a connection error."""

from rtlk.wire import Flag, Limits, Type, frame, hello, status_payload, window

from ..arena import Arena
from ..attack import attack
from ..frames import STATISTICS, WATCH, WHOLE, cancel, opening, part

_BEGUN = opening(WATCH, 5, flags=WHOLE | Flag.RESPONSES)


@attack("stream-misuse", "goaway 1")
def stream_misuse(arena: Arena) -> None:
    """Identifiers used again, going back, even, zero, above 2^31 - 1; frames on streams that are idle or have ended."""
    arena.rotate([
        _BEGUN + opening(STATISTICS, 5),
        _BEGUN + opening(STATISTICS, 3),
        opening(STATISTICS, 2),
        opening(STATISTICS, 0),
        opening(STATISTICS, 2**31 + 1),
        part(7, b"x"),
        cancel(7),
        window(7, 1),
        _BEGUN + part(5, b"x", Flag.DATA),
    ])


@attack("frames-of-the-server", "goaway 1")
def frames_of_the_server(arena: Arena) -> None:
    """What only a server may send, HELLO again, types that do not exist, a PONG to no PING."""
    arena.rotate([
        _BEGUN + frame(Type.STATUS, status_payload(0), 5),
        _BEGUN + frame(Type.METADATA, b"\0", 5),
        hello(Limits()),
        frame(99),
        frame(Type.PONG, b"attacker"),
    ])
