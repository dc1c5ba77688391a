"""One service's process: started, killed, held still, asked whether it serves."""

import json
import os
import re
import resource
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Callable, Optional

from .shim import Shim


class Service:
    """A service of a system. `ended` says how it ended when nobody asked it to."""

    def __init__(self, name: str, program: Path, environment: dict[str, str], directory: Path, metrics: int):
        self.name, self.metrics_port = name, metrics
        self.environment = environment
        self.shim: Optional[Shim] = None
        # Put before the program: `strace`, `prlimit`.
        self.prefix: list[str] = []
        self.before_exec: Optional[Callable[[], None]] = None
        self.starts, self.kills = 0, 0
        self.endings: list[str] = []
        self._program, self._directory = program, directory
        self.log_file = directory / "log" / f"{name}.txt"
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        self._process: Optional[subprocess.Popen[bytes]] = None

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def exit_code(self) -> Optional[int]:
        return self._process.poll() if self._process else None

    def start(self) -> None:
        assert not self.is_running
        environment = self.environment | (self.shim.environment if self.shim else {})
        with open(self.log_file, "ab") as log:
            self._process = subprocess.Popen(
                [*self.prefix, self._program], env=environment, cwd=self._directory, stdout=log, stderr=log,
                stdin=subprocess.PIPE, start_new_session=True, preexec_fn=self.before_exec)
        self.starts += 1

    def await_readiness(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while not self.is_ready():
            if not self.is_running:
                raise RuntimeError(f"{self.name} ended with {self.exit_code} at its start:\n{self.last_words()}")
            if time.monotonic() > until:
                raise RuntimeError(f"{self.name} did not serve within {seconds:.0f} s:\n{self.last_words()}")
            time.sleep(0.01)

    def is_ready(self) -> bool:
        """Whether it serves; other checks of its health may fail."""
        report = self.health()
        return any(check["name"] == "service.ready" and check["status"] == "pass" for check in report.get("checks", []))

    def health(self) -> dict[str, Any]:
        try:
            return dict(json.loads(self._get("/health")))
        except (OSError, ValueError):
            return {}

    def check(self, name: str) -> dict[str, str]:
        """A check of its health by name; empty when it is not there."""
        return next((check for check in self.health().get("checks", []) if check["name"] == name), {})

    def metrics(self) -> str:
        try:
            return self._get("/metrics")
        except OSError:
            return ""

    def calls(self, method: str, code: str = "") -> int:
        """How many calls of a method have been answered since the process started."""
        total = 0.0
        for labels, value in re.findall(r"^rpc_server_calls_total\{([^}]*)\} (\S+)$", self.metrics(), re.MULTILINE):
            if f'"{method}"' in labels and (not code or f'code="{code}"' in labels):
                total += float(value)
        return int(total)

    def _get(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.metrics_port}{path}", timeout=2) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def kill(self) -> None:
        """Ends it at once."""
        if self.is_running:
            self._signal(signal.SIGKILL)
            self.kills += 1
        self.reap()

    def stop(self, seconds: float = 20) -> Optional[int]:
        """Asks it to end, and gives its exit code."""
        if self.is_running:
            self._signal(signal.SIGCONT)
            self._signal(signal.SIGTERM)
            try:
                assert self._process
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.endings.append(f"{self.name} did not stop within {seconds:.0f} s")
                self._signal(signal.SIGKILL)
        self.reap()
        return self.exit_code

    def await_end(self, seconds: float) -> Optional[int]:
        """Its exit code, once it has ended by itself; None when it goes on."""
        assert self._process
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def reap(self) -> None:
        if self._process:
            self._process.wait()
            if self._process.stdin:
                self._process.stdin.close()

    def pause(self) -> None:
        self._signal(signal.SIGSTOP)
        # A write that was on its way when the signal came has ended when the process is stopped.
        until = time.monotonic() + 5
        while time.monotonic() < until and self._state() not in ("T", "t", ""):
            time.sleep(0.001)

    def resume(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        try:
            os.killpg(self.pid, number)
        except ProcessLookupError:
            pass

    def _state(self) -> str:
        """The least advanced state of its threads."""
        try:
            states = [(entry / "stat").read_text().rpartition(")")[2].split()[0]
                      for entry in Path(f"/proc/{self.pid}/task").iterdir()]
        except OSError:
            return ""
        return next((state for state in states if state not in "Tt"), "T")

    def cpu_seconds(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def open_files(self) -> int:
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def last_words(self, lines: int = 8) -> str:
        text = self.log_file.read_text(errors="replace") if self.log_file.exists() else ""
        return "\n".join(f"  {line}" for line in text.splitlines()[-lines:])


def limit_files(count: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))
