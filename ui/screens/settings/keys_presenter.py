"""Leads the page of the keys: which may be taken, and keeping them."""

import re
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from ui.actions import DEFAULT_KEYS, Deed
from ui.keys_file import save_keys
from ui.screens.settings.keys_page import KeyLine, KeysPage
from ui.screens.settings.services import SettingsServices
from ui.screens.settings.writer import Writer
from ui.speech import fill, translate

_Portable = QKeySequence.SequenceFormat.PortableText
_Native = QKeySequence.SequenceFormat.NativeText
_FUNCTION = re.compile(r"(Shift\+)?F\d+")
_HELD = re.compile(r"(Shift\+)?(Ctrl|Alt|Meta)\+")
_OF_TEXT = frozenset({"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"})
"""Keys that every text field has for itself."""


class KeysPresenter(QObject):
    """Keys hold at once and are kept; those that are taken, or would disturb typing, are refused with the reason."""

    def __init__(self, page: KeysPage, services: SettingsServices, writer: Writer) -> None:
        super().__init__()
        self._page, self._services, self._writer = page, services, writer
        page.typed.connect(self._type)
        page.reset.connect(self._reset)
        page.reset_all.connect(self._reset_all)
        services.look.language_changed.connect(self.show)
        self.show()

    def show(self) -> None:
        """Show the keys that hold."""
        self._page.show_lines({deed.value: self._line(deed) for deed in Deed})

    def close(self) -> None:
        """Follow the language no longer."""
        self._services.look.language_changed.disconnect(self.show)

    def _line(self, deed: Deed) -> KeyLine:
        keys, usual = self._keys(deed), DEFAULT_KEYS[deed]
        return KeyLine(self._name(deed), keys, _native(usual), keys == usual)

    def _type(self, name: str, keys: str) -> None:
        deed = Deed(name)
        fault = self._fault(deed, keys)
        self._page.show_fault(name, fault)
        if fault or keys == self._keys(deed):
            self.show()
        else:
            self._take({deed: keys})

    def _reset(self, name: str) -> None:
        deed = Deed(name)
        fault = self._fault(deed, DEFAULT_KEYS[deed])
        self._page.show_fault(name, fault)
        if not fault:
            self._take({deed: DEFAULT_KEYS[deed]})

    def _reset_all(self) -> None:
        self._page.show_fault("", "")
        self._take(DEFAULT_KEYS)

    def _fault(self, deed: Deed, keys: str) -> str:
        if not keys or keys == self._keys(deed):
            return ""
        if _disturbs_typing(keys):
            return fill(
                translate(
                    "Keys",
                    "%1 is needed for typing. Hold Ctrl or Alt with another key, or take a function key.",
                ),
                _native(keys),
            )
        owner = next((other for other in Deed if other is not deed and self._keys(other) == keys), None)
        if owner is None:
            return ""
        taken = translate("Keys", '%1 already means "%2". Take other keys, or change those first.')
        return fill(taken, _native(keys), self._name(owner))

    def _take(self, keys: Mapping[Deed, str]) -> None:
        for deed, text in keys.items():
            self._services.actions.action(deed).setShortcut(QKeySequence.fromString(text, _Portable))
        self.show()
        changed = {deed: text for deed in Deed if (text := self._keys(deed)) != DEFAULT_KEYS[deed]}
        work = partial(save_keys, self._services.keys_path, changed)
        self._writer.write(work, _done, self._services.complain)
        self._services.on_keys_changed(changed)

    def _keys(self, deed: Deed) -> str:
        return self._services.actions.action(deed).shortcut().toString(_Portable)

    def _name(self, deed: Deed) -> str:
        return self._services.actions.action(deed).text()


def _native(keys: str) -> str:
    return QKeySequence.fromString(keys, _Portable).toString(_Native)


def _disturbs_typing(keys: str) -> bool:
    """A stroke is safe with Ctrl, Alt or Meta held, or on a function key."""
    return keys in _OF_TEXT or not (_FUNCTION.fullmatch(keys) or _HELD.match(keys))


def _done(_: None) -> None:
    pass
