"""Keeps what the agent types, as it is typed, and brings it back with its customer."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QLocale, QObject, QTime, QTimer, Signal

from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.errors import DeskError
from callcenter.ports import Clock
from callcenter.storage.database import Database
from ui.background import Background
from ui.models.draft_words import readable
from ui.screens.call.draft_keeper import DraftKeeper
from ui.speech import fill, translate
from ui.troubles import sentence_of
from ui.widgets.composer import Aim, Composer, Field

_PAUSE_MS = 400


class ComposerPresenter(QObject):
    """One subject at a time. Nothing that comes from a server reaches the composer.

    ``shown`` tells whose words are to be seen from now on.
    """

    words_changed = Signal()
    shown = Signal(str)

    def __init__(
        self, composer: Composer, database: Database, background: Background, clock: Clock, agent: str
    ) -> None:
        super().__init__()
        self._composer = composer
        self._clock = clock
        self._agent = agent
        self._subject = ""
        self._dirty: set[Field] = set()
        self.keeper = DraftKeeper(database, background, self._say_kept, self._say_not_kept)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.hand_over)
        composer.typed.connect(self._typed)
        composer.left.connect(self.hand_over)
        composer.turned.connect(self._turned)

    @property
    def words(self) -> str:
        """What stands in the field that is shown."""
        return self._composer.text(self._composer.field) if self._subject else ""

    @property
    def subject(self) -> str:
        """Whose words are shown; empty for nobody's."""
        return self._subject

    @property
    def is_waiting(self) -> bool:
        """Tell whether words are still to be written."""
        return self._timer.isActive() or not self.keeper.is_safe

    def keys(self, subject: str) -> tuple[DraftKey, ...]:
        """Name the drafts of a subject."""
        return tuple(DraftKey(self._agent, subject, field.value) for field in Field)

    def show(self, subject: str, stored: Iterable[Draft]) -> None:
        """Show the words kept for a subject. What this desk has seen itself is newer than what was read."""
        if subject == self._subject:
            return
        self._composer.finish_composing()
        self.hand_over()
        for draft in stored:
            self.keeper.learn(draft)
        self._subject = subject
        newest = [draft for field in Field if (draft := self._put(field)) is not None]
        self._composer.say("")
        if newest:
            self._say_kept(max(newest, key=lambda draft: draft.changed_at))
            self._turn_to(newest)
        self._composer.set_busy(False)
        self.shown.emit(subject)
        self.words_changed.emit()

    def aim(self, purpose: Aim, what: str = "") -> None:
        """Say on the composer what the words are for."""
        self._composer.aim(purpose, what)

    def took(self, subject: str, field: Field, text: str, said: str) -> None:
        """The words became an edit; what was typed meanwhile stays."""
        self.keeper.ended(DraftKey(self._agent, subject, field.value), now=self._clock.now())
        if subject != self._subject:
            return
        self._composer.set_busy(False)
        if self._composer.text(field) == text:
            self._dirty.discard(field)
            self._composer.put(field, "")
            self._composer.say(said)
        self.words_changed.emit()

    def returned(self, subject: str) -> None:
        """The words did not become an edit: they stay, and are kept again."""
        self.keeper.keep(*self.keeper.of(subject))
        if subject == self._subject:
            self._composer.set_busy(False)
            self._composer.focus_text()

    def leave(self) -> None:
        """Belong to nobody."""
        self.show("", ())

    def carry(self, source: str, target: str, stored: Iterable[Draft]) -> None:
        """Give the words typed for a number to the customer it turned out to be; both stay if both have some.

        So it is with a customer who turned out to be another one. Whoever types goes on where the cursor stands.
        """
        self._composer.finish_composing()
        self.hand_over()
        for draft in stored:
            self.keeper.learn(draft)
        fields = set(Field)
        for mine in self.keeper.of(source):
            if mine.key.field in fields:
                self._carry_words(mine, target, mine.text)
            else:
                self._carry_form(mine, target)
        if self._subject == target:
            self.shown.emit(target)

    def _carry_form(self, mine: Draft, target: str) -> None:
        """What stood in a form stands in the same form; where that is filled already it is told in the note."""
        there = self.keeper.latest(replace(mine.key, subject=target))
        if there is None or not there.text:
            moved = replace(mine, key=replace(mine.key, subject=target), changed_at=self._clock.now())
            self.keeper.keep(moved, replace(mine, text="", place=0))
        elif there.text != mine.text and (told := readable(mine)):
            self._carry_words(mine, target, told)
        else:
            self.keeper.keep(replace(mine, text="", place=0))

    def _carry_words(self, mine: Draft, target: str, words: str) -> None:
        field = mine.key.field if mine.key.field in set(Field) else Field.NOTE
        new = DraftKey(self._agent, target, field)
        theirs = self.keeper.latest(new)
        text = f"{theirs.text.rstrip()}\n\n{words}" if theirs and theirs.text.strip() else words
        is_shown = self._subject == target
        place = theirs.place if is_shown and theirs else len(text) - len(words) + mine.place
        self.keeper.keep(Draft(new, text, self._clock.now(), place), replace(mine, text="", place=0))
        if is_shown:
            self._put(Field(field))

    def hand_over(self) -> None:
        """Have everything typed since the last time written."""
        self._timer.stop()
        fields, self._dirty = self._dirty, set()
        for field in fields:
            text, place = self._composer.text(field), self._composer.place(field)
            key = DraftKey(self._agent, self._subject, field.value)
            self.keeper.keep(Draft(key, text, self._clock.now(), place))

    def flush(self) -> None:
        """Write everything before this returns."""
        self._composer.finish_composing()
        self.hand_over()
        self.keeper.flush()

    def _put(self, field: Field) -> Draft | None:
        draft = self.keeper.latest(DraftKey(self._agent, self._subject, field.value))
        self._composer.put(field, draft.text if draft else "", draft.place if draft else 0)
        return draft if draft and draft.text else None

    def _turn_to(self, drafts: list[Draft]) -> None:
        written = {Field(draft.key.field) for draft in drafts}
        if self._composer.field not in written:
            self._composer.turn(written.pop())

    def _typed(self, field: str) -> None:
        if not self._subject:
            return
        self._dirty.add(Field(field))
        if not self._timer.isActive():
            self._timer.start()
        self.words_changed.emit()

    def _turned(self) -> None:
        self.hand_over()
        self.words_changed.emit()

    def _say_kept(self, draft: Draft) -> None:
        if draft.key.subject != self._subject or draft.key.field not in set(Field) or self._dirty:
            return
        if not draft.text:
            self._composer.say("")
            return
        text = translate("Composer", "Draft kept %1")
        self._composer.say(fill(text, _clock(draft.changed_at)))

    def _say_not_kept(self, error: DeskError) -> None:
        text = fill(translate("Composer", "Not kept yet, the words are still here. %1"), sentence_of(error))
        self._composer.say(text, is_trouble=True)


def _clock(moment: datetime) -> str:
    local = moment.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute, local.second), "HH:mm:ss")
