"""The frame around every panel: what it is, how many, how old, and why it is empty."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.ages import Freshness
from ui.icons import Icon
from ui.look import Look
from ui.theme import Meaning
from ui.widgets.plain_label import ElidedLabel, Role, picture_label, plain_label, plain_tip

_SIGNS = {
    Freshness.FRESH: (None, Meaning.FRESH),
    Freshness.AGING: (Icon.CLOCK, Meaning.AGING),
    Freshness.AWAY: (Icon.CLOUD_OFF, Meaning.AWAY),
    Freshness.NEVER: (Icon.CLOUD, Meaning.FRESH),
}


class PanelFrame(QFrame):
    """A card with a header. With a reason it folds to one line that says why there is nothing."""

    def __init__(self, look: Look, icon: Icon, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._freshness = Freshness.FRESH
        self._content: QWidget | None = None
        self._keys = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._build()
        self.set_title(title)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_title(self, title: str) -> None:
        """Name the panel; called again when the language changes."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_keys(self, keys: str) -> None:
        """Tell the keys that lead here (``Ctrl+3``) in the tool tip of the title."""
        self._title.setToolTip(plain_tip(keys))

    def set_count(self, count: str) -> None:
        """Show how many there are, in the words or digits given; empty shows nothing."""
        self._count.setText(count)
        self._count.setHidden(not count)

    def set_age(self, text: str, freshness: Freshness = Freshness.FRESH) -> None:
        """Show how old the data is."""
        self._age.setText(text)
        self._age.setHidden(not text)
        self._freshness = freshness
        self._restyle()

    def set_content(self, content: QWidget) -> None:
        """Show this below the header; a panel is filled with one widget for good."""
        self._content = content
        self._body.addWidget(content, 1)
        if content.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.setFocusProxy(content)

    def set_reason(self, reason: str | None) -> None:
        """Fold to one line that says why there is nothing, or unfold again with ``None``."""
        self._reason.setText(reason or "")
        self._reason.setHidden(not reason)
        self._rule.setHidden(bool(reason))
        if self._content is not None:
            self._content.setHidden(bool(reason))
        folded = QSizePolicy.Policy.Maximum if reason else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, folded)

    def add_action(self, button: QWidget) -> None:
        """Put a small button at the end of the header."""
        self._header.addWidget(button)

    def add_icon_button(self, icon: Icon, name: str) -> QToolButton:
        """Make a small button with an icon at the end of the header; ``name`` is read out and shown as a tip."""
        button = icon_button(self._look, icon, name)
        self.add_action(button)
        return button

    @property
    def reason(self) -> str:
        """Why it is folded; empty while it is not."""
        return self._reason.text()

    @property
    def age_text(self) -> str:
        """What it says of the age of its data."""
        return self._age.text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self._mark(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard has gone."""
        self._mark(False)
        super().focusOutEvent(event)

    def _mark(self, current: bool) -> None:
        self.setProperty("current", current)
        self.style().unpolish(self)
        self.style().polish(self)

    def _build(self) -> None:
        self._picture = picture_label()
        self._title = plain_label(role=Role.STRONG)
        self._count = plain_label(role=Role.SMALL)
        self._reason = ElidedLabel(role=Role.QUIET)
        self._age_picture = picture_label()
        # Where it is narrow the beginning goes: the time it ends with is what matters.
        self._age = ElidedLabel(role=Role.SMALL, elide=Qt.TextElideMode.ElideLeft)
        self._age.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._count.hide()
        self._age.hide()
        self._reason.hide()
        self._header = QHBoxLayout()
        for part in (self._picture, self._title, self._count):
            self._header.addWidget(part)
        self._header.addWidget(self._reason, 1)
        self._header.addStretch()
        for part in (self._age_picture, self._age):
            self._header.addWidget(part)
        self._rule = QFrame()
        self._rule.setObjectName("panelRule")
        self._body = QVBoxLayout(self)
        self._body.setSpacing(0)
        self._body.addLayout(self._header)
        self._body.addWidget(self._rule)

    def _restyle(self) -> None:
        px = self._look.px
        self._header.setContentsMargins(px(12), px(6), px(8), px(6))
        self._title.setMinimumHeight(px(26))
        self._body.setContentsMargins(1, 0, 1, px(4))
        self._header.setSpacing(px(6))
        self._picture.setPixmap(self._look.pixmap(self._icon, Meaning.QUIET, 16, self))
        icon, meaning = _SIGNS[self._freshness]
        self._age_picture.setHidden(icon is None)
        if icon is not None:
            self._age_picture.setPixmap(self._look.pixmap(icon, meaning, 14, self))
        colour = self._look.theme.colour(meaning).name()
        self._age.setStyleSheet(f"color: {colour}")


def icon_button(look: Look, icon: Icon, name: str) -> QToolButton:
    """Make a bare button of one icon, with a name for those who do not see it."""
    button = _IconButton(look, icon)
    button.setAccessibleName(name)
    button.setToolTip(plain_tip(name))
    return button


class _IconButton(QToolButton):
    def __init__(self, look: Look, icon: Icon) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self.setProperty("kind", "bare")
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setIcon(self._look.icon(self._icon))
