"""The settings of a desk, typed and read from one TOML file; secrets are never among them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import cast

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.numbering import NumberingRules

Value = str | int | bool

_OFFICE_NAME = re.compile(r"[a-z][a-z0-9_-]{0,30}")
_SECRET = re.compile(r"(?i)(passw|secret|token|api_?key|credential|private)")
_LARGEST_FILE = 1_000_000


def _setting(default: Value, sentence: str, choices: tuple[str, ...] = ()) -> Value:
    return field(default=default, metadata={"sentence": sentence, "choices": choices})


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """The group ``[desk]``: every setting has a default and one sentence that says what it does."""

    home_region: str = cast(
        "str",
        _setting(
            "CN",
            "Country whose numbers are dialled without a country code (ISO 3166-1 alpha-2).",
        ),
    )
    area_code: str = cast(
        "str",
        _setting(
            "",
            "Area code of this site, with its leading zero, for numbers dialled without one.",
        ),
    )
    extensions: str = cast(
        "str",
        _setting("", "Regular expression of the extensions of this site; empty for none."),
    )
    outside_lines: str = cast(
        "str",
        _setting("9,0", "Digits dialled for an outside line, separated by commas."),
    )
    language: str = cast(
        "str",
        _setting("", "Language of the screen; empty follows the system.", ("", "en", "zh_CN")),
    )
    theme: str = cast(
        "str",
        _setting(
            "",
            "Theme of the screen; empty follows the system.",
            ("", "light", "dark", "contrast"),
        ),
    )
    agent: str = cast(
        "str",
        _setting(
            "",
            "Name of the agent as the ticket offices know it; empty is the system user.",
        ),
    )
    sync_seconds: int = cast(
        "int",
        _setting(15, "Pause between two cycles of an office, in seconds (5 to 3600)."),
    )

    @property
    def numbering(self) -> NumberingRules:
        """The rules by which callers' numbers are read."""
        lines = tuple(line.strip() for line in self.outside_lines.split(",") if line.strip())
        return NumberingRules(self.home_region, self.area_code, self.extensions, lines)


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """The settings of one office as they stand in the file, without secrets.

    ``path`` is that file, where there is one; ``home_region`` is that of the desk.
    """

    office: OfficeId
    connector: str
    values: Mapping[str, Value]
    path: Path | None = field(default=None, compare=False)
    home_region: str = field(default="CN", compare=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it; ``path`` is where it was read from, whether or not there is a file yet."""

    path: Path
    desk: DeskSettings = DeskSettings()
    offices: tuple[OfficeSettings, ...] = ()


def load_settings(path: Path) -> Settings:
    """Read the file; a missing one gives the defaults. Raises ``DeskError`` with the name of what is wrong."""
    return read_document(path, _parse(path))


def read_document(path: Path, document: Mapping[str, object]) -> Settings:
    """Read what stands in the file, or is about to; raises the same."""
    _refuse_secrets(path, document)
    for key in document.keys() - {"desk", "offices"}:
        raise DeskError(Trouble.CONFIG_UNKNOWN_KEY, path=str(path), key=key)
    desk = _read_desk(path, _table(path, document, "desk"))
    offices = _table(path, document, "offices")
    return Settings(
        path,
        desk,
        tuple(
            replace(_read_office(path, name, offices), path=path, home_region=desk.home_region)
            for name in offices
        ),
    )


def documented_settings() -> Iterator[tuple[str, Value, str]]:
    """Name every setting of the desk with its default and its sentence."""
    for item in _desk_fields():
        yield (
            item.name,
            cast("Value", item.default),
            cast("str", item.metadata["sentence"]),
        )


def fault_of(name: str, value: Value) -> str:
    """Say what is wrong with a value of ``[desk]``; nothing where it is fine."""
    return _fault(next(item for item in _desk_fields() if item.name == name), value)


def _desk_fields() -> tuple["Field[Value]", ...]:
    return cast("tuple[Field[Value], ...]", fields(DeskSettings))


def _parse(path: Path) -> dict[str, object]:
    try:
        if path.exists() and path.stat().st_size > _LARGEST_FILE:
            raise DeskError(
                Trouble.CONFIG_UNREADABLE,
                path=str(path),
                reason="it is larger than 1 MB",
            )
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise DeskError(Trouble.CONFIG_UNREADABLE, path=str(path), reason="it is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise DeskError(Trouble.CONFIG_UNREADABLE, path=str(path), reason=str(error)) from None
    except RecursionError:
        raise DeskError(Trouble.CONFIG_UNREADABLE, path=str(path), reason="it is nested too deeply") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DeskError(Trouble.CONFIG_UNREADABLE, path=str(path), reason=reason) from None


def _refuse_secrets(path: Path, table: Mapping[str, object], office: str = "OFFICE") -> None:
    for key, value in table.items():
        if _SECRET.search(key):
            raise DeskError(Trouble.CONFIG_SECRET, path=str(path), key=key, office=office)
        if isinstance(value, str) and re.search(r"://[^/@\s]*:[^/@\s]*@", value):
            raise DeskError(Trouble.CONFIG_SECRET, path=str(path), key=key, office=office)
        if isinstance(value, dict):
            _refuse_secrets(path, cast("dict[str, object]", value), key)


def _table(path: Path, document: Mapping[str, object], name: str) -> dict[str, object]:
    value = document.get(name, {})
    if not isinstance(value, dict):
        raise DeskError(
            Trouble.CONFIG_VALUE,
            path=str(path),
            key=name,
            reason=f"write it as a table [{name}]",
        )
    return cast("dict[str, object]", value)


def _read_desk(path: Path, table: Mapping[str, object]) -> DeskSettings:
    known = {item.name: item for item in _desk_fields()}
    for key, value in table.items():
        if key not in known:
            raise DeskError(Trouble.CONFIG_UNKNOWN_KEY, path=str(path), key=f"desk.{key}")
        reason = _fault(known[key], value)
        if reason:
            raise DeskError(Trouble.CONFIG_VALUE, path=str(path), key=f"desk.{key}", reason=reason)
    return DeskSettings(**cast("dict[str, str]", dict(table)))  # pyright: ignore[reportArgumentType]  # types checked above


def _fault(item: "Field[Value]", value: object) -> str:
    """Say what is wrong with a value; nothing where it is fine."""
    if type(value) is not type(item.default):
        return f"it must be {'a whole number' if isinstance(item.default, int) else 'text'}"
    choices = cast("tuple[str, ...]", item.metadata["choices"])
    if choices and value not in choices:
        return "choose one of " + ", ".join(choice or '""' for choice in choices)
    rule = _RULES.get(item.name)
    return rule(str(value)) if rule else ""


def _check_region(value: str) -> str:
    import phonenumbers

    return "" if value in phonenumbers.SUPPORTED_REGIONS else "write two capital letters such as CN, DE or US"


def _check_pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        return f"it is no regular expression ({error})"
    return ""


def _check_seconds(value: str) -> str:
    return "" if 5 <= int(value) <= 3600 else "choose 5 to 3600"


_RULES = {
    "home_region": _check_region,
    "extensions": _check_pattern,
    "sync_seconds": _check_seconds,
}


def _read_office(path: Path, name: str, offices: Mapping[str, object]) -> OfficeSettings:
    table = _table(path, offices, name)
    if not _OFFICE_NAME.fullmatch(name):
        reason = "an office name is made of small letters, digits, - and _"
        raise DeskError(Trouble.CONFIG_VALUE, path=str(path), key=f"offices.{name}", reason=reason)
    values = {key: _plain(path, f"offices.{name}.{key}", value) for key, value in table.items()}
    connector = values.pop("connector", None)
    if not isinstance(connector, str) or not connector:
        reason = 'name the connector, for instance connector = "tryton"'
        raise DeskError(
            Trouble.CONFIG_VALUE,
            path=str(path),
            key=f"offices.{name}.connector",
            reason=reason,
        )
    return OfficeSettings(OfficeId(name), connector, values)


def _plain(path: Path, key: str, value: object) -> Value:
    if isinstance(value, str | int | bool):
        return value
    raise DeskError(
        Trouble.CONFIG_VALUE,
        path=str(path),
        key=key,
        reason="it must be text, a whole number, true or false",
    )
