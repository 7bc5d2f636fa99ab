"""One desk before all real offices: each is read whole, and one customer's orders and tickets meet on one sheet."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.storage import customers
from callcenter.storage.database import Database, open_database
from callcenter.usecases.read_sheet import read_sheet
from tests.servers.conftest import TrytonServer
from tests.servers.mediawiki_api import MediaWikiServer
from tests.servers.rt_server import RtApi, RtServer
from tests.servers.tryton_rpc import TrytonRpc

pytestmark = [pytest.mark.server, pytest.mark.slow]

ERP, CRM, WIKI = OfficeId("erp"), OfficeId("crm"), OfficeId("kb")


@dataclass(frozen=True, slots=True)
class Cycle:
    """What the program said of each office, and the store it left."""

    offices: Mapping[str, Any]
    database: Database


@pytest.fixture(scope="module")
def cycle(
    tryton: TrytonServer,
    rt: RtServer,
    mediawiki: MediaWikiServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Cycle]:
    home = tmp_path_factory.mktemp("all-offices")
    config = home / "desk.toml"
    config.write_text(
        f'[offices.{ERP}]\nconnector = "tryton"\nurl = "{tryton.url}"\ndatabase = "{tryton.database}"\n'
        f'user = "{tryton.user}"\n'
        f'[offices.{CRM}]\nconnector = "rt"\nurl = "{rt.url}"\nuser = "{rt.user}"\n'
        f'[offices.{WIKI}]\nconnector = "mediawiki"\nurl = "{mediawiki.url}"\nuser = "{mediawiki.user}"\n',
        "utf-8",
    )
    secrets = {"ERP": tryton.password, "CRM": rt.password, "KB": mediawiki.password}
    ran = _run(home, config, {f"DESK_SECRET_{name}": secret for name, secret in secrets.items()})
    assert ran.returncode == 0, ran.stderr
    (store,) = home.rglob("desk.db")
    database = open_database(store)
    yield Cycle(json.loads(ran.stdout)["offices"], database)
    database.close()


def _run(home: Path, config: Path, secrets: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run one cycle as a person would."""
    program = Path(sys.executable).with_name("callcenter")
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "STATE")}
    return subprocess.run(
        [program, "--dev", "--profile", "all", "--config", config, "sync", "--once", "--json"],
        env={**os.environ, "HOME": str(home), **folders, **secrets},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def test_no_office_has_anything_to_complain_about(cycle: Cycle) -> None:
    assert set(cycle.offices) == {ERP, CRM, WIKI}
    for office in cycle.offices.values():
        assert (office["bad"], office["errors"]) == ({}, [])


def test_the_erp_is_counted_as_it_counts_itself(cycle: Cycle, truth: TrytonRpc) -> None:
    goods = truth.count("product.product", [["type", "=", "goods"]])
    assert cycle.offices[ERP]["counts"] == {
        "customers": truth.count("party.party"),
        "products": truth.count("product.product"),
        "stock": goods * truth.count("stock.location", [["type", "=", "warehouse"]]),
        "orders": truth.count("sale.sale"),
        "shipments": truth.count("stock.shipment.out"),
        "returns": truth.count("stock.shipment.out.return"),
        "invoices": truth.count("account.invoice", [["type", "=", "out"]]),
        "tickets": truth.count("sale.complaint"),
    }


def test_the_service_desk_is_counted_queue_by_queue(cycle: Cycle, rt: RtServer) -> None:
    told = rt.as_desk()
    queues = [row["id"] for row in told.ask("GET", "/queues/all?per_page=100")["items"]]
    counts = {queue: len(told.tickets(f"Queue = {queue}")) for queue in queues}
    assert cycle.offices[CRM]["counts"]["tickets"] == sum(counts.values()) >= 2000


def test_the_wiki_is_counted_by_its_pages(cycle: Cycle, mediawiki: MediaWikiServer) -> None:
    articles = mediawiki.as_desk().articles()
    assert cycle.offices[WIKI]["counts"] == {"articles": len(articles)}
    assert len(articles) >= 500


def test_who_wrote_from_an_address_the_erp_knows_has_orders_and_tickets_on_one_sheet(
    cycle: Cycle, truth: TrytonRpc, rt: RtServer
) -> None:
    told = rt.as_desk()
    met = 0
    for mail in _writers(told):
        known = truth.rows(
            "party.contact_mechanism", [["type", "=", "email"], ["value", "=", mail]], ["party"]
        )
        sales = truth.rows("sale.sale", [["party", "in", [one["party"] for one in known]]], ["number"])
        if len(known) == 1 and sales:
            orders, tickets = _on_sheet(cycle.database, known[0]["party"])
            assert orders == {sale["id"] for sale in sales}
            assert tickets == set(told.tickets(f"Requestor.EmailAddress = '{mail}'")), mail
            met += 1
    assert met > 10


def _writers(told: RtApi) -> set[str]:
    """Give the addresses behind the first tickets."""
    asked = "fields=Requestor&fields[Requestor]=EmailAddress&per_page=50&query=id%3E0"
    rows = told.ask("GET", f"/tickets?{asked}")["items"]
    return {row["Requestor"][0]["EmailAddress"] for row in rows}


def _on_sheet(database: Database, party: int) -> tuple[set[int], set[int]]:
    """Give the ERP's orders and the service desk's tickets that the party's sheet shows."""
    with database.read() as connection:
        customer = customers.by_remote(connection, ERP, RemoteId(str(party)))
        sheet = read_sheet(connection, customer, SystemClock().now()) if customer is not None else None
    assert sheet is not None
    orders = {int(one.order.record.id) for one in sheet.orders if one.order.office == ERP}
    return orders, {int(one.record.id) for one in sheet.tickets if one.office == CRM}
