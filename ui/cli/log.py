"""The log of a profile: it lies beside the store and holds places and codes, never values."""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

_LARGEST = 1_000_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _LogFile(RotatingFileHandler):
    """A file that is made with its first line; where it cannot be written the desk goes on without it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_LARGEST, backupCount=2, encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter(_FORMAT))

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: standard error is for the person."""


@contextmanager
def logged(path: Path) -> Generator[None]:
    """Write the log for as long as a command runs."""
    handler = _LogFile(path)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
        handler.close()
