"""What the call room's presenters work with, handed over once by whoever builds the desk."""

from collections.abc import Callable
from dataclasses import dataclass

from callcenter.domain.errors import DeskError
from callcenter.domain.ids import CustomerId
from callcenter.numbering import NumberingRules
from callcenter.ports import Clock
from callcenter.storage.database import Database
from ui.background import Background
from ui.feed import ChangeFeed


@dataclass(frozen=True, slots=True)
class CallServices:
    """``rules`` and ``language`` give what holds now; ``say`` and ``complain`` show a notice."""

    database: Database
    background: Background
    feed: ChangeFeed
    clock: Clock
    agent: str
    rules: Callable[[], NumberingRules]
    language: Callable[[], str]
    say: Callable[[str], None]
    complain: Callable[[DeskError], None]
    on_customer_opened: Callable[[CustomerId], None]
    on_unknown_caller: Callable[[str], None]

    @property
    def numbering(self) -> NumberingRules:
        """How numbers are dialled here."""
        return self.rules()
