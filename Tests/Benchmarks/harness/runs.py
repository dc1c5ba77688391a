"""Runs peers against each other: every case, every peer in turn, round after round."""

from __future__ import annotations

import contextlib
import json
import os
import statistics
import subprocess
import time
from dataclasses import dataclass, field

from . import machine
from .peers import Peer, say

HOT = "@hot"
KEYS = [
    "calls_per_s", "p50_us", "p99_us", "p999_us", "client_cpu_s_per_1e6", "server_cpu_s_per_1e6",
    "client_rss_mb", "server_rss_mb",
]

Figures = dict[str, float]


class RunFailed(Exception):
    """A server did not start, or a client found a wrong answer."""


@dataclass
class Results:
    """The figures of every run, by case and peer, in the order of the rounds."""

    runs: dict[tuple[str, str], list[Figures]] = field(default_factory=dict)
    repeated: int = 0
    noisy: int = 0

    def median(self, case: str, peer: str, key: str) -> float | None:
        """The median over the rounds."""
        runs = self.runs.get((case, peer))
        return statistics.median(run[key] for run in runs) if runs else None

    def ratio(self, over: tuple[str, str], under: tuple[str, str], keys: list[str]) -> float | None:
        """The median of the rounds' own ratios of sums of `keys`: what slows a moment slows both."""
        above, below = self.runs.get(over), self.runs.get(under)
        if not above or not below:
            return None
        pairs = zip(above, below)
        return statistics.median(
            sum(a[key] for key in keys) / sum(b[key] for key in keys) for a, b in pairs)


@dataclass(frozen=True)
class Settings:
    """How long and how often."""

    rounds: int
    duration: float
    warmup: float
    # Others' share of the machine above which a run is repeated, and how many are in all.
    noise: float = 0.06
    repeats: int = 30


def run_all(peers: list[Peer], cases: list[str], settings: Settings) -> Results:
    """All rounds. The order of the peers rotates, so that none always follows the same one."""
    results = Results()
    began = time.monotonic()
    for number in range(settings.rounds):
        turn = number % len(peers)
        for case in cases:
            hot = case.endswith(HOT)
            with machine.Spinners() if hot else contextlib.nullcontext() as spinners:
                for peer in peers[turn:] + peers[:turn]:
                    figures = run_quietly(peer, case, spinners, settings, results)
                    results.runs.setdefault((case, peer.name), []).append(figures)
        say(f"round {number + 1} of {settings.rounds}: {time.monotonic() - began:.0f} s so far, "
            f"load average {os.getloadavg()[0]:.1f}")
    return results


def run_quietly(
    peer: Peer, case: str, spinners: machine.Spinners | None, settings: Settings, results: Results
) -> Figures:
    """One run, again when others used the machine meanwhile."""
    for _ in range(3):
        busy, began = others_seconds(spinners), time.monotonic()
        figures = run_once(peer, case, settings)
        took = time.monotonic() - began
        foreign = (others_seconds(spinners) - busy) / (took * len(machine.cpus()))
        if foreign <= settings.noise:
            return figures
        if results.repeated >= settings.repeats:
            break
        results.repeated += 1
        time.sleep(0.5)
    results.noisy += 1
    return figures


def others_seconds(spinners: machine.Spinners | None) -> float:
    """Seconds that the CPUs were busy so far with what is not the benchmark."""
    own = machine.own_seconds() + (spinners.seconds() if spinners else 0)
    return machine.busy_seconds() - own


def run_once(peer: Peer, case: str, settings: Settings) -> Figures:
    """A fresh server and a fresh client."""
    hot = case.endswith(HOT)
    cpus = machine.cpus()
    sides: list[int | None] = [cpus[0], cpus[-1]] if hot else [None, None]
    mode = ["--mode", peer.mode] if peer.mode else []
    server = subprocess.Popen(
        [peer.server, "--port", "0", "--threads", "1", *mode], stdout=subprocess.PIPE, text=True,
        preexec_fn=machine.pinned_to(sides[1]))
    try:
        client = subprocess.run(
            [
                peer.client, "--peer", peer.name, "--case", case.removesuffix(HOT),
                "--port", ready_port(server, peer), "--server-pid", str(server.pid),
                "--warmup-s", str(settings.warmup), "--duration-s", str(settings.duration),
                "--threads", "1", *mode,
            ],
            stdout=subprocess.PIPE, text=True, check=False, timeout=60,
            preexec_fn=machine.pinned_to(sides[0]))
    finally:
        server.kill()
        server.wait()
    if client.returncode != 0:
        raise RunFailed(f"{peer.name} {case}: the client ended with status {client.returncode}")
    figures = json.loads(client.stdout.splitlines()[-1])
    return {key: float(figures[key]) for key in KEYS}


def ready_port(server: subprocess.Popen[str], peer: Peer) -> str:
    """The port that a server announces."""
    assert server.stdout is not None
    words = server.stdout.readline().split()
    if len(words) != 2 or words[0] != "READY":
        raise RunFailed(f"{peer.name}: the server did not start")
    return words[1]
