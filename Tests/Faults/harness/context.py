"""What a test gets: where the programs are, how large it is to be, and where to put what it finds."""

import random
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Optional

from .checker import Checker, Findings
from .cleanup import Cleanup
from .ledger import Ledger
from .load import Clients
from .outcome import Outcome
from .system import System


@dataclass(frozen=True)
class Test:
    name: str
    title: str
    run: Callable[["Context"], None]
    # Why it cannot run here; empty when it can.
    obstacle: Callable[[], str] = lambda: ""
    # Estimated seconds in CI: the long ones begin first.
    weight: int = 30


class Context:
    def __init__(self, outcome: Outcome, programs: Path, pki: Path, directory: Path, shim: Path, is_night: bool):
        self.outcome, self.programs, self.pki, self.directory = outcome, programs, pki, directory
        self.shim_library, self.is_night = shim, is_night
        self.random = random.Random(outcome.seed)
        self.cleanup = Cleanup()
        self._log = open(directory / "test.log", "a")

    def size(self, ci: int, night: int) -> int:
        return night if self.is_night else ci

    def log(self, text: str) -> None:
        line = f"{time.strftime('%H:%M:%S')} {text}"
        print(line, file=self._log, flush=True)
        if "-v" in sys.argv or "--verbose" in sys.argv:
            print(f"{self.outcome.name} {line}", file=sys.stderr, flush=True)

    @staticmethod
    def pass_time(seconds: float) -> None:
        """Lets things go on until the next fault; never used to wait for something."""
        time.sleep(seconds)

    def system(self, name: str = "system", **arguments: Any) -> System:
        return System(self.programs, self.pki, self.directory, self.cleanup, name=name, **arguments)

    def observed(self, system: System, name: str = "") -> "Observed":
        return Observed(self, system, name or system.directory.name)


class Observed:
    """A system with its ledger, checker and clients."""

    def __init__(self, context: Context, system: System, name: str):
        self.context, self.system = context, system
        self.ledger = Ledger(context.directory / f"{name}.ledger.jsonl")
        self.checker = Checker(self.ledger, system.pki)
        self.clients = Clients(system, self.ledger, context.random.getrandbits(32))
        self._evidence = context.directory / f"{name}.evidence"

    def check_still(self) -> Findings:
        """Checks stores that nobody writes to."""
        return self.checker.check(self.system.data, evidence=self._evidence)

    def check_running(self) -> Findings:
        """Checks while the services are held still for a moment."""
        self.system.pause()
        try:
            return self.check_still()
        finally:
            self.system.resume()

    def await_runs(self, seconds: float = 60) -> list[str]:
        """The runs that are not over in time."""
        gateway = self.system.gateway()
        until = time.monotonic() + seconds
        while True:
            open_runs = [f"{run['id']} is {run['state']}" for run in gateway.runs() if run["state"] in ACTIVE]
            if not open_runs or time.monotonic() > until:
                return open_runs
            time.sleep(0.1)


ACTIVE = ("collecting", "training", "evaluating", "deploying")


def reset(directory: Path) -> Path:
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    return directory


def await_true(condition: Callable[[], Optional[object]], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.02)
    return False
