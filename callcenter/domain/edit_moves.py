"""Which way an edit may go: from each state to which others."""

from collections.abc import Mapping
from types import MappingProxyType

from callcenter.domain.edit import EditState

_ENDS = frozenset({EditState.APPLIED, EditState.REFUSED, EditState.CONFLICT})

MOVES: Mapping[EditState, frozenset[EditState]] = MappingProxyType(
    {
        EditState.QUEUED: _ENDS
        | {EditState.QUEUED, EditState.SENDING, EditState.BLOCKED, EditState.WITHDRAWN, EditState.REPLACED},
        EditState.BLOCKED: frozenset(
            {EditState.QUEUED, EditState.BLOCKED, EditState.WITHDRAWN, EditState.REPLACED, EditState.CONFLICT}
        ),
        # Without proof nothing that was sent goes back to the queue: only a look-up does that.
        EditState.SENDING: _ENDS | {EditState.UNKNOWN, EditState.QUEUED},
        EditState.UNKNOWN: _ENDS
        | {EditState.UNKNOWN, EditState.SENDING, EditState.QUEUED, EditState.DOUBTFUL},
        EditState.DOUBTFUL: frozenset({EditState.APPLIED, EditState.QUEUED, EditState.WITHDRAWN}),
        EditState.REFUSED: frozenset({EditState.QUEUED, EditState.WITHDRAWN, EditState.REPLACED}),
        EditState.CONFLICT: frozenset({EditState.APPLIED, EditState.WITHDRAWN, EditState.REPLACED}),
        EditState.APPLIED: frozenset(),
        EditState.WITHDRAWN: frozenset(),
        EditState.REPLACED: frozenset(),
    }
)
