"""The real Collector in a directory of its own, and what it shows of itself."""

import os
import re
import socket
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Optional


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def prefer() -> None:
    """Puts this process before others, where that is permitted: other work on the machine is not what is measured."""
    try:
        os.setpriority(os.PRIO_PROCESS, 0, -10)
    except OSError:
        pass


def make_authority(tool: Path, directory: Path) -> None:
    subprocess.run([tool, "pki", "init", "--directory", str(directory)], check=True, stdout=subprocess.DEVNULL)


@dataclass(frozen=True)
class Footprint:
    """What an attack must give back."""
    files: int
    threads: int
    connections: int
    handlers: int
    waiting: int

    def exceeds(self, other: "Footprint", thread_slack: int) -> list[str]:
        """Names what of this is more than in the other."""
        over = [name for name in ("files", "connections", "handlers", "waiting")
                if getattr(self, name) > getattr(other, name)]
        # Dispatch keeps the threads of its pool for a while after they had something to do.
        return over + (["threads"] if self.threads > other.threads + thread_slack else [])


class LiveService:
    def __init__(self, program: Path, pki: Path, directory: Path):
        self.address = ("127.0.0.1", free_port())
        self.metrics_port = free_port()
        directory.mkdir(parents=True)
        self._log = open(directory / "log.txt", "wb")
        environment = {
            "PATH": os.environ["PATH"],
            "REDDYTALK_DATA_DIR": str(directory / "data"),
            "REDDYTALK_PKI_DIR": str(pki),
            "COLLECTOR_LISTEN": f"127.0.0.1:{self.address[1]}",
            "COLLECTOR_METRICS_LISTEN": f"127.0.0.1:{self.metrics_port}",
            "REDDYTALK_SHUTDOWN_SECONDS": "5",
        }
        self._process = subprocess.Popen([program], env=environment, cwd=directory, stdout=self._log,
                                         stderr=self._log, stdin=subprocess.DEVNULL, preexec_fn=prefer)
        self.log_file = directory / "log.txt"
        self._await_readiness()

    def _await_readiness(self) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until and self.is_running:
            try:
                if "rpc_server_connections" in self.metrics_text():
                    with socket.create_connection(self.address, 1):
                        return
            except OSError:
                pass
            time.sleep(0.05)
        raise RuntimeError(f"the service did not start: {self.log_file.read_text()}")

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def metrics_text(self) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.metrics_port}/metrics", timeout=5) as answer:
            return answer.read().decode()

    def metric(self, name: str, text: Optional[str] = None) -> float:
        found = re.search(rf"^{name} (\S+)$", text or self.metrics_text(), re.MULTILINE)
        if not found:
            raise RuntimeError(f"/metrics does not show {name}")
        return float(found.group(1))

    def footprint(self) -> Footprint:
        text = self.metrics_text()
        values = [int(self.metric(name, text)) for name in (
            "process_open_fds", "rpc_server_connections", "rpc_server_running_handlers", "rpc_server_waiting_calls")]
        return Footprint(values[0], self._status("Threads"), *values[1:])

    @property
    def resident_bytes(self) -> int:
        return self._status("VmRSS") * 1024

    @property
    def peak_bytes(self) -> int:
        """The most that was resident since `forget_peak`."""
        return self._status("VmHWM") * 1024

    def forget_peak(self) -> None:
        # proc_pid_clear_refs(5).
        Path(f"/proc/{self._process.pid}/clear_refs").write_text("5")

    def _status(self, name: str) -> int:
        text = Path(f"/proc/{self._process.pid}/status").read_text()
        found = re.search(rf"^{name}:\s+(\d+)", text, re.MULTILINE)
        return int(found.group(1)) if found else 0

    def stop(self) -> None:
        if self.is_running:
            self._process.terminate()
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._log.close()
