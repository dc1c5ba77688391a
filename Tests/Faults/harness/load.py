"""Clients that hand conversations in, give feedback, train, release and chat, and repeat what was not answered."""

import json
import random
import threading
import time
from collections import Counter
from typing import Any, Callable, Optional

from . import ROOT
from .api import BASE, FINAL, Answer, Gateway, Unanswered
from .ledger import Ledger
from .system import System

CORPUS = ROOT / "Services" / "CLI" / "Corpus"


def corpus() -> list[dict[str, Any]]:
    """The shipped conversations."""
    return [json.loads(line) for file in sorted(CORPUS.glob("*.jsonl")) for line in file.read_text().splitlines() if line]


class Clients:
    """The clients of one system. Each keeps to its own seed, and stops at a request's end when it is told to."""

    def __init__(self, system: System, ledger: Ledger, seed: int):
        self.system, self.ledger = system, ledger
        self._seed = random.Random(seed).getrandbits(32)
        self._stop = threading.Event()
        self._abandoned = False
        self._threads: list[threading.Thread] = []
        self._corpus = corpus()
        self._number = 0
        self._lock = threading.Lock()
        self._gateways: dict[str, Gateway] = {}
        # What went wrong that no fault explains.
        self.faults: list[str] = []
        self.latencies: list[float] = []
        # Requests that were sent, repetitions included, by path.
        self.attempts: Counter[str] = Counter()

    # ---- Threads ----

    def spawn(self, work: Callable[[random.Random], None], count: int = 1) -> None:
        for _ in range(count):
            source = random.Random(self._seed + len(self._threads))
            thread = threading.Thread(target=self._run, args=(work, source), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _run(self, work: Callable[[random.Random], None], source: random.Random) -> None:
        while not self._stop.is_set():
            try:
                work(source)
            except Exception as error:
                self.faults.append(f"a client failed: {type(error).__name__} {error}")
                return

    def stop(self, seconds: float = 90) -> None:
        """Lets each client finish what it wants. What it still has not got by then is a fault."""
        self._stop.set()
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        stuck = sum(thread.is_alive() for thread in self._threads)
        if stuck:
            self.faults.append(f"{stuck} clients got no final answer within {seconds:.0f} s after the last fault")
        self._threads = []
        self._stop.clear()

    def abandon(self) -> None:
        """Lets go of the clients, whose system is gone."""
        self._abandoned = True
        self.stop(30)

    def mark(self, kind: str) -> str:
        with self._lock:
            self._number += 1
            return f"intent-{kind}-{self._seed:x}-{self._number}"

    # ---- Asking until there is an answer ----

    def ask(self, gateway: Gateway, path: str, body: Any, key: str = "", seconds: float = 120,
            busy: tuple[str, ...] = ()) -> Optional[Answer]:
        """Repeats a request, as it was, until it is answered for good. None when that takes too long."""
        until = time.monotonic() + seconds
        pause = 0.02
        while time.monotonic() < until and not self._abandoned:
            begin = time.monotonic()
            self.attempts[path] += 1
            try:
                answer = gateway.post(path, body, key, timeout=15)
            except Unanswered:
                answer = None
            if answer is not None and answer.ok:
                self.latencies.append(time.monotonic() - begin)
                return answer
            if answer is not None and not retriable(answer) and answer.problem not in busy:
                if answer.status >= 500 and answer.problem == "internal-error":
                    self.faults.append(f"POST {path}: {answer.status} {answer.body}")
                return answer
            time.sleep(pause)
            pause = min(0.5, pause * 1.5)
        return None

    # ---- Conversations ----

    def import_corpus(self) -> None:
        gateway = self.system.gateway("assistant", "ingest")
        for begin in range(0, len(self._corpus), 100):
            self._send([dict(entry, id=f"{entry['id']}") for entry in self._corpus[begin:begin + 100]], "corpus", gateway)

    def hand_in(self, source: random.Random) -> None:
        """One batch, and feedback on one of its conversations now and then."""
        self.hand_in_some(source, source.choice((1, 1, 2, 5, 20)), source.random() < 0.3)

    def hand_in_some(self, source: random.Random, count: int, feedback: bool, gateway: Optional[Gateway] = None) -> None:
        batch = []
        for _ in range(count):
            like = source.choice(self._corpus)
            name = self.mark("c")
            messages = [dict(message) for message in like["messages"]]
            messages[0]["content"] += f" My reference is {name}."
            batch.append({"id": name, "category": like.get("category"), "messages": messages})
        gateway = gateway or self._client("ingest")
        stored = self._send(batch, "load", gateway)
        if stored and feedback:
            self.give_feedback(source.choice(stored), gateway)

    def _send(self, batch: list[dict[str, Any]], source: str, gateway: Gateway) -> list[str]:
        name = self.mark("batch")
        texts = {entry["id"]: entry["messages"][0]["content"] for entry in batch}
        self.ledger.intend("batch", name, source=source, texts=texts, whole=True)
        body = [dict(entry, source=source) for entry in batch]
        answer = self.ask(gateway, f"{BASE}/conversations", body)
        if answer is None or not answer.ok:
            if answer is not None:
                self.faults.append(f"a batch was refused: {answer.status} {answer.body}")
            return []
        refused = {item.get("id") for item in answer.body["items"] if item["outcome"] == "rejected"}
        stored = [identifier for identifier in texts if identifier not in refused]
        self.ledger.acknowledge("batch", name, answer.request_id, "conversations.ingest", stored=stored)
        return stored

    def give_feedback(self, conversation: str, gateway: Gateway) -> None:
        mark = self.mark("feedback")
        self.ledger.intend("feedback", mark)
        answer = self.ask(gateway, f"{BASE}/feedback",
                          {"id": mark, "conversationId": conversation, "vote": "up", "comment": mark})
        if answer and answer.ok:
            self.ledger.acknowledge("feedback", mark, answer.request_id, "feedback.ingest")
        elif answer:
            self.faults.append(f"feedback was refused: {answer.status} {answer.body}")

    def _client(self, role: str) -> Gateway:
        with self._lock:
            if role not in self._gateways:
                self._gateways[role] = self.system.gateway(f"{role}@clinic.example", role)
            return self._gateways[role]

    # ---- Runs and releases ----

    def start_run(self, gateway: Gateway, epochs: int = 1, seconds: float = 120) -> Optional[str]:
        """Starts a run, waiting while another is active; gives its id."""
        mark = self.mark("run")
        self.ledger.intend("run", mark)
        answer = self.ask(gateway, f"{BASE}/start", {
            "metadata": {"reason": mark}, "customParameters": {"epochs": epochs, "earlyStoppingPatience": 0}},
            key=mark, seconds=seconds, busy=("run-already-active",))
        if answer is None or not answer.ok:
            if answer:
                self.faults.append(f"a run was refused: {answer.status} {answer.body}")
            return None
        self.ledger.acknowledge("run", mark, answer.request_id, "run.start", named=answer.body["id"])
        return str(answer.body["id"])

    def train(self, source: random.Random, epochs: int = 1) -> None:
        """A run, followed to its end."""
        gateway = self._client("admin")
        identifier = self.start_run(gateway, epochs)
        while identifier and not self._stop.is_set():
            try:
                if gateway.run(identifier).get("state") in FINAL:
                    return
            except Unanswered:
                pass
            time.sleep(0.1)

    def evaluate(self, gateway: Gateway, model: str) -> Optional[str]:
        mark = self.mark("evaluation")
        self.ledger.intend("evaluation", mark)
        answer = self.ask(gateway, f"{BASE}/evaluate/{model}", {}, key=mark)
        if answer is None or not answer.ok:
            return None
        identifier = answer.body.get("id") or answer.body.get("evaluationId")
        self.ledger.acknowledge("evaluation", mark, answer.request_id, "model.evaluate", named=identifier)
        return str(identifier)

    def deploy(self, gateway: Gateway, model: str, environment: str) -> Optional[str]:
        mark = self.mark("deployment")
        self.ledger.intend("deployment", mark)
        answer = self.ask(gateway, f"{BASE}/deploy/{model}", {"environment": environment}, key=mark)
        if answer is None or not answer.ok:
            return None
        self.ledger.acknowledge("deployment", mark, answer.request_id, "model.deploy", named=answer.body["id"])
        return str(answer.body["id"])

    def approve(self, gateway: Gateway, model: str) -> Optional[Answer]:
        mark = self.mark("approval")
        self.ledger.intend("approval", mark)
        answer = self.ask(gateway, f"{BASE}/approve/{model}", {"comment": mark}, key=mark)
        if answer and answer.ok:
            self.ledger.acknowledge("approval", mark, answer.request_id, "model.approve", named=answer.body["id"])
        return answer

    def revoke(self, gateway: Gateway) -> Optional[Answer]:
        mark = self.mark("revocation")
        self.ledger.intend("revocation", mark)
        answer = self.ask(gateway, f"{BASE}/tokens/revoke", {"subject": mark, "reason": "left"}, key=mark)
        if answer and answer.ok:
            self.ledger.acknowledge("revocation", mark, answer.request_id, "token.revoke")
        return answer

    def revoke_one(self, source: random.Random) -> None:
        self.revoke(self._client("admin"))
        time.sleep(0.2)

    def release(self, source: random.Random) -> None:
        """Evaluates, deploys and rolls back versions that are there, as people do beside the runs."""
        gateway = self._client("admin")
        try:
            models = [model["id"] for model in gateway.get(f"{BASE}/models").body["models"]]
        except (Unanswered, KeyError, TypeError):
            models = []
        if models:
            model = source.choice(models)
            if source.random() < 0.3:
                self.evaluate(gateway, model)
            identifier = self.deploy(gateway, model, source.choice(("test", "staging")))
            # One after the other: a run's own deployment would wait behind all of them.
            while identifier and not self._stop.is_set() and self._is_under_way(gateway, identifier):
                self._stop.wait(0.2)
        self._stop.wait(0.5)

    @staticmethod
    def _is_under_way(gateway: Gateway, deployment: str) -> bool:
        try:
            answer = gateway.get(f"{BASE}/deployments/{deployment}")
        except Unanswered:
            return True
        return not answer.ok or answer.body["state"] in ("preparing", "testing")

    def chat(self, gateway: Gateway, text: str, conversation: str) -> Optional[Answer]:
        try:
            return gateway.post("/v1/chat/completions", {
                "model": "reddytalk", "messages": [{"role": "user", "content": text}], "user": conversation,
                "metadata": {"conversation_id": conversation}}, timeout=15)
        except Unanswered:
            return None


def retriable(answer: Answer) -> bool:
    """Whether the answer says that the same request may succeed later."""
    return answer.status in (429, 502, 503, 504, 507) or answer.problem == "wrong-state" and "retry-after" in answer.headers
