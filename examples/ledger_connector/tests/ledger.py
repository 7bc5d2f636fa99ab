"""A ledger small enough to run in a test: rows by table, answered over HTTP."""

import json
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "a-token"
Row = dict[str, Any]


class Ledger:
    """Holds customers and invoices; can be unplugged, and made to answer nonsense."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
        self.tables: dict[str, dict[int, Row]] = {"customers": {}, "invoices": {}}
        self.nonsense: tuple[int, str, bytes] | None = None
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def put(self, table: str, *rows: Row) -> None:
        """Write rows; those written together share their stamp."""
        self._now += timedelta(seconds=1)
        for row in rows:
            self.tables[table][row["id"]] = {**row, "changed": self._now.isoformat()}

    def start(self) -> None:
        self._server = _Server(self, self.port)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def stop(self) -> None:
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()
            self._server = None

    def answer(self, path: str, query: dict[str, list[str]]) -> object:
        """Answer a question; raises ``KeyError`` for what there is not."""
        if path == "/about":
            return {"version": "3.1"}
        _, table, *rest = path.split("/")
        rows = self.tables[table]
        if not rest:
            return self._changed(rows, query)
        answers = {"ids": sorted(rows), "total": len(rows), "some": list(_some(rows, query))}
        return answers[rest[0]]

    def _changed(self, rows: dict[int, Row], query: dict[str, list[str]]) -> Row:
        after = (query.get("after_stamp", [""])[0], int(query.get("after_id", ["0"])[0]))
        places = sorted((row["changed"], row["id"]) for row in rows.values())
        later = [place for place in places if place > after]
        limit = int(query["limit"][0])
        return {"rows": [rows[number] for _, number in later[:limit]], "more": len(later) > limit}


def _some(rows: dict[int, Row], query: dict[str, list[str]]) -> list[Row]:
    wanted = {int(one) for one in query.get("id", [])}
    customer, phone = query.get("customer", [None])[0], query.get("phone", [None])[0]
    return [
        row
        for row in rows.values()
        if row["id"] in wanted
        or str(row.get("customer")) == customer
        or any(point["e164"] == phone for point in row.get("phones", ()))
    ]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, ledger: Ledger, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.ledger = ledger


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, _Server)
        ledger, parts = self.server.ledger, urlsplit(self.path)
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            self._reply(401, "application/json", b"{}")
        elif ledger.nonsense is not None:
            self._reply(*ledger.nonsense)
        else:
            try:
                answer = ledger.answer(parts.path, parse_qs(parts.query))
                self._reply(200, "application/json", json.dumps(answer).encode())
            except KeyError:
                self._reply(404, "application/json", b"{}")

    def _reply(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name in http.server
        """Keep the output clean."""
