"""Changes of tickets: under RT's lock, read back, and compared with what else happened in that moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from callcenter.domain.edit_values import FIELD
from sync.connectors.rt.client import RtClient
from sync.connectors.rt.references import nothing_sent, proving
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.standing import TicketNow, steps_since, ticket_now, ticket_to_change
from sync.connectors.rt.ticket_values import TicketValues
from sync.connectors.rt.values import Row, nested, text
from sync.contract import Change, Finding, Receipt, RejectedError, Whereabouts

HOME = "tickets"
_UNSAID = "Request Tracker did not take it over as it was written"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a ticket holds after it was written to, and what happened to each field in between."""

    change: Change
    now: TicketNow
    steps: Mapping[str, Sequence[Row]]
    login: str

    def mine(self, name: str) -> list[Row]:
        """List what this user did to a field."""
        return [one for one in self.steps[name] if _who(one) == self.login.casefold()]

    def refused(self) -> list[str]:
        """Name the fields that do not hold what was wanted, though nobody else wrote them."""
        return [name for name in missing(self.change, self.now) if not self._was_overtaken(name)]

    def overtaken(self) -> tuple[str, ...]:
        """Name the fields that somebody else wrote as well, before or after."""
        return tuple(name for name in self.steps if self._was_overtaken(name))

    def _was_overtaken(self, name: str) -> bool:
        mine, all_steps = len(self.mine(name)), len(self.steps[name])
        twice = not name.startswith(FIELD) and mine > 1
        return mine > 0 and (all_steps > mine or twice)


class TicketChanges:
    """RT answers 200 whatever it refused, so nothing counts but what the ticket holds afterwards."""

    def __init__(self, settings: RtSettings, client: RtClient, values: TicketValues) -> None:
        self._settings = settings
        self._client = client
        self._values = values

    def send(self, change: Change, revision: str) -> Receipt:
        """Write the fields. The lock does not hold against a writer of the same moment: the history tells of one."""
        with nothing_sent():
            before = ticket_to_change(self._client, self._settings, change.record)
            values = self._values.of(change.fields, before.custom)
            login = self._client.login()
        lock = revision or before.revision
        reply = self._client.write("PUT", f"/ticket/{change.record}", values, lock)
        with proving():
            now = ticket_now(self._client, self._settings, change.record)
            if now.whereabouts is not Whereabouts.THERE:
                return self._gone(change, now)
            steps = steps_since(self._client, now.number, lock)
        by_field = {
            name: [one for one in steps if one.get("Field") == now.column(name)] for name in change.fields
        }
        return self._judge(_Outcome(change, now, by_field, login), sentences(reply.json))

    def find(self, change: Change) -> Finding:
        """Say whether the ticket holds what was wanted."""
        now = ticket_now(self._client, self._settings, change.record)
        is_done = now.whereabouts is Whereabouts.THERE and not missing(change, now)
        return Finding(done=(Receipt(now.number, HOME),)) if is_done else Finding()

    def _gone(self, change: Change, now: TicketNow) -> Receipt:
        """Take a ticket that its new queue hides for moved; what else may have become of it nobody knows."""
        if now.whereabouts is Whereabouts.HIDDEN and "queue" in change.fields:
            return Receipt(change.record, HOME, note="moved out of sight")
        raise self._client.cut_reply()

    def _judge(self, outcome: _Outcome, told: Sequence[str]) -> Receipt:
        refused = outcome.refused()
        if refused:
            raise self._refusal(outcome, refused, told)
        return Receipt(outcome.now.number, HOME, overtaken=outcome.overtaken())

    def _refusal(self, outcome: _Outcome, refused: Sequence[str], told: Sequence[str]) -> RejectedError:
        """Give RT's own words, without those on what it did: they repeat what was written."""
        done = [name for name in outcome.change.fields if name not in refused]
        about_done = {word.casefold() for name in done for word in _words_on(outcome, name) if word}
        left = [one for one in told if not any(word in one.casefold() for word in about_done)]
        return self._client.refused("; ".join(left) or _UNSAID, fields=", ".join(refused))


def missing(change: Change, now: TicketNow) -> list[str]:
    """Name the fields that do not hold what a change wants."""
    return [
        name for name, wanted in change.fields.items() if now.value(change, name, mine_first=True) != wanted
    ]


def sentences(answer: object) -> list[str]:
    """Read what RT says of each part of a change."""
    told = cast("list[object]", answer) if isinstance(answer, list) else []
    return [one for one in told if isinstance(one, str)]


def _words_on(outcome: _Outcome, name: str) -> list[str]:
    """Give the words by which RT's sentence on a field is known."""
    if name.startswith(FIELD):
        return [name.removeprefix(FIELD)]
    if name == "owner":
        return [outcome.now.login]
    if name == "state":
        return [text(outcome.now.row.get("Status"))]
    return [f"{name} changed", outcome.change.fields[name] or ""]


def _who(step: Row) -> str:
    return text(nested(step, "Creator").get("Name")).casefold()
