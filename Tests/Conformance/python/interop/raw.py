"""The cases of frames that a client would not send."""

import asyncio

from rtlk.wire import (HEADER_LENGTH, Flag, Header, Limits, Reason, Type, frame, hello, open_payload, read_goaway,
                       read_hello)

from .cases import empty_unary
from .checks import CONTROL, Target, check

UNKNOWN_FLAG = 0x20


async def read_frame(reader: asyncio.StreamReader) -> tuple[Header, bytes]:
    header = Header.read(await reader.readexactly(HEADER_LENGTH))
    return header, await reader.readexactly(header.length)


async def check_refused(target: Target, *frames: bytes) -> None:
    """Sends frames after HELLO, the last of which must end the connection with a GOAWAY that says why."""
    host, _, port = target.server.rpartition(":")
    async with asyncio.timeout(30):
        reader, writer = await asyncio.open_connection(host, int(port), ssl=target.context())
        writer.write(hello(Limits()))
        header, payload = await read_frame(reader)
        check("the first frame", Type(header.type).name, "HELLO")
        read_hello(payload)
        writer.write(b"".join(frames))
        header, payload = await read_frame(reader)
        check("the frame that answers", Type(header.type).name, "GOAWAY")
        check("its reason", read_goaway(payload)[1].name, Reason.PROTOCOL.name)
        check("what follows it", await reader.read(), b"")
        writer.close()
    await empty_unary(target)


async def client_compressed_unary(target: Target) -> None:
    flags = Flag.DATA | Flag.END | UNKNOWN_FLAG
    await check_refused(target, frame(Type.OPEN, open_payload(CONTROL + "Echo", 0, [], b"hi"), 1, flags))


async def client_compressed_streaming(target: Target) -> None:
    await check_refused(target, frame(Type.OPEN, open_payload(CONTROL + "Sum", 0, []), 1, Flag.REQUESTS),
                        frame(Type.MESSAGE, b"hi", 1, Flag.DATA | UNKNOWN_FLAG))
