"""Sends what waits for an office: each record's edits in their order, and no record in the way of another."""

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from callcenter.domain.edit import Waiting
from callcenter.domain.errors import DeskError, Trouble
from callcenter.ports import Clock
from callcenter.storage import outbox
from callcenter.storage.database import Database
from sync.contract import Connector, OfficeError, SignInError, TakesEdits, UnreachableError
from sync.engine.arrivals import Arrivals
from sync.engine.departures import Departures
from sync.engine.edit_sender import EditSender
from sync.engine.twins import look_again
from sync.engine.unexpected import told, where

_log = logging.getLogger(__name__)
_AWAY_AFTER = 3
"""So many records in a row without a usable answer mean that it is not the records."""
_MOST_TURNS = 4
"""An edit that is overtaken again and again waits for the next round."""


@dataclass(slots=True)
class PushReport:
    """What one round did: edits tried and edits proved, and what ended the round early, if anything did.

    ``next_at`` is when the earliest of those that are held back is tried again.
    """

    tried: int = 0
    applied: int = 0
    ended: DeskError | None = None
    is_unfinished: bool = False
    next_at: datetime | None = None
    turns: dict[int, int] = field(default_factory=dict[int, int])

    @property
    def retry_after_seconds(self) -> float | None:
        """Say how long the office wants to be left alone."""
        wish = self.ended.retry_after if isinstance(self.ended, UnreachableError) else None
        return None if wish is None else wish.total_seconds()


def push_edits(
    database: Database,
    connector: Connector,
    clock: Clock,
    *,
    most: int = 1_000_000,
    cancelled: Callable[[], bool] = lambda: False,
    arrivals: Arrivals | None = None,
    chance: Callable[[], float] = random.random,
    departures: Departures | None = None,
) -> PushReport:
    """Send up to ``most`` edits that are due. Errors of the office are in the report; those of the store are raised.

    An edit without a usable answer stands back alone; after some in a row the office counts as away. ``departures``
    is kept as long as the process lives, so that no jump of the clock shortens a quarantine.
    """
    report = PushReport()
    if not isinstance(connector, TakesEdits):
        return report
    sender = EditSender(
        database, connector, connector, clock, arrivals or Arrivals(), chance, departures or Departures()
    )
    _recover(sender)
    silent = 0
    while not cancelled() and (waiting := _next(sender, report)) is not None:
        if report.tried >= most:
            report.is_unfinished = True
            break
        ending = _try(sender, waiting, report)
        silent = silent + 1 if ending is not None else 0
        if ending is not None and (silent >= _AWAY_AFTER or _is_of_the_office(ending)):
            report.ended = ending
            break
    if report.ended is None and not cancelled():
        look_again(database, connector.office, connector, clock)
    with database.read() as connection:
        report.next_at = outbox.next_due(connection, connector.office, clock.now())
    return report


def _recover(sender: EditSender) -> None:
    """Take up what is still called on its way though nobody sends now: the store took no word of how that ended."""
    with sender.database.read() as connection:
        is_left = bool(outbox.unended(connection, sender.office))
    if is_left:
        with sender.database.write() as work:
            outbox.recover(work, sender.clock.now(), sender.office)


def _next(sender: EditSender, report: PushReport) -> Waiting | None:
    """Give the first edit whose turn it is and that has not had its turns in this round."""
    with sender.database.read() as connection:
        due = outbox.due(connection, sender.office, sender.clock.now())
    return next((one for one in due if report.turns.get(one.seq, 0) < _MOST_TURNS), None)


def _try(sender: EditSender, waiting: Waiting, report: PushReport) -> OfficeError | None:
    """Take one edit a step on; give what the office answered instead of an answer."""
    report.tried += 1
    report.turns[waiting.seq] = report.turns.get(waiting.seq, 0) + 1
    try:
        sender.send(waiting)
        report.applied += sender.is_applied(waiting)
    except (UnreachableError, SignInError) as error:
        return error
    except DeskError:
        raise  # the store's, and not the office's
    except Exception as error:  # noqa: BLE001  # a connector's mistake with one edit must not stop the others
        _log.error("office %s, edit %s: %s", sender.office, waiting.seq, where(error))  # no values in logs
        sender.stand_back(waiting, told(error))
    return None


def _is_of_the_office(error: OfficeError) -> bool:
    """Tell whether it would be the same for every other edit."""
    if isinstance(error, UnreachableError):
        return not error.was_sent or error.retry_after is not None or error.trouble is Trouble.BUSY
    return isinstance(error, SignInError)
