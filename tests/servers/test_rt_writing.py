"""The contract of writing, kept against a real Request Tracker."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditKind, Fields
from callcenter.domain.edit_values import list_value
from callcenter.domain.ids import RemoteId
from sync.conformance.rig import Break, Rig
from sync.conformance.writing import WritingContract
from sync.contract import Change, Connector
from tests.servers.relay import Answer, Relay
from tests.servers.rt_desk import MAIL, QUEUE, change, unlike
from tests.servers.rt_server import RtApi, RtServer
from tests.servers.test_rt_contract import FAULTS, RtRig

pytestmark = pytest.mark.server

_LOST: Answer = (502, {"Content-Type": "text/plain"}, b"the answer was lost")


class RtWritingRig(RtRig):
    """Makes an edit of each kind. The cable breaks when something is written, and stays broken."""

    def connect(self) -> Connector:
        connector = super().connect()
        connector.identity()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # it has one; the engine asks each cycle
        return connector

    def edit(self, kind: EditKind) -> Change:
        makers: Mapping[EditKind, Callable[[], Change]] = {
            EditKind.OPEN_TICKET: lambda: self._open({"queue": QUEUE}),
            EditKind.REPLY: lambda: change(kind, self._ticket(), text=unlike("您好 Hello")),
            EditKind.COMMENT: lambda: change(kind, self._ticket(), text=unlike("注意 Mind")),
            EditKind.LOG_INTERACTION: lambda: change(
                kind, summary=unlike("Called"), ticket=str(self._ticket())
            ),
            EditKind.CHANGE_TICKET: self._change_ticket,
            EditKind.ATTACH_ARTICLE: lambda: change(kind, self._ticket(), article="3"),
            EditKind.PROPOSE_ARTICLE: lambda: change(kind, title=unlike("How to"), text="So."),
            EditKind.EDIT_ARTICLE: self._edit_article,
        }
        if kind not in makers:
            raise NotImplementedError
        return makers[kind]()

    def edit_elsewhere(self, change: Change) -> None:
        theirs: dict[str, Any] = {
            "Subject": unlike("Theirs"),
            "Priority": 77,
            "CustomFields": {"Category": "other"},
        }
        path = f"/ticket/{change.record}"
        if change.kind is EditKind.EDIT_ARTICLE:
            theirs = {"Name": unlike("Theirs"), "CustomFields": {"Body": unlike("Theirs")}}
            path = f"/article/{change.record}"
        self.lead.ask("PUT", path, theirs)

    def refused_edit(self) -> Change:
        return self._open({"queue": "Escalation"})

    def lose_answers(self) -> None:
        self._break_from_a_write_on(lambda _asked, _answer: _LOST)

    def break_with(self, fault: Break) -> None:
        self._break_from_a_write_on(FAULTS[fault])

    def delete_record(self, kind: Kind, record: RemoteId) -> None:
        paths = {Kind.TICKET: "ticket", Kind.ARTICLE: "article"}
        if kind not in paths:
            raise NotImplementedError
        self.lead.ask("DELETE", f"/{paths[kind]}/{record}")

    def _break_from_a_write_on(self, spoil: Callable[[bytes, Answer], Answer]) -> None:
        """Let questions be answered before: only what is written holds an object."""
        written: list[bytes] = []

        def garble(asked: bytes, answer: Answer) -> Answer:
            written.extend([asked] if asked.startswith(b"{") else [])
            return spoil(asked, answer) if written else answer

        self.relay.garble = garble

    def _ticket(self) -> int:
        return self.lead.create(QUEUE, unlike("Writing 写"), MAIL)

    def _open(self, fields: Fields) -> Change:
        return change(
            EditKind.OPEN_TICKET, wanted=fields, subject=unlike("新工单 New"), text="Words.", requestor=MAIL
        )

    def _change_ticket(self) -> Change:
        subject = unlike("Before")
        base = {"subject": subject, "priority": "0", "state": "new", "field:Category": None}
        mine = {
            "subject": unlike("Mine"),
            "priority": "40",
            "state": "waiting",
            "field:Category": list_value(["late"]),
        }
        return change(EditKind.CHANGE_TICKET, self.lead.create(QUEUE, subject, MAIL), base, mine)

    def _edit_article(self) -> Change:
        title = unlike("Hours")
        base = {"title": title, "text": "In short.\n\nFrom eight."}
        mine = {"title": f"{title} b", "text": "In short.\n\nFrom nine. 九点。"}
        return change(EditKind.EDIT_ARTICLE, self.lead.article(title, "From eight."), base, mine)


@pytest.fixture(scope="module")
def lead(rt: RtServer) -> RtApi:
    return rt.as_lead()


@pytest.fixture
def cable(rt: RtServer) -> Iterator[Relay]:
    relay = Relay(rt.url)
    yield relay
    relay.unplug()


class TestWritingOfRt(WritingContract):
    @pytest.fixture
    def rig(self, rt: RtServer, lead: RtApi, cable: Relay) -> Rig:
        return RtWritingRig(rt, lead, cable, [])
