"""One desk a profile: a second start hands its request to the first and ends.

Only programs of the same user that can read the profile's token file are listened to, and only a few verbs.
"""

import contextlib
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LONGEST_REQUEST = 4096
_LONGEST_NUMBER = 256
_PATIENCE_MS = 2000
VERBS = frozenset({"show", "pop"})


class SingleInstance(QObject):
    """Holds the profile for this process and listens to later starts."""

    def __init__(self, folder: Path, on_request: Callable[[str, str], None]) -> None:
        super().__init__()
        self.on_request = on_request
        self._folder = folder
        self._token = ""
        self._lock = QLockFile(str(folder / "desk.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)

    def claim(self) -> bool:
        """Take the profile; false where another process holds it. A lock left by a dead process is taken over."""
        if not self._lock.tryLock(0):
            return False
        self._token = secrets.token_hex(16)
        _write_private(_token_file(self._folder), self._token)
        name = _socket_name(self._folder)
        QLocalServer.removeServer(name)
        return self._server.listen(name)

    def release(self) -> None:
        """Let the next start have the profile."""
        self._server.close()
        with contextlib.suppress(OSError):
            _token_file(self._folder).unlink()
        self._lock.unlock()

    def _accept(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setParent(self)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LONGEST_REQUEST:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        request = _parse(bytes(socket.readLine().data()), self._token)
        socket.write(b"ok\n" if request else b"no\n")
        socket.flush()
        socket.disconnectFromServer()
        if request:
            self.on_request(*request)


def ask_running_desk(folder: Path, verb: str, phone: str = "") -> bool:
    """Send a request to the desk that holds this profile; false where none listens."""
    try:
        token = _token_file(folder).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return False
    socket = QLocalSocket()
    socket.connectToServer(_socket_name(folder))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    message = {"token": token, "verb": verb, "phone": phone[:_LONGEST_NUMBER]}
    socket.write(json.dumps(message).encode() + b"\n")
    socket.flush()
    answered = socket.waitForReadyRead(_PATIENCE_MS)
    return answered and bytes(socket.readLine().data()) == b"ok\n"


def _parse(line: bytes, token: str) -> tuple[str, str] | None:
    """Accept nothing but a known verb with the right token and a short text."""
    try:
        message: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict):
        return None
    fields = cast("dict[str, object]", message)
    given, verb, phone = (fields.get(name) for name in ("token", "verb", "phone"))
    if not (isinstance(given, str) and isinstance(verb, str) and isinstance(phone, str)):
        return None
    if not hmac.compare_digest(given.encode(), token.encode()) or verb not in VERBS:
        return None
    return verb, phone[:_LONGEST_NUMBER]


def _socket_name(folder: Path) -> str:
    """Give a name short enough for every system and different for every profile folder."""
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:20]
    return f"callcenter-{digest}"


def _token_file(folder: Path) -> Path:
    return folder / "desk.token"


def _write_private(path: Path, text: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(text)
