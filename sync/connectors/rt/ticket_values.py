"""What an agent wants a ticket to hold, in the words in which RT takes it."""

from collections.abc import Iterable
from typing import Any

from callcenter.domain.edit import Fields, Value
from callcenter.domain.edit_values import FIELD, to_list
from sync.connectors.rt.client import MOST_ROWS, RtClient
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.standing import one_line, status_of
from sync.connectors.rt.values import text

LONGEST_SUBJECT = 200
_MOST_PRIORITY = 100
_NOBODY = "Nobody"


class TicketValues:
    """Refuses beforehand what RT would ignore, cut off or leave out without a word."""

    def __init__(self, settings: RtSettings, client: RtClient) -> None:
        self._settings = settings
        self._client = client

    def of(self, fields: Fields, custom: Iterable[str]) -> dict[str, Any]:
        """Give the values for RT; ``custom`` are the custom fields that the ticket has."""
        values: dict[str, Any] = {}
        if "subject" in fields:
            values["Subject"] = self._subject(fields["subject"])
        if "state" in fields:
            values["Status"] = self._status(fields["state"])
        if "owner" in fields:
            values["Owner"] = self._login(fields["owner"] or "")
        if "queue" in fields:
            values["Queue"] = self._queue(fields["queue"])
        if "priority" in fields:
            values["Priority"] = self._priority(fields["priority"])
        lists = self._lists(fields, frozenset(custom))
        return values | ({"CustomFields": lists} if lists else {})

    def _subject(self, told: Value) -> str:
        subject = one_line(told)
        if len(subject) > LONGEST_SUBJECT:
            raise self._client.refused("the subject is longer than 200 characters")
        return subject

    def _status(self, told: Value) -> str:
        word = status_of(told)
        if word is None:
            raise self._client.refused("Request Tracker has no such state")
        return word

    def _queue(self, told: Value) -> str:
        if not told:
            raise self._client.refused("no queue was named")
        return told

    def _priority(self, told: Value) -> int:
        if told is None or not (told.isascii() and told.isdecimal() and int(told) <= _MOST_PRIORITY):
            raise self._client.refused("the priority is no number from 0 to 100")
        return int(told)

    def _lists(self, fields: Fields, custom: frozenset[str]) -> dict[str, list[str]]:
        lists: dict[str, list[str]] = {}
        for field, told in fields.items():
            name = field.removeprefix(FIELD)
            if name == field:
                continue
            if name not in custom or name == self._settings.reference_field:
                raise self._client.refused("tickets of this queue have no such field", field=field)
            lists[name] = self._list(told)
        return lists

    def _list(self, told: Value) -> list[str]:
        try:
            return [one.strip() for one in to_list(told) if one.strip()]
        except ValueError:
            raise self._client.refused("the value of a field is no list of texts") from None

    def _login(self, told: str) -> str:
        """Find who is meant: the desk knows people by the name that RT shows, RT takes the name they sign in with."""
        if not told:
            return _NOBODY
        logins = self._people("Name", told) or self._people("RealName", told)
        if len(logins) != 1:
            raise self._client.refused(
                "several people have the name of the owner" if logins else "there is no such owner"
            )
        return logins.pop()

    def _people(self, column: str, told: str) -> set[str]:
        """Look people up; what RT gives as the number of a user in a list is their login."""
        asked = [("fields", f"Name,{column}"), ("per_page", str(MOST_ROWS))]
        rows = self._client.listed_page("/users", [{"field": column, "value": told}], asked)
        return {text(row.get("Name")) for row in rows if text(row.get(column)).casefold() == told.casefold()}
