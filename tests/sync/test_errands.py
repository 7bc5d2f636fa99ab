"""What an agent waits for: the latest first, and the same but once."""

import threading

from callcenter.domain.ids import CustomerId
from sync.errands import Errands


def test_the_latest_comes_first() -> None:
    errands = Errands()
    for number in (1, 2, 3):
        errands.add(CustomerId(number))
    assert [errands.take() for _ in range(3)] == [3, 2, 1]


def test_the_same_twice_is_once_and_on_top() -> None:
    errands = Errands()
    for errand in (CustomerId(1), "+8613800138001", CustomerId(1)):
        errands.add(errand)
    assert [errands.take(), errands.take()] == [1, "+8613800138001"]
    errands.close()
    assert errands.take() is None


def test_asked_again_it_moves_to_the_top() -> None:
    errands = Errands()
    for number in (1, 2, 1):
        errands.add(CustomerId(number))
    assert [errands.take(), errands.take()] == [1, 2]


def test_closing_ends_the_wait() -> None:
    errands = Errands()
    taken: list[object] = []
    thread = threading.Thread(target=lambda: taken.append(errands.take()))
    thread.start()
    errands.close()
    thread.join(5)
    assert taken == [None]
