"""Writes the settings file while keeping the comments an administrator left in it."""

import os
from collections.abc import Mapping
from pathlib import Path

import tomlkit
from tomlkit.items import Table

from callcenter.domain.errors import DeskError, Trouble
from callcenter.settings import OfficeSettings, Settings, Value, load_settings


def save_desk(path: Path, values: Mapping[str, Value]) -> Settings:
    """Set values of ``[desk]``; the file is replaced in one step or not at all."""
    return _change(path, "desk", None, values)


def save_office(path: Path, office: OfficeSettings) -> Settings:
    """Add or change an office; its secret goes to the keyring, never here."""
    return _change(path, "offices", office.office, {"connector": office.connector, **office.values})


def _change(path: Path, group: str, name: str | None, values: Mapping[str, Value]) -> Settings:
    load_settings(path)  # a file with a fault is told, not overwritten
    document = tomlkit.parse(path.read_text("utf-8-sig")) if path.exists() else tomlkit.document()
    table = _table(document, group, super_table=name is not None)
    if name is not None:
        table = _table(table, name)
    for key, value in values.items():
        table[key] = value
    _replace(path, tomlkit.dumps(document))
    return load_settings(path)


def _table(parent: tomlkit.TOMLDocument | Table, name: str, super_table: bool = False) -> Table:
    if name not in parent:
        parent[name] = tomlkit.table(is_super_table=super_table)
    found = parent[name]
    if not isinstance(found, Table):
        raise DeskError(Trouble.CONFIG_VALUE, key=name, reason="it must be a table")
    return found


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
