"""Five real processes on free ports, with stores wherever the test wants them."""

import os
import random
import shutil
import socket
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Iterable, Optional

from . import SERVICES
from .api import Gateway
from .cleanup import Cleanup
from .process import Service
from .proxy import Proxies, Link
from .shim import Shim

# Who calls whom.
LINKS = (("gateway", "collector"), ("gateway", "trainer"), ("gateway", "evaluator"), ("gateway", "deployer"),
         ("trainer", "collector"), ("trainer", "evaluator"), ("trainer", "deployer"), ("evaluator", "trainer"),
         ("deployer", "trainer"), ("deployer", "evaluator"), ("deployer", "collector"))


def free_ports(count: int) -> list[int]:
    """Ports below those that the system gives to outgoing connections: a service that is down must find its own free."""
    found: list[int] = []
    source = random.SystemRandom()
    while len(found) < count:
        port = source.randrange(12000, 32000)
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in found:
            found.append(port)
    return found


class System:
    """A system in `directory`; its stores are in `data`, which may be on a disk that the test breaks."""

    def __init__(self, programs: Path, pki: Path, directory: Path, cleanup: Cleanup, data: Optional[Path] = None,
                 settings: Optional[dict[str, str]] = None, links: bool = False, name: str = "system"):
        self.directory = directory / name
        self.directory.mkdir(parents=True)
        self.data = data or self.directory / "data"
        self.data.mkdir(parents=True, exist_ok=True)
        self.programs = programs
        self.pki = self.directory / "pki"
        shutil.copytree(pki, self.pki)
        ports = free_ports(2 * len(SERVICES))
        self.ports = dict(zip(SERVICES, ports))
        self._metrics = dict(zip(SERVICES, ports[len(SERVICES):]))
        self.proxies = Proxies(cleanup) if links else None
        self.links: dict[tuple[str, str], Link] = {}
        if self.proxies:
            for caller, callee in (*LINKS, ("client", "gateway")):
                self.links[caller, callee] = self.proxies.add(f"{caller}->{callee}", self.ports[callee])
        self._settings = {"TRAINING_TRIGGERS": "none", "TRAINING_MIN_DATA_THRESHOLD": "10",
                          "GATEWAY_REQUEST_TIMEOUT_SECONDS": "15"} | RATES | (settings or {})
        self.services = {name: self._service(name) for name in SERVICES}
        self._tokens: dict[tuple[str, str], str] = {}
        cleanup.add(self.kill_all)

    def _service(self, name: str) -> Service:
        prefix = name.upper()
        environment = {
            "PATH": os.environ["PATH"], "REDDYTALK_DATA_DIR": str(self.data), "REDDYTALK_PKI_DIR": str(self.pki),
            "REDDYTALK_STOP_WITH_PARENT": "true", "REDDYTALK_SHUTDOWN_SECONDS": "10", "SWIFT_BACKTRACE": "enable=no",
            f"{prefix}_LISTEN": f"127.0.0.1:{self.ports[name]}",
            f"{prefix}_METRICS_LISTEN": f"127.0.0.1:{self._metrics[name]}", **self._settings}
        for other in SERVICES:
            link = self.links.get((name, other))
            if other not in (name, "gateway"):
                environment[f"{other.upper()}_ADDRESS"] = f"127.0.0.1:{link.port if link else self.ports[other]}"
        return Service(name, self.programs / name, environment, self.directory, self._metrics[name])

    def __getitem__(self, name: str) -> Service:
        return self.services[name]

    def preload(self, library: Path, names: Iterable[str] = SERVICES) -> dict[str, Shim]:
        """Puts the library into services that are started from now on."""
        for name in names:
            self[name].shim = Shim(library, self.directory / f"{name}.control")
        return {name: shim for name in names if (shim := self[name].shim)}

    def start(self, names: Iterable[str] = SERVICES) -> None:
        """Starts what does not run, and waits until all of it serves."""
        chosen = [self[name] for name in names]
        for service in chosen:
            if not service.is_running:
                service.start()
        with ThreadPoolExecutor(len(chosen)) as pool:
            list(pool.map(lambda service: service.await_readiness(), chosen))

    def kill(self, names: Iterable[str]) -> None:
        for name in names:
            self[name].kill()

    def kill_all(self) -> None:
        self.kill(SERVICES)

    def stop(self) -> None:
        with ThreadPoolExecutor(len(SERVICES)) as pool:
            list(pool.map(lambda service: service.stop(), self.services.values()))

    def pause(self, names: Iterable[str] = SERVICES) -> None:
        for name in names:
            self[name].pause()

    def resume(self, names: Iterable[str] = SERVICES) -> None:
        for name in names:
            self[name].resume()

    def unexpected_ends(self) -> list[str]:
        """Services that are not running although nobody has ended them."""
        return [f"{service.name} ended by itself with {service.exit_code}:\n{service.last_words()}"
                for service in self.services.values() if service.starts and not service.is_running]

    # ---- Clients ----

    def token(self, subject: str, role: str) -> str:
        if (subject, role) not in self._tokens:
            made = self.command("token", "--subject", subject, "--role", role, "--ttl", "720")
            self._tokens[subject, role] = made.strip()
        return self._tokens[subject, role]

    def gateway(self, subject: str = "alice@clinic.example", role: str = "admin", direct: bool = True) -> Gateway:
        link = None if direct else self.links["client", "gateway"]
        return Gateway(link.port if link else self.ports["gateway"], self.pki / "ca.pem", self.token(subject, role))

    def command(self, *arguments: str, check: bool = True, stdin: Optional[str] = None) -> str:
        """What `reddytalk` prints."""
        return self.run_command(*arguments, check=check, stdin=stdin).stdout

    def administer(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """An operator's command on the running system."""
        return self.run_command(*arguments, "--json", "--gateway", f"https://127.0.0.1:{self.ports['gateway']}", "--ca",
                                str(self.pki / "ca.pem"), "--as", "alice@clinic.example/admin")

    def run_command(self, *arguments: str, check: bool = False, stdin: Optional[str] = None,
                    settings: Optional[dict[str, str]] = None) -> subprocess.CompletedProcess[str]:
        environment = dict(self["gateway"].environment) | {
            "SWIFT_BACKTRACE": "enable=no", "HOME": str(self.directory)} | (settings or {})
        for name in SERVICES:
            environment[f"{name.upper()}_ADDRESS"] = f"127.0.0.1:{self.ports[name]}"
            environment[f"{name.upper()}_METRICS_LISTEN"] = f"127.0.0.1:{self._metrics[name]}"
        done = subprocess.run([self.programs / "reddytalk", *arguments], env=environment, cwd=self.directory,
                              capture_output=True, text=True, timeout=300, input=stdin)
        if check and done.returncode != 0:
            raise RuntimeError(f"reddytalk {' '.join(arguments)} ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done


# The load is not to be held back by what protects against it.
RATES = {f"GATEWAY_{kind}_RATE": "100000" for kind in ("OPEN", "READ", "WRITE", "INGEST", "CHAT")}
