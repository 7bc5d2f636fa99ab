"""Each contract of import-linter is believed only because it was broken here on purpose."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, ROOT

LINTER = Path(sys.executable).with_name("lint-imports")

# contract, where the mistake is made, the mistake
MISTAKES = (
    ("house", "callcenter/wrong.py", "import sync.contract"),
    ("house", "callcenter/domain/wrong.py", "from ui import words"),
    ("house", "sync/wrong.py", "import ui.theme"),
    ("resources", "resources/wrong.py", "from callcenter.domain import errors"),
    ("resources", "resources/wrong.py", "import PySide6.QtGui"),
    ("look", "callcenter/wrong.py", "import resources"),
    ("look", "sync/wrong.py", "import resources"),
    ("desk", "callcenter/domain/wrong.py", "from callcenter.storage import database"),
    ("desk", "callcenter/storage/wrong.py", "from callcenter.usecases import answer_call"),
    ("domain", "callcenter/domain/wrong.py", "import phonenumbers"),
    ("domain", "callcenter/domain/wrong.py", "from callcenter.storage import database"),
    ("offline", "callcenter/wrong.py", "from http.client import HTTPConnection"),
    ("offline", "callcenter/usecases/wrong.py", "from PySide6.QtCore import QObject"),
    ("store", "callcenter/usecases/wrong.py", "from sqlalchemy import select"),
    ("store", "ui/widgets/wrong.py", "import sqlcipher3"),
    ("qt", "sync/engine/wrong.py", "from PySide6.QtCore import QTimer"),
    ("qt", "resources/wrong.py", "import shiboken6"),
    ("network", "ui/wrong.py", "import requests"),
    ("network", "ui/screens/wrong.py", "import keyring"),
    ("engine", "sync/engine/wrong.py", "from sync.connectors import tryton"),
    ("engine", "sync/engine/wrong.py", "import requests"),
    ("connectors", "sync/connectors/tryton/wrong.py", "from sync.connectors import demo"),
    ("connector", "sync/connectors/tryton/wrong.py", "from sync.engine import cycle"),
    ("connector", "sync/connectors/tryton/wrong.py", "from callcenter.storage import database"),
    ("server", "sync/connectors/demo/wrong.py", "import fastapi"),
    ("stranger", "sync/demo/wrong.py", "import sync.connectors.demo"),
    ("widgets", "ui/widgets/wrong.py", "from callcenter.usecases import answer_call"),
    ("widgets", "ui/models/wrong.py", "import sync.scheduler"),
    ("presenters", "ui/wrong.py", "from callcenter.storage import database"),
)


def _contracts() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]}


def _lint(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [LINTER, "--no-logo", "--no-cache", *arguments]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources that may be spoiled."""
    tree = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", tree)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tree / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tree


def test_the_sources_keep_every_contract(tree: Path) -> None:
    result = _lint(tree)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("contract", "place", "mistake"), MISTAKES)
def test_a_contract_notices_a_mistake(tree: Path, contract: str, place: str, mistake: str) -> None:
    module = tree / place
    assert not module.exists()
    module.write_text(f'"""Wrong on purpose."""\n\n{mistake}\n', "utf-8")
    try:
        result = _lint(tree, "--contract", contract)
    finally:
        module.unlink()
    assert "0 kept, 1 broken" in result.stdout, result.stdout + result.stderr
    assert place.removesuffix(".py").replace("/", ".") in result.stdout


def test_no_contract_goes_unbroken() -> None:
    assert {contract for contract, _, _ in MISTAKES} == _contracts()
