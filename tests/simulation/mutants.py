"""The engine without one of its protections: the simulation is believed only because it catches each of these."""

from collections.abc import Callable, Generator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

from callcenter.domain.edit import Waiting
from callcenter.domain.feed import Cursor
from callcenter.storage import cursors, lease, outbox
from callcenter.storage.cursors import FeedState
from callcenter.storage.database import Work
from sync.contract import Change, Feed, Finding, Page, Standing
from sync.engine import pull
from sync.engine.arrivals import Name
from sync.engine.comparison import Comparison
from sync.engine.context import Context
from sync.engine.edit_sender import EditSender
from sync.engine.report import Tally

_FAR = 2**40
_Mutation = Callable[[], Any]


def _no_look_up() -> Any:
    def find(_self: EditSender, _change: Change) -> Finding:
        return Finding()

    return patch.object(EditSender, "find", find)


def _no_quarantine() -> Any:
    def quarantine(_self: EditSender) -> timedelta:
        return timedelta(0)

    return patch.object(EditSender, "quarantine", quarantine)


def _no_overlap() -> Any:
    def rewound(self: Cursor, _overlap: timedelta) -> Cursor:
        return self

    return patch.object(Cursor, "rewound", rewound)


def _no_tie_break() -> Any:
    """Go on with the next stamp, as a strict ``>`` does, whatever more has the same."""
    real = pull._advanced

    def advanced(context: Context, place: Cursor | None, cursor: Cursor | None) -> Cursor:
        found = real(context, place, cursor)
        return Cursor(found.stamp, _FAR, found.token)

    return patch.object(pull, "_advanced", advanced)


def _cursor_first() -> Any:
    real = pull._commit

    def commit(
        context: Context, feed: Feed, state: FeedState, page: Page, tally: Tally, newer: AbstractSet[Name]
    ) -> FeedState:
        with context.database.write() as work:
            later = pull._later(context, state.cursor, page.cursor)
            cursors.save(work, context.office, feed.name, replace(state, cursor=later))
        return real(context, feed, state, page, tally, newer)

    return patch.object(pull, "_commit", commit)


def _no_base_check() -> Any:
    def compare(_self: EditSender, change: Change, standing: Standing) -> Comparison:
        differ = tuple(name for name, mine in change.fields.items() if standing.fields.get(name) != mine)
        return Comparison(differ, ())

    return patch.object(EditSender, "compare", compare)


def _no_if_match() -> Any:
    real = EditSender._write

    def write(
        self: EditSender, waiting: Waiting, change: Change, _revision: str, found: Comparison | None = None
    ) -> None:
        real(self, waiting, change, "", found)

    return patch.object(EditSender, "_write", write)


def _no_reconciliation() -> Any:
    def reconcile(*_arguments: object, **_names: object) -> None:
        pass

    return patch("sync.engine.cycle.reconcile_feed", reconcile)


def _blind_for_deleted() -> Any:
    real = EditSender.find

    def find(self: EditSender, change: Change) -> Finding:
        return replace(real(self, change), was_deleted=False)

    return patch.object(EditSender, "find", find)


def _no_recovery() -> Any:
    def recover(_work: Work, _at: datetime, *_more: object) -> int:
        return 0

    return patch.object(outbox, "recover", recover)


def _no_fence() -> Any:
    def check(_work: Work, _fence: int) -> None:
        pass

    return patch.object(lease, "check", check)


MUTANTS: Mapping[str, _Mutation] = MappingProxyType(
    {
        "no look-up": _no_look_up,
        "no quarantine": _no_quarantine,
        "no overlap": _no_overlap,
        "no key tie-break": _no_tie_break,
        "cursor before rows": _cursor_first,
        "no base check": _no_base_check,
        "no If-Match": _no_if_match,
        "no reconciliation": _no_reconciliation,
        "deleted look-up blind": _blind_for_deleted,
        "no recovery of what was being sent": _no_recovery,
        "no fence": _no_fence,
    }
)


@contextmanager
def mutated(name: str) -> Generator[None]:
    """Take a protection away for a while; no name for none."""
    if not name:
        yield
        return
    with MUTANTS[name]():
        yield
