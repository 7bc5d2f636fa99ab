"""How records of several offices become one customer: the evidence, what was done about it, and what is proposed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from callcenter.domain.customer import OfficeRecord
from callcenter.domain.ids import CustomerId

LinkId = NewType("LinkId", int)
"""One act of joining, parting or refusing; never given twice in one store."""


class EvidenceKind(StrEnum):
    """What two records have in common."""

    PHONE = "phone"
    EMAIL = "email"
    NUMBER = "number"


class Doubt(StrEnum):
    """Why an equal key does not join two records by itself."""

    NONE = ""
    UNVERIFIED = "unverified"
    SHARED = "shared"
    DEPARTMENT = "department"
    NAMES = "names"
    NAMED_IN_TICKETS = "named_in_tickets"
    SAME_OFFICE = "same_office"
    REFUSED = "refused"
    RIVALS = "rivals"


class ActKind(StrEnum):
    """What was done."""

    JOINED = "joined"
    PARTED = "parted"
    REFUSED = "refused"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """A record of an office with the name it has there."""

    record: OfficeRecord
    name: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One key that two records share. ``gone_at`` says since when it no longer stands."""

    kind: EvidenceKind
    key: str
    one: OfficeRecord
    other: OfficeRecord
    doubt: Doubt = Doubt.NONE
    found_at: datetime | None = None
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LinkAct:
    """Something done about records: by the rule where ``agent`` is empty, else by hand."""

    id: LinkId
    kind: ActKind
    at: datetime
    agent: str
    records: tuple[NamedRecord, ...]
    evidence: tuple[Evidence, ...]
    undone_by: LinkId | None = None
    confirmed_by: LinkId | None = None

    @property
    def is_by_hand(self) -> bool:
        """Tell whether a person did it."""
        return bool(self.agent)

    @property
    def is_doubtful(self) -> bool:
        """Tell whether the rule joined upon evidence of which nothing stands any more, and nobody confirmed it."""
        if self.kind is not ActKind.JOINED or self.is_by_hand or self.undone_by or self.confirmed_by:
            return False
        return all(item.gone_at is not None for item in self.evidence)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two customers who may be one, with what speaks for it and why it is not simply done."""

    one: CustomerId
    other: CustomerId
    one_name: str
    other_name: str
    evidence: tuple[Evidence, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Everything about one customer: the records behind them, what joined them, who else they may be."""

    customer: CustomerId
    records: tuple[NamedRecord, ...]
    acts: tuple[LinkAct, ...]
    proposals: tuple[Proposal, ...]

    @property
    def doubtful(self) -> tuple[LinkAct, ...]:
        """Give the joins somebody should look at again."""
        return tuple(act for act in self.acts if act.is_doubtful and self.is_about(act))

    def is_about(self, act: LinkAct) -> bool:
        """Tell whether what an act joined is still under this customer."""
        here = {one.record for one in self.records}
        return all(one.record in here for one in act.records) and all(
            item.one in here and item.other in here for item in act.evidence
        )


_DEPARTMENTS = """
abuse accounting accounts admin administration auskunft bestellung bestellungen bill billing buchhaltung caigou center
career careers contact contactus customercare customerservice daemon dingdan donotreply einkauf email empfang enquiries
enquiry facturation feedback finance hallo hello help helpdesk hi hotline hr info information inquiries inquiry invoice
invoices it jobs kefu kontakt kundenservice legal mail mailbox mailerdaemon marketing newsletter nobody noreply office
order orders personal post postmaster press privacy purchase purchasing reception rechnung rechnungen reply returns root
sales sekretariat service services shop shouhou store support team test tickets verkauf versand vertrieb warehouse
webmaster welcome xiaoshou zentrale
"""
_NAMES_OF_DEPARTMENTS = frozenset(_DEPARTMENTS.split())


def is_of_a_department(mail: str) -> bool:
    """Tell a mailbox many people share (``info@``, ``no-reply@``) from somebody's own."""
    local = mail.partition("@")[0].partition("+")[0]
    letters = "".join(sign for sign in local.lower() if sign.isalpha())
    return letters in _NAMES_OF_DEPARTMENTS
