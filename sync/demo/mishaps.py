"""What becomes of writes that meet a bad fate: lost before, after, or on the way."""

import asyncio
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from sync.demo.fates import Fate

_LINE = "line"
_WRITES = ("POST", "PATCH", "PUT", "DELETE")


class CuttableLine(H11Protocol):
    """A connection that the app may cut: it finds it in the state of the request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as its own base does
        """Leave word of the connection."""
        self.app_state = {**self.app_state, _LINE: transport}
        super().connection_made(transport)


class Mishaps:
    """Lets writes meet their fates."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._late: set[asyncio.Task[None]] = set()

    async def meet(self, fate: Fate, scope: Scope, receive: Receive, send: Send, late_seconds: float) -> None:
        """Do the write, or not, and answer, or not."""
        if fate is Fate.DROP:
            await _cut(scope, receive)
            return
        body = await _read(receive)
        if fate is Fate.LATE:
            self._do_later(scope, body, late_seconds)
            await _cut(scope, receive)
        elif fate is Fate.LOSE:
            await self._app(scope, _given(body), _nowhere)
            await _cut(scope, receive)
        elif fate is Fate.TWICE:
            await self._app(_copy(scope), _given(body), _nowhere)
            await self._app(scope, _given(body), send)
        else:
            await self._app(scope, _given(body), _Half(send).take)

    def _do_later(self, scope: Scope, body: Message, seconds: float) -> None:
        async def do() -> None:
            await asyncio.sleep(seconds)
            await self._app(_copy(scope), _given(body), _nowhere)

        task = asyncio.create_task(do())
        self._late.add(task)
        task.add_done_callback(self._late.discard)


class _Half:
    """Sends the first half of an answer, and leaves its end out, so that the server breaks the connection."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._body = b""

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body", False):
            half = self._body[: len(self._body) // 2]
            await self._send({"type": "http.response.body", "body": half, "more_body": True})


def is_write(scope: Scope) -> bool:
    """Tell a request that may change something."""
    return scope["type"] == "http" and scope["method"] in _WRITES


async def _cut(scope: Scope, receive: Receive) -> None:
    """End the connection without an answer, and wait until that is so."""
    line: Any = scope["state"][_LINE]
    line.abort()
    while (await receive())["type"] != "http.disconnect":
        pass


async def _read(receive: Receive) -> Message:
    gathered, more = b"", True
    while more:
        message = await receive()
        gathered += message.get("body", b"")
        more = message.get("more_body", False)
    return {"type": "http.request", "body": gathered, "more_body": False}


def _given(body: Message) -> Receive:
    """Give a request that was read before, and then nothing any more."""
    told = [body]

    async def receive() -> Message:
        if told:
            return told.pop()
        await asyncio.Event().wait()
        raise AssertionError

    return receive


def _copy(scope: Scope) -> Scope:
    return {**scope, "state": dict(scope.get("state", {}))}


async def _nowhere(_message: Message) -> None:
    """Let an answer get lost."""
