"""T18: eight ways to change an audit trail, each in a copy of the files of a stopped system."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any, Callable

from harness.audit import entry_hash, verify as chain
from harness.context import Context, Observed, Test, await_true

VICTIM = "collector"
Row = dict[str, Any]


def run(context: Context) -> None:
    system = context.system()
    seen = context.observed(system)
    system.start()
    seen.clients.import_corpus()
    if not await_witness(context, seen, 1):
        return
    system.pause()
    older = context.directory / "older"
    copy_store(system.data, older)
    system.resume()
    begun = last(older)
    for number in range(40):
        seen.clients.hand_in_some(context.random, 1, feedback=True)
    if not await_witness(context, seen, begun + 40):
        return
    system.stop()
    context.outcome.take(seen.check_still(), "before any tampering")
    end = last(system.data)
    context.outcome.counts["records"] = end
    place = context.random.randrange(begun + 2, begun + 35)
    whole = verify(context, seen, system.data)
    context.outcome.expect(all(entry["isIntact"] for entry in whole.values()) and len(whole) == 5,
                           f"the trails are not intact before they are tampered with: {whole}")
    for name, (tamper, bad) in CASES.items():
        tampered(context, seen, older, name, tamper, bad(place, begun, end), place)


def await_witness(context: Context, seen: Observed, sequence: int) -> bool:
    """Waits until another service has kept a head from that record on; checkpoints are made at least once a minute."""
    def witnessed() -> bool:
        done = seen.system.administer("audit", "verify", "--service", VICTIM)
        return done.returncode == 0 and (json.loads(done.stdout)[0].get("witnessedSequence") or 0) >= sequence
    first = seen.system.administer("audit", "verify", "--service", VICTIM)
    if not context.outcome.expect(first.returncode == 0, f"reddytalk audit verify ended with {first.returncode}: "
                                  f"{first.stdout[-300:]}{first.stderr[-300:]}"):
        return False
    return context.outcome.expect(await_true(witnessed, 100), f"nobody has witnessed record {sequence} within 100 s")


def verify(context: Context, seen: Observed, data: Path) -> dict[str, Any]:
    done = seen.system.run_command("audit", "verify", "--data", str(data), "--keys", str(seen.system.pki), "--json")
    try:
        return {entry["service"]: entry | {"exit": done.returncode} for entry in json.loads(done.stdout)}
    except ValueError:
        context.outcome.fail(f"reddytalk audit verify ended with {done.returncode}: {done.stdout}{done.stderr}")
        return {}


def tampered(context: Context, seen: Observed, older: Path, name: str, tamper: "Tamper", expected: int, place: int) -> None:
    copy = context.directory / name.replace(" ", "-")
    for service in seen.system.services:
        copy_store(seen.system.data, copy, service)
    if name == "replace by an older copy":
        shutil.rmtree(copy / VICTIM)
        copy_store(older, copy)
    else:
        store = sqlite3.connect(copy / VICTIM / f"{VICTIM}.sqlite", isolation_level=None)
        store.row_factory = sqlite3.Row
        for kind in ("update", "delete"):
            store.execute(f"DROP TRIGGER storekit_audit_no_{kind}")
        tamper(store, place)
        if name == "fork":
            _, missed = chain(store.execute("SELECT * FROM storekit_audit ORDER BY sequence"))
            context.outcome.expect(missed is None, "control: the fork is not well made")
            context.outcome.controlled("a verifier that knows the chain alone takes the fork for genuine")
        store.close()
    found = verify(context, seen, copy)
    result = found.get(VICTIM, {})
    context.outcome.count("ways to tamper")
    named = f"{name}: said record {result.get('firstBadSequence')}, {result.get('damage')}; it was {expected}"
    context.outcome.expect(result.get("exit") not in (0, None) and not result.get("isIntact")
                           and result.get("firstBadSequence") == expected, named)
    others = [service for service, entry in found.items() if service != VICTIM and not entry["isIntact"]]
    context.outcome.expect(not others, f"{name}: the trails of {others} are said to be damaged too")
    context.log(named)
    shutil.rmtree(copy)


def copy_store(data: Path, target: Path, service: str = VICTIM) -> None:
    (target / service).mkdir(parents=True, exist_ok=True)
    for path in (data / service).glob(f"{service}.sqlite*"):
        if not path.name.endswith("-shm"):
            shutil.copyfile(path, target / service / path.name)


def last(data: Path) -> int:
    store = sqlite3.connect(data / VICTIM / f"{VICTIM}.sqlite")
    sequence: int = store.execute("SELECT max(sequence) FROM storekit_audit").fetchone()[0]
    store.close()
    return sequence


# ---- Eight ways ----

Tamper = Callable[[sqlite3.Connection, int], None]


def row(store: sqlite3.Connection, sequence: int) -> Row:
    return dict(store.execute("SELECT * FROM storekit_audit WHERE sequence = ?", (sequence,)).fetchone())


def put(store: sqlite3.Connection, entry: Row) -> None:
    names = ", ".join(entry)
    store.execute(f"INSERT OR REPLACE INTO storekit_audit ({names}) VALUES ({', '.join('?' * len(entry))})",
                  tuple(entry.values()))


def edit_payload(store: sqlite3.Connection, place: int) -> None:
    """Only what the record tells."""
    store.execute("UPDATE storekit_audit SET actor = 'somebody-else' WHERE sequence = ?", (place,))


def edit(store: sqlite3.Connection, place: int) -> None:
    """The record together with its hash."""
    entry = row(store, place) | {"actor": "somebody-else"}
    put(store, entry | {"hash": entry_hash(entry)})


def delete(store: sqlite3.Connection, place: int) -> None:
    """A record goes, and the later ones move up, with their hashes as they were."""
    store.execute("DELETE FROM storekit_audit WHERE sequence = ?", (place,))
    store.execute("UPDATE storekit_audit SET sequence = -sequence + 1 WHERE sequence > ?", (place,))
    store.execute("UPDATE storekit_audit SET sequence = -sequence WHERE sequence < 0")


def insert(store: sqlite3.Connection, place: int) -> None:
    """A record that was never written, well linked to the one before; the later ones move down."""
    store.execute("UPDATE storekit_audit SET sequence = -sequence - 1 WHERE sequence >= ?", (place,))
    store.execute("UPDATE storekit_audit SET sequence = -sequence WHERE sequence < 0")
    before = row(store, place - 1)
    entry = before | {"sequence": place, "actor": "nobody", "previous_hash": before["hash"]}
    put(store, entry | {"hash": entry_hash(entry)})


def reorder(store: sqlite3.Connection, place: int) -> None:
    store.execute("UPDATE storekit_audit SET sequence = -1 WHERE sequence = ?", (place,))
    store.execute("UPDATE storekit_audit SET sequence = ? WHERE sequence = ?", (place, place + 1))
    store.execute("UPDATE storekit_audit SET sequence = ? WHERE sequence = -1", (place + 1,))


def truncate(store: sqlite3.Connection, place: int) -> None:
    store.execute("DELETE FROM storekit_audit WHERE sequence >= ?", (place,))


def fork(store: sqlite3.Connection, place: int) -> None:
    """Written anew from a record on, every hash right."""
    entry = row(store, place) | {"reason": "another reason"}
    end = store.execute("SELECT max(sequence) FROM storekit_audit").fetchone()[0]
    for sequence in range(place, end + 1):
        if sequence > place:
            entry = row(store, sequence) | {"previous_hash": entry["hash"]}
        entry["hash"] = entry_hash(entry)
        put(store, entry)


def nothing(store: sqlite3.Connection, place: int) -> None:
    pass


# The way, and the first bad record by the place, the end of the older copy, and the end.
CASES: dict[str, tuple[Tamper, Callable[[int, int, int], int]]] = {
    "edit the payload only": (edit_payload, lambda place, begun, end: place),
    "edit with its hash": (edit, lambda place, begun, end: place),
    "delete": (delete, lambda place, begun, end: place),
    "insert": (insert, lambda place, begun, end: place),
    "reorder": (reorder, lambda place, begun, end: place),
    "truncate the tail": (truncate, lambda place, begun, end: place),
    "replace by an older copy": (nothing, lambda place, begun, end: begun + 1),
    "fork": (fork, lambda place, begun, end: place),
}

TEST = Test("T18", "audit tampering", run, weight=150)
