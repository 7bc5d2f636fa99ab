"""Below the head of a customer: which records they are, who else they may be, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.link_rows import LinkSigns, ProposalLine
from ui.speech import Speaker, fill, translate
from ui.theme import Meaning
from ui.widgets.plain_label import ElidedLabel, Role, picture_label, plain_tip


class LinkStrip(QWidget):
    """Filled for each customer; without anything to say it is not there.

    ``joined`` and ``refused`` carry the customer that is meant, ``parted`` the record, ``undone`` nothing.
    """

    joined = Signal(object)
    refused = Signal(object)
    parted = Signal(object)
    undone = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._signs: LinkSigns | None = None
        self._done = ""
        self._text = ElidedLabel(role=Role.QUIET)
        self._maybe, self._said = ElidedLabel(), ElidedLabel()
        self._pictures = {label: picture_label() for label in (self._text, self._maybe, self._said)}
        self.right = QPushButton()
        self.part = QPushButton()
        self._menu = QMenu(self.part)
        self.same = QPushButton()
        self.other = QPushButton()
        self.undo = QPushButton()
        self._rows: list[tuple[QWidget, QHBoxLayout]] = []
        self._outer = QVBoxLayout(self)
        self._joined_row = self._row(self._text, self.right, self.part)
        self._maybe_row = self._row(self._maybe, self.same, self.other)
        self._done_row = self._row(self._said, self.undo)
        self._connect()
        self.clear()
        look.follow(self._restyle)

    def show_signs(self, signs: LinkSigns) -> None:
        """Say what is known; what was done a moment ago can still be undone."""
        self._signs = signs
        self._text.setText(signs.text)
        self.right.setHidden(not signs.is_doubtful)
        self._fill_menu(signs)
        self._propose(signs.proposal)
        self._fold()
        self._restyle()

    def clear(self) -> None:
        """Say nothing: another customer is shown."""
        self._signs = None
        self._done = ""
        for label in (self._text, self._maybe, self._said):
            label.setText("")
        self._fold()

    def offer_undo(self, text: str) -> None:
        """Say what was just done, with a way back; empty words take the offer away."""
        self._done = text
        self._said.setText(text)
        self._fold()

    @property
    def texts(self) -> tuple[str, ...]:
        """What it says, line by line."""
        return tuple(label.text() for label in (self._text, self._maybe, self._said) if label.text())

    @property
    def records(self) -> tuple[str, ...]:
        """Which records it offers to take away."""
        return tuple(action.text() for action in self._menu.actions())

    def take_away(self, place: int) -> None:
        """Choose a record of the menu."""
        self._menu.actions()[place].trigger()

    def _fold(self) -> None:
        signs = self._signs
        self._joined_row.setHidden(signs is None or not signs.text)
        self._maybe_row.setHidden(signs is None or signs.proposal is None)
        self._done_row.setHidden(not self._done)
        self.setHidden(all(row.isHidden() for row, _ in self._rows))

    def _propose(self, proposal: ProposalLine | None) -> None:
        if proposal is None:
            self._maybe.setText("")
            return
        more = LinkCounts.more(proposal.waiting) if proposal.waiting else ""
        told = fill(translate("Links", "%1 · %2"), proposal.text, more) if more else proposal.text
        self._maybe.setText(told)
        self.same.setAccessibleDescription(told)
        self.other.setAccessibleDescription(told)

    def _fill_menu(self, signs: LinkSigns) -> None:
        self._menu.clear()
        for choice in signs.records:
            action = self._menu.addAction(choice.label.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, record=choice.record: self.parted.emit(record))

    def _connect(self) -> None:
        self.part.setMenu(self._menu)
        self.right.clicked.connect(self._confirm)
        self.same.clicked.connect(lambda: self._decide(is_same=True))
        self.other.clicked.connect(lambda: self._decide(is_same=False))
        self.undo.clicked.connect(self.undone)

    def _confirm(self) -> None:
        if self._signs is not None:
            self.joined.emit(self._signs.customer)

    def _decide(self, *, is_same: bool) -> None:
        if self._signs is not None and self._signs.proposal is not None:
            (self.joined if is_same else self.refused).emit(self._signs.proposal.other)

    def _row(self, label: ElidedLabel, *buttons: QPushButton) -> QWidget:
        row = QWidget()
        laid = QHBoxLayout(row)
        laid.addWidget(self._pictures[label])
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        laid.addWidget(label, 1)
        for button in buttons:
            button.setProperty("kind", "bare")
            laid.addWidget(button)
        self._rows.append((row, laid))
        self._outer.addWidget(row)
        return row

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(12), 0, px(12), px(4))
        self._outer.setSpacing(px(2))
        for _, laid in self._rows:
            laid.setContentsMargins(0, 0, 0, 0)
            laid.setSpacing(px(6))
        is_doubtful = self._signs is not None and self._signs.is_doubtful
        icon, meaning = (Icon.ALERT, Meaning.WARNING) if is_doubtful else (Icon.USERS, Meaning.QUIET)
        self._sign(self._text, icon, meaning)
        self._sign(self._maybe, Icon.USER_PLUS, Meaning.INFO)
        self._sign(self._said, Icon.CHECK_CIRCLE, Meaning.SUCCESS)
        self._name(self.right, translate("Links", "Same person"))
        self._name(self.part, translate("Links", "Take apart"))
        self._name(self.same, translate("Links", "Same person"))
        self._name(self.other, translate("Links", "Somebody else"))
        self._name(self.undo, translate("Links", "Undo"))
        self._menu.setAccessibleName(translate("Links", "Which record belongs to somebody else?"))

    def _sign(self, label: ElidedLabel, icon: Icon, meaning: Meaning) -> None:
        picture: QLabel = self._pictures[label]
        picture.setPixmap(self._look.pixmap(icon, meaning, 16, self))

    def _name(self, button: QPushButton, text: str) -> None:
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(plain_tip(text))


class LinkCounts(Speaker):
    """Counted words of links."""

    @classmethod
    def more(cls, n: int) -> str:
        """Say how many more there are."""
        return LinkCounts.tr("%n more", "", n)
