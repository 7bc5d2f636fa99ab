"""Everything the desk says, it says in Chinese too."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ui import translation_files
from ui.look import Look
from ui.speech import Speaker, fill, translate
from ui.translations import LANGUAGES, compiled

UI = translation_files.ROOT / "ui"
CALLS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}


def kept(language: str) -> set[tuple[str, bool]]:
    tree = ElementTree.parse(translation_files.FOLDER / f"{language}.ts")
    return {
        (message.findtext("source", ""), message.get("numerus") == "yes") for message in tree.iter("message")
    }


def said(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            place = CALLS.get(name_of(node.func), len(node.args))
            if place < len(node.args) and isinstance(text := node.args[place], ast.Constant):
                yield str(text.value)


def name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


ALL_SAID = {text for path in UI.rglob("*.py") for text in said(path)}


def test_every_text_of_the_sources_is_in_the_chinese_file() -> None:
    assert ALL_SAID - {text for text, _ in kept("zh_CN")} == set()


def test_every_counted_text_has_its_plurals() -> None:
    counted = {(text, True) for text in ALL_SAID if "%n" in text}
    assert counted - kept("zh_CN") == set()
    assert counted - kept("en") == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated(language: str) -> None:
    assert translation_files.unfinished(translation_files.FOLDER / f"{language}.ts") == []


def test_the_kept_files_agree_with_the_sources() -> None:
    assert translation_files.check() == []


def test_a_text_nobody_translated_is_found(tmp_path: Path) -> None:
    file = tmp_path / "zh_CN.ts"
    shutil.copy(translation_files.FOLDER / "zh_CN.ts", file)
    file.write_text(
        file.read_text("utf-8").replace("<translation>挂断</translation>", "<translation></translation>")
    )
    assert [message.source for message in translation_files.unfinished(file)] == ["End the call", "End"]


def test_every_place_in_a_text_is_kept_by_its_translation() -> None:
    tree = ElementTree.parse(translation_files.FOLDER / "zh_CN.ts")
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        source, said_in_chinese = message.findtext("source", ""), "".join(translation.itertext())
        for place in ("%1", "%2", "%3", "%n", "{office}", "{path}", "{reason}", "{key}", "{text}"):
            assert (place in source) == (place in said_in_chinese), source


def test_the_language_changes_at_run_time(look: Look) -> None:
    look.speak("zh_CN")
    try:
        assert translate("Words", "Delivered") == "已送达"
    finally:
        look.speak("en")
    assert translate("Words", "Delivered") == "Delivered"


@pytest.mark.usefixtures("qapp")
def test_a_translation_is_compiled_once() -> None:
    first = compiled("zh_CN")
    assert first is not None
    assert compiled("zh_CN") == first


def test_a_value_is_never_taken_for_a_place() -> None:
    assert fill("%1 called %2", "%2", "Ann") == "%2 called Ann"


@pytest.mark.usefixtures("look")
def test_counted_texts_know_their_count() -> None:
    class Ages(Speaker):
        pass

    assert Ages.tr("%n min", "", 3) == "3 min"
