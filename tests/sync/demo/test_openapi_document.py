"""The contract in docs/openapi.json is the one that is served, and says all a stranger must know."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sync.demo.office import Office
from sync.demo.server import build_app

DOCUMENT = Path(__file__).parents[3] / "docs" / "openapi.json"


@pytest.fixture(scope="module")
def contract() -> dict[str, Any]:
    return build_app(Office({}, ""), "").openapi()


def test_the_document_is_current(contract: dict[str, Any]) -> None:
    told = "write it anew with: .venv/bin/python -m sync.demo --openapi > docs/openapi.json"
    assert json.loads(DOCUMENT.read_text("utf-8")) == json.loads(json.dumps(contract)), told


def test_it_is_printed_as_it_is_kept() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "sync.demo", "--openapi"], capture_output=True, check=True, text=True
    )
    assert printed.stdout == DOCUMENT.read_text("utf-8")


def test_every_field_of_a_record_is_explained(contract: dict[str, Any]) -> None:
    silent = [place for place, field in _fields(contract) if not _says(contract, field, "description")]
    assert silent == []


def test_every_plain_field_has_an_example(contract: dict[str, Any]) -> None:
    lacking = [
        place
        for place, field in _fields(contract)
        if _is_plain(field) and not _says(contract, field, "examples")
    ]
    assert lacking == []


def _fields(contract: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, schema in contract["components"]["schemas"].items():
        if "Validation" not in name:
            for field, value in schema.get("properties", {}).items():
                yield f"{name}.{field}", value


def _is_plain(field: dict[str, Any]) -> bool:
    inner = field.get("items", {})
    return "$ref" not in inner and field.get("type") != "null"


def _says(contract: dict[str, Any], field: dict[str, Any], what: str) -> bool:
    return what in field or any(what in one for one in field.get("anyOf", ()))
