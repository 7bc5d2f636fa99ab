"""The window remembers its sizes; a damaged file only means the usual ones."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from ui.window_state import WindowState


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    WindowState(path).keep_window(QByteArray(b"\x01\x02"), {"call-columns": [260, 700, 400]})
    WindowState(path).keep_scale(1.3)
    again = WindowState(path)
    assert again.geometry == QByteArray(b"\x01\x02")
    assert again.sizes == {"call-columns": [260, 700, 400]}
    assert again.scale == 1.3


def test_nothing_kept_means_the_usual(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "none.ini")
    assert state.geometry.isEmpty()
    assert state.sizes == {}
    assert state.scale == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "[General]\nsizes=not json\nscale=huge\ngeometry=12",
        "[General]\nsizes=[1, 2]\nscale=17",
        '[General]\nsizes="{\\"a\\": 3}"',
        "\x00\xff" * 200,
    ],
)
def test_a_damaged_file_means_the_usual(tmp_path: Path, text: str) -> None:
    path = tmp_path / "window.ini"
    path.write_text(text, "utf-8")
    state = WindowState(path)
    assert state.geometry.isEmpty()
    assert state.sizes == {}
    assert state.scale == 1.0
