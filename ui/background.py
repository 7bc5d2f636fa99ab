"""The one way to do work off the GUI thread."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from queue import SimpleQueue
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from callcenter.domain.errors import DeskError, Trouble

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Errand:
    """What to do once the answer is home. It also keeps the work, so that no worker drops the last hold on it."""

    owner: QObject
    slot: str
    work: Callable[[], Any]
    then: Callable[[Any], None]
    otherwise: Callable[[DeskError], None]


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    value: Any = None
    error: Exception | None = None


class Background(QObject):
    """Runs work in plain threads and brings the answers home to the GUI thread, one queued signal for all.

    Answers for owners that are gone are dropped. A ``DeskError`` goes to ``otherwise``; any other exception goes to
    ``sys.excepthook`` in the GUI thread, and ``otherwise`` is told that something unexpected happened.
    """

    _arrived = Signal()

    def __init__(self, threads: int = 4) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="background")
        self._numbers = count()
        self._errands: dict[int, _Errand] = {}
        self._answers: SimpleQueue[_Answer] = SimpleQueue()
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Callable[[DeskError], None],
    ) -> None:
        """Do this work in a thread and call ``then`` or ``otherwise`` in the GUI thread, while ``owner`` lives."""
        self._start(_Errand(owner, "", work, then, otherwise))

    def run_latest(
        self,
        owner: QObject,
        slot: str,
        work: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Callable[[DeskError], None],
    ) -> None:
        """Do the same, but only the latest answer of one owner's slot counts: earlier ones are skipped or dropped."""
        for number, errand in list(self._errands.items()):
            if errand.owner is owner and errand.slot == slot:
                self._retire(number)
        self._start(_Errand(owner, slot, work, then, otherwise))

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is under way."""
        return not self._errands

    def close(self) -> None:
        """Start nothing more and wait for what runs; no answer is delivered afterwards."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._errands.clear()

    def _start(self, errand: _Errand) -> None:
        if self._closed:
            return
        number = next(self._numbers)
        self._errands[number] = errand
        self._pool.submit(self._work, number)

    def _retire(self, number: int) -> None:
        errand = self._errands[number]
        self._errands[number] = _Errand(errand.owner, "", errand.work, _ignore, _ignore)

    def _work(self, number: int) -> None:
        self._answers.put(self._answer(number))
        self._arrived.emit()

    def _answer(self, number: int) -> _Answer:
        errand = self._errands.get(number)
        if errand is None or errand.then is _ignore:
            return _Answer(number)
        try:
            return _Answer(number, errand.work())
        except Exception as error:
            return _Answer(number, error=error)

    @Slot()
    def _deliver(self) -> None:
        while not self._answers.empty():
            answer = self._answers.get()
            errand = self._errands.pop(answer.number, None)
            if errand is not None and shiboken6.isValid(errand.owner):
                _tell(errand, answer)


def _ignore(_: object) -> None:
    pass


def _tell(errand: _Errand, answer: _Answer) -> None:
    error = answer.error
    if error is None:
        errand.then(answer.value)
    elif isinstance(error, DeskError):
        errand.otherwise(error)
    elif errand.then is not _ignore:
        sys.excepthook(type(error), error, error.__traceback__)
        errand.otherwise(DeskError(Trouble.UNEXPECTED, reason=type(error).__name__))
