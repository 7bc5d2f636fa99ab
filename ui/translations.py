"""The languages of the desk: installed at run time, kept up to date by ``python -m ui.translations``."""

import hashlib
import logging
import os
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import platformdirs
import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""The languages there are, each in its own words."""

_log = logging.getLogger(__name__)


class Translations(QObject):
    """Has the application speak one language at a time."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__()
        self._app = app
        self._language = "en"
        self._installed: list[QTranslator] = []

    @property
    def language(self) -> str:
        """The language that is spoken."""
        return self._language

    def install(self, language: str) -> None:
        """Speak this language; empty follows the system, and an unknown one is English."""
        self._language = _known(language or QLocale.system().name())
        QLocale.setDefault(QLocale("en_GB" if self._language == "en" else self._language))
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = [self._load(path) for path in self._paths()]

    def _paths(self) -> list[Path]:
        qt = (
            Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{self._language}.qm"
        )
        ours = compiled(self._language)
        return [path for path in (qt, ours) if path is not None and path.exists()]

    def _load(self, path: Path) -> QTranslator:
        translator = QTranslator(self)
        translator.load(str(path))
        self._app.installTranslator(translator)
        return translator


def _known(name: str) -> str:
    return "zh_CN" if name.startswith("zh") else "en"


def compiled(language: str) -> Path | None:
    """Give the compiled words of a language: those shipped beside the source, else made once and kept."""
    with as_file(files("resources").joinpath("i18n", f"{language}.ts")) as source:
        shipped = source.with_suffix(".qm")
        if shipped.exists() and (not source.exists() or shipped.stat().st_mtime >= source.stat().st_mtime):
            return shipped
        if not source.exists():
            return None
        kept = _cache() / f"{language}-{hashlib.sha256(source.read_bytes()).hexdigest()[:16]}.qm"
        return kept if kept.exists() or release(source, kept) else None


def release(source: Path, target: Path) -> bool:
    """Compile a language in one step; without the compiler the desk speaks plain English."""
    fresh = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        run_tool("lrelease", "-silent", str(source), "-qm", str(fresh))
        fresh.replace(target)
    except (OSError, subprocess.CalledProcessError) as error:
        _log.error("no translations: %s", error)
        return False
    return True


def _cache() -> Path:
    return platformdirs.user_cache_path("callcenter", appauthor=False) / "i18n"


def run_tool(tool: str, *arguments: str) -> str:
    """Run one of the language tools that come with Qt."""
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    program = Path(PySide6.__file__).parent / name
    done = subprocess.run([program, *arguments], check=True, capture_output=True, text=True)
    return done.stdout + done.stderr


if __name__ == "__main__":
    from ui.translation_files import main

    sys.exit(main(sys.argv[1:]))
