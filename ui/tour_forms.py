"""The way through the forms of the call room, filled as an agent would fill them."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from callcenter.domain.customer import ContactKind, ContactPoint, PostalAddress
from callcenter.domain.edit_values import FIELD, address_value, contact_value, list_value
from callcenter.domain.ids import LocalId, RemoteId
from callcenter.domain.ticket import TicketState
from callcenter.storage.database import Database
from callcenter.usecases.change_ticket import change_ticket
from callcenter.usecases.read_ticket import read_ticket
from callcenter.usecases.search_everything import search_everything
from ui.actions import Deed
from ui.app import DeskApp
from ui.models.ticket_page import STATE
from ui.models.unsent_marks import Mark
from ui.tour_stop import Stop
from ui.widgets.address_block import AddressBlock
from ui.widgets.composer import Field
from ui.widgets.contact_line import ContactLine
from ui.widgets.ticket_opening import ORDER

_CUSTOMER, _UNKNOWN = "+86 138 1234 5678", "+44 20 7946 0958"
_TICKET, _DRAFT_ORDER = "T-5003", "HH-21089"
_LARGE, _SMALL = (1600, 950), (1280, 720)
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "subject": "Espresso machine has not come",
        "text": "Parcel SF4302554508309 stands still since the storm. Customer wants a new one or the money back.",
        "note": "Asked for the invoice once more; sent to the address in the file.",
        "reply": "Dear Mr Zhang, the carrier has found your parcel. You will have it by Thursday.",
        "purpose": "after 18:00",
        "name": "Chloe Brown",
        "street": "14 Station Road",
        "city": "Bristol",
        "code": "BS1 6QF",
        "summary": "Espresso machine comes on Thursday. Ring back on Friday.",
        "field": "Serial number",
        "others": "Shop",
        "title": " – since June 2026",
    },
    "zh_CN": {
        "subject": "咖啡机一直没有送到",
        "text": "快递 SF4302554508309 台风后一直没有更新，客户要求补发或退款。",
        "note": "再次索要发票，已发到登记的地址。",
        "reply": "张先生您好，承运商已找到您的包裹，预计周四前送达。",
        "purpose": "18:00 以后",
        "name": "Chloe Brown",
        "street": "14 Station Road",
        "city": "Bristol",
        "code": "BS1 6QF",
        "summary": "咖啡机周四送达，周五回电确认。",
        "field": "序列号",
        "others": "门店",
        "title": "（2026 年 6 月起）",
    },
}


class FormsGuide:
    """Types, chooses and sends; no office is connected, so everything waits and says so."""

    def __init__(self, running: DeskApp, database: Database, language: str) -> None:
        self._desk, self._database, self._words = running, database, _WORDS[language]
        self._room, self._leader = running.room, running.call

    def stops(self) -> list[Stop]:
        """Name every picture in order."""
        room, at = self._room, self._at
        page, panel = room.page, room.right.knowledge
        return [
            at("36-call", partial(self._leader.call_arrives, _CUSTOMER), lambda: room.shows_customer),
            at("37-new-ticket", self._begin_ticket, lambda: bool(room.composer.state_text)),
            at("38-note-unsent", self._add_note, lambda: not room.composer.text(Field.NOTE)),
            at("39-customer-form", self._do(Deed.EDIT_CUSTOMER), lambda: page.shows_form),
            at("40-customer-form-typed", self._type_customer),
            at("41-customer-unsent", self._press("customer-save"), lambda: not page.shows_form),
            at("42-customer-again", self._do(Deed.EDIT_CUSTOMER), self._change_name),
            at("43-order-elsewhere", self._send_elsewhere, self._is_order_marked),
            at("44-all-unsent", self._write_note, lambda: bool(room.composer.state_text)),
            at("44-order-cancel", self._open_draft_order, self._asks_to_cancel),
            at("45-ticket", self._open_ticket, lambda: page.shows_ticket and page.ticket.isVisible()),
            at("46-ticket-unsent", self._answer, lambda: not room.composer.text(Field.REPLY)),
            at("47-ticket-fields", self._show_fields, page.ticket.head.fields.isVisible),
            at("48-article", self._read_article, lambda: panel.is_reading),
            at("49-article-corrected", self._do(Deed.EDIT_ARTICLE), lambda: panel.is_correcting),
            at("50-wrap-up", self._wrap_up, room.left.bar.wrap_up.isVisible),
            at("51-unknown", partial(self._leader.call_arrives, _UNKNOWN), room.unknown.isVisible),
            at("52-newcomer", self._do(Deed.NEW_CUSTOMER), lambda: room.makes_newcomer),
            at("53-newcomer-typed", self._type_newcomer),
            *self._once_more("small-window", partial(self._desk.window.resize, *_SMALL)),
            *self._once_more("large-text", self._enlarge),
        ]

    def _once_more(self, how: str, before: Callable[[], object]) -> Iterable[Stop]:
        """Look at the forms again with less room for them."""
        room, at = self._room, self._at
        call = partial(self._leader.call_arrives, _UNKNOWN)
        yield at(f"54-unknown-{how}", self._in_a_row(before, call), room.unknown.isVisible)
        yield at(f"54-newcomer-{how}", self._do(Deed.NEW_CUSTOMER), lambda: room.makes_newcomer)
        yield at(f"55-order-{how}", self._open_draft_order, self._asks_to_cancel)
        yield at(f"56-ticket-{how}", self._open_held_ticket, room.page.ticket.isVisible)
        yield at(f"57-new-ticket-{how}", self._do(Deed.NEW_TICKET), room.composer.opening.isVisible)
        yield at(f"58-customer-{how}", self._do(Deed.EDIT_CUSTOMER), lambda: room.page.shows_form)

    def _at(self, name: str, do: Callable[[], object], until: Callable[[], object] = lambda: True) -> Stop:
        """Take the notice of the picture before away."""
        first = self._desk.window.notices.hide
        return Stop(name, self._in_a_row(first, do), lambda: bool(until()) and self._desk.is_settled)

    def _in_a_row(self, *steps: Callable[[], object]) -> Callable[[], object]:
        return lambda: [step() for step in steps]

    def _do(self, deed: Deed) -> Callable[[], object]:
        return lambda: self._desk.actions.action(deed).trigger()

    def _press(self, name: str) -> Callable[[], object]:
        def press() -> None:
            buttons = self._room.findChildren(QPushButton, name)
            next(one for one in buttons if one.isVisible()).click()

        return press

    def _enlarge(self) -> None:
        self._desk.window.resize(*_LARGE)
        self._desk.look.resize(1.5)

    # the composer

    def _begin_ticket(self) -> None:
        self._do(Deed.NEW_TICKET)()
        opening = self._room.composer.opening
        opening.subject.setText(self._words["subject"])
        opening.complaint.click()
        orders = opening.boxes[ORDER]
        orders.setCurrentIndex(1)
        orders.activated.emit(1)
        self._room.composer.insert(self._words["text"])

    def _add_note(self) -> None:
        self._room.composer.turn(Field.NOTE)
        self._room.composer.insert(self._words["note"])
        self._room.composer.send()

    def _write_note(self) -> None:
        self._room.composer.turn(Field.NOTE)
        self._room.composer.insert(self._words["summary"])

    # the customer and their orders

    def _type_customer(self) -> None:
        form, words = self._room.page.form, self._words
        number = ContactPoint(RemoteId(""), ContactKind.MOBILE, "+8613911112222", label=words["purpose"])
        _type(form.add_contact(), contact_value(number))
        _type(form.add_address(), _address(words))

    def _change_name(self) -> bool:
        form = self._room.page.form
        if self._room.page.shows_form and not form.changes:
            form.name.setText(f"{form.name.text()} (VIP)")
            form.name.textEdited.emit(form.name.text())
        return bool(form.changes)

    def _send_elsewhere(self) -> None:
        """Send the first order that can go elsewhere to the address that waits itself."""
        self._room.page.form.left.emit()
        self._leader.writing.orders.choose_address()
        addresses = self._room.right.order_acts.addresses
        addresses.hidePopup()
        addresses.setCurrentIndex(addresses.count() - 1)
        addresses.activated.emit(addresses.currentIndex())

    def _is_order_marked(self) -> bool:
        orders = self._room.right.orders.model()
        words = (
            orders.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(orders.rowCount())
        )
        return any(Mark.UNSENT.said in str(said) for said in words)

    def _open_draft_order(self) -> None:
        hits = search_everything(self._database, _DRAFT_ORDER, self._desk.numbering)
        customer = next((hit.customer for hit in hits if hit.customer is not None), None)
        if customer is not None:
            self._leader.open(customer)

    def _asks_to_cancel(self) -> bool:
        acts = self._room.right.order_acts
        if self._desk.is_settled and not acts.is_asking:
            self._do(Deed.CANCEL_ORDER)()
        return acts.is_asking

    def _type_newcomer(self) -> None:
        form, words = self._room.newcomer, self._words
        form.name.setText(words["name"])
        form.name.textEdited.emit(words["name"])
        _type(form.add_address(), _address(words))

    # tickets, articles and calls

    def _open_ticket(self) -> None:
        held = read_ticket(self._database, _TICKET)
        if held is not None:
            self._change_fields(held.id)
            self._open_held_ticket()

    def _open_held_ticket(self) -> None:
        held = read_ticket(self._database, _TICKET)
        if held is not None:
            self._leader.tickets.open(held.id)

    def _change_fields(self, ticket: LocalId) -> None:
        """Give the ticket fields of the company's own: the demo company has none."""
        fields = {
            f"{FIELD}{self._words['field']}": list_value(["COF-10-77421"]),
            f"{FIELD}{self._words['others']}": list_value(["WEB", "SH-02"]),
        }
        change_ticket(self._database, ticket, fields, agent="demo", at=self._desk.now)

    def _answer(self) -> None:
        composer = self._room.composer
        composer.turn(Field.REPLY)
        composer.insert(self._words["reply"])
        composer.send()
        self._room.page.ticket.head.choices.pick(STATE, TicketState.SOLVED.value)

    def _show_fields(self) -> None:
        self._press("ticket-fields")()
        fields = self._room.page.ticket.head.fields
        line = fields.lines[self._words["field"]][1]
        line.setText("COF-10-77422")
        line.textEdited.emit(line.text())

    def _read_article(self) -> None:
        panel = self._room.right.knowledge
        if panel.model.rows:
            panel.list.chosen.emit(panel.model.rows[0].key)

    def _wrap_up(self) -> None:
        self._do(Deed.END_CALL)()
        self._room.left.bar.wrap_up.summary.insertPlainText(self._words["summary"])


def _type(piece: ContactLine | AddressBlock, value: str) -> None:
    """Put a value into a piece, and have it told as typed."""
    piece.put(value)
    piece.changed.emit()


def _address(words: Mapping[str, str]) -> str:
    return address_value(
        PostalAddress(
            RemoteId(""), words["street"], words["code"], words["city"], country="GB", is_delivery=True
        )
    )
