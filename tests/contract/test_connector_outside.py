"""A connector that lives outside this repository is installed, found and held to the same contract as ours."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "ledger_connector"
LIST = (
    "import json; from sync.registry import installed;"
    "print(json.dumps({one.name: [one.package, one.version, one.fault] for one in installed()}))"
)


class Elsewhere:
    """A folder far away with a copy of the example, and the place it was installed to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "ledger_connector"
        self.site = folder / "site"
        shutil.copytree(EXAMPLE, self.folder, ignore=shutil.ignore_patterns("__pycache__", ".pytest_cache"))

    def install(self) -> None:
        """Install it as anybody would; nothing is asked of any network."""
        pip = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index")
        result = self.run(*pip, "--disable-pip-version-check", "--target", str(self.site), str(self.folder))
        assert result.returncode == 0, result.stdout + result.stderr

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python there, in a process of its own that knows the installed package and the desk."""
        environment = {
            **os.environ,
            "PYTHONPATH": f"{self.site}{os.pathsep}{ROOT}",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    elsewhere = Elsewhere(tmp_path_factory.mktemp("elsewhere"))
    elsewhere.install()
    return elsewhere


def test_it_is_found_by_its_entry_point(elsewhere: Elsewhere) -> None:
    result = elsewhere.run("-c", LIST)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["ledger"] == ["desk-ledger-connector", "1.0.0", ""]


def test_the_desk_names_it_nowhere() -> None:
    sources = [*ROOT.joinpath("callcenter").rglob("*.py"), *ROOT.joinpath("sync").rglob("*.py")]
    assert [path for path in sources if "ledger" in path.read_text("utf-8").lower()] == []
    assert "ledger" not in (ROOT / "pyproject.toml").read_text("utf-8")


def test_it_keeps_the_same_contract_as_ours(elsewhere: Elsewhere) -> None:
    result = elsewhere.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error", "tests")
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
    passed = re.search(r"(\d+) passed", result.stdout)
    assert passed is not None
    assert int(passed[1]) >= 35
    assert "skipped" not in result.stdout
