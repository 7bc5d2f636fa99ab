"""What an RT takes, and how far it can prove it."""

from collections.abc import Iterator

import pytest

from callcenter.domain.edit import EditKind
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from sync.connectors.rt import RtConnector
from sync.contract import (
    Reference,
    RejectedError,
    SignInError,
    TakesEdits,
)
from tests.servers.relay import Relay
from tests.servers.rt_desk import MAIL, QUEUE, change, connector_for
from tests.servers.rt_server import RtApi, RtServer

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def lead(rt: RtServer) -> RtApi:
    return rt.as_lead()


@pytest.fixture(scope="module")
def desk(rt: RtServer) -> Iterator[RtConnector]:
    connector = connector_for(rt)
    yield connector
    connector.close()


@pytest.fixture
def cable(rt: RtServer) -> Iterator[Relay]:
    relay = Relay(rt.url)
    yield relay
    relay.unplug()


@pytest.fixture
def opened(lead: RtApi) -> int:
    return lead.create(QUEUE, "Parcel wet 包裹湿了", MAIL)


def test_it_takes_edits_and_trusts_the_references_that_rt_keeps(rt: RtServer) -> None:
    fresh = connector_for(rt)
    assert isinstance(fresh, TakesEdits)
    assert fresh.writing.kinds[EditKind.REPLY] is Reference.NONE
    fresh.identity()
    assert set(fresh.writing.kinds.values()) == {Reference.CERTAIN}
    assert EditKind.VOTE_ARTICLE not in fresh.writing.kinds
    fresh.close()


def test_without_the_custom_fields_nothing_proves_what_was_made_or_said(rt: RtServer) -> None:
    poor = connector_for(rt, reference_field="Nowhere", transaction_reference_field="Nothing")
    assert any("Nowhere" in note for note in poor.test_connection().notes)
    kinds = poor.writing.kinds
    assert {kind for kind, reference in kinds.items() if reference is Reference.NONE} == {
        EditKind.OPEN_TICKET, EditKind.REPLY, EditKind.COMMENT, EditKind.LOG_INTERACTION,
    }  # fmt: skip
    poor.close()


def test_a_vote_is_not_taken(desk: RtConnector) -> None:
    with pytest.raises(RejectedError):
        desk.send(change(EditKind.VOTE_ARTICLE, 3, verdict="helpful"), "")


def test_a_wrong_password_pauses_and_refuses_nothing(rt: RtServer, opened: int) -> None:
    settings = OfficeSettings(OfficeId("desk"), "rt", {"url": rt.url, "user": rt.user})
    stranger = RtConnector.from_settings(settings, lambda: "wrong")
    with pytest.raises(SignInError):
        stranger.send(change(EditKind.REPLY, opened, text="Who am I?"), "")
    stranger.close()
