"""Copies of the services' stores, opened by a program that shares no code with the services."""

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Any, Iterable, Iterator, Optional

from . import SERVICES

MEMORY = Path("/dev/shm")


class Stores:
    """The stores below a data directory as they are on the disk now: files and logs, without what only memory holds.

    Take it while the services are killed, stopped or held still. Opening the copy recovers it from its log, as the next
    start of the service would.
    """

    def __init__(self, data: Path, services: Iterable[str] = SERVICES):
        self.data = data
        base = MEMORY if os.access(MEMORY, os.W_OK) else None
        self.directory = Path(tempfile.mkdtemp(prefix="faults-stores-", dir=base))
        self._open: dict[str, sqlite3.Connection] = {}
        self.services = []
        for name in services:
            database = data / name / f"{name}.sqlite"
            if not database.exists() or database.stat().st_size == 0 and not _log(database).exists():
                continue
            shutil.copyfile(database, self.directory / database.name)
            if _log(database).exists():
                shutil.copyfile(_log(database), _log(self.directory / database.name))
            self.services.append(name)

    def __enter__(self) -> "Stores":
        return self

    def __exit__(self, *_: object) -> None:
        for connection in self._open.values():
            connection.close()
        shutil.rmtree(self.directory, ignore_errors=True)

    def keep(self, directory: Path) -> None:
        """Puts the copies aside as evidence."""
        shutil.copytree(self.directory, directory, dirs_exist_ok=True)

    def connection(self, service: str) -> sqlite3.Connection:
        if service not in self._open:
            connection = sqlite3.connect(self.directory / f"{service}.sqlite", isolation_level=None)
            connection.row_factory = sqlite3.Row
            self._open[service] = connection
        return self._open[service]

    def rows(self, service: str, sql: str, *arguments: Any) -> Iterator[sqlite3.Row]:
        return iter(self.connection(service).execute(sql, arguments))

    def all(self, service: str, sql: str, *arguments: Any) -> list[sqlite3.Row]:
        return list(self.rows(service, sql, *arguments))

    def one(self, service: str, sql: str, *arguments: Any) -> Optional[sqlite3.Row]:
        row: Optional[sqlite3.Row] = self.connection(service).execute(sql, arguments).fetchone()
        return row

    def has(self, service: str, table: str) -> bool:
        return service in self.services and self.one(
            service, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table) is not None

    def damage(self, service: str) -> list[str]:
        """What SQLite's own checks find."""
        found = [str(row[0]) for row in self.rows(service, "PRAGMA integrity_check") if row[0] != "ok"]
        return found + [f"a row of {row[0]} refers to nothing" for row in self.rows(service, "PRAGMA foreign_key_check")]


def _log(database: Path) -> Path:
    return database.with_name(database.name + "-wal")
