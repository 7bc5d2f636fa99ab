"""What colleagues do in Request Tracker arrives, or vanishes, within one cycle of the engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.ids import OfficeId
from callcenter.domain.ticket import MessageKind, Ticket, TicketState
from callcenter.settings import OfficeSettings
from callcenter.storage import tickets
from callcenter.storage.database import Database, open_database
from callcenter.storage.replica import live_ids
from sync.connectors.rt import RtConnector
from sync.engine.cycle import run_cycle
from sync.engine.report import CycleReport
from tests.servers.relay import Relay
from tests.servers.rt_server import RtApi, RtServer

pytestmark = pytest.mark.server

RT = OfficeId("desk")
QUEUES = "Few tickets|Returns"
MAIL = "changes@example.org"


class Replica:
    """A desk that follows two queues."""

    def __init__(self, database: Database, server: RtServer) -> None:
        self.database = database
        values = {"url": server.url, "user": server.user, "queues": QUEUES}
        self.connector = RtConnector.from_settings(OfficeSettings(RT, "rt", values), lambda: server.password)

    def cycle(self) -> CycleReport:
        report = run_cycle(self.database, self.connector, SystemClock(), is_full=True)
        assert report.answered, report.faults
        return report

    def ticket(self, number: int) -> Ticket | None:
        with self.database.read() as connection:
            sql = "SELECT id FROM ticket WHERE office = ? AND remote_id = ?"
            identity = connection.exec_driver_sql(sql, (RT, str(number))).scalar()
            held = tickets.get(connection, identity) if identity is not None else None
        return held.record if held is not None else None

    def held(self, feed: str) -> set[str]:
        with self.database.read() as connection:
            return set(live_ids(connection, RT, feed))


@pytest.fixture(scope="module")
def replica(rt: RtServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replica]:
    database = open_database(Path(tmp_path_factory.mktemp("replica")) / "desk.db")
    replica = Replica(database, rt)
    replica.cycle()
    yield replica
    replica.connector.close()
    database.close()


@pytest.fixture(scope="module")
def lead(rt: RtServer) -> RtApi:
    return rt.as_lead()


@pytest.fixture
def opened(replica: Replica, lead: RtApi) -> int:
    """A ticket that has arrived."""
    number = lead.create("Few tickets", "会员卡丢失 Card lost", MAIL)
    replica.cycle()
    return number


def test_all_tickets_the_user_may_see_are_here(rt: RtServer, replica: Replica) -> None:
    told = rt.as_desk().tickets("Queue = 'Few tickets' OR Queue = 'Returns'")
    assert replica.held("tickets") == {str(one) for one in told}
    assert len(told) > 300


def test_a_cycle_without_changes_changes_nothing(replica: Replica) -> None:
    replica.cycle()
    for feed in replica.cycle().feeds:
        assert (feed.changed, feed.removed, feed.bad) == (0, 0, 0)


def test_a_new_ticket_arrives_with_whom_it_is_for(replica: Replica, opened: int) -> None:
    ticket = replica.ticket(opened)
    assert ticket is not None
    assert (ticket.subject, ticket.queue, ticket.state) == (
        "会员卡丢失 Card lost",
        "Few tickets",
        TicketState.NEW,
    )
    assert [one.email for one in ticket.requestors] == [MAIL]
    assert ticket.customer in replica.held("requestors")


def test_replies_and_comments_arrive_told_apart(replica: Replica, lead: RtApi, opened: int) -> None:
    lead.say(opened, "Only for us.")
    lead.say(opened, "<p>For <b>you</b>.</p>", kind="correspond", content="text/html")
    replica.cycle()
    ticket = replica.ticket(opened)
    assert ticket is not None
    said = [(one.kind, one.text) for one in ticket.messages[1:]]
    assert said == [(MessageKind.COMMENT, "Only for us."), (MessageKind.REPLY, "For you.")]
    assert "<b>you</b>" in ticket.messages[2].html


def test_a_solved_ticket_arrives_with_its_article(replica: Replica, lead: RtApi, opened: int) -> None:
    lead.change(opened, CustomFields={"SolvedBy": "a:7"})
    lead.change(opened, Status="resolved")
    replica.cycle()
    ticket = replica.ticket(opened)
    assert ticket is not None
    assert (ticket.state, ticket.closed_by_article) == (TicketState.SOLVED, "7")
    assert ticket.closed_at is not None


def test_a_deleted_ticket_vanishes(replica: Replica, lead: RtApi, opened: int) -> None:
    lead.delete(opened)
    replica.cycle()
    assert replica.ticket(opened) is None


def test_a_ticket_moved_to_a_hidden_queue_vanishes(replica: Replica, lead: RtApi, opened: int) -> None:
    lead.change(opened, Queue="Escalation")
    replica.cycle()
    assert replica.ticket(opened) is None


def test_a_ticket_that_comes_back_from_a_hidden_queue_is_there_again(
    replica: Replica, lead: RtApi, opened: int
) -> None:
    lead.change(opened, Queue="Escalation")
    replica.cycle()
    lead.change(opened, Queue="Few tickets")
    replica.cycle()
    assert replica.ticket(opened) is not None


def test_a_merged_ticket_lives_on_in_the_other_one(replica: Replica, lead: RtApi, opened: int) -> None:
    lead.say(opened, "Said on the first.")
    other = lead.create("Few tickets", "The same again", MAIL)
    replica.cycle()
    lead.ask("PUT", f"/ticket/{opened}", {"MergeInto": other})
    replica.cycle()
    assert replica.ticket(opened) is None
    survivor = replica.ticket(other)
    assert survivor is not None
    assert "Said on the first." in [one.text for one in survivor.messages]


def test_a_disabled_article_vanishes(replica: Replica, lead: RtApi) -> None:
    article = lead.article("Opening hours 营业时间", "From eight to eight.")
    replica.cycle()
    assert str(article) in replica.held("articles")
    lead.ask("DELETE", f"/article/{article}")
    replica.cycle()
    assert str(article) not in replica.held("articles")


def test_a_user_of_another_zone_and_language_reads_the_same(rt: RtServer) -> None:
    shanghai = RtConnector.from_settings(
        OfficeSettings(RT, "rt", {"url": rt.url, "user": "shanghai", "queues": "Few tickets"}),
        lambda: "shanghai-Pa55word",
    )
    desk = RtConnector.from_settings(
        OfficeSettings(RT, "rt", {"url": rt.url, "user": rt.user, "queues": "Few tickets"}),
        lambda: rt.password,
    )
    notes = " ".join(shanghai.test_connection().notes)
    assert "Asia/Shanghai" in notes
    assert "zh-cn" in notes
    mine, theirs = desk.feeds()[1].pull(None, 100), shanghai.feeds()[1].pull(None, 100)
    assert mine.records == theirs.records
    assert mine.cursor is not None
    assert shanghai.feeds()[1].read([mine.records[0].id]).records == mine.records[:1]
    shanghai.close()
    desk.close()


def test_a_token_signs_in_as_well(rt: RtServer) -> None:
    values = {"url": rt.url, "sign_in": "token", "queues": "Few tickets"}
    connector = RtConnector.from_settings(OfficeSettings(RT, "rt", values), lambda: rt.tokens["desk"])
    assert connector.test_connection().product == "Request Tracker"
    connector.close()


def test_a_session_that_ended_is_begun_anew(rt: RtServer) -> None:
    relay = Relay(rt.url)
    values = {"url": relay.url, "user": rt.user, "queues": "Few tickets"}
    connector = RtConnector.from_settings(OfficeSettings(RT, "rt", values), lambda: rt.password)
    before = connector.identity()
    sent_away = iter([(302, {"Location": "/"}, b"")])
    relay.garble = lambda _asked, answer: next(sent_away, answer)
    assert connector.identity() == before
    connector.close()
    relay.unplug()
