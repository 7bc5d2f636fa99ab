"""Screens are tested without a display, in English, with a look of their own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from ui.look import Look


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The light look in English; a test that changes it changes it back."""
    return Look(qapp, theme="light", language="en")
