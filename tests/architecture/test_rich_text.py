"""Markup of strangers reaches Qt in one module only, and there it has been made harmless."""

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import called, modules_under

GIVEN_TO_QT = frozenset({"setHtml", "insertHtml", "setMarkdown", "insertMarkdown", "setDefaultStyleSheet"})
THE_ONE = "ui/widgets/safe_text.py"
MODULES = [module for module in modules_under("ui") if called(module) != THE_ONE]


def _calls(module: Path) -> set[str]:
    tree = ast.parse(module.read_bytes())
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & GIVEN_TO_QT


@pytest.mark.parametrize("module", MODULES, ids=called)
def test_only_safe_text_gives_markup_to_qt(module: Path) -> None:
    assert not _calls(module)


def test_the_check_notices_markup_elsewhere(tmp_path: Path) -> None:
    module = tmp_path / "wrong.py"
    module.write_text("label.document().setHtml(words)\n", "utf-8")
    assert _calls(module) == {"setHtml"}
