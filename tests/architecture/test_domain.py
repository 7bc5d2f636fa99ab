"""The domain stands on the standard library alone; no list of packages has to be kept for this check."""

import sys
from pathlib import Path

import pytest

from tests.architecture.sources import called, imports_of, is_within, modules_under


def _strangers(module: Path) -> list[str]:
    return sorted(
        name
        for name in imports_of(module)
        if name.partition(".")[0] not in sys.stdlib_module_names and not is_within(name, "callcenter.domain")
    )


@pytest.mark.parametrize("module", modules_under("callcenter/domain"), ids=called)
def test_the_domain_imports_nothing_but_python_and_itself(module: Path) -> None:
    assert _strangers(module) == []


@pytest.mark.parametrize(
    "line",
    [
        "import phonenumbers",
        "import os, requests",
        "from callcenter.settings import DeskSettings",
        "from callcenter import clock",
        "def late():\n    import sqlalchemy",
    ],
)
def test_the_check_notices_a_stranger(tmp_path: Path, line: str) -> None:
    module = tmp_path / "wrong.py"
    module.write_text(line, "utf-8")
    assert len(_strangers(module)) == 1


def test_the_check_lets_python_and_the_domain_pass(tmp_path: Path) -> None:
    module = tmp_path / "right.py"
    module.write_text(
        "import os.path\nfrom callcenter.domain import errors\nfrom enum import Enum\n", "utf-8"
    )
    assert _strangers(module) == []
