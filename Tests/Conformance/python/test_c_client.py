"""The C client against the rude server: `rtcall`, built by `make -C Shared/CClient`, or as $RTCALL says."""

import asyncio
import json
import os
import unittest
from pathlib import Path

from rtlk.wire import Code
from test_client import events, rude

RTCALL = Path(os.environ.get("RTCALL", Path(__file__).resolve().parents[3] / "Shared" / "CClient" / "build" / "rtcall"))
ECHOED = "reddytalk.common.v1.Health/Check"
INGEST = "reddytalk.collector.v1.Collector/IngestConversations"


def exit_of(code):
    """As `rtcall --help` says."""
    return 32 + code


@unittest.skipUnless(RTCALL.exists(), f"{RTCALL} is not built: make -C Shared/CClient")
class RudeServerTests(unittest.IsolatedAsyncioTestCase):
    async def rtcall(self, address, method=ECHOED, request="{}", *options):
        process = await asyncio.create_subprocess_exec(
            RTCALL, "--plaintext", *options, f"{address[0]}:{address[1]}", method, "-",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
        out, error = await asyncio.wait_for(process.communicate(request.encode()), 30)
        return process.returncode, out.decode(), error.decode()

    async def fails(self, case, code, text):
        for size in (0, 1, 1000, 100_000):
            with self.subTest(case, size=size):
                request = {"conversations": [{"id": "x" * size}]} if size else {}
                async with rude(case) as (address, _):
                    status, out, error = await self.rtcall(address, INGEST, json.dumps(request))
                self.assertEqual((status, out), (exit_of(code), ""))
                self.assertIn(text, error)

    async def test_status_right_after_open(self):
        await self.fails("status-after-open", Code.NOT_FOUND, "refused at once")

    async def test_a_connection_closed_inside_a_response(self):
        await self.fails("close-during-data", Code.UNAVAILABLE, "closed")

    async def test_a_status_inside_a_response(self):
        await self.fails("status-during-data", Code.NOT_FOUND, "changed its mind")

    async def test_an_error_after_a_response(self):
        await self.fails("status-after-data", Code.NOT_FOUND, "changed its mind")

    async def test_a_goaway_after_the_call(self):
        async with rude("goaway") as (address, _):
            self.assertEqual((await self.rtcall(address))[:2], (0, "{}\n"))

    async def test_a_goaway_that_leaves_the_call_out(self):
        async with rude("goaway-unseen") as (address, _):
            status, _, error = await self.rtcall(address)
        self.assertEqual(status, exit_of(Code.UNAVAILABLE))
        self.assertIn("not this one", error)

    async def test_pings_between_the_parts_of_a_response(self):
        async with rude("ping") as (address, reports):
            self.assertEqual((await self.rtcall(address))[:2], (0, "{}\n"))
        self.assertIn("ponged", events(reports))

    async def test_a_deadline(self):
        async with rude("silence") as (address, _):
            status, _, error = await self.rtcall(address, ECHOED, "{}", "--timeout", "0.05")
        self.assertEqual(status, exit_of(Code.DEADLINE_EXCEEDED))


if __name__ == "__main__":
    unittest.main()
