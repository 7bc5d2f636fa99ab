"""The fields an office invented for its tickets, to be read and changed."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from callcenter.domain.ticket import CustomField
from ui.look import Look
from ui.speech import fill, translate
from ui.widgets.plain_label import Role, plain_label

BETWEEN = " | "
"""Stands between several values of one field."""


class TicketFields(QWidget):
    """One line a field. ``typed`` carries its name and what stands there, ``wanted`` asks to change it to that."""

    typed = Signal(str, str)
    wanted = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._now: dict[str, str] = {}
        self.lines: dict[str, tuple[QLabel, QLineEdit, QPushButton]] = {}
        self._grid = QGridLayout(self)
        self.hide()
        look.follow(self._restyle)

    def show_fields(self, fields: Sequence[CustomField], typed: Mapping[str, str], *, is_other: bool) -> None:
        """Show the fields; of the same ticket what is being typed stays, and is said to differ."""
        now = {field.name: BETWEEN.join(field.values) for field in fields}
        if list(now) != list(self.lines):
            self._rebuild(now)
        for name, value in now.items():
            self._follow(name, value, typed, is_other=is_other)
        self._now = now

    def accept(self, names: Iterable[str]) -> None:
        """What stands in these fields is an edit by now; it is typed no more."""
        for name in names:
            if name in self.lines:
                self._now[name] = self.lines[name][1].text().strip()
                self._offer(name, self._now[name])

    @property
    def names(self) -> tuple[str, ...]:
        """What the fields are called."""
        return tuple(self.lines)

    def _follow(self, name: str, value: str, typed: Mapping[str, str], *, is_other: bool) -> None:
        _, line, _ = self.lines[name]
        is_typed = not is_other and line.text() != self._now.get(name, "")
        if not is_typed:
            line.setText(typed.get(name, value))
        elif value != self._now.get(name, ""):
            line.setToolTip(fill(translate("Ticket", "Meanwhile it is: %1"), value))
        self._offer(name, value)

    def _offer(self, name: str, now: str) -> None:
        _, line, button = self.lines[name]
        button.setHidden(line.text().strip() == now)

    def _tell(self, name: str) -> None:
        self._offer(name, self._now.get(name, ""))
        text = self.lines[name][1].text()
        self.typed.emit(name, "" if text == self._now.get(name, "") else text)

    def _want(self, name: str) -> None:
        text = self.lines[name][1].text()
        if text.strip() != self._now.get(name, ""):
            self.wanted.emit(name, text)

    def _rebuild(self, now: Mapping[str, str]) -> None:
        for parts in self.lines.values():
            for part in parts:
                self._grid.removeWidget(part)
                part.deleteLater()
        self.lines = {name: self._add(place, name) for place, name in enumerate(now)}
        self._now = {}
        self._restyle()

    def _add(self, place: int, name: str) -> tuple[QLabel, QLineEdit, QPushButton]:
        label, line, button = plain_label(role=Role.SMALL), QLineEdit(), QPushButton()
        label.setText(name.replace("&", "&&"))
        label.setBuddy(line)
        button.setProperty("kind", "bare")
        line.textEdited.connect(lambda _="", of=name: self._tell(of))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # Qt's own signature is untyped
        line.returnPressed.connect(lambda of=name: self._want(of))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # Qt's own signature is untyped
        button.clicked.connect(lambda _=False, of=name: self._want(of))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # Qt's own signature is untyped
        for column, part in enumerate((label, line, button)):
            self._grid.addWidget(part, place, column)
        return label, line, button

    def _restyle(self) -> None:
        px = self._look.px
        self._grid.setContentsMargins(px(12), 0, px(12), 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(4))
        several = translate("Ticket", "Several values stand apart by “ | ”")
        for name, (_, line, button) in self.lines.items():
            line.setAccessibleName(name)
            line.setAccessibleDescription(several)
            line.setPlaceholderText(translate("Ticket", "empty"))
            button.setText(translate("Ticket", "Change"))
            button.setAccessibleName(fill(translate("Ticket", "Change %1"), name))
