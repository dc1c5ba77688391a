"""What the fault tests share: the system of five processes, faults, the ledger, and the checker."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
# Frames of the protocol, and the envelope, each in an implementation that is not the product's.
sys.path.insert(0, str(ROOT / "Tests" / "Conformance" / "python"))
sys.path.insert(0, str(ROOT / "Tests" / "FieldEncryptionTests" / "Vectors"))

SERVICES = ("collector", "trainer", "evaluator", "deployer", "gateway")
