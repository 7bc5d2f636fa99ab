"""What the strip below the head of a customer says: which records they are, why, and who else they may be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from callcenter.domain.customer import OfficeRecord
from callcenter.domain.ids import CustomerId
from callcenter.domain.link import (
    ActKind,
    Doubt,
    Evidence,
    EvidenceKind,
    LinkAct,
    Links,
    NamedRecord,
    Proposal,
)
from ui.speech import fill, translate

_MOST_REASONS = 2
_KINDS: Mapping[EvidenceKind, object] = {
    EvidenceKind.PHONE: QT_TRANSLATE_NOOP("Links", "same number %1"),
    EvidenceKind.EMAIL: QT_TRANSLATE_NOOP("Links", "same e-mail %1"),
    EvidenceKind.NUMBER: QT_TRANSLATE_NOOP("Links", "same customer number %1"),
}
_DOUBTS: Mapping[Doubt, object] = {
    Doubt.UNVERIFIED: QT_TRANSLATE_NOOP("Links", "not confirmed by both offices"),
    Doubt.SHARED: QT_TRANSLATE_NOOP("Links", "several share it"),
    Doubt.DEPARTMENT: QT_TRANSLATE_NOOP("Links", "it is a department's"),
    Doubt.NAMES: QT_TRANSLATE_NOOP("Links", "the names differ"),
    Doubt.NAMED_IN_TICKETS: QT_TRANSLATE_NOOP("Links", "named in tickets"),
    Doubt.SAME_OFFICE: QT_TRANSLATE_NOOP("Links", "two records of one office"),
    Doubt.REFUSED: QT_TRANSLATE_NOOP("Links", "refused before"),
    Doubt.RIVALS: QT_TRANSLATE_NOOP("Links", "others may be meant too"),
}


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """A record that may be taken from its customer."""

    record: OfficeRecord
    label: str


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """Somebody who may be the same person; ``waiting`` says how many more there are."""

    other: CustomerId
    text: str
    waiting: int


@dataclass(frozen=True, slots=True)
class LinkSigns:
    """Everything the strip shows of one customer; ``is_doubtful`` where somebody should look again."""

    customer: CustomerId
    text: str
    records: tuple[RecordChoice, ...]
    is_doubtful: bool
    proposal: ProposalLine | None


def link_signs(links: Links) -> LinkSigns:
    """Prepare the words; a customer of one record has nothing to say of it."""
    is_joined = len(links.records) > 1
    doubtful = bool(links.doubtful)
    return LinkSigns(
        links.customer,
        _joined(links, is_doubtful=doubtful) if is_joined else "",
        tuple(RecordChoice(one.record, _label(one)) for one in links.records) if is_joined else (),
        doubtful,
        _proposal(links.proposals),
    )


def named(record: OfficeRecord) -> str:
    """Name a record as its office does."""
    return f"{record.office} {record.number or record.id}"


def _label(one: NamedRecord) -> str:
    return " · ".join(part for part in (named(one.record), one.name) if part)


def _joined(links: Links, *, is_doubtful: bool) -> str:
    records = " · ".join(named(one.record) for one in links.records)
    reasons = list(dict.fromkeys(_reasons(links)))[:_MOST_REASONS]
    told = fill(translate("Links", "%1: %2"), records, ", ".join(reasons)) if reasons else records
    return fill(translate("Links", "%1 – look again"), told) if is_doubtful else told


def _reasons(links: Links) -> Iterable[str]:
    for act in links.acts:
        if act.kind is ActKind.JOINED and act.undone_by is None and links.is_about(act):
            yield from _reasons_of(act)


def _reasons_of(act: LinkAct) -> Iterable[str]:
    if act.is_by_hand:
        yield fill(translate("Links", "joined by %1"), act.agent)
        return
    for item in act.evidence:
        if item.gone_at is None:
            yield _same(item)
        elif act.is_doubtful:
            yield fill(translate("Links", "no longer %1"), _same(item))


def _same(item: Evidence) -> str:
    return fill(translate("Links", str(_KINDS[item.kind])), item.key)


def _proposal(found: tuple[Proposal, ...]) -> ProposalLine | None:
    if not found:
        return None
    first = found[0]
    why = ", ".join(dict.fromkeys(_same(item) for item in first.evidence[:_MOST_REASONS]))
    doubts = ", ".join(translate("Links", str(_DOUBTS[doubt])) for doubt in first.doubts)
    text = fill(translate("Links", "Maybe the same person: %1, %2"), first.other_name, why)
    told = fill(translate("Links", "%1 (%2)"), text, doubts) if doubts else text
    return ProposalLine(first.other, told, len(found) - 1)
