"""What can be done to the order that is current: send it elsewhere, or cancel it while nobody has begun."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import fill, translate
from ui.widgets.calm_box import CalmBox
from ui.widgets.plain_label import ElidedLabel, Role, plain_label, plain_tip
from ui.widgets.shy_button import ShyButton


class OrderActs(QWidget):
    """``sent_elsewhere`` carries the address chosen, ``cancelled`` comes only after a second press.

    ``address_wanted`` asks for a new address of the customer.
    """

    sent_elsewhere = Signal(str)
    cancelled = Signal()
    address_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._number = ""
        self._title = ElidedLabel(role=Role.SMALL)
        self.addresses = CalmBox()
        self._another, self._cancel = ShyButton(), ShyButton()
        self._question = plain_label(wrap=True)
        self._yes, self._no = QPushButton(), QPushButton()
        self._asking = QWidget()
        self._build()
        self.hide()
        look.follow(self._restyle)

    def show_order(
        self,
        number: str,
        addresses: Sequence[tuple[str, str]],
        now: str,
        *,
        may_redirect: bool,
        may_cancel: bool,
        refusals: tuple[str, str] = ("", ""),
    ) -> None:
        """Offer what can be done to this order; ``refusals`` say why its office takes no address or no end."""
        if number != self._number:
            self._asking.hide()
        self._number = number
        self.addresses.offer(
            [("", translate("Orders", "not told")), *addresses] if not now else addresses, now
        )
        for part in (self.addresses, self._another):
            part.setEnabled(may_redirect and not refusals[0])
            part.setToolTip(plain_tip(refusals[0]))
            part.setAccessibleDescription(refusals[0])
        self._cancel.setVisible(may_cancel)
        self._cancel.setEnabled(not refusals[1])
        self._cancel.setToolTip(plain_tip(refusals[1]))
        self._cancel.setAccessibleDescription(refusals[1])
        if not may_cancel or refusals[1]:
            self._asking.hide()
        self.setVisible(bool(number) and (may_redirect or may_cancel))
        self._say()

    def choose_address(self) -> None:
        """Go to the addresses."""
        self.addresses.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.addresses.showPopup()

    def ask_to_cancel(self) -> None:
        """Ask once more: what is cancelled does not come back."""
        if self._cancel.isVisible() and self._cancel.isEnabled():
            self._asking.show()
            self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_asking(self) -> bool:
        """Tell whether it asks once more."""
        return self._asking.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps the order."""
        if event.key() == Qt.Key.Key_Escape and self.is_asking:
            self._keep()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        self._asking.hide()
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do_cancel(self) -> None:
        self._asking.hide()
        self.cancelled.emit()

    def _pick(self) -> None:
        self.sent_elsewhere.emit(str(self.addresses.currentData() or ""))

    def _build(self) -> None:
        self.addresses.setObjectName("order-address")
        self._cancel.setObjectName("order-cancel")
        self._yes.setObjectName("order-cancel-yes")
        for button in (self._another, self._cancel):
            button.setProperty("kind", "bare")
        self._row = QHBoxLayout()
        self._row.addWidget(self._title)
        self._row.addWidget(self.addresses, 1)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._buttons.addWidget(self._another)
        self._buttons.addWidget(self._cancel)
        lines = QVBoxLayout(self._asking)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._question)
        self._answers = QHBoxLayout()
        self._answers.addStretch()
        self._answers.addWidget(self._yes)
        self._answers.addWidget(self._no)
        lines.addLayout(self._answers)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._row)
        self._outer.addLayout(self._buttons)
        self._outer.addWidget(self._asking)
        self._asking.hide()
        self.addresses.activated.connect(self._pick)
        self._another.clicked.connect(self.address_wanted)
        self._cancel.clicked.connect(self.ask_to_cancel)
        self._yes.clicked.connect(self._do_cancel)
        self._no.clicked.connect(self._keep)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(12), px(2), px(12), px(6))
        self._outer.setSpacing(px(4))
        for row in (self._row, self._buttons, self._answers):
            row.setSpacing(px(6))
        self._another.setText(translate("Orders", "Another address"))
        self._another.setIcon(self._look.icon(Icon.PLUS))
        self._cancel.setText(translate("Orders", "Cancel the order"))
        self._cancel.setIcon(self._look.icon(Icon.X))
        self._yes.setText(translate("Orders", "Yes, cancel it"))
        self._no.setText(translate("Orders", "No, keep it"))
        for button in (self._another, self._cancel):
            button.setStyleSheet(f"QPushButton {{ padding: {px(2)}px {px(4)}px; }}")
        self.addresses.setAccessibleName(translate("Orders", "Delivery address of the order"))
        self._say()

    def _say(self) -> None:
        self._title.setText(fill(translate("Orders", "%1 goes to"), self._number))
        text = translate("Orders", "Cancel %1? It cannot be taken back once it is sent.")
        self._question.setText(fill(text, self._number))
