"""What the documents say of commands, settings, connectors and files is true."""

import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from types import FunctionType

import click
import pytest

from callcenter.settings import Value, documented_settings
from sync.conformance.rig import Rig
from sync.registry import GROUP, setting_names
from tests.architecture.sources import ROOT, called
from ui.__main__ import callcenter

README = ROOT / "README.md"
DOCUMENTS = sorted(
    path
    for place in ("*.md", "docs/**/*.md", "sync/**/README.md", "examples/**/*.md", ".ci/**/README.md")
    for path in ROOT.glob(place)
)
SETTINGS = tuple(documented_settings())
OURS = sorted(point.name for point in entry_points(group=GROUP) if point.value.startswith("sync.connectors."))

_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_CALL = re.compile(r"(?<![\w.-])(?:\.venv/bin/)?callcenter ((?:(?!  #)[^\n`|&])*)")
_CONTEXT = click.Context(callcenter)
COMMANDS = {
    name: command
    for name in callcenter.list_commands(_CONTEXT)
    if (command := callcenter.get_command(_CONTEXT, name)) is not None
}
_MAKE = re.compile(r"(?<![\w.-])make ([a-z][a-z-]*)")


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _row(name: str, default: Value, sentence: str) -> str:
    shown = f'"{default}"' if isinstance(default, str) else str(default)
    return f"| `{name}` | `{shown}` | {sentence} |"


def _code(path: Path) -> str:
    return "\n".join(_CODE.findall(_text(path)))


def _calls(path: Path) -> Iterator[list[str]]:
    """Give the words of every call of the program, from its command on."""
    for found in _CALL.finditer(_code(path)):
        words = found[1].split()
        if words and words[0].strip('.,;:)"') in COMMANDS:
            yield words


def _is_hook(made: object) -> bool:
    """Tell whether somebody who writes a connector has to fill this in."""
    return isinstance(made, FunctionType) and "NotImplementedError" in made.__code__.co_names


def _options(words: list[str]) -> set[str]:
    """Name the options that the command of these words has, those of its sub-commands among them."""
    commands: list[click.Command] = [callcenter, COMMANDS[words[0].strip('.,;:)"')]]
    if isinstance(commands[-1], click.Group):
        commands += commands[-1].commands.values()
    return {name for command in commands for one in command.params for name in one.opts} | {"--help"}


def test_every_command_is_in_the_readme() -> None:
    told = {words[0].strip('.,;:)"') for words in _calls(README)}
    assert sorted(COMMANDS.keys() - told) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=called)
def test_options_that_a_document_names_exist(document: Path) -> None:
    wrong = [
        f"{words[0]} {word}"
        for words in _calls(document)
        for word in words
        if word.startswith("--") and word.partition("=")[0].rstrip('.,;:)"') not in _options(words)
    ]
    assert wrong == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=called)
def test_what_a_document_makes_can_be_made(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", _text(ROOT / "Makefile"), re.MULTILINE))
    assert set(_MAKE.findall(_code(document))) <= targets


@pytest.mark.parametrize(("name", "default", "sentence"), SETTINGS, ids=[name for name, _, _ in SETTINGS])
def test_every_setting_is_documented(name: str, default: Value, sentence: str) -> None:
    assert _row(name, default, sentence) in _text(ROOT / "docs" / "settings.md")


def test_no_setting_is_documented_that_is_none() -> None:
    group = _text(ROOT / "docs" / "settings.md").partition("## `[desk]`")[2].partition("\n## ")[0]
    told = set(re.findall(r"^\| `(\w+)` \|", group, re.MULTILINE))
    assert told == {name for name, _, _ in SETTINGS}


@pytest.mark.parametrize("connector", OURS)
def test_every_setting_of_a_connector_is_in_its_readme(connector: str) -> None:
    readme = _text(ROOT / "sync" / "connectors" / connector / "README.md")
    assert [name for name in setting_names(connector) if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("connector", OURS)
def test_every_connector_is_in_the_readme(connector: str) -> None:
    assert f"](sync/connectors/{connector}/README.md)" in _text(README)


@pytest.mark.parametrize("document", DOCUMENTS, ids=called)
def test_links_between_files_lead_somewhere(document: Path) -> None:
    links = [link for link in _LINK.findall(_text(document)) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_worked_example_of_a_connector_is_the_one_that_is_tested() -> None:
    told = _text(ROOT / "docs" / "connectors.md")
    registration = """[project.entry-points."callcenter.connectors"]
ledger = "ledger_connector:LedgerConnector"
"""
    assert registration in told
    assert registration in _text(ROOT / "examples" / "ledger_connector" / "pyproject.toml")
    hooks = set(re.findall(r"def (\w+)\(self", told)) - {"rig"}
    assert hooks == {name for name, made in vars(Rig).items() if _is_hook(made)}


def test_decisions_are_numbered_without_a_gap_and_have_four_parts() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        parts = re.findall(r"^\*\*(\w+)\.\*\*", _text(path), re.MULTILINE)
        assert parts == ["Context", "Decision", "Consequences", "Alternatives"], path.name


def test_news_is_named_by_its_kind() -> None:
    fragments = {path.name for path in (ROOT / "docs" / "changes").iterdir()} - {"README.md"}
    named = re.compile(r"[a-z0-9-]+\.(added|changed|fixed|removed|security)\.md")
    assert [name for name in fragments if not named.fullmatch(name)] == []
