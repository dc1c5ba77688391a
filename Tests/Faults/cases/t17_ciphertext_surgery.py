"""T17: somebody with the disk but not the keys changes, moves and replays what is sealed."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Optional

from harness.context import Context, Observed, Test
from harness.rpc import COLLECTOR, outcome
from rtlk.fields import field

Row = dict[str, Any]
# Changes the store; A and B are rows of two patients, `old` the field of A from before the rotation.
Surgery = Callable[[sqlite3.Connection, Row, Row, bytes], None]
PATIENTS = ("patient-a", "patient-b")


def run(context: Context) -> None:
    system = context.system()
    seen = context.observed(system)
    system.start()
    gateway = system.gateway("assistant", "ingest")
    for name in PATIENTS:
        seen.clients._send([{
            "id": name, "group": name, "messages": [
                {"role": "user", "content": f"Hello, I would like to book a physical for {name}."},
                {"role": "assistant", "content": "Which days and times work best for you?"}]}], "surgery", gateway)
    before = rows(system.data)
    rotated = rotate(context, seen)
    whole = {name: read(seen, name) for name in PATIENTS}
    for name, (code, _) in whole.items():
        context.outcome.expect(code == "OK", f"before any surgery {name} is read with {code}")
    for case in CASES:
        if case.needs_rotation and not rotated:
            continue
        operate(context, seen, case, before[0]["content"], whole)
    context.outcome.take(seen.check_running(), "after every surgery was undone")
    control(context, seen, whole)


def rotate(context: Context, seen: Observed) -> bool:
    """New data keys, so that what is there now can be replayed afterwards."""
    done = seen.system.administer("keys", "rotate", "data", "--service", "collector")
    if done.returncode == 64:
        context.outcome.notes.append("replaying from before a rotation was left out: there is no `reddytalk keys rotate`")
        return False
    return context.outcome.expect(done.returncode == 0, f"reddytalk keys rotate ended with {done.returncode}: {done.stderr}")


def operate(context: Context, seen: Observed, case: "Case", old: bytes, whole: dict[str, tuple[str, Optional[bytes]]]) -> None:
    """Stops the Collector, changes its store, starts it, reads, and undoes the change."""
    collector, file = seen.system["collector"], seen.system.data / "collector" / "collector.sqlite"
    collector.stop()
    kept = {path: path.read_bytes() for path in file.parent.glob("collector.sqlite*")}
    store = open_store(file)
    case.surgery(store, *rows(seen.system.data), old)
    store.close()
    audited = audit_rows(file)
    seen.system.start(["collector"])
    code, answer = read(seen, PATIENTS[0])
    collector.stop()
    told = audit_rows(file)[len(audited):]
    context.outcome.count("surgeries")
    context.outcome.expect(code not in ("OK", "NOT_FOUND"), f"{case.name}: read with {code}, "
                           + ("the right text" if answer == whole[PATIENTS[0]][1] else "WRONG TEXT"))
    refusals = [row for row in told if row["outcome"] == "failed" and "sealed" in row["action"]]
    context.outcome.expect(bool(refusals), f"{case.name}: refused with {code}, but the audit trail says only "
                           f"{[(row['action'], row['outcome'], row['reason']) for row in told]}")
    for path in file.parent.glob("collector.sqlite*"):
        path.unlink()
    for path, content in kept.items():
        path.write_bytes(content)
        path.chmod(0o600)
    seen.system.start(["collector"])
    context.log(f"{case.name}: {code}, {[(row['action'], row['reason']) for row in refusals]}")


def read(seen: Observed, name: str) -> tuple[str, Optional[bytes]]:
    return outcome(seen.system.ports["collector"], "collector", seen.system.pki, "gateway", COLLECTOR + "GetConversation",
                   field(1, name), actor="alice@clinic.example")


def open_store(file: Path) -> sqlite3.Connection:
    store = sqlite3.connect(file, isolation_level=None)
    store.row_factory = sqlite3.Row
    store.execute("PRAGMA foreign_keys = OFF")
    return store


def rows(data: Path) -> tuple[Row, Row]:
    """The rows of the two patients, in the order in which they were handed in."""
    store = open_store(data / "collector" / "collector.sqlite")
    found = [dict(row) for row in store.execute(
        "SELECT c.*, g.opaque_id AS subject, o.body FROM conversation c JOIN conversation_group g ON g.id = c.group_id "
        "JOIN original_text o ON o.conversation_id = c.id AND o.feedback_token = x'' ORDER BY c.id")]
    store.close()
    return found[0], found[1]


def audit_rows(file: Path) -> list[sqlite3.Row]:
    store = open_store(file)
    found = list(store.execute("SELECT * FROM storekit_audit ORDER BY sequence"))
    store.close()
    return found


# ---- Surgeries ----

def put(store: sqlite3.Connection, row: Row, content: bytes) -> None:
    store.execute("UPDATE conversation SET content = ? WHERE id = ?", (content, row["id"]))


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]


def swap_subjects(store: sqlite3.Connection, a: Row, b: Row, old: bytes) -> None:
    for row, group in ((a, b["group_id"]), (b, a["group_id"])):
        store.execute("UPDATE conversation SET group_id = ? WHERE id = ?", (group, row["id"]))


def swap_keys(store: sqlite3.Connection, a: Row, b: Row, old: bytes) -> None:
    """The wrapped keys of two patients change places."""
    versions = {row["subject"]: row for row in store.execute(
        "SELECT subject, version, wrapped FROM storekit_data_key WHERE subject IN (?, ?)", (a["subject"], b["subject"]))}
    for mine, other in ((a, b), (b, a)):
        store.execute("UPDATE storekit_data_key SET wrapped = ? WHERE subject = ? AND version = ?",
                      (versions[other["subject"]]["wrapped"], mine["subject"], versions[mine["subject"]]["version"]))


def older_version(data: bytes) -> bytes:
    return data[:1] + (int.from_bytes(data[1:5], "big") - 1).to_bytes(4, "big") + data[5:]


@dataclass(frozen=True)
class Case:
    name: str
    surgery: Surgery
    needs_rotation: bool = False


CASES = (
    Case("flip a bit of the text", lambda s, a, b, old: put(s, a, flipped(a["content"], 70))),
    Case("flip a bit of the tag", lambda s, a, b, old: put(s, a, flipped(a["content"], len(a["content"]) - 1))),
    Case("flip a bit of the salt", lambda s, a, b, old: put(s, a, flipped(a["content"], 10))),
    Case("flip a bit of the nonce", lambda s, a, b, old: put(s, a, flipped(a["content"], 55))),
    Case("another format", lambda s, a, b, old: put(s, a, b"\x02" + a["content"][1:])),
    Case("cut off a byte", lambda s, a, b, old: put(s, a, a["content"][:-1])),
    Case("cut off all but the head", lambda s, a, b, old: put(s, a, a["content"][:60])),
    Case("nothing left", lambda s, a, b, old: put(s, a, b"")),
    Case("the text of another row", lambda s, a, b, old: put(s, a, b["content"])),
    Case("the text of another column", lambda s, a, b, old: put(s, a, a["body"])),
    Case("another patient's", swap_subjects),
    Case("another patient's key", swap_keys),
    Case("strip the commitment", lambda s, a, b, old: put(s, a, a["content"][:37] + a["content"][53:])),
    Case("an empty commitment", lambda s, a, b, old: put(s, a, a["content"][:37] + bytes(16) + a["content"][53:])),
    Case("another version of the key", lambda s, a, b, old: put(s, a, flipped(a["content"], 4))),
    Case("replay from before the rotation", lambda s, a, b, old: put(s, a, old), needs_rotation=True),
    Case("downgrade the version of the key", lambda s, a, b, old: put(s, a, older_version(a["content"])), needs_rotation=True),
)


def control(context: Context, seen: Observed, whole: dict[str, tuple[str, Optional[bytes]]]) -> None:
    """The same hands, without a change: then it opens. And the checker's own opening refuses a changed field."""
    collector, file = seen.system["collector"], seen.system.data / "collector" / "collector.sqlite"
    collector.stop()
    store = open_store(file)
    a, _ = rows(seen.system.data)
    put(store, a, a["content"])
    store.close()
    seen.system.start(["collector"])
    opened = read(seen, PATIENTS[0]) == whole[PATIENTS[0]]
    collector.stop()
    store = open_store(file)
    put(store, a, flipped(a["content"], 70))
    store.close()
    findings = seen.checker.check(seen.system.data, ("collector",))
    if context.outcome.expect(opened and bool(findings.broken), "control: an unchanged field does not open, or a changed one does"):
        context.outcome.controlled("an unchanged field opens through the same hands, and the checker misses a changed one")


TEST = Test("T17", "ciphertext surgery", run, weight=45)
