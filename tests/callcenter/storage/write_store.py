"""Writes a store of this version, to be kept beside the tests before a new step of migration is added.

Run it from the top of the checkout: ``python -m tests.callcenter.storage.write_store FILE``.
"""

import sys
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.edit import Edit, EditKind
from callcenter.domain.feed import Cursor
from callcenter.domain.ids import LocalId, RemoteId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.domain.link import ActKind
from callcenter.domain.order import OrderState
from callcenter.domain.product import Product, StockLevel
from callcenter.domain.shipment import EventKind, TrackingEvent
from callcenter.storage import audit, cursors, drafts, interactions, outbox
from callcenter.storage.cursors import FeedState
from callcenter.storage.database import Database, open_database
from callcenter.storage.linking_acts import begin, move, set_apart
from tests.callcenter.small_store import (
    CRM,
    ERP,
    NOW,
    TODAY,
    ZHANG,
    article,
    customer,
    invoice,
    keep,
    mail,
    order,
    phone,
    shipment,
    ticket,
    who,
)

KEY = DraftKey("anna", "customer:1", "note")
WORDS = "He says 包裹 has not come.\nCall back at four"


def main() -> None:
    path = Path(sys.argv[1])
    journal = path.with_suffix(".journal")
    for earlier in (path, journal):
        earlier.unlink(missing_ok=True)
    database = open_database(path)
    fill(database)
    database.close()
    journal.unlink(missing_ok=True)
    _shrink(path)


def fill(database: Database) -> None:
    """Put something into every table that agents and offices fill."""
    _fill_replica(database)
    _fill_links(database)
    zhang = who(database, "1")
    with database.write() as work:
        cursors.save(work, ERP, "parties", FeedState(Cursor(NOW, 7, "here"), NOW, NOW, NOW, 1.5))
        drafts.save(work, Draft(KEY, WORDS, NOW, 11))
        call = Interaction(LocalId(0), zhang, Channel.CALL, ZHANG, "anna", NOW, NOW, "Asked for his parcel")
        interactions.add(work, call)
        for minute in range(2):  # the edit below is the third line
            at = NOW + timedelta(minutes=minute)
            audit.append(work, at, "anna", "customer.opened", "customer:1", {"number": str(minute)})
        outbox.add(work, Edit("018f", EditKind.COMMENT, "anna", CRM, RemoteId("7"), {"note": "退款"}, NOW))


def _fill_links(database: Database) -> None:
    """Join two records, and keep two apart; without an audit line, for those are counted."""
    keep(database, customer("2", "Smith & Sons", city="London"), office=CRM, home="requestors")
    one, two, joined = who(database, "1"), who(database, "2"), who(database, "2", CRM)
    with database.write() as work:
        refusal = begin(work, ActKind.REFUSED, "anna", NOW)
        set_apart(work, refusal, {(one, two): (ZHANG,)})
        move(work, begin(work, ActKind.JOINED, "anna", NOW), [(joined, joined, two)])


def _fill_replica(database: Database) -> None:
    event = TrackingEvent(NOW, EventKind.DEPARTING, "Left the hub", "上海")
    parcel = replace(shipment("1", "1", "1", track="SF1234567890"), events=(event,))
    keep(
        database,
        customer("1", "张伟", phone(ZHANG), mail("Zhang.Wei@x.example"), city="上海"),
        customer("2", "Smith & Sons", city="London"),
        home="parties",
    )
    keep(database, order("1", "1", TODAY, OrderState.CONFIRMED, "Kettle", "茶杯"), home="sales")
    keep(database, parcel, home="shipments")
    keep(database, invoice("1", "1", "120.50"), home="invoices")
    product = Product(RemoteId("1"), "KET-1", "Kettle", "piece")
    level = StockLevel(RemoteId("1"), RemoteId("1"), "Main", Decimal(5), Decimal(3))
    keep(database, product, home="products")
    keep(database, level, home="stock")
    keep(database, ticket("1", "1", "包裹没有到", owner="anna", due=NOW), office=CRM, home="tickets")
    keep(database, article("1", "Late parcels", "What to say when a parcel is late."), home="articles")


def _shrink(path: Path) -> None:
    connection = driver.connect(str(path), isolation_level=None)
    for statement in ("journal_mode = DELETE", "page_size = 512"):
        connection.execute(f"PRAGMA {statement}")
    connection.execute("VACUUM")
    connection.close()


if __name__ == "__main__":
    main()
