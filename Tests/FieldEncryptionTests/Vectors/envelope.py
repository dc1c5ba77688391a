#!/usr/bin/env python3
"""Opens the vectors of envelope.json with an implementation of its own, from the root key to the content.

    envelope.py            open every vector, and see that each damaged one stays shut
    envelope.py --make     write envelope.json anew

Takes `cryptography` (Debian: python3-cryptography). The format is that of Shared/FieldEncryption.
"""

import base64
import hashlib
import json
import struct
import sys
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FILE = Path(__file__).with_name("envelope.json")


def joined(*components: str) -> bytes:
    return "|".join(c.replace("%", "%25").replace("|", "%7C") for c in components).encode()


def derive(data_key: bytes, salt: bytes, table: str, column: str) -> tuple[bytes, bytes]:
    material = HKDF(SHA256(), 48, salt, joined(table, column)).derive(data_key)
    return material[:32], material[32:]


def associated_data(place: dict[str, str], version: int) -> bytes:
    return joined("v1", place["service"], place["table"], place["column"], place["row"],
                  place["subject"], str(version))


def unwrap(wrapped: bytes, key: bytes, context: bytes) -> bytes:
    if wrapped[0] != 1 or len(wrapped) != 61:
        raise ValueError("no wrapped key")
    return AESGCM(key).decrypt(wrapped[1:13], wrapped[13:], context)


def wrap(secret: bytes, key: bytes, context: bytes, nonce: bytes) -> bytes:
    return b"\x01" + nonce + AESGCM(key).encrypt(nonce, secret, context)


def open_field(sealed: bytes, data_key: bytes, place: dict[str, str], version: int) -> bytes:
    if len(sealed) < 81 or sealed[0] != 1:
        raise ValueError("no sealed field")
    if struct.unpack(">I", sealed[1:5])[0] != version:
        raise ValueError("another version of the key")
    key, commitment = derive(data_key, sealed[5:37], place["table"], place["column"])
    if commitment != sealed[37:53]:
        raise ValueError("another key")
    return AESGCM(key).decrypt(sealed[53:65], sealed[65:], associated_data(place, version))


def seal_field(content: bytes, data_key: bytes, place: dict[str, str], version: int,
               salt: bytes, nonce: bytes) -> bytes:
    key, commitment = derive(data_key, salt, place["table"], place["column"])
    box = AESGCM(key).encrypt(nonce, content, associated_data(place, version))
    return b"\x01" + struct.pack(">I", version) + salt + commitment + nonce + box


def open_vector(vector: dict) -> bytes:
    decode = base64.b64decode
    place, service = vector["place"], vector["place"]["service"]
    kek_version, version = vector["keyEncryptionKeyVersion"], vector["dataKeyVersion"]
    kek = unwrap(decode(vector["wrappedKeyEncryptionKey"]), decode(vector["rootKey"]),
                 joined("v1", "key-encryption-key", service, str(kek_version)))
    data_key = unwrap(decode(vector["wrappedDataKey"]), kek,
                      joined("v1", "data-key", service, place["subject"], str(version),
                             str(kek_version)))
    return open_field(decode(vector["sealed"]), data_key, place, version)


def bytes_of(label: str, count: int) -> bytes:
    """Bytes that anybody can make again."""
    return hashlib.shake_256(label.encode()).digest(count)


def make_vector(number: int, place: dict[str, str], content: str) -> dict:
    encode = lambda data: base64.b64encode(data).decode()
    secret = lambda name, count=32: bytes_of(f"{number} {name}", count)
    kek_version, version = number + 1, 3 * number + 1
    service = place["service"]
    wrapped_kek = wrap(secret("kek"), secret("root"),
                       joined("v1", "key-encryption-key", service, str(kek_version)),
                       secret("kek nonce", 12))
    wrapped_key = wrap(secret("key"), secret("kek"),
                       joined("v1", "data-key", service, place["subject"], str(version),
                              str(kek_version)), secret("key nonce", 12))
    sealed = seal_field(content.encode(), secret("key"), place, version, secret("salt"),
                        secret("nonce", 12))
    return {
        "place": place, "content": content, "rootKey": encode(secret("root")),
        "keyEncryptionKeyVersion": kek_version, "wrappedKeyEncryptionKey": encode(wrapped_kek),
        "dataKeyVersion": version, "wrappedDataKey": encode(wrapped_key),
        "salt": encode(secret("salt")), "nonce": encode(secret("nonce", 12)),
        "sealed": encode(sealed),
    }


def make() -> None:
    place = lambda *values: dict(zip(["service", "table", "column", "row", "subject"], values))
    vectors = [
        make_vector(0, place("collector", "conversation", "content", "c-1", "s-1"),
                    "My chest hurts and my left arm is numb."),
        make_vector(1, place("deployer", "turn", "question", "7|%", "s|2"), ""),
        make_vector(2, place("gateway", "idempotency", "response", "é", "π"), "Grüße 🏥 " * 400),
    ]
    FILE.write_text(json.dumps(vectors, indent=1, ensure_ascii=False) + "\n")


def main() -> int:
    if "--make" in sys.argv[1:]:
        make()
    vectors = json.loads(FILE.read_text())
    for vector in vectors:
        assert open_vector(vector).decode() == vector["content"]
        sealed = bytearray(base64.b64decode(vector["sealed"]))
        for index in range(0, len(sealed), max(1, len(sealed) // 97)):
            damaged = bytes(b ^ (i == index) for i, b in enumerate(sealed))
            try:
                open_vector(vector | {"sealed": base64.b64encode(damaged).decode()})
            except (InvalidTag, ValueError):
                continue
            raise AssertionError(f"opened with byte {index} changed")
    print(f"envelope: {len(vectors)} vectors open, and none of them damaged")
    return 0


if __name__ == "__main__":
    sys.exit(main())
