"""Every edit that any desk ever wrote is read by this one, or shown with its words and never sent."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.domain.edit import VERSION, EditKind
from callcenter.domain.edit_values import ADDRESS, CONTACT, FIELD, to_address, to_contact, to_list
from callcenter.domain.edit_versions import STEPS, EditDocument, upcast

GOLDEN = sorted((Path(__file__).parent / "golden_edits").glob("*.json"))


def golden(path: Path) -> EditDocument:
    told = json.loads(path.read_text("utf-8"))
    return EditDocument(told["kind"], told["version"], told["fields"], told["base"])


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_golden_edit_is_read_for_ever(path: Path) -> None:
    document = upcast(golden(path))
    assert document is not None
    assert document.version == VERSION
    assert path.stem == f"{golden(path).kind}-{golden(path).version}"
    for name, value in {**document.base, **document.fields}.items():
        if value is not None and name.startswith(CONTACT):
            assert to_contact(name, value).value
        if value is not None and name.startswith(ADDRESS):
            assert to_address(name, value).city
        if name.startswith(FIELD) or name == "topics":
            assert isinstance(to_list(value), tuple)


def test_every_kind_has_a_golden_edit_of_every_version() -> None:
    wanted = {f"{kind.value}-{version}" for kind in EditKind for version in range(1, VERSION + 1)}
    assert {path.stem for path in GOLDEN} >= wanted


def test_every_version_but_the_first_is_reached_by_a_step() -> None:
    assert set(STEPS) == set(range(1, VERSION))


DOCUMENT = EditDocument("comment", 1, {"note": "hello"}, {})


def to_two(document: EditDocument) -> EditDocument:
    return replace(document, version=2, kind="remark")


def to_three(document: EditDocument) -> EditDocument:
    return replace(document, version=3, kind="comment", fields={"text": document.fields["note"]})


def test_a_document_goes_up_step_by_step() -> None:
    document = upcast(DOCUMENT, {1: to_two, 2: to_three}, 3)
    assert document == EditDocument("comment", 3, {"text": "hello"}, {})


@pytest.mark.parametrize(
    "document",
    [
        replace(DOCUMENT, version=0),
        replace(DOCUMENT, version=VERSION + 1),
        replace(DOCUMENT, kind="telepathy"),
    ],
)
def test_a_document_that_no_step_brings_here_is_not_guessed_at(document: EditDocument) -> None:
    assert upcast(document) is None


def test_a_missing_step_in_between_is_none_at_all() -> None:
    assert upcast(DOCUMENT, {1: to_two}, 3) is None
