"""Recorded sales become orders, and their lines know what was ordered, shipped and invoiced."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from callcenter.domain.ids import RemoteId
from callcenter.domain.order import Fulfilment, Order, OrderLine, OrderState
from sync.connectors.tryton.mapping.sales import order
from tests.sync.connectors.tryton.recorded import row, rows, without

CANCELLED, PAID, CONFIRMED, IN_PARTS, ON_ITS_WAY, RETURN = 44, 45, 52, 56, 77, 91


def read(number: int, **changes: object) -> Order:
    return order(row("orders", number, **changes))


def line(**changes: object) -> OrderLine:
    told = row("orders", PAID)["lines."][0] | changes
    return read(PAID, **{"lines.": [told]}).lines[0]


def move(state: str, shipment: str | None, quantity: float = 1.0) -> dict[str, Any]:
    return {"id": 1, "state": state, "quantity": quantity, "shipment.": shipment and {"state": shipment}}


def test_a_sale_comes_with_its_lines() -> None:
    assert read(PAID) == Order(
        id=RemoteId("45"),
        customer=RemoteId("16"),
        number="12",
        placed_on=date(2026, 10, 22),
        state=OrderState.DONE,
        currency="USD",
        total=Decimal("68.79"),
        lines=(
            OrderLine(
                id=RemoteId("95"),
                product=RemoteId("37"),
                product_code="MS-0010",
                description="Wok 炒锅 white 白色",
                ordered=Decimal("2.0"),
                shipped=Decimal("2.0"),
                invoiced=Decimal("2.0"),
                unit="u",
                unit_price=Decimal("30.44"),
            ),
        ),
        reference="WEB-2600015",
        office_state="done",
        deliver_to=RemoteId("18"),
    )


def test_a_sale_without_a_number_is_an_order() -> None:
    assert (read(CANCELLED).number, read(CANCELLED).reference) == ("", "WEB-2600014")


def test_amounts_stay_exact_to_the_last_zero() -> None:
    assert str(read(CANCELLED).total) == "37582"
    assert str(read(CONFIRMED).lines[0].unit_price) == "899.00"


def test_recorded_sales_have_every_state_but_an_unknown_one() -> None:
    assert {order(one).state for one in rows("orders")} == set(OrderState) - {OrderState.UNKNOWN}


@pytest.mark.parametrize("word", ["draft", "quotation", "confirmed", "processing", "done", "cancelled"])
def test_every_word_of_tryton_for_a_state_is_known(word: str) -> None:
    found = read(CONFIRMED, state=word)
    assert (found.state.value, found.office_state) == (word, word)


def test_a_state_nobody_knows_is_kept_as_the_office_says_it() -> None:
    found = read(CONFIRMED, state="awaiting_approval")
    assert (found.state, found.office_state) == (OrderState.UNKNOWN, "awaiting_approval")


def test_a_line_shipped_in_parts_says_how_much_has_left() -> None:
    whole, part, many = read(IN_PARTS).lines
    assert (whole.ordered, whole.shipped, whole.fulfilment) == (1, 1, Fulfilment.SHIPPED)
    assert (part.ordered, part.shipped, part.fulfilment) == (2, 1, Fulfilment.PARTLY)
    assert (many.ordered, many.shipped, many.invoiced) == (6, 6, 6)


def test_goods_on_their_way_have_left_though_their_moves_are_open() -> None:
    assert [one["state"] for one in row("orders", ON_ITS_WAY)["lines."][0]["moves."]] == ["assigned"]
    assert read(ON_ITS_WAY).lines[0].shipped == 3


@pytest.mark.parametrize(
    ("moves", "shipped"),
    [
        ([], 0),
        ([move("draft", None)], 0),
        ([move("draft", "waiting")], 0),
        ([move("assigned", "packed")], 0),
        ([move("assigned", "shipped")], 1),
        ([move("done", "done"), move("draft", "waiting")], 1),
        ([move("done", None)], 1),
        ([move("cancelled", "shipped")], 0),
        ([move("done", "done", 0.1), move("done", "done", 0.2)], Decimal("0.3")),
    ],
)
def test_what_has_left_the_house_counts_as_shipped(moves: list[dict[str, Any]], shipped: Decimal) -> None:
    assert line(**{"moves.": moves}).shipped == shipped


@pytest.mark.parametrize(("state", "invoiced"), [("draft", 0), ("posted", 2), ("paid", 2), ("cancelled", 0)])
def test_what_was_billed_counts_as_invoiced(state: str, invoiced: int) -> None:
    billed = [{"id": 1, "quantity": 2.0, "invoice.": {"id": 1, "state": state}}]
    assert line(**{"invoice_lines.": billed}).invoiced == invoiced


def test_a_database_without_invoices_does_not_say_what_was_invoiced() -> None:
    told = without(row("orders", PAID)["lines."][0], "invoice_lines.")
    assert read(PAID, **{"lines.": [told]}).lines[0].invoiced is None


def test_a_sale_whose_lines_all_come_back_is_a_return() -> None:
    found = read(RETURN)
    assert found.is_return
    assert (found.total, found.origin) == (Decimal("-11.42"), "sale.complaint,8")
    assert not read(PAID).is_return
    assert not read(CANCELLED, **{"lines.": ()}).is_return


def test_nothing_back_yet_is_plainly_nothing() -> None:
    (coming,) = read(RETURN).lines
    assert (coming.ordered, str(coming.shipped), coming.fulfilment) == (-1, "0", Fulfilment.NONE)


def test_goods_that_came_back_count_against_what_was_ordered_back() -> None:
    back = line(
        quantity=-2.0,
        **{
            "moves.": [move("done", "done", 2.0)],
            "invoice_lines.": [{"id": 1, "quantity": -2.0, "invoice.": {"id": 1, "state": "posted"}}],
        },
    )
    assert (back.ordered, back.shipped, back.invoiced, back.fulfilment) == (-2, -2, -2, Fulfilment.SHIPPED)


def test_an_exchange_is_no_return() -> None:
    (sold,) = row("orders", PAID)["lines."]
    assert not read(PAID, **{"lines.": [sold, {**sold, "quantity": -1.0}]}).is_return


def test_titles_and_comments_are_no_order_lines() -> None:
    (sold,) = row("orders", PAID)["lines."]
    title = {**sold, "type": "title", "quantity": None}
    assert len(read(PAID, **{"lines.": [title, sold]}).lines) == 1


def test_a_line_without_a_product_is_known_by_its_words() -> None:
    found = line(description="Gift wrapping", **{"product.": None, "unit.": None, "unit_price": None})
    assert (found.product, found.description, found.unit) == (None, "Gift wrapping", "")
    assert found.unit_price is None
