"""The head of an open ticket: what it is about, where it stands, by when, and what is known of it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from callcenter.domain.edit_values import FIELD
from ui import ages
from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.models.ticket_page import TicketPage
from ui.models.ticket_rows import due
from ui.signs import sign
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.widgets.chip import Chip
from ui.widgets.fact_grid import FactGrid
from ui.widgets.more_facts import MoreFacts
from ui.widgets.plain_label import ElidedLabel, Role, plain_tip
from ui.widgets.ticket_choices import TicketChoices
from ui.widgets.ticket_fields import TicketFields
from ui.words import word


class TicketHead(QWidget):
    """Filled for each ticket; the widgets stay the same ones. ``article_wanted`` asks for the closing article."""

    copied = Signal(str)
    article_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page: TicketPage | None = None
        self._refusal = ""
        self._subject = ElidedLabel(role=Role.HEADING)
        self._complaint, self._state, self._due = (Chip(look, parent=self) for _ in range(3))
        self._unsent = Chip(look, parent=self)
        self._office_state = ElidedLabel(role=Role.SMALL)
        self._gone = Chip(look, parent=self)
        self._article = QPushButton()
        self._model: RowsModel[ListRow] = RowsModel(self)
        self.facts = FactGrid(look, self._model)
        self._more = MoreFacts(look, self.facts)
        self.choices = TicketChoices(look)
        self.fields = TicketFields(look)
        self._unfold = QPushButton()
        self._build()
        look.follow(self._restyle)

    def show_page(self, page: TicketPage, wanted: dict[str, str], now: datetime) -> None:
        """Show another ticket, folded."""
        self._more.setChecked(False)
        self._unfold.setChecked(False)
        self._model.show(page.facts)
        self._fill(page, wanted, now, is_other=True)

    def follow_page(self, page: TicketPage, wanted: dict[str, str], now: datetime) -> None:
        """Bring the same ticket up to date."""
        self._model.follow(page.facts)
        self._fill(page, wanted, now, is_other=False)

    def refuse(self, why: str) -> None:
        """Say why nothing of the ticket can be changed; empty where it can."""
        self._refusal = why
        for part in (self.choices, self.fields):
            part.setToolTip(plain_tip(why))
            part.setAccessibleDescription(why)
        self._allow()

    def settle(self) -> None:
        """Take the marks of news away."""
        self._model.settle()

    def tell_time(self, now: datetime) -> None:
        """Say by when it is due."""
        if self._page is None:
            return
        ticket = self._page.ticket
        said, meaning, icon = due(ticket, now)
        if said != self._due.text or meaning is not self._due.meaning:
            self._due.show_state(said, Meaning.NEUTRAL if meaning is Meaning.QUIET else meaning, icon)
        self._due.setToolTip(plain_tip(ages.exact(ticket.due_at) if ticket.due_at else ""))

    @property
    def words(self) -> str:
        """What it says of the ticket, for those who do not see it."""
        chips = (self._complaint, self._state, self._due, self._unsent, self._gone)
        parts = (self._subject.text(), *(chip.text for chip in chips), self._office_state.text())
        return ", ".join(part for part in parts if part)

    def _fill(self, page: TicketPage, wanted: dict[str, str], now: datetime, *, is_other: bool) -> None:
        self._page = page
        ticket = page.ticket
        self._subject.setText(page.subject)
        said = translate("Tickets", "Complaint") if ticket.is_complaint else ""
        self._complaint.show_state(said, Meaning.EXCEPTION, Icon.FLAG)
        self._state.show_state(word(ticket.state), sign(ticket.state).meaning, sign(ticket.state).icon)
        own = ticket.office_state if ticket.office_state != ticket.state.value else ""
        self._office_state.setText(
            fill(translate("Ticket", "in %1: %2"), page.room.ticket.office, own) if own else ""
        )
        self._office_state.setHidden(not own)
        gone = translate("Ticket", "no longer there") if page.is_gone else ""
        self._gone.show_state(gone, Meaning.WARNING, Icon.ALERT)
        self._article.setHidden(page.room.article is None or page.room.article.id is None)
        self._show_unsent(page)
        chosen = {field: value for field, value in wanted.items() if not field.startswith(FIELD)}
        self.choices.show_choices(page.choices, chosen, page.waiting)
        typed = {field.removeprefix(FIELD): text for field, text in wanted.items() if field.startswith(FIELD)}
        self.fields.show_fields(ticket.fields, typed, is_other=is_other)
        self._unfold.setHidden(not ticket.fields)
        self._unfold.setChecked(self._unfold.isChecked() or bool(typed))
        self._allow()
        self.tell_time(now)
        self._more.offer()

    def _allow(self) -> None:
        is_gone = self._page is not None and self._page.is_gone
        for part in (self.choices, self.fields):
            part.setEnabled(not is_gone and not self._refusal)

    def _show_unsent(self, page: TicketPage) -> None:
        """Say what of it no office has confirmed."""
        if page.needs_agent:
            self._unsent.show_state(
                translate("Unsent", "needs you, see the outbox"), Meaning.WARNING, Icon.ALERT
            )
        else:
            said = translate("Unsent", "not sent yet") if page.is_unsent else ""
            self._unsent.show_state(said, Meaning.WAITING, Icon.CLOUD_OFF)

    def _show_fields(self, is_wanted: bool) -> None:
        self.fields.setVisible(is_wanted and bool(self.fields.names))

    def _build(self) -> None:
        self._unfold.setProperty("kind", "bare")
        self._unfold.setCheckable(True)
        self._unfold.setObjectName("ticket-fields")
        self._unfold.toggled.connect(self._show_fields)
        self._article.setProperty("kind", "bare")
        self._article.clicked.connect(self.article_wanted)
        self.facts.copied.connect(self.copied)
        self._chips = QHBoxLayout()
        for part in (
            self._gone,
            self._complaint,
            self._state,
            self._office_state,
            self._due,
            self._unsent,
        ):
            self._chips.addWidget(part)
        self._chips.addStretch()
        self._chips.addWidget(self._article)
        self._chips.addWidget(self._unfold)
        self._chips.addWidget(self._more)
        self._top = QVBoxLayout()
        self._top.addWidget(self._subject)
        self._top.addLayout(self._chips)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._top)
        self._outer.addWidget(self.facts)
        self._outer.addWidget(self.choices)
        self._outer.addWidget(self.fields)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(0, px(6), 0, px(6))
        self._outer.setSpacing(px(4))
        self._top.setContentsMargins(px(12), 0, px(12), 0)
        self._top.setSpacing(px(4))
        self._chips.setSpacing(px(6))
        for button in (self._article, self._unfold):
            button.setStyleSheet(f"QPushButton {{ padding: {px(2)}px {px(4)}px; }}")
        self._unfold.setText(translate("Ticket", "Fields"))
        self._unfold.setIcon(self._look.icon(Icon.EDIT))
        self._unfold.setToolTip(plain_tip(translate("Ticket", "Change the fields of this ticket")))
        self._article.setText(translate("Ticket", "Read the article"))
        self._article.setIcon(self._look.icon(Icon.BOOK))
        self.facts.setAccessibleName(translate("Ticket", "What is known of the ticket"))
