"""The demo office over HTTP: feeds, look-ups, a customer's sheet, and switches to make it fail."""

import asyncio
import hmac
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal, Protocol

from fastapi import Depends, FastAPI, Header, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, Field, ValidationError

from sync.demo.model import KINDS, Customer, Model, Record
from sync.demo.office import Faults, Office

_LARGEST_PAGE = 1000
Stamp = Annotated[datetime | None, Query(description="Give what changed after this moment …")]


class Gate(Protocol):
    """The cable of the office."""

    async def plug_in(self) -> None:
        """Listen again at the same address."""
        ...

    async def unplug(self) -> None:
        """Refuse every connection."""
        ...


class Status(Model):
    """Who answers."""

    product: str
    version: str
    identity: str = Field(description="Another identity means another set of records.")
    now: datetime


class Feed(BaseModel):
    """One step of a feed."""

    records: list[dict[str, Any]]
    more: bool = Field(description="There is more after the last record.")
    total: int = Field(description="All records of this kind there are.")


class Ids(Model):
    """Every id there is."""

    ids: list[int]


def build_app(office: Office, token: str) -> FastAPI:
    """Build the server around an office; ``token`` is what desks sign in with."""
    app = FastAPI(
        title="Demo office",
        version="1",
        description="Customers, orders, shipments, stock, invoices, tickets and articles of one company.",
        docs_url=None,
        redoc_url=None,
    )
    _add_reading(app, office, Depends(_bearer(token)))
    _add_faults(app, office)
    return app


def build_control(office: Office, gate: Gate, token: str) -> FastAPI:
    """Build the switches, on a port of their own, so that they work while the office is unplugged."""
    app = FastAPI(title="Demo office: switches", openapi_url=None)
    _add_control(app, office, gate, Depends(_bearer(token)))
    return app


def _bearer(token: str) -> Callable[..., None]:
    def check(authorization: Annotated[str, Header()] = "") -> None:
        if not hmac.compare_digest(authorization.encode(), f"Bearer {token}".encode()):
            raise HTTPException(401, "wrong or missing token")

    return check


def _add_reading(app: FastAPI, office: Office, signed_in: Any) -> None:
    @app.get("/v1/status", dependencies=[signed_in], summary="Who answers")
    def status() -> Status:
        return Status(product="Demo office", version="1", identity=office.identity, now=office.now())

    @app.get("/v1/customers/{customer}/sheet", dependencies=[signed_in], summary="All of one customer")
    def sheet(customer: int) -> dict[str, list[dict[str, Any]]]:
        found = office.sheet(customer)
        if found is None:
            raise HTTPException(404, "no such customer")
        return {kind: [_plain(record) for record in records] for kind, records in found.items()}

    @app.get("/v1/customers/by-phone", dependencies=[signed_in], summary="Customers with an E.164 number")
    def by_phone(phone: Annotated[str, Query(examples=["+8613812345678"])]) -> list[Customer]:
        return office.with_phone(phone)

    for kind, model in KINDS.items():
        _add_kind(app, office, kind, model, signed_in)


def _add_kind(app: FastAPI, office: Office, kind: str, model: type[Record], signed_in: Any) -> None:
    class Typed(Feed):
        records: list[model]  # type: ignore[valid-type]  # one model a kind

    Typed.__name__ = f"{model.__name__}Feed"

    @app.get(
        f"/v1/{kind}", dependencies=[signed_in], response_model=Typed, summary=f"Changed {kind}, oldest first"
    )
    def feed(  # pyright: ignore[reportUnusedFunction]
        after_stamp: Stamp = None,
        after_id: Annotated[int, Query(description="… or at this moment with a larger id.")] = 0,
        limit: Annotated[int, Query(ge=1, le=_LARGEST_PAGE)] = 500,
    ) -> JSONResponse:
        records, more, total = office.changed(kind, after_stamp, after_id, limit)
        return JSONResponse({"records": [_plain(record) for record in records], "more": more, "total": total})

    @app.get(f"/v1/{kind}/ids", dependencies=[signed_in], summary=f"Every id of {kind}")
    def ids() -> Ids:  # pyright: ignore[reportUnusedFunction]
        return Ids(ids=office.ids(kind))

    @app.get(
        f"/v1/{kind}/by-id", dependencies=[signed_in], response_model=list[model], summary=f"Some {kind}"
    )
    def by_id(id: Annotated[list[int], Query()]) -> JSONResponse:  # the name in the contract  # pyright: ignore[reportUnusedFunction]
        return JSONResponse([_plain(record) for record in office.some(kind, id)])


def _add_control(app: FastAPI, office: Office, gate: Gate, allowed: Any) -> None:
    @app.post("/plug/{position}", dependencies=[allowed])
    async def plug(position: Literal["in", "out"]) -> dict[str, str]:
        await (gate.plug_in() if position == "in" else gate.unplug())
        return {"plug": position}

    @app.post("/faults", dependencies=[allowed])
    def faults(wanted: Faults) -> Faults:  # pyright: ignore[reportUnusedFunction]
        office.faults = wanted
        return wanted

    @app.put("/{kind}", dependencies=[allowed])
    def put(kind: str, record: dict[str, Any]) -> dict[str, Any]:  # pyright: ignore[reportUnusedFunction]
        try:
            return _plain(office.put(kind, record))
        except (KeyError, ValidationError) as error:
            raise HTTPException(422, "not a record of this kind") from error

    @app.delete("/{kind}/{identity}", dependencies=[allowed])
    def delete(kind: str, identity: int) -> dict[str, bool]:  # pyright: ignore[reportUnusedFunction]
        return {"deleted": office.delete(kind, identity)}


def _add_faults(app: FastAPI, office: Office) -> None:
    @app.middleware("http")
    async def misbehave(request: Request, answer: Any) -> Response:  # pyright: ignore[reportUnusedFunction]
        faults = office.faults
        if faults.slow_seconds:
            await asyncio.sleep(faults.slow_seconds)
        if faults.html:
            return HTMLResponse("<html><body><h1>Sign in to the network</h1></body></html>")
        if faults.status and office.draws(faults.share):
            headers = {"Retry-After": "3"} if faults.status in (429, 503) else None
            return JSONResponse({"detail": "made to fail"}, faults.status, headers)
        reply: Response = await answer(request)
        return await _spoil(reply, faults)


async def _spoil(reply: Any, faults: Faults) -> Response:
    if faults.clock_offset_seconds:
        at = datetime.now(UTC) + timedelta(seconds=faults.clock_offset_seconds)
        reply.headers["Date"] = at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    if not (faults.cut or faults.invalid_utf8):
        return reply
    body = b"".join([chunk async for chunk in reply.body_iterator])
    body = body[: len(body) // 2] if faults.cut else b"\xff\xfe" + body
    headers = {name: value for name, value in reply.headers.items() if name != "content-length"}
    return Response(body, reply.status_code, headers)


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")
