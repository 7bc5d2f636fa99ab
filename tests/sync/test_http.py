"""Http against a real server on loopback that misbehaves in one way a test."""

import gzip
import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from sync.contract import OfficeError, OutOfDateError, RejectedError, SignInError, UnreachableError
from sync.http import Http

ERP = OfficeId("erp")
SECRET = "hunter2-of-mr-li"
Answer = Callable[[BaseHTTPRequestHandler], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer: Answer = _answering({"ok": True})
        self.asked: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        assert isinstance(self.server, _Server)
        self.server.asked.append(f"{self.command} {self.path}")
        self.close_connection = True
        self.server.answer(self)

    do_POST = do_GET  # noqa: N815  # the name that http.server looks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name in http.server
        """Keep the test's output clean."""


def _answering(body: object, status: int = 200, kind: str = "application/json", **headers: str) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(raw)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(raw)

    return answer


def _silent_until(event: threading.Event) -> Answer:
    def answer(_handler: BaseHTTPRequestHandler) -> None:
        event.wait(10)

    return answer


@pytest.fixture
def server() -> Iterator[_Server]:
    server = _Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def http(server: _Server) -> Iterator[Http]:
    http = Http(
        ERP,
        server.url,
        headers={"Authorization": f"Bearer {SECRET}"},
        silence_seconds=2,
        largest_reply=100_000,
    )
    yield http
    http.close()


def _error(http: Http, path: str = "/v1/customers") -> OfficeError:
    with pytest.raises(OfficeError) as caught:
        http.get_json(path, {"phone": "+8613800138000"})
    return caught.value


def test_a_document_is_read(http: Http) -> None:
    assert http.get_json("/") == {"ok": True}


def test_a_hook_reads_typed_values(http: Http, server: _Server) -> None:
    server.answer = _answering([{"__class__": "Decimal", "decimal": "1.10"}])
    assert http.get_json("/", object_hook=lambda value: value["decimal"]) == ["1.10"]


def test_a_packed_reply_is_unpacked(http: Http, server: _Server) -> None:
    server.answer = _answering(gzip.compress(b'{"a": 1}'), Content_Encoding="gzip")
    assert http.get_json("/") == {"a": 1}


def test_a_post_is_sent_once(http: Http, server: _Server) -> None:
    server.answer = _answering({}, 500)
    with pytest.raises(UnreachableError):
        http.post_json("/orders", b"{}")
    assert server.asked == ["POST /orders"]


STATUSES = (
    (401, SignInError, Trouble.SIGN_IN_REFUSED),
    (403, RejectedError, Trouble.NOT_PERMITTED),
    (404, RejectedError, Trouble.WRONG_ADDRESS),
    (409, OutOfDateError, Trouble.OUT_OF_DATE),
    (412, OutOfDateError, Trouble.OUT_OF_DATE),
    (422, RejectedError, Trouble.REJECTED),
    (429, UnreachableError, Trouble.BUSY),
    (500, UnreachableError, Trouble.SERVER_FAULT),
    (502, UnreachableError, Trouble.SERVER_FAULT),
    (503, UnreachableError, Trouble.SERVER_FAULT),
)


@pytest.mark.parametrize(("status", "kind", "trouble"), STATUSES)
def test_a_status_has_its_word(
    http: Http, server: _Server, status: int, kind: type[OfficeError], trouble: Trouble
) -> None:
    server.answer = _answering({}, status)
    error = _error(http)
    assert (type(error), error.trouble) == (kind, trouble)


@pytest.mark.parametrize("status", [429, 503])
def test_an_office_may_ask_to_wait(http: Http, server: _Server, status: int) -> None:
    server.answer = _answering({}, status, Retry_After="7")
    error = _error(http)
    assert error.trouble is Trouble.BUSY
    assert isinstance(error, UnreachableError)
    assert error.retry_after == timedelta(seconds=7)


@pytest.mark.parametrize("wish", ["999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_nobody_makes_the_desk_wait_longer_than_an_hour(http: Http, server: _Server, wish: str) -> None:
    server.answer = _answering({}, 429, Retry_After=wish)
    error = _error(http)
    assert isinstance(error, UnreachableError)
    assert error.retry_after == timedelta(hours=1)


@pytest.mark.parametrize("wish", ["soon", "-5", "²"])
def test_a_senseless_wish_is_no_wish(http: Http, server: _Server, wish: str) -> None:
    server.answer = _answering({}, 429, Retry_After=wish)
    error = _error(http)
    assert isinstance(error, UnreachableError)
    assert error.retry_after is None


def test_a_redirect_is_not_followed(http: Http, server: _Server) -> None:
    server.answer = _answering({}, 302, Location="https://elsewhere.example/")
    assert _error(http).trouble is Trouble.NOT_DATA
    assert len(server.asked) == 1


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/json"])
def test_a_web_page_is_no_data(http: Http, server: _Server, kind: str) -> None:
    server.answer = _answering(b"\n<!doctype html><title>Sign in</title>", kind=kind)
    assert _error(http).trouble is Trouble.NOT_DATA


@pytest.mark.parametrize(
    "body",
    [b"", b'{"a": ', b"\xff\xfe", b'{"a": NaN}', b"[" * 90_000, b'"\xed\xa0\x80"'],
    ids=["empty", "half", "not UTF-8", "not a number", "deep", "surrogate"],
)
def test_an_unreadable_reply_counts_as_cut(http: Http, server: _Server, body: bytes) -> None:
    server.answer = _answering(body)
    assert _error(http).trouble is Trouble.CUT_REPLY


def test_a_reply_shorter_than_it_says_is_cut(http: Http, server: _Server) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b'{"records": [')

    server.answer = answer
    assert _error(http).trouble is Trouble.CUT_REPLY


def test_a_reply_in_pieces_that_breaks_off_is_cut(http: Http, server: _Server) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"2\r\n{}\r\n")

    server.answer = answer
    assert _error(http).trouble is Trouble.CUT_REPLY


def test_noise_that_claims_to_be_packed_counts_as_cut(http: Http, server: _Server) -> None:
    server.answer = _answering(b"no gzip at all", Content_Encoding="gzip")
    assert _error(http).trouble is Trouble.CUT_REPLY


def test_too_much_is_refused(http: Http, server: _Server) -> None:
    server.answer = _answering(b'"' + b"a" * 200_000 + b'"')
    assert _error(http).trouble is Trouble.TOO_LARGE


def test_a_small_reply_that_unpacks_to_much_is_refused(http: Http, server: _Server) -> None:
    server.answer = _answering(gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")
    assert _error(http).trouble is Trouble.TOO_LARGE


def test_a_silent_server_is_left(server: _Server) -> None:
    still = threading.Event()
    server.answer = _silent_until(still)
    http = Http(ERP, server.url, silence_seconds=0.2)
    assert _error(http).trouble is Trouble.TIMED_OUT
    still.set()
    http.close()


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_only_trickles_is_left(server: _Server, part: str) -> None:
    enough = threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(
            b"HTTP/1.1 200 OK\r\n" + (b"Content-Length: 9999\r\n\r\n" if part == "body" else b"")
        )
        while not enough.wait(0.02):
            handler.wfile.write(b"a" if part == "body" else b"A: b\r\n")

    server.answer = answer
    http = Http(ERP, server.url, longest_seconds=0.3)
    started = time.monotonic()
    assert _error(http).trouble is Trouble.TIMED_OUT
    assert time.monotonic() - started < 2
    enough.set()
    http.close()


def test_the_next_request_after_a_trickle_is_well(server: _Server) -> None:
    enough = threading.Event()
    server.answer = _silent_until(enough)
    http = Http(ERP, server.url, longest_seconds=0.1)
    _error(http)
    enough.set()
    server.answer = _answering([1])
    assert http.get_json("/") == [1]
    http.close()


def test_closing_ends_a_request_under_way(server: _Server) -> None:
    arrived, enough = threading.Event(), threading.Event()

    def answer(_handler: BaseHTTPRequestHandler) -> None:
        arrived.set()
        enough.wait(10)

    server.answer = answer
    http = Http(ERP, server.url)
    errors: list[OfficeError] = []
    thread = threading.Thread(target=lambda: errors.append(_error(http)))
    thread.start()
    arrived.wait(5)
    http.close()
    thread.join(2)
    enough.set()
    assert not thread.is_alive()
    assert isinstance(errors[0], UnreachableError)


def test_a_closed_connection_sends_nothing_more(http: Http, server: _Server) -> None:
    http.close()
    http.close()
    assert _error(http).trouble is Trouble.UNREACHABLE
    assert server.asked == []


def test_nobody_there_is_unreachable() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    http = Http(ERP, f"http://127.0.0.1:{port}")
    assert _error(http).trouble is Trouble.UNREACHABLE


def test_a_name_that_nobody_has_is_unreachable() -> None:
    assert _error(Http(ERP, "https://office.invalid")).trouble is Trouble.UNREACHABLE


def test_a_server_that_speaks_no_tls_is_not_trusted(server: _Server) -> None:
    http = Http(ERP, server.url.replace("http:", "https:"))
    assert _error(http).trouble is Trouble.CERTIFICATE
    assert server.asked == []
    http.close()


def test_a_missing_authority_file_trusts_nobody(server: _Server) -> None:
    http = Http(ERP, server.url, ca_file="/nowhere/ca.pem")
    assert _error(http).trouble is Trouble.CERTIFICATE
    assert server.asked == []


def test_customer_data_is_not_sent_in_clear() -> None:
    error = _error(Http(ERP, "http://192.0.2.1"))
    assert (type(error), error.trouble) == (RejectedError, Trouble.INSECURE_ADDRESS)


@pytest.mark.parametrize("url", ["", "erp.example", "ftp://erp.example", "http://[::1", "https://"])
def test_a_senseless_address_is_told(url: str) -> None:
    assert _error(Http(ERP, url)).trouble is Trouble.WRONG_ADDRESS


def test_a_password_that_no_header_carries_is_refused_without_being_shown(server: _Server) -> None:
    http = Http(ERP, server.url, headers={"Authorization": "Bearer 密码"})
    error = _error(http)
    assert error.trouble is Trouble.SIGN_IN_REFUSED
    assert "密码" not in repr(error.details) + str(error)
    http.close()


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "ALL_PROXY"])
def test_the_environment_sends_nothing_elsewhere(
    http: Http, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "http://127.0.0.1:9")
    assert http.get_json("/") == {"ok": True}


def test_the_clock_of_the_office_is_noted(http: Http, server: _Server) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response_only(200)
        handler.send_header("Date", "Thu, 01 Jan 2099 00:00:00 GMT")
        handler.send_header("Content-Length", "2")
        handler.end_headers()
        handler.wfile.write(b"{}")

    server.answer = answer
    http.get_json("/")
    assert http.clock_offset is not None
    assert http.clock_offset > timedelta(days=365)


def test_the_clock_is_noted_of_an_error_too(http: Http, server: _Server) -> None:
    server.answer = _answering({}, 500)
    _error(http)
    assert http.clock_offset is not None
    assert abs(http.clock_offset) < timedelta(seconds=5)


def test_a_session_begun_in_one_thread_counts_in_another(http: Http, server: _Server) -> None:
    server.answer = _answering({}, Set_Cookie="session=mine; path=/")
    http.get_json("/sign-in")
    told: list[str | None] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        told.append(handler.headers["Cookie"])
        _answering({})(handler)

    server.answer = answer
    thread = threading.Thread(target=http.get_json, args=("/articles",))
    thread.start()
    thread.join()
    assert told == ["session=mine"]


def test_the_wait_for_the_reply_is_noted(http: Http) -> None:
    http.get_json("/")
    assert http.latency is not None
    assert timedelta(0) < http.latency < timedelta(seconds=2)


@pytest.mark.parametrize("status", [200, 401, 500])
def test_neither_log_nor_error_holds_a_secret_or_a_number(
    http: Http, server: _Server, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answer = _answering({"secret": SECRET}, status)
    told = ""
    try:
        http.get_json("/v1/customers", {"phone": "+8613800138000"})
    except OfficeError as error:
        told = repr(error.details) + str(error) + repr(error.__cause__)
    assert SECRET not in told + caplog.text
    assert "13800138000" not in told + caplog.text
