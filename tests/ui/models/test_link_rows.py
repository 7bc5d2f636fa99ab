"""What is said of the records behind a customer."""

from datetime import UTC, datetime

from callcenter.domain.customer import OfficeRecord
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.domain.link import (
    ActKind,
    Doubt,
    Evidence,
    EvidenceKind,
    LinkAct,
    LinkId,
    Links,
    NamedRecord,
    Proposal,
)
from ui.models.link_rows import link_signs

AT = datetime(2026, 11, 24, tzinfo=UTC)
PARTY = OfficeRecord(OfficeId("erp"), RemoteId("1"), "1042")
REQUESTOR = OfficeRecord(OfficeId("help"), RemoteId("9"), "")
BOTH = (NamedRecord(PARTY, "Zhang San"), NamedRecord(REQUESTOR, ""))


def same(key: str, kind: EvidenceKind = EvidenceKind.EMAIL, gone: datetime | None = None) -> Evidence:
    return Evidence(kind, key, PARTY, REQUESTOR, Doubt.NONE, AT, gone)


def act(*evidence: Evidence, agent: str = "", undone: int | None = None) -> LinkAct:
    by = LinkId(undone) if undone else None
    return LinkAct(LinkId(1), ActKind.JOINED, AT, agent, BOTH[1:], evidence, by)


def told(
    *acts: LinkAct, records: tuple[NamedRecord, ...] = BOTH, proposals: tuple[Proposal, ...] = ()
) -> str:
    return link_signs(Links(CustomerId(1), records, acts, proposals)).text


def test_records_are_called_as_their_offices_call_them() -> None:
    assert told(act(same("a@x.example"))) == "erp 1042 · help 9: same e-mail a@x.example"


def test_one_record_alone_is_not_worth_a_word() -> None:
    signs = link_signs(Links(CustomerId(1), BOTH[:1], (), ()))
    assert (signs.text, signs.records, signs.is_doubtful, signs.proposal) == ("", (), False, None)


def test_at_most_two_reasons_are_told_and_each_once() -> None:
    found = (same("a@x.example"), same("+4930", EvidenceKind.PHONE), same("b@x.example"))
    assert told(act(*found), act(*found)).endswith(": same e-mail a@x.example, same number +4930")


def test_evidence_that_went_is_left_out_while_other_evidence_stands() -> None:
    assert told(act(same("a@x.example", gone=AT), same("b@x.example"))).endswith(": same e-mail b@x.example")


def test_a_link_without_evidence_asks_for_a_second_look() -> None:
    signs = link_signs(Links(CustomerId(1), BOTH, (act(same("a@x.example", gone=AT)),), ()))
    assert signs.is_doubtful
    assert signs.text.endswith("no longer same e-mail a@x.example – look again")


def test_who_joined_by_hand_is_named_and_what_was_undone_is_not() -> None:
    assert told(act(agent="anna"), act(same("a@x.example"), undone=2)) == "erp 1042 · help 9: joined by anna"


def test_what_joined_other_records_does_not_count_here() -> None:
    assert told(act(same("a@x.example", gone=AT)), records=(BOTH[0], BOTH[0])) == "erp 1042 · erp 1042"


def test_the_first_proposal_is_told_with_its_doubts_and_how_many_more_there_are() -> None:
    one = Proposal(
        CustomerId(1),
        CustomerId(2),
        "Zhang San",
        "San",
        (same("C7", EvidenceKind.NUMBER),),
        (Doubt.NAMED_IN_TICKETS, Doubt.REFUSED),
    )
    line = link_signs(Links(CustomerId(1), BOTH[:1], (), (one, one))).proposal
    assert line is not None
    assert line.text == (
        "Maybe the same person: San, same customer number C7 (named in tickets, refused before)"
    )
    assert (line.other, line.waiting) == (2, 1)
