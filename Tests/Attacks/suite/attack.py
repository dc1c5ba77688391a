"""What an attack is, and the process that carries it out."""

import multiprocessing
import os
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Callable, Optional

from .arena import Arena, Tally

PLAN: list["Attack"] = []


@dataclass(frozen=True)
class Attack:
    name: str
    # How the service ends such a connection. "open": it need not, since what the attack does is legal.
    endings: frozenset[str]
    run: Callable[[Arena], None]
    # Codes of which at least one has to come.
    codes: frozenset[int] = frozenset()
    # Into how many rounds the time is split, with intervals of peace between them.
    rounds: int = 3
    # The least seconds of a round, for rules that are about time.
    least: float = 0
    # Bytes of text of the conversation that is stored before; 0 for none.
    stored_text: int = 0


def attack(name: str, *endings: str, **how) -> Callable[[Callable[[Arena], None]], Callable[[Arena], None]]:
    """Enters a function in the plan."""
    def enter(run: Callable[[Arena], None]) -> Callable[[Arena], None]:
        how.update(codes=frozenset(how.get("codes", ())))
        PLAN.append(Attack(name, frozenset(endings), run, **how))
        return run
    return enter


def _carry_out(run: Callable[[Arena], None], address: tuple[str, int], pki: Path, seconds: float,
               report: Connection) -> None:
    # The last processor only, and there only what nobody else wants of it: what is measured is what the attack makes
    # the service do, not that an attacker on the same machine takes its processors away.
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    arena = Arena(address, pki, seconds)
    try:
        run(arena)
        report.send(arena.tally)
    except Exception as error:  # whatever it is, the row has failed and says why
        arena.tally.endings[f"attacker: {type(error).__name__} {error}"] += 1
        report.send(arena.tally)


class Attacker:
    """An attack in a process of its own."""

    def __init__(self, made: Attack, address: tuple[str, int], pki: Path, seconds: float):
        self._seconds = seconds
        self._report, child = multiprocessing.Pipe(duplex=False)
        self._process = multiprocessing.Process(target=_carry_out, args=(made.run, address, pki, seconds, child),
                                                daemon=True)
        self._process.start()
        child.close()

    def finish(self, patience: float = 20) -> Tally:
        """Waits for the attack's end."""
        tally: Optional[Tally] = None
        if self._report.poll(patience):
            try:
                tally = self._report.recv()
            except EOFError:
                pass
        if tally is None:
            self._process.kill()
            tally = Tally()
            tally.endings["attacker: no report"] += 1
        self._process.join(5)
        return tally
