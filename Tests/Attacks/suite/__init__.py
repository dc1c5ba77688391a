"""Attacks on a live service, and what they cost it. Built on the Python client of the conformance suite."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "Tests/Conformance/python"))
