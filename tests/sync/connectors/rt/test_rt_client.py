"""The ways in which Request Tracker says something else than it seems to."""

from collections.abc import Iterator

import pytest

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from sync.connectors.rt.client import RtClient
from sync.connectors.rt.settings import RtSettings, SignIn
from sync.contract import RejectedError, SignInError, UnreachableError
from tests.sync.connectors.rt.small_rt import SENT_AWAY, Answer, Asked, SmallRt


def items(*numbers: int, **more: object) -> Answer:
    """A page: its numbers are text, and nobody is told how many there are."""
    rows = [{"id": str(one)} for one in numbers]
    return 200, "application/json", {"items": rows, "count": len(rows), "total": None, "pages": None} | more


@pytest.fixture
def small() -> Iterator[SmallRt]:
    server = SmallRt()
    yield server
    server.close()


@pytest.fixture
def client(small: SmallRt) -> Iterator[RtClient]:
    client = RtClient(RtSettings(OfficeId("desk"), small.url, "desk"), lambda: "right")
    yield client
    client.close()


def numbers(client: RtClient) -> list[int]:
    return [client.number(row) for row in client.every("/transactions", "id > 0", {})]


def test_one_sign_in_is_enough(small: SmallRt, client: RtClient) -> None:
    client.get("/rt")
    client.get("/rt")
    assert small.sign_ins == 1


def test_a_lost_session_is_begun_anew_once(small: SmallRt, client: RtClient) -> None:
    client.get("/rt")
    small.sessions.clear()
    assert client.get("/rt")["Version"] == "5.0.3"
    assert small.sign_ins == 2


def test_a_password_that_is_no_longer_right_asks_to_sign_in(small: SmallRt, client: RtClient) -> None:
    client.get("/rt")
    small.sessions.clear()
    small.password = "changed"
    with pytest.raises(SignInError):
        client.get("/rt")


def test_no_password_is_asked_for_by_name(small: SmallRt) -> None:
    client = RtClient(RtSettings(OfficeId("desk"), small.url, "desk"), lambda: None)
    with pytest.raises(SignInError) as caught:
        client.get("/rt")
    assert caught.value.trouble is Trouble.SIGN_IN_MISSING
    client.close()


def test_a_wrong_token_asks_to_sign_in(small: SmallRt) -> None:
    settings = RtSettings(OfficeId("desk"), small.url, sign_in=SignIn.TOKEN)
    client = RtClient(settings, lambda: "1-51-wrong")
    with pytest.raises(SignInError):
        client.get("/rt")
    assert small.sign_ins == 0
    client.close()


def test_a_page_in_place_of_data_is_no_sign_in_error(small: SmallRt, client: RtClient) -> None:
    client.get("/rt")
    small.answers["/queue/1"] = lambda _asked: (200, "text/html", "<p>Be right back</p>")
    with pytest.raises(UnreachableError) as caught:
        client.get("/queue/1")
    assert caught.value.trouble is Trouble.NOT_DATA


def test_200_with_a_message_is_no_success(small: SmallRt, client: RtClient) -> None:
    small.answers["/tickets"] = lambda _asked: (200, "application/json", {"message": "No"})
    with pytest.raises(UnreachableError) as caught:
        client.rows("/tickets", "id > 0", {})
    assert caught.value.trouble is Trouble.CUT_REPLY


def test_an_answer_cut_at_chinese_text_means_later(small: SmallRt, client: RtClient) -> None:
    small.answers["/ticket/1"] = lambda _asked: (200, "application/json", '{"Subject": "商品')
    with pytest.raises(UnreachableError) as caught:
        client.get("/ticket/1")
    assert caught.value.trouble is Trouble.CUT_REPLY


def test_an_empty_page_is_not_the_last(small: SmallRt, client: RtClient) -> None:
    pages = {"1": items(1, 2), "2": items(), "3": items(3)}
    small.answers["/transactions"] = lambda asked: pages.get(asked["page"], items())
    assert numbers(client) == [1, 2, 3]


def test_a_last_page_that_comes_again_and_again_ends_all_the_same(small: SmallRt, client: RtClient) -> None:
    pages = {"1": items(1, 2)}
    small.answers["/transactions"] = lambda asked: pages.get(asked["page"], items(3))
    assert numbers(client) == [1, 2, 3]


def test_a_question_that_is_ignored_is_noticed(small: SmallRt, client: RtClient) -> None:
    small.answers["/tickets"] = lambda _asked: items(1, 2, 900)
    with pytest.raises(UnreachableError):
        client.after("/tickets", 500, "", {}, 100)


def test_conditions_are_in_no_address(small: SmallRt, client: RtClient) -> None:
    def answer(asked: Asked) -> Answer:
        return items(7) if asked["query"] == "Requestor.id = 5" else items()

    small.answers["/tickets"] = answer
    assert [client.number(row) for row in client.rows("/tickets", "Requestor.id = 5", {})] == [7]


def test_a_change_is_sent_once_even_where_the_session_is_lost(small: SmallRt, client: RtClient) -> None:
    asked: list[Asked] = []

    def answer(told: Asked) -> Answer:
        asked.append(told)
        return SENT_AWAY

    client.get("/rt")
    small.answers["/ticket/1"] = answer
    with pytest.raises(UnreachableError) as caught:
        client.write("PUT", "/ticket/1", {"Subject": "New"})
    assert (caught.value.was_sent, len(asked), small.sign_ins) == (True, 1, 1)


def test_a_change_that_nobody_may_make_is_refused_in_the_words_of_rt(
    small: SmallRt, client: RtClient
) -> None:
    small.answers["/ticket"] = lambda _asked: (403, "application/json", {"message": "No permission\nhere"})
    with pytest.raises(RejectedError) as caught:
        client.write("POST", "/ticket", {"Queue": "1"})
    assert caught.value.details["reason"] == "No permission here"


def test_a_sign_in_that_fails_has_sent_no_change(small: SmallRt) -> None:
    client = RtClient(RtSettings(OfficeId("desk"), small.url, "desk"), lambda: "right")
    small.close()
    with pytest.raises(UnreachableError) as caught:
        client.write("POST", "/ticket", {"Queue": "1"})
    assert not caught.value.was_sent
    client.close()


def test_only_rt_itself_can_say_that_something_is_not_there(small: SmallRt, client: RtClient) -> None:
    assert not client.seen("/ticket/1").is_there
    small.answers["/ticket/1"] = lambda _asked: (404, "text/html", "<h1>Nothing here</h1>")
    with pytest.raises(UnreachableError):
        client.seen("/ticket/1")
