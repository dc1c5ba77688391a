"""T2: one or two of the five services are killed all the time, and at times all of them."""

import time

from harness import SERVICES
from harness.checker import Checker
from harness.context import Context, Observed, Test
from harness.ledger import Ledger


def run(context: Context) -> None:
    system = context.system()
    seen = context.observed(system)
    system.start()
    seen.clients.import_corpus()
    wanted, episode = context.size(200, 5000), context.size(100, 250)
    longest = context.size(2, 5)
    kills = 0
    while kills < wanted and not context.outcome.failures:
        begin_load(seen)
        until = min(wanted, kills + episode)
        while kills < until:
            context.pass_time(context.random.uniform(0.5, longest))
            victims = SERVICES if context.random.random() < 0.05 else context.random.sample(
                SERVICES, context.random.choice((1, 1, 2)))
            system.kill(victims)
            kills += len(victims)
            context.log(f"{kills}: killed {' '.join(victims)}")
            system.start(victims)
        calm(context, seen)
    context.outcome.count("kills", kills)
    context.outcome.count("acknowledged", seen.ledger.count)
    context.outcome.count("runs", len(seen.ledger.of_kind("run")))
    control(context, seen)


def begin_load(seen: Observed) -> None:
    seen.clients.spawn(seen.clients.hand_in, 4)
    seen.clients.spawn(seen.clients.train)
    seen.clients.spawn(seen.clients.release)
    seen.clients.spawn(seen.clients.revoke_one)


def calm(context: Context, seen: Observed) -> None:
    """The faults are over: within a minute everybody has an answer and every run has ended."""
    begin = time.monotonic()
    seen.clients.stop(60)
    for text in seen.await_runs(60 - (time.monotonic() - begin)):
        context.outcome.fail(f"60 s after the last fault run {text}")
    context.outcome.counts["slowest calm, seconds"] = max(
        context.outcome.counts.get("slowest calm, seconds", 0), round(time.monotonic() - begin))
    for text in seen.clients.faults + seen.system.unexpected_ends():
        context.outcome.fail(text)
    context.outcome.take(seen.check_running(), "after the kills")
    context.outcome.count("checks")


def control(context: Context, seen: Observed) -> None:
    """A ledger with what was never sent, and a client that repeats itself under a new key."""
    ledger = Ledger(context.directory / "control.ledger.jsonl")
    ledger.intend("batch", "never", source="load", texts={"never-sent": ""})
    ledger.acknowledge("batch", "never", stored=["never-sent"])
    gateway, mark = seen.system.gateway(), "intent-twice"
    ledger.intend("run", mark)
    for attempt in range(2):
        answer = seen.clients.ask(gateway, "/api/training-pipeline/start", {"metadata": {"reason": mark}}, f"key-{attempt}")
        if answer and answer.ok:
            gateway.await_run(answer.body["id"], 90)
    checker = Checker(ledger, seen.system.pki)
    seen.system.pause()
    findings = checker.check(seen.system.data)
    seen.system.resume()
    lost, twice = len(findings.lost), [text for text in findings.duplicate if mark in text]
    context.outcome.expect(lost == 1, f"control: an id that was never sent was not missed: {findings.lost}")
    if context.outcome.expect(bool(twice), "control: a client that repeats itself under a new key was not noticed"):
        context.outcome.controlled(f"an id never sent was missed; {twice[0]}")


TEST = Test("T2", "kill storm", run, weight=280)
