"""What happens at the service desk, ticket by ticket, before anything is written; the same for the same arguments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from seed.people import Person, invent
from words import ANSWERS, CAUSES, GREETINGS, NOTES, REPLIES, Cause

AGENTS = tuple(f"agent{number:02d}" for number in range(1, 9))
_HIDDEN = "Escalation"
_SMALL = "Few tickets"
_DRAWS_BEFORE_THE_CUSTOMERS = 3 * 60
_FIRST_NUMBER = 14
"""The company and its twelve carriers are parties of the ERP before the first customer."""
_STATES = {"new": 8, "open": 14, "stalled": 5, "resolved": 70, "rejected": 3}
_KNOWN_TO_THE_ERP = 0.85


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote: a customer of the ERP with their number there, or somebody it has never heard of."""

    name: str
    mail: str
    phone: str = ""
    number: str = ""
    is_chinese: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One step: ``kind`` is a transaction's type; ``html`` and ``file`` come with what somebody wrote."""

    at: datetime
    kind: str
    actor: str
    text: str = ""
    html: str = ""
    file: str = ""
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One ticket from its first day to its last."""

    writer: Writer
    cause: Cause
    queue: str
    subject: str
    state: str
    owner: str
    priority: int
    fields: tuple[tuple[str, str], ...]
    events: tuple[Event, ...]
    refers_to: int = 0


def customers(parties: int = 2000, seed: int = 11) -> list[Writer]:
    """Invent the ERP's customers once more, draw for draw, and take those with a mail address."""
    rng = Random(seed)
    for _ in range(_DRAWS_BEFORE_THE_CUSTOMERS):  # the opening stock of sixty products in three warehouses
        rng.choice(range(5))
    found = (_writer(number, person) for number, person in enumerate(invent(parties, rng), _FIRST_NUMBER))
    return [writer for writer in found if writer is not None]


def tickets(count: int, end: datetime, days: int = 200, seed: int = 5) -> Iterator[Plan]:
    """Invent tickets, the oldest first."""
    rng = Random(seed)
    known = customers()
    for serial in range(count):
        age = days * (count - serial) / count * rng.uniform(0.97, 1)
        writer = rng.choice(known[:700]) if rng.random() < _KNOWN_TO_THE_ERP else _stranger(rng)
        yield _ticket(serial + 1, writer, end - timedelta(days=age), end, rng)


def _writer(number: int, person: Person) -> Writer | None:
    mail = next((one["value"] for one in person.contacts if one["type"] == "email"), "")
    phone = next((one["value"] for one in person.contacts if one["type"] == "mobile"), "")
    return Writer(person.name, mail, phone, str(number), person.land.code == "CN") if mail else None


def _stranger(rng: Random) -> Writer:
    number = rng.randint(1, 120)
    return Writer("", f"guest{number}@example.org", is_chinese=number % 2 == 0)


def _ticket(serial: int, writer: Writer, born: datetime, end: datetime, rng: Random) -> Plan:
    cause = rng.choice(CAUSES)
    tongue = int(writer.is_chinese)
    order = f"OLD-{born:%y}{rng.randint(1, 3300):05d}"
    (state,) = rng.choices(list(_STATES), list(_STATES.values()))
    owner = rng.choice(AGENTS) if state != "new" or rng.random() < 0.3 else "Nobody"
    events = tuple(_events(cause, writer, order, state, owner, (born, end), rng))
    article = CAUSES.index(cause) * 4 + rng.randint(1, 4) if state == "resolved" and rng.random() < 0.4 else 0
    by_address = article and rng.random() < 0.3
    fields = [("ClientRef", f"seed-{serial:06d}"), ("OrderRef", order), ("Category", cause.code)]
    fields.append(("Channel", rng.choice(("phone", "email", "email", "chat", "web"))))
    if writer.number:
        fields.append(("CustomerRef", writer.number))
    if cause.queue in ("Deliveries", "Returns"):
        fields.append(("ShipmentRef", f"L-{rng.randint(1, 3300):06d}"))
    if by_address:
        fields.append(("SolvedBy", f"https://wiki.example.com/wiki/{cause.subject[0].replace(' ', '_')}"))
    return Plan(
        writer, cause, _queue(serial, cause, rng), f"{cause.subject[tongue]} {order}", state,
        owner, rng.choice((10, 20, 20, 50, 80)), tuple(fields), events, 0 if by_address else article,
    )  # fmt: skip


def _queue(serial: int, cause: Cause, rng: Random) -> str:
    """Most go where their cause belongs, some to the supervisors, and a few to a queue that tests read often."""
    if rng.random() < 0.03:
        return _HIDDEN
    return _SMALL if serial % 60 == 0 else cause.queue


def _events(
    cause: Cause, writer: Writer, order: str, state: str, owner: str, days: tuple[datetime, datetime], rng: Random,
) -> Iterator[Event]:  # fmt: skip
    """Create, give to somebody, talk, and settle; each step comes after the one before and before the end."""
    born, end = days
    tongue = int(writer.is_chinese)
    at, by_phone = born, rng.random() < 0.3 and owner != "Nobody"
    text = f"{GREETINGS[tongue]}\n{cause.plea[tongue]}\n{order}"
    html = _html((GREETINGS[tongue], cause.plea[tongue], order)) if rng.random() < 0.15 else ""
    file = ("破损.png" if tongue else "broken.png") if cause.code == "damaged" else ""
    yield Event(at, "Create", owner if by_phone else writer.mail, text, html, file)
    if owner != "Nobody":
        at = _later(at, end, rng)
        yield Event(at, "Owner", owner, new=owner)
    for _ in range(rng.choice((0, 1, 1, 2, 3)) if state != "new" else 0):
        at = _later(at, end, rng)
        if rng.random() < 0.35:
            yield Event(at, "Comment", owner, rng.choice(NOTES)[tongue])
            continue
        yield Event(at, "Correspond", owner, rng.choice(REPLIES)[tongue])
        if rng.random() < 0.5:
            at = _later(at, end, rng)
            yield Event(at, "Correspond", writer.mail, rng.choice(ANSWERS)[tongue])
    if state != "new":
        at = _later(at, end, rng)
        yield Event(at, "Status", owner, old="new", new="open")
    if state not in ("new", "open"):
        yield Event(_later(at, end, rng), "Status", owner, old="open", new=state)


def _later(at: datetime, end: datetime, rng: Random) -> datetime:
    return min(end, at + timedelta(seconds=rng.randint(120, 90_000)))


def _html(lines: Sequence[str]) -> str:
    return "<div>" + "".join(f"<p>{line}</p>" for line in lines) + "</div>"
