"""An asyncio client with all four call shapes.

    async with await Client.connect("127.0.0.1", 7101, tls=context(True, ca, certificate, key), service="collector") as client:
        reply = await client.unary("reddytalk.common.v1.Health/Check", b"", timeout=1)
"""

import asyncio
import contextlib
import time
from collections import deque
from dataclasses import dataclass, field

from .connection import (BIDIRECTIONAL, CLIENT_STREAMING, SERVER_STREAMING, UNARY, Closed, Connection, Finished, Greeted,
                         InitialMetadata, Pong, Received)
from .identity import service_of
from .wire import Code, Limits, Reason, Status, Violation


# What messages hold together that are sent in parts (section 7).
UNFINISHED_MAX = 16 * 1024 * 1024


class CallError(Exception):
    def __init__(self, status, never_seen=False):
        super().__init__(f"{Code(status.code).name}: {status.text}")
        self.status, self.never_seen = status, never_seen

    @property
    def code(self):
        return Code(self.status.code)


@dataclass
class Reply:
    message: bytes
    initial: list = field(default_factory=list)
    trailing: list = field(default_factory=list)


class Call:
    """One call. Iterate over it for its responses; it raises CallError at the end unless the code is OK."""

    def __init__(self, client, deadline):
        self._client, self._deadline, self.stream = client, deadline, None
        self._received, self._finished, self._changed = deque(), None, asyncio.Event()
        self.initial, self._has_begun = [], False

    @property
    def status(self):
        return self._finished.status if self._finished else None

    def _take(self, event):
        if isinstance(event, Received):
            self._received.append(event)
        elif isinstance(event, InitialMetadata):
            self.initial = event.metadata
        elif isinstance(event, Finished) and not self._finished:
            self._finished = event
        self._has_begun = True
        self._changed.set()

    async def _wait(self):
        """Waits for a change of this call or of the connection's credit, within the deadline."""
        self._changed.clear()
        left = None if self._deadline is None else self._deadline - time.monotonic()
        try:
            await asyncio.wait_for(self._changed.wait(), left)
        except asyncio.TimeoutError:
            self.cancel(Code.DEADLINE_EXCEEDED, "the call's time is up")

    def cancel(self, code=Code.CANCELLED, text="cancelled by the caller"):
        event = self._client._connection.cancel(self.stream, code, text)
        if event:
            self._take(event)
            self._client._flush()

    async def send(self, message, end=False):
        async with self._client._turn(self, len(message)):
            offset = 0
            while not self._finished:
                sent = self._client._connection.send_part(self.stream, message, offset, end)
                if sent is None:
                    await self._wait()
                    continue
                offset = sent
                self._client._flush()
                if offset == len(message):
                    return
                # Other calls' parts go in between.
                await asyncio.sleep(0)
        raise CallError(self._finished.status, self._finished.never_seen)

    def send_end(self):
        self._client._connection.send_end(self.stream)
        self._client._flush()

    async def initial_metadata(self):
        while not self._has_begun and not self._finished:
            await self._wait()
        return self.initial

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self._received and not self._finished:
            await self._wait()
        if self._received:
            event = self._received.popleft()
            self._client._connection.consumed(self.stream, event.cost)
            self._client._flush()
            return event.message
        if self._finished.status.code != Code.OK:
            raise CallError(self._finished.status, self._finished.never_seen)
        raise StopAsyncIteration

    async def finish(self):
        """Waits for the end, passing over what was not read."""
        async for _ in self:
            pass
        return self._finished.status


class Client:
    def __init__(self, reader, writer, limits):
        self._reader, self._writer = reader, writer
        self._connection = Connection(True, limits)
        self._calls, self._room, self._pongs = {}, asyncio.Event(), deque()
        # Calls that wait to send, calls that do, and the size of their messages.
        self._waiting, self._sending, self._unfinished = deque(), set(), 0
        self._later = None
        self.ending = None
        self.peer = ""

    @classmethod
    async def connect(cls, host, port, tls=None, service=None, limits=None, timeout=10):
        async with asyncio.timeout(timeout):
            reader, writer = await asyncio.open_connection(host, port, ssl=tls)
            client = cls(reader, writer, limits or Limits())
            if tls:
                client._check_identity(service)
            client._flush()
            greeted = asyncio.get_running_loop().create_future()
            client._task = asyncio.create_task(client._run(greeted))
            await greeted
            return client

    def _check_identity(self, service):
        self.peer = service_of(self._writer.get_extra_info("peercert"))
        if self.peer is None or service and self.peer != service:
            self._connection.take_output()
            self._connection.violated(Violation("the certificate names nobody or somebody else", Reason.IDENTITY))
            self._flush()
            self._writer.close()
            raise CallError(Status(Code.UNAUTHENTICATED, f"wanted {service}, found {self.peer}"))

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        await self.close()

    @property
    def usable(self):
        return not self._connection.closed and not self._connection.draining

    async def close(self):
        if not self._connection.closed:
            self._connection.drain("the client is done")
            self._flush()
            self._handle(self._connection.lost("closed by the caller"))
        if self._later:
            self._later.cancel()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self._finish_writer()

    async def _finish_writer(self):
        self._writer.close()
        try:
            await self._writer.wait_closed()
        except OSError:
            pass

    async def _run(self, greeted):
        while not self._connection.closed:
            try:
                data = await self._reader.read(65536)
            except OSError as error:
                events = self._connection.lost(str(error))
            else:
                events = self._connection.receive(data) if data else self._connection.lost("the server closed the connection")
            self._handle(events, greeted)
            self._flush()
        self._writer.close()

    def _handle(self, events, greeted=None):
        for event in events:
            if isinstance(event, Greeted) and greeted:
                greeted.set_result(None)
            elif isinstance(event, Closed):
                self.ending = event
                if greeted and not greeted.done():
                    greeted.set_exception(CallError(Status(Code.UNAVAILABLE, event.text)))
                while self._pongs:
                    self._pongs.popleft().cancel()
            elif isinstance(event, Pong):
                self._pongs.popleft().set_result(None)
            elif getattr(event, "stream", None) in self._calls:
                self._calls[event.stream]._take(event)
                if isinstance(event, Finished):
                    del self._calls[event.stream]
        # Credit may have come, or room for another call.
        for call in self._sending:
            call._changed.set()
        self._room.set()

    def _flush(self):
        connection = self._connection
        wait = connection.send_owed_cancels()
        if wait is not None and self._later is None and not connection.closed:
            self._later = asyncio.get_running_loop().call_later(wait, self._flush_later)
        output = connection.take_output()
        if output and not self._writer.is_closing():
            self._writer.write(output)
        if connection.draining and not connection.streams and not connection.closed:
            self._handle(connection.lost("drained"))
            self._writer.close()

    def _flush_later(self):
        self._later = None
        if not self._connection.closed:
            self._flush()

    @contextlib.asynccontextmanager
    async def _turn(self, call, size):
        """Waits until what others have begun leaves room for a message that takes several frames."""
        if size <= self._connection.theirs.frame:
            size = 0
        self._waiting.append(call)
        try:
            while not call._finished and (self._waiting[0] is not call
                                          or self._unfinished and self._unfinished + size > UNFINISHED_MAX):
                await call._wait()
        finally:
            self._waiting.remove(call)
            self._wake_next()
        self._unfinished += size
        self._sending.add(call)
        try:
            yield
        finally:
            self._unfinished -= size
            self._sending.discard(call)
            self._wake_next()

    def _wake_next(self):
        if self._waiting:
            self._waiting[0]._changed.set()

    async def ping(self, data=b"\0" * 8):
        pong = asyncio.get_running_loop().create_future()
        self._pongs.append(pong)
        self._connection.ping(data)
        self._flush()
        await pong

    async def start(self, path, shape, message=None, timeout=None, metadata=()):
        """Begins a call, and sends its request if it has one."""
        call = Call(self, None if timeout is None else time.monotonic() + timeout)
        connection = self._connection
        while not connection.can_open():
            if connection.closed or connection.draining:
                raise CallError(Status(Code.UNAVAILABLE, "the connection takes no further calls"), never_seen=True)
            self._room.clear()
            await self._room.wait()
        left = 0 if timeout is None else max(1, int((call._deadline - time.monotonic()) * 1e9))
        call.stream, sent = connection.open(path, shape, left, metadata, message)
        self._calls[call.stream] = call
        self._flush()
        if message is not None and not sent:
            await call.send(message, end=True)
        return call

    async def _one_reply(self, call):
        messages = [message async for message in call]
        return Reply(messages[0], call.initial, call.status.metadata)

    async def unary(self, path, message, timeout=None, metadata=()):
        return await self._one_reply(await self.start(path, UNARY, message, timeout, metadata))

    async def server_streaming(self, path, message, timeout=None, metadata=()):
        return await self.start(path, SERVER_STREAMING, message, timeout, metadata)

    async def client_streaming(self, path, messages, timeout=None, metadata=()):
        call = await self.start(path, CLIENT_STREAMING, None, timeout, metadata)
        for message in messages:
            await call.send(message)
        call.send_end()
        return await self._one_reply(call)

    async def bidirectional(self, path, timeout=None, metadata=()):
        return await self.start(path, BIDIRECTIONAL, None, timeout, metadata)
