"""What the machine does besides the benchmark, and how its CPUs are kept from sleeping."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

SPINNER = "while True: pass"


def busy_seconds() -> float:
    """Seconds that all CPUs were busy or stolen so far."""
    with open("/proc/stat", encoding="ascii") as file:
        fields = [int(word) for word in file.readline().split()[1:]]
    user, nice, system, _, _, irq, softirq, steal = fields[:8]
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def own_seconds() -> float:
    """Seconds of CPU of this process and of the children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def pinned_to(cpu: int | None) -> Callable[[], None] | None:
    """What a child does before it runs, to stay on one CPU."""
    if cpu is None:
        return None
    return lambda: os.sched_setaffinity(0, {cpu})


def cpus() -> list[int]:
    """The CPUs that this process may use."""
    return sorted(os.sched_getaffinity(0))


class Spinners:
    """Idle-priority loops, one a CPU: a virtual CPU that halts takes tens of microseconds to wake up."""

    def __init__(self) -> None:
        self.processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Spinners:
        def on(cpu: int) -> Callable[[], None]:
            def prepare() -> None:
                os.sched_setaffinity(0, {cpu})
                os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))

            return prepare

        for cpu in cpus()[:2]:
            command = [sys.executable, "-c", SPINNER]
            self.processes.append(subprocess.Popen(command, preexec_fn=on(cpu)))
        return self

    def seconds(self) -> float:
        """Seconds of CPU that they have used."""
        total = 0
        for process in self.processes:
            with open(f"/proc/{process.pid}/stat", encoding="ascii") as file:
                user, system = file.read().rpartition(")")[2].split()[11:13]
            total += int(user) + int(system)
        return total / os.sysconf("SC_CLK_TCK")

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
