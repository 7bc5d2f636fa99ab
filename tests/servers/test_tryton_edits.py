"""What agents write about complaints and calls arrives in a real Tryton, once, or is refused in its words."""

from collections.abc import Iterator
from itertools import count

import pytest

from callcenter.domain.edit import EditKind
from callcenter.domain.errors import Trouble
from callcenter.domain.ticket import TicketState
from sync.contract import OutOfDateError, RejectedError, Standing, TakesEdits, UnreachableError, Whereabouts
from tests.servers.conftest import TrytonServer
from tests.servers.relay import Relay
from tests.servers.tryton_agent import TrytonAgent, lose_reply, signed_in
from tests.servers.tryton_rpc import Row, TrytonRpc

pytestmark = pytest.mark.server

_serial = count(1)
_GOODS_SOLD = [["state", "in", ["confirmed", "processing", "done"]]]


@pytest.fixture(scope="module")
def server(tryton: TrytonServer) -> TrytonServer:
    return tryton.small()


@pytest.fixture(scope="module")
def colleague(tryton: TrytonServer) -> Iterator[TrytonRpc]:
    session = tryton.small().as_erp()
    yield session
    session.end_session()


@pytest.fixture(scope="module")
def agent(server: TrytonServer) -> Iterator[TrytonAgent]:
    with signed_in(server, server.user) as agent:
        yield agent


@pytest.fixture
def party(colleague: TrytonRpc) -> str:
    return str(colleague.create("party.party", name=f"Complainer {next(_serial)}"))


@pytest.fixture
def draft(colleague: TrytonRpc, party: str) -> str:
    """A complaint nobody else is about."""
    kind = colleague.one("sale.complaint.type", [["origin.name", "=", "sale.sale"]], ["id"])["id"]
    told = "It hums.\nAt night, too."
    made = colleague.create(
        "sale.complaint", customer=int(party), type=kind, description=told, reference="R-1"
    )
    return str(made)


def _complaint(colleague: TrytonRpc, identity: str) -> Row:
    fields = ["state", "description", "reference", "customer", "origin", "type.name"]
    return colleague.one("sale.complaint", [["id", "=", int(identity)]], fields)


def test_the_connector_takes_edits_and_finds_every_kind_again(agent: TrytonAgent) -> None:
    assert isinstance(agent.connector, TakesEdits)
    assert set(agent.connector.writing.kinds.values()) == {"certain"}
    assert EditKind.REPLY not in agent.connector.writing.kinds


def test_a_ticket_is_opened_about_its_order(agent: TrytonAgent, colleague: TrytonRpc) -> None:
    sale = colleague.one("sale.sale", _GOODS_SOLD, ["party"])
    change = agent.change(
        EditKind.OPEN_TICKET, subject="包裹没有到", text="客户等了三天。\n请查。", customer=str(sale["party"]),
        order=str(sale["id"]), priority="80", queue=None,
    )  # fmt: skip
    receipt = agent.do(change)
    assert receipt.home == "tickets"
    ticket = agent.ticket(receipt.record)
    assert (ticket.subject, ticket.state, ticket.client_ref) == ("包裹没有到", TicketState.NEW, change.ref)
    assert (ticket.customer, ticket.order) == (str(sale["party"]), str(sale["id"]))
    assert ticket.text == "包裹没有到\n客户等了三天。\n请查。\nPriority: 80"


def test_a_ticket_without_an_order_is_opened(agent: TrytonAgent, party: str) -> None:
    receipt = agent.do(agent.change(EditKind.OPEN_TICKET, subject="Where is it?", customer=party))
    assert agent.ticket(receipt.record).order is None


def test_a_ticket_gets_the_type_of_the_settings(
    server: TrytonServer, party: str, colleague: TrytonRpc
) -> None:
    with signed_in(server, server.user, complaint_type="Order") as agent:
        receipt = agent.do(agent.change(EditKind.OPEN_TICKET, subject="Wrong colour", customer=party))
    assert _complaint(colleague, receipt.record)["type."]["name"] == "Order"
    with signed_in(server, server.user, complaint_type="Nonsense") as agent:
        change = agent.change(EditKind.OPEN_TICKET, subject="Wrong colour", customer=party)
        with pytest.raises(RejectedError, match="no type of complaint about orders Nonsense"):
            agent.do(change)


def test_a_ticket_about_anothers_order_is_refused_in_trytons_words(
    agent: TrytonAgent, colleague: TrytonRpc, party: str
) -> None:
    sale = colleague.one("sale.sale", _GOODS_SOLD, ["party"])
    change = agent.change(EditKind.OPEN_TICKET, subject="Mine", customer=party, order=str(sale["id"]))
    with pytest.raises(RejectedError, match='for field "Origin"'):
        agent.do(change)
    assert agent.connector.find(change).done == ()


def test_a_ticket_sent_twice_is_one_ticket(agent: TrytonAgent, party: str) -> None:
    change = agent.change(EditKind.OPEN_TICKET, subject="Twice", customer=party)
    assert agent.do(change) == agent.do(change)
    assert len(agent.connector.find(change).done) == 1


def test_a_ticket_whose_answer_was_lost_is_found_by_its_reference(
    server: TrytonServer, relay: Relay, party: str
) -> None:
    lose_reply(relay, "sale.complaint.create")
    with signed_in(server, server.user, relay.url) as agent:
        change = agent.change(EditKind.OPEN_TICKET, subject="Lost", customer=party)
        assert agent.connector.find(change).done == ()
        with pytest.raises(UnreachableError) as caught:
            agent.do(change)
        assert caught.value.was_sent
        (found,) = agent.connector.find(change).done
        assert agent.ticket(found.record).subject == "Lost"


def test_a_ticket_made_twice_is_found_twice(agent: TrytonAgent, colleague: TrytonRpc, party: str) -> None:
    change = agent.change(EditKind.OPEN_TICKET, subject="Doubled", customer=party)
    first = agent.do(change)
    again = colleague.call("sale.complaint.copy", [int(first.record)], {"reference": change.ref})
    found = {one.record for one in agent.connector.find(change).done}
    assert found == {first.record, str(again[0])}


def test_a_comment_stands_at_the_complaint_and_is_read_back(
    agent: TrytonAgent, colleague: TrytonRpc, draft: str
) -> None:
    receipt = agent.do(agent.change(EditKind.COMMENT, draft, text="已联系客户\n周五再打"))
    assert (receipt.record, receipt.home) == (draft, "tickets")
    colleague.create("ir.note", resource=f"sale.complaint,{draft}", message="Seen.")
    messages = agent.ticket(draft).messages
    assert [(one.author, one.text) for one in messages] == [
        ("Desk", "已联系客户\n周五再打"),
        ("Erp", "Seen."),
    ]


def test_a_comment_whose_answer_was_lost_is_not_added_again(
    server: TrytonServer, relay: Relay, draft: str
) -> None:
    lose_reply(relay, "ir.note.create")
    with signed_in(server, server.user, relay.url) as agent:
        change = agent.change(EditKind.COMMENT, draft, text="Lost")
        other = agent.change(EditKind.COMMENT, draft, text="Lost")
        with pytest.raises(UnreachableError):
            agent.do(change)
        (found,) = agent.connector.find(change).done
        assert agent.do(change) == found
        assert agent.connector.find(other).done == ()
        assert len(agent.ticket(draft).messages) == 1


def test_a_comment_on_what_is_gone_is_refused(agent: TrytonAgent, colleague: TrytonRpc, draft: str) -> None:
    colleague.delete("sale.complaint", int(draft))
    change = agent.change(EditKind.COMMENT, draft, text="Too late")
    assert agent.connector.look(change).whereabouts is Whereabouts.GONE
    assert agent.connector.find(change).done == ()
    with pytest.raises(RejectedError, match=f"there is no sale[.]complaint {draft}"):
        agent.do(change)


def test_the_state_of_a_complaint_is_changed_by_its_buttons(
    agent: TrytonAgent, colleague: TrytonRpc, draft: str
) -> None:
    for wanted, state in (("open", "waiting"), ("new", "draft"), ("closed", "cancelled"), ("new", "draft")):
        agent.do(agent.change(EditKind.CHANGE_TICKET, draft, state=wanted))
        assert _complaint(colleague, draft)["state"] == state
        assert agent.ticket(draft).state == wanted


def test_a_complaint_is_rejected_and_solved_by_who_may(server: TrytonServer, draft: str) -> None:
    with signed_in(server, "erp") as boss:
        boss.do(boss.change(EditKind.CHANGE_TICKET, draft, state="open"))
        solved = boss.change(EditKind.CHANGE_TICKET, draft, state="solved")
        boss.do(solved)
        assert boss.ticket(draft).state is TicketState.CLOSED
        assert boss.connector.look(solved).fields == {"state": "solved"}
        assert len(boss.connector.find(solved).done) == 1


def test_a_button_that_is_not_the_agents_is_refused_in_trytons_words(
    agent: TrytonAgent, colleague: TrytonRpc, draft: str
) -> None:
    agent.do(agent.change(EditKind.CHANGE_TICKET, draft, state="open"))
    with pytest.raises(RejectedError, match="is not allowed"):
        agent.do(agent.change(EditKind.CHANGE_TICKET, draft, state="solved"))
    assert _complaint(colleague, draft)["state"] == "waiting"


def test_a_state_that_does_not_lead_there_is_refused_in_trytons_words(
    agent: TrytonAgent, colleague: TrytonRpc, draft: str
) -> None:
    agent.do(agent.change(EditKind.CHANGE_TICKET, draft, state="closed"))
    with pytest.raises(RejectedError, match='can not call "wait"'):
        agent.do(agent.change(EditKind.CHANGE_TICKET, draft, state="open"))
    assert _complaint(colleague, draft)["state"] == "cancelled"


@pytest.mark.parametrize("field", [{"state": "waiting"}, {"owner": "Li"}, {"queue": "VIP"}])
def test_what_complaints_do_not_have_is_refused(
    agent: TrytonAgent, draft: str, field: dict[str, str]
) -> None:
    with pytest.raises(RejectedError, match="a complaint has no"):
        agent.do(agent.change(EditKind.CHANGE_TICKET, draft, **field))


def test_a_similar_complaint_is_told_and_nothing_is_done(agent: TrytonAgent, colleague: TrytonRpc) -> None:
    sale = colleague.one("sale.sale", _GOODS_SOLD, ["party"])
    tickets = [
        agent.do(
            agent.change(
                EditKind.OPEN_TICKET, subject="Same", customer=str(sale["party"]), order=str(sale["id"])
            )
        ).record
        for _ in range(2)
    ]
    waiting = [agent.change(EditKind.CHANGE_TICKET, ticket, state="open") for ticket in tickets]
    with pytest.raises(RejectedError) as caught:
        list(map(agent.do, waiting))
    assert caught.value.trouble is Trouble.REJECTED
    assert "similar" in caught.value.details["reason"]
    assert _complaint(colleague, tickets[-1])["state"] == "draft"


def test_the_subject_is_the_first_line_and_the_rest_stays(
    agent: TrytonAgent, colleague: TrytonRpc, draft: str
) -> None:
    agent.do(agent.change(EditKind.CHANGE_TICKET, draft, subject="它嗡嗡响"))
    assert _complaint(colleague, draft)["description"] == "它嗡嗡响\nAt night, too."


def test_of_a_long_first_line_nothing_is_lost(agent: TrytonAgent, colleague: TrytonRpc, draft: str) -> None:
    agent.do(agent.change(EditKind.CHANGE_TICKET, draft, text="长" * 130))
    assert agent.ticket(draft).subject == "长" * 120
    agent.do(agent.change(EditKind.CHANGE_TICKET, draft, subject="短"))
    assert _complaint(colleague, draft)["description"] == "短\n" + "长" * 10


def test_text_and_state_change_together_or_not_at_all(
    agent: TrytonAgent, colleague: TrytonRpc, draft: str
) -> None:
    agent.do(agent.change(EditKind.CHANGE_TICKET, draft, subject="Louder", state="open"))
    told = _complaint(colleague, draft)
    assert (told["state"], told["description"]) == ("waiting", "Louder\nAt night, too.")
    agent.do(agent.change(EditKind.CHANGE_TICKET, draft, subject="Quiet", state="new"))
    told = _complaint(colleague, draft)
    assert (told["state"], told["description"]) == ("draft", "Quiet\nAt night, too.")
    with pytest.raises(RejectedError):
        agent.do(agent.change(EditKind.CHANGE_TICKET, draft, subject="Loud", state="solved"))
    told = _complaint(colleague, draft)
    assert (told["state"], told["description"]) == ("draft", "Quiet\nAt night, too.")


def test_who_was_faster_is_told_and_keeps_their_words(
    agent: TrytonAgent, server: TrytonServer, draft: str
) -> None:
    with signed_in(server, "desk2") as second:
        for mine in ({"subject": "Mine"}, {"state": "open"}):
            change = agent.change(EditKind.CHANGE_TICKET, draft, **mine)
            seen = agent.connector.look(change)
            second.do(second.change(EditKind.CHANGE_TICKET, draft, subject=f"Theirs {next(_serial)}"))
            with pytest.raises(OutOfDateError):
                agent.connector.send(change, seen.revision)
            assert agent.ticket(draft).subject.startswith("Theirs")
            assert agent.ticket(draft).state is TicketState.NEW
            assert agent.connector.look(change).author == "Desk2"


def test_a_complaint_that_is_gone_is_told(agent: TrytonAgent, colleague: TrytonRpc, draft: str) -> None:
    change = agent.change(EditKind.CHANGE_TICKET, draft, state="open")
    colleague.delete("sale.complaint", int(draft))
    assert agent.connector.look(change) == Standing(Whereabouts.GONE)
    with pytest.raises(OutOfDateError):
        agent.connector.send(change, "")
    assert agent.connector.find(change).done == ()
