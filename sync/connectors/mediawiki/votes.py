"""Votes as they read on a talk page, in the language of the wiki."""

from collections.abc import Mapping
from types import MappingProxyType

from sync.connectors.mediawiki.wikitext import escaped

_LONGEST = 500
_VERDICTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "helpful": ("Helpful", "有帮助"),
        "not_helpful": ("Not helpful", "没有帮助"),
        "used": ("Used", "已使用"),
        "attached": ("Attached to a ticket", "已附到工单"),
    }
)
_LOOKED_FOR = ("Looked for: {0}", "搜索词：{0}")
_BY = ("An agent of the desk: {0}", "客服台坐席：{0}")


def heading(verdict: str, language: str) -> str:
    """Name the verdict; one that nobody knows stands as it came."""
    known = _VERDICTS.get(verdict)
    return known[language.startswith("zh")] if known else escaped(_line(verdict))


def words(agent: str, looked_for: str, language: str) -> str:
    """Say who voted, and what the article was found with; all of it words, and none of it markup."""
    number = language.startswith("zh")
    said = [_BY[number].format(escaped(_line(agent)))]
    if looked_for.strip():
        said.append(_LOOKED_FOR[number].format(escaped(_line(looked_for))))
    return "<br />\n".join((*said, "~~~~~"))


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
