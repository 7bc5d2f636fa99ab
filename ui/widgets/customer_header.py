"""The head of a customer: name, rank, what to mind, their clock, and facts to copy."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import ages
from ui.icons import Icon
from ui.look import Look
from ui.models.customer_profile import Profile, initials
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.models.unsent_marks import Mark
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.widgets.alert_strip import AlertStrip
from ui.widgets.avatar import Avatar
from ui.widgets.chip import Chip
from ui.widgets.fact_grid import FactGrid
from ui.widgets.more_facts import MoreFacts
from ui.widgets.plain_label import ElidedLabel, Role, plain_tip
from ui.widgets.shy_button import ShyButton


class CustomerHeader(QWidget):
    """Filled for each customer; the widgets stay the same ones."""

    copied = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._profile: Profile | None = None
        self._is_typed = False
        self._why = ""
        self._avatar = Avatar(look, 40)
        self._name = ElidedLabel(role=Role.DISPLAY)
        self._tier = Chip(look, parent=self)
        self._kind = Chip(look, parent=self)
        self._language = Chip(look, parent=self)
        self._clock = ElidedLabel(role=Role.QUIET)
        self._mark = Chip(look, parent=self)
        self.change = ShyButton()
        self._alerts = AlertStrip(look)
        self._model: RowsModel[ListRow] = RowsModel(self)
        self.facts = FactGrid(look, self._model)
        self.facts.copied.connect(self.copied)
        self._more = MoreFacts(look, self.facts)
        self._build()
        look.follow(self._restyle)

    def show_profile(self, profile: Profile, now: datetime) -> None:
        """Show another customer, folded."""
        self._more.setChecked(False)
        self._fill(profile)
        self._model.show(profile.facts)
        self.tell_time(now)
        self._more.offer()

    def follow_profile(self, profile: Profile) -> None:
        """Bring the same customer up to date."""
        if profile != self._profile:
            self._fill(profile)
            self._model.follow(profile.facts)
            self._more.offer()

    def say_typed(self, is_typed: bool) -> None:
        """Say whether something was typed into the form and not saved."""
        self._is_typed = is_typed
        said = translate("Profile", "Go on changing") if is_typed else translate("Profile", "Change")
        self.change.setText(said)
        self.change.setToolTip(plain_tip(self._why or said))
        self.change.setAccessibleDescription(self._why)
        meaning = Meaning.INTERNAL if is_typed else Meaning.QUIET
        self.change.setIcon(self._look.icon(Icon.EDIT, meaning))

    def refuse_change(self, why: str) -> None:
        """Say why the customer cannot be changed; empty where they can."""
        self.change.setEnabled(not why)
        self._why = why
        self.say_typed(self._is_typed)

    def settle(self) -> None:
        """Take the marks of news away."""
        self._model.settle()

    def tell_time(self, now: datetime) -> None:
        """Say what time it is where the customer lives."""
        profile = self._profile
        if profile is None or profile.zone is None:
            self._clock.setText("")
            return
        local = now.astimezone(profile.zone)
        text = fill(translate("Profile", "%1 in %2"), ages.clock(local), profile.country)
        if text != self._clock.text():
            self._clock.setText(text)

    def make_room(self, is_wanted: bool) -> None:
        """Fold the facts away where the room is needed below, or show the first of them again."""
        self.facts.fold_to(0 if is_wanted else 2)
        self._more.offer()

    def _fill(self, profile: Profile) -> None:
        self._profile = profile
        self._name.setText(profile.name)
        self._avatar.show_letters(initials(profile.name), hash(profile.key))
        self._tier.show_state(profile.tier, profile.tier_meaning, profile.tier_icon)
        gone = "" if profile.is_active else translate("Profile", "no longer active")
        self._kind.show_state(
            gone or profile.kind, Meaning.WARNING if gone else Meaning.NEUTRAL, profile.kind_icon
        )
        speaks = fill(translate("Profile", "speaks %1"), profile.language) if profile.language else ""
        self._language.show_state(profile.language, Meaning.NEUTRAL, Icon.GLOBE)
        self._language.setToolTip(plain_tip(speaks))
        self._language.setAccessibleName(speaks)
        self._alerts.show_alerts(profile.alerts)
        self._show_mark(profile.mark)

    def _show_mark(self, mark: Mark | None) -> None:
        if mark is None:
            self._mark.show_state("", Meaning.NEUTRAL)
        else:
            self._mark.show_state(mark.said, mark.meaning, mark.icon)

    def _build(self) -> None:
        self.change.setProperty("kind", "bare")
        self.change.setObjectName("customer-change")
        chips = QHBoxLayout()
        for chip in (self._tier, self._kind, self._language):
            chips.addWidget(chip)
        chips.addWidget(self._clock)
        chips.addStretch()
        chips.addWidget(self.change)
        chips.addWidget(self._more)
        self._chips = chips
        words = QVBoxLayout()
        words.setSpacing(0)
        self._names = QHBoxLayout()
        self._names.addWidget(self._name)
        self._names.addWidget(self._mark)
        self._names.addStretch()
        words.addLayout(self._names)
        words.addLayout(chips)
        self._top = QHBoxLayout()
        self._top.addWidget(self._avatar)
        self._top.addLayout(words, 1)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._top)
        self._outer.addWidget(self._alerts)
        self._outer.addWidget(self.facts)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(0, px(8), 0, px(4))
        self._outer.setSpacing(px(6))
        self._top.setContentsMargins(px(12), 0, px(12), 0)
        self._top.setSpacing(px(12))
        self._chips.setSpacing(px(6))
        self._names.setSpacing(px(10))
        self._chips.setContentsMargins(0, px(4), 0, 0)
        self.change.setStyleSheet(f"QPushButton {{ padding: {px(2)}px {px(4)}px; }}")
        self.say_typed(self._is_typed)
        self.facts.setAccessibleName(translate("Profile", "Contact points, addresses and numbers"))
