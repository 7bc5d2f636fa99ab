"""Leads the form of one office: what its connector wants to know, whether it answers, and saving it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.ports import Secrets
from callcenter.settings import OfficeSettings, Settings, Value, read_document
from callcenter.settings_file import save_office
from sync.registry import installed, setting_names
from ui.screens.settings.answer_words import answer_words, refusal_words
from ui.screens.settings.connection_test import Answered, ConnectionTest, check_settings
from ui.screens.settings.office_entries import FormConnector, OfficeForm
from ui.screens.settings.office_page import NAME, OfficePage
from ui.screens.settings.services import SettingsServices
from ui.screens.settings.setting_words import fault_words
from ui.screens.settings.writer import Writer
from ui.speech import fill, translate
from ui.theme import Meaning

_OF_A_VALUE = (Trouble.CONFIG_VALUE, Trouble.CONFIG_UNKNOWN_KEY, Trouble.CONFIG_SECRET)


@dataclass(frozen=True, slots=True)
class _Catalogue:
    connectors: tuple[FormConnector, ...]
    broken: tuple[tuple[str, str], ...]


class OfficePresenter(QObject):
    """``saved`` carries the settings as they are now; ``finished`` tells that the form is done with."""

    saved = Signal(object)
    finished = Signal()

    def __init__(self, page: OfficePage, services: SettingsServices, writer: Writer) -> None:
        super().__init__()
        self._page, self._services, self._writer = page, services, writer
        self._before: OfficeSettings | None = None
        self._taken: frozenset[OfficeId] = frozenset()
        self._suggested = ""
        self._turn = 0
        self._test: ConnectionTest | None = None
        self._is_saving = False
        self._connect()

    def open(
        self, office: OfficeSettings | None, taken: frozenset[OfficeId], then: Callable[[], None]
    ) -> None:
        """Fill the form with an office, or begin a new one, and tell when it can be shown."""
        self.stop()
        known = (office.connector,) if office else ()
        work = partial(_look_for_connectors, known)
        self._services.background.run_latest(
            self, "form", work, partial(self._fill, office, taken, then), self._services.complain
        )

    def stop(self) -> None:
        """Break a test off; whatever it still says is not heard."""
        self._turn += 1
        if self._test is not None:
            self._test.stop()
            self._test = None
            self._page.show_testing(False)

    def test(self) -> None:
        """Ask the office with what is typed; asking twice at once does nothing."""
        if self._test is not None or self._is_saving:
            return
        settings = self._typed()
        if settings is None:
            return
        self._page.show_faults({})
        self._page.result.clear()
        self._page.show_testing(True)
        services = self._services
        self._test = ConnectionTest(settings, self._page.entries().secret, services.secrets)
        work = partial(_check_and_run, services.path, settings, self._test)
        services.background.run(
            self, work, partial(self._answer, self._turn), partial(self._refuse, self._turn, settings.office)
        )

    def save(self) -> None:
        """Keep the secret and write the file; saving twice at once does nothing."""
        if self._is_saving:
            return
        settings = self._typed()
        if settings is None:
            return
        self.stop()
        self._page.show_faults({})
        self._is_saving = True
        services, typed = self._services, self._page.entries().secret
        work = partial(_save, services.path, settings, typed, services.secrets)
        self._writer.write(
            work, partial(self._take_saved, settings.office), partial(self._not_saved, settings.office)
        )

    def _connect(self) -> None:
        page = self._page
        page.connector_chosen.connect(self._choose)
        page.touched.connect(self._touch)
        page.test_asked.connect(self.test)
        page.stop_asked.connect(self._stop_asking)
        page.save_asked.connect(self.save)
        page.left.connect(self._leave)

    def _fill(
        self,
        office: OfficeSettings | None,
        taken: frozenset[OfficeId],
        then: Callable[[], None],
        found: _Catalogue,
    ) -> None:
        self._before, self._taken = office, taken
        broken = tuple(_broken(name, fault) for name, fault in found.broken)
        connector = office.connector if office else _first(found.connectors)
        self._suggested = office.office if office else self._suggest(connector)
        values = {key: _text(value) for key, value in office.values.items()} if office else {}
        form = OfficeForm(office is None, self._suggested, connector, values, found.connectors, broken)
        self._page.show_form(form)
        self._look_for_secret()
        then()

    def _choose(self, connector: str) -> None:
        """Another connector wants other settings; a name nobody typed follows along."""
        self._touch()
        untouched = self._before is None and self._page.entries().name in ("", self._suggested)
        self._suggested = self._suggest(connector) if untouched else self._suggested
        self._page.show_connector(connector, self._suggested if untouched else "")

    def _suggest(self, connector: str) -> str:
        number = 1
        while (name := connector if number == 1 else f"{connector}{number}") in self._taken:
            number += 1
        return name

    def _look_for_secret(self) -> None:
        office = self._before.office if self._before else OfficeId(self._suggested)
        services = self._services
        work = partial(services.secrets.get, office)
        services.background.run_latest(self, "secret", work, self._say_secret, self._say_no_keyring)

    def _say_secret(self, secret: str | None) -> None:
        if self._before is None and secret is None:
            self._page.say_secret("")
        elif secret is None:
            self._page.say_secret(translate("OfficePage", "none kept yet"))
        else:
            self._page.say_secret(translate("OfficePage", "one is kept; type to replace it"))

    def _say_no_keyring(self, error: DeskError) -> None:
        self._page.keyring.tell(refusal_words(error, ""), Meaning.WARNING)

    def _touch(self) -> None:
        """What was answered before counts for what was typed before."""
        if self._test is None:
            self._page.result.clear()

    def _typed(self) -> OfficeSettings | None:
        """Read the form; a name that cannot be is told beside it."""
        entries = self._page.entries()
        office = OfficeId(entries.name)
        if self._before is None and office in self._taken:
            taken = translate("OfficePage", "There is an office of this name already.")
            self._page.show_faults({NAME: taken})
            return None
        before: Mapping[str, Value] = self._before.values if self._before else {}
        values = {key: _like(before.get(key), text) for key, text in entries.values.items()}
        return OfficeSettings(office, entries.connector, values, path=self._services.path)

    def _answer(self, turn: int, answered: Answered) -> None:
        if turn == self._turn:
            self._test = None
            self._page.show_testing(False)
            self._page.result.tell(*answer_words(answered))

    def _refuse(self, turn: int, office: str, error: DeskError) -> None:
        if turn == self._turn:
            self._test = None
            self._page.show_testing(False)
            self._tell(office, error)

    def _tell(self, office: str, error: DeskError) -> None:
        """Beside the field where it is one field's fault, else in one sentence below the form."""
        field = self._field_of(office, error)
        if field:
            self._page.show_faults({field: _fault(error)})
        else:
            self._page.result.tell(refusal_words(error, office), Meaning.ERROR)
        if error.trouble in (Trouble.SIGN_IN_REFUSED, Trouble.SIGN_IN_MISSING):
            self._page.ask_for_secret()

    def _field_of(self, office: str, error: DeskError) -> str:
        if error.trouble not in _OF_A_VALUE:
            return ""
        key = error.details.get("key", "")
        if key == f"offices.{office}":
            return NAME
        field = key.removeprefix(f"offices.{office}.")
        return field if field in self._page.settings else ""

    def _take_saved(self, office: str, settings: Settings) -> None:
        self._is_saving = False
        self._page.secret.clear()
        self._services.say(
            fill(translate("OfficePage", "%1 is saved. The desk asks it from now on."), office)
        )
        self.saved.emit(settings)
        self.finished.emit()

    def _not_saved(self, office: str, error: DeskError) -> None:
        self._is_saving = False
        self._tell(office, error)
        if error.trouble is Trouble.KEYRING_UNUSABLE:
            said = translate(
                "OfficePage",
                "Nothing was saved. Without a password the office can be saved all the same: empty the field.",
            )
            self._page.result.tell(refusal_words(error, office), Meaning.WARNING, said)
            self._page.ask_for_secret()

    def _stop_asking(self) -> None:
        self.stop()
        self._page.result.tell(translate("OfficePage", "Stopped. Nothing was changed."), Meaning.INFO)

    def _leave(self) -> None:
        self.stop()
        self._page.secret.clear()
        self.finished.emit()


def _look_for_connectors(known: tuple[str, ...]) -> _Catalogue:
    """Load every connector; one that an office names already can be shown even where it is gone."""
    found = installed()
    usable = tuple(FormConnector(one.name, _names_of(one.name)) for one in found if not one.fault)
    names = {one.name for one in usable}
    gone = tuple(FormConnector(name, {}) for name in known if name not in names)
    return _Catalogue(usable + gone, tuple((one.name, one.fault) for one in found if one.fault))


def _names_of(connector: str) -> Mapping[str, str]:
    return dict(setting_names(connector))


def _first(connectors: tuple[FormConnector, ...]) -> str:
    """Begin with a real office rather than with the demo."""
    names = [one.name for one in connectors]
    return next((name for name in names if name != "demo"), names[0] if names else "")


def _broken(name: str, fault: str) -> str:
    return fill(translate("OfficePage", "%1 cannot be loaded (%2)."), name, fault)


def _check(path: Path, settings: OfficeSettings) -> None:
    """Hold it to the rules of the file first and then to those of its connector."""
    table = {"connector": settings.connector, **settings.values}
    read_document(path, {"offices": {settings.office: table}})
    check_settings(settings)


def _check_and_run(path: Path, settings: OfficeSettings, test: ConnectionTest) -> Answered:
    _check(path, settings)
    return test.run()


def _save(path: Path, settings: OfficeSettings, typed: str, secrets: Secrets) -> Settings:
    """The secret first: without it the office would be saved and could not be asked."""
    _check(path, settings)
    if typed:
        secrets.set(settings.office, typed)
    return save_office(path, settings)


def _fault(error: DeskError) -> str:
    if error.trouble is Trouble.CONFIG_SECRET:
        return translate(
            "OfficePage", "There is a password in here. Type it below instead: it goes to the keyring."
        )
    if error.trouble is Trouble.CONFIG_UNKNOWN_KEY:
        return translate("OfficePage", "This connector does not know this setting.")
    return fault_words(error.details.get("reason", ""))


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _like(before: Value | None, text: str) -> Value:
    """Read a text as the kind of value that stood there before."""
    if isinstance(before, bool):
        return {"true": True, "false": False}.get(text.lower(), text)
    if isinstance(before, int) and text.lstrip("-").isdecimal():
        return int(text)
    return text
