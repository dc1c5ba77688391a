"""The Python client against servers, well-behaved and rude, over loopback."""

import asyncio
import contextlib
import subprocess
import tempfile
import unittest
from pathlib import Path

import rude_server
from rtlk.client import CallError, Client
from rtlk.identity import context
from rtlk.wire import Code, Limits
from test_vectors import SERVICE, VectorServer

MAKE_PKI = Path(__file__).resolve().parents[3] / "Shared" / "CClient" / "tests" / "make-pki.sh"


@contextlib.asynccontextmanager
async def vector_server():
    async def accept(reader, writer):
        server = VectorServer(Limits())
        while data := await reader.read(65536):
            server.receive(data)
            writer.write(server.output)
            server.output = b""
            if server.connection.closed:
                break
        writer.close()

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[:2]


@contextlib.asynccontextmanager
async def rude(*arguments):
    """Gives the address, and the list of what the server reports."""
    reports = []
    async with rude_server.RudeServer(rude_server.arguments().parse_args(list(arguments)), reports.append) as server:
        yield server.address, reports


def events(reports):
    return {report["event"] for report in reports}


class ShapeTests(unittest.IsolatedAsyncioTestCase):
    async def test_all_four_shapes_work(self):
        async with vector_server() as address, await Client.connect(*address) as client:
            self.assertEqual((await client.unary(SERVICE + "Unary", b"hi")).message, b"hi")
            stream = await client.server_streaming(SERVICE + "ServerStreaming", b"hi")
            self.assertEqual([message async for message in stream], [b"hi"])
            self.assertEqual((await client.client_streaming(SERVICE + "ClientStreaming", [b"a", b"", b"c"])).message, b"ac")
            call = await client.bidirectional(SERVICE + "Bidirectional")
            for message in (b"1", b"", b"3"):
                await call.send(message)
                self.assertEqual(await anext(call), message)
            call.send_end()
            self.assertEqual((await call.finish()).code, Code.OK)

    async def test_many_calls_at_once_wait_for_streams(self):
        async with rude("max-streams", "--streams", "2") as (address, reports):
            async with await Client.connect(*address) as client:
                replies = await asyncio.gather(*(client.unary("a/B", bytes([i])) for i in range(20)))
        self.assertEqual([reply.message for reply in replies], [bytes([i]) for i in range(20)])
        self.assertNotIn("violated", events(reports))

    async def test_large_messages_respect_credit_both_ways(self):
        message = bytes(i % 251 for i in range(1_000_000))
        async with rude("polite") as (address, _):
            async with await Client.connect(*address, limits=Limits(stream_credit=65536, connection_credit=65536)) as client:
                replies = await asyncio.gather(*(client.unary("a/B", message) for _ in range(3)))
        self.assertEqual([reply.message for reply in replies], [message] * 3)

    async def test_errors_end_only_their_call(self):
        async with vector_server() as address, await Client.connect(*address) as client:
            for method, code in (("Nothing", Code.UNIMPLEMENTED), ("Denied", Code.PERMISSION_DENIED)):
                with self.assertRaises(CallError) as raised:
                    await client.unary(SERVICE + method, b"")
                self.assertEqual(raised.exception.code, code)
            self.assertEqual((await client.unary(SERVICE + "Unary", b"hi")).message, b"hi")
            await client.ping()

    async def test_a_deadline_ends_a_call(self):
        async with rude("silence") as (address, _), await Client.connect(*address) as client:
            with self.assertRaises(CallError) as raised:
                await client.unary("a/B", b"", timeout=0.02)
            self.assertEqual(raised.exception.code, Code.DEADLINE_EXCEEDED)
            self.assertTrue(client.usable)

    async def test_a_call_can_be_cancelled(self):
        async with rude("silence") as (address, _), await Client.connect(*address) as client:
            call = await client.server_streaming("a/B", b"")
            call.cancel()
            with self.assertRaises(CallError) as raised:
                await call.finish()
            self.assertEqual(raised.exception.code, Code.CANCELLED)


class RudeTests(unittest.IsolatedAsyncioTestCase):
    async def test_goaway_finishes_the_call_and_takes_no_other(self):
        async with rude("goaway") as (address, _):
            async with await Client.connect(*address) as client:
                self.assertEqual((await client.unary("a/B", b"hi")).message, b"hi")
                with self.assertRaises(CallError) as raised:
                    while True:
                        await client.unary("a/B", b"hi")
                self.assertTrue(raised.exception.never_seen)
            async with await Client.connect(*address) as client:
                self.assertEqual((await client.unary("a/B", b"hi")).message, b"hi")

    async def test_a_call_above_the_last_stream_was_never_seen(self):
        async with rude("goaway-unseen") as (address, _), await Client.connect(*address) as client:
            with self.assertRaises(CallError) as raised:
                await client.unary("a/B", b"hi")
            self.assertEqual((raised.exception.code, raised.exception.never_seen), (Code.UNAVAILABLE, True))

    async def fails(self, case, code, usable):
        for size in (0, 1, 1000, 200_000):
            with self.subTest(case, size=size):
                async with rude(case) as (address, _), await Client.connect(*address) as client:
                    with self.assertRaises(CallError) as raised:
                        await client.unary("a/B", b"x" * size)
                    self.assertEqual(raised.exception.code, code)
                    self.assertEqual(client.usable, usable)

    async def test_status_right_after_open(self):
        await self.fails("status-after-open", Code.NOT_FOUND, True)

    async def test_a_connection_closed_inside_a_response(self):
        await self.fails("close-during-data", Code.UNAVAILABLE, False)

    async def test_a_status_inside_a_response(self):
        await self.fails("status-during-data", Code.NOT_FOUND, True)

    async def test_an_error_after_a_response(self):
        await self.fails("status-after-data", Code.NOT_FOUND, True)

    async def test_pings_between_the_parts_of_a_response(self):
        async with rude("ping") as (address, reports), await Client.connect(*address) as client:
            for size in (0, 1, 1000, 60_000):
                self.assertEqual((await client.unary("a/B", b"x" * size)).message, b"x" * size)
        self.assertIn("ponged", events(reports))


class IdentityTests(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        cls.directory = tempfile.TemporaryDirectory()
        subprocess.run([MAKE_PKI, cls.directory.name], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.directory.cleanup()

    def file(self, name):
        return f"{self.directory.name}/{name}"

    @contextlib.asynccontextmanager
    async def server(self, name):
        files = ["--ca", self.file("ca.pem"), "--cert", self.file(name + ".pem"), "--key", self.file(name + ".key")]
        async with rude("goaway", *files) as found:
            yield found

    def tls(self, name="client"):
        return context(True, self.file("ca.pem"), self.file(name + ".pem"), self.file(name + ".key"))

    async def test_calls_work_over_mutual_tls(self):
        async with self.server("collector") as (address, _):
            async with await Client.connect(*address, tls=self.tls(), service="collector") as client:
                self.assertEqual((await client.unary("a/B", b"x" * 100_000)).message, b"x" * 100_000)
                self.assertEqual(client.peer, "collector")

    async def test_a_server_that_is_somebody_else_is_refused(self):
        for name in ("client", "nameless", "two-names", "malformed"):
            with self.subTest(name):
                async with self.server(name) as (address, _):
                    with self.assertRaises(CallError) as raised:
                        await Client.connect(*address, tls=self.tls(), service="collector")
                    self.assertEqual(raised.exception.code, Code.UNAUTHENTICATED)

    async def test_a_client_that_names_nobody_is_told_so(self):
        async with self.server("collector") as (address, reports):
            with self.assertRaises(CallError):
                await Client.connect(*address, tls=self.tls("nameless"), service="collector")


if __name__ == "__main__":
    unittest.main()
