"""Turns words into an edit and ends their drafts in the same breath."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from callcenter.domain.draft import DraftKey
from callcenter.storage import drafts
from callcenter.storage.database import Database
from callcenter.storage.joined import Joined

T = TypeVar("T")


def send_words(database: Database, act: Callable[[Database], T], ends: Iterable[DraftKey]) -> T:
    """Do what takes the words over, and end their drafts in its transaction.

    After a crash there is either the edit or the draft, and never both or neither.
    """
    with database.write() as work:
        done = act(Joined(database, work))
        for key in ends:
            drafts.discard(work, key)
        return done
