"""Requests that are small on the wire and would be large in memory, or deep on the stack."""

from ..arena import Arena
from ..attack import attack
from ..frames import INGEST, opening, part, streams
from rtlk.fields import field
from rtlk.wire import Flag

_MEBIBYTE = 1 << 20


def _ask(arena: Arena, request: bytes) -> None:
    """Sends the request again and again, each when the one before is answered."""
    while not arena.is_over:
        peer = arena.greeted("gateway")
        for stream in streams():
            if peer.ending or arena.is_over:
                break
            _call(arena, peer, stream, request)
        arena.book(peer)


def _call(arena: Arena, peer, stream: int, request: bytes) -> None:
    answered = peer.codes.total() + 1
    is_answered = lambda: peer.codes.total() >= answered
    peer.write(opening(INGEST, stream, flags=0), 1, arena.until)
    pieces = [request[at:at + 65536] for at in range(0, len(request), 65536)]
    turn = iter(pieces[:-1])
    spent, seen = 0, peer.credit[stream]
    for piece in turn:
        while peer.stream_credit + peer.credit[stream] - spent < len(piece) + 10 and not is_answered():
            if arena.is_over or not peer.wait(arena.until, lambda: peer.credit[stream] > seen or is_answered()):
                return
            seen = peer.credit[stream]
        if is_answered() or not peer.write(part(stream, piece), 1, arena.until):
            return
        spent += len(piece) + 10
    peer.wait(arena.until, lambda: peer.stream_credit + peer.credit[stream] - spent >= 65546 or is_answered())
    peer.write(part(stream, pieces[-1], Flag.DATA | Flag.END), 1, arena.until)
    peer.wait(arena.until, is_answered)


@attack("nested-groups", "open", "goaway 6", codes={3})
def nested_groups(arena: Arena) -> None:
    """Groups in groups, four million deep and none ever closed."""
    _ask(arena, b"\x0b" * (4 * _MEBIBYTE - 64))


@attack("nested-groups-closed", "open", "goaway 6", codes={3, 8})
def nested_groups_closed(arena: Arena) -> None:
    """Unknown groups in groups, a million of each end."""
    _ask(arena, b"\xfb\x01" * (_MEBIBYTE // 2) + b"\xfc\x01" * (_MEBIBYTE // 2))


@attack("empty-elements", "open", "goaway 6", codes={8})
def empty_elements(arena: Arena) -> None:
    """Two million conversations without a byte, in 4 MiB."""
    _ask(arena, field(1, b"") * (4 * _MEBIBYTE // 2 - 64))


@attack("empty-elements-inside", "open", "goaway 6", codes={8})
def empty_elements_inside(arena: Arena) -> None:
    """The same one level down, with a fault at the end that only a decoder finds."""
    _ask(arena, field(1, field(5, b"") * (4 * _MEBIBYTE // 2 - 64) + b"\x07"))


@attack("elements-at-limit", "open", codes={0, 3, 8})
def elements_at_limit(arena: Arena) -> None:
    """As many as are decoded."""
    _ask(arena, field(1, b"") * 40_000)


@attack("unknown-fields", "open", codes={8})
def unknown_fields(arena: Arena) -> None:
    """4 MiB of fields that the contract does not know."""
    _ask(arena, field(1000, 1) * (_MEBIBYTE + 100_000))


@attack("numbers-at-limit", "open", codes={0, 3})
def numbers_at_limit(arena: Arena) -> None:
    """As many of them as are decoded."""
    _ask(arena, field(1000, 1) * 100_000)
