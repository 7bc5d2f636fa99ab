"""A session that follows nothing, repeats nothing, heeds no environment, and can be broken off from another thread."""

import socket
import threading
from contextlib import suppress
from typing import Any
from weakref import WeakSet

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class OneShotSession(requests.Session):
    """Requests of one thread. Once broken off it is of no further use."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False
        self._lines = _Lines()
        adapter = _Adapter(self._lines)
        self.mount("http://", adapter)
        self.mount("https://", adapter)

    @property
    def is_broken(self) -> bool:
        """Tell whether it was broken off."""
        return self._lines.broken.is_set()

    @property
    def has_sent(self) -> bool:
        """Tell whether a byte of the request under way, or of the last one, may have left."""
        return self._lines.has_sent

    def begin(self) -> None:
        """Say that another request begins, of which nothing was sent yet."""
        self._lines.has_sent = False

    def break_off(self) -> None:
        """End a request under way, whatever it waits for; safe from any thread, and twice."""
        self._lines.cut()


class _Lines:
    """The open connections of one session."""

    def __init__(self) -> None:
        self.broken = threading.Event()
        self.has_sent = False
        self._open: WeakSet[HTTPConnection] = WeakSet()

    def note(self, connection: HTTPConnection) -> None:
        """Remember a connection; one that comes after the cut is cut as well."""
        self._open.add(connection)
        if self.broken.is_set():
            _shut(connection)

    def cut(self) -> None:
        self.broken.set()
        for connection in list(self._open):
            _shut(connection)


class _Adapter(HTTPAdapter):
    def __init__(self, lines: _Lines) -> None:
        self._lines = lines
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools(self._lines)


def _pools(lines: _Lines) -> dict[str, type[HTTPConnectionPool]]:
    class Clear(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            lines.note(self)

        def send(self, data: Any) -> None:
            _connect_first(self, lines)
            super().send(data)

    class Secured(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            lines.note(self)

        def send(self, data: Any) -> None:
            _connect_first(self, lines)
            super().send(data)

    class ClearPool(HTTPConnectionPool):
        ConnectionCls = Clear  # pyright: ignore[reportAssignmentType]  # as little as its own base does

    class SecuredPool(HTTPSConnectionPool):
        ConnectionCls = Secured  # pyright: ignore[reportAssignmentType]  # as little as its own base does

    return {"http": ClearPool, "https": SecuredPool}


def _connect_first(connection: HTTPConnection, lines: _Lines) -> None:
    """Connect, and note only then that something leaves: what fails before has certainly sent nothing."""
    if connection.sock is None:
        connection.connect()
    lines.has_sent = True


def _shut(connection: HTTPConnection) -> None:
    line = connection.sock
    if line is not None:
        with suppress(OSError):  # it may have been closed this moment
            line.shutdown(socket.SHUT_RDWR)
