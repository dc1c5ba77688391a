"""T4: every call that changes something is carried out, and its answer is lost; the caller repeats it, and it counts once.

The callee's own metrics say that it has answered; then the proxy, which has let nothing of the answer through, resets the
connection. TLS is the services' own from end to end.
"""

import re
import threading
from dataclasses import dataclass
from typing import Callable

from harness.api import BASE, Unanswered
from harness.context import Context, Observed, Test, await_true
from harness.process import Service
from harness.rpc import COLLECTOR, DEPLOYER, EVALUATOR, TRAINER


@dataclass(frozen=True)
class Case:
    caller: str
    callee: str
    # A method of the protocol, or a route of the public interface.
    method: str
    act: Callable[["State"], None]
    # What has to be there before; done without a fault.
    before: Callable[["State"], None] = lambda state: None
    # When the answer is to be lost only of what comes later: a connection has to stand by then.
    once: Callable[["State"], bool] = lambda state: True


class State:
    """What the actions act on."""

    def __init__(self, seen: Observed):
        self.seen, self.clients = seen, seen.clients
        self.gateway = seen.system.gateway()
        self.through_proxy = seen.system.gateway(direct=False)
        self.model = ""
        self.run = ""
        self.deployment = ""


def run(context: Context) -> None:
    system = context.system(links=True, settings={"REQUIRE_MANUAL_APPROVAL": "true"})
    seen = context.observed(system)
    system.start()
    seen.clients.import_corpus()
    state = State(seen)
    first = state.gateway.await_run(seen.clients.start_run(state.gateway) or "", 120)
    context.outcome.expect(first.get("state") == "completed", f"the first run is {first.get('state')}")
    state.model = first.get("modelVersionId", "")
    covered = [case for case in CASES if lose(context, state, case)]
    names = [f"{case.caller}->{case.callee} {case.method.rpartition('/')[2]}" for case in covered]
    context.outcome.counts["answers lost"] = len(covered)
    context.outcome.notes.append(f"covered {len(covered)} of {len(CASES)}: {', '.join(names)}")
    context.outcome.expect(len(covered) == len(CASES), "not every call was covered")
    seen.clients.stop()
    for text in seen.await_runs():
        context.outcome.fail(f"run {text}")
    for text in seen.clients.faults + system.unexpected_ends():
        context.outcome.fail(text)
    context.outcome.take(seen.check_running(), "at the end")
    context.outcome.count("acknowledged", seen.ledger.count)
    control(context, state)


def lose(context: Context, state: State, case: Case) -> bool:
    """Lets one answer be lost. Gives whether that happened."""
    link = state.seen.system.links[case.caller, case.callee]
    service = state.seen.system[case.callee]
    prepare(state, case)
    before = answered(service, case.method)
    ready, go = threading.Event(), threading.Event()

    def act() -> None:
        if case.caller == "client":
            # A connection that stands: of one that is made now not even the handshake would be answered.
            state.through_proxy.get(f"{BASE}/status")
        ready.set()
        go.wait()
        case.act(state)

    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    ready.wait(20)
    if case.once(state):
        link.backward.drops = True
        go.set()
    else:
        go.set()
        await_true(lambda: case.once(state), 60)
        link.backward.drops = True
    hit = await_true(lambda: answered(service, case.method) > before, 40)
    link.heal()
    thread.join(90)
    context.log(f"{case.caller}->{case.callee} {case.method}: {'lost' if hit else 'not reached'}")
    context.outcome.expect(hit, f"{case.caller}->{case.callee} {case.method} was not reached")
    context.outcome.expect(not thread.is_alive(), f"{case.caller}->{case.callee} {case.method}: its caller is stuck")
    for text in state.seen.await_runs():
        context.outcome.fail(f"{case.method}: run {text}")
    context.outcome.take(state.seen.check_running(), f"{case.caller}->{case.callee} {case.method}")
    return hit


def prepare(state: State, case: Case) -> None:
    """What the call needs, and a connection on the link: of one that is made later not even the handshake is answered."""
    case.before(state)
    if case.caller == "gateway":
        for path in ("status", "evaluations", "deployments"):
            state.gateway.get(f"{BASE}/{path}")


def answered(service: Service, method: str) -> int:
    if "/" in method and not method.startswith("POST"):
        return service.calls(method, "OK") or service.calls(method)
    route = method.removeprefix("POST ")
    total = 0.0
    for labels, value in re.findall(r"^http_server_requests_total\{([^}]*)\} (\S+)$", service.metrics(), re.MULTILINE):
        if f'route="{route}"' in labels and re.search(r'status="2\d\d"', labels):
            total += float(value)
    return int(total)


# ---- Actions ----

def ingest(state: State) -> None:
    state.clients.hand_in_some(state.seen.context.random, 3, feedback=False, gateway=state.through_proxy)


def feedback(state: State) -> None:
    stored = [name for entry in state.seen.ledger.of_kind("batch") for name in entry.facts["stored"]]
    state.clients.give_feedback(stored[-1], state.through_proxy)


def start(state: State) -> None:
    state.run = state.clients.start_run(state.through_proxy) or ""
    state.gateway.await_run(state.run, 90)


def start_long(state: State) -> None:
    state.run = state.clients.start_run(state.gateway, epochs=400) or ""


def forget_run(state: State) -> None:
    state.run = ""


def is_evaluating(state: State) -> bool:
    return any(run["state"] == "evaluating" for run in state.gateway.runs()[:1])


def stop_run(state: State) -> None:
    state.clients.ask(state.through_proxy, f"{BASE}/stop", {"reason": "a test"}, seconds=20)
    state.gateway.await_run(state.run, 90)


def evaluate(state: State) -> None:
    state.clients.evaluate(state.through_proxy, state.model)


def deploy(state: State) -> None:
    state.clients.deploy(state.through_proxy, state.model, "test")


def approve(state: State) -> None:
    state.clients.approve(state.seen.system.gateway("bob@clinic.example", "analyst", direct=False), state.model)


def go_live(state: State) -> None:
    state.deployment = state.clients.deploy(state.gateway, state.model, "test") or ""
    await_true(lambda: state.gateway.get(f"{BASE}/deployments/{state.deployment}").body.get("state") == "live", 60)


def roll_back(state: State) -> None:
    state.clients.ask(state.through_proxy, f"{BASE}/deployments/{state.deployment}/rollback", {"reason": "a test"},
                      key=state.clients.mark("rollback"))


def revoke(state: State) -> None:
    state.clients.revoke(state.through_proxy)


CASES = (
    Case("client", "gateway", f"POST {BASE}/conversations", ingest),
    Case("client", "gateway", f"POST {BASE}/feedback", feedback),
    Case("client", "gateway", f"POST {BASE}/start", start),
    Case("client", "gateway", f"POST {BASE}/evaluate/:modelVersionId", evaluate),
    Case("client", "gateway", f"POST {BASE}/deploy/:modelVersionId", deploy),
    Case("client", "gateway", f"POST {BASE}/deployments/:deploymentId/rollback", roll_back, go_live),
    Case("client", "gateway", f"POST {BASE}/tokens/revoke", revoke),
    Case("client", "gateway", f"POST {BASE}/stop", stop_run, start_long),
    Case("gateway", "collector", COLLECTOR + "IngestConversations", ingest),
    Case("gateway", "collector", COLLECTOR + "IngestFeedback", feedback),
    Case("gateway", "trainer", TRAINER + "StartRun", start),
    Case("gateway", "trainer", TRAINER + "StopRun", stop_run, start_long),
    Case("gateway", "evaluator", EVALUATOR + "StartEvaluation", evaluate),
    Case("gateway", "deployer", DEPLOYER + "Deploy", deploy),
    Case("gateway", "deployer", DEPLOYER + "Approve", approve),
    Case("gateway", "deployer", DEPLOYER + "Rollback", roll_back, go_live),
    Case("trainer", "collector", COLLECTOR + "CreateSnapshot", start),
    Case("trainer", "evaluator", EVALUATOR + "StartEvaluation", start),
    Case("trainer", "deployer", DEPLOYER + "Deploy", start, forget_run, is_evaluating),
)


def control(context: Context, state: State) -> None:
    """A client that does not repeat itself under the same key does the thing twice."""
    mark = "intent-twice"
    state.seen.ledger.intend("run", mark)
    for attempt in range(2):
        answer = state.clients.ask(state.gateway, f"{BASE}/start", {"metadata": {"reason": mark}}, f"lost-{attempt}")
        if answer and answer.ok:
            state.gateway.await_run(answer.body["id"], 90)
    findings = state.seen.check_running()
    if context.outcome.expect(bool(findings.duplicate), "control: a run that was started twice was not noticed"):
        context.outcome.controlled(findings.duplicate[0])


TEST = Test("T4", "lost answers", run, weight=150)
