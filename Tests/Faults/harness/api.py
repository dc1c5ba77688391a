"""The public interface, as a client program calls it."""

import http.client
import json
import ssl
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

BASE = "/api/training-pipeline"


class Unanswered(Exception):
    """No answer came: whether the request was carried out is not known."""


@dataclass
class Answer:
    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def request_id(self) -> str:
        """Of the request that was carried out; a repetition that is answered from memory has no record of its own."""
        if self.headers.get("idempotency-replayed") == "true":
            return ""
        return self.headers.get("x-request-id", "")

    @property
    def problem(self) -> str:
        """The kind of problem that it tells of."""
        kind = self.body.get("type", "") if isinstance(self.body, dict) else ""
        return str(kind).rpartition(":")[2]


class Gateway:
    """A client with one connection a thread."""

    def __init__(self, port: int, authority: Path, token: str, timeout: float = 20):
        self.port, self._token, self._timeout = port, token, timeout
        self._tls = ssl.create_default_context(cafile=str(authority))
        self._tls.check_hostname = False
        self._local = threading.local()

    def request(self, method: str, path: str, body: Any = None, key: str = "", content_type: str = "application/json",
                timeout: Optional[float] = None) -> Answer:
        headers = {"Authorization": f"Bearer {self._token}"}
        data: Optional[bytes] = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            headers["Content-Type"] = content_type
        if key:
            headers["Idempotency-Key"] = key
        connection = self._connection(timeout or self._timeout)
        try:
            connection.request(method, path, data, headers)
            answer = connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Unanswered(f"{method} {path}: {type(error).__name__} {error}") from None
        kept = {name.lower(): value for name, value in answer.getheaders()}
        if kept.get("connection", "").lower() == "close":
            self.close()
        return Answer(answer.status, _decoded(text), kept)

    def get(self, path: str, timeout: Optional[float] = None) -> Answer:
        return self.request("GET", path, timeout=timeout)

    def post(self, path: str, body: Any = None, key: str = "", timeout: Optional[float] = None) -> Answer:
        return self.request("POST", path, body if body is not None else {}, key, timeout=timeout)

    def close(self) -> None:
        connection = getattr(self._local, "connection", None)
        if connection:
            connection.close()
            self._local.connection = None

    def _connection(self, timeout: float) -> http.client.HTTPSConnection:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self._tls, timeout=timeout)
            self._local.connection = connection
        connection.timeout = timeout
        if connection.sock:
            connection.sock.settimeout(timeout)
        return connection

    # ---- What tests ask often ----

    def runs(self) -> list[dict[str, Any]]:
        answer = self.get(f"{BASE}/history?limit=100")
        return list(answer.body["runs"]) if answer.ok else []

    def run(self, identifier: str) -> dict[str, Any]:
        answer = self.get(f"{BASE}/runs/{identifier}")
        return dict(answer.body) if answer.ok else {}

    def await_run(self, identifier: str, seconds: float) -> dict[str, Any]:
        """The run once it is over; as it is then when it is not over in time."""
        run: dict[str, Any] = {}
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                run = self.run(identifier)
            except Unanswered:
                pass
            if run.get("state") in FINAL:
                break
            time.sleep(0.05)
        return run


FINAL = ("completed", "failed", "stopped", "rejected")


def _decoded(text: bytes) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text.decode(errors="replace")
