"""Who takes part, and how each is built."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
OWN_PROGRAMS = PACKAGE / ".build" / "release"
FOREIGN = PACKAGE / ".build-peers"

# As the images of the services are built.
SWIFT_BUILD = ["swift", "build", "-c", "release", "--static-swift-stdlib"]

NAMES = ["ours", "ours-tls", "nio-echo", "grpc-cpp", "grpc-swift"]
GRPC_CPP_PACKAGES = "g++ make libgrpc++-dev protobuf-compiler-grpc libprotobuf-dev protobuf-compiler"


@dataclass(frozen=True)
class Peer:
    """A server and a client that keep the contract in README.md."""

    name: str
    server: Path
    client: Path
    mode: str | None = None


@dataclass(frozen=True)
class LeftOut:
    """A peer that does not take part."""

    name: str
    reason: str


def prepare(names: list[str], peers_dir: Path, keys: Path) -> tuple[list[Peer], list[LeftOut]]:
    """Builds the peers with these names, in the order of `NAMES`."""
    found: list[Peer] = []
    left_out: list[LeftOut] = []
    for name in (name for name in NAMES if name in names):
        try:
            if name == "ours":
                found.append(own(name, "bench"))
            elif name == "ours-tls":
                make_keys(keys)
                found.append(own(name, "bench", mode=f"tls={keys}"))
            elif name == "nio-echo":
                found.append(own(name, "raw-echo"))
            elif name == "grpc-cpp":
                found.append(grpc_cpp(peers_dir))
            else:
                found.append(grpc_swift(peers_dir))
        except Unavailable as reason:
            left_out.append(LeftOut(name, str(reason)))
            say(f"{name} is left out: {reason}")
    return found, left_out


class Unavailable(Exception):
    """A peer cannot be built here; the message says why and what would help."""


def own(name: str, prefix: str, mode: str | None = None) -> Peer:
    """A peer of this package."""
    for side in ("server", "client"):
        build([*SWIFT_BUILD, "--product", f"{prefix}-{side}"], PACKAGE)
    return Peer(name, OWN_PROGRAMS / f"{prefix}-server", OWN_PROGRAMS / f"{prefix}-client", mode)


def grpc_cpp(peers_dir: Path) -> Peer:
    """gRPC C++, built against Debian's library."""
    known = subprocess.run(["pkg-config", "--exists", "grpc++"], check=False).returncode == 0
    tools = [tool for tool in ("g++", "make", "protoc", "grpc_cpp_plugin") if not shutil.which(tool)]
    if not known or tools:
        raise Unavailable(f"gRPC C++ is not installed: apt-get install {GRPC_CPP_PACKAGES}")
    folder = copy(peers_dir, "grpc-cpp")
    build(["make"], folder)
    return Peer("grpc-cpp", folder / ".build/grpc-cpp-server", folder / ".build/grpc-cpp-client")


def grpc_swift(peers_dir: Path) -> Peer:
    """grpc-swift-2 with its NIO transport, as its package sets it up."""
    folder = copy(peers_dir, "grpc-swift")
    say("grpc-swift: the first build takes up to ten minutes")
    build(["swift", "build", "-c", "release"], folder)
    programs = folder / ".build/release"
    return Peer("grpc-swift", programs / "grpc-swift-server", programs / "grpc-swift-client")


def copy(peers_dir: Path, name: str) -> Path:
    """Copies a foreign peer's sources to where it is built: their folder is left as it is."""
    if not (peers_dir / name).is_dir():
        raise Unavailable(f"its sources are not in PEERS_DIR ({peers_dir})")
    FOREIGN.mkdir(exist_ok=True)
    for part in (name, "common", "proto"):
        # Copied with their times, so that what is unchanged is not built again.
        subprocess.run(["cp", "-rpT", "--no-preserve=mode", peers_dir / part, FOREIGN / part],
                       check=True)
    return FOREIGN / name


def build(command: list[str], folder: Path) -> None:
    """Runs a build; what it says is shown when it fails."""
    done = subprocess.run(command, cwd=folder, check=False, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        say(done.stdout)
        raise Unavailable(f"'{' '.join(command)}' failed in {folder}")


def make_keys(folder: Path) -> None:
    """Makes an authority and the keys of both ends, for this run only."""
    if not shutil.which("openssl"):
        raise Unavailable("its keys are made by openssl: apt-get install openssl")
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    authority = [
        "openssl", "req", "-x509", *curve, "-subj", "/CN=benchmark authority",
        "-keyout", folder / "ca.key", "-out", folder / "ca.pem",
    ]
    subprocess.run(authority, check=True, capture_output=True)
    for service in ("collector", "trainer"):
        leaf = [
            "openssl", "req", "-x509", *curve, "-subj", f"/CN={service}",
            "-CA", folder / "ca.pem", "-CAkey", folder / "ca.key",
            "-addext", "basicConstraints=critical,CA:FALSE",
            "-addext", f"subjectAltName=URI:spiffe://reddytalk/{service}",
            "-keyout", folder / f"{service}.key", "-out", folder / f"{service}.pem",
        ]
        subprocess.run(leaf, check=True, capture_output=True)


def say(line: str) -> None:
    """Progress goes to standard error; standard output is for results."""
    print(line, file=sys.stderr, flush=True)
