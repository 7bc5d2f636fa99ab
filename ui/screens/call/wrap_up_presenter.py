"""Logs what came of a call or visit once it is over; what is written for it is kept like every other word."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.errors import DeskError
from callcenter.domain.ids import LocalId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.storage.database import Database
from callcenter.usecases.log_interaction import log_interaction
from ui.screens.call.form_drafts import FormDrafts
from ui.screens.call.open_subjects import Subject
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.speech import translate
from ui.widgets.wrap_up import CHANNEL, FIELDS, OUTCOME, SUMMARY

CALL = "wrap_call"
"""Keeps from when to when it was, so that a crash does not take that."""


class WrapUpPresenter(QObject):
    """``current`` gives whose screen it is."""

    def __init__(
        self,
        room: CallRoom,
        services: CallServices,
        forms: FormDrafts,
        current: Callable[[], Subject | None],
    ) -> None:
        super().__init__()
        self._room, self._services, self._forms, self._current = room, services, forms, current
        self._form = room.left.bar.wrap_up
        self._subject: Subject | None = None
        self._form.changed.connect(self._keep)
        self._form.saved.connect(self.save)
        self._form.left.connect(room.left.bar.leave_wrap_up)

    def call_ended(self, subject: Subject | None, since: datetime | None) -> None:
        """A call is over: ask what came of it."""
        if subject is not None:
            self._ask(subject, Channel.CALL, since or self._services.clock.now())

    def finish(self) -> None:
        """Log what is written, or begin to write it for the customer on the screen."""
        current = self._current()
        if self._form.isVisible():
            self.save()
        elif current is None:
            self._services.say(translate("WrapUp", "Open a customer first."))
        else:
            self._ask(current, Channel.VISIT, self._services.clock.now())

    def show(self, subject: str) -> None:
        """Show what was written for somebody before a crash or another call, if anything was."""
        current = self._current()
        if current is not None and not self._form.isVisible() and self._forms.words(subject, (SUMMARY,)):
            self._open(current)

    def save(self) -> None:
        """Log it; where that fails it stays, and one sentence tells why."""
        subject, services = self._subject, self._services
        if subject is None:
            return
        self._forms.hand_over()
        logged = self._interaction(subject)

        def act(database: Database) -> object:
            return log_interaction(database, logged)

        self._form.set_busy(True)
        ends = self._forms.keys(subject.key, (*FIELDS, CALL))
        work = partial(self._forms.keeper.send, act, ends)
        services.background.run(self, work, partial(self._took, subject), self._refused)

    def _ask(self, subject: Subject, channel: Channel, since: datetime) -> None:
        if not self._forms.words(subject.key, (CALL,)):
            now = self._services.clock.now()
            times = f"{since.astimezone(UTC).isoformat()} {now.astimezone(UTC).isoformat()}"
            self._forms.note(subject.key, {CALL: times, CHANNEL: channel.value})
        self._open(subject)
        self._form.begin()

    def _open(self, subject: Subject) -> None:
        self._subject = subject
        who = subject.sheet.profile.name if subject.sheet else (subject.number.raw if subject.number else "")
        self._form.show_words(who, self._forms.words(subject.key, FIELDS))
        self._room.left.bar.show_wrap_up()

    def _keep(self) -> None:
        if self._subject is not None:
            self._forms.note(self._subject.key, self._form.words)

    def _interaction(self, subject: Subject) -> Interaction:
        words, now = self._form.words, self._services.clock.now()
        began, _, ended = self._forms.words(subject.key, (CALL,)).get(CALL, "").partition(" ")
        return Interaction(
            LocalId(0),
            subject.customer,
            Channel(words[CHANNEL]),
            subject.number.e164 if subject.number else "",
            self._services.agent,
            _time(began, now),
            _time(ended, now),
            words[SUMMARY].strip(),
            words[OUTCOME],
        )

    def _took(self, subject: Subject, _done: object) -> None:
        ends = self._forms.keys(subject.key, (*FIELDS, CALL))
        self._forms.keeper.ended(*ends, now=self._services.clock.now())
        self._form.set_busy(False)
        if self._subject is subject:
            self._subject = None
            self._room.left.bar.leave_wrap_up()
        self._services.say(translate("WrapUp", "Logged; it stands in the timeline."))

    def _refused(self, error: DeskError) -> None:
        if self._subject is not None:
            self._forms.keeper.keep(*self._forms.keeper.of(self._subject.key))
        self._form.set_busy(False)
        self._services.complain(error)


def _time(text: str, otherwise: datetime) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return otherwise
