"""The conformance suite tells what fails."""

import asyncio
import io
import json
import sys
import tempfile
import unittest
from contextlib import redirect_stderr
from pathlib import Path
from unittest.mock import patch

import conformance
from interop import cases, raw, rude
from interop.judge import JUDGES, judge
from interop.table import Column, Result, text, write_json

COLUMN = Column("c", "tcp")


def line(case: str, result: str, **more) -> str:
    return json.dumps({"case": case, "result": result, "seconds": 0.1, **more}) + "\n"


class ReportTests(unittest.TestCase):
    def read(self, output: str) -> list[tuple[str, str, str]]:
        found = conformance.read_reports(COLUMN, ["a", "b"], output, "the client exited with 1")
        return [(result.case, result.result, result.found) for result in found]

    def test_what_passes_and_fails_is_told(self):
        output = line("a", "pass") + line("b", "fail", expected="1", found="2")
        self.assertEqual(self.read(output), [("a", "pass", ""), ("b", "fail", "2")])

    def test_a_case_without_a_result_has_failed(self):
        self.assertEqual(self.read(line("a", "pass"))[1], ("b", "fail", "none; the client exited with 1"))

    def test_words_that_are_no_result_are_passed_over(self):
        self.assertEqual([result for _, result, _ in self.read("a\n[]\n1\n{}\n" + line("a", "perhaps"))], ["fail", "fail"])


class ClientTests(unittest.IsolatedAsyncioTestCase):
    async def run_code(self, code: str, seconds: float = 30) -> tuple[str, str]:
        return await conformance.run_client([sys.executable, "-c", code], seconds)

    async def test_what_a_client_printed_before_it_crashed_counts(self):
        output, ending = await self.run_code("import os, sys; print('one', flush=True); sys.stderr.write('oh\\n'); sys.exit(3)")
        self.assertEqual((output, ending), ("one\n", "the client exited with 3: oh"))

    async def test_a_client_that_hangs_is_ended(self):
        output, ending = await self.run_code("import time; print('one', flush=True); time.sleep(600)", seconds=1)
        self.assertIn("still running after 1 s", ending)


class ListTests(unittest.TestCase):
    def test_every_case_has_its_python_or_a_reason(self):
        for case in conformance.load_cases():
            with self.subTest(case.name):
                functions = [vars(module).get(case.name) for module in ((rude,) if case.rude else (cases, raw))]
                exists = any(asyncio.iscoroutinefunction(function) for function in functions)
                self.assertEqual(exists, case.reason_against(Column("python", "tcp")) is None)

    def test_every_rude_case_has_a_judge(self):
        self.assertEqual({case.name for case in conformance.load_cases() if case.rude}, set(JUDGES))

    def test_an_unknown_case_is_refused(self):
        arguments = ["conformance.py", "--programs", ".", "--c-client", ".", "larg_unary"]
        with patch.object(sys, "argv", arguments), redirect_stderr(io.StringIO()) as error, self.assertRaises(SystemExit):
            conformance.main()
        self.assertIn("larg_unary", error.getvalue())


class JudgeTests(unittest.TestCase):
    def opened(self, *connections: int, open: int = 1) -> list[dict]:
        return [{"event": "open", "connection": connection, "open": open} for connection in connections]

    def assert_found(self, case: str, reports: list[dict], found: str) -> None:
        self.assertIn(found, judge(case, reports).found)

    def test_reports_as_they_should_be_pass(self):
        self.assertIsNone(judge("goaway", self.opened(1, 2)))
        self.assertIsNone(judge("max_streams", self.opened(*[1] * 15)))
        self.assertIsNone(judge("rst_during_data", self.opened(1, 1)))

    def test_a_client_that_stays_on_a_drained_connection_fails(self):
        self.assert_found("goaway", self.opened(1, 1), "[1]")

    def test_a_client_that_opens_too_much_fails(self):
        self.assert_found("max_streams", self.opened(*[1] * 15, open=2), "2")

    def test_a_client_that_needs_another_connection_fails(self):
        self.assert_found("rst_during_data", self.opened(1, 2), "{1: 1, 2: 1}")

    def test_a_client_that_hammers_fails(self):
        reports = [{"event": "connected", "connection": number} for number in range(1, 4)]
        self.assert_found("connection_backoff", reports, "3")

    def test_a_client_that_breaks_the_protocol_fails(self):
        reports = self.opened(1, 2) + [{"event": "violated", "text": "a frame before HELLO", "reason": "PROTOCOL"}]
        self.assert_found("goaway", reports, "a frame before HELLO")

    def test_a_client_that_says_nothing_of_an_unknown_flag_fails(self):
        reports = self.opened(1) + [{"event": "closed", "text": "", "reason": None}]
        self.assert_found("server_compressed_unary", reports, "None")


class TableTests(unittest.TestCase):
    results = [Result("a", "c", "tcp", "pass"), Result("b", "c", "tcp", "fail", expected="one", found="two"),
               Result("c", "c", "tcp", "n/a", reason="too simple")]

    def test_the_table_says_everything(self):
        found = text(["a", "b", "c"], [COLUMN], self.results)
        for part in ("a          pass", "b          FAIL", "c           n/a", "expected one", "found    two",
                     "n/a  c, tcp: too simple: c", "1 passed, 1 failed, 1 not applicable"):
            self.assertIn(part, found)

    def test_json_has_the_counts_and_the_results(self):
        with tempfile.TemporaryDirectory() as directory:
            path = Path(directory) / "new" / "results.json"
            write_json(path, self.results)
            data = json.loads(path.read_text())
        self.assertEqual((data["passed"], data["failed"], data["notApplicable"]), (1, 1, 1))
        self.assertEqual(data["results"][1]["found"], "two")


if __name__ == "__main__":
    unittest.main()
