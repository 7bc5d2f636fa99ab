"""The foot of the window: how each office is, what is being read, what waits, and whose desk it is."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.speech import translate
from ui.theme import Meaning
from ui.widgets.plain_label import plain_label, plain_tip

_LOUD = (Meaning.ERROR, Meaning.WARNING)


class StatusStrip(QFrame):
    """``offices_wanted`` and ``outbox_wanted`` want to know more of them, ``halted`` wants the reading stopped."""

    offices_wanted = Signal()
    outbox_wanted = Signal()
    halted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._look = look
        self._rows: tuple[ListRow, ...] = ()
        self._offices: list[QToolButton] = []
        self._progress = plain_label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._halt = QToolButton()
        self._halt.clicked.connect(self.halted)
        self._outbox = QToolButton()
        self._outbox.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._outbox.clicked.connect(self.outbox_wanted)
        self._outbox_state = ListRow("outbox", "", icon=Icon.OUTBOX)
        self._agent = plain_label()
        self._build()
        look.follow(self._restyle)

    def show_offices(self, rows: tuple[ListRow, ...]) -> None:
        """Show each office: its name, and a word where it does not answer."""
        self._rows = rows
        while len(self._offices) < len(rows):
            self._offices.append(self._office_button())
        self._fill_offices()

    def show_progress(self, text: str, done: int = 0, total: int = 0) -> None:
        """Show how far the reading has come; an empty text shows nothing, a total of 0 an unknown end."""
        self._progress.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))
        for part in (self._progress, self._bar, self._halt):
            part.setHidden(not text)

    def show_outbox(self, row: ListRow) -> None:
        """Say what no office has confirmed yet, and what needs the agent."""
        self._outbox_state = row
        self._dress_outbox()

    @property
    def agent_text(self) -> str:
        """Whose desk it says it is."""
        return self._agent.text()

    @property
    def outbox_text(self) -> str:
        """What it says of the outbox."""
        return self._outbox.text()

    def show_agent(self, text: str) -> None:
        """Say whose desk it is."""
        self._agent.setText(text)

    @property
    def progress_text(self) -> str:
        """What it says of the reading."""
        return "" if self._progress.isHidden() else self._progress.text()

    @property
    def office_texts(self) -> tuple[str, ...]:
        """What it says of the offices."""
        return tuple(button.text() for button in self._offices if not button.isHidden())

    def _office_button(self) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(self.offices_wanted)
        self._left.addWidget(button)
        return button

    def _fill_offices(self) -> None:
        px = self._look.px
        for place, button in enumerate(self._offices):
            button.setHidden(place >= len(self._rows))
            if place >= len(self._rows):
                continue
            row = self._rows[place]
            is_well = row.meaning is Meaning.SUCCESS
            button.setIcon(self._look.icon(row.icon or Icon.CLOUD, row.meaning))
            button.setIconSize(QSize(px(14), px(14)))
            button.setText(row.title if is_well else f"{row.title}: {row.aside}")
            told = "\n".join(part for part in (f"{row.title}: {row.aside}", row.detail) if part)
            button.setToolTip(plain_tip(told))
            button.setAccessibleName(told)

    def _dress_outbox(self) -> None:
        row, px = self._outbox_state, self._look.px
        self._outbox.setIcon(self._look.icon(row.icon or Icon.OUTBOX, row.meaning))
        self._outbox.setIconSize(QSize(px(14), px(14)))
        colour = self._look.theme.colour(row.meaning).name()
        self._outbox.setStyleSheet(f"QToolButton {{ color: {colour}; }}" if row.meaning in _LOUD else "")
        self._outbox.setText(row.title)
        self._outbox.updateGeometry()
        told = "\n".join(part for part in (row.title, row.detail) if part)
        self._outbox.setToolTip(plain_tip(told))
        self._outbox.setAccessibleName(told or translate("Outbox", "Outbox"))

    def _build(self) -> None:
        self._left = QHBoxLayout()
        self._outer = QHBoxLayout(self)
        self._outer.addLayout(self._left)
        self._outer.addStretch()
        for part in (self._progress, self._bar, self._halt):
            self._outer.addWidget(part)
            part.hide()
        self._outer.addStretch()
        for part in (self._outbox, self._agent):
            self._outer.addWidget(part)

    def _restyle(self) -> None:
        px = self._look.px
        self.setFixedHeight(px(28))
        self._left.setSpacing(px(2))
        self._outer.setContentsMargins(px(8), 0, px(12), 0)
        self._outer.setSpacing(px(8))
        self._bar.setFixedWidth(px(140))
        self._halt.setText(translate("Status", "Pause"))
        self._halt.setToolTip(plain_tip(translate("Status", "Stop reading. What has arrived is kept.")))
        self._bar.setAccessibleName(translate("Status", "Progress of the reading"))
        self._dress_outbox()
        self._agent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._fill_offices()
