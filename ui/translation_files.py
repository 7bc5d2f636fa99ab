"""Keeps the language files in step with the sources; the tool behind ``python -m ui.translations``."""

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from ui.translations import LANGUAGES, release, run_tool

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "i18n"

USAGE = """usage: python -m ui.translations COMMAND
  update                read the sources, bring all language files up to date and list what is not translated
  fill LANGUAGE FILE    put in translations: JSON, "text" or "Context|text" to its translation (a list for plurals)
  build                 compile the language files (releases; the desk also does it by itself when it starts)"""

Forms = str | list[str]


@dataclass(frozen=True, slots=True)
class Message:
    """One text of the sources; ``comment`` tells equal texts apart."""

    context: str
    source: str
    comment: str
    is_plural: bool


def update(folder: Path = FOLDER) -> list[Message]:
    """Read the sources again; gives what has no Chinese yet."""
    sources = [str(path) for path in sorted((ROOT / "ui").rglob("*.py"))]
    for language in LANGUAGES:
        scope = ["-pluralonly"] if language == "en" else []
        target = str(folder / f"{language}.ts")
        run_tool("lupdate", *sources, *scope, "-no-obsolete", "-locations", "none", "-ts", target)
    return [message for language in LANGUAGES for message in unfinished(folder / f"{language}.ts")]


def unfinished(path: Path) -> list[Message]:
    """List the texts of a language file that have no finished translation."""
    return [
        _message(context, element)
        for context, element in _messages(ElementTree.parse(path))  # noqa: S314 - our own file
        if not _is_finished(element)
    ]


def fill(language: str, translations: Mapping[str, Forms], folder: Path = FOLDER) -> int:
    """Put translations in by text, or by ``Context|text`` where one word has two meanings; gives how many."""
    path = folder / f"{language}.ts"
    tree = ElementTree.parse(path)  # noqa: S314 - our own file
    filled = sum(_fill(context, element, translations) for context, element in _messages(tree))
    path.write_text(_as_written_by_qt(tree), "utf-8")
    return filled


def copy_files(to: Path) -> None:
    """Copy the language files, to try something out on them."""
    for language in LANGUAGES:
        shutil.copy(FOLDER / f"{language}.ts", to)


def main(arguments: list[str]) -> int:
    """Do what the command line asks for."""
    match arguments:
        case ["update"]:
            return _report(update())
        case ["fill", language, file]:
            sys.stdout.write(f"{fill(language, json.loads(Path(file).read_text('utf-8')))} texts filled\n")
            return 0
        case ["build"]:
            return build()
        case _:
            sys.stderr.write(f"{USAGE}\n")
            return 2


def build(folder: Path = FOLDER) -> int:
    """Compile every language file beside its source."""
    paths = [folder / f"{language}.ts" for language in LANGUAGES]
    done = [release(path, path.with_suffix(".qm")) for path in paths]
    return 0 if all(done) else 1


def check() -> list[Message]:
    """List what the sources say and the kept files do not translate, without touching these."""
    with TemporaryDirectory() as folder:
        copy_files(Path(folder))
        return update(Path(folder))


def _report(messages: list[Message]) -> int:
    for message in messages:
        plural = " (plural)" if message.is_plural else ""
        sys.stdout.write(f"{message.context}|{message.source}{plural}\n")
    sys.stdout.write(f"{len(messages)} texts not translated\n")
    return 1 if messages else 0


def _as_written_by_qt(tree: "ElementTree.ElementTree[ElementTree.Element]") -> str:
    for context in tree.iter("context"):
        ElementTree.indent(context, "    ")
        context.tail = "\n"
    body = ElementTree.tostring(tree.getroot(), encoding="unicode", short_empty_elements=False)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def _messages(
    tree: "ElementTree.ElementTree[ElementTree.Element]",
) -> Iterator[tuple[str, ElementTree.Element]]:
    for context in tree.iter("context"):
        name = context.findtext("name", "")
        for element in context.iter("message"):
            yield name, element


def _message(context: str, element: ElementTree.Element) -> Message:
    return Message(
        context,
        element.findtext("source", ""),
        element.findtext("comment", ""),
        element.get("numerus") == "yes",
    )


def _is_finished(element: ElementTree.Element) -> bool:
    translation = element.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return False
    forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
    return all(forms)


def _fill(context: str, element: ElementTree.Element, translations: Mapping[str, Forms]) -> bool:
    message = _message(context, element)
    given = translations.get(f"{context}|{message.source}", translations.get(message.source))
    translation = element.find("translation")
    if given is None or translation is None:
        return False
    translation.clear()
    if message.is_plural:
        for form in [given] if isinstance(given, str) else given:
            ElementTree.SubElement(translation, "numerusform").text = form
    else:
        translation.text = given if isinstance(given, str) else given[0]
    return True
