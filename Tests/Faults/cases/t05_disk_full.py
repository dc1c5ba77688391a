"""T5: the disk fills up, or turns read-only, in the middle of each stage; space comes back without a restart."""

from harness import SERVICES
from harness.api import BASE, Unanswered
from harness.context import Context, Observed, Test, await_true
from harness.disk import Disk, obstacle
from harness.ledger import Ledger

CLIENTS = 4


def run(context: Context) -> None:
    disk = Disk("ext4", context.directory, 1024, context.cleanup, "errors=remount-ro")
    system = context.system(data=disk.mount_point / "data")
    seen = context.observed(system)
    system.start()
    seen.clients.import_corpus()
    first = seen.clients.start_run(system.gateway())
    context.outcome.expect(bool(first) and system.gateway().await_run(first or "", 120)["state"] == "completed",
                           "the first run did not complete")
    for state in ("", "collecting", "training", "evaluating", "deploying"):
        full(context, seen, disk, state)
        if context.outcome.failures:
            return
    read_only(context, seen, disk)
    control(context, seen)
    context.outcome.count("acknowledged", seen.ledger.count)
    system.kill_all()
    disk.remove()


def full(context: Context, seen: Observed, disk: Disk, state: str) -> None:
    """Fills the disk while a run is in a state; while conversations come in when that is empty."""
    what, system, gateway = state or "ingesting", seen.system, seen.system.gateway()
    pids = [service.pid for service in system.services.values()]
    run = ""
    if state:
        run = seen.clients.start_run(gateway, epochs=3) or ""
        await_true(lambda: gateway.run(run).get("state") in (state, "completed", "rejected", "failed"), 60)
    else:
        seen.clients.spawn(seen.clients.hand_in, CLIENTS)
    disk.fill()
    context.outcome.count("times full")
    refuses_and_reads(context, seen, what)
    disk.free()
    context.outcome.expect(await_true(lambda: accepts(seen), 30), f"{what}: does not accept writes when there is space again")
    seen.clients.stop(60)
    if run:
        over = gateway.await_run(run, 90)
        context.outcome.expect(over.get("state") in ("completed", "rejected"), f"{what}: the run is {over.get('state')}: "
                               f"{over.get('outcomeDetail')}")
    for text in seen.clients.faults:
        context.outcome.fail(f"{what}: {text}")
    seen.clients.faults.clear()
    again = [service.name for service, pid in zip(system.services.values(), pids) if service.pid != pid or not service.is_running]
    context.outcome.expect(not again, f"{what}: needed a restart: {again} {system.unexpected_ends()}")
    context.outcome.take(seen.check_running(), f"{what}, after the disk was full")
    partial = [str(path) for path in (disk.mount_point / "data").rglob("*.tmp")]
    context.outcome.expect(not partial, f"{what}: partial files are left: {partial}")
    context.log(f"{what}: done")


def refuses_and_reads(context: Context, seen: Observed, what: str) -> None:
    gateway = seen.system.gateway()
    refused: list[int] = []
    # The log still has room for some: what is acknowledged then is kept, as the checker sees later.
    for _ in range(400):
        # A privileged action, of which there must be a record.
        mark = seen.clients.mark("revocation")
        seen.ledger.intend("revocation", mark)
        answer = gateway.post(f"{BASE}/tokens/revoke", {"subject": mark}, mark)
        context.outcome.count("writes while full")
        if answer.ok:
            seen.ledger.acknowledge("revocation", mark, answer.request_id, "token.revoke")
            continue
        refused.append(answer.status)
        context.outcome.expect(answer.status in (503, 507), f"{what}: on a full disk a write was answered with {answer.status} "
                               f"{answer.body}")
        if len(refused) == 3:
            break
    context.outcome.expect(bool(refused), f"{what}: every write succeeded on a full disk")
    for path in (f"{BASE}/status", f"{BASE}/history", f"{BASE}/deployments"):
        answer = gateway.get(path)
        context.outcome.expect(answer.ok, f"{what}: on a full disk, GET {path} was answered with {answer.status}")
        context.outcome.count("reads while full")
    degraded = [name for name in SERVICES if seen.system[name].check("store.durability").get("status") in ("warn", "fail")]
    context.outcome.expect("gateway" in degraded, f"{what}: on a full disk, health is as always; degraded: {degraded}")


def accepts(seen: Observed) -> bool:
    try:
        answer = seen.clients.revoke(seen.system.gateway())
    except Unanswered:
        return False
    return bool(answer and answer.ok)


def read_only(context: Context, seen: Observed, disk: Disk) -> None:
    """The kernel turns the file system read-only, as it does after an error. That takes a repair and a restart."""
    seen.clients.spawn(seen.clients.hand_in, CLIENTS)
    context.pass_time(0.5)
    disk.turn_read_only()
    context.outcome.count("times read-only")
    before = seen.ledger.answers
    context.pass_time(1)
    late = seen.ledger.answers - before
    # What was on the disk already is answered yet: at most one request of each client.
    context.outcome.expect(late <= CLIENTS, f"{late} requests acknowledged on a read-only disk")
    seen.system.kill_all()
    disk.repair()
    seen.system.start()
    seen.clients.stop(60)
    context.outcome.take(seen.check_running(), "after the disk was read-only")
    seen.clients.faults.clear()


def control(context: Context, seen: Observed) -> None:
    """The checker misses what a full disk would have dropped."""
    ledger = Ledger(context.directory / "control.ledger.jsonl")
    ledger.intend("revocation", "intent-dropped")
    ledger.acknowledge("revocation", "intent-dropped", "no-request", "token.revoke")
    real, seen.checker.ledger = seen.checker.ledger, ledger
    findings = seen.check_running()
    seen.checker.ledger = real
    if context.outcome.expect(len(findings.lost) == 2, f"control: a dropped revocation was not missed: {findings.all[:3]}"):
        context.outcome.controlled("a revocation that was acknowledged and dropped is missed, and so is its audit record")


TEST = Test("T5", "disk full, read-only", run, lambda: obstacle(("ext4",)), weight=90)
