"""T8: a second process opens a store; another one holds its lock for longer than anybody waits."""

import sqlite3

from harness import SERVICES
from harness.context import Context, Observed, Test, await_true
from harness.process import Service


def run(context: Context) -> None:
    system = context.system()
    seen = context.observed(system)
    system.start()
    seen.clients.import_corpus()
    durability(context, seen)
    second_owner(context, seen)
    blocked(context, seen, 30)
    control(context, seen)
    context.outcome.count("acknowledged", seen.ledger.count)


def durability(context: Context, seen: Observed) -> None:
    """Every service says that it would survive the loss of power."""
    for name in SERVICES:
        detail = seen.system[name].check("store.durability").get("detail", "")
        holds = any(level in detail for level in ("synchronous=full", "synchronous=extra")) and "mmap_size=0" in detail
        context.outcome.expect(holds, f"{name}: health says '{detail}'")
        context.outcome.count("stores asserted")


def second_owner(context: Context, seen: Observed) -> None:
    for name in SERVICES:
        owner = seen.system[name]
        second = Service(f"second-{name}", seen.system.programs / name, owner.environment | other_ports(name),
                         seen.system.directory, owner.metrics_port)
        context.cleanup.add(second.kill)
        second.start()
        code = second.await_end(20)
        words = second.last_words()
        second.kill()
        context.outcome.expect(code == 69, f"a second {name} ended with {code} instead of 69: {words}")
        context.outcome.expect(f"process {owner.pid} ({name})" in words, f"a second {name} does not name the owner: {words}")
        context.outcome.expect(owner.is_ready(), f"the {name} suffered from a second one")
        context.outcome.count("second owners")


def other_ports(name: str) -> dict[str, str]:
    return {f"{name.upper()}_LISTEN": "127.0.0.1:0", f"{name.upper()}_METRICS_LISTEN": "127.0.0.1:0"}


def blocked(context: Context, seen: Observed, seconds: float) -> None:
    """Writes wait or are refused as the service being unavailable; reads go on; afterwards everything is as before."""
    gateway = seen.system.gateway()
    file = seen.system.data / "collector" / "collector.sqlite"
    holder = sqlite3.connect(file, isolation_level=None, timeout=10)
    seen.clients.spawn(seen.clients.hand_in, 4)
    context.outcome.expect(await_true(lambda: seen.clients.latencies, 20), "the load did not begin")
    holder.execute("BEGIN IMMEDIATE")
    context.pass_time(seconds)
    context.outcome.expect(gateway.get("/api/training-pipeline/status").ok, "reads stopped while the store was locked")
    holder.execute("ROLLBACK")
    holder.close()
    before = seen.ledger.count
    context.outcome.expect(await_true(lambda: seen.ledger.count > before, 30), "no write succeeded after the lock was gone")
    seen.clients.stop(60)
    for text in seen.clients.faults + seen.system.unexpected_ends():
        context.outcome.fail(f"a client saw that the store was busy: {text}")
    context.outcome.take(seen.check_running(), "after the store was locked")
    context.outcome.count("seconds locked", round(seconds))
    context.outcome.counts["slowest write, seconds"] = round(max(seen.clients.latencies))


def control(context: Context, seen: Observed) -> None:
    """Without the lock file two processes would both own the store."""
    collector = seen.system["collector"]
    lock = seen.system.data / "collector" / "collector.lock"
    lock.rename(lock.with_suffix(".aside"))
    second = Service("unlocked-collector", seen.system.programs / "collector",
                     collector.environment | other_ports("collector"), seen.system.directory, collector.metrics_port)
    context.cleanup.add(second.kill)
    second.start()
    code = second.await_end(5)
    second.kill()
    lock.unlink(missing_ok=True)
    lock.with_suffix(".aside").rename(lock)
    if context.outcome.expect(code is None, f"control: without the lock a second collector ended with {code}"):
        context.outcome.controlled("with the lock file taken away a second collector starts")


TEST = Test("T8", "single owner, busy", run, weight=60)
