"""From the desk's Markdown to the wiki's markup, so that the words read back are the words that were written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_ITEM = re.compile(r"^([ \t]*)(?:[-*+]|(\d{1,9})[.)])[ \t]+(.*)$")
_QUOTE = re.compile(r"^ {0,3}> ?(.*)$")
_RULE = re.compile(r"^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$")
_INLINE = re.compile(
    r"\\(?P<sign>[\\`*_{}\[\]()#+.!>~|-])"
    r"|`(?P<code>[^`\n]+)`"
    r"|\[(?P<words>[^\[\]\n]+)\]\((?P<url>(?:https?://|mailto:)[^\s()<>\"]+)\)"
    r"|\*\*(?P<strong>\S|\S[^\n]*?\S)\*\*"
    r"|(?<![\w*])\*(?P<soft>[^\s*]|[^\s*][^*\n]*?[^\s*])\*(?![\w*])"
)
_MARKUP = re.compile(r"[&<>\[\]{}|~]|''+|__+")
_AT_START = re.compile(r"^[*#:;=-]")
_IN_ADDRESS = re.compile(r"[\[\]{}|'~]")
_NO_TOPIC = re.compile(r"[\[\]{}|#<>\x00-\x1f\x7f_]+")
_DEEPEST = 6
_LONGEST_TOPIC = 200


def wikitext(markdown: str, categories: Iterable[str] = ()) -> str:
    """Write headings, lists, quotations, code, links and emphasis in the wiki's way; all else is words, not markup."""
    lines = "\n".join(_blocks(markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
    named = dict.fromkeys(name for one in categories if (name := topic(one)))
    return "\n\n".join(part for part in (lines.strip("\n"), "\n".join(map(_category, named))) if part)


def escaped(text: str) -> str:
    """Write words so that the wiki shows them, and does nothing with them."""
    return _MARKUP.sub(lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), text)


def topic(text: str) -> str:
    """Write a topic as a category can be named; empty where nothing is left."""
    return " ".join(_NO_TOPIC.sub(" ", text).split()).strip(":")[:_LONGEST_TOPIC]


def saved(text: str) -> str:
    """Give a text as the wiki keeps it: without what ends it, and with one kind of line end."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.rstrip(" \t\n\0\x0b")


def _blocks(lines: list[str]) -> Iterator[str]:
    code: list[str] | None = None
    for kind, several in groupby(lines, _kind):
        found = list(several)
        if kind == "fence":
            for _fence in found:
                yield from _code(code) if code is not None else ()
                code = [] if code is None else None
        elif code is not None:
            code += found
        elif kind == "quote":
            yield from _quotation(found)
        else:
            yield from _plain(kind, found)
    yield from _code(code) if code else ()


def _kind(line: str) -> str:
    for name, pattern in (("fence", _FENCE), ("quote", _QUOTE), ("rule", _RULE)):
        if pattern.match(line):
            return name
    return (
        "heading"
        if _HEADING.match(line)
        else "item"
        if _ITEM.match(line)
        else "words"
        if line.strip()
        else ""
    )


def _plain(kind: str, lines: list[str]) -> Iterator[str]:
    if kind == "words":
        yield "<br />\n".join(_started(_inline(line.strip())) for line in lines)
    elif kind == "rule":
        yield "----"
    elif kind:
        yield from map(_heading if kind == "heading" else _item, lines)
    else:
        yield ""


def _heading(line: str) -> str:
    found = _HEADING.match(line)
    signs, words = (found[1], found[2]) if found else ("#", line)
    marks = "=" * min(len(signs) + 1, _DEEPEST)
    return f"{marks} {_inline(words)} {marks}"


def _item(line: str) -> str:
    found = _ITEM.match(line)
    indent, number, words = (found[1], found[2], found[3]) if found else ("", None, line)
    depth = min(len(indent.expandtabs(4)) // 2 + 1, _DEEPEST)
    return ("*" if number is None else "#") * depth + " " + _inline(words)


def _quotation(lines: list[str]) -> Iterator[str]:
    yield "<blockquote>"
    yield from _blocks([_QUOTE.sub(r"\1", line) for line in lines])
    yield "</blockquote>"


def _code(lines: list[str]) -> Iterator[str]:
    yield "<pre>" + "\n".join(lines).replace("&", "&amp;").replace("<", "&lt;") + "</pre>"


def _inline(text: str) -> str:
    parts: list[str] = []
    place = 0
    for found in _INLINE.finditer(text):
        parts += (escaped(text[place : found.start()]), _marked(found))
        place = found.end()
    return "".join((*parts, escaped(text[place:])))


def _marked(found: re.Match[str]) -> str:
    told = found.groupdict()
    if told["url"]:
        address = _IN_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", told["url"])
        return f"[{address} {escaped(told['words'])}]"
    if told["code"]:
        return f"<code>{escaped(told['code'])}</code>"
    if told["sign"]:
        return f"&#{ord(told['sign'])};"
    return f"'''{_inline(told['strong'])}'''" if told["strong"] else f"''{_inline(told['soft'])}''"


def _started(line: str) -> str:
    """Keep a sign at the beginning of a line from making a list of it."""
    return _AT_START.sub(lambda found: f"&#{ord(found[0])};", line)


def _category(name: str) -> str:
    return f"[[Category:{name}]]"
