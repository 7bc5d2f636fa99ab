"""The tests' own way to ask a Request Tracker, sharing nothing with the connector: what it says is the truth."""

import json
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlencode

Row = dict[str, Any]


class RtApi:
    """A session of one user."""

    def __init__(self, url: str, user: str, password: str) -> None:
        self._url = url
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies)
        credentials = urlencode({"user": user, "pass": password}).encode()
        with self._opener.open(f"{url}/NoAuth/Login.html", credentials, timeout=60):
            pass
        self.ask("GET", "/rt")

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Ask for something; a complaint fails the test."""
        data = json.dumps(body).encode() if body is not None else None
        asked = urllib.request.Request(f"{self._url}/REST/2.0{path}", data, method=method)  # noqa: S310  # loopback
        asked.add_header("Content-Type", "application/json")
        with self._opener.open(asked, timeout=60) as reply:
            told = reply.read()
        return json.loads(told) if told else None

    def create(self, queue: str, subject: str, mail: str, **more: object) -> int:
        """Open a ticket for somebody; gives its number."""
        words = {"Content": "It broke.", "ContentType": "text/plain", **more}
        return int(
            self.ask("POST", "/ticket", {"Queue": queue, "Subject": subject, "Requestor": mail, **words})[
                "id"
            ]
        )

    def change(self, ticket: int, **values: object) -> None:
        """Change a ticket; a refusal is a sentence without "changed", and fails the test."""
        told = self.ask("PUT", f"/ticket/{ticket}", values)
        assert told, "nothing was changed"
        assert all("rror" not in str(one) and "ermission" not in str(one) for one in told), told

    def say(self, ticket: int, text: str, *, kind: str = "comment", content: str = "text/plain") -> None:
        """Write a comment, or a reply with the kind ``correspond``."""
        self.ask("POST", f"/ticket/{ticket}/{kind}", {"Content": text, "ContentType": content})

    def delete(self, ticket: int) -> None:
        """Delete a ticket."""
        self.ask("DELETE", f"/ticket/{ticket}")

    def article(self, name: str, body: str) -> int:
        """Write an article; gives its number."""
        values = {"Name": name, "Class": "Knowledge", "Summary": "In short.", "CustomFields": {"Body": body}}
        return int(self.ask("POST", "/article", values)["id"])

    def tickets(self, query: str = "id > 0") -> dict[int, str]:
        """List number and subject of all tickets that fit."""
        found: dict[int, str] = {}
        while True:
            asked = {"query": f"id > {max(found, default=0)} AND ({query})", "orderby": "id", "per_page": 100}
            answer = self.ask("GET", f"/tickets?{urlencode({**asked, 'fields': 'Subject'})}")
            if not answer["items"]:
                return found
            found |= {int(row["id"]): row["Subject"] for row in answer["items"]}


@dataclass(frozen=True, slots=True)
class RtServer:
    """Where a real Request Tracker is, and who may do what there."""

    url: str
    user: str
    password: str
    lead: str
    lead_password: str
    tokens: Mapping[str, str]
    database_file: Path

    @classmethod
    def told(cls, told: Mapping[str, str]) -> Self:
        """Read what the start script left behind."""
        tokens = json.loads(Path(told["RT_TOKENS_FILE"]).read_text("utf-8"))
        return cls(
            told["RT_URL"],
            told["RT_USER"],
            told["RT_PASSWORD"],
            told["RT_LEAD"],
            told["RT_LEAD_PASSWORD"],
            tokens,
            Path(told["RT_DATABASE_FILE"]),
        )

    def as_desk(self) -> RtApi:
        """Sign in with the rights of the desk."""
        return RtApi(self.url, self.user, self.password)

    def as_lead(self) -> RtApi:
        """Sign in as a supervisor, who may do nearly everything and sees every queue."""
        return RtApi(self.url, self.lead, self.lead_password)
