"""The release of PySide6 that this desk runs on does not lose count of ``None``."""

import sys

import PySide6
import pytest
from PySide6.QtCore import QObject


def test_the_release_that_aborts_is_not_installed() -> None:
    assert PySide6.__version_info__[:3] != (6, 12, 0)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_into_qt_take_nothing_from_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("thing")
    assert abs(sys.getrefcount(None) - before) < 100
