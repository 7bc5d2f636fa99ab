"""``callcenter link``: which office records are one customer, who may be, and what a person says about it."""

from collections.abc import Iterable
from datetime import datetime

import click

from callcenter.domain.customer import OfficeRecord
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.domain.link import Doubt, Evidence, EvidenceKind, LinkAct, LinkId, Proposal
from callcenter.usecases.join_customers import join_customers
from callcenter.usecases.list_links import list_links
from callcenter.usecases.part_record import part_record
from callcenter.usecases.read_links import read_links
from callcenter.usecases.refuse_link import refuse_link
from callcenter.usecases.undo_link import undo_link
from ui.cli.as_json import Plain, print_json
from ui.cli.as_text import print_line
from ui.cli.desk import Desk, desk_command

_DOUBTS = {
    Doubt.UNVERIFIED: "not verified on both sides",
    Doubt.SHARED: "several share it",
    Doubt.DEPARTMENT: "a department, not a person",
    Doubt.NAMES: "the names differ",
    Doubt.NAMED_IN_TICKETS: "only named in tickets",
    Doubt.SAME_OFFICE: "two records of one office",
    Doubt.REFUSED: "refused before",
    Doubt.RIVALS: "others may be meant too",
}
_KINDS = {
    EvidenceKind.PHONE: "same number",
    EvidenceKind.EMAIL: "same e-mail",
    EvidenceKind.NUMBER: "same customer number",
}
_LARGEST_ID = 2**63 - 1
_Id = click.IntRange(1, _LARGEST_ID)


@click.group("link")
def link() -> None:
    """See and decide which office records are one customer."""


@link.command("list")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=100, show_default=True, help="At most so many of each."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@desk_command
def list_all(desk: Desk, limit: int, as_json: bool) -> None:
    """List who may be one person, links to look at again, and what was done last."""
    with desk.store() as database:
        found = list_links(database, limit)
    if as_json:
        print_json(
            {
                "proposals": [_proposal(one) for one in found.proposals],
                "doubtful": [_act(one) for one in found.doubtful],
                "links": [_act(one) for one in found.acts],
            }
        )
        return
    _print("May be one person", (_proposed(one) for one in found.proposals))
    _print("Look at again: what they were joined for has gone", (_done(one) for one in found.doubtful))
    _print("Done", (_done(one) for one in found.acts))


@link.command("show")
@click.argument("customer", type=_Id)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@desk_command
def show(desk: Desk, customer: int, as_json: bool) -> None:
    """Say which office records stand behind CUSTOMER, why, and who else they may be."""
    with desk.store() as database:
        links = read_links(database, CustomerId(customer))
    if links is None:
        raise DeskError(Trouble.NO_SUCH_CUSTOMER, text=str(customer))
    if as_json:
        print_json(
            {
                "customer": links.customer,
                "records": [{**_record(one.record), "name": one.name} for one in links.records],
                "links": [_act(one) for one in links.acts],
                "proposals": [_proposal(one) for one in links.proposals],
            }
        )
        return
    _print(f"Customer {links.customer}", (f"{_named(one.record)}  {one.name}" for one in links.records))
    _print("Done", (_done(one) for one in links.acts))
    _print("May be one person", (_proposed(one) for one in links.proposals))


@link.command("join")
@click.argument("customer", type=_Id)
@click.argument("other", type=_Id)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@desk_command
def join(desk: Desk, customer: int, other: int, as_json: bool) -> None:
    """Make OTHER one with CUSTOMER."""
    with desk.store() as database:
        done = join_customers(database, CustomerId(customer), CustomerId(other), desk.agent, desk.clock.now())
    _tell(done, f"Customer {other} is one with {customer} now.", as_json=as_json)


@link.command("part")
@click.argument("record", metavar="OFFICE:ID")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@desk_command
def part(desk: Desk, record: str, as_json: bool) -> None:
    """Take an office's record from its customer; it becomes a customer of its own."""
    office, _, remote = record.partition(":")
    with desk.store() as database:
        done = part_record(database, OfficeId(office), RemoteId(remote), desk.agent, desk.clock.now())
    _tell(done, f"{record} is a customer of its own now.", as_json=as_json)


@link.command("refuse")
@click.argument("customer", type=_Id)
@click.argument("other", type=_Id)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@desk_command
def refuse(desk: Desk, customer: int, other: int, as_json: bool) -> None:
    """Say that CUSTOMER and OTHER are two."""
    with desk.store() as database:
        done = refuse_link(database, CustomerId(customer), CustomerId(other), desk.agent, desk.clock.now())
    _tell(done, f"Customers {customer} and {other} stay two.", as_json=as_json)


@link.command("undo")
@click.argument("number", metavar="LINK", type=_Id)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@desk_command
def undo(desk: Desk, number: int, as_json: bool) -> None:
    """Take back what was done as LINK (a number of the list)."""
    with desk.store() as database:
        done = undo_link(database, LinkId(number), desk.agent, desk.clock.now())
    _tell(done, f"Link {number} is undone.", as_json=as_json)


def _tell(done: LinkId, words: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"link": done})
    else:
        print_line(f"{words} Undo: callcenter link undo {done}" if "undone" not in words else words)


def _print(title: str, lines: Iterable[str]) -> None:
    print_line(f"{title}:")
    some = False
    for line in lines:
        some = True
        print_line(f"  {line}")
    if not some:
        print_line("  nothing")


def _proposed(one: Proposal) -> str:
    why = "; ".join(_reason(item) for item in one.evidence)
    but = ", ".join(_DOUBTS[doubt] for doubt in one.doubts)
    return f"{one.one} {one.one_name}  {one.other} {one.other_name}  {why}" + (f" ({but})" if but else "")


def _done(act: LinkAct) -> str:
    who = act.agent or "by rule"
    records = ", ".join(_named(one.record) for one in act.records)
    why = "; ".join(_reason(item) for item in act.evidence)
    undone = f" (undone by {act.undone_by})" if act.undone_by else ""
    return (
        "  ".join(
            part for part in (f"{act.id} {act.kind} {act.at:%Y-%m-%d %H:%M}", who, records, why) if part
        )
        + undone
    )


def _reason(item: Evidence) -> str:
    gone = f" until {item.gone_at:%Y-%m-%d}" if item.gone_at else ""
    return f"{_named(item.one)} · {_named(item.other)}: {_KINDS[item.kind]} {item.key}{gone}"


def _named(record: OfficeRecord) -> str:
    return f"{record.office}:{record.id}"


def _record(record: OfficeRecord) -> Plain:
    return {"office": record.office, "id": record.id, "number": record.number}


def _evidence(item: Evidence) -> Plain:
    return {
        "kind": item.kind,
        "key": item.key,
        "one": _record(item.one),
        "other": _record(item.other),
        "doubt": item.doubt,
        "found": _time(item.found_at),
        "gone": _time(item.gone_at),
    }


def _proposal(one: Proposal) -> Plain:
    return {
        "customers": [one.one, one.other],
        "names": [one.one_name, one.other_name],
        "evidence": [_evidence(item) for item in one.evidence],
        "doubts": list(one.doubts),
    }


def _act(act: LinkAct) -> Plain:
    return {
        "link": act.id,
        "kind": act.kind,
        "at": _time(act.at),
        "agent": act.agent,
        "by_hand": act.is_by_hand,
        "records": [_record(one.record) for one in act.records],
        "evidence": [_evidence(item) for item in act.evidence],
        "undone_by": act.undone_by,
        "confirmed_by": act.confirmed_by,
        "doubtful": act.is_doubtful,
    }


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
