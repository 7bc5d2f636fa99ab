"""The rules of the company: what may be written, whoever asks."""

from collections.abc import Mapping
from types import MappingProxyType

from callcenter.numbering import contact_key
from sync.demo.model import Order
from sync.demo.refusals import RefusalError

QUEUES = frozenset({"general", "delivery", "billing", "product", "returns"})
CUSTOM_FIELDS = frozenset({"Channel", "Root cause"})

_DONE = ("solved", "closed", "rejected")
_NEXT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "new": frozenset({"open", "waiting", *_DONE}),
        "open": frozenset({"waiting", *_DONE}),
        "waiting": frozenset({"open", *_DONE}),
        "solved": frozenset({"open", "closed"}),
        "closed": frozenset({"open"}),
        "rejected": frozenset({"open"}),
    }
)
_CANCELLABLE = ("draft", "quotation")
_STILL_HERE = (*_CANCELLABLE, "confirmed", "processing")
_DIALLED = ("phone", "mobile", "fax")


def check_move(before: str, after: str) -> None:
    """Let a ticket go only where its state leads."""
    if after != before and after not in _NEXT[before]:
        raise RefusalError(f"a ticket that is {before} cannot become {after}")


def check_first_state(state: str) -> None:
    """Let no ticket begin at its end."""
    if state in _DONE:
        raise RefusalError(f"a new ticket cannot be {state}")


def check_queue(queue: str) -> None:
    """Let a ticket go only to a queue that there is."""
    if queue not in QUEUES:
        raise RefusalError("there is no such queue")


def check_field(name: str) -> None:
    """Let only fields be set that there are."""
    if name not in CUSTOM_FIELDS:
        raise RefusalError("there is no such field")


def check_written(text: str, what: str) -> None:
    """Let nothing be empty that has to say something."""
    if not text.strip():
        raise RefusalError(f"the {what} is empty")


def check_reply(state: str) -> None:
    """Write to nobody whose request was rejected."""
    if state == "rejected":
        raise RefusalError("the ticket was rejected; reopen it before replying")


def check_cancel(state: str) -> None:
    """Cancel only what nobody has begun to work on."""
    if state not in _CANCELLABLE:
        raise RefusalError(f"an order that is {state} cannot be cancelled")


def check_delivery(order: Order) -> None:
    """Send elsewhere only what is still in the house."""
    if order.state not in _STILL_HERE:
        raise RefusalError(f"an order that is {order.state} cannot go elsewhere")


def e164_of(kind: str, value: str, region: str) -> str:
    """Work out the number; a number or mail address that is none is refused."""
    check_written(value, "number or mail address")
    if kind == "email" and "@" not in value:
        raise RefusalError("a mail address needs an @")
    key = contact_key(value, region) if kind in _DIALLED else ""
    if kind in _DIALLED and not key:
        raise RefusalError("this is no telephone number")
    return key


def check_country(country: str) -> None:
    """Take a country only as its code."""
    if country and not (len(country) == 2 and country.isascii() and country.isalpha() and country.isupper()):
        raise RefusalError("a country is two capital letters")
