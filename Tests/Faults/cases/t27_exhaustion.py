"""T27: no more files, no more memory."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Optional

from harness.context import Context, Observed, Test, await_true
from harness.process import Service, limit_files

FILES, CONNECTIONS = 64, 200
CGROUP = Path("/sys/fs/cgroup/memory")


def run(context: Context) -> None:
    system = context.system()
    seen = context.observed(system)
    for name in ("collector", "trainer", "evaluator", "deployer", "gateway"):
        system[name].before_exec = limit_files(FILES)
    system.start()
    seen.clients.import_corpus()
    for name in system.services:
        exhaust_files(context, seen, name)
    context.outcome.take(seen.check_running(), "with few files")
    for name in ("collector", "trainer"):
        exhaust_memory(context, seen, name)
    context.outcome.take(seen.check_running(), "after the memory was gone")
    context.outcome.count("acknowledged", seen.ledger.count)
    control(context)


def exhaust_files(context: Context, seen: Observed, name: str) -> None:
    """More connections than files: some are not taken, nothing spins or ends, and when they go all is as before."""
    service = seen.system[name]
    pid, port = service.pid, seen.system.ports[name]
    held = [opened for _ in range(CONNECTIONS) if (opened := connect(port))]
    context.pass_time(0.5)
    used = service.open_files()
    share = cpu_share(service, 2)
    for opened in held:
        opened.close()
    context.outcome.expect(used >= FILES - 4, f"{name}: only {used} of {FILES} files were in use")
    context.outcome.expect(share < 0.2, f"{name}: spins without files, at {share:.0%} of a processor")
    ready = await_true(service.is_ready, 20)
    context.outcome.expect(ready and service.pid == pid and service.is_running,
                           f"{name}: does not serve when the connections have gone; exit {service.exit_code}: "
                           f"{service.last_words()}")
    answer = seen.system.gateway().get("/api/training-pipeline/status")
    context.outcome.expect(answer.ok, f"{name}: afterwards status is {answer.status} {answer.body}")
    context.outcome.count("connections", len(held))
    context.outcome.count("services without files")
    context.log(f"{name}: {len(held)} connections, {used} files, {share:.1%} of a processor")


def connect(port: int) -> Optional[socket.socket]:
    try:
        return socket.create_connection(("127.0.0.1", port), 2)
    except OSError:
        return None


def cpu_share(service: Service, seconds: float) -> float:
    before, begin = service.cpu_seconds(), time.monotonic()
    time.sleep(seconds)
    return (service.cpu_seconds() - before) / (time.monotonic() - begin)


def exhaust_memory(context: Context, seen: Observed, name: str) -> None:
    """The kernel ends a service that has no memory left; that is a kill as any other (T2)."""
    if os.geteuid() != 0 or not os.access(CGROUP, os.W_OK):
        context.outcome.notes.append("memory was not exhausted: that needs root and a cgroup of version 1 for memory")
        return
    group = CGROUP / f"reddytalk-faults-{os.getpid()}-{name}"
    group.mkdir()
    context.cleanup.add(lambda: remove(group))
    service = seen.system[name]
    seen.clients.spawn(seen.clients.hand_in, 2)
    seen.clients.spawn(seen.clients.train)
    service.kill()
    service.before_exec = lambda: join(group)
    limit = context.size(256, 256) << 20
    (group / "memory.limit_in_bytes").write_text(str(limit))
    seen.system.start([name])
    # It serves with that much; then everything that it has is taken away.
    context.pass_time(2)
    context.outcome.expect(service.is_running, f"{name}: does not run in 256 MiB: {service.exit_code}")
    try:
        (group / "memory.limit_in_bytes").write_text(str(8 << 20))
    except OSError:
        # The kernel could not take it back at once; what comes next is refused.
        pass
    ended = service.await_end(5)
    if ended is None:
        # Its pages are swapped or kept: the same as what the kernel would do.
        service.kill()
    else:
        context.outcome.count("ended by the kernel")
        context.outcome.expect(ended == -9, f"{name}: without memory it ended with {ended}")
    (group / "memory.limit_in_bytes").write_text("-1")
    service.before_exec = None
    seen.system.start([name])
    seen.clients.stop(60)
    for text in seen.await_runs():
        context.outcome.fail(f"{name} without memory: run {text}")
    for text in seen.clients.faults:
        context.outcome.fail(f"{name} without memory: {text}")
    seen.clients.faults.clear()
    await_true(lambda: not (group / "cgroup.procs").read_text(), 5)
    group.rmdir()
    context.outcome.count("services without memory")


def join(group: Path) -> None:
    (group / "cgroup.procs").write_text(str(os.getpid()))


def remove(group: Path) -> None:
    if group.exists():
        group.rmdir()


def control(context: Context) -> None:
    """A process that spins is measured as one."""
    spinning = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    context.cleanup.add(spinning.kill)
    fake = Service("spinning", Path(sys.executable), {}, context.directory, 0)
    fake._process = spinning
    share = cpu_share(fake, 1)
    spinning.kill()
    spinning.wait()
    if context.outcome.expect(share >= 0.2, f"control: a process that spins was measured at {share:.0%}"):
        context.outcome.controlled(f"a process that spins is measured at {share:.0%}")


TEST = Test("T27", "files and memory gone", run, weight=60)
