"""Results for people."""

import shutil
from pathlib import Path

from .outcome import Outcome


def heading() -> str:
    return f"{'':4} {'test':26} {'lost':>5} {'phantom':>7} {'twice':>5} {'seconds':>7}  what was done, and how the control failed"


def line(outcome: Outcome) -> str:
    counts = ", ".join(f"{value:,} {name}" for name, value in outcome.counts.items())
    if outcome.skipped:
        return f"{outcome.name:4} {outcome.title:26} SKIPPED: {outcome.skipped}"
    text = (f"{outcome.name:4} {outcome.title:26} {outcome.lost:5} {outcome.phantom:7} {outcome.duplicate:5} "
            f"{outcome.seconds:7.1f}  {counts}")
    if outcome.control:
        text += f"\n{'':5}control: {outcome.control}"
    text += "".join(f"\n{'':5}note: {note}" for note in outcome.notes)
    return text + "".join(f"\n{'':5}FAILED: {failure}" for failure in outcome.failures[:12])


def summary(outcomes: list[Outcome], seed: int, directory: Path, seconds: float, keeps: bool) -> str:
    failed = [outcome.name for outcome in outcomes if outcome.failures]
    skipped = [outcome.name for outcome in outcomes if outcome.skipped]
    text = f"{len(outcomes)} tests in {seconds:.0f} s, {len(failed)} failed, {len(skipped)} skipped; seed {seed}"
    if failed or skipped:
        text += "".join(f"\n{kind}: {' '.join(names)}" for kind, names in (("failed", failed), ("skipped", skipped)) if names)
        text += f"\nevidence is kept in {directory}"
    elif not keeps:
        shutil.rmtree(directory, ignore_errors=True)
    return text
