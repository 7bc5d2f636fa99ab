"""Changes of every kind that the demo office takes, as the engine would send them."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import uuid4

from callcenter.domain.edit import EditKind, Fields, Nature
from callcenter.domain.edit_needs import local_id
from callcenter.domain.edit_values import ADDRESS, CONTACT, canonical
from callcenter.domain.ids import RemoteId
from sync.contract import Change
from sync.demo.process import DemoProcess

MADE_AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
MOBILE = canonical({"kind": "mobile", "value": "139 0000 7777", "label": "new"})
HOME = canonical(
    {
        "street": "中山路9号",
        "postal_code": "210000",
        "city": "南京",
        "subdivision": "江苏",
        "country": "CN",
        "name": "",
    }
)
AGENT = "mei.lin"


def change(
    kind: EditKind, record: str = "", fields: Fields | None = None, base: Fields | None = None, **more: str
) -> Change:
    """Make a change with a reference of its own."""
    return Change(
        ref=more.get("ref", str(uuid4())),
        kind=kind,
        record=RemoteId(record),
        fields=fields or {},
        base=base or {},
        base_revision="",
        agent=AGENT,
        made_at=MADE_AT,
    )


CREATING: Mapping[EditKind, Fields] = {
    EditKind.OPEN_TICKET: {
        "subject": "晚了", "text": "没收到", "customer": "1", "queue": "delivery", "priority": "40",
        "requestor": "wei@example.com", "field:Channel": '["phone"]', "is_complaint": "1",
    },
    EditKind.CREATE_CUSTOMER: {
        "name": "钱多多", "language": "zh-CN",
    },
    EditKind.LOG_INTERACTION: {"customer": "1", "channel": "call", "summary": "asked", "ticket": "rt/7"},
    EditKind.PROPOSE_ARTICLE: {"title": "Rain", "text": "Dry it.", "language": "en", "topics": '["delivery"]'},
}  # fmt: skip
ADDING: Mapping[EditKind, Fields] = {
    EditKind.REPLY: {"text": "It is on its way."},
    EditKind.COMMENT: {"text": "Called the depot."},
    EditKind.ATTACH_ARTICLE: {"article": "en/parcel-lost", "title": "Lost parcel"},
    EditKind.VOTE_ARTICLE: {"verdict": "helpful", "words": "lost parcel"},
}
_ADDRESS = {"id": 1, "street": "a", "postal_code": "1", "city": "b", "country": "CN"}


def acceptable(office: DemoProcess, kind: EditKind) -> Change:
    """Give a change that the office takes now, upon a record that holds what its base says."""
    if kind is EditKind.CREATE_CUSTOMER:
        ref = str(uuid4())
        parts = {new_contact(ref): MOBILE, f"{ADDRESS}{local_id(ref, 2)}": HOME}
        return change(kind, fields={**CREATING[kind], **parts}, ref=ref)
    if kind.nature is Nature.CREATE:
        return change(kind, fields=CREATING[kind])
    if kind is EditKind.VOTE_ARTICLE:
        return change(kind, "en/parcel-lost", ADDING[kind])
    if kind.nature is Nature.APPEND:
        ticket = office.put("tickets", **_ticket())
        return change(kind, str(ticket["id"]), ADDING[kind])
    return _setting(office, kind)


def _setting(office: DemoProcess, kind: EditKind) -> Change:
    if kind is EditKind.CHANGE_TICKET:
        ticket = office.put("tickets", **_ticket())
        return change(
            kind, str(ticket["id"]), {"owner": "demo", "priority": "70"}, {"owner": "", "priority": "10"}
        )
    if kind is EditKind.CHANGE_CUSTOMER:
        customer = office.put("customers", number="C1", name="钱多", addresses=[_ADDRESS])
        ref = str(uuid4())
        fields, base = {"name": "钱多多", new_contact(ref): MOBILE}, {"name": "钱多", new_contact(ref): None}
        return change(kind, str(customer["id"]), fields, base, ref=ref)
    if kind is EditKind.EDIT_ARTICLE:
        article = office.put("articles", title="Snow", text="Wait.", language="en")
        return change(kind, article["id"], {"text": "Wait, and call."}, {"text": "Wait."})
    customer = office.put("customers", number="C2", name="孙", addresses=[_ADDRESS, {**_ADDRESS, "id": 2}])
    state = "draft" if kind is EditKind.CANCEL_ORDER else "confirmed"
    order = office.put(
        "orders", customer=customer["id"], number="HH-1", placed_on="2026-11-20", state=state, currency="CNY",
        total="10", deliver_to=1,
    )  # fmt: skip
    if kind is EditKind.CANCEL_ORDER:
        return change(kind, str(order["id"]), {"state": "cancelled"}, {"state": "draft"})
    return change(kind, str(order["id"]), {"deliver_to": "2"}, {"deliver_to": "1"})


def _ticket() -> dict[str, object]:
    return {
        "number": "T-1", "subject": "Late", "state": "open", "queue": "delivery", "priority": 10,
        "opened_at": MADE_AT.isoformat(),
    }  # fmt: skip


def new_contact(ref: str) -> str:
    """Name the field of the first contact that an edit adds."""
    return f"{CONTACT}{local_id(ref, 1)}"


def spelt(value: str) -> str:
    """Write the same JSON in another spelling."""
    return json.dumps(json.loads(value), ensure_ascii=True, indent=1)
