#!/usr/bin/env python3
"""Runs searches on a real Ray node, beside real services, and holds what Ray says against what the services say.

Installs Ray into a virtual environment below `build/`, starts one node on loopback, starts the five services, and then

1. starts a run with the provider `ray` and waits for its end: as many jobs as trials, all SUCCEEDED, and one registered
   version whose manifest holds the table of the trials;
2. starts another one, stops it once its jobs are there, and waits until each of its jobs is STOPPED (or had ended before).

The evidence of a run that failed is kept. See README.md.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Optional

ROOT = Path(__file__).resolve().parents[2]
# The services of the fault tests: five real processes on free ports.
sys.path.insert(0, str(ROOT / "Tests" / "Faults"))

from harness.api import BASE, FINAL, Gateway, Unanswered  # noqa: E402
from harness.cleanup import Cleanup  # noqa: E402
from harness.load import corpus  # noqa: E402
from harness.system import System, free_ports  # noqa: E402

TERMINAL = ("SUCCEEDED", "FAILED", "STOPPED")


class Failure(Exception):
    """Something is not as it should be."""


@dataclass
class Row:
    what: str
    expected: str
    found: str
    seconds: float

    @property
    def passed(self) -> bool:
        return self.expected == self.found


@dataclass
class Report:
    rows: list[Row] = field(default_factory=list)

    def add(self, what: str, expected: object, found: object, since: float) -> None:
        row = Row(what, str(expected), str(found), time.monotonic() - since)
        self.rows.append(row)
        print(self._line(row), flush=True)

    @property
    def passed(self) -> bool:
        return bool(self.rows) and all(row.passed for row in self.rows)

    @staticmethod
    def heading() -> str:
        return f"{'':6} {'what':54} {'expected':18} {'found':30} {'s':>7}\n{'-' * 119}"

    @staticmethod
    def _line(row: Row) -> str:
        return f"{'ok' if row.passed else 'FAILED':6} {row.what:54} {row.expected:18} {row.found:30} {row.seconds:7.1f}"


class Ray:
    """One node with a head, on loopback."""

    def __init__(self, python: Path, directory: Path, processors: int, cleanup: Cleanup):
        self.directory = directory
        directory.mkdir(parents=True)
        self._programs = python.parent
        dashboard, gcs, client = free_ports(3)
        self.url = f"http://127.0.0.1:{dashboard}"
        # Ray 2.52 and later may ask for a token; what it is asked with is its own file, which this test writes.
        self.token = os.urandom(24).hex()
        token_file = directory / "token"
        token_file.touch(mode=0o600)
        token_file.write_text(self.token)
        self.token_file = token_file
        self._environment = {
            "PATH": f"{self._programs}:{os.environ['PATH']}", "HOME": str(directory), "RAY_AUTH_MODE": "token",
            "RAY_AUTH_TOKEN_PATH": str(token_file), "RAY_USAGE_STATS_ENABLED": "0", "RAY_DISABLE_IMPORT_WARNING": "1",
            "RAY_GRAFANA_HOST": "", "RAY_PROMETHEUS_HOST": ""}
        self._log = directory / "ray.txt"
        # In the foreground, so that the node ends with this process's own child and no other Ray is touched.
        # Paths of sockets are limited to some hundred characters: the node's own directory has a short one.
        self._sockets = Path(tempfile.mkdtemp(prefix="ray-", dir="/tmp"))
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "ray", "start", "--head", "--block", "--disable-usage-stats",
                 "--node-ip-address", "127.0.0.1", "--port", str(gcs), "--ray-client-server-port", str(client),
                 "--dashboard-host", "127.0.0.1", "--dashboard-port", str(dashboard), "--num-cpus", str(processors),
                 "--temp-dir", str(self._sockets)],
                env=self._environment, cwd=directory, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True)
        cleanup.add(self.stop)

    def await_readiness(self, seconds: float = 180) -> str:
        """Waits until the head answers and takes jobs; gives Ray's version."""
        def ask() -> Optional[str]:
            if self._process.poll() is not None:
                raise Failure(f"Ray ended with {self._process.returncode}:\n{self.last_words()}")
            try:
                version = self.get("/api/version")
                self.get("/api/jobs/")
            except (OSError, ValueError):
                return None
            return str(version["ray_version"])

        return await_value("the head of Ray to answer", ask, seconds, self.last_words)

    def get(self, path: str) -> Any:
        request = urllib.request.Request(self.url + path, headers={"Authorization": f"Bearer {self.token}"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read())

    def jobs(self, run: str) -> dict[str, dict[str, Any]]:
        """The jobs of a run by their names."""
        prefix = f"ctp-{run}-"
        return {job["submission_id"]: job for job in self.get("/api/jobs/")
                if (job.get("submission_id") or "").startswith(prefix)}

    def log_of(self, job: str) -> str:
        try:
            return str(self.get(f"/api/jobs/{job}/logs")["logs"])[-2000:]
        except (OSError, ValueError, KeyError) as error:
            return f"(its log cannot be read: {error})"

    def last_words(self) -> str:
        text = self._log.read_text(errors="replace") if self._log.exists() else ""
        return "\n".join(f"  {line}" for line in text.splitlines()[-12:])

    def stop(self) -> None:
        """Ends the node that this test has started, by its session, and no other."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                pass
        for pid in members(self._process.pid):
            try:
                os.kill(pid, 9)
            except ProcessLookupError:
                pass
        self._process.wait()
        subprocess.run(["rm", "-rf", str(self._sockets)], check=False)


def members(session: int) -> list[int]:
    """The processes of a session."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        # Field 6 of proc(5)'s stat; the first two are cut off.
        if int(fields[3]) == session:
            found.append(int(entry.name))
    return found


def await_value(what: str, ask: Callable[[], Optional[Any]], seconds: float,
                explain: Callable[[], str] = lambda: "") -> Any:
    until = time.monotonic() + seconds
    while True:
        value = ask()
        if value is not None:
            return value
        if time.monotonic() > until:
            raise Failure(f"waited {seconds:.0f} s in vain for {what}\n{explain()}")
        time.sleep(0.2)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=Path, required=True, help="the directory of the programs")
    parser.add_argument("--venv", type=Path, default=ROOT / "build" / "ray-venv", help="where Ray is installed")
    parser.add_argument("--version", default="", help="a version of Ray; the newest when empty")
    parser.add_argument("--trials", type=int, default=8, help="trials of a search (8)")
    parser.add_argument("--processors", type=int, default=4, help="processors that the node says it has (4)")
    parser.add_argument("--package", action="store_true", help="sends the program to the node in a package")
    parser.add_argument("--json", type=Path, help="where to write the results")
    parser.add_argument("--keep", type=Path, help="the directory of evidence; made up when not given")
    return parser.parse_args()


def install(venv: Path, version: str) -> Path:
    """A Python that has Ray; installed unless it is there."""
    python = venv / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    wanted = f"ray[default]=={version}" if version else "ray[default]"
    has = subprocess.run([python, "-c", "import ray; print(ray.__version__)"], capture_output=True, text=True)
    if has.returncode != 0 or (version and has.stdout.strip() != version):
        print(f"installing {wanted} into {venv}", flush=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted], check=True)
    return python


def keys_of_nodes(pki: Path, directory: Path) -> Path:
    """What nodes have, and nothing else: the authority's certificate, and that of trials with its key."""
    directory.mkdir(mode=0o700)
    for name in ("ca.pem", "trial.pem", "trial.key"):
        target = directory / name
        target.write_bytes((pki / name).read_bytes())
        target.chmod(0o600)
    return directory


def import_corpus(system: System) -> None:
    gateway = system.gateway("assistant", "ingest")
    entries = corpus()
    for begin in range(0, len(entries), 100):
        batch = [{"id": entry["id"], "source": "phone" if number % 2 else "chat", "category": entry.get("category"),
                  "messages": entry["messages"]} for number, entry in enumerate(entries[begin:begin + 100])]
        answer = gateway.post(f"{BASE}/conversations", batch, timeout=60)
        if not answer.ok:
            raise Failure(f"the corpus was not taken: {answer.status} {answer.body}")


def start(gateway: Gateway, key: str, epochs: int) -> str:
    answer = gateway.post(f"{BASE}/start", {
        "provider": "ray", "metadata": {"reason": key},
        "customParameters": {"epochs": epochs, "earlyStoppingPatience": 0, "validationSplit": 0.2}}, key=key)
    if not answer.ok:
        raise Failure(f"the run was not started: {answer.status} {answer.body}")
    return str(answer.body["id"])


def state(gateway: Gateway, run: str) -> dict[str, Any]:
    try:
        return gateway.run(run)
    except Unanswered:
        return {}


def complete(gateway: Gateway, ray: Ray, trials: int, report: Report) -> None:
    """A search that goes its way."""
    since = time.monotonic()
    run = start(gateway, "a-whole-search", epochs=2)

    def registered() -> Optional[dict[str, Any]]:
        now = state(gateway, run)
        # What the Evaluator thinks of the version is not the matter here.
        return now if now.get("modelVersionId") or now.get("state") in FINAL else None

    ended = await_value("a registered version", registered, 900, lambda: json.dumps(state(gateway, run), indent=1))
    report.add("a whole search: a version is registered", True, bool(ended.get("modelVersionId")), since)
    if not ended.get("modelVersionId"):
        print(json.dumps(ended, indent=1))
        for name, job in ray.jobs(run).items():
            print(f"{name} {job['status']}: {job.get('message')}\n{ray.log_of(name)}")
    jobs = ray.jobs(run)
    report.add("a whole search: jobs", trials, len(jobs), since)
    report.add("a whole search: jobs that SUCCEEDED", trials,
               sum(job["status"] == "SUCCEEDED" for job in jobs.values()), since)
    report.add("a whole search: attempts beyond the first", 0, sum(not name.endswith("-a1") for name in jobs), since)
    models = gateway.get(f"{BASE}/models?limit=100")
    made = [model for model in models.body["models"] if model.get("runId") == run] if models.ok else []
    report.add("a whole search: versions of the run", 1, len(made), since)
    tickets = {(job.get("runtime_env") or {}).get("env_vars", {}).get("TRAINER_TRIAL_TICKET") for job in jobs.values()}
    shown = [name for name, job in jobs.items() if any(ticket and ticket in job["entrypoint"] for ticket in tickets)]
    report.add("a whole search: tickets in arguments", 0, len(shown), since)
    await_value("the run to end", lambda: state(gateway, run) if state(gateway, run).get("state") in FINAL else None, 600)


def stopped(gateway: Gateway, ray: Ray, trials: int, report: Report) -> None:
    """A search that somebody stops."""
    since = time.monotonic()
    # Long enough to be met at work.
    run = start(gateway, "a-search-to-be-stopped", epochs=1000)
    await_value("a job that runs", lambda: True if any(
        job["status"] == "RUNNING" for job in ray.jobs(run).values()) else None, 300, ray.last_words)
    answer = gateway.post(f"{BASE}/stop", {"reason": "a test"})
    report.add("a stopped search: the stop is taken", True, answer.ok, since)
    final = await_value("the run to end", lambda: state(gateway, run).get("state") if state(gateway, run).get(
        "state") in FINAL else None, 120)
    report.add("a stopped search: the run", "stopped", final, since)

    def ends() -> Optional[dict[str, str]]:
        now = {name: job["status"] for name, job in ray.jobs(run).items()}
        return now if now and all(status in TERMINAL for status in now.values()) else None

    statuses = await_value("the jobs to end", ends, 180, lambda: json.dumps(
        {name: job["status"] for name, job in ray.jobs(run).items()}, indent=1))
    report.add("a stopped search: jobs that are not STOPPED", 0,
               sum(status != "STOPPED" for status in statuses.values()), since)
    report.add("a stopped search: jobs are there", True, 0 < len(statuses) <= trials, since)


def main() -> int:
    options = arguments()
    programs = options.bin.resolve()
    for name in ("reddytalk", "collector", "trainer", "evaluator", "deployer", "gateway"):
        if not (programs / name).exists():
            sys.exit(f"ray: {programs / name} is missing; run `make ray`, which builds it")
    python = install(options.venv.resolve(), options.version)
    directory = (options.keep or Path(tempfile.mkdtemp(prefix="reddytalk-ray-"))).resolve()
    directory.mkdir(parents=True, exist_ok=True)
    cleanup, report = Cleanup(), Report()
    begin = time.monotonic()
    try:
        pki = directory / "pki"
        subprocess.run([programs / "reddytalk", "pki", "init", "--directory", pki], check=True,
                       stdout=subprocess.DEVNULL)
        ray = Ray(python, directory / "ray", options.processors, cleanup)
        version = ray.await_readiness()
        print(f"Ray {version} at {ray.url}, evidence in {directory}\n{Report.heading()}", flush=True)
        settings = {
            "RAY_ADDRESS": ray.url, "RAY_AUTH_TOKEN_FILE": str(ray.token_file),
            "RAY_TRIAL_PKI_DIR": str(keys_of_nodes(pki, directory / "node-keys")),
            "RAY_TRIAL_PARALLEL": str(options.trials), "TRAINING_SEARCH_TRIALS": str(options.trials),
            "RAY_SETTLE_SECONDS": "10"}
        if not options.package:
            settings["RAY_TRIAL_EXECUTABLE"] = str(programs / "trainer")
        system = System(programs, pki, directory, cleanup, settings=settings)
        system.start()
        import_corpus(system)
        gateway = system.gateway()
        complete(gateway, ray, options.trials, report)
        stopped(gateway, ray, options.trials, report)
        for text in system.unexpected_ends():
            raise Failure(text)
    except (Failure, RuntimeError, Unanswered, subprocess.CalledProcessError) as error:
        report.add("the test itself", "", f"{type(error).__name__}", begin)
        print(error, file=sys.stderr)
    finally:
        cleanup.run()
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(
            {"passed": report.passed, "seconds": time.monotonic() - begin, "evidence": str(directory),
             "rows": [vars(row) | {"passed": row.passed} for row in report.rows]}, indent=1))
    print(f"{'-' * 119}\n{'all as it should be' if report.passed else f'FAILED, evidence in {directory}'}"
          f" after {time.monotonic() - begin:.0f} s")
    if report.passed and not options.keep:
        subprocess.run(["rm", "-rf", str(directory)], check=False)
    return 0 if report.passed else 1


if __name__ == "__main__":
    sys.exit(main())
