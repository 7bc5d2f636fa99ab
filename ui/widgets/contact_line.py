"""One number or mail address in a form: what it is, how it goes, and what it is for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from callcenter.domain.customer import ContactKind, ContactPoint
from callcenter.domain.edit_values import contact_value, to_contact
from callcenter.domain.ids import RemoteId
from ui.icons import Icon
from ui.look import Look
from ui.speech import translate
from ui.widgets.calm_box import CalmBox
from ui.widgets.plain_label import plain_tip
from ui.words import word

NOTHING = contact_value(ContactPoint(RemoteId(""), ContactKind.PHONE, ""))


class ContactLine(QWidget):
    """``changed`` tells of every change an agent makes, ``removed`` that it is to go."""

    changed = Signal()
    removed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.kind = CalmBox()
        self.text, self.label = QLineEdit(), QLineEdit()
        self._remove = QToolButton()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part, share in ((self.kind, 1), (self.text, 3), (self.label, 2), (self._remove, 0)):
            self._row.addWidget(part, share)
        self.kind.activated.connect(self.changed)
        self.text.textEdited.connect(self.changed)
        self.label.textEdited.connect(self.changed)
        self._remove.clicked.connect(self.removed)
        look.follow(self._restyle)
        self.put(NOTHING)

    @property
    def value(self) -> str:
        """What stands there, as edits write it."""
        kind = ContactKind(self.kind.currentData() or ContactKind.OTHER.value)
        return contact_value(ContactPoint(RemoteId(""), kind, self.text.text(), label=self.label.text()))

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to keep."""
        return not self.text.text().strip()

    @property
    def said(self) -> str:
        """What it says, in words."""
        return self.text.text()

    def put(self, value: str) -> None:
        """Show this."""
        point = to_contact("", value)
        self._offer(point.kind)
        self.text.setText(point.value)
        self.label.setText(point.label)

    def begin(self) -> None:
        """Go to where it is typed."""
        self.text.setFocus()

    def _offer(self, kind: ContactKind) -> None:
        self.kind.offer([(one.value, word(one)) for one in ContactKind], kind.value)

    def _restyle(self) -> None:
        self._row.setSpacing(self._look.px(6))
        self._offer(ContactKind(self.kind.currentData() or ContactKind.PHONE.value))
        self._remove.setIcon(self._look.icon(Icon.X))
        for part, name in (
            (self.kind, translate("CustomerForm", "Kind")),
            (self.text, translate("CustomerForm", "Number or address")),
            (self.label, translate("CustomerForm", "What for")),
        ):
            part.setAccessibleName(name)
        self.text.setPlaceholderText(translate("CustomerForm", "Number or address"))
        self.label.setPlaceholderText(translate("CustomerForm", "What for"))
        name = translate("CustomerForm", "Remove this contact")
        self._remove.setAccessibleName(name)
        self._remove.setToolTip(plain_tip(name))
