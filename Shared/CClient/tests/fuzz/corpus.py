#!/usr/bin/env python3
"""Writes the bytes of the vectors that clients receive as files to begin fuzzing with. usage: corpus.py DIRECTORY"""

import json
import sys
from pathlib import Path

vectors = Path(__file__).resolve().parents[4] / "proto" / "vectors"
directory = Path(sys.argv[1])
directory.mkdir(parents=True, exist_ok=True)
for file in sorted(vectors.glob("*.json")):
    for number, vector in enumerate(json.loads(file.read_text())["vectors"]):
        pieces = [bytes.fromhex(p) if isinstance(p, str) else bytes.fromhex(p["byte"]) * p["times"] for p in vector["bytes"]]
        data = b"".join(pieces)
        if vector["receiver"] == "client" and len(data) <= 4096:
            (directory / f"{file.stem}-{number}").write_bytes(data)
