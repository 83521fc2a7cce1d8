"""HTTP over one kept connection a thread, with patience for busy servers."""

from __future__ import annotations

import http.client
import json
import ssl
import threading
import time
from typing import Any, Callable, Mapping, Optional, Tuple
from urllib.parse import urlencode, urlsplit

from .errors import ProfilerError, Unreachable

BUSY = (429, 503)
"""Statuses after which the same request may be sent again."""


class Transport:
    """Sends requests and turns problems into exceptions."""

    def __init__(
        self,
        url: str,
        key: Optional[str],
        timeout: float,
        retries: int,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"'{url}' is no http or https address")
        self._https = parts.scheme == "https"
        self._host = parts.hostname
        self._port = parts.port
        self._base = parts.path.rstrip("/")
        self._key = key
        self._timeout = timeout
        self._retries = retries
        self._sleep = sleep
        self._local = threading.local()

    def request(
        self,
        method: str,
        path: str,
        query: Optional[Mapping[str, Any]] = None,
        body: Optional[bytes] = None,
        content_type: str = "application/json",
        accept: str = "application/json",
    ) -> Tuple[int, bytes]:
        """The status and the body of a success."""
        headers = {"Accept": accept}
        if self._key is not None:
            headers["Authorization"] = f"Bearer {self._key}"
        if body is not None:
            headers["Content-Type"] = content_type
        given = {name: value for name, value in (query or {}).items() if value is not None}
        target = self._base + path + (f"?{urlencode(given, doseq=True)}" if given else "")
        attempt = 0
        while True:
            status, retry_after, answer = self._exchange(method, target, body, headers)
            if status < 400:
                return status, answer
            if status not in BUSY or attempt >= self._retries:
                raise _problem(status, answer)
            self._sleep(_seconds(retry_after, attempt))
            attempt += 1

    def json(self, method: str, path: str, query: Optional[Mapping[str, Any]] = None, document: Any = None) -> Any:
        """The same with JSON in and out."""
        body = None if document is None else json.dumps(document, separators=(",", ":")).encode()
        return json.loads(self.request(method, path, query, body)[1] or b"null")

    def close(self) -> None:
        """Closes this thread's connection."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    def _exchange(
        self, method: str, target: str, body: Optional[bytes], headers: Mapping[str, str]
    ) -> Tuple[int, Optional[str], bytes]:
        # A server may have closed a kept connection meanwhile: that one is then opened anew, once.
        is_kept = getattr(self._local, "connection", None) is not None
        try:
            return self._exchange_once(method, target, body, headers)
        except (http.client.HTTPException, OSError) as error:
            self.close()
            is_closed = isinstance(error, (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError))
            if not (is_kept and is_closed):
                raise Unreachable(f"{self._host}:{self._port or ''} does not answer: {error}") from error
        try:
            return self._exchange_once(method, target, body, headers)
        except (http.client.HTTPException, OSError) as error:
            self.close()
            raise Unreachable(f"{self._host}:{self._port or ''} does not answer: {error}") from error

    def _exchange_once(
        self, method: str, target: str, body: Optional[bytes], headers: Mapping[str, str]
    ) -> Tuple[int, Optional[str], bytes]:
        connection = self._connection()
        connection.request(method, target, body=body, headers=dict(headers))
        response = connection.getresponse()
        return response.status, response.getheader("Retry-After"), response.read()

    def _connection(self) -> http.client.HTTPConnection:
        connection: Optional[http.client.HTTPConnection] = getattr(self._local, "connection", None)
        if connection is None:
            if self._https:
                connection = http.client.HTTPSConnection(
                    self._host, self._port, timeout=self._timeout, context=ssl.create_default_context()
                )
            else:
                connection = http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)
            self._local.connection = connection
        return connection


def _problem(status: int, answer: bytes) -> ProfilerError:
    try:
        document = json.loads(answer)
    except ValueError:
        document = None
    return ProfilerError.from_problem(status, document if isinstance(document, dict) else {})


def _seconds(retry_after: Optional[str], attempt: int) -> float:
    """As long as the server says, else 0.5 s, 1 s, 2 s…; never more than a minute."""
    try:
        seconds = float(retry_after) if retry_after is not None else 0.5 * 2.0**attempt
    except ValueError:
        seconds = 0.5 * 2.0**attempt
    return min(max(seconds, 0.0), 60.0)
