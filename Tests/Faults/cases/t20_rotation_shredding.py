"""T20: keys are rotated while services are killed; then a patient is erased, in the stores and in every backup."""

import base64
import json
import shutil
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from harness.canaries import FREE_TEXT, Sweeper
from harness.context import Context, Observed, Test, await_true
from harness.keys import SEALED, StoreKeys, Unopened, row_name
from harness.stores import Stores

PATIENT, GROUP = "patient-to-erase", "group-to-erase"
TARGETS = ("collector", "trainer", "evaluator", "deployer")


def run(context: Context) -> None:
    system = context.system()
    seen = context.observed(system)
    system.start()
    seen.clients.import_corpus()
    text = hand_in_patient(seen, f"{context.random.randrange(10 ** 5, 10 ** 6)}")
    seen.clients.spawn(seen.clients.hand_in, 2)
    for kind in ("data", "wrapping"):
        rotate(context, seen, kind, context.size(12, 100))
    seen.clients.stop()
    for fault in seen.clients.faults:
        context.outcome.fail(fault)
    context.outcome.take(seen.check_running(), "after the rotations")
    seen.clients.start_run(system.gateway())
    for fault in seen.await_runs():
        context.outcome.fail(f"run {fault}")
    erase(context, seen, text)


def hand_in_patient(seen: Observed, mark: str) -> str:
    text = FREE_TEXT.format(mark=mark)
    seen.clients._send([{
        "id": PATIENT, "group": GROUP, "category": "appointment", "feedback": {"vote": "up"}, "messages": [
            {"role": "user", "content": f"Hi, I'd like to book a yearly physical please. {text}"},
            {"role": "assistant", "content": "I'd be glad to set up your physical. Which days and times work best for you?"}]}],
        "shred", seen.system.gateway("assistant", "ingest"))
    return text


# ---- Rotation ----

def rotate(context: Context, seen: Observed, kind: str, kills: int) -> None:
    """Rotations are begun over and over, and services killed in the middle; in the end there is one key of each."""
    done = 0
    while done < kills:
        begun = seen.system.administer("keys", "rotate", kind, "--no-wait")
        if not context.outcome.expect(begun.returncode == 0, f"keys rotate {kind} ended with {begun.returncode}: {begun.stderr}"):
            return
        context.outcome.count("rotations")
        for _ in range(3):
            context.pass_time(context.random.uniform(0.01, 0.4))
            victims = ["collector"] if context.random.random() < 0.6 else [context.random.choice(TARGETS)]
            seen.system.kill(victims)
            seen.system.start(victims)
            done += len(victims)
            context.outcome.count("kills")
        seen.system.pause()
        context.outcome.take(seen.check_still(), f"amid rotation {kind}")
        seen.system.resume()
    context.outcome.expect(await_true(lambda: is_over(seen, kind), 90), f"the rotation of {kind} keys did not end: {status(seen)}")


def status(seen: Observed) -> list[dict[str, Any]]:
    done = seen.system.administer("keys", "status")
    return list(json.loads(done.stdout)["services"]) if done.returncode == 0 else []


def is_over(seen: Observed, kind: str) -> bool:
    old, new = ("oldestEpoch", "epoch") if kind == "data" else ("oldestWrappingVersion", "wrappingVersion")
    services = status(seen)
    return bool(services) and all(entry.get(old) == entry.get(new) for entry in services if entry.get(new))


# ---- Erasure ----

def erase(context: Context, seen: Observed, text: str) -> None:
    backup = seen.system.administer("backup")
    if not context.outcome.expect(backup.returncode == 0, f"backup ended with {backup.returncode}: {backup.stderr}"):
        return
    backups = [Path(entry["path"]) for entry in json.loads(backup.stdout)["backups"]]
    seen.system.pause()
    readable, wrapped = patient_data(seen, seen.system.data)
    found_before = search(seen.system.data, {f"key {number}": key for number, key in enumerate(wrapped)})
    seen.system.resume()
    context.outcome.expect(any(text in entry for entry in readable), "the patient's text was not readable before")
    receipt = context.directory / "receipt.json"
    done = seen.system.administer("erase", "--subject", GROUP, "--reason", "a test", "--yes", "--receipt", str(receipt))
    if not context.outcome.expect(done.returncode == 0, f"erase ended with {done.returncode}: {done.stderr}"):
        return
    context.outcome.count("subjects erased")
    verify_receipts(context, seen, receipt)
    system = seen.system
    system.stop()
    after, _ = patient_data(seen, system.data)
    context.outcome.expect(not after, f"{len(after)} fields of the patient still open after the erasure")
    left = search(system.data, {f"key {number}": key for number, key in enumerate(wrapped)})
    context.outcome.expect(not left, f"wrapped keys of the patient are left: {left}")
    for path, kinds in Sweeper({"text": text, "id": PATIENT, "group": GROUP}).sweep(system.directory, (system.pki,)).items():
        context.outcome.fail(f"{path} holds the patient's {kinds}")
    restored(context, seen, backups, text)
    lost = seen.check_still()
    # What was erased is missed, and nothing else is.
    others = [finding for finding in lost.all if PATIENT not in finding]
    context.outcome.expect(not others, f"after the erasure: {others[:5]}")
    if context.outcome.expect(bool(readable) and bool(found_before),
                              "control: before the erasure neither text nor keys were found"):
        context.outcome.controlled(f"before the erasure {len(readable)} fields open and {len(wrapped)} wrapped keys are found "
                                   f"in {len(found_before)} files")


def patient_data(seen: Observed, data: Path) -> tuple[list[str], list[bytes]]:
    """Every field of the patient that opens with the root key, and the wrapped keys."""
    with Stores(data, ("collector",)) as stores:
        keys = StoreKeys(stores, "collector", seen.checker._roots["collector"])
        subjects = {row["subject"] for row in stores.rows("collector", """
            SELECT g.opaque_id AS subject FROM conversation c JOIN conversation_group g ON g.id = c.group_id
            WHERE c.source = 'shred'""")}
        subjects |= seen.__dict__.setdefault("erased_subjects", subjects)
        opened, wrapped = [], []
        for table, column, key, subject in SEALED["collector"]:
            for row in stores.rows("collector", f"SELECT {', '.join(key)}, {column}, {subject} FROM {table} "
                                                f"WHERE {column} NOTNULL"):
                if row[len(key) + 1] in subjects:
                    try:
                        opened.append(keys.open(row[len(key)], table, column, row_name(*row[:len(key)]),
                                                row[len(key) + 1]).decode())
                    except Unopened:
                        continue
        for subject in subjects:
            wrapped += [bytes(row[0]) for row in stores.rows(
                "collector", "SELECT wrapped FROM storekit_data_key WHERE subject = ?", subject)]
    return opened, wrapped


def search(directory: Path, needles: dict[str, bytes]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in directory.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            if hits := [name for name, needle in needles.items() if needle in content]:
                found[str(path)] = hits
    return found


def restored(context: Context, seen: Observed, backups: list[Path], text: str) -> None:
    """A backup from before the erasure, restored after it."""
    target = context.directory / "restored"
    done = seen.system.run_command("restore", *map(str, backups), "--into", str(target), "--keys", str(seen.system.pki), "--json")
    if not context.outcome.expect(done.returncode == 0, f"restore ended with {done.returncode}: {done.stderr}"):
        return
    opened, _ = patient_data(seen, target)
    context.outcome.expect(not opened, f"{len(opened)} fields of the patient open in the restored backup")
    for path, kinds in Sweeper({"text": text, "id": PATIENT}).sweep(target).items():
        context.outcome.fail(f"restored {path} holds the patient's {kinds}")
    context.outcome.count("backups restored", len(backups))
    shutil.rmtree(target)


def verify_receipts(context: Context, seen: Observed, receipt: Path) -> None:
    """Offline, by the product's command and by the signature alone."""
    done = seen.system.run_command("receipt", "verify", str(receipt))
    context.outcome.expect(done.returncode == 0, f"receipt verify ended with {done.returncode}: {done.stdout}{done.stderr}")
    envelopes = json.loads(receipt.read_text())["receipts"]
    for entry in envelopes:
        envelope = json.loads(entry) if isinstance(entry, str) else entry
        context.outcome.expect(is_signed(envelope, seen.system.pki), "a receipt's signature does not verify")
        changed = dict(envelope, payload=base64.b64encode(base64.b64decode(envelope["payload"]) + b" ").decode())
        context.outcome.expect(not is_signed(changed, seen.system.pki), "a changed receipt verifies")
        context.outcome.count("receipts verified")
    context.outcome.expect(bool(envelopes), "there is no receipt")


def is_signed(envelope: dict[str, Any], pki: Path) -> bool:
    """DSSE: the signature is over the type and the payload with their lengths."""
    payload, kind = base64.b64decode(envelope["payload"]), envelope["payloadType"].encode()
    signed = b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)
    for file in pki.glob("*.signing.pub"):
        key: Any = load_pem_public_key(file.read_bytes())
        for signature in envelope["signatures"]:
            try:
                key.verify(base64.b64decode(signature["sig"]), signed)
                return True
            except InvalidSignature:
                continue
    return False


TEST = Test("T20", "rotation, shredding", run, weight=60)
