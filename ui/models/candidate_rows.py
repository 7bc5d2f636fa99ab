"""Those a caller may be, with what speaks for each."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime

from callcenter.domain.call_sheet import Candidate
from callcenter.domain.ids import CustomerId
from ui import ages
from ui.models.customer_profile import initials
from ui.speech import fill, translate


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """``digit`` is the key that picks it, ``evidence`` up to three short lines."""

    customer: CustomerId
    digit: str
    name: str
    initials: str
    place: str
    evidence: tuple[str, ...]
    was_chosen: bool

    @property
    def key(self) -> Hashable:
        """Who it is."""
        return self.customer

    @property
    def essence(self) -> Hashable:
        """All of it."""
        return self

    @property
    def spoken(self) -> str:
        """All of it in words."""
        chosen = translate("Chooser", "chosen last time") if self.was_chosen else ""
        return ", ".join(part for part in (self.digit, self.name, self.place, chosen, *self.evidence) if part)

    @property
    def copied(self) -> str:
        """What Ctrl+C takes."""
        return self.name

    @property
    def is_mute(self) -> bool:
        """Each can be chosen."""
        return False


def candidate_rows(candidates: Iterable[Candidate], now: datetime) -> tuple[CandidateRow, ...]:
    """Keep the order they come in: the most likely first."""
    return tuple(_row(place, candidate, now) for place, candidate in enumerate(candidates, 1))


def _row(place: int, candidate: Candidate, now: datetime) -> CandidateRow:
    return CandidateRow(
        candidate.customer,
        str(place) if place < 10 else "",
        candidate.name,
        initials(candidate.name),
        " · ".join(part for part in (candidate.city, candidate.matched_number) if part),
        (_order(candidate, now), _ticket(candidate), _contact(candidate, now)),
        candidate.was_chosen,
    )


def _order(candidate: Candidate, now: datetime) -> str:
    if not candidate.last_order:
        return translate("Chooser", "no orders")
    parts = [candidate.last_order]
    if candidate.last_order_on:
        parts.append(ages.day(candidate.last_order_on, now))
    return " · ".join(parts)


def _ticket(candidate: Candidate) -> str:
    return candidate.open_ticket or translate("Chooser", "no open ticket")


def _contact(candidate: Candidate, now: datetime) -> str:
    if candidate.last_contact is None:
        return translate("Chooser", "no contact logged")
    when = ages.ago(candidate.last_contact, now)
    if not candidate.last_agent:
        return when
    return fill(translate("Chooser", "%1 with %2"), when, candidate.last_agent)
