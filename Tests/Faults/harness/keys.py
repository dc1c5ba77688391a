"""Opens what a store has sealed, with the implementation of Tests/FieldEncryptionTests/Vectors and a root key file."""

import base64
from pathlib import Path
from typing import Optional

from cryptography.exceptions import InvalidTag
import envelope

from .stores import Stores

# Table, column, key columns as SQL, subject as SQL: what each service seals.
SEALED = {
    "collector": [
        ("conversation", "content", ["record_id"],
         "(SELECT opaque_id FROM conversation_group g WHERE g.id = conversation.group_id)"),
        ("original_text", "body", ["conversation_id", "feedback_token"],
         "(SELECT opaque_id FROM conversation_group g JOIN conversation c ON c.group_id = g.id "
         "WHERE c.id = original_text.conversation_id)"),
        ("snapshot_body", "body", ["digest"], "snapshot_body.subject"),
    ],
    "evaluator": [("scenario_outcome", "outcome", ["evaluation_id", "arm", "scenario_id"], "scenario_outcome.evaluation_id")],
    "deployer": [("turn", "sealed", ["token"], "turn.subject")],
}


# The subject whose key seals a service's files.
FILES = "storekit:files"


class Unopened(Exception):
    """A sealed field does not open."""


def read_root_key(file: Path) -> bytes:
    kind, key = file.read_text().split()[0].removeprefix("reddytalk-root-key:v1:").split(":")
    assert kind == "raw"
    return base64.b64decode(key)


def row_name(*key: object) -> str:
    texts = [value.hex() if isinstance(value, bytes) else str(value) for value in key]
    return "/".join(text.replace("%", "%25").replace("/", "%2F") for text in texts)


class StoreKeys:
    """The keys of one service's store."""

    def __init__(self, stores: Stores, service: str, root: bytes):
        self._stores, self._service, self._root = stores, service, root
        self._wrapping: dict[int, bytes] = {}
        self._data: dict[tuple[str, int], Optional[bytes]] = {}

    def _wrapping_key(self, version: int) -> bytes:
        if version not in self._wrapping:
            row = self._stores.one(self._service, "SELECT wrapped FROM storekit_wrapping_key WHERE version = ?", version)
            if row is None:
                raise Unopened(f"no wrapping key {version}")
            self._wrapping[version] = envelope.unwrap(
                row["wrapped"], self._root, envelope.joined("v1", "key-encryption-key", self._service, str(version)))
        return self._wrapping[version]

    def _data_key(self, subject: str, version: int) -> Optional[bytes]:
        if (subject, version) not in self._data:
            row = self._stores.one(
                self._service, "SELECT wrapped, wrapping_version FROM storekit_data_key WHERE subject = ? AND version = ?",
                subject, version)
            if row is None:
                self._data[subject, version] = None
            else:
                context = envelope.joined("v1", "data-key", self._service, subject, str(version),
                                          str(row["wrapping_version"]))
                self._data[subject, version] = envelope.unwrap(
                    row["wrapped"], self._wrapping_key(row["wrapping_version"]), context)
        return self._data[subject, version]

    def open(self, sealed: bytes, table: str, column: str, row: str, subject: str) -> bytes:
        """The content of a field; raises Unopened."""
        version = int.from_bytes(sealed[1:5], "big")
        place = {"service": self._service, "table": table, "column": column, "row": row, "subject": subject}
        try:
            key = self._data_key(subject, version)
            if key is None:
                raise Unopened(f"{table}.{column} of {row}: no key {version} of {subject}")
            return bytes(envelope.open_field(sealed, key, place, version))
        except (InvalidTag, ValueError) as error:
            raise Unopened(f"{table}.{column} of {row}: {type(error).__name__} {error}") from None

    def open_file(self, sealed: bytes, name: str) -> bytes:
        """The content of a sealed file: pieces of 128 KiB, each bound to the name, its number and whether it is the last."""
        if sealed[:1] != b"\x01":
            raise Unopened(f"{name} is not sealed")
        size, content = (128 << 10) + 81, bytearray()
        for number, at in enumerate(range(0, len(sealed), size)):
            last = "last" if at + size >= len(sealed) else "more"
            content += self.open(sealed[at:at + size], "file", "content", row_name(name, number, last), FILES)
        return bytes(content)

    def is_erased(self, subject: str) -> bool:
        return self._stores.one(
            self._service, "SELECT 1 FROM storekit_erasure WHERE subject = ?", subject) is not None
