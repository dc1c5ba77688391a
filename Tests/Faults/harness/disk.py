"""File systems of their own, in files, which can lose their power, fill up and turn read-only."""

import errno
import fcntl
import os
import shutil
import struct
import subprocess
import time
from pathlib import Path

from .cleanup import Cleanup

# FS_IOC_SHUTDOWN with NOLOGFLUSH, as `xfs_io -x -c shutdown` does it: nothing more reaches the disk, the journal's
# memory included.
SHUTDOWN, NO_LOG_FLUSH = 0x8004587D, 2


class Disk:
    """A loop-mounted file system."""

    def __init__(self, kind: str, directory: Path, mebibytes: int, cleanup: Cleanup, options: str = ""):
        self.kind = kind
        self.image, self.mount_point = directory / f"{kind}.image", directory / f"{kind}.mount"
        self._options = ",".join(filter(None, ("loop", options)))
        self.mount_point.mkdir(parents=True)
        with open(self.image, "wb") as file:
            file.truncate(mebibytes << 20)
        quiet = ["mkfs.xfs", "-q"] if kind == "xfs" else ["mkfs.ext4", "-q", "-F"]
        subprocess.run([*quiet, str(self.image)], check=True, capture_output=True)
        self._cleanup = cleanup
        self._token = cleanup.add(self.unmount)
        self.mount()

    def mount(self) -> None:
        subprocess.run(["mount", "-o", self._options, self.image, self.mount_point], check=True, capture_output=True)

    @property
    def is_mounted(self) -> bool:
        # Asking the file system itself fails once its power is gone.
        return f" {self.mount_point} " in Path("/proc/self/mounts").read_text()

    def unmount(self) -> None:
        """Those that had files open there were killed a moment ago, and the kernel may not be done with them."""
        until = time.monotonic() + 20
        while self.is_mounted:
            done = subprocess.run(["umount", self.mount_point], capture_output=True, text=True)
            if done.returncode != 0:
                if time.monotonic() > until:
                    subprocess.run(["umount", "-l", self.mount_point], capture_output=True)
                    raise RuntimeError(f"{self.mount_point} cannot be unmounted: {done.stderr}")
                time.sleep(0.02)

    def cut_power(self) -> None:
        """Nothing that is not on the disk now gets there any more."""
        directory = os.open(self.mount_point, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.ioctl(directory, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        finally:
            os.close(directory)

    def restore_power(self) -> None:
        self.unmount()
        self.mount()

    def fill(self, name: str = "ballast") -> int:
        """Takes all space that is left; gives how many bytes that was."""
        taken, piece = 0, 1 << 30
        with open(self.mount_point / name, "ab", buffering=0) as file:
            while piece >= 4096:
                try:
                    os.posix_fallocate(file.fileno(), taken, piece)
                    taken += piece
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise
                    piece //= 2
        return taken

    def free(self, name: str = "ballast") -> None:
        (self.mount_point / name).unlink(missing_ok=True)

    def turn_read_only(self) -> None:
        """As the kernel does after an error; mounted with errors=remount-ro."""
        source = subprocess.run(["findmnt", "-no", "SOURCE", self.mount_point], check=True, capture_output=True,
                                text=True).stdout.strip()
        Path(f"/sys/fs/ext4/{Path(source).name}/trigger_fs_error").write_text("a test")

    def repair(self) -> None:
        self.unmount()
        subprocess.run(["fsck.ext4", "-p", "-f", str(self.image)], capture_output=True)
        self.mount()

    def remove(self) -> None:
        self.unmount()
        self._cleanup.forget(self._token)
        self.image.unlink()


def obstacle(kinds: tuple[str, ...] = ("ext4", "xfs")) -> str:
    """Why no disk can be made here; empty when one can."""
    if os.geteuid() != 0:
        return "needs root, to mount: run `sudo make faults`"
    missing = [f"mkfs.{kind}" for kind in kinds if not shutil.which(f"mkfs.{kind}")]
    if missing:
        return f"{', '.join(missing)} not found: run `sudo .ci/setup faults`"
    if not os.path.exists("/dev/loop-control"):
        return "no loop devices: load the kernel's module `loop`"
    return ""
