"""What the outbox's presenters work with, handed over once by whoever builds the desk."""

from collections.abc import Callable
from dataclasses import dataclass

from callcenter.domain.errors import DeskError
from callcenter.domain.ids import CustomerId
from callcenter.ports import Clock
from callcenter.storage.database import Database
from ui.background import Background
from ui.feed import ChangeFeed
from ui.look import Look


@dataclass(frozen=True, slots=True)
class OutboxServices:
    """``wake`` has the offices asked at once, ``open_customer`` shows a customer, ``copy`` fills the clipboard.

    ``show_offices`` goes where one signs in.
    """

    database: Database
    background: Background
    feed: ChangeFeed
    clock: Clock
    look: Look
    agent: str
    say: Callable[[str], None]
    complain: Callable[[DeskError], None]
    wake: Callable[[], None]
    open_customer: Callable[[CustomerId], None]
    copy: Callable[[str], None]
    show_offices: Callable[[], None]
