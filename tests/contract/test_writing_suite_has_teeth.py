"""The suite of writing passes an honest office, and fails each that breaks one promise."""

from collections.abc import Callable
from functools import partial

import pytest

from callcenter.domain.edit import EditKind
from sync.conformance.rig import Break
from sync.conformance.writing import Writer, WritingContract
from tests.contract.writing_office import Slip, WritingOffice, WritingRig

SUITE = WritingContract()
Check = Callable[[WritingRig, Writer], None]


class TestOfficeInMemory(WritingContract):
    """The suite itself, on an honest office."""

    @pytest.fixture
    def rig(self) -> WritingRig:
        return WritingRig(WritingOffice())


def _of(check: Callable[..., None], **more: object) -> Check:
    return partial(check, **more)


OPEN, COMMENT = {"kind": EditKind.OPEN_TICKET}, {"kind": EditKind.COMMENT}
TICKET, CUSTOMER = {"kind": EditKind.CHANGE_TICKET}, {"kind": EditKind.CHANGE_CUSTOMER}
CAUGHT: tuple[tuple[Slip, Check], ...] = (
    (Slip.FORGETS_NEW_PARTS, _of(SUITE.test_an_edit_is_done_and_proved, **CUSTOMER)),
    (Slip.NAMES_ANOTHER_RECORD, _of(SUITE.test_an_edit_is_done_and_proved, **TICKET)),
    (Slip.NAMES_ANOTHER_RECORD, _of(SUITE.test_what_was_done_is_found_once, **OPEN)),
    (Slip.WRITES_NOTHING, _of(SUITE.test_an_edit_is_done_and_proved, **OPEN)),
    (Slip.WRITES_NOTHING, _of(SUITE.test_what_was_set_stands_there, **TICKET)),
    (Slip.WRITES_HALF, _of(SUITE.test_what_was_set_stands_there, **TICKET)),
    (Slip.WRITES_HALF, _of(SUITE.test_what_was_set_without_an_answer_stands_there, **TICKET)),
    (Slip.HEEDS_NO_LOCK, _of(SUITE.test_somebody_faster_is_not_written_over_silently, **TICKET)),
    (
        Slip.DOES_IT_AND_CALLS_IT_OUT_OF_DATE,
        _of(SUITE.test_somebody_faster_is_not_written_over_silently, **TICKET),
    ),
    (Slip.FINDS_NOTHING, _of(SUITE.test_what_was_done_is_found_once, **COMMENT)),
    (Slip.FINDS_NOTHING, _of(SUITE.test_what_was_done_without_an_answer_is_found, **COMMENT)),
    (Slip.FINDS_EVERYTHING, _of(SUITE.test_what_was_never_sent_is_not_found, **OPEN)),
    (Slip.FINDS_TWICE, _of(SUITE.test_what_was_done_is_found_once, **OPEN)),
    (Slip.FORGETS_THE_DELETED, _of(SUITE.test_what_was_made_and_deleted_is_not_taken_for_never_made, **OPEN)),
    (Slip.DOES_THE_REFUSED, SUITE.test_a_refused_edit_is_not_done),
    (Slip.REFUSES_WITH_A_SECRET, SUITE.test_a_refused_edit_is_not_done),
    (Slip.LOOKS_AT_THE_GONE, _of(SUITE.test_what_was_never_there_is_gone, **TICKET)),
    (Slip.LOOKS_AT_THE_GONE, _of(SUITE.test_what_was_deleted_is_gone_and_not_written, **TICKET)),
    (Slip.LOOKS_AT_THE_AGENTS_OWN, _of(SUITE.test_a_look_tells_what_the_agent_saw, **TICKET)),
    (
        Slip.KEEPS_A_LOST_ANSWER_FOR_NEVER_SENT,
        _of(SUITE.test_what_was_done_without_an_answer_is_found, **OPEN),
    ),
    (
        Slip.KEEPS_A_LOST_ANSWER_FOR_NEVER_SENT,
        _of(SUITE.test_after_a_broken_answer_nobody_knows, fault=Break.CUT_REPLY),
    ),
    (Slip.KEEPS_NEVER_SENT_FOR_LOST, SUITE.test_an_unplugged_office_is_sent_nothing),
    (Slip.RAISES_A_FOREIGN_ERROR, _of(SUITE.test_after_a_broken_answer_nobody_knows, fault=Break.WEB_PAGE)),
    (Slip.ASKS_NOBODY_TO_SIGN_IN, SUITE.test_a_wrong_secret_writes_nothing),
)


@pytest.mark.parametrize(("slip", "check"), CAUGHT)
def test_each_slip_is_noticed(slip: Slip, check: Check) -> None:
    rig = WritingRig(WritingOffice(), slip)
    with pytest.raises(AssertionError):
        check(rig, Writer(rig.connect()))


def test_an_office_that_takes_nothing_is_noticed() -> None:
    with pytest.raises(AssertionError):
        SUITE.test_it_says_what_it_takes(Writer(WritingRig(WritingOffice(), Slip.TAKES_NOTHING).connect()))


def test_every_slip_is_tried() -> None:
    assert {slip for slip, _ in CAUGHT} | {Slip.TAKES_NOTHING} == set(Slip)


@pytest.mark.parametrize(("_slip", "check"), CAUGHT)
def test_an_honest_office_passes_each_check(_slip: Slip, check: Check) -> None:  # the slip only pairs it
    rig = WritingRig(WritingOffice())
    check(rig, Writer(rig.connect()))
