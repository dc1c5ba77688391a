"""Calls of the services' own protocol, with the identity of any service."""

import asyncio
from pathlib import Path
from typing import Optional, Union

from rtlk.client import CallError, Client
from rtlk.identity import context

COLLECTOR = "reddytalk.collector.v1.Collector/"
TRAINER = "reddytalk.trainer.v1.Trainer/"
EVALUATOR = "reddytalk.evaluator.v1.Evaluator/"
DEPLOYER = "reddytalk.deployer.v1.Deployer/"


def call(port: int, service: str, pki: Path, caller: str, path: str, message: bytes = b"", timeout: float = 15,
         actor: str = "") -> bytes:
    """One unary call; raises CallError or OSError."""
    return asyncio.run(_call(port, service, pki, caller, path, message, timeout, actor))


async def _call(port: int, service: str, pki: Path, caller: str, path: str, message: bytes, timeout: float,
                actor: str) -> bytes:
    tls = context(True, *(str(pki / name) for name in ("ca.pem", f"{caller}.pem", f"{caller}.key")))
    metadata = [("x-actor", actor), ("x-roles", "admin"), ("x-request-id", "faults")] if actor else []
    async with await Client.connect("127.0.0.1", port, tls=tls, service=service) as client:
        return bytes((await client.unary(path, message, timeout=timeout, metadata=metadata)).message)


def outcome(port: int, service: str, pki: Path, caller: str, path: str, message: bytes = b"",
            actor: str = "") -> tuple[str, Optional[bytes]]:
    """The name of the code and the answer, if there is one."""
    try:
        return "OK", call(port, service, pki, caller, path, message, actor=actor)
    except CallError as error:
        return error.code.name, None


def fields(message: bytes) -> list[tuple[int, Union[int, bytes]]]:
    """The fields of a message in order."""
    found: list[tuple[int, Union[int, bytes]]] = []
    at = 0

    def take() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value
    while at < len(message):
        tag = take()
        kind = tag & 7
        if kind == 0:
            found.append((tag >> 3, take()))
            continue
        size = {1: 8, 5: 4}.get(kind) or take()
        found.append((tag >> 3, message[at:at + size]))
        at += size
    return found


def first(message: bytes, number: int) -> Union[int, bytes, None]:
    return next((value for found, value in fields(message) if found == number), None)
