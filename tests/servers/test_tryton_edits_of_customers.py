"""Customers that agents make and change arrive whole in a real Tryton, and nobody's words are written over."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from callcenter.domain.customer import ContactKind, ContactPoint, PostalAddress
from callcenter.domain.edit import EditKind, Fields
from callcenter.domain.edit_values import address_value, contact_value, customer_fields
from callcenter.domain.ids import RemoteId
from sync.contract import OutOfDateError, RejectedError, Standing, UnreachableError, Whereabouts
from tests.servers.conftest import TrytonServer
from tests.servers.relay import Relay
from tests.servers.tryton_agent import TrytonAgent, feed_of, lose_reply, signed_in
from tests.servers.tryton_rpc import TrytonRpc

pytestmark = pytest.mark.server

_serial = count(1)
_NEW_CONTACT, _NEW_ADDRESS = "contact:local:1", "address:local:2"
_HOME = PostalAddress(
    RemoteId(""), "中山路 52 号\n3 栋", "310095", "杭州市", subdivision="浙江", country="CN", name="黄雨欣"
)


@pytest.fixture(scope="module")
def server(tryton: TrytonServer) -> TrytonServer:
    return tryton.small()


@pytest.fixture(scope="module")
def colleague(server: TrytonServer) -> Iterator[TrytonRpc]:
    session = server.as_erp()
    yield session
    session.end_session()


@pytest.fixture(scope="module")
def agent(server: TrytonServer) -> Iterator[TrytonAgent]:
    with signed_in(server, server.user) as agent:
        yield agent


@pytest.fixture(scope="module")
def second(server: TrytonServer) -> Iterator[TrytonAgent]:
    with signed_in(server, "desk2") as agent:
        yield agent


@pytest.fixture
def party(colleague: TrytonRpc) -> str:
    """A customer with a number, a web site and an address."""
    contacts = [
        {"type": "mobile", "value": "+8613800138000", "name": "work"},
        {"type": "website", "value": "https://example.com"},
    ]
    made = colleague.create(
        "party.party", name=f"Customer {next(_serial)}",
        contact_mechanisms=[["create", contacts]], addresses=[["create", [{"street": "Hafen 1", "city": "Bremen"}]]],
    )  # fmt: skip
    return str(made)


def _contact(value: str, kind: ContactKind = ContactKind.MOBILE, label: str = "") -> str:
    return contact_value(ContactPoint(RemoteId(""), kind, value, label=label))


def _fields(agent: TrytonAgent, party: str) -> Fields:
    return customer_fields(agent.customer(party))


def _field(agent: TrytonAgent, party: str, prefix: str, place: int = 0) -> str:
    return [name for name in _fields(agent, party) if name.startswith(prefix)][place]


def _newcomer() -> Fields:
    return {
        "name": "黄雨欣", "language": "zh-CN", _NEW_CONTACT: _contact("138 6687 5975", label="手机"),
        "contact:local:3": _contact("Huang@Example.com", ContactKind.EMAIL), _NEW_ADDRESS: address_value(_HOME),
    }  # fmt: skip


def test_a_customer_is_made_whole(agent: TrytonAgent) -> None:
    receipt = agent.do(agent.changing(EditKind.CREATE_CUSTOMER, "", _newcomer()))
    made = agent.customer(receipt.record)
    assert (receipt.home, made.name, made.language, made.identifiers) == ("customers", "黄雨欣", "zh-CN", ())
    assert [(one.kind, one.key, one.label) for one in made.contact_points] == [
        ("mobile", "+8613866875975", "手机"),
        ("email", "huang@example.com", ""),
    ]
    assert [address_value(one) for one in made.addresses] == [address_value(_HOME)]
    assert receipt.made == {
        _NEW_CONTACT: made.contact_points[0].id,
        "contact:local:3": made.contact_points[1].id,
        _NEW_ADDRESS: made.addresses[0].id,
    }


def test_a_customer_of_nothing_but_a_name_has_nothing_else(agent: TrytonAgent) -> None:
    made = agent.customer(agent.do(agent.change(EditKind.CREATE_CUSTOMER, name="Bare")).record)
    assert (made.name, made.contact_points, made.addresses, made.language) == ("Bare", (), (), "")


def test_a_customer_whose_answer_was_lost_is_found_and_not_made_again(
    server: TrytonServer, relay: Relay, colleague: TrytonRpc
) -> None:
    lose_reply(relay, "party.party.create")
    with signed_in(server, server.user, relay.url) as agent:
        change = agent.changing(EditKind.CREATE_CUSTOMER, "", _newcomer())
        assert agent.connector.find(change).done == ()
        with pytest.raises(UnreachableError):
            agent.do(change)
        (found,) = agent.connector.find(change).done
        assert set(found.made) == {_NEW_CONTACT, "contact:local:3", _NEW_ADDRESS}
        assert agent.do(change) == found
        colleague.write("party.party", int(found.record), active=False)
        assert agent.connector.find(change).done == (found,)


def test_a_contact_without_a_value_is_refused_in_trytons_words(agent: TrytonAgent) -> None:
    change = agent.changing(
        EditKind.CREATE_CUSTOMER, "", {"name": "Wrong", _NEW_CONTACT: _contact("", ContactKind.EMAIL)}
    )
    with pytest.raises(RejectedError, match="A value is required"):
        agent.do(change)
    assert agent.connector.find(change).done == ()


@pytest.mark.parametrize("away", [{"country": "XX", "subdivision": ""}, {"subdivision": "Nowhere"}])
def test_a_place_that_tryton_does_not_know_is_refused(agent: TrytonAgent, away: dict[str, str]) -> None:
    address = address_value(replace(_HOME, **away))
    change = agent.changing(EditKind.CREATE_CUSTOMER, "", {"name": "Lost", _NEW_ADDRESS: address})
    with pytest.raises(RejectedError, match="no such country"):
        agent.do(change)


def test_everything_of_a_customer_changes_at_once(
    agent: TrytonAgent, party: str, colleague: TrytonRpc
) -> None:
    mobile, site = (_field(agent, party, "contact:", place) for place in (0, 1))
    address = _field(agent, party, "address:")
    cursor = feed_of(agent.connector, "customers").pull(None, 10_000).cursor
    change = agent.changing(
        EditKind.CHANGE_CUSTOMER, party,
        {
            "name": "李伟", mobile: _contact("+8613800138001", label="private"), site: None,
            _NEW_CONTACT: _contact("li@example.com", ContactKind.EMAIL), address: address_value(_HOME),
            _NEW_ADDRESS: address_value(replace(_HOME, city="Bremen", country="DE", subdivision="")),
        },
    )  # fmt: skip
    receipt = agent.do(change)
    told = agent.customer(party)
    assert told.name == "李伟"
    assert [(one.key, one.label) for one in told.contact_points] == [
        ("+8613800138001", "private"),
        ("li@example.com", ""),
    ]
    assert [one.city for one in told.addresses] == ["杭州市", "Bremen"]
    assert receipt.made == {_NEW_CONTACT: told.contact_points[1].id, _NEW_ADDRESS: told.addresses[1].id}
    assert agent.connector.find(change).done != ()
    after = feed_of(agent.connector, "customers").pull(cursor, 10)
    assert [record.id for record in after.records] == [party]
    kept = colleague.one("party.contact_mechanism", [["id", "=", int(site.partition(":")[2])]], ["active"])
    assert not kept["active"]


def test_of_a_kind_that_only_tryton_knows_the_label_changes_alone(
    agent: TrytonAgent, colleague: TrytonRpc, party: str
) -> None:
    site = _field(agent, party, "contact:", 1)
    labelled = _contact("https://example.com", ContactKind.OTHER, "shop")
    agent.do(agent.changing(EditKind.CHANGE_CUSTOMER, party, {site: labelled}))
    told = colleague.one(
        "party.contact_mechanism", [["party", "=", int(party)], ["name", "=", "shop"]], ["type"]
    )
    assert told["type"] == "website"


def test_an_address_goes_out_of_use(agent: TrytonAgent, party: str) -> None:
    address = _field(agent, party, "address:")
    change = agent.changing(EditKind.CHANGE_CUSTOMER, party, {address: None})
    agent.do(change)
    assert agent.customer(party).addresses == ()
    assert agent.connector.look(change).fields == {address: None}


def test_a_contact_that_is_there_already_is_done(agent: TrytonAgent, party: str) -> None:
    mine = _contact("138 0013 8000", label="again")
    change = agent.changing(EditKind.CHANGE_CUSTOMER, party, {_NEW_CONTACT: mine})
    standing = agent.connector.look(change)
    assert standing.fields == {_NEW_CONTACT: mine}
    receipt = agent.do(change)
    assert standing.made == receipt.made
    assert receipt.made == {_NEW_CONTACT: _field(agent, party, "contact:").partition(":")[2]}
    assert len(agent.customer(party).contact_points) == 2


def test_what_tryton_writes_in_its_own_form_is_what_was_meant(agent: TrytonAgent, party: str) -> None:
    mobile = _field(agent, party, "contact:")
    mine = _contact("13800138009", label="work")
    change = agent.changing(EditKind.CHANGE_CUSTOMER, party, {mobile: mine})
    agent.do(change)
    assert agent.connector.look(change).fields == {mobile: mine}


def test_each_piece_stands_by_itself(agent: TrytonAgent, second: TrytonAgent, party: str) -> None:
    mobile, address = _field(agent, party, "contact:"), _field(agent, party, "address:")
    theirs = _contact("+8613800138002", label="work")
    seen = _fields(agent, party)
    second.do(second.changing(EditKind.CHANGE_CUSTOMER, party, {mobile: theirs}))
    standing = agent.connector.look(
        agent.changing(EditKind.CHANGE_CUSTOMER, party, {mobile: None, address: address_value(_HOME)})
    )
    assert standing.fields[address] == seen[address]
    assert standing.fields[mobile] != seen[mobile]
    assert standing.author == "Desk2"
    assert standing.changed_at is not None


@pytest.mark.parametrize("through", ["party", "piece"])
def test_who_was_faster_keeps_their_words(
    agent: TrytonAgent, second: TrytonAgent, colleague: TrytonRpc, party: str, through: str
) -> None:
    mobile = _field(agent, party, "contact:")
    change = agent.changing(
        EditKind.CHANGE_CUSTOMER, party, {"name": "Mine", mobile: _contact("+8613800138003", label="work")}
    )
    seen = agent.connector.look(change)
    if through == "party":
        second.do(second.change(EditKind.CHANGE_CUSTOMER, party, name="Theirs"))
    else:
        colleague.write("party.contact_mechanism", int(mobile.partition(":")[2]), value="+8613800138004")
    before = agent.customer(party)
    with pytest.raises(OutOfDateError):
        agent.connector.send(change, seen.revision)
    assert agent.customer(party) == before


def test_a_piece_that_went_in_between_is_told(agent: TrytonAgent, colleague: TrytonRpc, party: str) -> None:
    mobile = _field(agent, party, "contact:")
    change = agent.changing(EditKind.CHANGE_CUSTOMER, party, {mobile: _contact("+8613800138005")})
    seen = agent.connector.look(change)
    colleague.delete("party.contact_mechanism", int(mobile.partition(":")[2]))
    with pytest.raises(OutOfDateError):
        agent.connector.send(change, seen.revision)
    assert agent.connector.look(change).fields == {mobile: None}


def _merge(colleague: TrytonRpc, party: int, survivor: int) -> None:
    """Replace a party by another one, as Tryton's own wizard does."""
    context = {**colleague._context, "active_id": party, "active_ids": [party], "active_model": "party.party"}
    wizard = "wizard.party.replace"
    number, *_states = colleague._post(f"{wizard}.create", [context], colleague._headers)
    asked = {"ask": {"source": party, "destination": survivor}}
    colleague._post(f"{wizard}.execute", [number, asked, "replace", context], colleague._headers)


def test_a_customer_that_is_gone_or_merged_is_told(
    agent: TrytonAgent, colleague: TrytonRpc, party: str
) -> None:
    change = agent.change(EditKind.CHANGE_CUSTOMER, party, name="Late")
    other = colleague.create("party.party", name=agent.customer(party).name)
    _merge(colleague, int(party), other)
    assert agent.connector.look(change) == Standing(Whereabouts.MERGED, record=RemoteId(str(other)))
    with pytest.raises(OutOfDateError):
        agent.connector.send(change, "")
    gone = str(colleague.create("party.party", name="Soon gone"))
    colleague.delete("party.party", int(gone))
    late = agent.change(EditKind.CHANGE_CUSTOMER, gone, name="Late")
    assert agent.connector.look(late) == Standing(Whereabouts.GONE)


def test_a_change_whose_answer_was_lost_is_seen_to_be_done(
    server: TrytonServer, relay: Relay, party: str
) -> None:
    lose_reply(relay, "party.party.write")
    with signed_in(server, server.user, relay.url) as agent:
        change = agent.changing(
            EditKind.CHANGE_CUSTOMER, party, {"name": "Done", _NEW_CONTACT: _contact("+8613800138006")}
        )
        assert agent.connector.find(change).done == ()
        with pytest.raises(UnreachableError):
            agent.do(change)
        assert agent.connector.look(change).fields == dict(change.fields)
        assert agent.do(change).made != {}
        assert len(agent.customer(party).contact_points) == 3


def test_what_parties_do_not_have_is_refused(agent: TrytonAgent, party: str) -> None:
    with pytest.raises(RejectedError, match="a party has no language"):
        agent.do(agent.change(EditKind.CHANGE_CUSTOMER, party, language="de"))
