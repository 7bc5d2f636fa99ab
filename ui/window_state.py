"""Sizes and places of the window, remembered for each profile; a damaged file only means the usual ones."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings

from ui.look import SCALES


class WindowState:
    """Reads and writes one small file; nothing here is worth a message when it fails."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty where nobody knows."""
        value = self._file.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @property
    def sizes(self) -> Mapping[str, list[int]]:
        """How wide the columns were."""
        try:
            found: object = json.loads(str(self._file.value("sizes", "{}")))
        except ValueError:
            return {}
        if not isinstance(found, dict):
            return {}
        return {
            str(name): [size for size in cast("list[object]", sizes) if isinstance(size, int)]
            for name, sizes in cast("dict[object, object]", found).items()
            if isinstance(sizes, list)
        }

    @property
    def scale(self) -> float:
        """How large the text was."""
        try:
            scale = float(str(self._file.value("scale", "1.0")))
        except ValueError:
            return 1.0
        return scale if scale in SCALES else 1.0

    @property
    def is_signed_out(self) -> bool:
        """Tell whether the last one to work here has gone."""
        return str(self._file.value("signed_out", "")) == "1"

    def keep_window(self, geometry: QByteArray, sizes: Mapping[str, list[int]]) -> None:
        """Remember how the window stands."""
        self._file.setValue("geometry", geometry)
        self._file.setValue("sizes", json.dumps(sizes))
        self._file.sync()

    def keep_signed_out(self, *, is_out: bool) -> None:
        """Remember whether somebody works here."""
        self._file.setValue("signed_out", "1" if is_out else "")
        self._file.sync()

    def keep_scale(self, scale: float) -> None:
        """Remember how large the text is."""
        self._file.setValue("scale", str(scale))
        self._file.sync()
