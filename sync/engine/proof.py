"""Keeps the proof of an edit together with what the office says of the record from then on."""

import logging
from collections.abc import Sequence
from datetime import datetime

from callcenter.domain.edit import Conflict, EditState, Nature, Waiting
from callcenter.domain.edit_needs import piece_of
from callcenter.domain.record import Record
from callcenter.storage import adoption, grounds, outbox, replica
from callcenter.storage.database import Work
from sync.contract import Connector, OfficeError, Receipt
from sync.engine.unexpected import where

_log = logging.getLogger(__name__)


def read_again(connector: Connector, receipt: Receipt) -> tuple[Record, ...]:
    """Read what an edit made or changed; nothing where that fails, for the proof is there already."""
    feed = next((one for one in connector.feeds() if one.name == receipt.home), None)
    if feed is None or not receipt.record or receipt.shows_later:
        return ()
    try:
        return feed.read([receipt.record]).records
    except OfficeError:
        return ()
    except Exception as error:  # noqa: BLE001  # a connector's mistake here must not undo a proof
        _log.error("office %s, reading back: %s", connector.office, where(error))  # no values in logs
        return ()


def keep_proof(
    work: Work,
    waiting: Waiting,
    receipt: Receipt,
    records: Sequence[Record],
    conflicts: Sequence[Conflict],
    at: datetime,
) -> None:
    """End an edit in one transaction: the office's names for what it made, its state, and the record as it is now."""
    edit, seq = waiting.edit, waiting.seq
    if edit.kind.nature is Nature.CREATE and not receipt.shows_later:
        adoption.adopt(work, seq, receipt.record, receipt.home)
    made = {piece_of(name) or name: remote for name, remote in receipt.made.items()}
    adoption.learn_pieces(work, edit.office, edit.kind.entity, made)
    grounds.let_go_of_named(work.connection, edit)
    overtaken = [_overtaken(name, edit.fields.get(name)) for name in receipt.overtaken]
    outbox.add_conflicts(work, seq, [*conflicts, *overtaken])
    proof = {"record": receipt.record, "note": receipt.note} | (
        {"shows_later": "1"} if receipt.shows_later else {}
    )
    outbox.move(work, seq, EditState.CONFLICT if conflicts else EditState.APPLIED, at, proof=proof)
    if records:
        replica.save(work, edit.office, receipt.home, records, at)
        outbox.read_back(work, seq)


def _overtaken(name: str, mine: str | None) -> Conflict:
    """Tell that somebody else's value may have been written over in the moment between look and write."""
    return Conflict(0, 0, name, None, mine, None, reason="overtaken")
