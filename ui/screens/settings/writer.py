"""Writes one thing after the other, off the GUI thread, in the order in which the agent asked for it."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from callcenter.domain.errors import DeskError
from ui.background import Background

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Errand:
    work: Callable[[], Any]
    then: Callable[[Any], None]
    otherwise: Callable[[DeskError], None]


class Writer(QObject):
    """Two changes of one file never run at once, so none of them is lost to the other."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._waiting: deque[_Errand] = deque()
        self._is_busy = False

    def write(
        self, work: Callable[[], T], then: Callable[[T], None], otherwise: Callable[[DeskError], None]
    ) -> None:
        """Do this after everything asked for before."""
        self._waiting.append(_Errand(work, then, otherwise))
        self._go_on()

    @property
    def is_idle(self) -> bool:
        """Tell whether everything is written."""
        return not self._is_busy and not self._waiting

    def flush(self) -> None:
        """Write what has not begun yet before this returns; what has begun is waited for by ``Background.close``."""
        while self._waiting:
            errand = self._waiting.popleft()
            try:
                errand.work()
            except DeskError as error:
                errand.otherwise(error)

    def _go_on(self) -> None:
        if self._is_busy or not self._waiting:
            return
        self._is_busy = True
        errand = self._waiting.popleft()

        def then(value: object) -> None:
            self._is_busy = False
            errand.then(value)
            self._go_on()

        def otherwise(error: DeskError) -> None:
            self._is_busy = False
            errand.otherwise(error)
            self._go_on()

        self._background.run(self, errand.work, then, otherwise)
