"""Leaving the seat while something is not sent: wait for it, leave it here, or hand it over."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.outbox_entry import ALARMS, Lateness
from ui.models.sign_out_words import SignOut
from ui.speech import translate
from ui.widgets.file_field import FileField
from ui.widgets.overlay import Overlay
from ui.widgets.plain_label import Role, picture_label, plain_label, selectable_label
from ui.widgets.ways_out import WaysOut


class Way(StrEnum):
    """What an agent may do with what is not sent."""

    KEEP = "keep"
    WAIT = "wait"
    HAND_OVER = "hand_over"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Left:
    """How much is not sent, how much of it needs the agent, since when in words, and how the offices are."""

    waiting: int
    needs_agent: int
    age: str
    lateness: Lateness
    offices: str

    @property
    def goes_by_itself(self) -> int:
        """What waiting helps."""
        return self.waiting - self.needs_agent


class SignOutCard(Overlay):
    """``chosen`` carries a way, ``written`` the wish to write the file, ``left`` that all is said.

    ``outbox_wanted`` goes where what needs the agent is settled.
    """

    chosen = Signal(object)
    written = Signal()
    left = Signal()
    outbox_wanted = Signal()

    wanted = (580, 452)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window)
        self._left_behind = Left(0, 0, "", Lateness.FINE, "")
        self._title = plain_label(role=Role.HEADING)
        self._count = plain_label(role=Role.STRONG, wrap=True)
        self._sign = picture_label()
        self._age = plain_label(wrap=True)
        self._needs = plain_label(wrap=True)
        self.outbox = QPushButton()
        self.ways = WaysOut(look)
        self._offices = plain_label(wrap=True)
        self._by_itself = plain_label(role=Role.QUIET, wrap=True)
        self.keep, self.stop, self.back, self.write, self.leave = (QPushButton() for _ in range(5))
        self.file = FileField(look, is_new=True)
        self._done = plain_label(role=Role.STRONG, wrap=True)
        self._where = selectable_label(wrap=True)
        self._stays = plain_label(wrap=True)
        self._next = plain_label(role=Role.QUIET, wrap=True)
        self._pages = QStackedWidget()
        self._build()
        self._connect()
        look.follow(self._restyle)

    @property
    def is_waiting(self) -> bool:
        """Tell whether it waits for the servers."""
        return self.is_up and self._pages.currentWidget() is self._waiting

    @property
    def count_text(self) -> str:
        """What it says is not sent."""
        return self._count.text()

    @property
    def said(self) -> str:
        """What it says besides, as far as it is shown."""
        labels = (self._age, self._needs, self._offices, self._done, self._where, self._stays)
        return "\n".join(label.text() for label in labels if label.text() and label.isVisible())

    def show_left(self, behind: Left) -> None:
        """Say how much is not sent now; the keyboard stays where it is."""
        self._left_behind = behind
        self._fill()

    def ask(self) -> None:
        """Ask what shall become of it."""
        self._turn_to(self._asking)
        self.put_up()
        self.ways.begin()

    def wait(self) -> None:
        """Show what is left, until nothing is."""
        self._turn_to(self._waiting)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_where(self, path: str) -> None:
        """Ask where the file shall be."""
        self.file.show_path(path)
        self._turn_to(self._writing)
        self.file.begin()

    def show_handed(self, edits: int, stayed: int, path: str) -> None:
        """Say what was written and where, and what stays."""
        self._done.setText(SignOut.handed_over(edits))
        self._where.setText(path)
        self._where.setAccessibleName(path)
        self._stays.setText(SignOut.stays(stayed) if stayed else "")
        self._stays.setHidden(not stayed)
        self._turn_to(self._handed)
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        is_over = page is self._handed
        for part in (self._count, self._sign, self._age):
            part.setHidden(is_over)
        if not is_over:
            self._fill()

    def _build(self) -> None:
        for way, icon in (
            (Way.KEEP, Icon.LOCK),
            (Way.WAIT, Icon.CLOCK),
            (Way.HAND_OVER, Icon.TRANSFER),
            (Way.CANCEL, Icon.X),
        ):
            self.ways.add(way, icon)
        age = QHBoxLayout()
        age.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        age.addWidget(self._age, 1)
        self._outer = QVBoxLayout(self)
        for part in (self._title, self._count):
            self._outer.addWidget(part)
        self._outer.addLayout(age)
        needs = QHBoxLayout()
        needs.addWidget(self._needs, 1)
        needs.addWidget(self.outbox)
        self._outer.addLayout(needs)
        self._outer.addWidget(self._pages, 1)
        self._asking = self._page(self.ways)
        self._waiting = self._page(self._offices, self._by_itself, buttons=(self.keep, self.stop))
        self._writing = self._page(self.file, buttons=(self.write, self.back))
        self._handed = self._page(self._done, self._where, self._stays, self._next, buttons=(self.leave,))

    def _page(self, *parts: QWidget, buttons: tuple[QPushButton, ...] = ()) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.px(8))
        for part in parts:
            lines.addWidget(part)
        lines.addStretch()
        foot = QHBoxLayout()
        for button in buttons:
            button.setAutoDefault(True)
            foot.addWidget(button)
        foot.addStretch()
        lines.addLayout(foot)
        self._pages.addWidget(page)
        return page

    def _connect(self) -> None:
        for button in (self.keep, self.write, self.leave):
            button.setProperty("kind", "primary")
        self.outbox.setAutoDefault(True)
        self.outbox.clicked.connect(self.outbox_wanted)
        self.ways.taken.connect(self.chosen)
        self.keep.clicked.connect(lambda: self.chosen.emit(Way.KEEP))
        for button in (self.back, self.stop):
            button.clicked.connect(self.ask)
        self.write.clicked.connect(self.written)
        self.file.entered.connect(self.written)
        self.leave.clicked.connect(self.left)

    def _fill(self) -> None:
        behind = self._left_behind
        self._count.setText(SignOut.not_on_servers(behind.waiting))
        icon, meaning = ALARMS[behind.lateness]
        self._sign.setHidden(icon is None or self._pages.currentWidget() is self._handed)
        if icon is not None:
            self._sign.setPixmap(self._look.pixmap(icon, meaning, 16, self))
        self._age.setText(behind.age)
        has_needs = bool(behind.needs_agent) and self._pages.currentWidget() in (self._asking, self._waiting)
        self._needs.setText(SignOut.need_you(behind.needs_agent) if behind.needs_agent else "")
        for part in (self._needs, self.outbox):
            part.setHidden(not has_needs)
        self._offices.setText(behind.offices)
        self.ways.allow(Way.WAIT, allowed=behind.goes_by_itself > 0)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(20), px(18), px(20), px(16))
        self._outer.setSpacing(px(8))
        self.outbox.setIcon(self._look.icon(Icon.OUTBOX))
        self.outbox.setIconSize(QSize(px(16), px(16)))
        self._name()
        self._fill()

    def _name(self) -> None:
        title = translate("SignOut", "Sign out")
        self._title.setText(title)
        self.setAccessibleName(title)
        self._name_ways()
        words = {
            self.outbox: translate("SignOut", "Go to the outbox"),
            self.keep: translate("SignOut", "Wait no longer, keep them here"),
            self.stop: translate("SignOut", "Back"),
            self.back: translate("SignOut", "Back"),
            self.write: translate("SignOut", "Write the file"),
            self.leave: translate("SignOut", "Sign out"),
        }
        for button, word in words.items():
            button.setText(word)
        self._by_itself.setText(translate("SignOut", "You are signed out once nothing waits any more."))
        self.file.set_words(
            translate("SignOut", "File for the other agent"),
            translate(
                "SignOut", "What certainly was not done goes into it and ends here; the words stay readable."
            ),
        )
        self._next.setText(
            translate(
                "SignOut", "The other agent takes them over with “Take over changes…”, under their own name."
            )
        )

    def _name_ways(self) -> None:
        self.ways.name(
            Way.KEEP,
            translate("SignOut", "Sign out and keep them here"),
            translate(
                "SignOut", "They stay on this machine, for you alone, and go when you sign in here again."
            ),
        )
        self.ways.name(
            Way.WAIT,
            translate("SignOut", "Wait until they are sent"),
            translate("SignOut", "The count goes down as the offices take them; then you are signed out."),
        )
        self.ways.name(
            Way.HAND_OVER,
            translate("SignOut", "Hand them over to another agent"),
            translate("SignOut", "They go into a file. What may have been sent already stays here."),
        )
        self.ways.name(
            Way.CANCEL,
            translate("SignOut", "Cancel"),
            translate("SignOut", "Stay signed in and go on working."),
        )
