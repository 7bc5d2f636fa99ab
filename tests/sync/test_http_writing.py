"""Http as writing needs it: what a failure says of the bytes that left, and answers that the caller judges."""

import json
import socket
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager

import pytest

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from sync.contract import OfficeError, OutOfDateError, RejectedError, SignInError, UnreachableError
from sync.http import Http, Reply
from sync.http_bodies import Body, form_body, json_body, multipart_body

ERP = OfficeId("erp")
Serve = Callable[[socket.socket], None]


class Listener:
    """A bare socket that does one thing with every connection."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.serve: Serve = answering(200, b"{}")
        self.asked: list[bytes] = []
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            with line:
                line.settimeout(5)
                self.serve(line)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


def read_request(line: socket.socket) -> bytes:
    """Read a request with its body."""
    gathered = b""
    while b"\r\n\r\n" not in gathered:
        piece = line.recv(65536)
        if not piece:
            return gathered
        gathered += piece
    head, _, body = gathered.partition(b"\r\n\r\n")
    length = next(
        (int(one[15:]) for one in head.split(b"\r\n") if one.lower().startswith(b"content-length:")), 0
    )
    while len(body) < length:
        body += line.recv(65536)
    return head + b"\r\n\r\n" + body


def answering(status: int, body: bytes, **headers: str) -> Serve:
    told = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    reply = f"HTTP/1.1 {status} So\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{told}\r\n".encode()

    def serve(line: socket.socket) -> None:
        read_request(line)
        line.sendall(reply + body)

    return serve


def _hanging_up(line: socket.socket) -> None:
    read_request(line)


def _resetting(line: socket.socket) -> None:
    read_request(line)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


def _cutting(line: socket.socket) -> None:
    read_request(line)
    line.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"id"')


@pytest.fixture
def server() -> Iterator[Listener]:
    server = Listener()
    yield server
    server.close()


@contextmanager
def desk(url: str, **more: float) -> Generator[Http]:
    http = Http(ERP, url, **more)  # pyright: ignore[reportArgumentType]  # only numbers are given
    yield http
    http.close()


def _failure(http: Http) -> UnreachableError:
    with pytest.raises(UnreachableError) as caught:
        http.request("POST", "/tickets", json_body({"subject": "late"}))
    return caught.value


def _url(server: Listener, scheme: str = "http") -> str:
    return f"{scheme}://127.0.0.1:{server.port}"


def test_a_refused_connection_has_sent_nothing(server: Listener) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with desk(url) as http:
        assert not _failure(http).was_sent


def test_a_name_that_nobody_has_has_sent_nothing() -> None:
    with desk("https://office.invalid") as http:
        assert not _failure(http).was_sent


def test_a_connection_that_nobody_accepts_has_sent_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.http._CONNECT_SECONDS", 0.1)
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for waiting in (first, second):
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        with desk(f"http://127.0.0.1:{full.getsockname()[1]}") as http:
            error = _failure(http)
    assert (error.trouble, error.was_sent) == (Trouble.TIMED_OUT, False)


def test_a_server_without_tls_is_told_nothing(server: Listener) -> None:
    server.serve = lambda line: line.sendall(b"I speak no TLS, and never did\r\n")
    with desk(_url(server, "https")) as http:
        error = _failure(http)
    assert (error.trouble, error.was_sent) == (Trouble.CERTIFICATE, False)


@pytest.mark.parametrize("url", ["", "ftp://erp.example", "http://[::1"])
def test_a_wrong_address_has_sent_nothing(url: str) -> None:
    with desk(url) as http:
        assert not _failure(http).was_sent


def test_a_missing_authority_file_has_sent_nothing(server: Listener) -> None:
    http = Http(ERP, _url(server), ca_file="/nowhere/ca.pem")
    assert not _failure(http).was_sent
    http.close()


def test_a_closed_client_has_sent_nothing(server: Listener) -> None:
    http = Http(ERP, _url(server))
    http.close()
    assert not _failure(http).was_sent


@pytest.mark.parametrize("serve", [_hanging_up, _resetting, _cutting])
def test_after_a_lost_reply_it_may_have_been_sent(server: Listener, serve: Serve) -> None:
    server.serve = serve
    with desk(_url(server)) as http:
        assert _failure(http).was_sent


def test_a_connection_that_ends_before_the_request_is_read_may_have_sent_it(server: Listener) -> None:
    server.serve = lambda _line: None
    with desk(_url(server)) as http:
        assert _failure(http).was_sent


@pytest.mark.parametrize("span", ["silence_seconds", "longest_seconds"])
def test_after_a_long_silence_it_may_have_been_sent(server: Listener, span: str) -> None:
    enough = threading.Event()

    def serve(line: socket.socket) -> None:
        read_request(line)
        enough.wait(5)

    server.serve = serve
    with desk(_url(server), **{span: 0.2}) as http:
        error = _failure(http)
        enough.set()
    assert (error.trouble, error.was_sent) == (Trouble.TIMED_OUT, True)


def test_a_request_that_is_closed_under_way_may_have_been_sent(server: Listener) -> None:
    arrived, enough = threading.Event(), threading.Event()

    def serve(line: socket.socket) -> None:
        read_request(line)
        arrived.set()
        enough.wait(5)

    server.serve = serve
    http = Http(ERP, _url(server))
    errors: list[UnreachableError] = []
    thread = threading.Thread(target=lambda: errors.append(_failure(http)))
    thread.start()
    arrived.wait(5)
    http.close()
    thread.join()
    enough.set()
    assert errors[0].was_sent


@pytest.mark.parametrize("status", [302, 407, 408, 425, 429, 500, 502, 503, 504])
def test_a_status_that_proves_nothing_may_have_been_sent(server: Listener, status: int) -> None:
    server.serve = answering(status, b"{}")
    with desk(_url(server)) as http:
        assert _failure(http).was_sent


def test_a_failed_connection_after_a_good_request_has_sent_nothing(server: Listener) -> None:
    other = Listener()
    http = Http(ERP, _url(other))
    http.request("POST", "/tickets", json_body({}))
    other.close()
    assert not _failure(http).was_sent
    http.close()


# Answers that the caller judges


def _asked(server: Listener, send: Callable[[Http], object]) -> bytes:
    asked: list[bytes] = []

    def serve(line: socket.socket) -> None:
        asked.append(read_request(line))
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")

    server.serve = serve
    with desk(_url(server)) as http:
        send(http)
    return asked[0]


def _reply(server: Listener, serve: Serve, *judged: int) -> Reply:
    server.serve = serve
    with desk(_url(server)) as http:
        return http.request("PUT", "/ticket/1", json_body({"Status": "open"}), judged=judged)


def test_status_headers_and_document_come_back(server: Listener) -> None:
    reply = _reply(server, answering(201, b'{"id": 7}', ETag='"v2"', Location="/ticket/7"))
    assert (reply.status, reply.json) == (201, {"id": 7})
    assert (reply.headers["etag"], reply.headers["location"]) == ('"v2"', "/ticket/7")


def test_an_answer_without_content_has_no_document(server: Listener) -> None:
    assert _reply(server, answering(204, b"", Content_Type="text/html")).json is None


def test_a_judged_refusal_comes_with_its_words(server: Listener) -> None:
    reply = _reply(server, answering(422, b'{"reason": "no such queue"}'), 422)
    assert (reply.status, reply.json) == (422, {"reason": "no such queue"})


def test_a_judged_page_has_no_document(server: Listener) -> None:
    assert _reply(server, answering(422, b"<html>no</html>", Content_Type="text/html"), 422).json is None


STATUSES: tuple[tuple[int, type[OfficeError]], ...] = (
    (401, SignInError),
    (403, RejectedError),
    (409, OutOfDateError),
    (412, OutOfDateError),
    (429, UnreachableError),
    (500, UnreachableError),
)


@pytest.mark.parametrize(("status", "kind"), STATUSES)
def test_what_is_not_judged_is_raised(server: Listener, status: int, kind: type[OfficeError]) -> None:
    with pytest.raises(kind):
        _reply(server, answering(status, b"{}"), 422)


def test_a_page_is_no_answer_to_a_write(server: Listener) -> None:
    with pytest.raises(UnreachableError) as caught:
        _reply(server, answering(200, b"<html>sign in</html>", Content_Type="text/html"))
    assert caught.value.trouble is Trouble.NOT_DATA


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_every_method_is_sent_once(server: Listener, method: str) -> None:
    asked = _asked(server, lambda http: http.request(method, "/ticket/1", headers={"If-Match": '"3"'}))
    assert asked.startswith(f"{method} /ticket/1 HTTP/1.1".encode())
    assert b'If-Match: "3"' in asked


BODIES: tuple[tuple[Body, bytes, bytes], ...] = (
    (json_body({"a": "信"}), b"application/json", json.dumps({"a": "信"}, ensure_ascii=False).encode()),
    (form_body({"a": "信 b"}), b"application/x-www-form-urlencoded", b"a=%E4%BF%A1+b"),
    (multipart_body([("a", "信"), ("a", "b")]), b"multipart/form-data; boundary=", "信".encode()),
)


@pytest.mark.parametrize(("body", "media_type", "content"), BODIES)
def test_every_body_says_what_it_is(server: Listener, body: Body, media_type: bytes, content: bytes) -> None:
    asked = _asked(server, lambda http: http.request("POST", "/", body))
    assert b"Content-Type: " + media_type in asked
    assert content in asked.partition(b"\r\n\r\n")[2]
