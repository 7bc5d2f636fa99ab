"""Changes how a customer is called and reached, or tells of one that no office knows yet."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from callcenter.domain.edit import Value
from callcenter.domain.edit_values import ADDRESS, CONTACT
from ui.icons import Icon
from ui.look import Look
from ui.models.customer_profile import language_name
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.widgets.address_block import AddressBlock
from ui.widgets.calm_box import CalmBox
from ui.widgets.contact_line import ContactLine
from ui.widgets.form_notice import FormNotice
from ui.widgets.plain_label import Role, plain_label

NAME, LANGUAGE, COMPANY = "name", "language", "is_company"
_LANGUAGES = ("zh-CN", "en", "de", "fr", "es", "it", "nl", "pl", "ja", "ko")
_Piece = ContactLine | AddressBlock


class CustomerForm(QFrame):
    """``typed`` carries a field and what stands there now (nothing for one that goes), as edits write it.

    ``saved`` asks to keep it, ``left`` goes back, ``given_up`` takes back what was typed, ``turned`` asks for
    another office's record.
    """

    typed = Signal(str, object)
    saved = Signal()
    left = Signal()
    given_up = Signal()
    turned = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._base: dict[str, str] = {}
        self._gone: set[str] = set()
        self._touched: set[str] = set()
        self._pieces: dict[str, _Piece] = {}
        self._is_new = False
        self._named = ""
        self._count = 0
        self._heading = plain_label(role=Role.HEADING, wrap=True)
        self.office, self.language = CalmBox(), CalmBox()
        self.name, self.company = QLineEdit(), QCheckBox()
        self.notice = FormNotice(look)
        self._contact_title, self._address_title = (plain_label(role=Role.SECTION) for _ in range(2))
        self._more_contact, self._more_address = QPushButton(), QPushButton()
        self._save, self._back, self._undo = QPushButton(), QPushButton(), QPushButton()
        self._contacts, self._addresses = QVBoxLayout(), QVBoxLayout()
        self._build()
        look.follow(self._restyle)

    def show_record(
        self, named: str, fields: Mapping[str, Value], typed: Mapping[str, Value], *, is_new: bool = False
    ) -> None:
        """Show a record with what was typed for it, or begin a new one."""
        self._named, self._is_new = named, is_new
        self._base = {field: value for field, value in fields.items() if value is not None}
        self._gone = {field for field, value in typed.items() if value is None}
        self._touched = set(typed) - self._gone
        self.notice.clear()
        self._clear()
        shown = {**self._base, **{field: value for field, value in typed.items() if value is not None}}
        self.name.setText(shown.get(NAME, ""))
        self.company.setChecked(shown.get(COMPANY) == "1")
        self._offer_languages(shown.get(LANGUAGE, ""))
        for field, value in shown.items():
            if field not in self._gone:
                self._add(field, value)
        self._say()

    def follow_record(self, fields: Mapping[str, Value]) -> None:
        """Bring the record up to date; what the agent has touched stays, and what changed there is said."""
        before, touched = self._base, self.changes
        self._base = {field: value for field, value in fields.items() if value is not None}
        differs = [field for field in touched if before.get(field) != self._base.get(field)]
        if NAME not in touched:
            self.name.setText(self._base.get(NAME, ""))
        for field in {*before, *self._base} - touched.keys() - {NAME, LANGUAGE, COMPANY}:
            self._follow(field)
        if differs:
            text = translate(
                "CustomerForm", "Changed meanwhile. What you typed stays; saving writes over it."
            )
            self.notice.tell(text, Meaning.WARNING, ", ".join(self._words(field) for field in differs))

    def offer_offices(self, offices: Sequence[tuple[str, str]], now: str) -> None:
        """Offer the records or offices there are."""
        self.office.offer(offices, now)
        self.office.setHidden(len(offices) < 2)

    @property
    def changes(self) -> dict[str, Value]:
        """What differs from the record; what goes is ``None``, and what is empty is not told."""
        found: dict[str, Value] = {field: None for field in self._gone if field in self._base}
        for field in self._touched & self._pieces.keys():
            piece = self._pieces[field]
            if piece.value != self._base.get(field) and not (piece.is_empty and field not in self._base):
                found[field] = piece.value
        if self.name.text() != self._base.get(NAME, ""):
            found[NAME] = self.name.text()
        return found

    @property
    def words(self) -> dict[str, Value]:
        """Everything of a new customer."""
        company = "1" if self.company.isChecked() else ""
        return {**self.changes, LANGUAGE: str(self.language.currentData() or ""), COMPANY: company}

    def set_busy(self, is_busy: bool) -> None:
        """While it is being kept it is not kept once more."""
        self._save.setEnabled(not is_busy)

    def begin(self) -> None:
        """Put the keyboard where typing begins."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; the words stay a draft."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def add_contact(self) -> _Piece:
        """Offer an empty line for a number or mail address."""
        return self._begun(self._piece(self._fresh(CONTACT), ""))

    def add_address(self) -> _Piece:
        """Offer an empty address."""
        return self._begun(self._piece(self._fresh(ADDRESS), ""))

    def _begun(self, piece: _Piece) -> _Piece:
        piece.begin()
        return piece

    def _fresh(self, mark: str) -> str:
        """Name a piece that is new; the edit gives it the name that lasts."""
        taken = self._pieces.keys() | self._gone
        while f"{mark}local:{self._count}" in taken:
            self._count += 1
        return f"{mark}local:{self._count}"

    def _add(self, field: str, value: str) -> None:
        if field.startswith((CONTACT, ADDRESS)):
            self._piece(field, value)

    def _piece(self, field: str, value: str) -> _Piece:
        is_contact = field.startswith(CONTACT)
        piece = ContactLine(self._look) if is_contact else AddressBlock(self._look)
        (self._contacts if is_contact else self._addresses).addWidget(piece)
        if value:
            piece.put(value)
        piece.changed.connect(lambda: self._tell(field))
        piece.removed.connect(lambda: self._remove(field))
        self._pieces[field] = piece
        return piece

    def _follow(self, field: str) -> None:
        value, piece = self._base.get(field), self._pieces.get(field)
        if value is None and piece is not None:
            self._drop(field)
        elif value is not None and piece is None and field not in self._gone:
            self._add(field, value)
        elif value is not None and piece is not None and piece.value != value:
            piece.put(value)

    def _words(self, field: str) -> str:
        value = self._base.get(field)
        if value is None:
            return translate("CustomerForm", "removed there")
        if field == NAME:
            return value
        piece = ContactLine(self._look) if field.startswith(CONTACT) else AddressBlock(self._look)
        piece.put(value)
        said = piece.said
        piece.deleteLater()
        return said

    def _remove(self, field: str) -> None:
        self._gone.add(field)
        self._drop(field)
        self.typed.emit(field, None if field in self._base else "")
        self._more_contact.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, field: str) -> None:
        piece = self._pieces.pop(field)
        piece.hide()
        piece.deleteLater()

    def _clear(self) -> None:
        for field in tuple(self._pieces):
            self._drop(field)

    def _tell(self, field: str) -> None:
        self._touched.add(field)
        value = self._pieces[field].value
        is_base = value == self._base.get(field, "")
        self.typed.emit(field, "" if is_base else value)
        self._undo.setVisible(bool(self.changes))

    def _tell_name(self, text: str) -> None:
        self.typed.emit(NAME, "" if text == self._base.get(NAME, "") else text)
        self._undo.setVisible(bool(self.changes))

    def _build(self) -> None:
        for bare in (self._back, self._undo, self._more_contact, self._more_address):
            bare.setProperty("kind", "bare")
        self._save.setProperty("kind", "primary")
        self._save.setObjectName("customer-save")
        self._top = QHBoxLayout()
        for part in (self._back, self.office):
            self._top.addWidget(part)
        self._top.addStretch()
        self._top.addWidget(self._undo)
        self._top.addWidget(self._save)
        self._who = QHBoxLayout()
        self._who.addWidget(self.name, 1)
        self._who.addWidget(self.company)
        self._who.addWidget(self.language)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._top)
        for part in (self._heading, self.notice):
            self._outer.addWidget(part)
        self._outer.addLayout(self._who)
        for title, pieces, more in (
            (self._contact_title, self._contacts, self._more_contact),
            (self._address_title, self._addresses, self._more_address),
        ):
            self._outer.addWidget(title)
            self._outer.addLayout(pieces)
            self._outer.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._outer.addStretch()
        self._connect()

    def _connect(self) -> None:
        self.name.textEdited.connect(self._tell_name)
        self.company.clicked.connect(lambda on: self.typed.emit(COMPANY, "1" if on else ""))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # Qt's own signature is untyped
        self.language.activated.connect(lambda: self.typed.emit(LANGUAGE, self.language.currentData()))
        self.office.activated.connect(lambda: self.turned.emit(str(self.office.currentData())))
        self._save.clicked.connect(self.saved)
        self._back.clicked.connect(self.left)
        self._undo.clicked.connect(self.given_up)
        self._more_contact.clicked.connect(self.add_contact)
        self._more_address.clicked.connect(self.add_address)

    def _offer_languages(self, now: str) -> None:
        unknown = ("", translate("CustomerForm", "Language"))
        self.language.offer([unknown, *((tag, language_name(tag)) for tag in _LANGUAGES)], now)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(12), px(8), px(12), px(12))
        self._outer.setSpacing(px(8))
        for row in (self._contacts, self._addresses):
            row.setSpacing(px(10) if row is self._addresses else px(6))
        self._back.setText(translate("CustomerForm", "Back"))
        self._back.setIcon(self._look.icon(Icon.HISTORY))
        self._undo.setText(translate("CustomerForm", "Discard what I typed"))
        self._save.setText(translate("CustomerForm", "Save"))
        self._contact_title.setText(translate("CustomerForm", "Telephone and e-mail"))
        self._address_title.setText(translate("CustomerForm", "Addresses"))
        for button, said in (
            (self._more_contact, translate("CustomerForm", "Add a number or e-mail")),
            (self._more_address, translate("CustomerForm", "Add an address")),
        ):
            button.setText(said)
            button.setIcon(self._look.icon(Icon.PLUS))
        name = translate("CustomerForm", "Name")
        self.name.setPlaceholderText(name)
        self.name.setAccessibleName(name)
        self.company.setText(translate("Profile", "Company"))
        self.language.setAccessibleName(translate("CustomerForm", "Language"))
        self.office.setAccessibleName(translate("CustomerForm", "Office"))
        self._offer_languages(str(self.language.currentData() or ""))
        self._say()

    def _say(self) -> None:
        new = translate("CustomerForm", "New customer")
        changes = fill(translate("CustomerForm", "Change %1"), self._named)
        self._heading.setText(new if self._is_new else changes)
        for part in (self.company, self.language):
            part.setVisible(self._is_new)
        self._undo.setVisible(bool(self.changes) and not self._is_new)
