"""The contract of writing as tests: subclass ``WritingContract`` beside ``ConnectorContract``. Needs pytest.

::

    class TestWritingOfMine(WritingContract):
        @pytest.fixture
        def rig(self) -> Rig: ...
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest

from callcenter.domain.edit import LOCAL, EditKind, Nature
from callcenter.domain.edit_values import ADDRESS, CONTACT
from callcenter.domain.ids import RemoteId
from sync.conformance.rig import Break, Rig
from sync.conformance.rules import must
from sync.contract import (
    Change,
    Connector,
    OfficeError,
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

T = TypeVar("T")

_LONGEST_QUARANTINE = timedelta(hours=1)
_SET = [kind for kind in EditKind if kind.nature is Nature.SET]
_CHANGING = [kind for kind in EditKind if kind.nature in (Nature.SET, Nature.TRANSITION)]
_MAKING = [kind for kind in EditKind if kind.nature is Nature.CREATE]
_ADDING = [kind for kind in EditKind if kind.nature in (Nature.CREATE, Nature.APPEND)]
_NEW_PARTS = (CONTACT + LOCAL, ADDRESS + LOCAL)
_NOBODY = RemoteId("987654321")


class Writer:
    """A connector that takes edits, and what it takes them as."""

    def __init__(self, connector: Connector) -> None:
        if not isinstance(connector, TakesEdits):
            pytest.skip("this connector does not implement TakesEdits")
        self.connector = connector
        self.edits: TakesEdits = connector

    def send(self, change: Change) -> Receipt:
        """Send as the engine does: what is set is looked at first."""
        return self.edits.send(change, self.look(change).revision if change.kind in _CHANGING else "")

    def look(self, change: Change) -> Standing:
        """Look at a record that is there."""
        standing = self.edits.look(change)
        must(standing.whereabouts is Whereabouts.THERE, f"{change.kind}: a record that is there is not found")
        return standing

    def count(self, change: Change) -> int:
        """Count how often a change is found to be done."""
        return len(self.edits.find(change).done)


class WritingContract:
    """What every connector promises that takes edits. Subclass it in a test and provide the fixture ``rig``."""

    @pytest.fixture
    def writer(self, rig: Rig) -> Iterator[Writer]:
        """A connector to the running office, closed afterwards."""
        connector = rig.connect()
        try:
            yield Writer(connector)
        finally:
            connector.close()

    def test_it_says_what_it_takes(self, writer: Writer) -> None:
        writing = writer.edits.writing
        must(writing.kinds, "it takes no edit")
        must(timedelta(0) <= writing.quarantine <= _LONGEST_QUARANTINE, "the quarantine is beyond belief")

    # Done and proved

    @pytest.mark.parametrize("kind", list(EditKind))
    def test_an_edit_is_done_and_proved(self, rig: Rig, writer: Writer, kind: EditKind) -> None:
        change = _edit(rig, writer, kind)
        receipt = writer.send(change)
        must(receipt.record, f"{kind}: the receipt names no record")
        must(
            kind.nature is not Nature.SET or receipt.record == change.record,
            f"{kind}: it changed another record",
        )
        _check_read_back(writer, receipt, kind)
        _check_new_parts(change, receipt)

    @pytest.mark.parametrize("kind", _CHANGING)
    def test_a_look_tells_what_the_agent_saw(self, rig: Rig, writer: Writer, kind: EditKind) -> None:
        change = _edit(rig, writer, kind)
        told = writer.look(change).fields
        must(set(told) == set(change.fields), f"{kind}: a look tells other fields than were asked for")
        must(dict(told) == dict(change.base), f"{kind}: what nobody changed looks changed")

    @pytest.mark.parametrize("kind", _CHANGING)
    def test_what_was_set_stands_there(self, rig: Rig, writer: Writer, kind: EditKind) -> None:
        change = _edit(rig, writer, kind)
        receipt = writer.send(change)
        must(receipt.shows_later or _holds(writer, change), f"{kind}: what was set does not stand there")

    @pytest.mark.parametrize("kind", _ADDING)
    def test_what_was_done_is_found_once(self, rig: Rig, writer: Writer, kind: EditKind) -> None:
        change = _certain(rig, writer, kind)
        receipt = writer.send(change)
        done = writer.edits.find(change).done
        must(len(done) == 1, f"{kind}: what was done once is found {len(done)} times")
        must(done[0].record == receipt.record, f"{kind}: another record is found than was made")

    @pytest.mark.parametrize("kind", _ADDING)
    def test_what_was_never_sent_is_not_found(self, rig: Rig, writer: Writer, kind: EditKind) -> None:
        writer.send(_certain(rig, writer, kind))
        finding = writer.edits.find(_certain(rig, writer, kind))
        must(not finding.done and not finding.was_deleted, f"{kind}: what was never sent is found")

    # Nobody is written over

    @pytest.mark.parametrize("kind", _SET)
    def test_what_somebody_else_changed_is_told(self, rig: Rig, writer: Writer, kind: EditKind) -> None:
        change = _edit(rig, writer, kind)
        _or_skip(lambda: rig.edit_elsewhere(change), "change a record elsewhere")
        must(dict(writer.look(change).fields) != dict(change.base), f"{kind}: a foreign change is not told")

    @pytest.mark.parametrize("kind", _SET)
    def test_somebody_faster_is_not_written_over_silently(
        self, rig: Rig, writer: Writer, kind: EditKind
    ) -> None:
        change = _edit(rig, writer, kind)
        revision = writer.look(change).revision
        _or_skip(lambda: rig.edit_elsewhere(change), "change a record elsewhere")
        try:
            receipt = writer.edits.send(change, revision)
        except OutOfDateError:
            must(not _holds(writer, change), f"{kind}: it was called out of date, and was written")
        else:
            must(receipt.overtaken, f"{kind}: somebody faster was written over, and nobody was told")

    # Refused

    def test_a_refused_edit_is_not_done(self, rig: Rig, writer: Writer) -> None:
        change = _or_skip(rig.refused_edit, "refuse an edit")
        error = _check_error(lambda: writer.send(change), RejectedError)
        must(rig.secret is None or rig.secret not in repr(error.details), "the refusal tells the secret")
        if change.kind in _ADDING and writer.edits.writing.kinds[change.kind] is Reference.CERTAIN:
            must(not writer.count(change), "what was refused was done")

    @pytest.mark.parametrize("kind", _SET)
    def test_what_was_never_there_is_gone(self, rig: Rig, writer: Writer, kind: EditKind) -> None:
        change = replace(_edit(rig, writer, kind), record=_NOBODY)
        must(_is_lost(writer, change), f"{kind}: a record that never was is called there")

    @pytest.mark.parametrize("kind", _SET)
    def test_what_was_deleted_is_gone_and_not_written(self, rig: Rig, writer: Writer, kind: EditKind) -> None:
        change = _edit(rig, writer, kind)
        revision = writer.look(change).revision
        _or_skip(lambda: rig.delete_record(kind.entity, change.record), "delete a record")
        must(_is_lost(writer, change), f"{kind}: a deleted record is called there")
        _check_error(lambda: writer.edits.send(change, revision), RejectedError, OutOfDateError)

    @pytest.mark.parametrize("kind", _MAKING)
    def test_what_was_made_and_deleted_is_not_taken_for_never_made(
        self, rig: Rig, writer: Writer, kind: EditKind
    ) -> None:
        change = _certain(rig, writer, kind)
        receipt = writer.send(change)
        _or_skip(lambda: rig.delete_record(kind.entity, receipt.record), "delete a record")
        finding = writer.edits.find(change)
        must(finding.was_deleted or finding.done or finding.alike, f"{kind}: it would be made once more")

    # When things go wrong

    @pytest.mark.parametrize("kind", _ADDING)
    def test_what_was_done_without_an_answer_is_found(self, rig: Rig, writer: Writer, kind: EditKind) -> None:
        change = _certain(rig, writer, kind)
        _check_lost_answer(rig, lambda: writer.edits.send(change, ""))
        must(writer.count(change) == 1, f"{kind}: what was done without an answer is not found")

    @pytest.mark.parametrize("kind", _CHANGING)
    def test_what_was_set_without_an_answer_stands_there(
        self, rig: Rig, writer: Writer, kind: EditKind
    ) -> None:
        change = _edit(rig, writer, kind)
        revision = writer.look(change).revision
        _check_lost_answer(rig, lambda: writer.edits.send(change, revision))
        must(_holds(writer, change), f"{kind}: what was set without an answer does not stand there")

    def test_an_unplugged_office_is_sent_nothing(self, rig: Rig, writer: Writer) -> None:
        change = _any(rig, writer)
        _or_skip(rig.unplug, "be unplugged")
        try:
            error = _check_error(lambda: writer.edits.send(change, ""), UnreachableError)
        finally:
            rig.plug_in()
        must(isinstance(error, UnreachableError) and not error.was_sent, "nothing left, and nobody knows it")
        must(not writer.count(change), "what never left was done")

    @pytest.mark.parametrize("fault", list(Break))
    def test_after_a_broken_answer_nobody_knows(self, rig: Rig, writer: Writer, fault: Break) -> None:
        change = _any(rig, writer)
        with _healed(rig):
            _or_skip(lambda: rig.break_with(fault), f"break with {fault}")
            error = _check_error(lambda: writer.edits.send(change, ""), UnreachableError)
        must(isinstance(error, UnreachableError) and error.was_sent, f"{fault}: it is taken for never sent")

    def test_a_wrong_secret_writes_nothing(self, rig: Rig, writer: Writer) -> None:
        if not rig.asks_for_secret:
            pytest.skip("this office knows no secret")
        change, stranger = _any(rig, writer), rig.connect_with("certainly-wrong")
        try:
            _check_error(lambda: Writer(stranger).edits.send(change, ""), SignInError)
        finally:
            stranger.close()
        must(not writer.count(change), "a stranger wrote something")


def _edit(rig: Rig, writer: Writer, kind: EditKind) -> Change:
    if kind not in writer.edits.writing.kinds:
        pytest.skip(f"this office takes no {kind}")
    return _or_skip(lambda: rig.edit(kind), f"name an edit of the kind {kind}")


def _certain(rig: Rig, writer: Writer, kind: EditKind) -> Change:
    """Give an edit whose look-up proves something."""
    change = _edit(rig, writer, kind)
    if writer.edits.writing.kinds[kind] is not Reference.CERTAIN:
        pytest.skip(f"nothing proves whether a {kind} was done here")
    return change


def _any(rig: Rig, writer: Writer) -> Change:
    """Give an edit that makes or adds something, and whose look-up proves something."""
    for kind in _ADDING:
        if writer.edits.writing.kinds.get(kind) is Reference.CERTAIN:
            try:
                return rig.edit(kind)
            except NotImplementedError:
                continue
    pytest.skip("the rig names no edit that is found again")


def _holds(writer: Writer, change: Change) -> bool:
    """Tell whether every field holds what was written; new parts have names of their own by now."""
    settled = {name: value for name, value in change.fields.items() if not name.startswith(_NEW_PARTS)}
    return dict(writer.look(replace(change, fields=settled)).fields) == settled


def _is_lost(writer: Writer, change: Change) -> bool:
    return writer.edits.look(change).whereabouts is not Whereabouts.THERE


def _check_read_back(writer: Writer, receipt: Receipt, kind: EditKind) -> None:
    if not receipt.home:
        return
    homes = {feed.name: feed for feed in writer.connector.feeds()}
    must(receipt.home in homes, f"{kind}: the receipt names a feed that is none")
    if not receipt.shows_later:
        told = homes[receipt.home].read([receipt.record]).records
        must([one.id for one in told] == [receipt.record], f"{kind}: what was written cannot be read back")


def _check_new_parts(change: Change, receipt: Receipt) -> None:
    new = {name for name, value in change.fields.items() if value and name.startswith(_NEW_PARTS)}
    must(new == set(receipt.made), f"{change.kind}: the receipt names other new parts than were made")
    must(all(receipt.made.values()), f"{change.kind}: a new part has no id")


def _check_lost_answer(rig: Rig, send: Callable[[], object]) -> None:
    with _healed(rig):
        _or_skip(rig.lose_answers, "lose its answers")
        error = _check_error(send, UnreachableError)
    must(isinstance(error, UnreachableError) and error.was_sent, "it was done, and is taken for never sent")


def _check_error(act: Callable[[], object], *kinds: type[OfficeError]) -> OfficeError:
    wanted = " or ".join(kind.__name__ for kind in kinds)
    try:
        act()
    except kinds as error:
        return error
    except Exception as error:
        raise AssertionError(f"a {type(error).__name__} was raised instead of {wanted}") from error
    raise AssertionError(f"nothing was raised instead of {wanted}")


@contextmanager
def _healed(rig: Rig) -> Generator[None]:
    """Let the office answer well again afterwards, if it can be made to fail at all."""
    try:
        yield
    finally:
        _unless_missing(rig.heal)


def _unless_missing(act: Callable[[], None]) -> None:
    try:
        act()
    except NotImplementedError:
        return


def _or_skip(act: Callable[[], T], what: str) -> T:
    try:
        return act()
    except NotImplementedError:
        pytest.skip(f"the rig's office cannot {what}")
