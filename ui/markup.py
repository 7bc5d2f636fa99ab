"""Markup of strangers, brought in one pass into a small, flat and balanced shape.

The pass is linear whatever it meets. HTML parsers are not: of unclosed, nested or misnested tags they make
seconds and megabytes, so nothing reaches one before it has gone through here.
"""

import re
from html import escape, unescape

from ui.speech import fill, translate

INLINE = frozenset({"b", "i", "em", "strong", "code"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol"})
BLOCKS = frozenset({"p", "pre", "blockquote", "li"}) | HEADINGS | LISTS
SCHEMES = frozenset({"https", "http", "mailto", "tel"})
LONGEST = 200_000
DEEPEST = 20
_MOST_TAGS = 5_000
_MOST_PIECES = 2_000
"""Qt takes time with the square of how many pieces a line has, and entries a list."""
_MOST_AMPERSANDS = 10_000
"""The cleaner does with the square of these."""
_LONGEST_ADDRESS = 2_000

_LINES = re.compile(
    "address|article|aside|caption|center|dd|details|div|dl|dt|figcaption|figure|footer|form|header|hr|main"
    "|nav|section|summary|table|tbody|tfoot|thead|tr"
)
_CELLS = frozenset({"td", "th"})
_UNREAD = re.compile(
    "applet|audio|canvas|iframe|math|noembed|noframes|noscript|object|script|select|style|svg|template|title"
    "|video|xmp"
)
"""What is between these tags is no text for people."""

_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)"
    r"|<[!?/][^>]*(?:>|\Z)"
    r"|(?P<text>(?:[^<]++|<(?![a-zA-Z/!?]))++)",
    re.DOTALL,
)
_REST = re.compile(r"""(?:=\s*+(?:"[^"]*+"|'[^']*+')|[^>=]++|=)*+(?:>|\Z)""")
_FACTS = re.compile(
    r"""\b(href|alt|width|height)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++))""", re.IGNORECASE
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*+):", re.IGNORECASE)
_DISGUISED = re.compile(r"https?:/*[^/?#]*@", re.IGNORECASE)
"""What stands before the @ looks like the place a link leads to."""
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs that no text needs: controls, halves of characters, and what turns the direction of reading round."""
_SHORT = 99
_LONG_WORD = re.compile("([^\\s\u200b]{400})(?=[^\\s\u200b])")
_ROW_OF_SIGNS = re.compile(r"([^\w\s])\1{99,}")
_CALM = "\u200b"
"""A place to break that nobody sees."""


def flat(html: str) -> str:
    """Give the same words in balanced tags of ``BLOCKS``, ``INLINE`` and ``a``, at most ``DEEPEST`` deep."""
    read = "&".join(html[:LONGEST].split("&", _MOST_AMPERSANDS)[:_MOST_AMPERSANDS])
    return _Flow(_UNSEEN.sub("", read), is_cut=len(html) > len(read)).run()


def address_of(raw: str) -> str:
    """Give where a link leads, or nothing where it may not lead there."""
    address = re.sub(r"\s", "", _decoded(raw))
    scheme = _SCHEME.match(address)
    wanted = scheme is not None and scheme[1].lower() in SCHEMES and not _DISGUISED.match(address)
    return address if wanted and len(address) <= _LONGEST_ADDRESS else ""


class _Flow:
    """Reads pieces from left to right and writes them out; what is open is on the stack."""

    def __init__(self, source: str, *, is_cut: bool) -> None:
        self._source, self._is_cut = source, is_cut
        self._out: list[str] = []
        self._stack: list[str] = []
        self._left_out: dict[str, int] = {}
        self._pieces = self._entries = self._pictures = 0
        self._is_fresh = True
        self._gap = ""

    def run(self) -> str:
        """Do it."""
        at, tags = 0, 0
        while at < len(self._source) and tags < _MOST_TAGS:
            piece = _PIECE.match(self._source, at)
            if piece is None:
                break
            at = piece.end()
            if piece["text"]:
                self._write(piece["text"])
            elif piece["tag"]:
                tags += 1
                at = self._tag(piece["tag"].lower(), at, is_end=bool(piece["end"]))
        self._close(0)
        if self._is_cut or at < len(self._source):
            self._out.append("<p>…</p>")
        return "".join(self._out)

    def _tag(self, tag: str, at: int, *, is_end: bool) -> int:
        rest = _REST.match(self._source, at)
        end = rest.end() if rest else len(self._source)
        if is_end:
            self._end(tag)
        elif _UNREAD.fullmatch(tag):
            return self._after(tag, end)
        else:
            self._begin(tag, self._source[at : min(end, at + 4 * _LONGEST_ADDRESS)])
        return end

    def _after(self, tag: str, at: int) -> int:
        """Go past what nobody is to read; where it is not closed, that is all the rest."""
        closing = re.compile(f"</{tag}[^>]*+>?", re.IGNORECASE).search(self._source, at)
        return closing.end() if closing else len(self._source)

    def _begin(self, tag: str, facts: str) -> None:
        if tag in BLOCKS:
            self._begin_block(tag)
        elif tag in INLINE:
            self._begin_inline(tag, f"<{tag}>")
        elif tag == "br" or _LINES.fullmatch(tag):
            self._break(again=tag == "br")
        elif tag in _CELLS:
            self._gap = self._gap or ("" if self._is_fresh else " · ")
        elif tag == "a":
            self._begin_link(facts)
        elif tag == "img" and self._pictures < _MOST_PIECES:
            self._pictures += 1
            self._write(_picture(facts))

    def _end(self, tag: str) -> None:
        if self._left_out.get(tag):
            self._left_out[tag] -= 1
        elif tag in self._stack:
            self._close(len(self._stack) - 1 - self._stack[::-1].index(tag))
        elif _LINES.fullmatch(tag):
            self._break()

    def _begin_block(self, tag: str) -> None:
        self._end_what_holds_no(tag)
        self._entries += tag == "li"
        if tag == "li" and (self._entries > _MOST_PIECES or not LISTS & set(self._stack)):
            self._break()
            self._write("• ")
        elif self._has_room(tag):
            self._stack.append(tag)
            self._out.append(f"<{tag}>")
            self._gap, self._is_fresh = "", True
        else:
            self._break()

    def _end_what_holds_no(self, tag: str) -> None:
        """A paragraph and a heading hold no other block, and an entry of a list ends with the next one."""
        held = {"p", "pre"} | HEADINGS
        last = len(self._stack) - 1
        for place in range(last, -1, -1):
            if self._stack[place] in held or (tag == "li" and self._stack[place] == "li"):
                self._close(place)
                return
            if self._stack[place] in LISTS:
                return

    def _begin_inline(self, tag: str, written: str) -> None:
        self._pieces += 1
        if self._pieces <= _MOST_PIECES and self._has_room(tag):
            self._bridge()
            self._stack.append(tag)
            self._out.append(written)

    def _begin_link(self, facts: str) -> None:
        if "a" in self._stack:
            self._end("a")
        address = address_of(_facts(facts).get("href", ""))
        if address:
            self._begin_inline("a", f'<a href="{escape(address)}">')
        else:
            self._left_out["a"] = self._left_out.get("a", 0) + 1

    def _has_room(self, tag: str) -> bool:
        if len(self._stack) < DEEPEST:
            return True
        self._left_out[tag] = self._left_out.get(tag, 0) + 1
        return False

    def _close(self, place: int) -> None:
        """End everything that was opened from there on."""
        for tag in reversed(self._stack[place:]):
            self._out.append(f"</{tag}>")
            if tag in BLOCKS:
                self._gap, self._is_fresh = "", True
        del self._stack[place:]

    def _break(self, *, again: bool = False) -> None:
        if again and self._gap == "<br>":
            self._gap = "<br><br>"
        elif not self._is_fresh and not self._gap.startswith("<br>"):
            self._gap = "<br>"

    def _bridge(self) -> None:
        """Write the line end or the mark between two cells that stands before the next words."""
        if self._gap:
            self._out.append(self._gap)
            self._is_fresh = self._gap.startswith("<br>")
            self._gap = ""

    def _write(self, raw: str) -> None:
        text = _readable(_decoded(raw))
        if "pre" not in self._stack:
            text = re.sub(r"\s+", " ", text)
            if self._is_fresh or self._gap:
                text = text.lstrip()
        if text:
            self._bridge()
            self._out.append(escape(text, quote=False))
            self._is_fresh = False


def _decoded(raw: str) -> str:
    if "&" not in raw:
        return raw
    try:
        return _UNSEEN.sub("", unescape(raw))
    except ValueError:
        # A number of more digits than Python reads.
        return raw


def _readable(text: str) -> str:
    """Cut rows of one sign short and give very long words places to break: both cost Qt or the cleaner seconds."""
    text = text.replace("\xa0", " ")
    if len(text) < _SHORT:
        return text
    return _LONG_WORD.sub(rf"\1{_CALM}", _ROW_OF_SIGNS.sub(lambda row: row[1] * _SHORT, text))


def _facts(raw: str) -> dict[str, str]:
    return {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _FACTS.finditer(raw)}


def _picture(raw: str) -> str:
    """Say that there was a picture; those of a pixel, which only count readers, are nothing."""
    facts = _facts(raw)
    if facts.get("width", "") in {"0", "1"} or facts.get("height", "") in {"0", "1"}:
        return ""
    said = _decoded(facts.get("alt", ""))[:80].strip()
    mark = fill(translate("Markup", "[picture: %1]"), said) if said else translate("Markup", "[picture]")
    return escape(mark, quote=False)
