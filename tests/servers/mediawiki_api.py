"""The tests' own way to ask a MediaWiki, sharing nothing with the connector: what it says is the truth."""

import json
import os
import subprocess
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

Row = dict[str, Any]


class MediaWikiApi:
    """A session of one user."""

    def __init__(self, url: str, user: str, password: str) -> None:
        self._url = f"{url}/api.php"
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies)
        token = self.ask(action="query", meta="tokens", type="login")["query"]["tokens"]["logintoken"]
        told = self.ask(action="login", lgname=user, lgpassword=password, lgtoken=token)
        assert told["login"]["result"] == "Success"
        self._token = self.ask(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]

    def ask(self, **parameters: object) -> Row:
        """Ask for something; a complaint fails the test."""
        body = urlencode({"format": "json", "formatversion": 2, **parameters}).encode()
        with self._opener.open(urllib.request.Request(self._url, body), timeout=60) as reply:  # noqa: S310  # loopback
            answer = json.load(reply)
        assert "error" not in answer, answer["error"]
        return answer

    def edit(self, title: str, text: str) -> int:
        """Write a page; gives its number."""
        return self.ask(action="edit", title=title, text=text, token=self._token)["edit"]["pageid"]

    def move(self, title: str, to: str) -> None:
        """Rename a page; its old title leads to the new one."""
        self.ask(action="move", **{"from": title}, to=to, token=self._token)

    def delete(self, title: str) -> None:
        """Delete a page."""
        self.ask(action="delete", title=title, token=self._token)

    def restore(self, title: str) -> None:
        """Bring a deleted page back."""
        self.ask(action="undelete", title=title, token=self._token)

    def protect(self, title: str) -> None:
        """Let nobody but colleagues of the highest rank write it."""
        asked = {"protections": "edit=sysop|move=sysop", "expiry": "infinite"}
        self.ask(action="protect", title=title, token=self._token, **asked)

    def history(self, number: int) -> list[Row]:
        """List the revisions of a page, the newest first."""
        asked = {"rvprop": "ids|user|comment|content", "rvslots": "main", "rvlimit": 50}
        answer = self.ask(action="query", pageids=number, prop="revisions", **asked)
        return answer["query"]["pages"][0].get("revisions", [])

    def source(self, number: int) -> str:
        """Read what a page holds now."""
        return self.history(number)[0]["slots"]["main"]["content"]

    def title(self, number: int) -> str:
        """Give the title of a page."""
        return self.ask(action="query", pageids=number)["query"]["pages"][0]["title"]

    def number(self, title: str) -> int:
        """Give the number of a page, or 0."""
        answer = self.ask(action="query", titles=title)
        return answer["query"]["pages"][0].get("pageid", 0)

    def articles(self, namespace: int = 0) -> dict[int, str]:
        """List number and title of all that are articles."""
        found: dict[int, str] = {}
        place: Row = {}
        while True:
            asked = {
                "list": "allpages",
                "aplimit": 100,
                "apfilterredir": "nonredirects",
                "apnamespace": namespace,
            }
            answer = self.ask(action="query", **{**asked, **place})
            found |= {row["pageid"]: row["title"] for row in answer["query"]["allpages"]}
            if "continue" not in answer:
                return found
            place = answer["continue"]


@dataclass(frozen=True, slots=True)
class MediaWikiServer:
    """Where a real MediaWiki is, and who may do what there."""

    url: str
    user: str
    password: str
    author: str
    author_password: str
    editor: str
    editor_password: str
    database_file: Path
    settings_file: Path
    job_runner: Path

    def do_what_was_put_off(self) -> None:
        """Work off the wiki's queue, as its job runner does every minute or so."""
        told = {**os.environ, "MW_CONFIG_FILE": str(self.settings_file)}
        subprocess.run(["php", str(self.job_runner)], env=told, check=True, capture_output=True, timeout=60)

    def as_desk(self) -> MediaWikiApi:
        """Sign in with the rights of the desk."""
        return MediaWikiApi(self.url, self.user, self.password)

    def as_author(self) -> MediaWikiApi:
        """Sign in with the rights of a desk that writes."""
        return MediaWikiApi(self.url, self.author, self.author_password)

    def as_editor(self) -> MediaWikiApi:
        """Sign in as somebody who may change things."""
        return MediaWikiApi(self.url, self.editor, self.editor_password)
