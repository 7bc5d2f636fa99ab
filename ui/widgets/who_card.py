"""Who works here? Those who did are a list, everybody else types a name."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.speech import translate
from ui.widgets.form_field import FormField
from ui.widgets.overlay import Overlay
from ui.widgets.plain_label import Role, plain_label
from ui.widgets.row_delegate import ListDelegate
from ui.widgets.row_list import RowList

LONGEST_NAME = 24
"""As part of the name of a file each sign may take nine."""


class WhoCard(Overlay):
    """``named`` carries the name that was chosen or typed; ``dismissed`` that nobody goes on."""

    named = Signal(str)

    wanted = (480, 372)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window)
        self.model: RowsModel[ListRow] = RowsModel(self)
        self._title = plain_label(role=Role.HEADING)
        self.list = RowList(look, self.model, ListDelegate(look, self.model))
        self.list.fit_to_rows(220)
        self.line = QLineEdit()
        self.line.setProperty("boxed", "true")
        self.line.setMaxLength(LONGEST_NAME)
        self.field = FormField(look, self.line)
        self.go_on, self.quit = QPushButton(), QPushButton()
        self.go_on.setProperty("kind", "primary")
        self._build()
        self._connect()
        look.follow(self._restyle)

    def show_people(self, rows: tuple[ListRow, ...], current: str) -> None:
        """Offer these, standing on whoever worked here last."""
        self.model.follow(rows, mark=False)
        self.list.setHidden(not rows)
        here = next((place for place, row in enumerate(rows) if row.key == current), 0)
        if rows:
            self.list.make_current(here)
        self._begin()

    def put_up(self) -> None:
        """Show it, and stand where the choice begins."""
        super().put_up()
        self._begin()

    def say_fault(self, fault: str) -> None:
        """Say why it does not go on."""
        self.field.show_fault(fault)
        self.setEnabled(True)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk up from the line into the list, as one expects of what lies above each other."""
        if watched is self.line and isinstance(event, QKeyEvent) and _goes_up(event):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        first = self.list if self.model.rows else self.line
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self) -> None:
        """Take the name that was typed, or else the one the list stands on."""
        name = self.line.text().strip() or str(self.list.current_key() or "")
        if name:
            self.setEnabled(False)
            self.named.emit(name)
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, name: object) -> None:
        self.line.clear()
        self.setEnabled(False)
        self.named.emit(str(name))

    def _build(self) -> None:
        foot = QHBoxLayout()
        for button in (self.go_on, self.quit):
            button.setAutoDefault(True)
            foot.addWidget(button)
        foot.addStretch()
        self._outer = QVBoxLayout(self)
        for part in (self._title, self.list, self.field):
            self._outer.addWidget(part)
        self._outer.addStretch()
        self._outer.addLayout(foot)

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self._take)
        self.line.textEdited.connect(lambda: self.field.show_fault(""))
        self.list.chosen.connect(self._choose)
        self.go_on.clicked.connect(self._take)
        self.quit.clicked.connect(self.dismiss)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(20), px(18), px(20), px(16))
        self._outer.setSpacing(px(12))
        title = translate("Who", "Who works here?")
        self._title.setText(title)
        self.setAccessibleName(title)
        self.list.setAccessibleName(translate("Who", "People at this machine"))
        self.field.set_words(
            translate("Who", "Another name"),
            translate(
                "Who", "As the ticket offices know it. Everybody has a store of their own on this machine."
            ),
        )
        self.go_on.setText(translate("Who", "Go on"))
        self.quit.setText(translate("Who", "Quit"))


def _goes_up(event: QKeyEvent) -> bool:
    return event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Up
