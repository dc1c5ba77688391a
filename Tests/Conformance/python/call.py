#!/usr/bin/env python3
"""Calls a method of a service with JSON, over rtlk. Needs protobuf from PyPI (requirements.txt) and protoc.

usage: call.py [--ca FILE --cert FILE --key FILE] [--service NAME] [--timeout SECONDS] HOST:PORT PACKAGE.SERVICE/METHOD [JSON…]

Each JSON is one request; methods with one request take one, or none for an empty message. Prints each response as JSON on a
line. Exits with 32 + the call's code when it fails, as rtcall does.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

from rtlk.client import CallError, Client
from rtlk.connection import BIDIRECTIONAL, CLIENT_STREAMING, SERVER_STREAMING, UNARY
from rtlk.identity import context

PROTO = Path(__file__).resolve().parents[3] / "proto"


def contracts():
    """The product's contracts, read from the repository."""
    files = sorted(str(path.relative_to(PROTO)) for path in (PROTO / "reddytalk").rglob("*.proto"))
    with tempfile.NamedTemporaryFile() as output:
        subprocess.run(["protoc", "--include_imports", f"--descriptor_set_out={output.name}", *files], cwd=PROTO, check=True)
        found = descriptor_pb2.FileDescriptorSet.FromString(Path(output.name).read_bytes())
    pool = descriptor_pool.DescriptorPool()
    for file in found.file:
        pool.Add(file)
    return pool


def print_message(method, data):
    message = message_factory.GetMessageClass(method.output_type).FromString(data)
    print(json_format.MessageToJson(message, indent=None), flush=True)


async def run(options):
    service, _, name = options.method.partition("/")
    method = contracts().FindServiceByName(service).FindMethodByName(name)
    request_class = message_factory.GetMessageClass(method.input_type)
    requests = [json_format.Parse(text, request_class()).SerializeToString() for text in options.json]
    shape = (CLIENT_STREAMING if method.client_streaming else UNARY) | (SERVER_STREAMING if method.server_streaming else UNARY)
    tls = context(True, options.ca, options.cert, options.key) if options.ca else None
    host, _, port = options.address.rpartition(":")
    async with await Client.connect(host, int(port), tls=tls, service=options.service) as client:
        streams = shape in (CLIENT_STREAMING, BIDIRECTIONAL)
        first = None if streams else (requests or [b""])[0]
        call = await client.start(options.method, shape, first, options.timeout)
        if streams:
            for request in requests:
                await call.send(request)
            call.send_end()
        async for data in call:
            print_message(method, data)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("ca", "cert", "key", "service"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--timeout", type=float, default=30)
    parser.add_argument("address")
    parser.add_argument("method")
    parser.add_argument("json", nargs="*")
    try:
        asyncio.run(run(parser.parse_args()))
    except CallError as error:
        print(f"call.py: {error}", file=sys.stderr)
        sys.exit(32 + error.code)


if __name__ == "__main__":
    main()
