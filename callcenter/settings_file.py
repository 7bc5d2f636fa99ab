"""Writes the settings file while keeping the comments an administrator left in it."""

import os
import re
import tomllib
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any, cast

import tomlkit

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings, Settings, Value, load_settings, read_document


def save_desk(path: Path, values: Mapping[str, Value]) -> Settings:
    """Set values of ``[desk]``; the file is replaced in one step or not at all."""
    document = _open(path)
    _table(document, "desk").update(values)
    return _write(path, tomlkit.dumps(document))


def save_office(path: Path, office: OfficeSettings) -> Settings:
    """Add or change an office: it has these settings and no others. Its secret goes to the keyring, never here."""
    document = _open(path)
    table = _table(_table(document, "offices", super_table=True), office.office)
    for key in set(table) - {"connector", *office.values}:
        del table[key]
    table.update({"connector": office.connector, **office.values})
    return _write(path, tomlkit.dumps(document))


def remove_office(path: Path, office: OfficeId) -> Settings:
    """Take an office out; what was read from it stays in the store."""
    document = _open(path)
    offices = _table(document, "offices", super_table=True)
    if office not in offices:
        return load_settings(path)
    text = _without(path.read_text("utf-8-sig"), office)
    if text is None:  # not written as a table of its own
        del offices[office]
        text = tomlkit.dumps(document)
    return _write(path, text)


def _open(path: Path) -> tomlkit.TOMLDocument:
    load_settings(path)  # a file with a fault is told, not overwritten
    return tomlkit.parse(path.read_text("utf-8-sig")) if path.exists() else tomlkit.document()


def _table(
    parent: MutableMapping[str, Any], name: str, *, super_table: bool = False
) -> MutableMapping[str, Any]:
    if name not in parent:
        parent[name] = tomlkit.table(is_super_table=super_table)
    found = parent[name]
    if not isinstance(found, MutableMapping):
        raise DeskError(Trouble.CONFIG_VALUE, key=name, reason="it must be a table")
    return cast("MutableMapping[str, Any]", found)


def _without(text: str, office: OfficeId) -> str | None:
    """Leave out the lines of an office, but not the comments above what follows it."""
    lines = text.splitlines(keepends=True)
    header = re.compile(rf"\s*\[\s*offices\s*\.\s*\"?{office}\"?\s*\]")
    first = next((place for place, line in enumerate(lines) if header.match(line)), None)
    if first is None:
        return None
    end = first + 1
    for place in range(first + 1, len(lines)):
        line = lines[place].strip()
        if line.startswith("["):
            break
        if line and not line.startswith("#"):
            end = place + 1
    left = "".join(lines[:first] + lines[end:])
    return left if _is_without(left, text, office) else None


def _is_without(left: str, text: str, office: OfficeId) -> bool:
    """Prove that nothing but this office went."""
    wanted = tomllib.loads(text)
    del wanted["offices"][office]
    try:
        found = tomllib.loads(left)
    except tomllib.TOMLDecodeError:
        return False
    return {"offices": {}} | found == wanted


def _write(path: Path, text: str) -> Settings:
    settings = read_document(path, tomllib.loads(text))  # what may not stand there never gets there
    _replace(path, text)
    return settings


def _replace(path: Path, text: str) -> None:
    fresh = path.with_suffix(".new")
    try:
        with os.fdopen(
            os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            "w",
            encoding="utf-8",
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        raise DeskError(Trouble.STORE_UNWRITABLE, path=str(path)) from None
