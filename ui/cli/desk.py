"""What every command needs: the profile, its settings, its store and its secrets."""

import getpass
import logging
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import click

from callcenter.clock import SystemClock
from callcenter.domain.errors import DeskError, Trouble
from callcenter.ports import Clock, Secrets
from callcenter.profile import Profile, find_profile
from callcenter.settings import Settings, load_settings
from callcenter.storage import owner
from callcenter.storage.database import Database, open_database
from callcenter.storage.salvage import Salvage, open_or_salvage
from sync.engine.unexpected import where
from ui.cli.log import logged

P = ParamSpec("P")
R = TypeVar("R")

DEMO_PROFILE = "demo"

_log = logging.getLogger("callcenter")


@dataclass(frozen=True, slots=True)
class Desk:
    """One invocation: which profile, which settings, and whether development short cuts are allowed.

    ``fault`` is what is wrong with the settings file; only who looks at everything gets a desk with one.
    """

    profile: Profile
    settings: Settings
    is_dev: bool
    clock: Clock = field(default_factory=SystemClock)
    fault: DeskError | None = None

    @property
    def agent(self) -> str:
        """The agent's name as the ticket offices know it."""
        return self.settings.desk.agent or getpass.getuser()

    @property
    def store_path(self) -> Path:
        """The store of the agent who works here; people who share a machine have one each."""
        return owner.store_of(self.profile.store, self.settings.desk.agent)

    @contextmanager
    def store(self) -> Generator[Database]:
        """Open the agent's store for the length of one command."""
        database = open_database(self.store_path)
        try:
            owner.take(database, self.settings.desk.agent)
            yield database
        finally:
            database.close()

    @contextmanager
    def saved_store(self) -> Generator[tuple[Database, DeskError | None]]:
        """Do the same; where the store is damaged, begin a new one with all that is unsent, and say so."""
        database, salvage = open_or_salvage(self.store_path)
        try:
            owner.take(database, self.settings.desk.agent)
            database.room.hold()
            yield database, None if salvage is None else _saved(salvage)
        finally:
            database.close()

    def secrets(self) -> Secrets:
        """Give the keyring, or with ``--dev`` the environment."""
        from sync.secrets import DevSecrets, KeyringSecrets

        return DevSecrets() if self.is_dev else KeyringSecrets(self.profile.name)


def _saved(salvage: Salvage) -> DeskError:
    figures = {"edits": str(salvage.edits), "drafts": str(salvage.drafts)}
    return DeskError(Trouble.STORE_SALVAGED, **figures, aside=salvage.aside.name)


def desk_command(command: Callable[Concatenate[Desk, P], R]) -> Callable[P, R | None]:
    """Give a command the options that every command has, and the desk they lead to."""
    return _with_desk(command, _sound)


def demo_command(command: Callable[Concatenate[Desk, P], R]) -> Callable[P, R | None]:
    """Do the same for what belongs to the demo profile unless another one is named; its settings may be yet to come."""
    return _with_desk(command, _settled, DEMO_PROFILE)


def any_desk_command(command: Callable[Concatenate[Desk, P], R]) -> Callable[P, R | None]:
    """Do the same for what wants a desk also where its settings have a fault."""
    return _with_desk(command, _whatever_it_is)


def _with_desk(
    command: Callable[Concatenate[Desk, P], R], settle: Callable[[Desk], Desk], profile: str = "default"
) -> Callable[P, R | None]:
    @click.option("--profile", "profile_name", help="Use this profile (own folder, store, credentials).")
    @click.option("--config", type=click.Path(path_type=Path), help="Read settings from this file.")
    @click.option(
        "--dev", "is_dev", is_flag=True, default=None, help="Development: secrets from DESK_SECRET_<OFFICE>."
    )
    @click.pass_context
    @wraps(command)
    def run(context: click.Context, /, *args: Any, **kwargs: Any) -> R | None:
        shared = cast("dict[str, Any]", context.find_root().ensure_object(dict))
        for name in ("profile_name", "config", "is_dev"):
            given = kwargs.pop(name)
            if given is not None:
                shared[name] = given
        if context.invoked_subcommand is not None:
            return None  # the command that follows says which desk it wants
        desk = _find_desk({"profile_name": profile, **shared})
        with logged(desk.profile.log), _noted(context.info_name or "", desk):
            return command(settle(desk), *args, **kwargs)

    return run


def _find_desk(options: dict[str, Any]) -> Desk:
    """Find profile and settings file as the options of the command line say; nothing is read yet."""
    profile = find_profile(options["profile_name"])
    settings = Settings(options.get("config") or profile.settings)
    return Desk(profile, settings, bool(options.get("is_dev")))


def _settled(desk: Desk) -> Desk:
    """Read the settings; a file that is not there yet gives the defaults."""
    return replace(desk, settings=load_settings(desk.settings.path))


def _sound(desk: Desk) -> Desk:
    """Read the settings; a file that was asked for by name has to be there."""
    path = desk.settings.path
    settled = _settled(desk)
    if path != desk.profile.settings and not path.exists():
        raise DeskError(Trouble.CONFIG_UNREADABLE, path=str(path), reason="there is no such file")
    return settled


def _whatever_it_is(desk: Desk) -> Desk:
    try:
        return _sound(desk)
    except DeskError as error:
        return replace(desk, fault=error)


@contextmanager
def _noted(command: str, desk: Desk) -> Generator[None]:
    """Write into the log how a command failed: by codes and places, for the words may name a customer."""
    try:
        yield
    except DeskError as error:
        error.details.setdefault("path", str(desk.settings.path))
        _log.info("%s: %s", command, error.trouble.value)
        raise
    except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
        raise
    except KeyboardInterrupt:
        raise DeskError(Trouble.CANCELLED) from None
    except Exception as error:
        _log.error("%s: unexpected fault: %s", command, where(error))  # no values in logs
        raise


def say(text: str) -> None:
    """Tell the person something that is not the result: on stderr, so that scripts do not stumble over it."""
    click.echo(text, err=True)


def is_watched() -> bool:
    """Tell whether a person looks at stderr, so that progress is worth drawing."""
    return sys.stderr.isatty()
