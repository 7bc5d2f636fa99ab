"""Reads tickets with all that was said on them: some requests for a hundred tickets, instead of two for each."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import Ticket
from sync.connectors.rt.client import MOST_ROWS, RtClient
from sync.connectors.rt.mapping import Conversation, is_said, ticket
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.values import Row, escaped, nested, number, rows_in, text
from sync.contract import BadRecord, Reading

_TICKET = {
    "fields": "Subject,Status,Queue,Owner,Priority,Created,Due,Resolved,SLA,Requestor,CustomFields",
    "fields[Queue]": "Name",
    "fields[Owner]": "Name,RealName",
    "fields[Requestor]": "id,Name,RealName,EmailAddress",
}
_STEP = {
    "fields": "Type,Field,OldValue,NewValue,Created,Creator,ObjectId",
    "fields[Creator]": "Name,RealName",
}
_PART = "TransactionId,ContentType,Filename,ContentLength"


class Conversations:
    """Tickets by number. Who is staff is asked once for each writer, and kept."""

    def __init__(self, settings: RtSettings, client: RtClient) -> None:
        self._settings = settings
        self._client = client
        self._lock = threading.Lock()
        self._is_staff: dict[str, bool] = {}
        self.condition = " OR ".join(f"Queue = '{escaped(queue)}'" for queue in settings.queues)

    def after(self, last: int, limit: int) -> tuple[list[int], Reading]:
        """Read the next tickets by number; gives their numbers, and what stands in them."""
        rows = self._client.after("/tickets", last, self.condition, _TICKET, limit)
        return [self._client.number(row) for row in rows], self._records(rows)

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at single tickets. What is not found is asked for by itself, until it is certain that it is gone."""
        numbers = sorted({int(one) for one in ids if one.isascii() and one.isdecimal() and len(one) < 16})
        rows: list[Row] = []
        for start in range(0, len(numbers), MOST_ROWS):
            asked = " OR ".join(f"id = {one}" for one in numbers[start : start + MOST_ROWS])
            query = f"({asked}) AND ({self.condition})" if self.condition else asked
            rows += self._client.rows("/tickets", query, _TICKET, orderby="id")
        found = {self._client.number(row) for row in rows}
        if not found <= set(numbers):
            raise self._client.cut_reply()
        missing = [one for one in numbers if one not in found]
        gone = {RemoteId(str(one)) for one in missing if self._is_gone(one)}
        strange = frozenset(one for one in ids if not one.isdecimal())
        reading = self._records(rows)
        unclear = tuple(
            BadRecord(RemoteId(str(one)), "not listed") for one in missing if RemoteId(str(one)) not in gone
        )
        return Reading(reading.records, frozenset(gone) | strange, (*reading.bad, *unclear))

    def of_requestor(self, user: int) -> Reading:
        """Read all tickets of somebody, up to a page of them."""
        condition = f" AND ({self.condition})" if self.condition else ""
        rows = self._client.rows(
            "/tickets", f"Requestor.id = {user}{condition}", _TICKET, orderby="id", order="DESC"
        )
        return self._records(rows)

    def _is_gone(self, number_: int) -> bool:
        """Tell whether a ticket is deleted, hidden, merged into another one, or in a queue that is not wanted."""
        row = self._client.find(f"/ticket/{number_}")
        if (
            row is None
            or text(row.get("id")) != str(number_)
            or text(row.get("Type") or "ticket") != "ticket"
        ):
            return True
        queue = nested(row, "Queue").get("Name")
        is_elsewhere = bool(self._settings.queues) and queue not in self._settings.queues
        return text(row.get("Status")) == "deleted" or is_elsewhere

    def _records(self, rows: Sequence[Row]) -> Reading:
        steps = self._steps(rows)
        parts = self._parts([step for found in steps.values() for step in found if is_said(step)])
        records: list[Ticket] = []
        bad: list[BadRecord] = []
        for row in rows:
            number_ = self._client.number(row)
            try:
                talk = Conversation(steps[number_], parts, self._staff(row, steps[number_]))
                records.append(ticket(row, talk, self._settings))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                bad.append(BadRecord(RemoteId(str(number_)), type(error).__name__))
        return Reading(tuple(records), frozenset(), tuple(bad))

    def _steps(self, rows: Sequence[Row]) -> dict[int, list[Row]]:
        """Read what happened; into whom another ticket was merged tells the other's story too."""
        numbers = [self._client.number(row) for row in rows]
        steps: dict[int, list[Row]] = defaultdict(list)
        if numbers:
            of_these = " OR ".join(f"ObjectId = {one}" for one in numbers)
            query = f"ObjectType = 'RT::Ticket' AND ({of_these})"
            for step in self._client.every("/transactions", query, _STEP):
                steps[int(text(step.get("ObjectId")) or 0)].append(step)
        for number_ in numbers:
            if any(step.get("Field") == "MergedInto" for step in steps[number_]):
                steps[number_] = self._whole_story(number_)
        return steps

    def _whole_story(self, number_: int) -> list[Row]:
        asked = {**_STEP, "per_page": str(MOST_ROWS)}
        found: dict[int, Row] = {}
        for page in range(1, MOST_ROWS):
            rows = self._client.items(self._client.get(f"/ticket/{number_}/history", page=str(page), **asked))
            fresh = {self._client.number(row): row for row in rows}
            if not fresh.keys() - found.keys():
                break
            found |= fresh
        return [found[one] for one in sorted(found)]

    def _parts(self, said: Sequence[Row]) -> dict[int, list[Row]]:
        """Read the words of messages, and of files no more than their names."""
        parts: dict[int, list[Row]] = defaultdict(list)
        numbers = [self._client.number(step) for step in said]
        for start in range(0, len(numbers), MOST_ROWS):
            these = [{"field": "TransactionId", "value": one} for one in numbers[start : start + MOST_ROWS]]
            words = [*these, {"field": "ContentType", "operator": "LIKE", "value": "text/"}]
            files = [*these, {"field": "ContentType", "operator": "NOT LIKE", "value": "text/"}]
            for row in self._client.listed("/attachments", words, fields=f"{_PART},Content"):
                parts[int(text(row.get("TransactionId")) or 0)].append(row)
            for row in self._client.listed("/attachments", files, fields=_PART):
                parts[int(text(row.get("TransactionId")) or 0)].append(row)
        return parts

    def _staff(self, row: Row, steps: Iterable[Row]) -> frozenset[str]:
        """Tell who of the writers belongs to the company; for whom the ticket is does not matter."""
        writers = {text(nested(step, "Creator").get("Name")) for step in steps if is_said(step)}
        writers -= {text(one.get("Name")) for one in rows_in(row, "Requestor")}
        return frozenset(one for one in writers if one and self._belongs(one))

    def _belongs(self, login: str) -> bool:
        with self._lock:
            known = self._is_staff.get(login)
        if known is None:
            row = self._client.find(f"/user/{quote(login, safe='')}") or {}
            known = login == "RT_System" or bool(number(row.get("Privileged") or 0))
            with self._lock:
                self._is_staff[login] = known
        return known
