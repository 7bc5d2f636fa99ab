"""Finds what a screen reader would meet without a name."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QTextEdit,
    QWidget,
)

_ASKING = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QTextEdit,
)


def nameless(root: QWidget) -> list[str]:
    """List what takes the keyboard or a click and has no name, as ``Class objectName``."""
    return [
        f"{type(part).__name__} {part.objectName()}".strip() for part in asking(root) if not name_of(part)
    ]


def untranslated(root: QWidget) -> list[str]:
    """List the names that hold no Chinese; asked for while the desk speaks Chinese."""
    return [name_of(part) for part in asking(root) if not any(ord(sign) > 0x2E80 for sign in name_of(part))]


def asking(root: QWidget) -> Iterator[QWidget]:
    """Give every widget an agent can go to or act on, the root included."""
    for part in (root, *root.findChildren(QWidget)):
        if not _belongs_to_qt(part) and (
            isinstance(part, _ASKING) or part.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            yield part


def name_of(part: QWidget) -> str:
    """Give the name that is read out."""
    text = part.text() if isinstance(part, QAbstractButton) else ""
    return part.accessibleName() or text.replace("&", "")


def _belongs_to_qt(part: QWidget) -> bool:
    """Tell the inner parts of Qt's own fields, which it names by itself."""
    parent = part.parentWidget()
    inner = isinstance(part, QAbstractButton) and isinstance(parent, QLineEdit)
    return inner or part.objectName().startswith("qt_") or _is_in_a_box(part)


def _is_in_a_box(part: QWidget) -> bool:
    """Tell the list that a combo box lets down."""
    above = part.parentWidget()
    while above is not None:  # pyright: ignore[reportUnnecessaryComparison]  # a window has no parent
        if isinstance(above, QComboBox):
            return True
        above = above.parentWidget()
    return False
