"""One look for the whole application, changed at run time."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.wear import worn
from ui.icons import Icon
from ui.look import SCALES, Look
from ui.theme import THEMES, Meaning


def test_a_length_is_scaled_and_never_vanishes(look: Look) -> None:
    with worn(look, scale=1.5):
        assert [look.px(length) for length in (0, 1, 10, 13)] == [0, 2, 15, 20]
    with worn(look, scale=0.9):
        assert look.px(1) == 1


@pytest.mark.parametrize("theme", THEMES)
def test_the_palette_follows_the_theme(look: Look, qapp: QApplication, theme: str) -> None:
    with worn(look, theme=theme):
        assert qapp.palette().window().color() == look.theme.colour(Meaning.WINDOW)
        assert qapp.palette().text().color() == look.theme.colour(Meaning.TEXT)


@pytest.mark.parametrize("scale", SCALES)
def test_the_type_follows_the_scale(look: Look, qapp: QApplication, scale: float) -> None:
    with worn(look, scale=scale):
        assert qapp.font().pixelSize() == look.px(13)


def test_the_language_sets_how_numbers_are_written(look: Look) -> None:
    with worn(look, language="zh_CN"):
        assert look.language == "zh_CN"
        assert QLocale().language() is QLocale.Language.Chinese
    assert QLocale().name() == "en_GB"


def test_a_widget_follows_every_change(look: Look, qtbot: QtBot) -> None:
    class Follower(QLabel):
        calls = 0

        def refresh(self) -> None:
            self.calls += 1

    follower = Follower()
    qtbot.addWidget(follower)
    look.follow(follower.refresh)
    assert follower.calls == 1
    look.wear("dark")
    look.speak("zh_CN")
    assert follower.calls == 3
    look.wear("light")
    look.speak("en")


def test_a_widget_that_is_gone_is_not_called(look: Look) -> None:
    heard: list[str] = []

    class Follower(QWidget):
        def refresh(self) -> None:
            heard.append("called")

    follower = Follower()
    look.follow(follower.refresh)
    heard.clear()
    del follower
    gc.collect()
    look.wear("light")
    assert heard == []


def test_a_picture_is_as_large_as_the_scale_wants(look: Look, qtbot: QtBot) -> None:
    on = QWidget()
    qtbot.addWidget(on)
    with worn(look, scale=1.5):
        assert look.pixmap(Icon.TRUCK, Meaning.TEXT, 16, on).width() == 24


def test_an_empty_theme_follows_the_system(look: Look) -> None:
    look.wear("")
    assert look.theme.key in THEMES
    look.wear("light")


def test_pictures_of_the_style_sheet_go_when_the_look_goes(qapp: QApplication, look: Look) -> None:
    other = Look(qapp, theme="light", language="en")
    folder = Path(other._pictures)
    assert any(folder.iterdir())
    del other
    gc.collect()
    assert not folder.exists()
    look.wear("light")
