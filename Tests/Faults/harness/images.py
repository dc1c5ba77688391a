"""What a kill at each write would leave: the service is held before every call that changes a file, and its files are copied."""

import os
import shutil
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from .ledger import Ledger, LedgerView
from .shim import Shim


@dataclass
class Image:
    """The files of a service before one of its calls."""
    number: int
    directory: Path
    # What was acknowledged by then.
    ledger: LedgerView
    # Nothing has changed since the image before.
    is_same: bool = False


def take(shim: Shim, files: Path, target: Path, ledger: Ledger, work: Callable[[], None], seconds: float) -> list[Image]:
    """Does `work` while the service stops before each of its calls; gives an image for each."""
    images: list[Image] = []
    stamps: dict[str, tuple[int, int, int]] = {}
    shim.count_from_here()
    shim["granted"] = shim["waiting"] = 0
    shim["hold"] = 1
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            number = shim["waiting"]
            if number == 0:
                if not thread.is_alive():
                    break
                time.sleep(0.0001)
                continue
            if number > shim["granted"]:
                images.append(_copy(files, target / f"{number:06}", stamps, images, ledger, number))
                shim["granted"] = number
            shim["waiting"] = 0
    finally:
        shim["hold"] = 0
    thread.join(5)
    return images


def _copy(files: Path, target: Path, stamps: dict[str, tuple[int, int, int]], images: list[Image], ledger: Ledger,
          number: int) -> Image:
    """Copies what has changed, and links the rest."""
    before = images[-1].directory if images else None
    found: dict[str, tuple[int, int, int]] = {}
    for directory, _, names in os.walk(files):
        for name in names:
            # What only the living share.
            if name.endswith("-shm"):
                continue
            path = Path(directory) / name
            try:
                status = path.stat()
            except FileNotFoundError:
                continue
            found[str(path.relative_to(files))] = (status.st_ino, status.st_size, status.st_mtime_ns)
    if before is not None and found == stamps:
        return Image(number, before, ledger.view(), is_same=True)
    target.mkdir(parents=True)
    for name, stamp in found.items():
        destination = target / name
        destination.parent.mkdir(parents=True, exist_ok=True)
        # A log that is overwritten in place within one tick of the clock has the same stamp: always copied.
        if before is not None and stamps.get(name) == stamp and not name.endswith(("-wal", ".sqlite")):
            os.link(before / name, destination)
        else:
            shutil.copyfile(files / name, destination)
    stamps.clear()
    stamps.update(found)
    return Image(number, target, ledger.view())


def put_back(image: Image, files: Path) -> None:
    """Makes the service's files what they were in the image."""
    shutil.rmtree(files)
    shutil.copytree(image.directory, files)
    os.chmod(files, 0o700)
    for path in files.rglob("*"):
        os.chmod(path, 0o700 if path.is_dir() else 0o600)
