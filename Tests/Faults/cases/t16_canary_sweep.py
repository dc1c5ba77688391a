"""T16: identifiers of every kind and free text go in by every way there is, and must be readable nowhere."""

import base64
import json
import os
import resource
import signal
import sqlite3
import threading
import time
from typing import Any

from harness import SERVICES
from harness.api import BASE, Gateway, Unanswered
from harness.canaries import FREE_TEXT, SENTENCES, Sweeper, sentence, values
from harness.context import Context, Observed, Test, await_true
from harness.rpc import COLLECTOR, outcome
from rtlk.fields import field


def run(context: Context) -> None:
    system = context.system(links=True, settings={"TMPDIR": str(context.directory / "tmp"), "REDDYTALK_LOG_LEVEL": "trace"})
    (context.directory / "tmp").mkdir()
    captures = context.directory / "capture"
    captures.mkdir()
    for link in system.links.values():
        link.tap(captures / f"{link.name}.bin")
    seen = context.observed(system)
    # As on a machine that would write core files.
    for service in system.services.values():
        service.before_exec = lambda: resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2)
    system.start()
    seen.clients.import_corpus()
    texts: dict[str, str] = {}
    said: list[str] = []
    listening = listen(context, system.gateway(direct=False), said)
    for turn in range(context.size(2, 10)):
        texts |= everything(context, seen, said, f"{context.random.randrange(10 ** 5, 10 ** 6)}")
    said += [system[name].metrics() for name in SERVICES] + [json.dumps(system[name].health()) for name in SERVICES]
    said.append(json.dumps(system.gateway().get(f"{BASE}/audit?limit=100").body))
    backups(context, seen)
    crash(context, seen)
    system.kill_all()
    listening.join(5)
    sweep(context, seen, texts, said)
    control(context, seen, texts)


# ---- In by every way ----

def everything(context: Context, seen: Observed, said: list[str], mark: str) -> dict[str, str]:
    """Says all canaries once in each place that takes text; gives them by name."""
    gateway, patient = seen.system.gateway(direct=False), values(mark)
    texts = {kind: patient[kind[0]] for kind in SENTENCES} | {"free text": FREE_TEXT.format(mark=mark)}
    whole = " ".join(sentence(kind, mark) for kind in SENTENCES)
    assistant = "Thank you for telling me. I can help you to book a visit; which days and times work best for you?"
    conversations: list[dict[str, Any]] = []
    for number, kind in enumerate([*SENTENCES, "whole"]):
        text = whole if kind == "whole" else sentence(kind, mark)
        conversations.append({
            # Clients' own ids and groups name patients too.
            "id": f"{patient['H']}-{number}", "group": f"group-{patient['G']}", "source": "canary", "category": "appointment",
            "messages": [{"role": "user", "content": f"Hi, I need a physical. {text} {texts['free text']}"},
                         {"role": "assistant", "content": assistant}],
            "feedback": {"vote": "up", "comment": f"{text} {texts['free text']}", "correctedAnswer": f"{assistant} {text}"}})
    say(said, gateway, f"{BASE}/conversations", conversations)
    say(said, gateway, f"{BASE}/feedback", {"id": patient["J"], "conversationId": conversations[0]["id"], "comment": whole})
    # Mistakes: unknown ids, broken JSON, wrong types, too long, with the canaries in them.
    say(said, gateway, f"{BASE}/feedback", {"id": "x", "conversationId": patient["F"], "comment": whole})
    say(said, gateway, f"{BASE}/conversations", json.dumps(conversations[0])[:-7].encode())
    say(said, gateway, f"{BASE}/conversations", [dict(conversations[1], messages=[{"role": whole, "content": 7}])])
    say(said, gateway, f"{BASE}/conversations", [dict(conversations[2], messages=[], id=whole)])
    say(said, gateway, f"{BASE}/conversations", [dict(conversations[0], messages=[
        {"role": "user", "content": "another " + whole}])])
    read(seen, conversations[0]["id"])
    run = gateway.await_run(seen.clients.start_run(gateway) or "", 180)
    context.outcome.expect(run.get("state") in ("completed", "rejected"), f"the run is {run.get('state')}")
    context.outcome.count("runs")
    for text in (whole, texts["free text"]):
        say(said, gateway, "/v1/chat/completions", {
            "model": run.get("modelVersionId") or "reddytalk", "user": patient["F"],
            "metadata": {"conversation_id": patient["H"]}, "messages": [{"role": "user", "content": text}]}, answers=False)
    context.outcome.count("canaries", len(texts))
    return texts


def say(said: list[str], gateway: Gateway, path: str, body: Any, answers: bool = True) -> None:
    """Answers go back to whoever said it, and may name the ids that they sent; nothing else of them may."""
    try:
        gateway.post(path, body)
    except Unanswered:
        pass


def read(seen: Observed, identifier: str) -> None:
    """People's reading of what was de-identified, and of what is held back."""
    port, pki = seen.system.ports["collector"], seen.system.pki
    for method, message in (("GetConversation", field(1, identifier)), ("ListReviewQueue", field(1, 10))):
        outcome(port, "collector", pki, "gateway", COLLECTOR + method, message, actor="alice@clinic.example")


def listen(context: Context, gateway: Gateway, said: list[str]) -> threading.Thread:
    """Follows all events as a browser would."""
    def follow() -> None:
        connection = gateway._connection(3)
        try:
            connection.request("GET", f"{BASE}/events?after=0", headers={"Authorization": f"Bearer {gateway._token}"})
            answer = connection.getresponse()
            while True:
                line = answer.readline()
                if not line:
                    return
                said.append(line.decode(errors="replace"))
                context.outcome.count("event lines")
        except OSError:
            return
    thread = threading.Thread(target=follow, daemon=True)
    thread.start()
    return thread


def backups(context: Context, seen: Observed) -> None:
    """Backups lie beside the stores, and are swept with them."""
    done = seen.system.administer("backup")
    if done.returncode == 64:
        context.outcome.notes.append("backups were not swept: there is no `reddytalk backup`")
    else:
        context.outcome.expect(done.returncode == 0, f"reddytalk backup ended with {done.returncode}: {done.stderr}")
        context.outcome.count("backups")


def crash(context: Context, seen: Observed) -> None:
    """A crash writes neither a core file nor a backtrace with memory in it."""
    seen.clients.spawn(seen.clients.hand_in, 2)
    context.pass_time(0.5)
    for name in SERVICES:
        os.kill(seen.system[name].pid, signal.SIGABRT)
        ended = seen.system[name].await_end(20)
        context.outcome.expect(ended == -signal.SIGABRT, f"{name} ended with {ended} after SIGABRT")
        context.outcome.count("crashes")
    seen.clients.abandon()
    seen.clients.faults.clear()
    cores = [str(path) for path in seen.system.directory.rglob("core*") if path.is_file()]
    context.outcome.expect(not cores, f"core files were written: {cores}")


# ---- Out nowhere ----

def sweep(context: Context, seen: Observed, texts: dict[str, str], said: list[str]) -> None:
    sweeper = Sweeper(texts)
    # The keys are not data; the ledger is the harness's own.
    for directory in (seen.system.directory, context.directory / "tmp", context.directory / "capture"):
        for path, kinds in sweeper.sweep(directory, skip=(seen.system.pki,)).items():
            context.outcome.fail(f"{path} holds {', '.join(sorted(kinds))}")
    for text in said:
        if kinds := sweeper.hits(text.encode()):
            context.outcome.fail(f"events, metrics, health or the audit trail hold {', '.join(sorted(kinds))}: {text[:80]}")
    context.outcome.count("files swept", sweeper.files)
    context.outcome.count("KiB swept", sweeper.bytes >> 10)


def control(context: Context, seen: Observed, texts: dict[str, str]) -> None:
    """The same texts in a store as it would be without sealing, in a log, and in base64, are found."""
    directory = context.directory / "control"
    directory.mkdir()
    store = sqlite3.connect(directory / "plain.sqlite", isolation_level=None)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("CREATE TABLE conversation (content TEXT)")
    for text in texts.values():
        store.execute("INSERT INTO conversation VALUES (?)", (json.dumps({"content": f"Hi. {text} Bye."}),))
    (directory / "log.txt").write_bytes(b"error near " + base64.b64encode(f"I said {texts['free text']}.".encode()))
    found = Sweeper(texts).sweep(directory)
    store.close()
    kinds = set().union(*found.values()) if found else set()
    files = {path.rpartition("/")[2] for path in found}
    if context.outcome.expect(kinds == set(texts) and {"plain.sqlite-wal", "log.txt"} <= files,
                              f"control: {set(texts) - kinds} were not found in the clear; found in {files}"):
        context.outcome.controlled(f"all {len(texts)} texts are found in an unsealed store's log, and in base64")


TEST = Test("T16", "plaintext canary sweep", run, weight=80)
