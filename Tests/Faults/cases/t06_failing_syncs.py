"""T6: a synchronisation of the disk fails, once or for ever: of the database, its log, a model's file, a directory."""

import time
from dataclasses import dataclass

from harness.context import Context, Observed, Test, await_true
from harness.shim import FOREVER, Shim


@dataclass(frozen=True)
class Case:
    service: str
    name: str
    path: str
    # What makes the service synchronise it.
    work: str


CASES = (
    Case("collector", "log", "collector.sqlite-wal", "ingest"),
    Case("collector", "database", "collector.sqlite", "checkpoint"),
    Case("collector", "directory", "/collector", "start"),
    Case("trainer", "log", "trainer.sqlite-wal", "train"),
    Case("trainer", "model file", "~/artifact/", "train"),
    Case("trainer", "directory of models", "/artifacts", "train"),
    Case("evaluator", "log", "evaluator.sqlite-wal", "train"),
    Case("deployer", "log", "deployer.sqlite-wal", "train"),
    Case("gateway", "log", "gateway.sqlite-wal", "ingest"),
)


def run(context: Context) -> None:
    system = context.system()
    seen = context.observed(system)
    shims = system.preload(context.shim_library)
    system.start()
    seen.clients.import_corpus()
    for case in CASES:
        for times in (1, FOREVER):
            fail(context, seen, shims[case.service], case, times)
            if context.outcome.failures:
                return
    context.outcome.count("acknowledged", seen.ledger.count)
    control(context, seen, shims["collector"])


def fail(context: Context, seen: Observed, shim: Shim, case: Case, times: int) -> None:
    service = seen.system[case.service]
    what = f"{case.service}, {case.name}, {'once' if times == 1 else 'for ever'}"
    if case.work == "start":
        service.stop()
    shim.fail(("sync",), case.path, times)
    if case.work == "start":
        service.start()
    elif case.work == "train":
        seen.clients.spawn(seen.clients.train)
    else:
        seen.clients.spawn(seen.clients.hand_in, 4)
    if not context.outcome.expect(shim.await_failure(30), f"{what}: nothing was synchronised there"):
        return
    context.outcome.count("failed syncs")
    failed_at = time.time()
    # Nothing that is asked for from now on is acknowledged by this process, if it still is the same one.
    pid, ended = service.pid, service.await_end(8)
    if ended is None:
        behaves_or_ends(context, seen, service.pid == pid, what)
    else:
        context.outcome.count("services ended")
        context.outcome.expect(ended in (69, 70), f"{what}: ended with {ended}:\n{service.last_words()}")
    late = [entry for entry in seen.ledger.of_kind("batch") if entry.at > failed_at + 1] if case.service == "collector" else []
    context.outcome.expect(ended is None or not late, f"{what}: {len(late)} batches were acknowledged after the failure")
    if ended is not None and times == FOREVER:
        still_failing(context, seen, case, what)
    shim.heal()
    seen.system.start()
    seen.clients.stop(60)
    for text in seen.await_runs():
        context.outcome.fail(f"{what}: 60 s after it run {text}")
    for text in seen.clients.faults:
        context.outcome.fail(f"{what}: {text}")
    context.outcome.take(seen.check_running(), what)
    context.log(f"{what}: exit {ended}")


def behaves_or_ends(context: Context, seen: Observed, is_same: bool, what: str) -> None:
    """A failure that the store does not see (a model's file) is the run's: it is tried again or fails."""
    context.outcome.count("failures survived")
    context.outcome.expect(is_same, f"{what}: another process")


def still_failing(context: Context, seen: Observed, case: Case, what: str) -> None:
    """Started while the disk still fails, it does not serve writes as if nothing were."""
    service = seen.system[case.service]
    before = seen.ledger.count
    service.start()
    service.await_end(5)
    if case.service == "collector":
        context.outcome.expect(seen.ledger.count == before, f"{what}: acknowledged while the disk fails")
    service.kill()


def control(context: Context, seen: Observed, shim: Shim) -> None:
    """A service that overlooks the failure goes on acknowledging, and that is noticed."""
    shim.swallow_syncs()
    seen.clients.spawn(seen.clients.hand_in, 4)
    began = await_true(lambda: shim["swallowed"], 20)
    failed_at = time.time()
    await_true(lambda: [entry for entry in seen.ledger.of_kind("batch") if entry.at > failed_at + 1], 20)
    late = [entry for entry in seen.ledger.of_kind("batch") if entry.at > failed_at + 1]
    shim.heal()
    seen.clients.stop()
    if context.outcome.expect(began and bool(late), "control: syncs that were not done were not noticed"):
        context.outcome.controlled(f"with syncs that fail unnoticed {len(late)} batches were acknowledged after the failure")


TEST = Test("T6", "failing syncs", run, weight=150)
