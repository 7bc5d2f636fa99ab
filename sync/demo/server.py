"""The contract of the demo office over HTTP: feeds, look-ups, and all of one customer."""

import hmac
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import Field, create_model

from sync.demo.deed import Kept
from sync.demo.faults import Misbehaviour
from sync.demo.fields import Model, Numbered
from sync.demo.model import KINDS, Article, Customer
from sync.demo.office import Found, Office, Place
from sync.demo.writing import add_writing

_LARGEST_PAGE = 1000
_MOST_IDS = 500
_ABOUT = """\
Everything a call desk needs to know of a company: customers, orders, shipments, stock, invoices, tickets and articles.
An in-house system that answers like this can be plugged into the desk with its `demo` connector.

**Feeds.** `GET /v1/<kind>` gives what changed after a place, oldest first. Begin without a place; go on with the
`after_stamp` and `after_id` of the last answer, until `more` is false. Stamps are the server's own time of the last
change; several records may share one. A record whose stamp moves on comes again. A change must be seen in its feed
within ten seconds of its stamp: desks read that far back again, and no further.

**Look-ups.** `GET /v1/<kind>?id=1&id=2` gives those of these that there are. `GET /v1/<kind>/ids` lists every id, so
that deletions can be found. `GET /v1/customers?phone=%2B8613812345678` finds callers. A record that is not there is
left out; 404 is never the answer to a question about a record, so that a wrong address deletes nothing.

**Fields** with a default may be left out. Unknown fields are ignored by the desk. Amounts and quantities are decimals
as text, never floating point. All times say their zone.

**Signing in.** Every request but this document carries `Authorization: Bearer <token>`; 401 means sign in again.

**Writing.** Every write carries an `Idempotency-Key`, a UUID that is kept for ever with the first answer: the same
key again gives that answer again and does nothing, after a restart too. `GET /v1/edits/{key}` tells what became of a
key. What is refused is not kept under its key. `If-Match` with the `revision` of a record lets a change be made only if
nobody else was faster (412). A rule that says no answers 422, a record that is not there 404, what this agent may not
do 403, each with a `reason` for the agent to read; nothing was done then. A write is done whole or not at all, and has
ended ten seconds after it was sent, whatever became of the connection.
"""


class Status(Model):
    """Who answers."""

    product: str = Field(description="Name of the system.", examples=["Demo office"])
    version: str = Field(description="Its version.", examples=["1"])
    identity: str = Field(
        description="Names this set of records. Another one means: another company, read it from the beginning.",
        examples=["demo-7"],
    )
    now: datetime = Field(description="The server's time, in UTC.", examples=["2026-11-24T09:30:12Z"])


class Ids(Model):
    """Every id there is."""

    ids: list[int | str] = Field(description="Numbers; for articles their names.", examples=[[1, 2, 3]])


class Step(Model):
    """One step of a feed, or the answer to a look-up."""

    more: bool = Field(
        description="There is more after this; a look-up is always complete.", examples=[False]
    )
    total: int = Field(description="How many records of this kind there are.", examples=[360])
    after_stamp: datetime | None = Field(
        default=None,
        description="The place after the last record; send it back to go on.",
        examples=["2026-11-24T09:30:12.345678+00:00"],
    )
    after_id: int = Field(default=0, description="The place among records with one stamp.", examples=[12])


def build_app(office: Office, token: str) -> FastAPI:
    """Build the server around an office; ``token`` is what desks sign in with."""
    app = FastAPI(
        title="Demo office", version="1", description=_ABOUT, docs_url=None, redoc_url=None,
        responses={401: {"description": "The token is missing or wrong."}},
    )  # fmt: skip
    signed_in = Depends(bearer(token))
    _add_status(app, office, signed_in)
    _add_sheet(app, office, signed_in)
    for kind, model in KINDS.items():
        _add_feed(app, office, kind, model, signed_in)
        _add_ids(app, office, kind, signed_in)
    add_writing(app, office, signed_in)
    app.add_middleware(Misbehaviour, office=office)
    return app


def bearer(token: str) -> Callable[..., None]:
    """Ask for a token."""
    scheme = HTTPBearer(auto_error=False, description="The token that the office printed when it started.")

    def check(given: Annotated[HTTPAuthorizationCredentials | None, Depends(scheme)]) -> None:
        if given is None or not hmac.compare_digest(given.credentials.encode(), token.encode()):
            raise HTTPException(401, "wrong or missing token", {"WWW-Authenticate": "Bearer"})

    return check


def _add_status(app: FastAPI, office: Office, signed_in: Any) -> None:
    @app.get("/v1/status", dependencies=[signed_in], summary="Who answers")
    def status() -> Status:  # pyright: ignore[reportUnusedFunction]  # the decorator uses it
        return Status(product="Demo office", version="1", identity=office.identity, now=office.now())


def _add_sheet(app: FastAPI, office: Office, signed_in: Any) -> None:
    @app.get(
        "/v1/customers/{customer}/sheet",
        dependencies=[signed_in],
        response_model=_sheet_model(),
        summary="Everything of one customer; empty lists where there is no such customer",
    )
    def sheet(customer: str) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # the decorator uses it
        return JSONResponse({kind: plain(records) for kind, records in office.sheet(customer).items()})


def _add_feed(
    app: FastAPI, office: Office, kind: str, model: type[Numbered | Article], signed_in: Any
) -> None:
    fields: dict[str, Any] = {"records": (list[model], Field(description="Oldest change first."))}
    step = create_model(f"{kind.title().replace('_', '')}Step", __base__=Step, **fields)
    of_caller = Query(
        description="Give the customers with this number (E.164).",
        examples=["+8613812345678"],
        include_in_schema=model is Customer,
    )

    @app.get(
        f"/v1/{kind}",
        dependencies=[signed_in],
        response_model=step,
        summary=f"What changed of {kind}, or some of them",
    )
    def feed(  # pyright: ignore[reportUnusedFunction]  # the decorator uses it
        after_stamp: Annotated[datetime | None, Query(description="Give what changed after this …")] = None,
        after_id: Annotated[int, Query(description="… or at this moment, but after this place.")] = 0,
        limit: Annotated[int, Query(ge=1, le=_LARGEST_PAGE, description="Records in one answer.")] = 500,
        id: Annotated[
            list[str] | None, Query(max_length=_MOST_IDS, description="Look at these only.")
        ] = None,
        phone: Annotated[str | None, of_caller] = None,
    ) -> JSONResponse:
        if id is not None:
            return _answer(office.some(kind, id))
        if phone is not None and model is Customer:
            return _answer(office.with_phone(phone))
        after: Place | None = None if after_stamp is None else (_aware(after_stamp), after_id)
        return _answer(office.changed(kind, after, limit))


def _add_ids(app: FastAPI, office: Office, kind: str, signed_in: Any) -> None:
    @app.get(f"/v1/{kind}/ids", dependencies=[signed_in], summary=f"Every id of {kind}")
    def ids() -> Ids:  # pyright: ignore[reportUnusedFunction]  # the decorator uses it
        return Ids(ids=office.ids(kind))


def _answer(found: Found) -> JSONResponse:
    stamp, serial = found.place or (None, 0)
    return JSONResponse(
        {
            "records": plain(found.records),
            "more": found.more,
            "total": found.total,
            "after_stamp": None if stamp is None else stamp.isoformat(),
            "after_id": serial,
        }
    )


def plain(records: Sequence[Kept]) -> list[dict[str, Any]]:
    """Bring records into JSON's types."""
    return [record.model_dump(mode="json") for record in records]


def _aware(stamp: datetime) -> datetime:
    if stamp.tzinfo is None:
        raise HTTPException(422, "after_stamp must say its zone")
    return stamp


def _sheet_model() -> type[Model]:
    kinds = {
        kind: model
        for kind, model in KINDS.items()
        if kind == "customers" or "customer" in model.model_fields
    }
    fields: dict[str, Any] = {
        kind: (list[model], Field(description=f"All {kind} of this customer."))
        for kind, model in kinds.items()
    }
    return create_model("Sheet", __base__=Model, **fields)
