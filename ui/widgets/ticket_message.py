"""One message inside the text of a conversation: who may read it is told by colour, by border and in a word."""

from datetime import datetime

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
)

from ui.icons import Icon
from ui.look import Look
from ui.models.ticket_cards import Card
from ui.speech import fill, translate
from ui.style_sheet import TYPE_SIZES
from ui.theme import Meaning
from ui.widgets.safe_text import SafeText

WHOLE = "desk-whole"
"""The scheme of the link that unfolds a message; nothing a stranger wrote can have it."""
_Border = QTextFrameFormat.BorderStyle
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_LOOSE = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class MessageWriter:
    """Writes cards into one document; knows the look and nothing of the conversation."""

    def __init__(self, text: SafeText, look: Look) -> None:
        self._text, self._look = text, look

    def write(
        self, cursor: QTextCursor, card: Card, now: datetime, *, is_whole: bool, is_new: bool
    ) -> QTextCursor:
        """Write a card at a place; gives a cursor that holds what it says of its time."""
        frame = cursor.insertFrame(self._frame(card))
        inside = frame.firstCursorPosition()
        inside.setBlockFormat(self._block(before=0))
        when = self._head(inside, card, now, is_new=is_new)
        inside.insertBlock(self._block(before=3), self._letters(Meaning.TEXT))
        self._body(inside, card, is_whole=is_whole)
        end = frame.lastCursorPosition()
        for name in card.attachments:
            end.insertBlock(self._block(before=3), self._letters(Meaning.QUIET, small=True))
            end.insertText(fill(translate("Ticket", "Attached: %1"), name))
        return when

    def say_when(self, place: QTextCursor, said: str) -> None:
        """Say the time of a card anew."""
        at = place.selectionStart()
        place.insertText(said, self._letters(Meaning.QUIET, small=True))
        place.setPosition(at)
        place.setPosition(at + len(said), QTextCursor.MoveMode.KeepAnchor)

    def gap(self, block: QTextCursor) -> None:
        """Make the line between two cards a narrow one."""
        form = QTextBlockFormat()
        form.setLineHeight(self._look.px(5), _FIXED)
        block.setBlockFormat(form)
        tiny = QTextCharFormat()
        tiny.setProperty(QTextFormat.Property.FontPixelSize, 2)
        block.setBlockCharFormat(tiny)

    def _frame(self, card: Card) -> QTextFrameFormat:
        px, theme = self._look.px, self._look.theme
        frame = QTextFrameFormat()
        frame.setBorder(1)
        frame.setBorderStyle(_Border.BorderStyle_Dashed if card.is_internal else _Border.BorderStyle_Solid)
        frame.setBorderBrush(QBrush(theme.colour(card.meaning if card.is_ours else Meaning.EDGE)))
        if card.is_ours:
            frame.setBackground(theme.tint(card.meaning))
        frame.setPadding(px(8))
        frame.setLeftMargin(px(28) if card.is_ours else 0)
        frame.setRightMargin(0 if card.is_ours else px(28))
        return frame

    def _head(self, cursor: QTextCursor, card: Card, now: datetime, *, is_new: bool) -> QTextCursor:
        if is_new:
            fresh = f"{translate('Ticket', 'New')}  "
            cursor.insertText(fresh, self._letters(Meaning.ACCENT, small=True, strong=True))
        meaning = card.meaning if card.is_ours else Meaning.TEXT
        cursor.insertText(card.word, self._letters(meaning, strong=True))
        cursor.insertText(f"  {card.author}   " if card.author else "   ", self._letters(Meaning.TEXT))
        at = cursor.position()
        cursor.insertText(card.when(now), self._letters(Meaning.QUIET, small=True))
        place = QTextCursor(cursor)
        place.setPosition(at)
        place.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
        place.setKeepPositionOnInsert(True)
        if card.is_unsent:
            self._mark_unsent(cursor)
        return place

    def _mark_unsent(self, cursor: QTextCursor) -> None:
        """Say by a sign and a word that no office has these words yet."""
        letters = self._letters(Meaning.WAITING, small=True, strong=True)
        cursor.insertText("   ", letters)
        ratio = self._text.devicePixelRatioF()
        sign = self._look.pixmap(Icon.CLOUD_OFF, Meaning.WAITING, 14, self._text).toImage()
        sign.setDevicePixelRatio(ratio)
        cursor.insertImage(sign)
        cursor.insertText(f" {translate('Unsent', 'not sent yet')}", letters)

    def _body(self, cursor: QTextCursor, card: Card, *, is_whole: bool) -> None:
        if card.is_long and not is_whole:
            cursor.insertText(card.beginning)
            cursor.insertBlock(self._block(before=4))
            link = self._letters(Meaning.LINK)
            link.setAnchor(True)
            link.setAnchorHref(f"{WHOLE}:{card.key}")
            link.setFontUnderline(True)
            cursor.insertText(translate("Ticket", "Show the whole message"), link)
        elif card.html:
            self._text.insert_html(cursor, card.html)
        else:
            cursor.insertText(card.text)

    def _block(self, before: int) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setLineHeight(120, _LOOSE)
        block.setTopMargin(self._look.px(before))
        return block

    def _letters(self, meaning: Meaning, *, small: bool = False, strong: bool = False) -> QTextCharFormat:
        letters = QTextCharFormat()
        letters.setForeground(self._look.theme.colour(meaning))
        size = self._look.px(TYPE_SIZES["small" if small else "body"])
        letters.setProperty(QTextFormat.Property.FontPixelSize, size)
        letters.setFontWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return letters
