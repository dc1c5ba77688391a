"""T1: the power goes at any moment while conversations come in, models are trained, evaluated and deployed."""

from harness.checker import Findings
from harness.context import Context, Observed, Test
from harness.disk import Disk, obstacle

KINDS = ("ext4", "xfs")
# xfs is made no smaller.
MEBIBYTES = {"ext4": 256, "xfs": 320}


def run(context: Context) -> None:
    for kind in KINDS:
        control(context, kind)
        storm(context, kind, context.size(30, 500))


def storm(context: Context, kind: str, cuts: int) -> None:
    disk = Disk(kind, context.directory, MEBIBYTES[kind], context.cleanup)
    system = context.system(kind, data=disk.mount_point / "data")
    seen = context.observed(system)
    system.start()
    seen.clients.import_corpus()
    begin_load(seen)
    for number in range(cuts):
        # The moment is the fault's own.
        context.pass_time(context.random.uniform(0.2, 1.5))
        findings = cut(seen, disk)
        context.outcome.count(f"cuts on {kind}")
        context.outcome.take(findings, f"after cut {number + 1} on {kind}")
        context.log(f"{kind} cut {number + 1}: {seen.ledger.count} acknowledged, {len(findings.all)} findings")
        if findings:
            return
        system.start()
    finish(context, seen)
    system.kill_all()
    disk.remove()


def begin_load(seen: Observed) -> None:
    seen.clients.spawn(seen.clients.hand_in, 4)
    seen.clients.spawn(seen.clients.train)
    seen.clients.spawn(seen.clients.revoke_one)


def cut(seen: Observed, disk: Disk) -> Findings:
    disk.cut_power()
    seen.system.kill_all()
    disk.restore_power()
    return seen.check_still()


def finish(context: Context, seen: Observed) -> None:
    """After the last fault everybody gets their answer, and every run its end."""
    seen.clients.stop()
    for text in seen.await_runs():
        context.outcome.fail(f"60 s after the last fault run {text}")
    for text in seen.clients.faults + seen.system.unexpected_ends():
        context.outcome.fail(text)
    context.outcome.take(seen.check_running(), "at the end")
    context.outcome.count("acknowledged", seen.ledger.count)
    context.outcome.count("runs", len(seen.ledger.of_kind("run")))


def control(context: Context, kind: str) -> None:
    """The same with synchronisations that are not done: then acknowledged conversations must be missing."""
    disk = Disk(kind, context.directory / "control", MEBIBYTES[kind], context.cleanup)
    system = context.system(f"{kind}-control", data=disk.mount_point / "data")
    shims = system.preload(context.shim_library)
    seen = context.observed(system)
    system.start()
    # The stores themselves are there; what comes from now on is not flushed.
    seen.clients.hand_in_some(context.random, 3, feedback=True)
    for shim in shims.values():
        shim.swallow_syncs()
    seen.clients.spawn(seen.clients.hand_in, 4)
    for number in range(5):
        context.pass_time(1.0)
        acknowledged = seen.ledger.count
        findings = cut(seen, disk)
        if findings.lost:
            context.outcome.controlled(
                f"without syncs {kind} lost {len(findings.lost)} of {acknowledged} after {number + 1} cuts")
            break
        system.start()
    else:
        context.outcome.fail(f"control: without syncs nothing was lost on {kind}")
    seen.clients.abandon()
    system.kill_all()
    disk.remove()


TEST = Test("T1", "power loss", run, obstacle, weight=300)
