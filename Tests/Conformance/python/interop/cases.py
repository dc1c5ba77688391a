"""The cases against a server with the control service. Each takes a Target and raises Mismatch when it fails."""

import asyncio
import struct

from rtlk.client import CallError, Client
from rtlk.connection import UNARY
from rtlk.wire import Code

from .checks import (CONTROL, LARGE_REQUEST, LARGE_RESPONSE, REQUEST_SIZES, RESPONSE_SIZES, Target, check, check_failure,
                     eventually, observe, observe_alone, request_for, response_of)

# ---- Calls ----


async def empty_unary(target: Target) -> None:
    client = await target.connect()
    check("the answer", (await client.unary(CONTROL + "Echo", b"")).message, b"")


async def large_unary(target: Target) -> None:
    client, request = await target.connect(), request_for(LARGE_REQUEST, LARGE_RESPONSE)
    check("the answer", (await client.unary(CONTROL + "Produce", request)).message, response_of(LARGE_RESPONSE))
    check("the echo", (await client.unary(CONTROL + "Echo", request)).message, request)


async def client_streaming(target: Target) -> None:
    client = await target.connect()
    reply = await client.client_streaming(CONTROL + "Sum", [bytes(size) for size in REQUEST_SIZES])
    check("the sum of the sizes", int.from_bytes(reply.message, "big"), 74_922)


async def server_streaming(target: Target) -> None:
    client = await target.connect()
    stream = await client.server_streaming(CONTROL + "ProduceStream", struct.pack(">4I", *RESPONSE_SIZES))
    received = [message async for message in stream]
    check("sizes of the answers", [len(message) for message in received], list(RESPONSE_SIZES))
    check("the answers", received, [response_of(size) for size in RESPONSE_SIZES])


async def ping_pong(target: Target) -> None:
    client = await target.connect()
    call = await client.bidirectional(CONTROL + "Exchange")
    for request, response in zip(REQUEST_SIZES, RESPONSE_SIZES):
        await call.send(request_for(request, response))
        check("an answer", await anext(call, None), response_of(response))
    call.send_end()
    check("answers after the last request", [message async for message in call], [])


async def empty_stream(target: Target) -> None:
    client = await target.connect()
    call = await client.bidirectional(CONTROL + "Exchange")
    call.send_end()
    check("answers", [message async for message in call], [])
    check("the code", Code(call.status.code).name, "OK")


# ---- Metadata ----

INITIAL = [("x-echo-initial", "test_initial_metadata_value é ☺"), ("x-echo-initial", ""), ("x-echo-initial-bin", b"\x00\xFF\x80")]
TRAILING = [("x-echo-trailing-bin", b"\xAB\xAB\xAB"), ("x-echo-trailing", "a"), ("x-echo-trailing", "b")]


async def custom_metadata(target: Target) -> None:
    client, request = await target.connect(), request_for(LARGE_REQUEST, 0)
    sent = INITIAL + TRAILING + [("x-other", "not to come back")]
    reply = await client.unary(CONTROL + "Reflect", request, metadata=sent)
    check("the answer", reply.message, request)
    check("initial metadata of a unary call", reply.initial, INITIAL)
    check("trailing metadata of a unary call", reply.trailing, TRAILING)
    call = await client.bidirectional(CONTROL + "ReflectStream", metadata=sent)
    await call.send(request, end=True)
    check("initial metadata of a stream", await call.initial_metadata(), INITIAL)
    check("the answers", [message async for message in call], [request])
    check("trailing metadata of a stream", call.status.metadata, TRAILING)


# ---- Failures ----


async def check_told(client: Client, code: Code, text: str) -> None:
    error = await check_failure("a call that must fail", code, client.unary(CONTROL + "Fail", bytes([code]) + text.encode()))
    check(f"the message of {code.name}", error.status.text, text)
    check(f"the metadata of {code.name}", error.status.metadata, [("failed", "yes")])


async def status_code_and_message(target: Target) -> None:
    client = await target.connect()
    for code in Code:
        if code != Code.OK:
            await check_told(client, code, "test status message")
    stream = await client.server_streaming(CONTROL + "FailAfterFirst", bytes([Code.UNKNOWN]) + b"test status message")
    check("the message before the failure", await anext(stream), b"first")
    error = await check_failure("the stream", Code.UNKNOWN, anext(stream))
    check("the stream's message", error.status.text, "test status message")


async def special_status_message(target: Target) -> None:
    client = await target.connect()
    for text in ("\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n",
                 "\x01\x7F%20%FF\"\\ e\u0301 \u00e9 \U0010FFFF \u202Ex", "before\0after"):
        await check_told(client, Code.UNKNOWN, text)


async def check_unimplemented(target: Target, path: str, text: str) -> None:
    client = await target.connect()
    error = await check_failure(path, Code.UNIMPLEMENTED, client.unary(path, b""))
    check("the message", error.status.text, text)
    await client.unary(CONTROL + "Echo", b"")


async def unimplemented_method(target: Target) -> None:
    await check_unimplemented(target, CONTROL + "Missing", "method Missing of reddytalk.test.Control is not served here")


async def unimplemented_service(target: Target) -> None:
    await check_unimplemented(target, "reddytalk.test.Missing/Echo", "service reddytalk.test.Missing is not served here")


# ---- Ends ----


async def check_cancel(observer: Client, call, before) -> None:
    """Gives a call up that the server has begun to wait in, and checks both ends."""
    async def waits():
        return (await observe(observer)).started == before.started + 1

    async def was_cancelled():
        return (await observe(observer)).cancelled == before.cancelled + 1

    await eventually("the handler waits", waits)
    call.cancel()
    await check_failure("the call", Code.CANCELLED, call.finish())
    await eventually("the handler was cancelled", was_cancelled)


async def cancel_after_begin(target: Target) -> None:
    observer, client = await target.connect(), await target.connect()
    before = await observe_alone(observer, connections=2)
    await check_cancel(observer, await client.bidirectional(CONTROL + "BidirectionalHang"), before)


async def cancel_after_first_response(target: Target) -> None:
    observer, client = await target.connect(), await target.connect()
    before = await observe_alone(observer, connections=2)
    call = await client.bidirectional(CONTROL + "ExchangeThenHang")
    await call.send(request_for(REQUEST_SIZES[0], RESPONSE_SIZES[0]))
    check("the first answer", await anext(call), response_of(RESPONSE_SIZES[0]))
    await check_cancel(observer, call, before)


async def timeout_on_sleeping_server(target: Target) -> None:
    observer, client = await target.connect(), await target.connect()
    before = after = await observe_alone(observer, connections=2)
    # On a busy machine a short deadline can pass before the server has seen the call.
    timeout = 0.02
    while after.started == before.started and timeout < 10:
        timeout *= 2
        await check_failure("the call", Code.DEADLINE_EXCEEDED, client.unary(CONTROL + "Hang", b"", timeout=timeout))
        after = await observe(observer)
    check("the server has seen the call", after.started > before.started, True)

    async def were_cancelled():
        now = await observe(observer)
        return now.cancelled - before.cancelled == now.started - before.started
    await eventually("the handlers were cancelled", were_cancelled)


async def cancel_many(target: Target) -> None:
    observer, client = await target.connect(), await target.connect()
    before = await observe_alone(observer, connections=2)

    async def hang(client: Client, number: int):
        """A call that the server has begun to wait in."""
        call = await client.bidirectional(CONTROL + "BidirectionalHang")

        async def waits():
            return (await observe(observer)).started == before.started + number
        await eventually("the handler waits", waits)
        return call

    kept = await hang(client, 1)
    for number in range(300):
        if not client.usable:
            client = await target.connect()
        call = await hang(client, number + 2)
        call.cancel()
        await check_failure("a call given up", Code.CANCELLED, call.finish())

    # The CANCELs that had to wait come, and the connection on which they do is still there.
    async def were_cancelled():
        return (await observe(observer)).cancelled == before.cancelled + 300
    await eventually("the handlers were cancelled", were_cancelled)
    kept.cancel()
    await check_failure("the call that was kept", Code.CANCELLED, kept.finish())


# ---- Many calls, many connections ----


async def rpc_soak(target: Target) -> None:
    observer = await target.connect()
    before = await observe_alone(observer)
    client = await target.connect()
    for number in range(1000):
        request = struct.pack(">Q", number)
        check(f"answer {number}", (await client.unary(CONTROL + "Echo", request, timeout=60)).message, request)
    check("connections of the client", (await observe(observer)).connections - before.connections, 1)
    await client.close()
    await check_nothing_left(observer, before)


async def check_nothing_left(observer: Client, before) -> None:
    async def is_as_before():
        return await observe(observer) == before
    await eventually("nothing is left", is_as_before)


async def channel_soak(target: Target) -> None:
    observer = await target.connect()
    before = await observe_alone(observer)
    for _ in range(100):
        client = await target.connect()
        await client.unary(CONTROL + "Echo", b"")
        await client.close()
    await check_nothing_left(observer, before)


async def long_lived_channel(target: Target) -> None:
    observer, client, answered = await target.connect(), None, 0
    before = await observe_alone(observer)

    async def is_drained():
        return (await observe(observer)).brief_connections == before.brief_connections

    while answered < 5:
        if client is None or not client.usable:
            client = await target.connect(target.brief)
        try:
            await client.unary(CONTROL + "Echo", b"")
        except CallError as error:
            # It crossed the server's GOAWAY.
            if error.never_seen:
                continue
            raise
        answered += 1
        await eventually("the server has drained the idle connection", is_drained)


async def concurrent_large_unary(target: Target) -> None:
    observer = await target.connect()
    before = await observe_alone(observer)
    client, request = await target.connect(), request_for(LARGE_REQUEST, LARGE_RESPONSE)

    async def one() -> int:
        return len((await client.unary(CONTROL + "Produce", request)).message)

    sizes = await asyncio.gather(*(one() for _ in range(1000)))
    check("sizes of the answers", set(sizes), {LARGE_RESPONSE})
    check("connections of the client", (await observe(observer)).connections - before.connections, 1)


async def max_concurrent_streams(target: Target) -> None:
    """As many calls as the server takes at once are held; others wait, and go on as those end."""
    observer, client = await target.connect(), await target.connect(target.narrow)
    before = await observe_alone(observer)
    held = [await client.start(CONTROL + "Hang", UNARY, b"") for _ in range(4)]

    async def are_held():
        return (await observe(observer)).started == before.started + len(held)
    await eventually("the held calls have begun", are_held)
    others = [asyncio.create_task(client.unary(CONTROL + "Echo", bytes([number]))) for number in range(20)]
    await client.ping()
    check("others that have ended", [task for task in others if task.done()], [])
    for call in held:
        call.cancel()
        await check_failure("a held call", Code.CANCELLED, call.finish())
    check("the answers", [reply.message for reply in await asyncio.gather(*others)], [bytes([n]) for n in range(20)])
