"""What identifies a patient, once of each kind of 45 CFR 164.514(b)(2), and how to find it wherever it may lie."""

import base64
import gzip
import zlib
from pathlib import Path
from typing import Iterable

# Kinds with their letters there. The mark makes each one unique.
SENTENCES = {
    "A name": "This is {A}.", "B place": "I live at {B}.", "C date": "I was born on {C}.", "D telephone": "Call me at {D}.",
    "E fax": "My fax is {E}.", "F mail": "Write to {F}.", "G social security": "My SSN is {G}.",
    "H medical record": "My medical record number is {H}.", "I health plan": "My member ID is {I}.",
    "J account": "My account number is {J}.", "K licence": "My driver's license is {K}.",
    "L vehicle": "My car's VIN is {L}.", "M device": "My pacemaker's serial number is {M}.", "N address": "See {N}.",
    "O IP": "I write from {O}.", "P biometric": "My fingerprint ID is {P}.", "Q photo": "My photo is {Q}.",
    "R code": "My caregiver code is {R}.",
}
FREE_TEXT = "The purple umbrella stood beside the crooked aquarium when it began, {mark}."


def values(mark: str) -> dict[str, str]:
    """A canary for each kind; `mark` is six digits."""
    d = mark
    return {
        "A": f"Wilhelmina Oxenstjerna-{chr(65 + int(d[0]))}{chr(97 + int(d[1]))}{chr(97 + int(d[2]))}{chr(97 + int(d[3]))}",
        "B": f"{d} Kestrel Hollow Road, Tarrowby", "C": f"03/17/19{d[:2]}-{d}", "D": f"415-555-{d[:4]}", "E": f"415-556-{d[:4]}",
        "F": f"wilhelmina.ox{d}@kestrelmail.example", "G": f"219-{d[:2]}-9{d[3:]}", "H": f"MRN-77{d}", "I": f"HPX-55{d}-8834",
        "J": f"44209{d}12", "K": f"K77{d}9", "L": f"1HGCM826{d}A43", "M": f"SN-PM-{d}-X", "N": f"https://ox{d}.example/me",
        "O": f"203.0.113.{int(d[:2]) % 250}:{d}", "P": f"FP-88{d}", "Q": f"face_photo_ox{d}.jpg", "R": f"ZQ-77{d}-KX",
    }


def sentence(kind: str, mark: str) -> str:
    return SENTENCES[kind].format(**values(mark))


def forms(text: str) -> list[bytes]:
    """How a text may lie somewhere: as it is, in JSON, in base64 at any alignment, in hexadecimal, in UTF-16."""
    plain = text.encode()
    found = {plain, plain.lower(), text.replace("/", "\\/").encode(), plain.hex().encode(), text.encode("utf-16-le")}
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + plain)
        # The first and last characters depend on what is beside it.
        found.add(encoded[4 if shift else 0:-4])
    return sorted(form for form in found if len(form) >= 6)


class Sweeper:
    """Looks for texts in bytes and in files, compressed ones too."""

    def __init__(self, texts: dict[str, str]):
        self._forms = [(name, form) for name, text in texts.items() for form in forms(text)]
        self.files = 0
        self.bytes = 0

    def hits(self, data: bytes) -> set[str]:
        self.bytes += len(data)
        found = {name for name, form in self._forms if form in data}
        for unpacked in self._unpacked(data):
            found |= {name for name, form in self._forms if form in unpacked}
        return found

    @staticmethod
    def _unpacked(data: bytes) -> Iterable[bytes]:
        try:
            if data[:2] == b"\x1f\x8b":
                yield gzip.decompress(data)
            elif data[:1] == b"\x78":
                yield zlib.decompress(data)
        except (OSError, EOFError, zlib.error):
            return

    def sweep(self, directory: Path, skip: Iterable[Path] = ()) -> dict[str, set[str]]:
        """What is found, by file."""
        found: dict[str, set[str]] = {}
        for path in sorted(directory.rglob("*")):
            if path.is_file() and not path.is_symlink() and not any(part in skip for part in (path, *path.parents)):
                self.files += 1
                if hits := self.hits(path.read_bytes()) | self.hits(str(path.name).encode()):
                    found[str(path)] = hits
        return found
