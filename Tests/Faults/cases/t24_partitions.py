"""T24: each link between two services, and the services themselves, are there in part, late, slowly or not at all."""

import threading
import time

from harness import SERVICES
from harness.api import BASE, Gateway, Unanswered
from harness.context import Context, Observed, Test, await_true
from harness.proxy import Link
from harness.system import LINKS

FAULTS = ("forward lost", "backward lost", "both lost", "refused", "flapping", "delayed 500 ms", "64 kbit/s",
          "30 % loss")
# What a service may grow by while others are away, and what a version that the Deployer has taken into memory since adds:
# it keeps the live version and two former ones of each environment.
GROWTH = 96 << 20
MODEL = 40 << 20


def run(context: Context) -> None:
    system = context.system(links=True)
    seen = context.observed(system)
    system.start()
    seen.clients.import_corpus()
    seen.clients.spawn(seen.clients.hand_in, 2)
    seen.clients.spawn(seen.clients.train)
    seen.clients.spawn(seen.clients.release)
    context.outcome.expect(await_true(lambda: seen.clients.latencies, 20), "the load did not begin")
    resident, models = {name: memory(seen, name) for name in SERVICES}, loaded(seen)
    partitions(context, seen)
    standstills(context, seen)
    began = time.monotonic()
    seen.clients.stop(60)
    context.outcome.counts["seconds to answer all"] = round(time.monotonic() - began)
    for text in seen.await_runs():
        context.outcome.fail(f"60 s after the last fault run {text}")
    for text in seen.clients.faults + system.unexpected_ends():
        context.outcome.fail(text)
    repetitions(context, seen)
    for name in SERVICES:
        grown = memory(seen, name) - resident[name]
        if name == "deployer":
            # No more than what the three environments' routes need, and one that is being prepared.
            context.outcome.expect(loaded(seen) <= 10, f"{loaded(seen)} versions in the Deployer's memory")
            grown -= MODEL * max(0, loaded(seen) - models)
        context.outcome.expect(grown <= GROWTH, f"the {name} grew by {grown >> 20} MiB")
    context.outcome.take(seen.check_running(), "at the end")
    context.outcome.count("acknowledged", seen.ledger.count)
    control(context, seen)


def memory(seen: Observed, name: str) -> int:
    return int(seen.system[name].health().get("residentBytes", 0))


def loaded(seen: Observed) -> int:
    """How many versions the Deployer has in memory."""
    return int(str(seen.system["deployer"].check("models.loaded")["detail"]).split()[0])


# ---- Links ----

def partitions(context: Context, seen: Observed) -> None:
    """Two links at a time, each with another fault, until every link has had every one."""
    cases = [(link, fault) for link in LINKS for fault in FAULTS]
    context.random.shuffle(cases)
    seconds = context.size(2, 10)
    while cases:
        pair = [cases.pop() for _ in range(min(2, len(cases)))]
        if len({link for link, _ in pair}) < len(pair):
            cases.append(pair.pop())
        connections = {link: seen.system.links[link].connections for link, _ in pair}
        begin = time.monotonic()
        threads = [threading.Thread(target=hold, args=(seen.system.links[link], fault, seconds)) for link, fault in pair]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        passed = time.monotonic() - begin
        for link, fault in pair:
            context.outcome.count("link faults")
            made = seen.system.links[link].connections - connections[link]
            context.outcome.expect(made <= 5 * passed + 10, f"{'->'.join(link)}, {fault}: {made} connections in {passed:.0f} s")
    context.outcome.expect(reconnects(context, seen), "not every service was reached within 30 s after the links were whole")


def hold(link: Link, fault: str, seconds: float) -> None:
    until = time.monotonic() + seconds
    if fault in ("forward lost", "both lost"):
        link.forward.stalls = True
    if fault in ("backward lost", "both lost"):
        link.backward.stalls = True
    link.refuses = fault == "refused"
    if fault == "refused":
        link.cut()
    if fault == "delayed 500 ms":
        link.forward.delay = link.backward.delay = 0.25
    if fault == "64 kbit/s":
        link.forward.bytes_per_second = link.backward.bytes_per_second = 8000
    if fault == "30 % loss":
        link.forward.loss_percent = link.backward.loss_percent = 30
    while time.monotonic() < until:
        if fault == "flapping":
            link.forward.stalls = link.backward.stalls = not link.forward.stalls
        time.sleep(min(1.0, max(0.0, until - time.monotonic())))
    link.heal()


def reconnects(context: Context, seen: Observed) -> bool:
    """How long it takes until the Gateway answers for each service again."""
    gateway, begin = seen.system.gateway(), time.monotonic()
    whole = True
    for path in ("status", "evaluations", "deployments"):
        whole = await_true(lambda: answers(gateway, f"{BASE}/{path}"), 30) and whole
    context.outcome.counts["seconds to reconnect"] = round(time.monotonic() - begin)
    return whole


def answers(gateway: Gateway, path: str) -> bool:
    try:
        return gateway.get(path, timeout=5).ok
    except Unanswered:
        return False


# ---- Services that stand still ----

def standstills(context: Context, seen: Observed) -> None:
    """A process that does not run but whose connections stand. One that wakes up must not undo what was done since."""
    for name in SERVICES:
        seconds = 60 if context.is_night or name == "trainer" else 8
        seen.system.pause([name])
        context.pass_time(seconds)
        seen.system.resume([name])
        context.outcome.count("standstills")
        context.outcome.count("seconds still", seconds)
        context.outcome.expect(await_true(seen.system[name].is_ready, 30), f"the {name} does not serve after {seconds} s still")
    context.outcome.expect(reconnects(context, seen), "not every service was reached within 30 s after it went on")


def repetitions(context: Context, seen: Observed) -> None:
    """What came to the Collector is at most half more than what clients sent."""
    calls = seen.system["collector"].calls("reddytalk.collector.v1.Collector/IngestConversations")
    sent = seen.clients.attempts[f"{BASE}/conversations"]
    context.outcome.counts["requests"], context.outcome.counts["calls"] = sent, calls
    context.outcome.expect(calls <= 1.5 * sent + 10, f"{calls} calls for {sent} requests")


def control(context: Context, seen: Observed) -> None:
    """A link that stays cut is noticed."""
    link = seen.system.links["gateway", "trainer"]
    link.refuses = True
    link.cut()
    reached = await_true(lambda: not answers(seen.system.gateway(), f"{BASE}/models"), 15)
    link.heal()
    if context.outcome.expect(reached, "control: with its link cut for good the Trainer was still reached"):
        context.outcome.controlled("with its link cut for good the Trainer is not reached")


TEST = Test("T24", "partitions, standstills", run, weight=270)
