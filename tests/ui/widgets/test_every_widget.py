"""What holds for every widget: names for those who do not see, plain text, and paint at every size."""

import ast
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion, QTextDocument
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import ui
from callcenter.domain.call_sheet import Candidate
from callcenter.domain.changes import Kind
from callcenter.domain.customer import ContactKind, ContactPoint, OfficeRecord, PostalAddress
from callcenter.domain.edit import EditKind, EditState
from callcenter.domain.edit_values import address_value, canonical, contact_value
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.search import Hit
from callcenter.domain.ticket import Attachment, CustomField, Requestor
from tests.ui.accessibility import asking, nameless, untranslated
from tests.ui.outbox_samples import HERE, clash, edit, page
from tests.ui.outbox_samples import entry as outbox_entry
from tests.ui.samples import NOW, candidates, greta, li_na, suggestions
from tests.ui.ticket_samples import closing_article, room, talk, ticket
from tests.ui.wear import worn
from ui.icons import Icon
from ui.look import Look
from ui.models.candidate_rows import candidate_rows
from ui.models.customer_profile import build_profile
from ui.models.find_rows import hit_rows, suggestion_rows
from ui.models.link_rows import LinkSigns, ProposalLine, RecordChoice
from ui.models.list_row import ListRow
from ui.models.open_row import OpenRow
from ui.models.orders_model import OrdersModel
from ui.models.outbox_entry import Lateness, Part
from ui.models.outbox_rows import OutboxRow, outbox_rows
from ui.models.prepared_sheet import prepare_sheet
from ui.models.rows import RowsModel
from ui.models.ticket_page import prepare_ticket
from ui.models.timeline_model import TimelineModel
from ui.screens.call.ticket_pane import TicketPane
from ui.theme import THEMES, Meaning
from ui.widgets.alert_strip import AlertStrip
from ui.widgets.article_form import TEXT, TITLE, ArticleForm
from ui.widgets.avatar import Avatar
from ui.widgets.call_bar import CallBar, CurrentCall
from ui.widgets.chip import Chip, chip_size
from ui.widgets.chooser import Chooser
from ui.widgets.composer import Composer, Field
from ui.widgets.customer_form import CustomerForm
from ui.widgets.customer_header import CustomerHeader
from ui.widgets.customer_tabs import CustomerTabs
from ui.widgets.fence_strip import FenceStrip
from ui.widgets.knowledge_panel import KnowledgePanel
from ui.widgets.lettering import Face, Lettering
from ui.widgets.link_strip import LinkStrip
from ui.widgets.number_entry import NumberEntry
from ui.widgets.order_acts import OrderActs
from ui.widgets.order_delegate import OrderDelegate
from ui.widgets.outbox_detail import OutboxDetail
from ui.widgets.outbox_list import OutboxList
from ui.widgets.panel_frame import PanelFrame
from ui.widgets.plain_label import ElidedLabel, plain_label, plain_tip, selectable_label
from ui.widgets.row_delegate import ListDelegate
from ui.widgets.row_list import RowList
from ui.widgets.sign_out_card import Left, SignOutCard
from ui.widgets.start_page import StartPage
from ui.widgets.take_over_card import TakeOverCard
from ui.widgets.ticket_list import TicketDelegate
from ui.widgets.timeline_view import TimelineView
from ui.widgets.unknown_caller import UnknownCaller
from ui.widgets.who_card import WhoCard
from ui.widgets.wrap_up import WrapUp

EVIL = "<b>x</b><img src=file:///etc/passwd>"


def call_bar(look: Look) -> QWidget:
    bar = CallBar(look)
    bar.show_call(CurrentCall(EVIL, EVIL, EVIL, NOW), NOW)
    return bar


def chooser(look: Look) -> QWidget:
    made = Chooser(look)
    evil = Candidate(CustomerId(1), EVIL, EVIL, EVIL, EVIL, None, EVIL, NOW, EVIL, was_chosen=True)
    made.show_candidates(EVIL, candidate_rows((evil, *candidates()), NOW))
    return made


def composer(look: Look) -> QWidget:
    made = Composer(look)
    made.put(Field.NOTE, EVIL)
    made.say(EVIL)
    return made


def header(look: Look) -> QWidget:
    made = CustomerHeader(look)
    sheet = greta()
    points = tuple(replace(point, value=EVIL, label=EVIL) for point in sheet.customer.contact_points)
    card = replace(sheet.customer, name=EVIL, language=EVIL, alerts=(EVIL,), contact_points=points)
    made.show_profile(build_profile(replace(sheet, customer=card)), NOW)
    return made


def tabs(look: Look) -> QWidget:
    model: RowsModel[OpenRow] = RowsModel()
    marks = {"has_draft": True, "is_current": True, "is_calling": True}
    model.show((OpenRow(1, EVIL, EVIL, "<b", 1, open_tickets=3, **marks), OpenRow(2, "李娜", "", "李", 2)))  # type: ignore[arg-type]  # all of them are booleans
    made = CustomerTabs(look, model)
    made.setAccessibleName(look.language)
    model.setParent(made)
    return made


def knowledge(look: Look) -> QWidget:
    made = KnowledgePanel(look)
    made.show_suggestions(suggestion_rows(suggestions()))
    made.show_article(EVIL, EVIL, EVIL)
    return made


def entry(look: Look) -> QWidget:
    made = NumberEntry(look)
    made.setText(EVIL)
    made._model.show(hit_rows((Hit(Kind.CUSTOMER, LocalId(1), None, EVIL, EVIL, EVIL),)))
    return made


def orders(look: Look) -> QWidget:
    model = OrdersModel()
    sheet = greta()
    item = sheet.orders[0]
    lines = tuple(replace(line, description=EVIL) for line in item.order.record.lines)
    evil = replace(item.order, record=replace(item.order.record, number=EVIL, reference=EVIL, lines=lines))
    every = (replace(item, order=evil), *sheet.orders[1:], *li_na().orders)
    model.show_cards(prepare_sheet(greta(orders=every)).cards)
    for card in model.cards:
        if not any(row.key == card.head.key and row.is_open for row in model.rows):
            model.toggle(card.head.key)
    made = RowList(look, model, OrderDelegate(look, model))
    made.setAccessibleName(look.language)
    model.setParent(made)
    return made


def tickets(look: Look, delegate: type[ListDelegate] | type[TicketDelegate] = ListDelegate) -> QWidget:
    model: RowsModel[ListRow] = RowsModel()
    rows = prepare_sheet(greta()).tickets
    model.show((*rows, replace(rows[0], key="evil", title=EVIL, detail=EVIL, chip=EVIL, aside=EVIL)))
    made = RowList(look, model, delegate(look, model))
    made.setAccessibleName(look.language)
    model.setParent(made)
    return made


def my_tickets(look: Look) -> QWidget:
    return tickets(look, TicketDelegate)


def timeline(look: Look) -> QWidget:
    model = TimelineModel()
    model.show_days(prepare_sheet(greta()).days)
    made = TimelineView(look, model)
    model.setParent(made)
    return made


def ticket_pane(look: Look) -> QWidget:
    made = TicketPane(look)
    files = (Attachment(RemoteId("1"), EVIL),)
    evil = replace(talk()[0], author=EVIL, text=EVIL, html="", attachments=files)
    fields = {
        "number": EVIL,
        "subject": EVIL,
        "office_state": EVIL,
        "queue": EVIL,
        "owner": EVIL,
        "sla": EVIL,
    }
    custom = (CustomField(EVIL, (EVIL,)),)
    record = ticket(messages=(*talk(), evil), requestors=(Requestor(EVIL, EVIL),), fields=custom, **fields)
    made.show_page(prepare_ticket(room(record, article=closing_article())), {"owner": EVIL}, NOW)
    made.resize(640, 640)
    return made


def links(look: Look) -> QWidget:
    made = LinkStrip(look)
    choice = RecordChoice(OfficeRecord(OfficeId("erp"), RemoteId("1"), EVIL), EVIL)
    proposal = ProposalLine(CustomerId(2), EVIL, 3)
    made.show_signs(LinkSigns(CustomerId(1), EVIL, (choice, choice), True, proposal))
    made.offer_undo(EVIL)
    return made


def outbox_list(look: Look) -> QWidget:
    model: RowsModel[OutboxRow] = RowsModel()
    evil = replace(edit(fields={"text": EVIL}, minutes=400), title=EVIL)
    entries = (
        outbox_entry(EditState.REFUSED, 1, evil),
        outbox_entry(EditState.BLOCKED, 2, parent=1),
        outbox_entry(EditState.QUEUED, 3),
        outbox_entry(EditState.APPLIED, 4),
    )
    model.show(outbox_rows(entries, Part.ALL, HERE))
    made = OutboxList(look, model)
    made.setAccessibleName(look.language)
    model.setParent(made)
    return made


def outbox_detail(look: Look) -> QWidget:
    made = OutboxDetail(look)
    fields = {"subject": EVIL, "field:<b>x</b>": canonical([EVIL])}
    evil = replace(edit(EditKind.CHANGE_TICKET, fields), title=EVIL, agent=EVIL)
    conflicts = (
        clash("subject", EVIL, f"{EVIL}\n{EVIL}", EVIL),
        replace(clash("owner", number=2), their_author=EVIL),
    )
    shown = page(replace(outbox_entry(EditState.CONFLICT, 1, evil, *conflicts), customer=EVIL))
    made.show_page(replace(shown, together=((2, EVIL),), history=(EVIL,), alike=(ListRow("8", EVIL, EVIL),)))
    made.boxes[0].open_form()
    made.history.fold.setChecked(True)
    return made


def outbox_rewrite(look: Look) -> QWidget:
    made = OutboxDetail(look)
    said = (Trouble.REJECTED, {"reason": EVIL})
    evil = edit(EditKind.OPEN_TICKET, {"subject": EVIL, "text": EVIL, "state": "open"})
    made.show_page(page(outbox_entry(EditState.REFUSED, 1, evil, said=said)))
    made.open_form()
    made.open_targets((ListRow(8, EVIL, EVIL, chip=EVIL),))
    made.foot.ask(EVIL, EVIL, list)
    return made


def panel(look: Look) -> QWidget:
    made = PanelFrame(look, Icon.PACKAGE, look.language)
    made.set_age(EVIL)
    made.set_reason(EVIL)
    made.add_icon_button(Icon.REFRESH, look.language)
    return made


def start(look: Look) -> QWidget:
    made = StartPage(look, [("F2", "Enter a number")])
    made.recent.show((ListRow(1, EVIL, EVIL),))
    made.offices.show((ListRow(1, EVIL, EVIL),))
    return made


def customer_form(look: Look) -> QWidget:
    made = CustomerForm(look)
    contact = contact_value(ContactPoint(RemoteId("1"), ContactKind.EMAIL, EVIL, label=EVIL))
    place = address_value(PostalAddress(RemoteId("1"), EVIL, EVIL, EVIL, EVIL, "DE", EVIL))
    made.show_record(EVIL, {"name": EVIL, "contact:1": contact, "address:1": place}, {})
    made.offer_offices([("a", EVIL), ("b", EVIL)], "a")
    return made


def newcomer_form(look: Look) -> QWidget:
    made = CustomerForm(look)
    made.show_record("", {}, {}, is_new=True)
    made.add_contact()
    made.add_address()
    return made


def order_acts(look: Look) -> QWidget:
    made = OrderActs(look)
    made.show_order(EVIL, [("1", EVIL)], "1", may_redirect=True, may_cancel=True)
    return made


def wrap_up(look: Look) -> QWidget:
    made = WrapUp(look)
    made.show_words(EVIL, {})
    return made


def correction(look: Look) -> QWidget:
    made = ArticleForm(look, is_correction=True)
    made.show_words(EVIL, {TITLE: EVIL, TEXT: EVIL})
    return made


def unknown(look: Look) -> QWidget:
    made = UnknownCaller(look)
    made.show_number(EVIL, EVIL, EVIL, is_asking=True)
    return made


def sign_out(look: Look) -> QWidget:
    window = QWidget()
    made = SignOutCard(look, window)
    made.show_left(Left(3, 1, EVIL, Lateness.VERY_LATE, EVIL))
    made.show_handed(2, 1, EVIL)
    made.ask_where(EVIL)
    made.file.show_fault(EVIL)
    made.put_up()
    return window


def who(look: Look) -> QWidget:
    window = QWidget()
    made = WhoCard(look, window)
    made.show_people((ListRow(EVIL, EVIL, aside=EVIL),), EVIL)
    made.say_fault(EVIL)
    made.put_up()
    return window


def take_over(look: Look) -> QWidget:
    window = QWidget()
    made = TakeOverCard(look, window)
    made.ask(EVIL)
    made.file.show_fault(EVIL)
    return window


def fence(look: Look) -> QWidget:
    made = FenceStrip(look)
    made.put_up()
    return made


Maker = Callable[[Look], QWidget]
MAKERS: tuple[Maker, ...] = (
    call_bar,
    chooser,
    composer,
    header,
    tabs,
    knowledge,
    entry,
    orders,
    tickets,
    my_tickets,
    timeline,
    ticket_pane,
    links,
    outbox_list,
    outbox_detail,
    outbox_rewrite,
    panel,
    start,
    unknown,
    sign_out,
    who,
    take_over,
    fence,
    customer_form,
    newcomer_form,
    order_acts,
    wrap_up,
    correction,
)
NAMED_BY_THE_SCREEN = (tabs, orders, tickets, my_tickets, panel, outbox_list, outbox_detail, outbox_rewrite)
each_widget = pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)


def made(qtbot: QtBot, look: Look, make: Maker) -> QWidget:
    widget = make(look)
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_whatever_takes_the_keyboard_has_a_name(qtbot: QtBot, look: Look, language: str) -> None:
    with worn(look, language=language):
        faults = {make.__name__: nameless(made(qtbot, look, make)) for make in MAKERS}
    assert {name: parts for name, parts in faults.items() if parts} == {}


@each_widget
def test_every_widget_can_be_reached_by_key(qtbot: QtBot, look: Look, make: Maker) -> None:
    assert list(asking(made(qtbot, look, make)))


def test_names_are_chinese_in_chinese(qtbot: QtBot, look: Look) -> None:
    widgets = [made(qtbot, look, make) for make in MAKERS if make not in NAMED_BY_THE_SCREEN]
    with worn(look, language="zh_CN"):
        english = [name for widget in widgets for name in untranslated(widget)]
    assert [name for name in english if name != EVIL] == []


def test_a_nameless_field_is_found(qtbot: QtBot, look: Look) -> None:
    entry = NumberEntry(look)
    qtbot.addWidget(entry)
    entry.setAccessibleName("")
    assert nameless(entry) == ["NumberEntry"]


@each_widget
def test_what_a_customer_wrote_is_shown_as_it_is(qtbot: QtBot, look: Look, make: Maker) -> None:
    widget = make(look)
    qtbot.addWidget(widget)
    labels = [label for label in (*widget.findChildren(QLabel), widget) if isinstance(label, QLabel)]
    rich = [label.text() for label in labels if label.textFormat() is not Qt.TextFormat.PlainText]
    assert rich == []


@each_widget
def test_a_tip_shows_what_a_customer_wrote_as_it_is(qtbot: QtBot, look: Look, make: Maker) -> None:
    widget = make(look)
    widget.resize(120, 300)
    qtbot.addWidget(widget)
    widget.grab()
    for part in (widget, *widget.findChildren(QWidget)):
        assert "<b>" not in part.toolTip()
        assert "<img" not in part.toolTip()


def test_a_tip_reads_as_the_text_does() -> None:
    document = QTextDocument()
    document.setHtml(plain_tip(f"{EVIL}\n& <script>"))
    assert document.toPlainText().replace("\u2028", "\n") == f"{EVIL}\n& <script>"
    assert plain_tip("") == ""


@pytest.mark.parametrize("scale", [0.9, 1.5])
def test_every_widget_paints_at_every_size(qtbot: QtBot, look: Look, scale: float) -> None:
    with worn(look, scale=scale):
        for make in MAKERS:
            widget = made(qtbot, look, make)
            for width in (90, 700):
                widget.resize(width, 900)
                assert len(colours(widget.grab().toImage())) > 1, make.__name__


@pytest.mark.parametrize("theme", THEMES)
def test_every_widget_follows_the_theme(qtbot: QtBot, look: Look, theme: str) -> None:
    widgets = [made(qtbot, look, make) for make in MAKERS]
    with worn(look, theme=theme):
        words = look.theme.colour(Meaning.TEXT)
        for widget in widgets:
            widget.resize(500, 500)
            seen = colours(widget.grab().toImage())
            assert min(_distance(colour, words) for colour in seen) < 60, type(widget).__name__


def colours(picture: QImage) -> list[QColor]:
    """Give every colour there is in a picture, once."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    return [QColor(value & 0xFFFFFF) for value in set(memoryview(plain.constBits()).cast("B").cast("I"))]


def _distance(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


@pytest.mark.parametrize(
    "make", [orders, tickets, my_tickets, tabs, outbox_list], ids=lambda make: make.__name__
)
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_every_kind_of_row_paints_chosen_and_new(qtbot: QtBot, look: Look, make: Maker, ratio: float) -> None:
    shown: Any = made(qtbot, look, make)
    shown.resize(420, 300)
    shown._rows._news = {row.key for row in shown._rows.rows}
    for place in range(len(shown._rows.rows)):
        shown.make_current(place)
        rect = shown.visualRect(shown._rows.index(place))
        picture = QImage(round(420 * ratio), round(120 * ratio), QImage.Format.Format_ARGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(0)
        shown.viewport().render(picture, QPoint(), QRegion(rect))
        assert rect.height() == shown._delegate.height(place)
        assert len(colours(picture)) > 2


def test_a_line_that_does_not_fit_ends_in_dots(look: Look) -> None:
    lettering = Lettering(look)
    picture = QImage(200, 30, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    used = lettering.write(
        painter, picture.rect().adjusted(0, 0, -100, 0), "A very long line of words", Face.BODY
    )
    cut = lettering.has_cut
    lettering.has_cut = False
    short = lettering.write(painter, picture.rect(), "Short", Face.BODY)
    painter.end()
    assert (used, cut) == (100, True)
    assert short == lettering.width("Short", Face.BODY)
    assert not lettering.has_cut


def test_nothing_takes_no_room(look: Look) -> None:
    picture = QImage(20, 20, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    used = Lettering(look).write(painter, picture.rect(), "")
    painter.end()
    assert used == 0
    assert chip_size(look, "").isEmpty()


def test_a_long_label_shortens_and_tells_all_in_its_tip(qtbot: QtBot, look: Look) -> None:
    label = ElidedLabel("A very long line of words & <b>more</b>")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    assert "&lt;b&gt;more" in label.toolTip()
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""


def test_a_chip_without_words_is_not_there(qtbot: QtBot, look: Look) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    chip = Chip(look, "Late", Meaning.LATE, Icon.CLOCK, parent)
    assert chip.accessibleName() == "Late"
    chip.show_state("", Meaning.LATE)
    assert chip.isHidden()


def test_alerts_are_painted_whole(qtbot: QtBot, look: Look) -> None:
    strip = AlertStrip(look)
    qtbot.addWidget(strip)
    strip.resize(300, 10)
    strip.show_alerts(("one", "two", EVIL))
    assert strip.accessibleName() == f"one\ntwo\n{EVIL}"
    assert strip.height() >= 3 * Lettering(look).line(Face.STRONG)


def test_customers_are_told_apart_by_letters_and_colour(qtbot: QtBot, look: Look) -> None:
    avatar = Avatar(look)
    qtbot.addWidget(avatar)
    pictures: list[QImage] = []
    for letters, seed in (("JM", 1), ("JM", 2), ("AB", 1)):
        avatar.show_letters(letters, seed)
        pictures.append(avatar.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[0] != pictures[2]


def test_labels_are_plain(qtbot: QtBot, look: Look) -> None:
    for label in (plain_label(EVIL), selectable_label(EVIL), ElidedLabel(EVIL)):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == EVIL


SOURCES = sorted(Path(ui.__file__).parent.rglob("*.py"))


def rich_labels(source: str) -> list[int]:
    """Find labels that hold words and do not say that these are plain: by an argument, or by ``setText`` later."""
    tree = ast.parse(source)
    made: dict[str, int] = {}
    found: list[int] = []
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and _is_label(node.value):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            made[ast.unparse(target)] = node.lineno
        if (
            _is_label(node)
            and isinstance(node, ast.Call)
            and any(isinstance(argument, (ast.Constant, ast.JoinedStr)) for argument in node.args)
        ):
            found.append(node.lineno)
    for name, line in made.items():
        if f"{name}.setText(" in source and f"{name}.setTextFormat(" not in source:
            found.append(line)
    return found


def _is_label(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("QLabel", "QtWidgets.QLabel")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: "/".join(path.parts[-2:]))
def test_no_label_guesses_whether_its_words_are_markup(path: Path) -> None:
    assert rich_labels(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'x = QLabel("words")',
        "self._a = QLabel()\nself._a.setText(name)",
        'layout.addWidget(QLabel(f"{name}"))',
    ],
)
def test_a_label_that_would_guess_is_found(source: str) -> None:
    assert rich_labels(source) != []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: "/".join(path.parts[-2:]))
def test_nobody_shows_rich_text_or_a_box_that_guesses(path: Path) -> None:
    source = path.read_text("utf-8")
    banned = ("RichText", "AutoText", "QMessageBox", "setOpenExternalLinks(True")
    assert [word for word in banned if word in source] == []


def test_a_chip_gives_way_before_a_button_does(qtbot: QtBot, look: Look) -> None:
    chip = Chip(look, "A company with a long state", Meaning.LATE, Icon.CLOCK)
    qtbot.addWidget(chip)
    assert chip.minimumSizeHint().width() < chip.sizeHint().width()
    chip.resize(chip.minimumSizeHint())
    narrow = chip.grab().toImage()
    assert len(colours(narrow)) > 2
