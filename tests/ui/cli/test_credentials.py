"""``callcenter credentials``: into a real keyring and out of it, and calm words where there is none."""

import shutil
import subprocess
from pathlib import Path

import pytest

from callcenter.profile import Profile
from tests.ui.cli.conftest import set_up
from tests.ui.cli.terminal import CALLCENTER, PATIENCE, Terminal, run

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
SECRET = "pässwort hunter2"

needs_a_keyring = pytest.mark.skipif(
    not all(shutil.which(program) for program in NEEDED), reason=f"needs {' and '.join(NEEDED)}"
)


@pytest.fixture(autouse=True)
def _an_office(profile: Profile) -> None:
    set_up(profile, erp="http://127.0.0.1:9")


def in_session(tmp_path: Path, *steps: str) -> list[str]:
    """Run steps on a session bus with an unlocked keyring; give what each said, its exit code last."""
    script = tmp_path / "session.sh"
    lines = (f"{step} 2>&1; echo $?" for step in steps)
    unlock = "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
    script.write_text("\n".join([unlock, *lines]), "utf-8")
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )
    return done.stdout.splitlines()


@needs_a_keyring
def test_a_password_is_kept_used_and_forgotten(tmp_path: Path, profile: Profile) -> None:
    said = in_session(
        tmp_path,
        f"printf '%s\\n' '{SECRET}' | {CALLCENTER} credentials set erp --stdin",
        f"{CALLCENTER} doctor | grep -e keyring: -e 'office erp'",
        f"{CALLCENTER} credentials delete erp",
        f"{CALLCENTER} credentials delete erp",
        f"{CALLCENTER} sync --once",
    )
    assert said[:2] == ["Kept in the keyring for office erp of profile default.", "0"]
    assert said[2] == "ok    keyring: keyring.backends.SecretService.Keyring"
    assert said[3].startswith(
        "FAULT office erp: erp cannot be reached."
    )  # it is asked, so there was a password
    assert said[5:9] == ["Forgotten for office erp of profile default.", "0"] * 2
    assert said[9] == "There is no password for erp yet. Store one with: callcenter credentials set erp"
    kept_in_clear = [
        path
        for path in profile.folder.rglob("*")
        if path.is_file() and SECRET in path.read_text("utf-8", "replace")
    ]
    assert kept_in_clear == []


@pytest.mark.parametrize("command", [["set", "erp", "--stdin"], ["delete", "erp"], ["delete", "nosuch"]])
def test_without_a_keyring_it_says_so_and_keeps_nothing(profile: Profile, command: list[str]) -> None:
    told = run("credentials", *command, given="hunter2\n")
    assert (told.code, told.out) == (1, "")
    assert told.complaint == "This machine has no usable keyring, so passwords cannot be kept."
    assert "hunter2" not in profile.log.read_text("utf-8")


@pytest.mark.parametrize(
    "backend",
    ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "no.such.Backend", "os.path"],
)
def test_no_backend_that_keeps_in_the_clear_is_taken(backend: str) -> None:
    told = run("credentials", "set", "erp", "--stdin", given="hunter2\n", PYTHON_KEYRING_BACKEND=backend)
    assert (told.code, told.out) == (1, "")
    assert "no usable keyring" in told.complaint


@pytest.mark.parametrize("given", ["", "\n", "\r\n", "a\nb", "a\x00b", "x" * 20_000])
def test_what_is_no_password_is_refused(given: str) -> None:
    told = run("credentials", "set", "erp", "--stdin", given=given)
    assert (told.code, told.out) == (1, "")
    assert told.complaint.startswith("This is not possible: ")


def test_bytes_that_are_no_text_are_refused() -> None:
    done = subprocess.run(
        [CALLCENTER, "credentials", "set", "erp", "--stdin"],
        input=b"a\xff\xfeb\n",
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert done.stderr.startswith(b"This is not possible: ")


def test_without_a_terminal_nothing_is_asked() -> None:
    told = run("credentials", "set", "erp")
    assert (told.code, told.out) == (1, "")
    assert "use --stdin" in told.complaint


def test_an_office_that_is_not_set_up_has_no_password(terminal: Terminal, profile: Profile) -> None:
    told = terminal("credentials", "set", "nosuch", "--stdin")
    assert (told.code, told.out) == (1, "")
    assert "the settings name no office nosuch" in told.complaint


def test_with_dev_the_environment_keeps_them() -> None:
    told = run("--dev", "credentials", "set", "erp", "--stdin", given="hunter2\n")
    assert (told.code, told.out) == (1, "")
    assert "DESK_SECRET_<OFFICE>" in told.complaint
