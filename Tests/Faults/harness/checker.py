"""Holds the stores against the ledger. Shares no code with the services."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

from . import SERVICES, audit
from .keys import SEALED, StoreKeys, Unopened, read_root_key, row_name
from .ledger import Book
from .stores import Stores


@dataclass
class Findings:
    """What is wrong. Empty when nothing is."""
    # Acknowledged and not there.
    lost: list[str] = field(default_factory=list)
    # There and never asked for, or half of what was asked for.
    phantom: list[str] = field(default_factory=list)
    # Asked for once and done twice.
    duplicate: list[str] = field(default_factory=list)
    # Anything else that must not be.
    broken: list[str] = field(default_factory=list)

    @property
    def all(self) -> list[str]:
        return [f"{kind}: {text}" for kind in ("lost", "phantom", "duplicate", "broken") for text in getattr(self, kind)]

    def __bool__(self) -> bool:
        return bool(self.lost or self.phantom or self.duplicate or self.broken)


@dataclass
class Conversation:
    """A conversation of a store, opened."""
    client_id: str
    source: str
    record_id: str
    original: list[dict[str, str]]


class Checker:
    def __init__(self, ledger: Book, pki: Path, like: Optional["Checker"] = None):
        """`like` has opened much of the same before."""
        self.ledger = ledger
        self._roots = {name: read_root_key(pki / f"{name}.root.key") for name in (*SEALED, "trainer")}
        # What was opened before and has not changed since.
        self._opened: dict[tuple[str, str, bytes], bytes] = like._opened if like else {}
        # Artefacts that were found to be whole, by their files' numbers and times.
        self._whole: set[tuple[object, ...]] = like._whole if like else set()
        # Only copies of the same files are known by them: power that goes may change content and leave times.
        self._trusts_stamps = like is not None
        # Heads of audit chains that were on the disk: no chain may ever be without them again.
        self._heads: dict[str, audit.Head] = {}
        self.checks = 0

    def check(self, data: Path, services: tuple[str, ...] = SERVICES, evidence: Optional[Path] = None) -> Findings:
        """Checks the stores as they are on the disk now; the services must not be writing."""
        self.checks += 1
        with Stores(data, services) as stores:
            findings = Findings()
            for name in services:
                if name not in stores.services:
                    findings.broken.append(f"the store of the {name} is not there")
                else:
                    self._check_store(stores, name, findings)
            present = [name for name in services if name in stores.services]
            for name in present:
                self._sealed(stores, name, findings)
            for name, rules in (("collector", self._collector), ("trainer", self._trainer), ("evaluator", self._evaluator),
                                ("deployer", self._deployer), ("gateway", self._gateway)):
                if name in present and not any(name in text for text in findings.broken):
                    rules(stores, findings)
            if findings and evidence:
                stores.keep(evidence)
        return findings

    # ---- Every store ----

    def _check_store(self, stores: Stores, name: str, findings: Findings) -> None:
        findings.broken += [f"{name}: {text}" for text in stores.damage(name)]
        known = self._heads.get(name, audit.Head(0, audit.GENESIS))
        # The whole chain, from its first record.
        rows = [dict(row) for row in stores.rows(name, "SELECT * FROM storekit_audit ORDER BY sequence")]
        head, bad = audit.verify(rows)
        if bad is not None:
            findings.broken.append(f"{name}: the audit chain is broken at {bad}")
        elif known.sequence > len(rows) or known.sequence and rows[known.sequence - 1]["hash"] != known.hash:
            findings.lost.append(f"{name}: audit record {known.sequence}, which was on the disk")
        else:
            self._heads[name] = head
        self._outbox(stores, name, findings)

    def _sealed(self, stores: Stores, name: str, findings: Findings) -> None:
        """Every sealed field opens, but for those of subjects who were erased."""
        columns = [column for column in SEALED.get(name, []) if stores.has(name, column[0])]
        if not columns:
            return
        keys = StoreKeys(stores, name, self._roots[name])
        for table, column, key, subject in columns:
            for row in stores.rows(name, f"SELECT {', '.join(key)}, {column}, {subject} FROM {table} "
                                         f"WHERE {column} IS NOT NULL"):
                try:
                    self._open(keys, row[len(key)], table, column, row_name(*row[:len(key)]), row[len(key) + 1])
                except Unopened as error:
                    if not keys.is_erased(row[len(key) + 1]):
                        findings.broken.append(f"{name}: {error}")

    def _outbox(self, stores: Stores, name: str, findings: Findings) -> None:
        """Ends are told once."""
        ends = Counter((row["type"], row["subject_id"]) for row in stores.rows(
            name, "SELECT type, subject_id FROM storekit_outbox WHERE type IN ('training-pipeline-started', "
            "'training-pipeline-completed', 'training-pipeline-failed', 'evaluation-completed', 'snapshot-created')"))
        findings.duplicate += [f"{name}: event {kind} of {subject} told {count} times"
                               for (kind, subject), count in ends.items() if count > 1 and kind != "snapshot-created"]

    # ---- Collector ----

    def _collector(self, stores: Stores, findings: Findings) -> None:
        found: dict[tuple[str, str], Conversation] = {}
        for conversation in self.conversations(stores, findings):
            name = (conversation.source, conversation.client_id)
            if name in found:
                findings.duplicate.append(f"conversation {name} is stored twice")
            found[name] = conversation
        self._batches(found, findings)
        self._feedback(stores, findings)
        self._counters(stores, findings)

    def conversations(self, stores: Stores, findings: Findings) -> list[Conversation]:
        """Every conversation, opened with keys of our own."""
        keys = StoreKeys(stores, "collector", self._roots["collector"])
        rows = stores.all("collector", """
            SELECT c.record_id, c.source, c.content, g.opaque_id AS subject, c.id, o.body
            FROM conversation c JOIN conversation_group g ON g.id = c.group_id
            LEFT JOIN original_text o ON o.conversation_id = c.id AND o.feedback_token = x''""")
        opened = []
        for row in rows:
            if row["body"] is None or row["content"] is None:
                if not keys.is_erased(row["subject"]):
                    findings.broken.append(f"conversation {row['record_id']} has no text")
                continue
            try:
                content = self._open(keys, row["content"], "conversation", "content", row_name(row["record_id"]),
                                     row["subject"])
                original = self._open(keys, row["body"], "original_text", "body", row_name(row["id"], b""), row["subject"])
            except Unopened as error:
                if not keys.is_erased(row["subject"]):
                    findings.broken.append(f"collector: {error}")
                continue
            opened.append(Conversation(json.loads(content)["clientID"], row["source"], row["record_id"],
                                       json.loads(original)))
        return opened

    def _open(self, keys: StoreKeys, sealed: bytes, table: str, column: str, row: str, subject: str) -> bytes:
        name = (f"{table}.{column}.{subject}", row, hashlib.sha256(sealed).digest())
        if name not in self._opened:
            self._opened[name] = keys.open(sealed, table, column, row, subject)
        return self._opened[name]

    def _batches(self, found: dict[tuple[str, str], Conversation], findings: Findings) -> None:
        asked: set[tuple[str, str]] = set()
        for batch, intent in self.ledger.intents_of("batch").items():
            source, texts = intent.facts["source"], intent.facts["texts"]
            acknowledged = self.ledger.acknowledged.get(("batch", batch))
            names = [(source, identifier) for identifier in texts]
            asked.update(names)
            there = [name for name in names if name in found]
            if acknowledged:
                findings.lost += [f"conversation {identifier} of batch {batch}" for identifier in
                                  acknowledged.facts["stored"] if (source, identifier) not in found]
            elif intent.facts.get("whole") and there and len(there) < len(names):
                findings.phantom.append(f"batch {batch} is there by half: {len(there)} of {len(names)}")
            for name in there:
                original = found[name].original
                if original[0]["content"] != texts[name[1]]:
                    findings.broken.append(f"conversation {name} is not what was sent")
        expected = self.ledger.intents_of("chat")
        findings.phantom += [f"conversation {name}, which nobody sent" for name in found
                             if name not in asked and name[1] not in expected and not name[0].startswith("chat")
                             and name[0] != "production"]

    def _feedback(self, stores: Stores, findings: Findings) -> None:
        asked = self.ledger.intents_of("feedback")
        if not asked:
            return
        keys = StoreKeys(stores, "collector", self._roots["collector"])
        found: Counter[str] = Counter()
        for row in stores.rows("collector", """
                SELECT o.conversation_id AS id, o.feedback_token AS token, o.body, g.opaque_id AS subject
                FROM original_text o JOIN conversation c ON c.id = o.conversation_id
                JOIN conversation_group g ON g.id = c.group_id WHERE length(o.feedback_token) > 0"""):
            body = json.loads(self._open(keys, row["body"], "original_text", "body", row_name(row["id"], row["token"]),
                                         row["subject"]))
            found[body.get("comment", "")] += 1
        findings.lost += [f"feedback {entry.id}" for entry in self.ledger.of_kind("feedback") if not found[entry.id]]
        findings.duplicate += [f"feedback {text!r} is stored {count} times" for text, count in found.items()
                               if text in asked and count > 1]
        findings.phantom += [f"feedback {text!r}, which nobody gave" for text in found
                             if text.startswith("intent-") and text not in asked]

    @staticmethod
    def _counters(stores: Stores, findings: Findings) -> None:
        """A counter changes in the transaction of what it counts."""
        row = stores.one("collector", "SELECT count(*) FROM conversation")
        counted = stores.one("collector", "SELECT value FROM counter WHERE name = 'conversations'")
        if row and row[0] != (counted[0] if counted else 0):
            findings.broken.append(f"collector: {row[0]} conversations, but the counter says {counted and counted[0]}")

    # ---- Trainer ----

    def _trainer(self, stores: Stores, findings: Findings) -> None:
        runs = {row["id"]: row for row in stores.rows("trainer", "SELECT * FROM runs")}
        self._compare("run", runs, findings)
        self._once(Counter(row["reason"] for row in runs.values()), "run", findings)
        keys = StoreKeys(stores, "trainer", self._roots["trainer"])
        for row in stores.rows("trainer", "SELECT * FROM model_versions"):
            self._artifact(stores.data / "trainer" / "artifacts" / row["id"], row, keys, findings)
        models = {row["run_id"]: row["id"] for row in stores.rows("trainer", "SELECT run_id, id FROM model_versions")}
        for run in runs.values():
            if run["state"] == "completed" and run["id"] not in models:
                findings.lost.append(f"the model version of run {run['id']}, which is completed")
            states = [row["state"] for row in stores.rows(
                "trainer", "SELECT state FROM run_transitions WHERE run_id = ? ORDER BY position", run["id"])]
            ends = [state for state in states if state in ("completed", "failed", "stopped", "rejected")]
            if len(ends) > 1:
                findings.duplicate.append(f"run {run['id']} ended {len(ends)} times: {states}")

    def _artifact(self, directory: Path, version: Any, keys: StoreKeys, findings: Findings) -> None:
        """The manifest has the registered digest, and each file that it lists the digest that it says."""
        stamps = [path.stat() for path in sorted(directory.glob("*"))]
        stamp = (version["digest"], *((status.st_ino, status.st_size, status.st_mtime_ns) for status in stamps))
        if self._trusts_stamps and stamp in self._whole:
            return
        before = len(findings.all)

        def content(name: str) -> bytes:
            stored = (directory / name).read_bytes()
            return keys.open_file(stored, name) if stored[:1] == b"\x01" else stored
        try:
            manifest = content("manifest.json")
            if hashlib.sha256(manifest).hexdigest() != str(version["digest"]).removeprefix("sha256:"):
                findings.broken.append(f"the manifest of model version {version['id']} has another digest")
            for name, digest in _digests(json.loads(manifest)).items():
                if hashlib.sha256(content(name)).hexdigest() != digest:
                    findings.broken.append(f"{name} of model version {version['id']} has another digest")
        except FileNotFoundError as error:
            findings.lost.append(f"{error.filename}, a file of model version {version['id']}")
        except Unopened as error:
            findings.broken.append(f"trainer: {error}")
        if len(findings.all) == before:
            self._whole.add(stamp)

    # ---- Evaluator, Deployer ----

    def _evaluator(self, stores: Stores, findings: Findings) -> None:
        found = {row["id"]: row for row in stores.rows("evaluator", "SELECT * FROM evaluation")}
        self._compare("evaluation", found, findings)
        ordered = Counter(row["idempotency_key"] for row in found.values() if row["idempotency_key"])
        findings.duplicate += [f"evaluation {key} was made {count} times" for key, count in ordered.items() if count > 1]

    def _deployer(self, stores: Stores, findings: Findings) -> None:
        found = {row["id"]: row for row in stores.rows("deployer", "SELECT * FROM deployment")}
        self._compare("deployment", found, findings)
        approvals = {row["id"]: row for row in stores.rows("deployer", "SELECT * FROM approval")}
        self._compare("approval", approvals, findings)
        self._once(Counter(row["comment"] for row in approvals.values()), "approval", findings)
        live = Counter(row["environment"] for row in found.values() if row["state"] == "live")
        findings.broken += [f"{count} live deployments in {place}" for place, count in live.items() if count > 1]
        ordered = Counter(row["idempotency_key"] for row in found.values() if row["idempotency_key"])
        findings.duplicate += [f"deployment {key} was made {count} times" for key, count in ordered.items() if count > 1]

    # ---- Gateway ----

    def _gateway(self, stores: Stores, findings: Findings) -> None:
        found = {row["target"]: row for row in stores.rows("gateway", "SELECT * FROM gateway_revocation")}
        self._compare("revocation", found, findings)
        audited = {row["request_id"] for row in stores.rows("gateway", "SELECT request_id FROM storekit_audit")}
        findings.lost += [f"the audit record of {action}, request {request}"
                          for request, action in dict(self.ledger.requests).items() if request not in audited]

    # ---- Rules ----

    def _compare(self, kind: str, found: dict[str, Any], findings: Findings) -> None:
        """Acknowledged things have the id that the answer named."""
        for entry in self.ledger.of_kind(kind):
            if entry.facts.get("named", entry.id) not in found:
                findings.lost.append(f"{kind} {entry.facts.get('named', entry.id)}")

    def _once(self, marks: Counter[str], kind: str, findings: Findings) -> None:
        """What bears the mark of an intent is there once, and nothing else is there."""
        asked = self.ledger.intents_of(kind)
        findings.duplicate += [f"{kind} {mark!r} was done {count} times" for mark, count in marks.items()
                               if mark in asked and count > 1]
        findings.phantom += [f"{kind} {mark!r}, which nobody asked for" for mark in marks
                             if mark not in asked and mark.startswith("intent-")]


def _digests(manifest: dict[str, Any]) -> dict[str, str]:
    """The files that a manifest lists, with their digests."""
    listed = manifest.get("files", [])
    entries = listed.items() if isinstance(listed, dict) else [(entry.get("name") or entry.get("path"), entry) for entry in listed]
    return {name: str(entry if isinstance(entry, str) else entry.get("sha256") or entry.get("digest")).removeprefix("sha256:")
            for name, entry in entries}
