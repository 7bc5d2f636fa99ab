"""Makes the office misbehave as it was told to, below everything that knows of records."""

import asyncio
import json
from email.utils import format_datetime
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.demo.fates import Fate
from sync.demo.fault_list import Faults
from sync.demo.mishaps import Mishaps, is_write
from sync.demo.office import Office

_PORTAL = b"<!DOCTYPE html><html><body><h1>Sign in to the network</h1></body></html>"
_GARBAGE = b"\xff\xfe\xc3\x28"


class Misbehaviour:
    """Stands between the network and the office."""

    def __init__(self, app: ASGIApp, office: Office) -> None:
        self._app = app
        self._office = office
        self._mishaps = Mishaps(app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or misbehave."""
        faults = self._office.faults

        async def dated(message: Message) -> None:
            """Say the time, which is the office's own even if it is wrong."""
            if message["type"] == "http.response.start":
                date = format_datetime(self._office.now(), usegmt=True).encode()
                message = {**message, "headers": [*message["headers"], (b"date", date)]}
            await send(message)

        if faults == Faults():
            await self._app(scope, receive, dated)
        else:
            await self._misbehave(scope, receive, dated, faults)

    async def _misbehave(self, scope: Scope, receive: Receive, send: Send, faults: Faults) -> None:
        await asyncio.sleep(faults.slow_seconds)
        if faults.html:
            await _answer(send, 200, {"content-type": "text/html"}, _PORTAL)
        elif faults.status and self._office.draws(faults.share):
            headers = {"content-type": "application/json"}
            if faults.retry_after:
                headers["retry-after"] = faults.retry_after
            await _answer(send, faults.status, headers, b'{"detail": "made to fail"}')
        elif is_write(scope) and (fate := self._office.fates.draw()) is not Fate.WELL:
            await self._mishaps.meet(fate, scope, receive, send, faults.writes.late_seconds)
        else:
            reply = _Reply()
            await self._app(scope, receive, reply.take)
            await reply.spoil(faults, send)


class _Reply:
    """An answer that is kept back until it is spoilt."""

    def __init__(self) -> None:
        self._start: Message = {}
        self._body = b""

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
        else:
            self._body += message.get("body", b"")

    async def spoil(self, faults: Faults, send: Send) -> None:
        headers = MutableHeaders(raw=list(self._start["headers"]))
        body = _spoilt(self._body, faults)
        headers["Content-Length"] = str(len(body))
        await send({**self._start, "headers": headers.raw})
        if faults.cut:
            await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
            return  # without its end, so that the server breaks the connection
        await send({"type": "http.response.body", "body": body})


def _spoilt(body: bytes, faults: Faults) -> bytes:
    if faults.huge_field:
        body = json.dumps(_with_huge_text(json.loads(body), "x" * faults.huge_field)).encode()
    if faults.invalid_utf8:
        quote = body.find(b'"') + 1
        body = body[:quote] + _GARBAGE + body[quote:]
    return body


def _with_huge_text(value: dict[str, Any], text: str) -> dict[str, Any]:
    """Put the text into the first record's field that takes any text."""
    if records := value.get("records"):
        name = next(
            (name for name in ("alert", "text", "reference", "name", "number") if name in records[0]), "unit"
        )
        records[0][name] = text
    return value


async def _answer(send: Send, status: int, headers: dict[str, str], body: bytes) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    raw.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
