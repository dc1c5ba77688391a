"""Credit that is exceeded, overflows, or is none."""

from rtlk.wire import Flag, MAX31, window

from ..arena import Arena
from ..attack import attack
from ..frames import INGEST, MISSING, WATCH, WHOLE, opening, part


@attack("credit-misuse", "goaway 3")
def credit_misuse(arena: Arena) -> None:
    """More bytes than the stream's credit; credit above 2^31 - 1, of the connection and of a call; credit of zero, of
    the connection and of a call that has ended."""
    watch = opening(WATCH, 1, flags=WHOLE | Flag.RESPONSES)
    arena.rotate([
        # Credit comes back by halves of 128 KiB: one byte short of it, the next part finds nine bytes too few.
        opening(INGEST, 1, flags=0) + part(1, b"x" * 131061) + part(1, b"x" * 131072),
        window(0, MAX31) * 2,
        watch + window(1, MAX31),
        window(0, 0),
        opening(MISSING, 1) + window(1, 0),
    ], "gateway")
