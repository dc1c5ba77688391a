"""A telephone system hands a call in: `rtcall` against the product's own Collector, over mutual TLS.

Takes the programs of `make build` (or $REDDYTALK_PROGRAMS) and `rtcall` (or $RTCALL).
"""

import json
import os
import re
import subprocess
import tempfile
import threading
import unittest
from pathlib import Path

from test_c_client import RTCALL, exit_of
from rtlk.wire import Code

ROOT = Path(__file__).resolve().parents[3]
PROGRAMS = Path(os.environ.get("REDDYTALK_PROGRAMS", ROOT / ".build" / "debug"))
INGEST = "reddytalk.collector.v1.Collector/IngestConversations"
STATISTICS = "reddytalk.collector.v1.Collector/GetStatistics"
CALL = {
    "conversations": [{
        "id": "call-1", "source": "switch", "category": "CATEGORY_APPOINTMENT",
        "messages": [
            {"role": "user", "content": "Can I come on Monday?"},
            {"role": "assistant", "content": "Yes, at half past nine. Is that all right?"},
        ],
    }]
}


class Collector:
    """A Collector on a free port, with a store and keys of its own."""

    def __init__(self, directory: Path) -> None:
        self.pki = directory / "pki"
        subprocess.run([PROGRAMS / "reddytalk", "pki", "init", "--directory", self.pki], check=True,
                       stdout=subprocess.DEVNULL)
        environment = os.environ | {
            "REDDYTALK_DATA_DIR": str(directory), "REDDYTALK_PKI_DIR": str(self.pki),
            "REDDYTALK_LOG_FORMAT": "json",
            "COLLECTOR_LISTEN": "127.0.0.1:0", "COLLECTOR_METRICS_LISTEN": "127.0.0.1:0",
        }
        self.process = subprocess.Popen([PROGRAMS / "collector"], env=environment, cwd=directory, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.address = self._address()
        # Nobody may wait because the log is not read.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def _address(self) -> str:
        said = []
        for line in self.process.stdout:
            said.append(line)
            if "service started" in line:
                return re.search(r"127\.0\.0\.1:\d+", line).group()
        raise AssertionError("the Collector did not start: " + "".join(said))

    def rtcall(self, caller: str, method: str, request: object) -> subprocess.CompletedProcess:
        keys = ["--ca", self.pki / "ca.pem", "--cert", self.pki / f"{caller}.pem", "--key", self.pki / f"{caller}.key"]
        return subprocess.run(
            [RTCALL, *keys, "--service", "collector", "--timeout", "30", self.address, method, "-"],
            input=json.dumps(request), capture_output=True, text=True, timeout=60)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(60)


@unittest.skipUnless(RTCALL.exists(), f"{RTCALL} is not built: make -C Shared/CClient")
@unittest.skipUnless((PROGRAMS / "collector").exists(), f"{PROGRAMS}/collector is not built: make build")
class TelephonyTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.directory.cleanup)
        cls.collector = Collector(Path(cls.directory.name))
        cls.addClassCleanup(cls.collector.stop)

    def test_a_call_is_taken_once(self) -> None:
        for outcome in ("accepted", "duplicate"):
            done = self.collector.rtcall("switch", INGEST, CALL)
            self.assertEqual(done.returncode, 0, done.stderr)
            reply = json.loads(done.stdout)
            self.assertEqual(reply["results"][0]["id"], "call-1")
            self.assertIn(outcome, reply["results"][0]["outcome"].lower())

    def test_a_switch_may_do_nothing_else(self) -> None:
        done = self.collector.rtcall("switch", STATISTICS, {})
        self.assertEqual(done.returncode, exit_of(Code.PERMISSION_DENIED))
        self.assertIn("switch may not call", done.stderr)

    def test_a_service_that_must_not_hand_in_cannot(self) -> None:
        done = self.collector.rtcall("trainer", INGEST, CALL)
        self.assertEqual(done.returncode, exit_of(Code.PERMISSION_DENIED))


if __name__ == "__main__":
    unittest.main()
