"""The call, always in the same place: number entry, who is on the line and for how long, and the call's buttons."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui import ages
from ui.icons import Icon
from ui.look import Look
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.widgets.number_entry import NumberEntry
from ui.widgets.plain_label import ElidedLabel, Role, picture_label, plain_label
from ui.widgets.wrap_up import WrapUp


@dataclass(frozen=True, slots=True)
class CurrentCall:
    """Who called, from where, and when it came."""

    who: str
    number: str
    place: str
    since: datetime


class CallBar(QFrame):
    """Nothing here moves when a call comes: words change, places do not. ``ended`` lets go of the call."""

    ended = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._call: CurrentCall | None = None
        self.entry = NumberEntry(look)
        self._sign = picture_label()
        self._who = ElidedLabel(role=Role.STRONG)
        self._where = ElidedLabel(role=Role.SMALL)
        self._clock = plain_label(role=Role.SMALL)
        self._buttons = [
            (QToolButton(), icon) for icon in (Icon.PHONE_IN, Icon.HOLD, Icon.TRANSFER, Icon.PHONE_OFF)
        ]
        self._end = self._buttons[-1][0]
        self._end.clicked.connect(self.ended)
        self._reason = ElidedLabel(role=Role.SMALL)
        self.wrap_up = WrapUp(look)
        self._build()
        look.follow(self._restyle)

    def show_call(self, call: CurrentCall | None, now: datetime) -> None:
        """Show who is on the line, or that nobody is."""
        self._call = call
        self._make_room()
        self._fill()
        self.tell_time(now)

    def show_wrap_up(self) -> None:
        """Ask what came of the call, in its place."""
        self._turn(is_wrap_up=True)

    def leave_wrap_up(self) -> None:
        """Show the call again."""
        had_focus = self.wrap_up.isAncestorOf(self.window().focusWidget() or self)
        self._turn(is_wrap_up=False)
        if had_focus:
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, *, is_wrap_up: bool) -> None:
        self.wrap_up.setVisible(is_wrap_up)
        self._make_room()

    def _make_room(self) -> None:
        """Nobody on the line makes room for what came of the last call; somebody on the line never does."""
        is_hidden = not self.wrap_up.isHidden() and self._call is None
        parts = (self._sign, self._who, self._where, self._clock, *(button for button, _ in self._buttons))
        for part in parts:
            part.setHidden(is_hidden)
        self._reason.setHidden(not self.wrap_up.isHidden())

    def tell_time(self, now: datetime) -> None:
        """Say how long it lasts."""
        text = _duration(self._call.since, now) if self._call else ""
        if text != self._clock.text():
            self._clock.setText(text)

    def _fill(self) -> None:
        call = self._call
        if call is None:
            self._who.setText(translate("CallBar", "No call"))
            self._where.setText(translate("CallBar", "Waiting for the next one"))
        else:
            self._who.setText(call.who)
            came = fill(translate("CallBar", "since %1"), ages.clock(call.since.astimezone()))
            self._where.setText(" · ".join(part for part in (call.number, call.place) if part) or came)
        self._end.setEnabled(call is not None)
        icon, meaning = (Icon.PHONE_IN, Meaning.RINGING) if call else (Icon.PHONE, Meaning.QUIET)
        self._sign.setPixmap(self._look.pixmap(icon, meaning, 20, self))

    def _build(self) -> None:
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self._who)
        self._words.addWidget(self._where)
        self._line = QHBoxLayout()
        self._line.addWidget(self._sign)
        self._line.addLayout(self._words, 1)
        self._line.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignTop)
        self._keys = QHBoxLayout()
        for button, _ in self._buttons:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setEnabled(False)
            self._keys.addWidget(button, 1)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.entry)
        self._outer.addLayout(self._line)
        self._outer.addLayout(self._keys)
        self._outer.addWidget(self._reason)
        self._outer.addWidget(self.wrap_up)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(10), px(10), px(10), px(8))
        self._outer.setSpacing(px(8))
        self._line.setSpacing(px(10))
        self._keys.setSpacing(px(4))
        why = translate("CallBar", "No telephone is connected yet.")
        self._reason.setText(why)
        words = (
            translate("CallBar", "Answer"),
            translate("CallBar", "Hold"),
            translate("CallBar", "Transfer"),
            translate("CallBar", "End"),
        )
        for (button, icon), word in zip(self._buttons, words, strict=True):
            tip = (
                translate("CallBar", "Let go of the call. The customer stays open.")
                if button is self._end
                else why
            )
            self._dress(button, icon, word, tip)
        self._fill()

    def _dress(self, button: QToolButton, icon: Icon, word: str, why: str) -> None:
        px = self._look.px
        button.setIcon(self._look.icon(icon))
        button.setIconSize(QSize(px(16), px(16)))
        button.setText(word)
        button.setToolTip(why)
        button.setAccessibleName(word)
        button.setAccessibleDescription(why)
        button.setMinimumWidth(px(40))
        button.setStyleSheet(f"QToolButton {{ font-size: {px(12)}px; padding: {px(3)}px 0px; }}")
        policy = button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        button.setSizePolicy(policy)


def _duration(since: datetime, now: datetime) -> str:
    seconds = max(0, int((now - since).total_seconds()))
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
