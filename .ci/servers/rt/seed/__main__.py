"""Fills Request Tracker's SQLite file with tickets and articles: see the README of the folder above."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from books import Books, stamp
from plan import Event, Plan, tickets
from words import CAUSES, TOPICS

NULL = "1970-01-01 00:00:00"
PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000") + b"\x1f\x15\xc4\x89"
SLA_HOURS = {"gold": 24, "standard": 72}


@dataclass(slots=True)
class Filed:
    """A ticket with the number it gets."""

    plan: Plan
    id: int


def main() -> None:
    """Write articles and tickets; the same arguments give the same data but for the day they end on."""
    parser = ArgumentParser(prog="seed")
    parser.add_argument("--database", required=True)
    parser.add_argument("--tickets", type=int, default=2200)
    wanted = parser.parse_args()
    started = time.monotonic()
    books = Books(wanted.database)
    end = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=10)
    _articles(books, end - timedelta(days=250))
    filed = [Filed(plan, number) for number, plan in enumerate(tickets(wanted.tickets, end), 1)]
    for one in filed:
        _ticket(books, one)
    for one, event in _in_order(filed):
        _event(books, one, event)
    written = books.write()
    named = ("Tickets", "Transactions", "Attachments", "Users", "Articles")
    counts = ", ".join(f"{written[name]} {name.lower()}" for name in named)
    print(f"  {counts} in {time.monotonic() - started:.1f} s")


def _articles(books: Books, day: datetime) -> None:
    """Four articles for each cause, every other one in Chinese."""
    root = books.users["root"]
    for number, cause in enumerate(CAUSES):
        for serial, topic in enumerate(TOPICS):
            tongue = (number + serial) % 2
            at = stamp(day + timedelta(days=5 * number, minutes=serial))
            colon = "：" if tongue else ": "
            name = f"{cause.subject[tongue]}{colon}{topic[tongue]}"
            summary = cause.advice[tongue]
            one = books.add("Articles", name, summary, 0, books.knowledge, 0, root, at, root, at)
            body = f"{cause.plea[tongue]}\n\n1. {cause.advice[tongue]}\n2. {topic[tongue]}"
            books.value("Body", "RT::Article", one, body, root, at)
            books.value("Keywords", "RT::Article", one, cause.code, root, at)


def _ticket(books: Books, filed: Filed) -> None:
    plan, number = filed.plan, filed.id
    born, last = stamp(plan.events[0].at), stamp(plan.events[-1].at)
    writer = books.customer(plan.writer.name, plan.writer.mail, plan.writer.phone, born)
    owner, maker = books.users[plan.owner], books.users[plan.events[0].actor]
    sla = "gold" if plan.queue == "Complaints" else "standard"
    due = stamp(plan.events[0].at + timedelta(hours=SLA_HOURS[sla]))
    over = last if plan.state in ("resolved", "rejected") else NULL
    books.add(
        "Tickets", number, books.queues[plan.queue], "ticket", owner, plan.subject, 0, 0, plan.priority, 0, 0,
        plan.state, sla, 0, NULL, NULL, NULL if plan.state == "new" else born, due, over,
        books.users[plan.events[-1].actor], last, maker, born,
    )  # fmt: skip
    for role in ("AdminCc", "Cc", "Owner", "Requestor"):
        group = books.group(role, None, "RT::Ticket-Role", number, maker, born)
        books.seen_in(group, group)
        if role in ("Owner", "Requestor"):
            books.member(group, owner if role == "Owner" else writer, maker, born)
    for field, value in plan.fields:
        books.value(field, "RT::Ticket", number, value, maker, born)


def _in_order(filed: list[Filed]) -> Iterator[tuple[Filed, Event]]:
    """Numbers of transactions rise with time."""
    steps = ((event.at, one.id, index) for one in filed for index, event in enumerate(one.plan.events))
    for _, number, index in sorted(steps):
        one = filed[number - 1]
        yield one, one.plan.events[index]


def _event(books: Books, filed: Filed, event: Event) -> None:
    at, actor = stamp(event.at), books.users[event.actor]
    kind, field, old, new = event.kind, None, event.old or None, event.new or None
    if kind == "Status":
        field = "Status"
        if event.new == "resolved" and filed.plan.refers_to:
            target = books.refer(filed.id, filed.plan.refers_to, actor, at)
            books.add(
                "Transactions", "RT::Ticket", filed.id, 0, "AddLink", "RefersTo", None, target, actor, at
            )
    elif kind == "Owner":
        kind, field, old, new = "Set", "Owner", str(books.users["Nobody"]), str(books.users[event.new])
    step = books.add("Transactions", "RT::Ticket", filed.id, 0, kind, field, old, new, actor, at)
    if event.text:
        _said(books, step, filed.plan.subject, event, actor, at)


def _said(books: Books, step: int, subject: str, event: Event, actor: int, at: str) -> None:
    """Text alone, text and HTML as mail programs send them, or with a file."""
    if not event.html and not event.file:
        books.attachment(step, 0, "text/plain", event.text, actor, at, subject=subject)
        return
    whole = books.attachment(step, 0, "multipart/mixed", "", actor, at, subject=subject)
    books.attachment(step, whole, "text/plain", event.text, actor, at)
    if event.html:
        books.attachment(step, whole, "text/html", event.html, actor, at)
    if event.file:
        books.attachment(step, whole, "image/png", PICTURE, actor, at, file=event.file)


if __name__ == "__main__":
    main()
