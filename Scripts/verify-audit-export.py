#!/usr/bin/env python3
"""Verifies an export of an audit trail (`reddytalk audit export`) without the system that made it.

usage: verify-audit-export.py EXPORT KEYS [--head LINE]...

EXPORT is the file of JSON lines, KEYS the directory of the services' .signing.pub files. With --head, the trail must
also agree with a head that `reddytalk audit head` printed. Needs the package `cryptography`. Written from the
documentation (Shared/README.md, "The audit trail") and not from the program. Ends with 1 and names the first bad record
when the trail is not as it was written.
"""

import argparse
import base64
import hashlib
import json
import pathlib
import struct
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

TEXTS = ["actor", "roles", "action", "objectId", "outcome", "reason", "requestId"]


class Bad(Exception):
    def __init__(self, sequence, reason):
        super().__init__(f"first bad record {sequence}: {reason}")


def record_hash(entry):
    previous = bytes.fromhex(entry["previousHash"])
    data = b"reddytalk.audit.v1" + struct.pack(">Q", len(previous)) + previous
    data += struct.pack(">Qq", entry["sequence"], entry["occurredAtMs"])
    for name in TEXTS:
        text = entry[name].encode()
        data += struct.pack(">Q", len(text)) + text
    return hashlib.sha256(data).hexdigest()


def read_keys(directory):
    keys = {}
    for path in sorted(pathlib.Path(directory).glob("*.signing.pub")):
        key = load_pem_public_key(path.read_bytes())
        if not isinstance(key, Ed25519PublicKey):
            sys.exit(f"{path} is no Ed25519 key")
        service = path.name.split(".")[0]
        raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
        keys[f"{service}-{hashlib.sha256(raw).hexdigest()[:16]}"] = (service, key)
    return keys


class Checkpoint:
    def __init__(self, line, keys, service, at):
        words = line.split(" ")
        if len(words) != 11 or words[:2] != ["reddytalk-audit-head", "v1"]:
            raise Bad(at, "not a checkpoint")
        if words[2] != service:
            raise Bad(at, f"a checkpoint of the {words[2]}, not of the {service}")
        self.sequence, self.hash = int(words[3]), words[4]
        self.before, self.before_hash, self.outline = int(words[5]), words[6], words[7]
        signer, key = keys.get(words[9], (None, None))
        if signer != service:
            raise Bad(at, f"the key {words[9]} is not one of the {service}")
        try:
            key.verify(base64.b64decode(words[10], validate=True), line.rsplit(" ", 1)[0].encode())
        except (InvalidSignature, ValueError):
            raise Bad(at, "the signature of its checkpoint is not good") from None


def verify(lines, keys, heads):
    trail = json.loads(lines[0])
    if trail.get("kind") != "trail" or trail.get("format") != "reddytalk-audit-export v1":
        sys.exit("this is no export of an audit trail")
    service, sequence = trail["service"], trail["after"]
    hashes, previous, signed, ended = {}, None if sequence else "0" * 64, 0, False
    kept = [Checkpoint(line, keys, service, sequence + 1) for line in heads]
    for text in lines[1:]:
        line = json.loads(text)
        if ended:
            raise Bad(sequence + 1, "something stands behind the end")
        if line["kind"] == "entry":
            if line["sequence"] != sequence + 1:
                raise Bad(sequence + 1, "it is missing or not in its place")
            if previous is not None and line["previousHash"] != previous:
                raise Bad(sequence + 1, "it does not follow the record in front of it")
            if record_hash(line) != line["hash"]:
                raise Bad(sequence + 1, "its content is not what its hash is of")
            sequence, previous = line["sequence"], line["hash"]
            hashes[sequence] = previous
        elif line["kind"] == "checkpoint":
            checkpoint = Checkpoint(line["line"], keys, service, sequence)
            kept.append(checkpoint)
            signed += 1
            outline = bytes.fromhex(line["outline"])
            if hashlib.sha256(outline).hexdigest() != checkpoint.outline:
                raise Bad(checkpoint.sequence, "the outline of its checkpoint is not the one that was signed")
            for number in range(checkpoint.before + 1, checkpoint.sequence + 1):
                offset = (number - checkpoint.before - 1) * 8
                if number in hashes and not hashes[number].startswith(outline[offset : offset + 8].hex()):
                    raise Bad(number, "it is not the record that was signed")
        elif line["kind"] == "witnessed":
            kept.append(Checkpoint(line["line"], keys, service, sequence))
        elif line["kind"] == "end":
            ended = True
            if line["entries"] != len(hashes):
                raise Bad(sequence + 1, f"{line['entries']} records were exported, {len(hashes)} are here")
    if not ended:
        raise Bad(sequence + 1, "the export has no end")
    for checkpoint in kept:
        if checkpoint.sequence > sequence:
            raise Bad(sequence + 1, f"the records up to {checkpoint.sequence} once were")
        if hashes.get(checkpoint.sequence, checkpoint.hash) != checkpoint.hash:
            raise Bad(checkpoint.sequence, "it is not the record that was signed")
    print(f"{service}: {len(hashes)} records are as they were written, {signed} checkpoints")


def main():
    parser = argparse.ArgumentParser(description="Verifies an export of an audit trail.")
    parser.add_argument("export")
    parser.add_argument("keys")
    parser.add_argument("--head", action="append", default=[])
    arguments = parser.parse_args()
    try:
        with open(arguments.export, encoding="utf-8") as export:
            verify(export.read().splitlines(), read_keys(arguments.keys), arguments.head)
    except Bad as bad:
        sys.exit(str(bad))
    except (KeyError, TypeError, ValueError) as error:
        sys.exit(f"this export cannot be read: {error!r}")


main()
