"""The tests, by the names of the fault and attack tests that they are."""

import importlib
from pathlib import Path

from harness.context import Test

TESTS: list[Test] = [importlib.import_module(f"cases.{file.stem}").TEST
                     for file in sorted(Path(__file__).parent.glob("t[0-9]*.py"))]
