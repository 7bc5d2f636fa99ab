"""The countries there are, named in the language of the screen."""

from collections.abc import Mapping
from typing import Any, cast


def regions(language: str) -> tuple[tuple[str, str], ...]:
    """Give code and name of every country numbers are known of, by name."""
    import phonenumbers
    from phonenumbers.geodata.locale import LOCALE_DATA

    names = cast("Mapping[str, Mapping[str, str]]", LOCALE_DATA)
    supported = cast("set[str]", cast("Any", phonenumbers).SUPPORTED_REGIONS)
    found = [(code, _name(names.get(code, {}), language) or code) for code in supported]
    return tuple(sorted(found, key=lambda pair: _order(pair[1], language)))


def _name(names: Mapping[str, str], language: str) -> str:
    """Names equal to another language's are kept as a reference to it: ``*en``."""
    for key in (language.partition("_")[0], "en"):
        name = names.get(key, "")
        name = names.get(name[1:], "") if name.startswith("*") else name
        if name and not name.startswith("*"):
            return name
    return ""


def _order(name: str, language: str) -> str:
    if not language.startswith("zh"):
        return name.casefold()
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(name)).casefold()
