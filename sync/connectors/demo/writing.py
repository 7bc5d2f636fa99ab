"""Writes to an office of the contract: each request under a key that the office keeps, and so never done twice."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import cast

from callcenter.domain.edit import LOCAL, EditKind
from callcenter.domain.edit_values import ADDRESS, CONTACT
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from sync.connectors.demo import values
from sync.connectors.demo.client import DemoClient
from sync.connectors.demo.mapping import READERS
from sync.connectors.demo.standing import FEEDS, standing_of
from sync.connectors.demo.values import Row, UnreadableError
from sync.connectors.demo.wishes import UnsendableError, key_of, wish_of
from sync.contract import (
    Change,
    Finding,
    Receipt,
    Reference,
    RejectedError,
    Standing,
    UnreachableError,
    Whereabouts,
    Writing,
)

WRITING = Writing(
    MappingProxyType(dict.fromkeys(EditKind, Reference.CERTAIN)), quarantine=timedelta(seconds=10)
)
"""The contract keeps every key, and promises that a write has ended ten seconds after it was sent."""


class DemoWriter:
    """Looks, sends and finds over one client."""

    def __init__(self, office: OfficeId, client: DemoClient) -> None:
        self._office = office
        self._client = client

    def look(self, change: Change) -> Standing:
        """Read the record of a change as it is now."""
        feed = FEEDS[change.kind.entity]
        row = next(iter(self._client.some(feed, [change.record])), None)
        if row is None:
            return Standing(Whereabouts.GONE)
        if not isinstance(row, dict):
            raise self._not_the_contract()
        try:
            return standing_of(change, feed, cast("Row", row))
        except UnreadableError as error:
            raise self._refusal(f"the record cannot be read: {error}") from None

    def send(self, change: Change, revision: str) -> Receipt:
        """Send it once. The proof is the answer that names our key and the record as it is now."""
        try:
            wish = wish_of(change)
        except UnsendableError as error:
            raise self._refusal(str(error)) from None
        try:
            done = self._client.write(wish, revision)
        except RejectedError as error:
            raise self._not_taken(change) if error.trouble is Trouble.WRONG_ADDRESS else error from None
        return self._receipt(change, wish.key, done)

    def find(self, change: Change) -> Finding:
        """Ask for the key of an earlier attempt."""
        key = key_of(change)
        told = self._client.edit(key)
        if "done" not in told:
            raise self._not_the_contract()
        try:
            if not values.flag(told, "done"):
                return Finding()
            if values.flag(told, "deleted"):
                return Finding(was_deleted=True)
        except UnreadableError:
            raise self._not_the_contract() from None
        return Finding(done=(self._receipt(change, key, self._row(told.get("answer"))),))

    def _receipt(self, change: Change, key: str, done: Row) -> Receipt:
        try:
            kind, identity = values.text(done, "kind"), values.key(done, "id")
            told_key = values.text(done, "key")
        except UnreadableError:
            raise self._not_the_contract() from None
        if told_key.lower() != key:
            raise self._not_the_contract()
        made = self._made(change, self._row(done.get("made", {})))
        return Receipt(identity, kind if kind in READERS else "", self._number(done), made)

    def _made(self, change: Change, told: Row) -> Mapping[str, RemoteId]:
        """Give the ids of new parts; each that was to be made must be there."""
        wanted = [
            name
            for name, value in change.fields.items()
            if value is not None and name.startswith((f"{CONTACT}{LOCAL}", f"{ADDRESS}{LOCAL}"))
        ]
        try:
            return {name: values.key(told, name) for name in wanted}
        except UnreadableError:
            raise self._not_the_contract() from None

    def _number(self, done: Row) -> str:
        found = self._row(done.get("record")).get("number")
        return found if isinstance(found, str) and done.get("kind") in ("tickets", "customers") else ""

    def _row(self, value: object) -> Row:
        if not isinstance(value, dict):
            raise self._not_the_contract()
        return cast("Row", value)

    def _refusal(self, reason: str) -> RejectedError:
        return RejectedError(Trouble.REJECTED, office=self._office, reason=reason)

    def _not_taken(self, change: Change) -> RejectedError:
        return RejectedError(Trouble.NOT_TAKEN, office=self._office, what=change.kind.value)

    def _not_the_contract(self) -> UnreachableError:
        return UnreachableError(Trouble.CUT_REPLY, office=self._office)
