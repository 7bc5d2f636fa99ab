"""The conversation of a ticket: the newest messages in order, as one text that can be read, marked and copied."""

from collections.abc import Hashable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor, QTextFrameFormat
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.ticket_cards import Card, first_shown
from ui.speech import Speaker, translate
from ui.widgets.link_bar import LinkBar, Opener
from ui.widgets.safe_text import SafeText
from ui.widgets.ticket_message import WHOLE, MessageWriter


class Conversation(QWidget):
    """What is there is never written anew while it stays the same; news is put at the end and marked.

    Of a long conversation the newest cards are shown, and earlier ones as the agent asks for them.
    """

    def __init__(
        self, look: Look, parent: QWidget | None = None, open_outside: Opener = QDesktopServices.openUrl
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._cards: Sequence[Card] = ()
        self._first = 0
        self._whole: set[str] = set()
        self._news: set[Hashable] = set()
        self._times: list[tuple[Card, QTextCursor]] = []
        self._tops: dict[Hashable, QTextCursor] = {}
        self._now = datetime.min.replace(tzinfo=UTC)
        self._stays_at_end = True
        self._earlier = QPushButton()
        self.text = SafeText()
        self.link = LinkBar(look, open_outside)
        self._writer = MessageWriter(self.text, look)
        self._build()
        look.follow(self._restyle)

    @property
    def shown(self) -> int:
        """How many messages are written."""
        return len(self._times)

    def show_cards(self, cards: Sequence[Card], now: datetime) -> None:
        """Show another conversation, the newest message in sight."""
        self._cards, self._now = cards, now
        self._first = first_shown(cards, len(cards))
        self._whole.clear()
        self._news.clear()
        self.link.show_address(QUrl())
        self._write()
        self._go_to_the_end()

    def follow_cards(self, cards: Sequence[Card], now: datetime) -> None:
        """Bring the same conversation up to date; what the agent reads stays where it is."""
        before, self._cards, self._now = self._cards, cards, now
        self._news |= _news(before, cards)
        is_longer = list(cards[: len(before)]) == list(before)
        if is_longer and len(cards) == len(before):
            return
        was_at_end = self._stays_at_end
        if is_longer:
            self._append(cards[len(before) :])
        else:
            self._first = min(self._first, first_shown(cards, len(cards)))
            self._write_in_place()
        if was_at_end:
            self._go_to_the_end()

    def settle(self) -> None:
        """Take the marks of news away."""
        if self._news:
            self._news.clear()
            self._write_in_place()

    def tell_time(self, now: datetime) -> None:
        """Say how long ago each message was written."""
        self._now = now
        old = [(card, place) for card, place in self._times if place.selectedText() != card.when(now)]
        if not old:
            return
        edit = QTextCursor(self.text.document())
        edit.beginEditBlock()
        for card, place in old:
            self._writer.say_when(place, card.when(now))
        edit.endEditBlock()

    def go_to(self, key: Hashable) -> None:
        """Bring a message into sight."""
        place = next((place for place, card in enumerate(self._cards) if card.key == key), -1)
        if place < 0:
            return
        if place < self._first:
            self._first = place
            self._write()
        cursor = self._tops[key]
        self._stays_at_end = False
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - self._look.px(12))

    def _note_place(self) -> None:
        """Note whether the end is in sight: then it stays in sight when the room changes."""
        bar = self.text.verticalScrollBar()
        self._stays_at_end = bar.value() >= bar.maximum() - self._look.px(24)

    def _keep_end(self) -> None:
        if self._stays_at_end:
            self._go_to_the_end()

    def _go_to_the_end(self) -> None:
        self._stays_at_end = True
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _write(self) -> None:
        document = self.text.document()
        self._times, self._tops = [], {}
        self.text.clear()
        frame = QTextFrameFormat()
        frame.setMargin(self._look.px(4))
        document.rootFrame().setFrameFormat(frame)
        self._append(self._cards[self._first :])
        self._offer_earlier()

    def _write_in_place(self) -> None:
        """Write everything anew and keep the place that is read, counted from the end."""
        bar, stays = self.text.verticalScrollBar(), self._stays_at_end
        below = bar.maximum() - bar.value()
        self._write()
        bar.setValue(bar.maximum() - below)
        self._stays_at_end = stays

    def _append(self, cards: Sequence[Card]) -> None:
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._times += self._put(cursor, cards)

    def _put(self, cursor: QTextCursor, cards: Sequence[Card]) -> list[tuple[Card, QTextCursor]]:
        """Write cards at a place, one below the other."""
        written: list[tuple[Card, QTextCursor]] = []
        cursor.beginEditBlock()
        self._writer.gap(cursor)
        for card in cards:
            is_whole, is_new = str(card.key) in self._whole, card.key in self._news
            when = self._writer.write(cursor, card, self._now, is_whole=is_whole, is_new=is_new)
            cursor.setPosition(when.currentFrame().lastPosition() + 1)
            self._writer.gap(cursor)
            written.append((card, when))
            self._tops[card.key] = QTextCursor(when)
        cursor.endEditBlock()
        return written

    def _show_earlier(self) -> None:
        """Put earlier messages above; what is read stays where it is."""
        first = first_shown(self._cards, self._first)
        earlier, self._first = self._cards[first : self._first], first
        bar = self.text.verticalScrollBar()
        below = bar.maximum() - bar.value()
        self._times[:0] = self._put(QTextCursor(self.text.document()), earlier)
        self._offer_earlier()
        bar.setValue(bar.maximum() - below)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_earlier(self) -> None:
        self._earlier.setHidden(not self._first)
        self._earlier.setText(Cards.earlier(self._first - first_shown(self._cards, self._first)))

    def _follow_link(self, url: QUrl) -> None:
        if url.scheme() == WHOLE:
            self._whole.add(url.toString().partition(":")[2])
            self._write_in_place()
        else:
            self.link.show_address(url)

    def _build(self) -> None:
        self.text.setUndoRedoEnabled(False)
        self.text.anchorClicked.connect(self._follow_link)
        bar = self.text.verticalScrollBar()
        bar.valueChanged.connect(self._note_place)
        bar.rangeChanged.connect(self._keep_end)
        self._earlier.setProperty("kind", "bare")
        self._earlier.clicked.connect(self._show_earlier)
        self.setFocusProxy(self.text)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._earlier)
        self._outer.addWidget(self.text, 1)
        self._outer.addWidget(self.link)

    def _restyle(self) -> None:
        self._earlier.setIcon(self._look.icon(Icon.HISTORY))
        self.text.setAccessibleName(translate("Ticket", "Conversation"))
        self.text.setStyleSheet("QTextEdit { border: none; padding: 0; background: transparent; }")
        self.text.setMinimumHeight(self._look.px(140))
        self._write_in_place()


def _news(before: Sequence[Card], after: Sequence[Card]) -> set[Hashable]:
    """Say what is new; own words are not, neither as they are written nor as their office confirms them."""
    known = {card.key: card for card in before}
    own = {card.text for card in (*before, *after) if card.is_unsent}
    return {card.key for card in after if known.get(card.key) != card and card.text not in own}


class Cards(Speaker):
    """Counted words of a conversation."""

    @classmethod
    def earlier(cls, n: int) -> str:
        """Say how many more can be shown."""
        return Cards.tr("Show %n earlier messages", "", n)
