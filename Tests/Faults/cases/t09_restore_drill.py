"""T9: backups are made under load and restored into an empty directory; damaged ones are refused."""

import json
import shutil
import time
from pathlib import Path

from harness.checker import Checker
from harness.context import Context, Observed, Test
from harness.ledger import LedgerView

SERVICES = ("collector", "trainer", "evaluator", "deployer", "gateway")


def run(context: Context) -> None:
    system = context.system()
    seen = context.observed(system)
    system.start()
    seen.clients.import_corpus()
    seen.clients.spawn(seen.clients.hand_in, 4)
    seen.clients.spawn(seen.clients.train)
    seen.clients.spawn(seen.clients.release)
    context.pass_time(context.size(4, 30))
    before = seen.ledger.view()
    backups = back_up(context, seen)
    after = seen.ledger.view()
    # What comes now is in no backup.
    context.pass_time(1)
    seen.clients.stop()
    for text in seen.clients.faults + system.unexpected_ends():
        context.outcome.fail(text)
    context.outcome.expect(len(backups) == len(SERVICES), f"there are backups of {sorted(backups)} only")
    if context.outcome.failures:
        return
    # Promised is what was acknowledged before; there may be what was asked for meanwhile.
    promised = LedgerView(after.intents, before.acknowledged, {})
    context.outcome.counts["acknowledged before"] = sum(
        len(entry.facts.get("stored", [None])) for entry in before.acknowledged.values())
    late = seen.ledger.view()
    system.stop()
    restored = restore(context, seen, backups)
    check(context, seen, restored, promised)
    control(context, seen, restored, late)
    damaged(context, seen, backups)
    continues(context, seen, restored)


def back_up(context: Context, seen: Observed) -> dict[str, Path]:
    begin = time.monotonic()
    done = seen.system.administer("backup")
    context.outcome.counts["seconds to back up"] = round(time.monotonic() - begin)
    said = f"reddytalk backup ended with {done.returncode}: {done.stdout}{done.stderr}"
    if not context.outcome.expect(done.returncode == 0, said):
        return {}
    made = {entry["service"]: Path(entry["path"]) for entry in json.loads(done.stdout)["backups"]}
    context.outcome.counts["backups"] = len(made)
    return made


def restore(context: Context, seen: Observed, backups: dict[str, Path]) -> Path:
    target = context.directory / "restored"
    begin = time.monotonic()
    done = seen.system.run_command("restore", *map(str, backups.values()), "--into", str(target), "--without-erasures",
                                   "--keys", str(seen.system.pki), "--json")
    context.outcome.expect(done.returncode == 0, f"reddytalk restore ended with {done.returncode}: {done.stdout}{done.stderr}")
    context.outcome.counts["recovery, ms"] = round(1000 * (time.monotonic() - begin))
    return target


def check(context: Context, seen: Observed, restored: Path, promised: LedgerView) -> None:
    findings = Checker(promised, seen.system.pki).check(restored, SERVICES, context.directory / "restored.evidence")
    context.outcome.take(findings, "in the restored stores")


def control(context: Context, seen: Observed, restored: Path, late: LedgerView) -> None:
    """What was acknowledged after the backup is not in it, and the checker must miss it."""
    findings = Checker(late, seen.system.pki).check(restored, SERVICES)
    if context.outcome.expect(bool(findings.lost), "control: what came after the backup was not missed"):
        context.outcome.controlled(f"{len(findings.lost)} acknowledgements from after the backup are missed in it")


def damaged(context: Context, seen: Observed, backups: dict[str, Path]) -> None:
    """A backup with a changed byte, without a file, or cut off is refused, and nothing of it is left."""
    for name, place in backups.items():
        files = sorted(path for path in place.rglob("*") if path.is_file())
        for file in files[:context.size(4, 1000)]:
            for kind in ("changed", "cut off", "missing"):
                copy = context.directory / "damaged" / place.name
                shutil.rmtree(copy.parent, ignore_errors=True)
                shutil.copytree(place, copy)
                hurt(copy / file.relative_to(place), kind)
                target = context.directory / "refused"
                done = seen.system.run_command("restore", str(copy), "--into", str(target), "--without-erasures", "--keys",
                                               str(seen.system.pki), "--json")
                left = [path for path in (target / name).rglob("*") if path.is_file()] if target.exists() else []
                what = f"{name}, {file.relative_to(place)} {kind}"
                context.outcome.expect(done.returncode not in (0, 64), f"{what}: restored with {done.returncode}: {done.stderr}")
                context.outcome.expect(not left, f"{what}: refused, but left {left[:3]}")
                shutil.rmtree(target, ignore_errors=True)
                context.outcome.count("damaged backups refused")


def hurt(file: Path, kind: str) -> None:
    content = bytearray(file.read_bytes())
    if kind == "missing":
        file.unlink()
    elif kind == "cut off":
        file.write_bytes(content[:-1])
    else:
        content[len(content) // 2] ^= 1
        file.write_bytes(content)


def continues(context: Context, seen: Observed, restored: Path) -> None:
    """A system on the restored stores serves, and finishes what was being done."""
    system = context.system("revived", data=restored)
    revived = Observed(context, system, "revived")
    begin = time.monotonic()
    system.start()
    context.outcome.counts["start, ms"] = round(1000 * (time.monotonic() - begin))
    for text in revived.await_runs(90):
        context.outcome.fail(f"in the restored system run {text}")
    gateway = system.gateway()
    for path in ("status", "models", "deployments", "evaluations", "history"):
        answer = gateway.get(f"/api/training-pipeline/{path}")
        context.outcome.expect(answer.ok, f"the restored system answers {path} with {answer.status}")
    revived.clients.hand_in_some(context.random, 3, feedback=True)
    context.outcome.expect(revived.ledger.count > 0, f"the restored system takes nothing in: {revived.clients.faults}")


TEST = Test("T9", "backup, restore drill", run, weight=70)
