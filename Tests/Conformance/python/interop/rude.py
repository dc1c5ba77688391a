"""The cases against a server that misbehaves in the way that the case is named after: what the client says of it. What the
server says of the client is for `conformance.py` to judge."""

import asyncio

from rtlk.client import CallError
from rtlk.connection import SERVER_STREAMING, UNARY
from rtlk.wire import Code

from .checks import CONTROL, Target, check, check_failure

REQUEST = b"abcdefg" * 1000


async def goaway(target: Target) -> None:
    """The call in flight is answered, and the next goes over another connection, at the latest when it was not seen on this."""
    client = await target.connect()
    check("the first answer", (await client.unary(CONTROL + "Echo", REQUEST)).message, REQUEST)
    while True:
        if not client.usable:
            client = await target.connect()
        try:
            reply = await client.unary(CONTROL + "Echo", REQUEST)
        except CallError as error:
            if error.never_seen:
                continue
            raise
        check("the second answer", reply.message, REQUEST)
        return


async def check_reset(target: Target, expected: list, initial: list | None = None) -> None:
    """Makes a streaming call twice, which must fail with NOT_FOUND both times."""
    client = await target.connect()
    for _ in range(2):
        call, received = await client.server_streaming(CONTROL + "Count", REQUEST), []

        async def read():
            async for message in call:
                received.append(message)
        await check_failure("the stream", Code.NOT_FOUND, read())
        check("messages before the end", received, expected)
        check("initial metadata", call.initial, initial or [])


async def rst_after_header(target: Target) -> None:
    await check_reset(target, [], [("x-rude", "yes")])


async def rst_during_data(target: Target) -> None:
    await check_reset(target, [])


async def rst_after_data(target: Target) -> None:
    await check_reset(target, [REQUEST])


async def ping(target: Target) -> None:
    client = await target.connect()
    for _ in range(2):
        check("the answer", (await client.unary(CONTROL + "Echo", REQUEST)).message, REQUEST)


async def max_streams(target: Target) -> None:
    client = await target.connect()
    replies = await asyncio.gather(*(client.unary(CONTROL + "Echo", bytes([number])) for number in range(15)))
    check("the answers", [reply.message for reply in replies], [bytes([number]) for number in range(15)])


async def check_unknown_flag(target: Target, shape: int) -> None:
    client = await target.connect()
    call = await client.start(CONTROL + "Echo", shape, REQUEST)
    await check_failure("the call", Code.UNAVAILABLE, call.finish())
    check("the connection is usable", client.usable, False)


async def server_compressed_unary(target: Target) -> None:
    await check_unknown_flag(target, UNARY)


async def server_compressed_streaming(target: Target) -> None:
    await check_unknown_flag(target, SERVER_STREAMING)
