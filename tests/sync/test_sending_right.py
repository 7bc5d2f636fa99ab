"""Of all processes on one store only one sends."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage.database import Database, open_database
from sync.sending_right import SendingRight, is_ended
from tests.contract.memory_office import ManualClock


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "store.db")
    yield database
    database.close()


def _is_there(_holder: str) -> bool:
    return False


def test_the_first_one_sends_and_the_second_one_does_not(database: Database) -> None:
    clock = ManualClock()
    first, second = SendingRight(database, clock), SendingRight(database, clock, _is_there)
    assert first.to_send() is not None
    assert second.to_send() is None


def test_who_gives_it_back_lets_the_next_one_send_at_once(database: Database) -> None:
    clock = ManualClock()
    first, second = SendingRight(database, clock), SendingRight(database, clock, _is_there)
    first.to_send()
    first.close()
    assert second.to_send() is not None


def test_who_is_not_heard_of_for_long_is_taken_over_from(database: Database) -> None:
    clock = ManualClock()
    frozen, second = SendingRight(database, clock), SendingRight(database, clock, _is_there)
    held = frozen.to_send()
    clock.advance(seconds=46)
    assert second.to_send() is not None
    assert held is not None
    with pytest.raises(DeskError) as caught, held.write():
        pass
    assert caught.value.trouble is Trouble.FENCED


def test_who_was_taken_over_from_is_told_when_it_wants_to_send(database: Database) -> None:
    clock = ManualClock()
    frozen, second = SendingRight(database, clock), SendingRight(database, clock, _is_there)
    frozen.to_send()
    clock.advance(seconds=46)
    second.to_send()
    with pytest.raises(DeskError) as caught:
        frozen.to_send()
    assert caught.value.trouble is Trouble.FENCED


def test_who_was_taken_over_from_sends_again_once_the_other_one_ended(database: Database) -> None:
    clock = ManualClock()
    frozen, second = SendingRight(database, clock), SendingRight(database, clock, _is_there)
    before = frozen.to_send()
    clock.advance(seconds=46)
    second.to_send()
    with pytest.raises(DeskError):
        frozen.to_send()
    assert frozen.to_send() is None
    second.close()
    again = frozen.to_send()
    assert again is not None
    with again.write():
        pass
    assert before is not None
    with pytest.raises(DeskError), before.write():
        pass


def test_who_has_nothing_to_send_keeps_the_right_as_long_as_it_lives(database: Database) -> None:
    clock = ManualClock()
    first, second = SendingRight(database, clock), SendingRight(database, clock, _is_there)
    first.to_send()
    for _ in range(10):
        clock.advance(seconds=30)
        first.keep()
        assert second.to_send() is None


def test_who_sends_all_the_time_keeps_the_right(database: Database) -> None:
    clock = ManualClock()
    first, second = SendingRight(database, clock), SendingRight(database, clock, _is_there)
    for _ in range(10):
        assert first.to_send() is not None
        clock.advance(seconds=15)
        assert second.to_send() is None


def test_an_ended_process_is_known(database: Database) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    assert is_ended(f"{child}:1")
    assert not is_ended(f"{os.getpid()}:1")
    assert not is_ended("")
