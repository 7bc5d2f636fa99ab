"""Articles of a folder: Markdown files with front matter, and one file with an article a line."""

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from callcenter.domain.article import Article
from callcenter.domain.ids import RemoteId
from sync.connectors.files import trouble
from sync.connectors.files.encoding import Encoding, recognise
from sync.connectors.files.feeds import Step
from sync.connectors.files.folder import ARTICLES, NO_TEXT, NOT_TEXT, Folder, Print
from sync.connectors.files.lines import LONGEST_LINE, LineTooLongError, Spot, lines
from sync.connectors.files.settings import FilesSettings
from sync.connectors.files.table import Fault
from sync.connectors.files.values import LONGEST_ID, UnreadableError
from sync.connectors.files.words import language
from sync.contract import BadRecord, RejectedError

JSON_LINES = "articles.jsonl"
_LARGEST = 5_000_000
_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*(.*)$")
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.*)$")
_TOPIC = re.compile(r"[,;，；、|]")


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where an article stands: a file of its own, or a line of the common one."""

    file: str
    path: Path
    offset: int = 0
    line: int = 1


class ArticleCatalogue:
    """All articles in the order of their names; the common file comes first."""

    def __init__(self, folder: Folder, settings: FilesSettings, prints: Mapping[str, Print]) -> None:
        self._folder, self._named = folder, settings.encoding
        self._encoding = Encoding("utf-8")
        self._entries: list[_Entry] = []
        self._order: dict[RemoteId, int] = {}
        self._is_cut = False
        self._find(prints)
        self._note()

    @property
    def first(self) -> Spot:
        """The first article."""
        return Spot()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._entries)

    @property
    def is_cut(self) -> bool:
        """Articles stand alone, but whose file cannot be opened may be any of those held: then none is missed."""
        return self._is_cut

    def ids(self) -> frozenset[RemoteId]:
        """List them by id, and those without one by their place."""
        return frozenset(self._order)

    def step(self, spot: Spot, limit: int) -> Step:
        """Read some articles on."""
        chosen = range(spot.row, min(spot.row + limit, self.count))
        records, bad = self._read(chosen)
        return Step(records, bad, Spot(chosen.stop) if chosen.stop < self.count else None)

    def read(self, ids: Sequence[RemoteId]) -> tuple[tuple[Article, ...], tuple[BadRecord, ...]]:
        """Read single ones."""
        return self._read([self._order[one] for one in ids if one in self._order])

    def _find(self, prints: Mapping[str, Print]) -> None:
        names = self._folder.names()
        if JSON_LINES in prints:
            path = names[JSON_LINES]
            with self._folder.opened(JSON_LINES) as file:
                self._encoding = recognise(file, self._named)
                self._entries += self._lines(file, path)
        if ARTICLES in prints:
            found = self._folder.articles()
            self._entries += [_Entry(f"{ARTICLES}/{one.name}", one) for one in found]

    def _lines(self, file: Any, path: Path) -> Iterator[_Entry]:
        try:
            for number, (offset, raw) in enumerate(lines(file, self._encoding, self._encoding.mark), 1):
                if raw.strip(b"\r\n\t \x00"):
                    yield _Entry(JSON_LINES, path, offset, number)
        except LineTooLongError:
            reason = f"a line is longer than {LONGEST_LINE} bytes"
            raise trouble.unreadable(self._folder.office, JSON_LINES, reason) from None

    def _note(self) -> None:
        """Read them all once: an id may stand anywhere in them."""
        for number, (entry, article) in enumerate(self._articles(range(self.count))):
            identity = article.id if isinstance(article, Article) else None
            if identity is None or identity in self._order:
                identity = RemoteId(f"{entry.file}:{entry.line}")
            self._order[identity] = number

    def _read(self, chosen: Iterable[int]) -> tuple[tuple[Article, ...], tuple[BadRecord, ...]]:
        records: list[Article] = []
        bad: list[BadRecord] = []
        numbers = list(chosen)
        for number, (entry, article) in zip(numbers, self._articles(numbers), strict=True):
            if isinstance(article, str):
                bad.append(Fault(entry.file, entry.line, article).bad())
            elif self._order[article.id] != number:
                first = self._entries[self._order[article.id]]
                reason = f"its id is that of {first.file}, line {first.line}"
                bad.append(Fault(entry.file, entry.line, reason).bad())
            else:
                records.append(article)
        return tuple(records), tuple(bad)

    def _articles(self, chosen: Iterable[int]) -> Iterator[tuple[_Entry, Article | str]]:
        """Give each chosen article, or what is wrong with it."""
        common: Any = None
        try:
            for number in chosen:
                entry = self._entries[number]
                self._folder.stop_if_ended()
                if entry.file == JSON_LINES and common is None:
                    common = entry.path.open("rb")
                try:
                    told = self._common(common, entry) if entry.file == JSON_LINES else self._own(entry)
                except UnreadableError as error:
                    told = str(error)
                yield entry, told
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise trouble.unreadable(self._folder.office, JSON_LINES, reason) from None
        finally:
            if common is not None:
                common.close()

    def _common(self, file: Any, entry: _Entry) -> Article:
        _offset, raw = next(lines(file, self._encoding, entry.offset), (0, b""))
        try:
            told: object = json.loads(raw.decode(self._encoding.codec))
        except UnicodeDecodeError:
            raise UnreadableError(f"it is not {self._encoding.codec} text") from None
        except (ValueError, RecursionError):
            raise UnreadableError("it is no JSON object") from None
        if not isinstance(told, dict):
            raise UnreadableError("it is no JSON object")
        return from_json(cast("dict[str, Any]", told))

    def _own(self, entry: _Entry) -> Article:
        try:
            with self._folder.opened_path(entry.path, entry.file) as file:
                raw = file.read(_LARGEST + 1)
        except RejectedError as error:
            self._is_cut = True
            raise UnreadableError(f"it cannot be read: {error.details['reason']}") from None
        if len(raw) > _LARGEST:
            raise UnreadableError(f"it is larger than {_LARGEST} bytes")
        if raw.startswith(NOT_TEXT):
            raise UnreadableError(NO_TEXT)
        encoding = recognise(io.BytesIO(raw), self._named)
        try:
            text = raw[encoding.mark :].decode(encoding.codec)
        except UnicodeDecodeError:
            raise UnreadableError(f"it is not {encoding.codec} text") from None
        return from_markdown(text, entry.path.stem)


def from_json(told: Mapping[str, Any]) -> Article:
    """Read an article from an object; only its id must be there."""
    identity, text = told.get("id"), told.get("text")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    if not isinstance(identity, str) or not 0 < len(identity.strip()) <= LONGEST_ID:
        raise UnreadableError("id is missing or no id")
    if text is not None and not isinstance(text, str):
        raise UnreadableError("text is no text")
    body = text or ""
    return Article(
        RemoteId(identity.strip()),
        _word(told, "title") or _heading(body) or identity.strip(),
        body,
        language(_word(told, "language")),
        _topics(told.get("topics")),
    )


def from_markdown(text: str, stem: str) -> Article:
    """Read an article from a file; what its front matter leaves out comes from the file's name and first heading."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    front = _FRONT.match(plain)
    fields = _fields(front[1]) if front else {}
    body = (plain[front.end() :] if front else plain).strip()
    return from_json(
        {
            "id": _word(fields, "id") or stem,
            "title": _word(fields, "title"),
            "language": _word(fields, "language"),
            "topics": fields.get("topics"),
            "text": body,
        }
    )


def _fields(front: str) -> dict[str, Any]:
    """Read names and values, and lists with one item a line below their name."""
    fields: dict[str, Any] = {}
    name = ""
    for line in front.split("\n"):
        if found := _FIELD.match(line):
            name = found[1].casefold()
            fields[name] = _bare(found[2])
        elif name and (item := _ITEM.match(line)):
            held = fields[name]
            fields[name] = [*(held if isinstance(held, list) else []), _bare(item[1])]
    return fields


def _bare(value: str) -> str:
    """Take quotation marks off."""
    plain = value.strip()
    is_quoted = len(plain) >= 2 and plain[0] == plain[-1] and plain[0] in "\"'"
    return plain[1:-1] if is_quoted else plain


def _word(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _topics(told: object) -> tuple[str, ...]:
    """Read a list, or a text with commas or in brackets."""
    found: list[object] = []
    if isinstance(told, list):
        found = cast("list[object]", told)
    elif isinstance(told, str):
        found = list(_TOPIC.split(told.strip().removeprefix("[").removesuffix("]")))
    with suppress(TypeError):
        return tuple(dict.fromkeys(_bare(str(one)) for one in found if _bare(str(one))))
    return ()


def _heading(text: str) -> str:
    found = _HEADING.search(text)
    return found[1].strip() if found else ""
