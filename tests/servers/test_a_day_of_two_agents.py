"""A day of two agents on two desks, with the same customer, ticket and article; one of them is offline for hours.

Everything is typed at a terminal. In the evening each field that either of them wrote is accounted for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from callcenter.clock import SystemClock
from tests.servers.conftest import TrytonServer, told_by_start
from tests.servers.mediawiki_api import MediaWikiApi, MediaWikiServer
from tests.servers.relay import Relay
from tests.servers.rt_server import RtApi, RtServer
from tests.servers.tryton_rpc import TrytonRpc
from tests.ui.cli.terminal import Terminal, Told

pytestmark = [pytest.mark.server, pytest.mark.slow]

QUEUE = "Few tickets"
TOPIC = "Invoices"
IN_TOPIC = f"\n\n[[Category:{TOPIC}]]"
BOTH = f"Ask the carrier twice. Then offer a voucher.{IN_TOPIC}"


@dataclass(frozen=True, slots=True)
class DeskOfOne:
    """What one agent types, and what comes of it."""

    terminal: Terminal
    name: str
    config: Path

    def __call__(self, *words: str) -> Told:
        return self.terminal(*words, "--profile", self.name, "--config", str(self.config), "--dev")

    def edit(self, *words: str) -> int:
        """Do something; gives the number of the edit."""
        told = self("edit", *words, "--json")
        assert told.code == 0, told.err
        return int(told.json["edit"])

    def sync(self) -> int:
        return self("sync", "--once").code

    def outbox(self) -> list[dict[str, Any]]:
        return self("outbox", "--json").json["edits"]

    def conflict(self, kind: str) -> int:
        """Give the number of the edit of this kind that is in conflict."""
        (found,) = [one["seq"] for one in self.outbox() if (one["kind"], one["state"]) == (kind, "conflict")]
        return int(found)


@dataclass(frozen=True, slots=True)
class Town:
    """A customer, a ticket of theirs and an article, on the servers, and who tells the truth about them."""

    phone: str
    party: int
    address: int
    ticket: int
    page: int
    title: str
    erp: TrytonRpc
    crm: RtApi
    wiki: MediaWikiApi

    @property
    def record(self) -> str:
        return f"erp:{self.party}"

    @property
    def street(self) -> str:
        return self.erp.one("party.address", [["id", "=", self.address]], ["street"])["street"]

    @property
    def numbers(self) -> set[str]:
        rows = self.erp.rows("party.contact_mechanism", [["party", "=", self.party]], ["value_compact"])
        return {row["value_compact"] for row in rows}

    def rt(self, field: str) -> Any:
        return self.crm.ask("GET", f"/ticket/{self.ticket}")[field]

    def said(self, words: str, ticket: int | None = None) -> int:
        """Count how often something was said on a ticket."""
        asked = f"/ticket/{ticket or self.ticket}/attachments?fields=Content,TransactionId&per_page=100"
        return sum(words in str(one.get("Content")) for one in self.crm.ask("GET", asked)["items"])


@pytest.fixture
def town(tryton: TrytonServer, rt: RtServer, mediawiki: MediaWikiServer) -> Iterator[Town]:
    small = tryton.small()
    erp, crm, wiki = small.as_erp(), rt.as_lead(), mediawiki.as_editor()
    mark = uuid4().hex[:8]
    phone = f"+86139{uuid4().int % 10**8:08}"
    china = erp.one("country.country", [["code", "=", "CN"]], ["id"])["id"]
    party = erp.create(
        "party.party",
        name=f"Wu Min {mark}",
        addresses=[["create", [{"street": "Nanjing Road 1", "city": "Shanghai", "country": china}]]],
        contact_mechanisms=[["create", [{"type": "mobile", "value": phone}]]],
    )
    address = erp.one("party.address", [["party", "=", party]], ["id"])["id"]
    ticket = crm.create(QUEUE, f"Parcel late {mark}", f"wu-{mark}@example.org")
    title = f"Late parcels {mark}"
    page = wiki.edit(title, f"Ask the carrier.{IN_TOPIC}")
    yield Town(phone, party, address, ticket, page, title, erp, crm, wiki)
    erp.end_session()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let hours pass for the desks."""
    passed = timedelta(0)
    real = SystemClock.now

    def now(clock: SystemClock) -> datetime:
        return real(clock) + passed

    def wait(hours: int) -> None:
        nonlocal passed
        passed += timedelta(hours=hours)

    monkeypatch.setattr(SystemClock, "now", now)
    return wait


@pytest.fixture
def cables(tryton: TrytonServer, rt: RtServer, mediawiki: MediaWikiServer) -> Iterator[dict[str, Relay]]:
    """The lines of one of the desks."""
    relays = {"erp": Relay(tryton.url), "crm": Relay(rt.url), "kb": Relay(mediawiki.url)}
    yield relays
    for relay in relays.values():
        relay.unplug()


def config(
    path: Path, agent: str, erp: tuple[str, str, str], crm: tuple[str, str], kb: tuple[str, str]
) -> Path:
    path.write_text(
        f'[desk]\nagent = "{agent}"\n'
        f'[offices.erp]\nconnector = "tryton"\nurl = "{erp[0]}"\ndatabase = "{erp[1]}"\nuser = "{erp[2]}"\n'
        f'[offices.crm]\nconnector = "rt"\nurl = "{crm[0]}"\nuser = "{crm[1]}"\nqueues = "{QUEUE}"\n'
        f'[offices.kb]\nconnector = "mediawiki"\nurl = "{kb[0]}"\nuser = "{kb[1]}"\ncategories = "{TOPIC}"\n',
        "utf-8",
    )
    return path


@pytest.fixture
def desks(
    tryton: TrytonServer,
    rt: RtServer,
    mediawiki: MediaWikiServer,
    cables: dict[str, Relay],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> tuple[Callable[[], DeskOfOne], Callable[[], DeskOfOne]]:
    """Li sits at the servers, Wang behind cables; each signs in with an account of their own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    small, told = tryton.small(), told_by_start("rt")
    terminal = Terminal(capsys)
    li = config(
        tmp_path / "li.toml", "li", (tryton.url, small.database, tryton.user), (rt.url, rt.user),
        (mediawiki.url, mediawiki.author),
    )  # fmt: skip
    wang = config(
        tmp_path / "wang.toml", "wang", (cables["erp"].url, small.database, "desk2"),
        (cables["crm"].url, told["RT_AGENT"]), (cables["kb"].url, mediawiki.editor),
    )  # fmt: skip

    def sit_down(name: str, path: Path, crm: str, kb: str) -> DeskOfOne:
        for office, secret in {"ERP": tryton.password, "CRM": crm, "KB": kb}.items():
            monkeypatch.setenv(f"DESK_SECRET_{office}", secret)
        return DeskOfOne(terminal, name, path)

    return (
        lambda: sit_down("li", li, rt.password, mediawiki.author_password),
        lambda: sit_down("wang", wang, told["RT_AGENT_PASSWORD"], mediawiki.editor_password),
    )


def work_offline(wang: DeskOfOne, town: Town) -> None:
    """Nine things, of which two change one customer and go together."""
    ticket = str(town.ticket)
    wang.edit(*moved(town, "Fuxing Road 2"))
    wang.edit("contact", town.phone, "mobile", "+8613912345678", "--record", town.record)
    wang.edit("priority", ticket, "70")
    wang.edit("reply", ticket, "--text", "Wang: we look for it.")
    wang.edit(
        *("open-ticket", "--customer", town.phone, "--subject", f"Refund {ticket}", "--queue", QUEUE),
        *("--office", "crm", "--requestor", "wu@example.org", "--text", "Wants the money back."),
    )
    fresh = next(one for one in wang.outbox() if one["kind"] == "open_ticket")
    wang.edit("reply", fresh["record"], "--text", "Wang: on its way back to you.")
    voucher = f"Ask the carrier. Then offer a voucher.{IN_TOPIC}"
    wang.edit("edit-article", f"kb:{town.page}", "--text", voucher)
    wang.edit("propose", "--title", f"Vouchers {ticket}", "--text", "Up to ten euros.", "--office", "kb")
    wang.edit("log", "--customer", town.phone, "--text", "Very patient.", "--outcome", "callback")


def work_at_the_servers(li: DeskOfOne, town: Town) -> None:
    """The same customer, ticket and article, with other words."""
    ticket = str(town.ticket)
    li.edit(*moved(town, "Huaihai Road 3"))
    li.edit("contact", town.phone, "mobile", "+8613987654321", "--record", town.record)
    li.edit("priority", ticket, "40")
    li.edit("comment", ticket, "--text", "Li: the carrier has it.")
    li.edit("edit-article", f"kb:{town.page}", "--text", f"Ask the carrier twice.{IN_TOPIC}")


def moved(town: Town, street: str) -> tuple[str, ...]:
    where = ("--street", street, "--city", "Shanghai", "--country", "CN", "--record", town.record)
    return ("address", town.phone, "--replace", str(town.address), *where)


def settle(wang: DeskOfOne) -> None:
    """He keeps his address, takes Li's priority, and joins the two texts."""
    clash = next(one for one in wang.outbox() if one["kind"] == "change_ticket")["conflicts"][0]
    assert (clash["mine"], clash["theirs"]) == ("70", "40")
    for kind, choice in (
        ("change_customer", ("--mine",)),
        ("change_ticket", ("--theirs",)),
        ("edit_article", ("--value", BOTH)),
    ):
        assert wang("outbox", "resolve", str(wang.conflict(kind)), *choice).code == 0


def account(town: Town) -> None:
    """Everything is where it belongs, once."""
    ticket = town.ticket
    assert "Fuxing Road 2" in town.street
    assert town.numbers == {town.phone, "+8613912345678", "+8613987654321"}
    assert str(town.rt("Priority")) in ("40", "Medium")
    assert BOTH in town.wiki.source(town.page)
    assert town.wiki.number(f"Vouchers {ticket}") > 0
    assert (town.said("Wang: we look for it."), town.said("Li: the carrier has it.")) == (1, 1)
    (opened,) = town.crm.tickets(f"Subject = 'Refund {ticket}'")
    assert town.said("Wang: on its way back to you.", opened) == 1


def test_every_field_is_accounted_for_in_the_evening(
    town: Town,
    desks: tuple[Callable[[], DeskOfOne], Callable[[], DeskOfOne]],
    cables: dict[str, Relay],
    later: Callable[[int], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    sit_li, sit_wang = desks
    assert sit_li().sync() == 0
    wang = sit_wang()
    assert wang.sync() == 0
    for cable in cables.values():
        cable.unplug()
    work_offline(wang, town)
    later(3)
    assert wang.sync() == 1, "the offices are away"
    assert "unreachable" in caplog.text
    waiting = wang("outbox", "--json").json
    assert (waiting["waiting"], waiting["needs_agent"]) == (8, 0)
    assert waiting["oldest_seconds"] >= 3 * 3600
    li = sit_li()
    work_at_the_servers(li, town)
    assert (li.sync(), li.outbox()) == (0, [])
    later(2)
    for cable in cables.values():
        cable.plug_in()
    wang = sit_wang()
    assert wang.sync() == 0
    states = {one["kind"]: one["state"] for one in wang.outbox()}
    assert states == dict.fromkeys(("change_customer", "change_ticket", "edit_article"), "conflict")
    settle(wang)
    assert (wang.sync(), wang.outbox()) == (0, [])
    account(town)
    assert sit_li().sync() == 0
    for desk in (sit_li(), sit_wang()):
        shown = desk("show", town.phone, "--json").out
        assert "Fuxing Road 2" in shown
        assert "Huaihai Road 3" not in shown
