"""Who draws does not decide: a module of a room has widgets or use-cases, never both."""

from pathlib import Path

import pytest

from tests.architecture.sources import called, imports_of, is_within, modules_under

WIDGETS = ("PySide6.QtWidgets",)
BEHIND_THE_SCREEN = ("callcenter.storage", "callcenter.usecases", "sync")


def _mixes(module: Path) -> bool:
    names = imports_of(module)
    draws = any(is_within(name, *WIDGETS) for name in names)
    decides = any(is_within(name, *BEHIND_THE_SCREEN) for name in names)
    return draws and decides


@pytest.mark.parametrize("module", modules_under("ui/screens"), ids=called)
def test_a_view_knows_neither_storage_nor_use_cases_nor_sync(module: Path) -> None:
    assert not _mixes(module)


@pytest.mark.parametrize(
    "line", ["from callcenter.storage import tickets", "import callcenter.usecases.answer_call"]
)
def test_the_check_notices_a_view_that_decides(tmp_path: Path, line: str) -> None:
    module = tmp_path / "wrong.py"
    module.write_text(f"from PySide6.QtWidgets import QLabel\n{line}\n", "utf-8")
    assert _mixes(module)


def test_the_check_lets_a_presenter_pass(tmp_path: Path) -> None:
    module = tmp_path / "right.py"
    module.write_text("from PySide6.QtCore import QObject\nimport sync.contract\n", "utf-8")
    assert not _mixes(module)
