"""Takes one edit a step on: look, send, prove; and where nobody knows what became of it, look it up before all else."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from callcenter.domain.edit import Conflict, EditState, Nature, Waiting
from callcenter.domain.edit_values import canonical
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.ports import Clock
from callcenter.storage import outbox
from callcenter.storage.database import Database
from sync.contract import (
    Change,
    Connector,
    Finding,
    OutOfDateError,
    Receipt,
    Reference,
    RejectedError,
    SignInError,
    Standing,
    TakesEdits,
    UnreachableError,
    Whereabouts,
)
from sync.engine.arrivals import Arrivals
from sync.engine.changing import change_of
from sync.engine.comparison import Comparison, compare
from sync.engine.departures import Departures
from sync.engine.proof import keep_proof, read_again
from sync.engine.twins import as_conflicts, twins_of

T = TypeVar("T")
_FIRST_PAUSE = 1.0
_SHORTEST_PAUSE = 0.25
_LONGEST_PAUSE = 300.0
_RESTING_PAUSE = 1800.0
_RESTS_AFTER = 8


class EditSender:
    """Sends the edits of one office. What it leaves behind at any moment is safe to be found by another."""

    def __init__(
        self,
        database: Database,
        connector: Connector,
        writer: TakesEdits,
        clock: Clock,
        arrivals: Arrivals,
        chance: Callable[[], float],
        departures: Departures,
    ) -> None:
        self.database = database
        self.clock = clock
        self._connector = connector
        self._writer = writer
        self._arrivals = arrivals
        self._chance = chance
        self._departures = departures

    @property
    def office(self) -> OfficeId:
        """The office it sends to."""
        return self._connector.office

    def send(self, waiting: Waiting) -> None:
        """Take an edit as far as it goes now. Raises where the office could not be heard; the edit then waits."""
        if waiting.edit.kind not in self._writer.writing.kinds:
            self.refuse(waiting)
            return
        if waiting.state is EditState.UNKNOWN and self._is_in_quarantine(waiting):
            return
        with self.database.read() as connection:
            change, is_whole = change_of(connection, waiting)
        if not is_whole:
            ground = DeskError(Trouble.GROUND_LOST, text=str(waiting.seq))
            self._end(waiting, _or_doubtful(waiting, EditState.BLOCKED), ground)
        elif waiting.edit.kind.nature in (Nature.SET, Nature.TRANSITION):
            self._set(waiting, change)
        elif waiting.state is EditState.UNKNOWN:
            self._look_up(waiting, change)
        else:
            self._write(waiting, change, "")

    def is_applied(self, waiting: Waiting) -> bool:
        """Tell whether an edit is proved now."""
        with self.database.read() as connection:
            found = outbox.get(connection, waiting.seq)
        return found is not None and found.state is EditState.APPLIED

    def refuse(self, waiting: Waiting) -> None:
        """Tell the agent that the office takes no such edits (any more)."""
        refusal = RejectedError(Trouble.NOT_TAKEN, office=self.office, what=waiting.edit.kind.value)
        self._end(waiting, _or_doubtful(waiting, EditState.REFUSED), refusal)

    def stand_back(self, waiting: Waiting, error: DeskError) -> None:
        """Let others go first for a while; the longer, the more often this happened."""
        with self.database.read() as connection:
            now_is = outbox.get(connection, waiting.seq)
        if now_is is not None and now_is.state is EditState.SENDING:
            self._lose_sight(waiting, error)
        elif now_is is not None:
            self._wait(now_is, error, now_is.state, self._pause(now_is))

    # what is set: compared with what the agent saw, immediately before it is written

    def _set(self, waiting: Waiting, change: Change) -> None:
        standing = self._ask(waiting, lambda: self._writer.look(change))
        if standing is None:
            return
        if standing.whereabouts is not Whereabouts.THERE:
            self._end_lost(waiting, standing.whereabouts.value, standing.record)
            return
        found = self.compare(change, standing)
        if found.to_write:
            fields = {name: change.fields[name] for name in found.to_write}
            self._write(waiting, replace(change, fields=fields), standing.revision, found)
        else:
            home = next((f.name for f in self._connector.feeds() if f.kind is waiting.edit.kind.entity), "")
            self._prove(
                waiting, Receipt(change.record, home, "it stands there already", standing.made), found
            )

    def compare(self, change: Change, standing: Standing) -> Comparison:
        """Say which fields may be written, and which somebody else has changed since the agent saw them."""
        return compare(change, standing)

    # what is made or added: looked up where nobody knows whether it was done

    def _look_up(self, waiting: Waiting, change: Change) -> None:
        finding = self._ask(waiting, lambda: self.find(change))
        if finding is None:
            return
        if finding.done:
            self._prove(waiting, finding.done[0], twins=finding.done[1:])
        elif finding.was_deleted:
            self._end_lost(waiting, "deleted")
        elif finding.alike or self._writer.writing.kinds[waiting.edit.kind] is Reference.NONE:
            alike = canonical([[one.record, one.number, one.title] for one in finding.alike])
            doubt = DeskError(Trouble.OUTCOME_UNKNOWN, office=self.office, alike=alike)
            self._end(waiting, EditState.DOUBTFUL, doubt)
        else:
            self._write(waiting, change, "")

    def find(self, change: Change) -> Finding:
        """Ask the office whether an earlier attempt was done."""
        return self._writer.find(change)

    def quarantine(self) -> timedelta:
        """Say how long something sent may still be done after the desk gave up waiting for the answer."""
        return self._writer.writing.quarantine

    def _is_in_quarantine(self, waiting: Waiting) -> bool:
        """Hold back what may still be done by the attempt before."""
        now = self.clock.now()
        ago = self._departures.ago(waiting.seq)
        sent = (waiting.last_sent_at or waiting.edit.made_at) if ago is None else now - ago
        sent = min(
            sent, now
        )  # the clock was set back, and nobody knows how long ago it left: it waits once more
        until = sent + self.quarantine()
        if now >= until:
            return False
        with self.database.write() as work:
            outbox.move(work, waiting.seq, EditState.UNKNOWN, now, not_before=until, last_sent_at=sent)
        return True

    # the one place where something leaves

    def _write(
        self, waiting: Waiting, change: Change, revision: str, found: Comparison | None = None
    ) -> None:
        with self.database.write() as work:
            if not outbox.claim(work, waiting.seq, self.clock.now()):
                return  # somebody took it back or sent it meanwhile
        self._departures.note(waiting.seq)
        try:
            receipt = self._writer.send(change, revision)
        except UnreachableError as error:
            self._not_answered(waiting, error)
            raise
        except SignInError as error:
            self._wait(waiting, error, EditState.QUEUED, None)
            raise
        except OutOfDateError as error:
            self._overtaken(waiting, error)
            return
        except RejectedError as error:
            self._end(waiting, EditState.REFUSED, error)
            return
        self._prove(waiting, receipt, found, twins_of(self._writer, change))

    def _not_answered(self, waiting: Waiting, error: UnreachableError) -> None:
        if error.was_sent:
            self._lose_sight(waiting, error)
        else:
            self._wait(waiting, error, EditState.QUEUED, self._pause(waiting))

    def _lose_sight(self, waiting: Waiting, error: DeskError) -> None:
        """It may have been done, or may still be: nobody sends it again before that is known."""
        self._wait(waiting, error, EditState.UNKNOWN, self.quarantine())

    def _overtaken(self, waiting: Waiting, error: DeskError) -> None:
        """Somebody was faster: look again, and after some times in a row give way for a while."""
        often = waiting.attempts >= _RESTS_AFTER
        self._wait(waiting, error, EditState.QUEUED, self._pause(waiting) if often else None)

    def _wait(self, waiting: Waiting, error: DeskError, state: EditState, pause: timedelta | None) -> None:
        with self.database.write() as work:
            now = self.clock.now()
            outbox.note_attempt(work, waiting.seq, state.value, now, error.trouble.value)
            later = None if pause is None else now + pause
            outbox.move(
                work, waiting.seq, state, now,
                not_before=later, trouble=error.trouble, details=error.details,
            )  # fmt: skip

    def _pause(self, waiting: Waiting) -> timedelta:
        """Wait longer each time, and each edit differently, so that not all come back at once."""
        with self.database.read() as connection:
            often = max(waiting.attempts, outbox.tries(connection, waiting.seq))
        if often >= _RESTS_AFTER:
            return timedelta(seconds=_RESTING_PAUSE)
        ceiling = min(_FIRST_PAUSE * 2.0**often, _LONGEST_PAUSE)
        return timedelta(seconds=max(_SHORTEST_PAUSE, ceiling * self._chance()))

    def _ask(self, waiting: Waiting, question: Callable[[], T]) -> T | None:
        """Ask without writing anything; nothing where the office says that it will not tell."""
        try:
            return question()
        except RejectedError as error:
            self._end(waiting, _or_doubtful(waiting, EditState.REFUSED), error)
            return None
        except OutOfDateError as error:
            self._overtaken(waiting, error)
            return None
        except UnreachableError as error:
            self.stand_back(waiting, error)
            raise

    # how it ends

    def _prove(
        self,
        waiting: Waiting,
        receipt: Receipt,
        found: Comparison | None = None,
        twins: Sequence[Receipt] | None = (),
    ) -> None:
        with self._arrivals.watched() as newer:
            read = read_again(self._connector, receipt)
            with self.database.write() as work:
                now = self.clock.now()
                records = [one for one in read if (receipt.home, one.id) not in newer]
                outbox.note_attempt(work, waiting.seq, "proof", now, receipt.note or "done")
                # Read back or not: a page that was on its way before this was done is out of date.
                self._arrivals.note(work, receipt.home, (receipt.record,))
                keep_proof(work, waiting, receipt, records, found.conflicts if found else (), now)
                outbox.add_conflicts(work, waiting.seq, as_conflicts(twins or ()))
                outbox.look_later(work, waiting.seq, now if twins is None else None)

    def _end_lost(self, waiting: Waiting, reason: str, survivor: RemoteId | None = None) -> None:
        """The record is not there to be written; the words are kept for the agent to decide."""
        with self.database.write() as work:
            if outbox.move(work, waiting.seq, EditState.CONFLICT, self.clock.now()):
                outbox.add_conflicts(work, waiting.seq, [_lost(reason, survivor)])

    def _end(self, waiting: Waiting, state: EditState, error: DeskError) -> None:
        with self.database.write() as work:
            now = self.clock.now()
            outbox.note_attempt(work, waiting.seq, state.value, now, error.trouble.value)
            outbox.move(work, waiting.seq, state, now, trouble=error.trouble, details=error.details)


def _or_doubtful(waiting: Waiting, state: EditState) -> EditState:
    """Of what may have been done nobody says that it was not."""
    return EditState.DOUBTFUL if waiting.state is EditState.UNKNOWN else state


def _lost(reason: str, record: RemoteId | None) -> Conflict:
    """Speak of a whole record: gone, hidden, merged into another, deleted since, or made twice."""
    return Conflict(0, 0, "", None, None, record, reason=reason)
