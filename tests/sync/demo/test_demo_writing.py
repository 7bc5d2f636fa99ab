"""What desks write over real HTTP: each kind end to end, under its key, under its lock, and under the rules."""

from collections.abc import Iterator
from typing import Any

import pytest

from sync.demo.process import DemoProcess, start_demo
from tests.sync.demo.desk_line import AGENT, DeskLine, new_key


@pytest.fixture(scope="module")
def running() -> Iterator[DemoProcess]:
    process = start_demo(customers=24)
    yield process
    process.stop()


@pytest.fixture
def desk(running: DemoProcess) -> DeskLine:
    return DeskLine(running)


# Each kind


def test_a_ticket_is_opened(desk: DeskLine) -> None:
    key = new_key()
    reply = desk.write(
        "POST", "tickets", key=key, subject="晚了", text="没收到", customer=1, queue="delivery"
    )
    assert reply.status_code == 201
    ticket = desk.record("tickets", reply.json()["id"])
    assert (ticket["subject"], ticket["state"], ticket["customer"]) == ("晚了", "new", 1)
    assert (ticket["client_ref"], ticket["changed_by"]) == (key, AGENT)
    assert [(one["kind"], one["author"], one["text"]) for one in ticket["messages"]] == [
        ("from_customer", "张伟", "没收到")
    ]


def test_an_opened_ticket_comes_in_the_feed(desk: DeskLine) -> None:
    end = desk.ask("GET", "tickets?limit=1000").json()
    opened = desk.open_ticket()
    place = f"after_id={end['after_id']}&after_stamp={end['after_stamp'].replace('+', '%2B')}"
    assert [one["id"] for one in desk.ask("GET", f"tickets?{place}").json()["records"]] == [opened["id"]]


@pytest.mark.parametrize("kind", ["reply", "comment"])
def test_a_message_is_added(desk: DeskLine, kind: str) -> None:
    ticket = desk.open_ticket()
    reply = desk.write("POST", f"tickets/{ticket['id']}/messages", kind=kind, text="on its way")
    (message,) = desk.record("tickets", ticket["id"])["messages"]
    assert (message["kind"], message["author"], message["text"]) == (kind, AGENT, "on its way")
    assert reply.json()["made"] == {"message": message["id"]}


def test_fields_of_a_ticket_change_and_others_stay(desk: DeskLine) -> None:
    ticket = desk.open_ticket(priority=20)
    fields = [{"name": "Channel", "values": ["phone"]}]
    desk.write("PATCH", f"tickets/{ticket['id']}", state="open", owner="demo", fields=fields)
    now = desk.record("tickets", ticket["id"])
    assert (now["state"], now["owner"], now["fields"]) == ("open", "demo", fields)
    assert (now["subject"], now["priority"]) == (ticket["subject"], 20)


def test_a_field_without_values_is_emptied(desk: DeskLine) -> None:
    ticket = desk.open_ticket(fields=[{"name": "Channel", "values": ["phone"]}])
    desk.write("PATCH", f"tickets/{ticket['id']}", fields=[{"name": "Channel", "values": []}])
    assert desk.record("tickets", ticket["id"])["fields"] == []


def test_a_closed_ticket_says_when_and_a_reopened_one_does_not(desk: DeskLine) -> None:
    ticket = desk.open_ticket()
    desk.write("PATCH", f"tickets/{ticket['id']}", state="closed")
    assert desk.record("tickets", ticket["id"])["closed_at"]
    desk.write("PATCH", f"tickets/{ticket['id']}", state="open")
    assert desk.record("tickets", ticket["id"])["closed_at"] is None


@pytest.mark.parametrize("article", ["en/parcel-lost", "https://wiki.example/Lost"])
def test_an_article_is_attached(desk: DeskLine, article: str) -> None:
    ticket = desk.open_ticket()
    desk.write("POST", f"tickets/{ticket['id']}/articles", article=article, title="Lost parcel")
    (attached,) = desk.record("tickets", ticket["id"])["articles"]
    assert (attached["article"], attached["title"], attached["by"]) == (article, "Lost parcel", AGENT)


def _contact(value: str, **more: Any) -> dict[str, Any]:
    return {"kind": "mobile", "value": value, **more}


def _customer(desk: DeskLine) -> dict[str, Any]:
    body: dict[str, Any] = {
        "name": "钱多多",
        "language": "zh-CN",
        "contact_points": [_contact("139 0000 1111", ref="one"), _contact("139 0000 2222", ref="two")],
        "addresses": [{"ref": "home", "street": "中山路1号", "city": "南京", "country": "CN"}],
    }
    return desk.write("POST", "customers", **body).json()


def test_a_customer_is_made_and_found_by_number(desk: DeskLine) -> None:
    made = _customer(desk)
    found = desk.ask("GET", "customers?phone=%2B8613900001111").json()["records"]
    assert made["id"] in {one["id"] for one in found}
    points = {one["id"]: one["value"] for one in made["record"]["contact_points"]}
    assert points[made["made"]["one"]] == "139 0000 1111"
    assert made["made"]["home"] == made["record"]["addresses"][0]["id"]


def test_parts_of_a_customer_are_added_changed_and_removed(desk: DeskLine) -> None:
    made = _customer(desk)
    one, two = made["made"]["one"], made["made"]["two"]
    changes = {
        "add": [_contact("0571 8765 4321", ref="new", label="office")],
        "change": [{"id": one, "kind": "email", "value": "qian@example.com"}],
        "remove": [two],
    }
    reply = desk.write("PATCH", f"customers/{made['id']}", name="钱多", contact_points=changes).json()
    customer = desk.record("customers", made["id"])
    told = [(one["id"], one["kind"], one["value"], one["e164"]) for one in customer["contact_points"]]
    assert told == [
        (one, "email", "qian@example.com", ""),
        (reply["made"]["new"], "mobile", "0571 8765 4321", "+8657187654321"),
    ]
    assert (customer["name"], customer["addresses"]) == ("钱多", made["record"]["addresses"])


def test_what_an_agent_wrote_is_not_proved(desk: DeskLine) -> None:
    desk.office.put(
        "customers", id=3, contact_points=[{"id": 1, "kind": "email", "value": "a@b.c", "verified": True}]
    )
    changes = {"change": [{"id": 1, "kind": "email", "value": "b@b.c"}]}
    desk.write("PATCH", "customers/3", contact_points=changes)
    assert desk.record("customers", 3)["contact_points"][0]["verified"] is False


def test_the_id_of_a_removed_part_is_never_given_again(desk: DeskLine) -> None:
    made = _customer(desk)
    highest = max(made["made"].values())
    desk.write("PATCH", f"customers/{made['id']}", addresses={"remove": [made["made"]["home"]]})
    again = {"add": [{"ref": "other", "street": "别处", "country": "CN"}]}
    reply = desk.write("PATCH", f"customers/{made['id']}", addresses=again)
    assert reply.json()["made"]["other"] > highest


def _order(desk: DeskLine, state: str) -> dict[str, Any]:
    return desk.office.put("orders", id=1, state=state, deliver_to=None)


def test_an_order_goes_elsewhere(desk: DeskLine) -> None:
    order = _order(desk, "confirmed")
    address = desk.record("customers", order["customer"])["addresses"][0]["id"]
    assert desk.write("PATCH", "orders/1", deliver_to=address).ok
    assert desk.record("orders", 1)["deliver_to"] == address


@pytest.mark.parametrize("state", ["draft", "quotation", "cancelled"])
def test_a_draft_is_cancelled(desk: DeskLine, state: str) -> None:
    _order(desk, state)
    assert desk.write("POST", "orders/1/cancel").json()["record"]["state"] == "cancelled"
    assert desk.record("orders", 1)["state"] == "cancelled"


def test_an_interaction_is_logged(desk: DeskLine) -> None:
    key = new_key()
    told: dict[str, Any] = {
        "customer": 2,
        "channel": "call",
        "started_at": "2026-11-24T09:30:00Z",
        "summary": "asked",
    }
    desk.write("POST", "interactions", key=key, **told)
    (logged,) = desk.ask("GET", "interactions?customer=2").json()["records"]
    assert (logged["summary"], logged["changed_by"], logged["client_ref"]) == ("asked", AGENT, key)


def test_a_vote_changes_no_article(desk: DeskLine) -> None:
    before = desk.record("articles", "en/parcel-lost")
    reply = desk.write("POST", "articles/en/parcel-lost/votes", verdict="helpful", words="lost")
    assert (reply.status_code, reply.json()["kind"]) == (201, "votes")
    assert desk.record("articles", "en/parcel-lost") == before


def test_an_article_is_proposed_and_changed(desk: DeskLine) -> None:
    told: dict[str, Any] = {
        "title": "Parcel in the rain",
        "text": "Dry it.",
        "language": "en",
        "topics": ["delivery"],
    }
    made = desk.write("POST", "articles", **told).json()
    desk.write("PATCH", f"articles/{made['id']}", text="Dry it well.", revision=made["revision"])
    article = desk.record("articles", made["id"])
    assert (article["title"], article["text"]) == ("Parcel in the rain", "Dry it well.")


# Keys


WRITES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("POST", "tickets", {"subject": "Late", "queue": "delivery"}),
    ("POST", "tickets/1/messages", {"kind": "comment", "text": "called twice"}),
    ("POST", "tickets/1/articles", {"article": "en/parcel-lost"}),
    ("PATCH", "tickets/1", {"priority": 71}),
    ("POST", "customers", {"name": "Twice"}),
    ("PATCH", "customers/1", {"contact_points": {"add": [_contact("139 0000 3333", ref="a")]}}),
    ("POST", "interactions", {"channel": "note", "started_at": "2026-11-24T09:30:00Z"}),
    ("POST", "articles/en/parcel-lost/votes", {"verdict": "used"}),
    ("POST", "articles", {"title": "Twice", "text": "Once."}),
)


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
def test_the_same_key_gives_the_first_answer_and_does_nothing(
    desk: DeskLine, method: str, path: str, body: dict[str, Any]
) -> None:
    key = new_key()
    first = desk.write(method, path, key=key, **body)
    kind = first.json()["kind"]
    before = desk.count(kind) if kind not in ("votes", "interactions") else None
    again = desk.write(method, path, key=key, **body)
    assert first.ok
    assert (again.status_code, again.json(), again.headers["Idempotency-Replayed"]) == (
        first.status_code,
        first.json(),
        "true",
    )
    if before is not None:
        assert desk.count(kind) == before
        assert desk.record(kind, first.json()["id"]) == first.json()["record"]


def test_a_key_that_was_done_needs_no_lock(desk: DeskLine) -> None:
    ticket, key = desk.open_ticket(), new_key()
    first = desk.write("PATCH", f"tickets/{ticket['id']}", key=key, revision=1, priority=5)
    again = desk.write("PATCH", f"tickets/{ticket['id']}", key=key, revision=1, priority=5)
    assert (first.status_code, again.status_code) == (200, 200)


def test_a_key_belongs_to_one_request(desk: DeskLine) -> None:
    key = new_key()
    desk.write("POST", "customers", key=key, name="One")
    reply = desk.write("PATCH", "tickets/1", key=key, priority=1)
    assert (reply.status_code, reply.json()["reason"]) == (
        422,
        "this Idempotency-Key belongs to another request",
    )


@pytest.mark.parametrize("key", ["", "seven"])
def test_without_a_key_nothing_is_written(desk: DeskLine, key: str) -> None:
    headers = {"Idempotency-Key": key} if key else {}
    before = desk.count("customers")
    reply = desk.ask("POST", "customers", {"agent": AGENT, "name": "Nobody"}, **headers)
    assert reply.status_code == 422
    assert "key" in reply.json()["reason"]
    assert desk.count("customers") == before


def test_a_refused_key_may_try_again(desk: DeskLine) -> None:
    key = new_key()
    assert desk.write("POST", "tickets", key=key, subject=" ").status_code == 422
    assert desk.known(key) == {"done": False, "deleted": False, "answer": None}
    assert desk.write("POST", "tickets", key=key, subject="Late").status_code == 201


def test_a_key_tells_what_became_of_it(desk: DeskLine) -> None:
    key = new_key()
    assert desk.known(key)["done"] is False
    answer = desk.write("POST", "customers", key=key, name="Known").json()
    assert desk.known(key) == {"done": True, "deleted": False, "answer": answer}
    desk.office.delete("customers", answer["id"])
    assert desk.known(key)["deleted"] is True


def test_keys_outlast_a_restart(tmp_path: Any) -> None:
    key = new_key()
    first = start_demo(tmp_path, customers=24)
    answer = DeskLine(first).write("POST", "customers", key=key, name="Kept").json()
    first.stop()
    second = start_demo(tmp_path, customers=24)
    try:
        desk = DeskLine(second)
        assert desk.write("POST", "customers", key=key, name="Kept").json() == answer
        assert desk.record("customers", answer["id"])["name"] == "Kept"
    finally:
        second.stop()


def test_a_torn_line_loses_a_write_whole(tmp_path: Any) -> None:
    key = new_key()
    first = start_demo(tmp_path, customers=24)
    answer = DeskLine(first).write("POST", "customers", key=key, name="Torn").json()
    first.stop()
    journal = next(tmp_path.glob("*.jsonl"))
    journal.write_bytes(journal.read_bytes()[:-20])
    second = start_demo(tmp_path, customers=24)
    try:
        desk = DeskLine(second)
        assert desk.known(key)["done"] is False
        assert desk.ask("GET", f"customers?id={answer['id']}").json()["records"] == []
    finally:
        second.stop()


def test_ids_are_not_given_again_after_a_restart(tmp_path: Any) -> None:
    first = start_demo(tmp_path, customers=24)
    customer = _customer(DeskLine(first))
    first.delete("customers", customer["id"])
    first.stop()
    second = start_demo(tmp_path, customers=24)
    try:
        again = _customer(DeskLine(second))
        assert again["id"] > customer["id"]
        assert not set(again["made"].values()) & set(customer["made"].values())
    finally:
        second.stop()


# Locks and rules


def test_somebody_faster_is_told(desk: DeskLine) -> None:
    ticket = desk.open_ticket()
    desk.write("PATCH", f"tickets/{ticket['id']}", priority=1)
    late = desk.write("PATCH", f"tickets/{ticket['id']}", revision=ticket["revision"], priority=2)
    assert (late.status_code, late.json()) == (412, {"reason": "somebody was faster"})
    assert desk.record("tickets", ticket["id"])["priority"] == 1


def test_the_revision_of_an_answer_is_the_next_lock(desk: DeskLine) -> None:
    ticket = desk.open_ticket()
    first = desk.write("PATCH", f"tickets/{ticket['id']}", revision=ticket["revision"], priority=1)
    assert first.headers["ETag"] == f'"{first.json()["revision"]}"'
    second = desk.write("PATCH", f"tickets/{ticket['id']}", revision=first.json()["revision"], priority=2)
    assert second.ok


ABSENT: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("PATCH", "tickets/987654", {"priority": 1}),
    ("POST", "tickets/987654/messages", {"kind": "reply", "text": "a"}),
    ("PATCH", "customers/987654", {"name": "a"}),
    ("POST", "orders/987654/cancel", {}),
    ("PATCH", "articles/en/none", {"title": "a"}),
    ("POST", "articles/en/none/votes", {"verdict": "used"}),
)


@pytest.mark.parametrize(("method", "path", "body"), ABSENT)
def test_what_is_not_there_is_not_written(
    desk: DeskLine, method: str, path: str, body: dict[str, Any]
) -> None:
    reply = desk.write(method, path, **body)
    assert (reply.status_code, reply.json()) == (404, {"reason": "it is not there any more"})


REFUSED: tuple[tuple[str, str, dict[str, Any], str], ...] = (
    ("POST", "tickets", {"subject": "a", "queue": "nowhere"}, "there is no such queue"),
    ("POST", "tickets", {"subject": " "}, "the subject is empty"),
    ("POST", "tickets", {"subject": "a", "state": "closed"}, "a new ticket cannot be closed"),
    ("POST", "tickets", {"subject": "a", "customer": 987654}, "there is no such customer"),
    ("POST", "tickets", {"subject": "a", "order": 1, "customer": 24}, "the order belongs to somebody else"),
    ("POST", "tickets", {"subject": "a", "priority": 101}, "body.priority is not as the contract says"),
    ("POST", "tickets", {"subject": "a", "colour": "red"}, "body.colour is not as the contract says"),
    ("PATCH", "tickets/1", {"queue": "nowhere"}, "there is no such queue"),
    ("PATCH", "tickets/1", {"fields": [{"name": "Mood", "values": ["bad"]}]}, "there is no such field"),
    ("POST", "tickets/1/messages", {"kind": "reply", "text": "  "}, "the text is empty"),
    ("POST", "tickets/1/articles", {"article": "en/none"}, "there is no such article"),
    ("PATCH", "customers/1", {"name": ""}, "the name is empty"),
    (
        "PATCH",
        "customers/1",
        {"contact_points": {"remove": [987654]}},
        "a part that was to change is not there any more",
    ),
    (
        "PATCH",
        "customers/1",
        {"contact_points": {"add": [_contact("12", ref="a")]}},
        "this is no telephone number",
    ),
    (
        "PATCH",
        "customers/1",
        {"contact_points": {"add": [{"kind": "email", "value": "a", "ref": "a"}]}},
        "a mail address needs an @",
    ),
    (
        "PATCH",
        "customers/1",
        {"addresses": {"add": [{"street": "a", "country": "China", "ref": "a"}]}},
        "a country is two capital letters",
    ),
    ("POST", "articles", {"title": "a", "text": ""}, "the text is empty"),
    ("PATCH", "tickets/1", {"agent": ""}, "body.agent is not as the contract says"),
)


@pytest.mark.parametrize(("method", "path", "body", "reason"), REFUSED)
def test_a_rule_says_no_with_its_reason_and_nothing_is_done(
    desk: DeskLine, method: str, path: str, body: dict[str, Any], reason: str
) -> None:
    kind = path.split("/", maxsplit=1)[0]
    before = desk.ask("GET", f"{kind}?limit=1000").json()
    reply = desk.write(method, path, **body)
    assert (reply.status_code, reply.json()["reason"]) == (422, reason)
    assert desk.ask("GET", f"{kind}?limit=1000").json() == before


@pytest.mark.parametrize(
    ("before", "after"),
    [("open", "new"), ("closed", "waiting"), ("rejected", "solved"), ("solved", "waiting")],
)
def test_a_ticket_goes_only_where_its_state_leads(desk: DeskLine, before: str, after: str) -> None:
    desk.office.put("tickets", id=2, state=before)
    reply = desk.write("PATCH", "tickets/2", state=after)
    assert (reply.status_code, reply.json()["reason"]) == (
        422,
        f"a ticket that is {before} cannot become {after}",
    )


def test_nobody_whose_request_was_rejected_is_written_to(desk: DeskLine) -> None:
    desk.office.put("tickets", id=2, state="rejected")
    assert desk.write("POST", "tickets/2/messages", kind="reply", text="a").status_code == 422
    assert desk.write("POST", "tickets/2/messages", kind="comment", text="a").ok


@pytest.mark.parametrize("state", ["confirmed", "processing", "done"])
def test_what_is_under_way_is_not_cancelled(desk: DeskLine, state: str) -> None:
    _order(desk, state)
    reply = desk.write("POST", "orders/1/cancel")
    assert (reply.status_code, reply.json()["reason"]) == (
        422,
        f"an order that is {state} cannot be cancelled",
    )


def test_an_order_goes_to_no_strangers_address_and_nowhere_once_done(desk: DeskLine) -> None:
    _order(desk, "confirmed")
    assert desk.write("PATCH", "orders/1", deliver_to=987654).json()["reason"] == (
        "the customer has no such address"
    )
    _order(desk, "done")
    assert desk.write("PATCH", "orders/1", deliver_to=1).json()["reason"] == (
        "an order that is done cannot go elsewhere"
    )


def test_an_address_an_order_goes_to_stays(desk: DeskLine) -> None:
    order = _order(desk, "confirmed")
    address = desk.record("customers", order["customer"])["addresses"][0]["id"]
    desk.write("PATCH", "orders/1", deliver_to=address)
    reply = desk.write("PATCH", f"customers/{order['customer']}", addresses={"remove": [address]})
    assert reply.json()["reason"] == "an order is on its way to this address"


def test_without_the_token_nothing_is_written(desk: DeskLine) -> None:
    reply = desk.ask("POST", "customers", {"agent": AGENT, "name": "a"}, Authorization="Bearer wrong")
    assert reply.status_code == 401


def test_who_changed_it_is_told_until_somebody_else_does(desk: DeskLine) -> None:
    ticket = desk.open_ticket()
    assert desk.record("tickets", ticket["id"])["changed_by"] == AGENT
    desk.office.put("tickets", id=ticket["id"], priority=9)
    assert desk.record("tickets", ticket["id"])["changed_by"] == ""
