"""T3: a service is killed at every single write of one unit of its work, and again while it recovers.

A request to the Gateway and one to the Collector are killed at each call in turn. A large batch, a deployment, an evaluation
and a whole run have too many for that: there the service is held before each call, its files are copied, and each copy, which
is what a kill at that call leaves, is checked; from some of them, at night from all, the service goes on to the end.
"""

import random
import shutil
import signal
import sqlite3
import threading
from pathlib import Path
from typing import Callable

from harness import images
from harness.api import BASE, Gateway, Unanswered
from harness.checker import Checker
from harness.context import Context, Observed, Test, await_true
from harness.shim import Shim

Work = Callable[[Observed, int], None]


def run(context: Context) -> None:
    system = context.system()
    seen = context.observed(system)
    shims = system.preload(context.shim_library)
    system.start()
    seen.clients.import_corpus()
    gateway = system.gateway()
    first = gateway.await_run(seen.clients.start_run(gateway) or "", 120)
    context.outcome.expect(first.get("state") == "completed", f"the first run is {first.get('state')}")
    model = first.get("modelVersionId", "")
    for name, work in (("gateway", gateway_work), ("collector", collector)):
        kill_at_each(context, seen, shims[name], name, work)
    held(context, seen, shims["collector"], "collector", lambda: seen.clients.hand_in_some(context.random, 5, feedback=True))
    held(context, seen, shims["deployer"], "deployer", lambda: deployer(seen, model))
    held(context, seen, shims["evaluator"], "evaluator", lambda: evaluator(seen, model))
    held(context, seen, shims["trainer"], "trainer", lambda: trainer(seen))
    context.outcome.take(seen.check_running(), "at the end")
    for text in seen.clients.faults + system.unexpected_ends():
        context.outcome.fail(text)
    control(context, seen)


# ---- One unit of each service's work ----

def collector(seen: Observed, number: int) -> None:
    seen.clients.hand_in_some(random.Random(number), 1, feedback=False)


def gateway_work(seen: Observed, number: int) -> None:
    seen.clients.revoke(seen.system.gateway())


def deployer(seen: Observed, model: str) -> None:
    gateway = seen.system.gateway()
    identifier = seen.clients.deploy(gateway, model, "test")
    await_true(lambda: deployment_state(gateway, identifier or "") in ("live", "superseded", "failed", "rolled-back"), 60)


def deployment_state(gateway: Gateway, identifier: str) -> str:
    answer = resource(gateway, f"{BASE}/deployments/{identifier}")
    return str(answer.get("state", ""))


def resource(gateway: Gateway, path: str) -> dict[str, object]:
    try:
        answer = gateway.get(path)
    except Unanswered:
        return {}
    return dict(answer.body) if answer.ok else {}


def evaluator(seen: Observed, model: str) -> None:
    gateway = seen.system.gateway()
    identifier = seen.clients.evaluate(gateway, model)
    await_true(lambda: resource(gateway, f"{BASE}/evaluations/{identifier}").get("state") in ("completed", "failed"), 120)


def trainer(seen: Observed) -> None:
    gateway = seen.system.gateway()
    gateway.await_run(seen.clients.start_run(gateway) or "", 120)


# ---- Killed at each ----

def kill_at_each(context: Context, seen: Observed, shim: Shim, name: str, work: Work) -> None:
    service = seen.system[name]
    number, compound, recoveries = 0, 0, 0
    while True:
        number += 1
        shim["count_sends"] = 1
        shim.kill_at(number)
        thread = threading.Thread(target=work, args=(seen, number), daemon=True)
        thread.start()
        await_true(lambda: not thread.is_alive() or not service.is_running, 60)
        if service.is_running:
            break
        service.reap()
        context.outcome.take(seen.checker.check(seen.system.data, (name,)), f"{name} killed at call {number}")
        # Killed again while it recovers, at each call of that in turn.
        shim.kill_at(recoveries % 60 + 1)
        recoveries += 1
        service.start()
        await_true(lambda: not service.is_running or service.is_ready(), 30)
        shim.count_from_here()
        compound += start_whole(seen, name)
        thread.join(60)
        if number % 10 == 0:
            context.log(f"{name}: killed at call {number}")
        context.outcome.expect(not thread.is_alive(), f"{name} killed at call {number}: the client got no answer")
        if number % 20 == 0:
            context.outcome.take(seen.check_running(), f"{name} killed at call {number}, and recovered")
        if context.outcome.failures:
            return
    kinds = shim.kinds
    # It is still to be killed at a call that this work does not have.
    shim.count_from_here()
    seen.system.start([name])
    context.outcome.take(seen.check_running(), f"{name} after all its kills")
    context.outcome.counts[f"{name} calls"] = number - 1
    context.outcome.count("kills", number - 1 + compound)
    context.outcome.count("kills in recovery", compound)
    context.log(f"{name}: {number - 1} calls {kinds}, {compound} killed in recovery")


def start_whole(seen: Observed, name: str) -> int:
    """Starts a service that is not to be killed any more. Gives 1 when it had to be started again: a call that had seen its
    number before that was taken away still ends the service, whenever its thread goes on."""
    service = seen.system[name]
    ended = service.await_end(0.02) is not None
    if ended:
        service.reap()
    try:
        seen.system.start([name])
    except RuntimeError:
        if ended or service.exit_code != -signal.SIGKILL:
            raise
        ended = True
        service.reap()
        seen.system.start([name])
    return int(ended)


# ---- Held before each ----

def held(context: Context, seen: Observed, shim: Shim, name: str, work: Callable[[], None]) -> None:
    files = seen.system.data / name
    target = Path("/dev/shm" if Path("/dev/shm").is_dir() else "/tmp") / f"faults-images-{name}-{context.directory.parent.name}"
    context.cleanup.add(lambda: shutil.rmtree(target, ignore_errors=True))
    shim["count_sends"] = 0
    taken = images.take(shim, files, target, seen.ledger, work, 240)
    context.outcome.counts[f"{name} held calls"] = len(taken)
    different = [image for image in taken if not image.is_same]
    context.log(f"{name}: {len(taken)} calls {shim.kinds}, {len(different)} states of the files")
    if not context.outcome.expect(len(different) > 10, f"{name}: only {len(different)} states of its files"):
        return
    for image in different:
        checker = Checker(image.ledger, seen.system.pki, like=seen.checker)
        context.outcome.take(checker.check(image_data(image.directory, name), (name,)), f"{name} before call {image.number}")
        if context.outcome.failures:
            return
    context.outcome.count("states checked", len(different))
    chosen = different[::max(1, len(different) // context.size(8, 10 ** 6))]
    for image in chosen:
        seen.system[name].kill()
        images.put_back(image, files)
        seen.system.start([name])
        context.outcome.count("states recovered")
        for text in seen.await_runs(60):
            context.outcome.fail(f"{name} from before call {image.number}: run {text}")
    # Every answer that a client had was to what these states lead to.
    seen.system[name].kill()
    images.put_back(taken[-1], files)
    seen.system.start([name])
    for text in seen.await_runs(60):
        context.outcome.fail(f"{name}: run {text}")
    context.outcome.take(seen.check_running(), f"{name} after all its states")
    shutil.rmtree(target, ignore_errors=True)


def image_data(directory: Path, name: str) -> Path:
    """A data directory that holds the image as the service's."""
    data = directory.with_name(directory.name + ".data")
    data.mkdir(exist_ok=True)
    link = data / name
    if not link.exists():
        link.symlink_to(directory)
    return data


def control(context: Context, seen: Observed) -> None:
    """A store without the end of its log is not one that a kill leaves."""
    seen.system["collector"].stop()
    copy = context.directory / "control"
    shutil.copytree(seen.system.data, copy)
    store = sqlite3.connect(copy / "collector" / "collector.sqlite")
    store.execute("PRAGMA foreign_keys = ON")
    newest = store.execute("SELECT max(id) FROM conversation").fetchone()
    store.execute("UPDATE conversation SET duplicate_of = NULL WHERE duplicate_of = ?", newest)
    store.execute("DELETE FROM conversation WHERE id = ?", newest)
    store.commit()
    store.close()
    findings = seen.checker.check(copy, ("collector",))
    if context.outcome.expect(bool(findings.lost or findings.phantom),
                              "control: a batch that is there by half was not noticed"):
        context.outcome.controlled(f"a conversation taken out of a batch is missed: {findings.all[0]}")


TEST = Test("T3", "kill at every write", run, weight=320)
