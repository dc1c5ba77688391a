"""What has to be undone however a test ends: processes, mounts, loop devices, namespaces."""

import atexit
import signal
import sys
import traceback
from types import FrameType
from typing import Callable, Optional


class Cleanup:
    """A stack of what is to be undone, newest first. Runs at the end, on SIGTERM, SIGINT and SIGHUP."""

    def __init__(self) -> None:
        self._steps: list[tuple[object, Callable[[], None]]] = []
        atexit.register(self.run)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._end)

    def add(self, step: Callable[[], None]) -> object:
        """Adds a step, and gives what takes it away again."""
        token = object()
        self._steps.append((token, step))
        return token

    def forget(self, token: object) -> None:
        self._steps = [entry for entry in self._steps if entry[0] is not token]

    def run(self) -> None:
        while self._steps:
            _, step = self._steps.pop()
            try:
                step()
            except Exception:  # The others have to be undone too.
                traceback.print_exc()

    def _end(self, number: int, _: Optional[FrameType]) -> None:
        sys.exit(128 + number)
