"""The routes by which desks write: each under an ``Idempotency-Key``, so that nothing is done twice."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, FastAPI, Header, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import Field

from sync.demo import customer_deeds, other_deeds, ticket_deeds
from sync.demo.deed import Do, Task
from sync.demo.fields import Model
from sync.demo.office import Office
from sync.demo.refusals import RefusalError
from sync.demo.wishes import (
    ArticleChange,
    ArticleWish,
    AttachWish,
    CustomerChange,
    CustomerWish,
    InteractionWish,
    MessageWish,
    OrderChange,
    TicketChange,
    TicketWish,
    VoteWish,
    Wish,
)
from sync.demo.written import Deed, Interaction

_REPLAYED = "Idempotency-Replayed"


class Refusal(Model):
    """Why nothing was done."""

    reason: str = Field(
        description="For the agent to read; names no customer.", examples=["there is no such queue"]
    )


class Known(Model):
    """What became of a key."""

    done: bool = Field(description="Whether a write was done under this key.", examples=[True])
    deleted: bool = Field(
        default=False, description="It was done, and the record was deleted since.", examples=[False]
    )
    answer: Deed | None = Field(
        default=None, description="The first answer, where it was done.", examples=[None]
    )


class Interactions(Model):
    """Contacts with one customer."""

    records: list[Interaction] = Field(description="Oldest first.")


_NOT_DONE: dict[int | str, dict[str, Any]] = {
    403: {"model": Refusal, "description": "This agent may not. Nothing was done."},
    404: {"model": Refusal, "description": "The record is not there. Nothing was done."},
    412: {"model": Refusal, "description": "Somebody was faster. Nothing was done."},
    422: {"model": Refusal, "description": "A rule says no. Nothing was done."},
}
_UUID = "A UUID of the desk's own for this write. The same one again gives the first answer and does nothing."
_REVISION = "The revision that the change is made upon, in quotation marks; 412 where it is another one."


@dataclass(frozen=True, slots=True)
class _Terms:
    """What every write says beside its body."""

    key: str
    route: str
    revision: int | None


def _terms(
    request: Request,
    idempotency_key: Annotated[UUID, Header(description=_UUID)],
    if_match: Annotated[str | None, Header(description=_REVISION, examples=['"4"'])] = None,
) -> _Terms:
    return _Terms(str(idempotency_key), f"{request.method} {request.url.path}", _revision(if_match))


Terms = Annotated[_Terms, Depends(_terms)]


def _revision(if_match: str | None) -> int | None:
    if if_match is None:
        return None
    digits = if_match.strip().strip('"')
    if not (digits.isascii() and digits.isdecimal()):
        raise RefusalError("If-Match is no revision")
    return int(digits)


def add_writing(app: FastAPI, office: Office, signed_in: Any) -> None:
    """Add every route that changes something, and the look-up of keys."""
    writes = _Writes(app, office, signed_in)
    _add_ticket_routes(writes)
    _add_customer_routes(writes)
    _add_order_routes(writes)
    _add_article_routes(writes)
    _add_interactions(app, office, signed_in)
    _add_keys(app, office, signed_in)
    app.add_exception_handler(RefusalError, _refuse)
    app.add_exception_handler(RequestValidationError, _refuse_shape)


@dataclass(frozen=True, slots=True)
class _Writes:
    """Adds routes that are all alike but for what they do."""

    app: FastAPI
    office: Office
    signed_in: Any

    def post(self, path: str, summary: str, *, makes: bool = False) -> Callable[..., Any]:
        """Make or add something."""
        status = 201 if makes else 200
        return self.app.post(
            path, dependencies=[self.signed_in], summary=summary, status_code=status,
            response_model=Deed, responses=_NOT_DONE,
        )  # fmt: skip

    def patch(self, path: str, summary: str) -> Callable[..., Any]:
        """Change a record."""
        return self.app.patch(
            path, dependencies=[self.signed_in], summary=summary, response_model=Deed, responses=_NOT_DONE
        )

    def answer(
        self,
        terms: _Terms,
        wish: Wish,
        kind: str,
        deed: Do,
        identity: int | str | None = None,
        status: int = 200,
    ) -> JSONResponse:
        """Do it, or give the first answer again."""
        named = None if identity is None else str(identity)
        task = Task(terms.key, terms.route, wish.agent, kind, deed, named, terms.revision)
        done, was_done = self.office.do(task)
        headers = {"ETag": f'"{done.revision}"'} | ({_REPLAYED: "true"} if was_done else {})
        return JSONResponse(done.model_dump(mode="json"), status, headers)


def _add_ticket_routes(writes: _Writes) -> None:
    @writes.post("/v1/tickets", "Open a ticket", makes=True)
    def open_ticket(terms: Terms, wish: TicketWish) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # used
        return writes.answer(terms, wish, "tickets", partial(ticket_deeds.open_ticket, wish), status=201)

    @writes.patch("/v1/tickets/{ticket}", "Change fields of a ticket")
    def change_ticket(terms: Terms, ticket: int, wish: TicketChange) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # used
        return writes.answer(terms, wish, "tickets", partial(ticket_deeds.change_ticket, wish), ticket)

    @writes.post("/v1/tickets/{ticket}/messages", "Reply to a customer, or comment for colleagues")
    def add_message(terms: Terms, ticket: int, wish: MessageWish) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # used
        return writes.answer(terms, wish, "tickets", partial(ticket_deeds.add_message, wish), ticket)

    @writes.post("/v1/tickets/{ticket}/articles", "Put an article to a ticket")
    def attach(terms: Terms, ticket: int, wish: AttachWish) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # used
        return writes.answer(terms, wish, "tickets", partial(ticket_deeds.attach_article, wish), ticket)


def _add_customer_routes(writes: _Writes) -> None:
    @writes.post("/v1/customers", "Make a customer", makes=True)
    def create_customer(terms: Terms, wish: CustomerWish) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # used
        return writes.answer(
            terms, wish, "customers", partial(customer_deeds.create_customer, wish), status=201
        )

    @writes.patch("/v1/customers/{customer}", "Change name, numbers, mail addresses and addresses")
    def change_customer(terms: Terms, customer: int, wish: CustomerChange) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # used
        return writes.answer(
            terms, wish, "customers", partial(customer_deeds.change_customer, wish), customer
        )


def _add_order_routes(writes: _Writes) -> None:
    @writes.patch("/v1/orders/{order}", "Send an order elsewhere")
    def change_order(terms: Terms, order: int, wish: OrderChange) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # used
        return writes.answer(terms, wish, "orders", partial(other_deeds.change_order, wish), order)

    @writes.post("/v1/orders/{order}/cancel", "Cancel a draft or quotation")
    def cancel_order(terms: Terms, order: int, wish: Wish) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # used
        return writes.answer(terms, wish, "orders", partial(other_deeds.cancel_order, wish), order)


def _add_article_routes(writes: _Writes) -> None:
    @writes.post("/v1/articles/{article:path}/votes", "Say what became of an article", makes=True)
    def vote(terms: Terms, article: str, wish: VoteWish) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # used
        return writes.answer(terms, wish, "votes", partial(other_deeds.vote, article, wish), status=201)

    @writes.post("/v1/articles", "Propose an article", makes=True)
    def propose(terms: Terms, wish: ArticleWish) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # used
        return writes.answer(terms, wish, "articles", partial(other_deeds.propose_article, wish), status=201)

    @writes.patch("/v1/articles/{article:path}", "Change title or text of an article")
    def change_article(terms: Terms, article: str, wish: ArticleChange) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # used
        return writes.answer(terms, wish, "articles", partial(other_deeds.change_article, wish), article)

    @writes.post("/v1/interactions", "Log a contact with a customer", makes=True)
    def log(terms: Terms, wish: InteractionWish) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]  # used
        return writes.answer(
            terms, wish, "interactions", partial(other_deeds.log_interaction, wish), status=201
        )


def _add_interactions(app: FastAPI, office: Office, signed_in: Any) -> None:
    @app.get("/v1/interactions", dependencies=[signed_in], summary="All contacts with one customer")
    def interactions(  # pyright: ignore[reportUnusedFunction]  # the decorator uses it
        customer: Annotated[int, Query(description="Id of the customer.")],
    ) -> Interactions:
        logged = [one for one in office.records("interactions") if isinstance(one, Interaction)]
        return Interactions(records=[one for one in logged if one.customer == customer])


def _add_keys(app: FastAPI, office: Office, signed_in: Any) -> None:
    @app.get("/v1/edits/{key}", dependencies=[signed_in], summary="What became of a key")
    def known(key: UUID) -> Known:  # pyright: ignore[reportUnusedFunction]  # the decorator uses it
        found = office.deed(str(key))
        return Known(done=False) if found is None else Known(done=True, deleted=found[1], answer=found[0])


def _refuse(_request: Request, error: Exception) -> JSONResponse:
    refusal = error if isinstance(error, RefusalError) else RefusalError("it cannot be done")
    return JSONResponse({"reason": refusal.reason}, refusal.status)


def _refuse_shape(_request: Request, error: Exception) -> JSONResponse:
    """Name what is wrong with a request, and never what stood there."""
    faults = error.errors() if isinstance(error, RequestValidationError) else ()
    told = [{"loc": fault["loc"], "msg": fault["msg"], "type": fault["type"]} for fault in faults]
    first = ".".join(str(step) for step in told[0]["loc"]) if told else "the request"
    return JSONResponse({"reason": f"{first} is not as the contract says", "detail": told}, 422)
