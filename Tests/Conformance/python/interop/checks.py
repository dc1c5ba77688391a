"""What the cases share."""

import asyncio
import struct
import time
from dataclasses import dataclass, field

from rtlk.client import CallError, Client
from rtlk.identity import context

CONTROL = "reddytalk.test.Control/"
LARGE_REQUEST, LARGE_RESPONSE = 271_828, 314_159
REQUEST_SIZES, RESPONSE_SIZES = (27_182, 8, 1828, 45_904), (31_415, 9, 2653, 58_979)


class Mismatch(Exception):
    """A case found something else than it must."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(f"expected {expected}, found {found}")
        self.expected, self.found = expected, found


def short(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 200 else text[:200] + "…"


def check(what: str, found: object, expected: object) -> None:
    if found != expected:
        raise Mismatch(f"{what}: {short(expected)}", f"{what}: {short(found)}")


async def check_failure(what: str, code, awaitable) -> CallError:
    """Awaits a call that must fail so."""
    try:
        await awaitable
    except CallError as error:
        check(what, error.code.name, code.name)
        return error
    raise Mismatch(f"{what}: {code.name}", f"{what}: success")


@dataclass(frozen=True)
class Observation:
    """What can be seen of the control service (Tests/TestSupport/RPC/ControlObservation.swift)."""
    started: int
    cancelled: int
    connections: int
    brief_connections: int
    handlers: int


async def observe(client: Client) -> Observation:
    return Observation(*struct.unpack(">5Q", (await client.unary(CONTROL + "Observe", b"", timeout=30)).message))


async def eventually(what: str, condition) -> None:
    """Looks again, with ever longer pauses, until the awaited condition is true."""
    end, pause = time.monotonic() + 60, 0.001
    while not await condition():
        if time.monotonic() > end:
            raise Mismatch(what, "it did not happen within a minute")
        await asyncio.sleep(pause)
        pause = min(pause * 2, 0.05)


async def observe_alone(client: Client, connections: int = 1) -> Observation:
    """What can be seen when nothing is left of the cases before, whose connections and handlers end a little later.
    `connections` are those of this case."""
    found: list[Observation] = []

    async def is_alone() -> bool:
        found.append(await observe(client))
        return (found[-1].connections, found[-1].brief_connections, found[-1].handlers) == (connections, 0, 1)
    await eventually("nothing is left of the cases before", is_alone)
    return found[-1]


@dataclass
class Target:
    """Where the servers are: the one with the default limits, the one that takes four calls of a connection at once, and the
    one that drains idle connections soon. A rude one is `server`. `tls` is a directory with certificates."""
    server: str
    narrow: str | None = None
    brief: str | None = None
    tls: str | None = None
    connections: list[Client] = field(default_factory=list)

    def context(self):
        return context(True, *(f"{self.tls}/{name}" for name in ("ca.pem", "trainer.pem", "trainer.key"))) if self.tls else None

    async def connect(self, address: str | None = None) -> Client:
        """A connection, closed at the end of the case at the latest."""
        host, _, port = (address or self.server).rpartition(":")
        client = await Client.connect(host, int(port), tls=self.context(), service="collector" if self.tls else None)
        self.connections.append(client)
        return client

    async def close(self) -> None:
        while self.connections:
            await self.connections.pop().close()


def request_for(size: int, response: int) -> bytes:
    """A request of a size that asks for a response of another."""
    return struct.pack(">I", response) + b"\7" * (size - 4)


def response_of(size: int) -> bytes:
    return b"\x5A" * size
