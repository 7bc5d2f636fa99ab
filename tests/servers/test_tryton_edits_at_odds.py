"""Calls that agents log in a real Tryton; and rights that are missing, cables pulled, answers half heard."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier

import pytest

from callcenter.domain.edit import EditKind
from callcenter.domain.errors import Trouble
from sync.contract import Change, OutOfDateError, RejectedError, UnreachableError
from tests.servers.conftest import TrytonServer
from tests.servers.relay import Relay
from tests.servers.tryton_agent import TrytonAgent, signed_in
from tests.servers.tryton_rpc import TrytonRpc

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


def test_a_call_is_logged_as_a_note_on_the_party(
    agent: TrytonAgent, colleague: TrytonRpc, party: str
) -> None:
    change = agent.change(
        EditKind.LOG_INTERACTION, customer=party, channel="phone", number="+8613800138000", summary="询问包裹",
        outcome="resolved", ticket=None,
    )  # fmt: skip
    receipt = agent.do(change)
    assert receipt.home == ""
    (note,) = colleague.rows("ir.note", [["resource", "=", f"party.party,{party}"]], ["message"])
    assert str(note["id"]) == receipt.record
    assert note["message"].splitlines()[:2] == ["询问包裹", "Channel: phone"]
    assert agent.do(change) == receipt
    assert agent.connector.find(change).done == (receipt,)


def test_who_may_not_is_refused_once_and_clearly(server: TrytonServer, party: str, draft: str) -> None:
    with signed_in(server, "clerk") as clerk:
        for change in (
            clerk.change(EditKind.OPEN_TICKET, subject="No", customer=party),
            clerk.change(EditKind.CHANGE_TICKET, draft, state="open"),
            clerk.change(EditKind.COMMENT, draft, text="No"),
        ):
            with pytest.raises(RejectedError) as caught:
                clerk.connector.send(change, "")
            assert (caught.value.trouble, caught.value.details["what"]) == (
                Trouble.NOT_PERMITTED,
                "Sale Complaint",
            )


def test_what_never_left_is_told_as_not_sent(server: TrytonServer, relay: Relay, party: str) -> None:
    with signed_in(server, server.user, relay.url) as agent:
        change = agent.change(EditKind.OPEN_TICKET, subject="Unplugged", customer=party)
        agent.connector.look(change)
        relay.unplug()
        with pytest.raises(UnreachableError) as caught:
            agent.do(change)
        assert not caught.value.was_sent
        relay.plug_in()
        assert agent.connector.find(change).done == ()
        assert agent.ticket(agent.do(change).record).client_ref == change.ref


def test_a_fault_after_the_write_is_never_told_as_nothing_done(
    server: TrytonServer, relay: Relay, party: str
) -> None:
    with signed_in(server, server.user, relay.url) as agent:
        change = agent.change(EditKind.OPEN_TICKET, subject="Half heard", customer=party)

        def sign_out_after(
            body: bytes, answer: tuple[int, dict[str, str], bytes]
        ) -> tuple[int, dict[str, str], bytes]:
            return (
                (401, {}, b"")
                if relay.asked("model.sale.complaint.create") and b"search_read" in body
                else answer
            )

        relay.garble = sign_out_after
        with pytest.raises(UnreachableError) as caught:
            agent.do(change)
        assert caught.value.was_sent
        relay.garble = None
        assert len(agent.connector.find(change).done) == 1


def test_of_two_agents_at_the_same_moment_one_is_heard(
    agent: TrytonAgent, server: TrytonServer, party: str
) -> None:
    with signed_in(server, "desk2") as second, ThreadPoolExecutor(2) as pool:
        for round_ in range(10):
            pair = [
                (who, who.change(EditKind.CHANGE_CUSTOMER, party, name=f"{name} {round_}"))
                for who, name in ((agent, "First"), (second, "Second"))
            ]
            seen = [who.connector.look(change).revision for who, change in pair]
            start = Barrier(2)

            def race(who: TrytonAgent, change: Change, revision: str, start: Barrier = start) -> str:
                start.wait()
                try:
                    who.connector.send(change, revision)
                except OutOfDateError:
                    return ""
                return change.fields["name"] or ""

            racing = [pool.submit(race, *one, revision) for one, revision in zip(pair, seen, strict=True)]
            done = [name for name in (one.result() for one in racing) if name]
            assert done == [agent.customer(party).name]
