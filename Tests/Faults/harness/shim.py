"""Faults inside a service: the library that is preloaded into it, and the memory that steers it."""

import errno
import mmap
import os
import struct
import subprocess
import time
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
KINDS = ("write", "sync", "truncate", "rename", "unlink", "mkdir", "send")
FOREVER = 2 ** 64 - 1
# As `struct control` in shim.c.
FIELDS = ("calls", "kill_at", "swallow", "fail_kinds", "fail_left", "fail_code", "failed", "swallowed", "hold", "granted",
          "waiting", "done", *(f"kind{number}" for number in range(8)), "count_sends")
PATH_AT, SIZE = len(FIELDS) * 8, len(FIELDS) * 8 + 256


def build(directory: Path) -> Path:
    library = directory / "shim.so"
    subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-Wall", "-Werror", "-o", library, SOURCE, "-ldl"], check=True)
    return library


class Shim:
    """Steers the library in one service; keeps its settings when the service is started again."""

    def __init__(self, library: Path, control: Path):
        control.write_bytes(b"\0" * SIZE)
        with open(control, "r+b") as file:
            self._memory = mmap.mmap(file.fileno(), SIZE)
        self.environment = {"LD_PRELOAD": str(library), "FAULTS_CONTROL": str(control)}

    def __getitem__(self, name: str) -> int:
        return struct.unpack_from("<Q", self._memory, FIELDS.index(name) * 8)[0]

    def __setitem__(self, name: str, value: int) -> None:
        struct.pack_into("<Q", self._memory, FIELDS.index(name) * 8, value)

    @property
    def kinds(self) -> dict[str, int]:
        return {kind: self[f"kind{number}"] for number, kind in enumerate(KINDS)}

    def count_from_here(self) -> None:
        self["kill_at"] = 0
        self["calls"] = 0
        for number in range(8):
            self[f"kind{number}"] = 0

    def kill_at(self, number: int) -> None:
        """Ends the process instead of its `number`-th call from now on."""
        self.count_from_here()
        self["kill_at"] = number

    def swallow_syncs(self) -> None:
        self["swallow"] = 1

    def fail(self, kinds: tuple[str, ...], path: str, times: int = FOREVER, code: int = errno.EIO) -> None:
        """Lets the next calls of these kinds fail on files whose path ends with `path`, or contains what follows a "~"."""
        self["fail_left"] = 0
        encoded = path.encode()
        self._memory[PATH_AT:PATH_AT + 256] = encoded + b"\0" * (256 - len(encoded))
        self["fail_code"], self["failed"] = code, 0
        self["fail_kinds"] = sum(1 << KINDS.index(kind) for kind in kinds)
        self["fail_left"] = times

    def heal(self) -> None:
        self["fail_left"] = 0
        self["swallow"] = 0
        self["kill_at"] = 0

    def await_failure(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self["failed"]:
                return True
            time.sleep(0.01)
        return False


def supported() -> bool:
    return os.uname().machine in ("x86_64", "aarch64")
