"""What every command needs: the profile, its settings, its store and its secrets."""

import getpass
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import click

from callcenter.clock import SystemClock
from callcenter.ports import Clock, Secrets
from callcenter.profile import Profile, find_profile
from callcenter.settings import Settings, load_settings
from callcenter.storage.database import Database, open_database

P = ParamSpec("P")
R = TypeVar("R")

DEMO_PROFILE = "demo"


@dataclass(frozen=True, slots=True)
class Desk:
    """One invocation: which profile, which settings, and whether development short cuts are allowed."""

    profile: Profile
    settings: Settings
    is_dev: bool
    clock: Clock = field(default_factory=SystemClock)

    @property
    def agent(self) -> str:
        """The agent's name as the ticket offices know it."""
        return self.settings.desk.agent or getpass.getuser()

    @contextmanager
    def store(self) -> Generator[Database]:
        """Open the store for the length of one command."""
        database = open_database(self.profile.store)
        try:
            yield database
        finally:
            database.close()

    def secrets(self) -> Secrets:
        """Give the keyring, or with ``--dev`` the environment."""
        from sync.secrets import DevSecrets, KeyringSecrets

        return DevSecrets() if self.is_dev else KeyringSecrets(self.profile.name)


def desk_command(command: Callable[Concatenate[Desk, P], R]) -> Callable[P, R | None]:
    """Give a command the options that every command has, and the desk they lead to."""
    return _with_desk(command, "default")


def demo_command(command: Callable[Concatenate[Desk, P], R]) -> Callable[P, R | None]:
    """Do the same for what belongs to the demo profile unless another one is named."""
    return _with_desk(command, DEMO_PROFILE)


def _with_desk(command: Callable[Concatenate[Desk, P], R], profile: str) -> Callable[P, R | None]:
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
        return command(find_desk({"profile_name": profile, **shared}), *args, **kwargs)

    return run


def find_desk(options: dict[str, Any]) -> Desk:
    """Read profile and settings as the options of the command line say."""
    profile = find_profile(options.get("profile_name") or "default")
    settings = load_settings(options.get("config") or profile.settings)
    return Desk(profile, settings, bool(options.get("is_dev")))


def say(text: str) -> None:
    """Tell the person something that is not the result: on stderr, so that scripts do not stumble over it."""
    click.echo(text, err=True)


def is_watched() -> bool:
    """Tell whether a person looks at stderr, so that progress is worth drawing."""
    return sys.stderr.isatty()
