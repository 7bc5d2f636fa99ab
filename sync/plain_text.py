"""What untrusted HTML says, in plain words: for lists, search and suggestions, never for showing as it is."""

import re
from html import unescape

_TAG = re.compile(r"</?([A-Za-z][^\s/>]*)")
_UP_TO_END = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>""")
_HIDDEN = {
    name: re.compile(rf"</{name}\b", re.ASCII | re.IGNORECASE)
    for name in ("iframe", "math", "script", "style", "svg", "template", "title")
}
_APART = frozenset({
    "article", "aside", "blockquote", "dl", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "main", "nav", "p", "pre", "section", "table",
})  # fmt: skip
_LINE = frozenset({
    "address", "body", "br", "caption", "center", "dd", "details", "dir", "div", "dt", "figcaption", "html", "legend",
    "li", "menu", "ol", "option", "summary", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
_CELLS = frozenset(("td", "th"))
_ENDLESS_NUMBER = re.compile(r"&#[0-9]{9,};?")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ud800-\udfff]")


def plain_text(html: str) -> str:
    """Read the words: a line for each line, an empty one between paragraphs; never raises, in linear time."""
    return _Reader(html).read()


class _Reader:
    """One walk through a document. What is not found once is not looked for again, so that no input takes long."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._lines: list[str] = []
        self._words: list[str] = []
        self._preformatted = 0
        self._bullet = ""
        self._trusts_quotes = True

    def read(self) -> str:
        place, end = 0, len(self._html)
        while place < end:
            opening = self._html.find("<", place)
            self._say(self._html[place : opening if opening >= 0 else end])
            place = self._pass(opening) if opening >= 0 else end
        self._break()
        return "\n".join(self._lines).strip("\n")

    def _pass(self, opening: int) -> int:
        """Go past what begins here: a comment, a declaration, a tag, or a mere sign."""
        if self._html.startswith("<!--", opening):
            return self._after("-->", opening + 2)
        if self._html.startswith(("<!", "<?"), opening):
            return self._after(">", opening)
        tag = _TAG.match(self._html, opening)
        if tag is None:
            self._words.append("<")
            return opening + 1
        is_closing, name = self._html[opening + 1] == "/", tag[1].lower()
        self._mark(name, is_closing=is_closing)
        place = self._after_tag(tag.end())
        is_empty = is_closing or self._html[place - 2 : place] == "/>"
        return place if is_empty or name not in _HIDDEN else self._after_hidden(name, place)

    def _mark(self, name: str, *, is_closing: bool) -> None:
        if name == "pre":
            self._preformatted = max(0, self._preformatted + (-1 if is_closing else 1))
        if name in _APART:
            self._break()
            self._leave_a_line()
        elif name in _LINE:
            self._break()
        elif name in _CELLS:
            self._words.append(" ")
        if name == "li":
            self._bullet = "" if is_closing else "- "

    def _after_tag(self, place: int) -> int:
        """Find the end of a tag; where quotes never close, none of them is believed any more."""
        if self._trusts_quotes:
            found = _UP_TO_END.match(self._html, place)
            if found:
                return found.end()
            self._trusts_quotes = False
        return self._after(">", place)

    def _after(self, mark: str, place: int) -> int:
        found = self._html.find(mark, place)
        return len(self._html) if found < 0 else found + len(mark)

    def _after_hidden(self, name: str, place: int) -> int:
        found = _HIDDEN[name].search(self._html, place)
        return len(self._html) if found is None else found.start()

    def _say(self, raw: str) -> None:
        if "&" in raw:
            raw = unescape(_ENDLESS_NUMBER.sub("\ufffd", raw))
        if not self._preformatted:
            self._words.append(raw)
            return
        *lines, rest = raw.splitlines() or [""]
        for line in lines:
            self._words.append(line)
            self._break()
        self._words.append(rest)
        if raw.endswith(("\n", "\r")):
            self._break()

    def _break(self) -> None:
        line = " ".join(_UNSEEN.sub("", "".join(self._words)).split())
        self._words.clear()
        if line:
            self._lines.append(self._bullet + line)
            self._bullet = ""

    def _leave_a_line(self) -> None:
        if self._lines and self._lines[-1] and not self._bullet:
            self._lines.append("")
