"""Articles that agents write or change. RT lets no two have one name, so that an article is made once by itself."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from callcenter.domain.edit import Fields
from callcenter.domain.edit_values import to_list
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import RemoteId
from sync.connectors.rt.client import RtClient, Seen
from sync.connectors.rt.mapping import custom_fields, name_of, whole_text
from sync.connectors.rt.references import References, nothing_sent, proving
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.standing import steps_since
from sync.connectors.rt.ticket_changes import sentences
from sync.connectors.rt.values import Row, moment, nested, rows_in, text
from sync.contract import (
    Alike,
    Change,
    Finding,
    OutOfDateError,
    Receipt,
    RejectedError,
    Standing,
    Whereabouts,
)

HOME = "articles"
_CONTENT = "Content"
_BUILT_IN = "General"
_LONGEST_NAME = 255
_LONGEST_SENTENCE = 80
"""RT repeats whole texts in what it says of a change that it made."""
_WRITABLE = ("title", "text")


class ArticleChanges:
    """Changes of title and text; a summary that stands before the text stays one."""

    def __init__(self, settings: RtSettings, client: RtClient) -> None:
        self._settings = settings
        self._client = client

    def look(self, change: Change) -> Standing:
        """Say what an article holds now, and who wrote it last."""
        seen = self._seen(change.record)
        if not seen.is_there:
            return Standing(Whereabouts.HIDDEN if seen.is_hidden else Whereabouts.GONE)
        if text(seen.row.get("Disabled")) == "1":
            return Standing(Whereabouts.GONE)
        author = nested(seen.row, "LastUpdatedBy")
        return Standing(
            Whereabouts.THERE,
            MappingProxyType(
                {name: self._value(seen.row, change, name) for name in change.fields if name in _WRITABLE}
            ),
            seen.revision,
            name_of(author),
            moment(seen.row.get("LastUpdated")),
        )

    def send(self, change: Change, revision: str) -> Receipt:
        """Write it under RT's lock, and read it back."""
        with nothing_sent():
            before = self._seen(change.record)
            if before.is_hidden:
                raise self._client.refused("this article is not shown to you")
            if not before.is_there or text(before.row.get("Disabled")) == "1":
                raise OutOfDateError(Trouble.OUT_OF_DATE, office=self._settings.office)
            values = self._values(before.row, change.fields)
            login = self._client.login().casefold()
        lock = revision or before.revision
        reply = self._client.write("PUT", f"/article/{change.record}", values, lock)
        with proving():
            now = self._seen(change.record)
            steps = steps_since(self._client, change.record, lock, "RT::Article")
        if not now.is_there:
            raise self._client.cut_reply()
        overtaken = tuple(name for name in change.fields if self._was_overtaken(now.row, name, steps, login))
        missing = {
            name for name, wanted in change.fields.items() if self._value(now.row, change, name) != wanted
        }
        if missing - set(overtaken):
            raise self._refusal(sentences(reply.json))
        return Receipt(change.record, HOME, overtaken=overtaken)

    def find(self, change: Change) -> Finding:
        """Say whether the article holds what was wanted."""
        now = self.look(change)
        is_done = now.whereabouts is Whereabouts.THERE and now.fields == change.fields
        return Finding(done=(Receipt(change.record, HOME),)) if is_done else Finding()

    def _was_overtaken(self, row: Row, name: str, steps: Sequence[Row], login: str) -> bool:
        """Tell whether this user wrote a field and somebody else did so as well, for RT's lock does not hold."""
        field = body_of(row, self._settings)[0]
        body = next(
            (text(one.get("id")) for one in rows_in(row, "CustomFields") if text(one.get("name")) == field),
            "",
        )
        columns = {"Name"} if name == "title" else {"Summary", body}
        writers = {
            text(nested(one, "Creator").get("Name")).casefold()
            for one in steps
            if one.get("Field") in columns
        }
        return login in writers and len(writers) > 1

    def _refusal(self, told: list[str]) -> RejectedError:
        """Give RT's own words, without those that repeat what was written."""
        left = [one for one in told if "\n" not in one and len(one) < _LONGEST_SENTENCE]
        return self._client.refused("; ".join(left) or "Request Tracker left the article as it was")

    def _seen(self, number: RemoteId) -> Seen:
        if not (number.isascii() and number.isdecimal()):
            return Seen({}, "", 404)
        asked = {"fields": "LastUpdatedBy", "fields[LastUpdatedBy]": "Name,RealName"}
        return self._client.seen(f"/article/{number}", **asked)

    def _value(self, row: Row, change: Change, name: str) -> str | None:
        """Give a value in the words of the change, where only the ends of lines differ."""
        told = (change.fields.get(name), change.base.get(name))
        if name == "title":
            now = text(row.get("Name"))
            return next((one for one in told if one is not None and one.split() == now.split()), now)
        now = whole_text(text(row.get("Summary")), body_of(row, self._settings)[1])
        return next((one for one in told if one is not None and _flat(one) == _flat(now)), now)

    def _values(self, row: Row, fields: Fields) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if "title" in fields:
            values["Name"] = title(self._client, fields["title"])
        if "text" in fields:
            summary, body = _divided(fields["text"] or "", text(row.get("Summary")))
            if summary != text(row.get("Summary")):
                values["Summary"] = summary
            values["CustomFields"] = {body_of(row, self._settings)[0]: body}
        return values


class ArticleProposals:
    """New articles, in the class that the settings name."""

    def __init__(self, settings: RtSettings, client: RtClient, references: References) -> None:
        self._settings = settings
        self._client = client
        self._references = references

    def send(self, change: Change, _revision: str) -> Receipt:
        """Make the article; a name that is taken already is refused by RT."""
        with nothing_sent():
            before = self.find(change).done if change.first_sent_at else ()
            if before:
                return before[0]
            document = self._document(change)
        try:
            reply = self._client.write("POST", "/article", document)
        except RejectedError:
            self._explain(change)
            raise
        number = reply.headers.get("Location", "").rpartition("/")[2]
        if not number.isdecimal():
            raise self._client.cut_reply()
        return Receipt(RemoteId(number), HOME)

    def find(self, change: Change) -> Finding:
        """Look for an article of that name, disabled ones included."""
        named = self._named(change)
        mine = [row for row in named if self._is_mine(row, change)]
        alive = [row for row in mine if text(row.get("Disabled")) != "1"]
        if mine:
            done = tuple(Receipt(RemoteId(str(self._client.number(row))), HOME) for row in alive)
            return Finding(done, was_deleted=not alive)
        numbers = [RemoteId(str(self._client.number(row))) for row in named]
        return Finding(alike=tuple(Alike(one, one, change.fields.get("title") or "") for one in numbers))

    def _explain(self, change: Change) -> None:
        """Say why, for RT says "for unknown reason" where a name is taken."""
        if self._named(change):
            raise self._client.refused("there is an article with this title already") from None

    def _named(self, change: Change) -> list[Row]:
        name = title(self._client, change.fields.get("title"))
        asked = [
            ("fields", "Name,Summary,Creator,Created,Disabled,CustomFields"),
            ("fields[Creator]", "Name"),
            ("find_disabled_rows", "1"),
        ]
        return self._client.listed_page("/articles", [{"field": "Name", "value": name}], asked)

    def _is_mine(self, row: Row, change: Change) -> bool:
        """Tell whether this user made it since the change was first sent, in these words."""
        creator, made = nested(row, "Creator"), moment(row.get("Created"))
        who = text(creator.get("Name")) or text(creator.get("id"))
        is_ours = who.casefold() == self._client.login().casefold()
        is_new = made is not None and made >= self._references.earliest(change)
        return (
            is_ours
            and is_new
            and _flat(body_of(row, self._settings)[1]) == _flat(change.fields.get("text") or "")
        )

    def _document(self, change: Change) -> dict[str, Any]:
        topics = _topics(change.fields)
        kind = self._class(topics)
        body, keywords = change.fields.get("text") or "", [one for one in topics if one != kind]
        custom: Mapping[str, object] = {self._settings.body_field: body} | (
            {"Keywords": keywords} if keywords else {}
        )
        return {
            "Name": title(self._client, change.fields.get("title")),
            "Class": kind,
            "CustomFields": custom,
        }

    def _class(self, topics: list[str]) -> str:
        """Take the class of the settings, else one that a topic names, else the only one that somebody made."""
        if self._settings.article_class:
            return self._settings.article_class
        rows = self._client.listed("/classes", [{"field": "id", "operator": ">", "value": 0}], fields="Name")
        names = [text(row.get("Name")) for row in rows]
        made = [one for one in names if one != _BUILT_IN] or names
        meant = [one for one in topics if one in names] or made
        if len(meant) > 1 or not meant:
            raise self._client.refused("name the class of new articles in the settings (article_class)")
        return meant[0]


def body_of(row: Row, settings: RtSettings) -> tuple[str, str]:
    """Give the field that holds the text of an article, and the text as RT keeps it."""
    fields = {one.name: "\n".join(one.values) for one in custom_fields(row)}
    names = [text(one.get("name")) for one in rows_in(row, "CustomFields")]
    wanted = settings.body_field
    field = wanted if wanted in names and (fields.get(wanted) or not fields.get(_CONTENT)) else _CONTENT
    return field, fields.get(field, "")


def title(client: RtClient, told: str | None) -> str:
    """Write the name of an article in one line, as RT takes it."""
    name = " ".join((told or "").split())
    if not name or len(name) > _LONGEST_NAME:
        raise client.refused("the title is empty or longer than 255 characters")
    return name


def _topics(fields: Fields) -> list[str]:
    try:
        return list(to_list(fields.get("topics")))
    except ValueError:
        return []


def _divided(whole: str, summary: str) -> tuple[str, str]:
    """Take the summary off a text that it stands before; a first paragraph that can be one takes its place."""
    plain = whole.replace("\r\n", "\n")
    if not summary:
        return "", plain
    if plain.startswith(f"{summary}\n\n"):
        return summary, plain.removeprefix(f"{summary}\n\n")
    first, gap, rest = plain.partition("\n\n")
    fits = bool(gap) and "\n" not in first and len(first) <= _LONGEST_NAME
    return (first, rest) if fits else ("", plain)


def _flat(words: str) -> str:
    return "\n".join(line.rstrip() for line in words.replace("\r\n", "\n").strip().split("\n"))
