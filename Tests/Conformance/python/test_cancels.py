"""A client counts its own CANCELs: PROTOCOL.md section 9.3."""

import asyncio
import unittest

from rtlk.client import CallError, Client
from rtlk.connection import UNARY, Connection
from rtlk.wire import HEADER_LENGTH, Code, Header, Type
from test_client import rude


def types(data):
    """The types of the frames in the bytes, HELLO left out."""
    found = []
    while data:
        header = Header.read(data)
        found.append(Type(header.type))
        data = data[HEADER_LENGTH + header.length:]
    return [kind for kind in found if kind != Type.HELLO]


class CancelTests(unittest.TestCase):
    def setUp(self):
        self.now = 1000.0
        self.client = Connection(True, clock=lambda: self.now)
        self.server = Connection(False)
        self.server.receive(self.client.take_output())
        self.client.receive(self.server.take_output())

    def give_up(self, count):
        for _ in range(count):
            self.client.cancel(self.client.open("a/B", UNARY, message=b"")[0])
        return types(self.client.take_output())

    def test_150_at_once_are_sent(self):
        self.assertEqual(self.give_up(150).count(Type.CANCEL), 150)
        self.assertTrue(self.client.can_open())

    def test_one_more_waits_and_drains_the_connection(self):
        self.give_up(150)
        self.assertEqual(self.give_up(2), [Type.OPEN, Type.GOAWAY, Type.OPEN])
        self.assertFalse(self.client.can_open())

    def test_what_waits_is_sent_evenly_over_the_period(self):
        self.give_up(155)
        self.assertAlmostEqual(self.client.send_owed_cancels(), 0.2)
        self.assertEqual(types(self.client.take_output()), [])
        self.now += 0.41
        self.assertAlmostEqual(self.client.send_owed_cancels(), 0.19)
        self.assertEqual(types(self.client.take_output()), [Type.CANCEL] * 2)
        self.now += 30
        self.assertIsNone(self.client.send_owed_cancels())
        self.assertEqual(types(self.client.take_output()), [Type.CANCEL] * 3)

    def test_time_allows_no_more_than_150_at_once(self):
        self.now += 3600
        self.assertEqual(self.give_up(200).count(Type.CANCEL), 150)

    def test_a_call_given_up_for_an_error_of_the_server_counts(self):
        self.give_up(150)
        stream = self.client.open("a/B", UNARY, message=b"")[0]
        self.client._call_failed(self.client.streams[stream], Code.INTERNAL, "an error")
        self.assertNotIn(Type.CANCEL, types(self.client.take_output()))

    def test_calls_of_the_draining_connection_go_on(self):
        kept = self.client.open("a/B", UNARY, message=b"")[0]
        self.server.receive(self.client.take_output())
        self.give_up(151)
        self.assertIn(kept, self.client.streams)
        self.assertFalse(self.client.closed)


class ManyCancelsTests(unittest.IsolatedAsyncioTestCase):
    async def test_the_connection_ends_with_its_last_call_and_is_not_used_again(self):
        async with rude("silence") as (address, reports), await Client.connect(*address) as client:
            kept = await client.server_streaming("a/B", b"")
            while client.usable:
                call = await client.server_streaming("a/B", b"")
                call.cancel()
            with self.assertRaises(CallError) as raised:
                await client.unary("a/B", b"")
            self.assertTrue(raised.exception.never_seen)
            self.assertIsNone(kept.status)
            kept.cancel()
            await asyncio.wait_for(client._task, 10)
            self.assertEqual(client.ending.text, "drained")
        self.assertNotIn("violated", {report["event"] for report in reports})


if __name__ == "__main__":
    unittest.main()
