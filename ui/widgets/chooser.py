"""Asks who is calling when several may be meant: cards with evidence, one key to pick."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyle, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.candidate_rows import CandidateRow
from ui.models.rows import RowsModel
from ui.speech import translate
from ui.theme import Meaning
from ui.widgets.avatar import paint_avatar
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.lettering import CENTRE, Face
from ui.widgets.plain_label import ElidedLabel, Role, plain_label
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.row_list import RowList

_CARD = 92
_GAP = 8
_WITH_DIGITS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
"""French keyboards give digits with Shift only."""
_SIGNS = (Icon.PACKAGE, Icon.TICKET, Icon.HISTORY)


class CandidateDelegate(RowDelegate[CandidateRow]):
    """A card: the key that picks it, who, and three columns of evidence."""

    def height(self, place: int) -> int:
        """All the same."""
        return self._look.px(_CARD + _GAP)

    def ground(self, rect: QRect, row: CandidateRow) -> QRect:
        """The card without the air below it."""
        px = self._look.px
        return rect.adjusted(px(1), px(1), -px(1), -px(_GAP))

    def draw_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, row: CandidateRow) -> None:
        """Outline every card."""
        theme = self._look.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(Meaning.LINE), 1))
        painter.setBrush(theme.colour(Meaning.SURFACE))
        painter.drawRoundedRect(
            QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), self._look.px(8), self._look.px(8)
        )
        super().draw_ground(painter, rect, state, row)

    def draw(self, painter: QPainter, rect: QRect, row: CandidateRow, is_lit: bool) -> None:
        """Draw the card."""
        px, write = self._look.px, self._lettering.write
        card = self.ground(rect, row)
        avatar = QRect(card.left() + px(14), card.top() + px(12), px(36), px(36))
        paint_avatar(painter, self._look, avatar, row.initials, row.customer)
        left = avatar.right() + px(14)
        right = card.right() - px(14)
        if row.digit:
            right = self._draw_key(
                painter, QRect(right - px(24), card.top() + px(14), px(24), px(24)), row.digit
            )
        if row.was_chosen:
            right = self._draw_chosen(painter, right, card.top() + px(16))
        write(painter, QRect(left, card.top() + px(9), right - left, px(22)), row.name, Face.HEADING)
        write(
            painter,
            QRect(left, card.top() + px(31), right - left, px(18)),
            row.place,
            Face.SMALL,
            Meaning.QUIET,
        )
        self._draw_evidence(
            painter, QRect(left, card.top() + px(58), card.right() - px(14) - left, px(22)), row
        )

    def _draw_key(self, painter: QPainter, rect: QRect, digit: str) -> int:
        theme = self._look.theme
        painter.setPen(QPen(theme.edge(Meaning.NEUTRAL), 1))
        painter.setBrush(theme.colour(Meaning.SUNKEN))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(rect, self._look.px(4), self._look.px(4))
        self._lettering.write(painter, rect, digit, Face.STRONG, Meaning.TEXT, CENTRE)
        return rect.left() - self._look.px(10)

    def _draw_chosen(self, painter: QPainter, right: int, top: int) -> int:
        said = translate("Chooser", "chosen last time")
        size = chip_size(self._look, said, Icon.CHECK)
        spot = QRectF(right - size.width(), top, size.width(), size.height())
        paint_chip(painter, self._look, spot, said, Meaning.SUCCESS, Icon.CHECK)
        return right - size.width() - self._look.px(10)

    def _draw_evidence(self, painter: QPainter, rect: QRect, row: CandidateRow) -> None:
        px = self._look.px
        column = rect.width() // 3
        for place, said in enumerate(row.evidence):
            left = rect.left() + place * column
            self._lettering.picture(
                painter, QPoint(left, rect.top() + px(4)), _SIGNS[place], Meaning.QUIET, 14
            )
            room = QRect(left + px(20), rect.top(), column - px(30), rect.height())
            self._lettering.write(painter, room, said, Face.SMALL, Meaning.TEXT)


class _CandidateList(RowList):
    digit = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdecimal() and not event.modifiers() & ~_WITH_DIGITS:
            self.digit.emit(int(text))
        else:
            super().keyPressEvent(event)


class Chooser(QWidget):
    """``picked`` carries the customer, ``refused`` says that it is none of them."""

    picked = Signal(object)
    refused = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._number = ""
        self._model: RowsModel[CandidateRow] = RowsModel(self)
        self.list = _CandidateList(look, self._model, CandidateDelegate(look, self._model))
        self.list.setProperty("ground", "none")
        self.list.chosen.connect(self.picked)
        self.list.digit.connect(self._pick_digit)
        self.setFocusProxy(self.list)
        self._title = plain_label(role=Role.DISPLAY)
        self._why = ElidedLabel(role=Role.QUIET)
        self._none = QPushButton()
        self._none.clicked.connect(self.refused)
        self._build()
        look.follow(self._restyle)

    def show_candidates(self, why: str, rows: tuple[CandidateRow, ...]) -> None:
        """Ask; the first is current, but nobody is taken without a key."""
        self._why.setText(why)
        self._model.show(rows)
        if rows:
            self.list.make_current(0)

    def _pick_digit(self, digit: int) -> None:
        if digit == 0:
            self.refused.emit()
        elif digit <= len(self._model.rows):
            self.picked.emit(self._model.rows[digit - 1].customer)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._none)
        foot.addStretch()
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._title)
        self._outer.addWidget(self._why)
        self._outer.addWidget(self.list, 1)
        self._outer.addLayout(foot)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(20), px(16), px(20), px(14))
        self._outer.setSpacing(px(6))
        self._title.setText(translate("Chooser", "Who is calling?"))
        self._none.setText(translate("Chooser", "None of these (0)"))
        self.list.setAccessibleName(self._title.text())
