"""After one full cycle by the real program, the desk holds what Tryton holds: counted, and customer by customer."""

import json
import os
import subprocess
import sys
from collections import defaultdict
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
from tests.servers.tryton_rpc import Row, TrytonRpc
from ui.cli.as_json import sheet_as_json

pytestmark = [pytest.mark.server, pytest.mark.slow]

ERP = OfficeId("erp")
_SHIPMENTS = {
    "draft": "planned", "waiting": "planned", "assigned": "packing", "picked": "packing", "packed": "packed",
    "shipped": "in_transit", "done": "delivered", "cancelled": "cancelled",
}  # fmt: skip
_RETURNS = {"draft": "returning", "received": "returned", "done": "returned", "cancelled": "cancelled"}


@dataclass(frozen=True, slots=True)
class Synced:
    """What the program said, and the store it left."""

    report: Mapping[str, Any]
    database: Database


@pytest.fixture(scope="module")
def synced(tryton: TrytonServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synced]:
    home = tmp_path_factory.mktemp("synced")
    config = home / "desk.toml"
    config.write_text(
        f'[offices.erp]\nconnector = "tryton"\nurl = "{tryton.url}"\ndatabase = "{tryton.database}"\n'
        f'user = "{tryton.user}"\n',
        "utf-8",
    )
    ran = run_program(home, tryton.password, "sync", "--once", "--json", config=config)
    assert ran.returncode == 0, ran.stderr
    (store,) = home.rglob("desk.db")
    database = open_database(store)
    yield Synced(json.loads(ran.stdout)["offices"]["erp"], database)
    database.close()


def run_program(home: Path, secret: str, *words: str, config: Path) -> subprocess.CompletedProcess[str]:
    """Run the program as a person would."""
    program = Path(sys.executable).with_name("callcenter")
    environment = {**os.environ, "HOME": str(home), "DESK_SECRET_ERP": secret}
    environment |= {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "STATE")}
    return subprocess.run(
        [program, "--dev", "--profile", "erp", "--config", config, *words],
        env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def test_the_office_is_as_large_as_a_company(truth: TrytonRpc) -> None:
    assert truth.count("party.party") >= 2000
    assert truth.count("sale.sale") >= 4000


def test_every_kind_is_counted_as_the_server_counts(synced: Synced, truth: TrytonRpc) -> None:
    goods = truth.count("product.product", [["type", "=", "goods"]])
    houses = truth.count("stock.location", [["type", "=", "warehouse"]])
    assert synced.report["counts"] == {
        "customers": truth.count("party.party"),
        "products": truth.count("product.product"),
        "stock": goods * houses,
        "orders": truth.count("sale.sale"),
        "shipments": truth.count("stock.shipment.out"),
        "returns": truth.count("stock.shipment.out.return"),
        "invoices": truth.count("account.invoice", [["type", "=", "out"]]),
        "tickets": truth.count("sale.complaint"),
    }
    assert synced.report["bad"] == {}
    assert synced.report["errors"] == []


def test_every_state_is_among_them(truth: TrytonRpc) -> None:
    found = {
        model: {row["state"] for row in truth.rows(model, [], ["state"])}
        for model in ("sale.sale", "stock.shipment.out", "stock.shipment.out.return", "sale.complaint")
    }
    assert found["sale.sale"] == {"draft", "quotation", "confirmed", "processing", "done", "cancelled"}
    assert found["stock.shipment.out"] >= _SHIPMENTS.keys() - {"draft"}
    assert found["stock.shipment.out.return"] == {"draft", "received", "done"}
    assert found["sale.complaint"] >= {"draft", "waiting", "rejected", "cancelled", "done"}


def test_every_call_sheet_shows_what_the_server_says(synced: Synced, truth: TrytonRpc) -> None:
    expected = _expected(truth)
    now = SystemClock().now()
    wrong: list[str] = []
    with synced.database.read() as connection:
        for party in (row["id"] for row in truth.rows("party.party", [], ["name"])):
            customer = customers.by_remote(connection, ERP, RemoteId(str(party)))
            sheet = read_sheet(connection, customer, now) if customer is not None else None
            if sheet is None or _shown(sheet_as_json(sheet)) != expected.get(party, []):
                wrong.append(str(party))
    assert not wrong, f"{len(wrong)} call sheets differ, of parties {wrong[:10]}"


def _shown(sheet: Mapping[str, Any]) -> list[Any]:
    """Bring a sheet into the form of ``_expected``."""
    orders = [
        (
            order["number"], order["state"], order["currency"], order["total"],
            sorted((line["product"], float(line["ordered"]), float(line["shipped"])) for line in order["lines"]),
            sorted((one["number"], one["state"], sorted(one["tracking_numbers"])) for one in order["deliveries"]),
        )
        for order in sheet["orders"]
    ]  # fmt: skip
    return sorted(orders, key=repr)


def _expected(truth: TrytonRpc) -> dict[int, list[Any]]:
    """Put together, for each party, what its sheet must show, from single plain readings."""
    lines, shipments = _lines(truth), _shipments(truth)
    found: dict[int, list[Any]] = defaultdict(list)
    for sale in truth.rows("sale.sale", [], ["party", "number", "state", "total_amount", "currency.code"]):
        deliveries = [
            (number, state, numbers)
            for number, state, numbers, sales in shipments.values()
            if sale["id"] in sales
        ]
        found[sale["party"]].append(
            (
                sale["number"] or "",
                sale["state"],
                sale["currency."]["code"],
                str(sale["total_amount"]),
                sorted(lines[sale["id"]]),
                sorted(deliveries),
            )
        )
    return {party: sorted(orders, key=repr) for party, orders in found.items()}


def _lines(truth: TrytonRpc) -> dict[int, list[tuple[str, float, float]]]:
    """List product, ordered and shipped quantity of each line, by sale."""
    sent = _sent(truth)
    found: dict[int, list[tuple[str, float, float]]] = defaultdict(list)
    for line in truth.rows(
        "sale.line", [["type", "=", "line"]], ["sale", "quantity", "product.code", "description"]
    ):
        product: Row = line.get("product.") or {}
        name: str = product.get("code") or line["description"]
        sign = -1 if line["quantity"] < 0 else 1
        found[line["sale"]].append((name, line["quantity"], sign * sent[f"sale.line,{line['id']}"]))
    return found


def _sent(truth: TrytonRpc) -> dict[str, float]:
    """Add up, by order line, what has left the house or has come back."""
    gone = {
        f"stock.shipment.out,{row['id']}"
        for row in truth.rows("stock.shipment.out", [["state", "in", ["shipped", "done"]]], ["state"])
    }
    found: dict[str, float] = defaultdict(float)
    for move in _sold_moves(truth, "state", "quantity"):
        if move["state"] == "done" or (move["state"] != "cancelled" and move["shipment"] in gone):
            found[move["origin"]] += move["quantity"]
    return found


def _shipments(truth: TrytonRpc) -> dict[str, tuple[str, str, list[str], set[int]]]:
    """Give number, state, tracking numbers and sales of each shipment, by its name."""
    sale_of = {f"sale.line,{row['id']}": row["sale"] for row in truth.rows("sale.line", [], ["sale"])}
    sales: dict[str, set[int]] = defaultdict(set)
    for move in _sold_moves(truth):
        sales[move["shipment"]].add(sale_of[move["origin"]])
    tracked: dict[str, list[str]] = defaultdict(list)
    for package in truth.rows("stock.package", [], ["shipment", "shipping_reference"]):
        if package["shipping_reference"]:
            tracked[package["shipment"]].append(package["shipping_reference"])
    found: dict[str, tuple[str, str, list[str], set[int]]] = {}
    for model, states in (("stock.shipment.out", _SHIPMENTS), ("stock.shipment.out.return", _RETURNS)):
        for row in truth.rows(model, [], ["number", "state"]):
            name = f"{model},{row['id']}"
            found[name] = (row["number"] or "", states[row["state"]], sorted(tracked[name]), sales[name])
    return found


def _sold_moves(truth: TrytonRpc, *fields: str) -> list[Row]:
    """Read the moves between the warehouse's door and the customer."""
    sold = [["origin", "like", "sale.line,%"]]
    return truth.rows("stock.move", sold, ["origin", "shipment", *fields])
