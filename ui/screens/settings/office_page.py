"""The form of one office: what it is, how it is reached, how the desk signs in, and whether it answers."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.screens.settings.office_entries import FormConnector, OfficeEntries, OfficeForm
from ui.screens.settings.setting_words import help_of, name_of
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.widgets.form_card import FormCard
from ui.widgets.form_field import FormField
from ui.widgets.form_notice import FormNotice
from ui.widgets.settings_page import SettingsPage

NAME, CONNECTOR, SECRET = "name", "connector", "secret"
_LONGEST = 2000


class OfficePage(SettingsPage):
    """Tells what the agent wants; it decides nothing.

    ``touched`` tells that something was typed, so that an answer shown before counts no longer.
    """

    connector_chosen = Signal(str)
    touched = Signal()
    test_asked = Signal()
    stop_asked = Signal()
    save_asked = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._form = OfficeForm(True, "", "", {}, ())
        self._sentences: Mapping[str, str] = {}
        self._secret_state = ""
        self._is_testing = False
        self.connector = QComboBox()
        self.name = QLineEdit()
        self.secret = QLineEdit()
        self.test = QPushButton()
        self.stop = QPushButton()
        self.save = QPushButton()
        self.cancel = QPushButton()
        self.result = FormNotice(look)
        self.broken = FormNotice(look)
        self.keyring = FormNotice(look)
        self._busy = QProgressBar()
        self._what, self._where, self._sign_in = FormCard(look), FormCard(look), FormCard(look)
        self.fields = {
            CONNECTOR: FormField(look, self.connector),
            NAME: FormField(look, self.name),
            SECRET: FormField(look, self.secret),
        }
        self.settings: dict[str, FormField] = {}
        self._build()
        look.follow(self._restyle)

    def show_form(self, form: OfficeForm) -> None:
        """Show another office, from the top, with nothing said yet."""
        self._form = form
        self.connector.blockSignals(True)
        self.connector.clear()
        self.connector.addItems([one.name for one in form.connectors])
        self.connector.setCurrentText(form.connector)
        self.connector.blockSignals(False)
        self.name.setText(form.name)
        self.name.setReadOnly(not form.is_new)
        self.name.setEnabled(form.is_new)
        self.secret.clear()
        self._secret_state = ""
        self.keyring.clear()
        self.result.clear()
        self.show_testing(False)
        self._show_settings(form.connector, form.values)
        self.show_faults({})
        self.scroll_to_top()
        self._restyle()

    def show_connector(self, name: str, suggested: str) -> None:
        """Ask for what another connector wants; what is typed under the same names stays."""
        typed = self._typed()
        self._show_settings(name, {**self._form.values, **typed})
        if suggested:
            self.name.setText(suggested)
        self._restyle()

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it, and go to the first."""
        first: FormField | None = None
        for key, field in {**self.fields, **self.settings}.items():
            field.show_fault(faults.get(key, ""))
            first = first or (field if key in faults else None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.bring_into_sight(first)

    def show_testing(self, is_testing: bool) -> None:
        """Show that the office is being asked."""
        self._is_testing = is_testing
        if not is_testing and self.stop.hasFocus():
            self.test.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stop.setVisible(is_testing)
        self._busy.setVisible(is_testing)
        self._name_test()

    def say_secret(self, state: str) -> None:
        """Say whether a password is kept."""
        self._secret_state = state
        self.secret.setPlaceholderText(state)

    def entries(self) -> OfficeEntries:
        """Read what is typed."""
        return OfficeEntries(
            self.name.text().strip(), self.connector.currentText(), self._typed(), self.secret.text()
        )

    def begin(self) -> None:
        """Put the keyboard where typing begins."""
        first = next(iter(self.settings.values()), self.fields[SECRET])
        (self.connector if self._form.is_new else first.editor).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_secret(self) -> None:
        """Put the keyboard where the password is typed."""
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bring_into_sight(self.fields[SECRET])

    def _typed(self) -> dict[str, str]:
        texts = {
            key: field.editor.text().strip()
            for key, field in self.settings.items()
            if isinstance(field.editor, QLineEdit)
        }
        return {key: text for key, text in texts.items() if text}

    def _show_settings(self, connector: str, values: Mapping[str, str]) -> None:
        self._sentences = _settings_of(self._form.connectors, connector)
        for field in self.settings.values():
            self._where.take_out(field)
        self.settings = {key: self._make_field(key, values.get(key, "")) for key in self._sentences}
        self._where.setHidden(not self.settings)
        self._order_tabs()

    def _make_field(self, key: str, value: str) -> FormField:
        editor = QLineEdit(value)
        editor.setObjectName(f"setting-{key}")
        editor.setMaxLength(_LONGEST)
        field = FormField(self._look, editor)
        editor.textEdited.connect(lambda: self._touch(field))
        editor.returnPressed.connect(self.test_asked)
        self._where.add(field)
        return field

    def _touch(self, field: FormField) -> None:
        field.show_fault("")
        self.touched.emit()

    def _order_tabs(self) -> None:
        chain: list[QWidget] = [self.connector, self.name]
        chain += [field.editor for field in self.settings.values()]
        chain += [self.secret, self.test, self.stop, self.save, self.cancel]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _build(self) -> None:
        for editor, name in ((self.name, "office-name"), (self.secret, "office-secret")):
            editor.setObjectName(name)
            editor.setMaxLength(_LONGEST)
            editor.returnPressed.connect(self.test_asked)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
        for key in (NAME, SECRET):
            editor = self.name if key == NAME else self.secret
            editor.textEdited.connect(lambda _="", field=self.fields[key]: self._touch(field))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # Qt's own signature is untyped
        self.connector.textActivated.connect(self.connector_chosen)
        for card, parts in (
            (self._what, (self.broken, self.fields[CONNECTOR], self.fields[NAME])),
            (self._where, ()),
            (self._sign_in, (self.fields[SECRET], self.keyring)),
        ):
            for part in parts:
                card.add(part)
            self.add(card)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self.add_to_foot(self._busy)
        self.add_to_foot(self.result)
        self.add_to_foot(self._build_buttons())
        self._busy.hide()
        self.stop.hide()

    def _build_buttons(self) -> QWidget:
        line = QWidget()
        self._buttons = QHBoxLayout(line)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.addWidget(self.test)
        self._buttons.addWidget(self.stop)
        self._buttons.addStretch()
        self._buttons.addWidget(self.save)
        self._buttons.addWidget(self.cancel)
        self.save.setProperty("kind", "primary")
        self.stop.setProperty("kind", "bare")
        for button, signal in (
            (self.test, self.test_asked),
            (self.stop, self.stop_asked),
            (self.save, self.save_asked),
            (self.cancel, self.left),
        ):
            button.clicked.connect(signal)
        return line

    def _name_test(self) -> None:
        asking, idle = translate("OfficePage", "Asking …"), translate("OfficePage", "Test the connection")
        self.test.setText(asking if self._is_testing else idle)

    def _restyle(self) -> None:
        self._buttons.setSpacing(self._look.px(8))
        self.test.setIcon(self._look.icon(Icon.PLUG))
        title = translate("OfficePage", "Add an office")
        if not self._form.is_new:
            title = fill(translate("OfficePage", "Change %1"), self._form.name)
        self.set_title(
            title, translate("OfficePage", "An office is a system the desk reads: orders, tickets, articles.")
        )
        self._what.set_words(translate("OfficePage", "Which office"))
        self._where.set_words(translate("OfficePage", "Where it is"))
        self._sign_in.set_words(translate("OfficePage", "Signing in"))
        self._name_fields()
        self._name_test()
        self.stop.setText(translate("OfficePage", "Stop asking"))
        self.save.setText(translate("OfficePage", "Save the office"))
        self.cancel.setText(translate("OfficePage", "Cancel"))
        if self._form.broken:
            said = translate("OfficePage", "Some connectors are installed and cannot be used")
            self.broken.tell(said, Meaning.WARNING, "\n".join(self._form.broken))
        else:
            self.broken.clear()
        self.secret.setPlaceholderText(self._secret_state)

    def _name_fields(self) -> None:
        self.fields[CONNECTOR].set_words(
            translate("OfficePage", "Connector"),
            translate("OfficePage", "What kind of system it is."),
        )
        new = translate(
            "OfficePage", "Yours to choose: small letters, digits, - and _, for instance erp or tickets."
        )
        old = translate("OfficePage", "The name stays: everything read from this office is kept under it.")
        self.fields[NAME].set_words(translate("OfficePage", "Name"), new if self._form.is_new else old)
        self.fields[SECRET].set_words(
            translate("OfficePage", "Password or token"),
            translate(
                "OfficePage",
                "Kept in the keyring of this machine, never in a file. Leave it empty where the office needs none.",
            ),
        )
        for key, field in self.settings.items():
            field.set_words(name_of(key), help_of(self._sentences[key]))


def _settings_of(connectors: tuple[FormConnector, ...], name: str) -> Mapping[str, str]:
    for connector in connectors:
        if connector.name == name:
            return connector.settings
    return {}
