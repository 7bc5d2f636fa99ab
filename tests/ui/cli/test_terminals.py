"""Terminals and pipes as they come: closed, cut short, full, or none at all."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from callcenter.profile import Profile
from tests.ui.cli.terminal import CALLCENTER, PATIENCE, Told, run

GOLD = "+86 138 1234 5678"


def in_shell(line: str) -> Told:
    """Type a whole line of shell; ``callcenter`` is the program."""
    done = subprocess.run(
        ["bash", "-c", f'callcenter() {{ {CALLCENTER} "$@"; }}; {line}'],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )
    return Told(done.returncode, done.stdout, done.stderr)


def test_a_reader_that_has_seen_enough_is_no_fault(demo: Profile) -> None:
    told = in_shell("callcenter search a --limit 500 --profile demo | head -1")
    assert (told.code, told.out.count("\n"), told.err) == (0, 1, "")


def test_a_reader_that_is_gone_ends_the_command_quietly(demo: Profile) -> None:
    told = in_shell("exec 3> >(true); wait $!; callcenter search a --limit 500 --profile demo >&3")
    assert (told.code, told.out, told.err) == (1, "", "")


def test_without_standard_input_everything_is_shown(demo: Profile) -> None:
    told = in_shell("callcenter show 1 --json --profile demo <&-")
    assert (told.code, told.err) == (0, "")
    assert told.json["customer"]["id"] == 1


def test_without_standard_output_nothing_is_said(demo: Profile) -> None:
    assert in_shell("callcenter show 1 --profile demo >&-") == Told(0, "", "")


def test_without_standard_error_the_code_says_it(demo: Profile) -> None:
    assert in_shell("callcenter show % --profile demo 2>&-") == Told(1, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
def test_a_full_disk_behind_standard_output_is_one_calm_line(demo: Profile) -> None:
    told = in_shell("callcenter show 1 --profile demo >/dev/full")
    assert told.code == 1
    assert told.complaint == "There is no room left on the disk of the output. Make room; nothing was lost."


def test_a_password_from_a_closed_input_is_refused_calmly(profile: Profile) -> None:
    profile.settings.write_text('[offices.erp]\nconnector = "demo"\nurl = "http://127.0.0.1:9"\n', "utf-8")
    told = in_shell("callcenter credentials set erp --stdin <&-")
    assert (told.code, told.out) == (1, "")
    assert told.complaint == "This is not possible: an empty password cannot be kept"
    assert "no terminal" in in_shell("callcenter credentials set erp <&-").complaint


@pytest.mark.parametrize("language", ["C", "POSIX", "en_US.ISO-8859-1", "zh_CN.GBK", "nonsense"])
def test_whatever_the_locale_is_names_are_written_in_utf_8(demo: Profile, language: str) -> None:
    told = run("show", GOLD, "--profile", "demo", LC_ALL=language, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (told.code, told.err) == (0, "")
    assert "张伟" in told.out


def test_arguments_that_are_no_utf_8_are_garbage_like_any_other(demo: Profile) -> None:
    told = in_shell("callcenter show $'\\xff\\xfe' --profile demo")
    assert (told.code, told.out) == (1, "")
    assert told.complaint.endswith("is not a telephone number.")


def test_ctrl_c_while_a_running_demo_office_serves_ends_both(home: Path) -> None:
    with subprocess.Popen(
        [CALLCENTER, "demo", "--headless"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stderr is not None
        said = [process.stderr.readline() for _ in range(2)]
        switched = [run("demo", "--cable", "out"), run("demo", "--slow", "1"), run("demo", "--cable", "in")]
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=PATIENCE) == ("", "Stopped.\n")
    assert said == ["The demo office is running; Ctrl+C ends it.\n", "demo: ok\n"]
    assert switched == [Told(0, "", "")] * 3
    assert process.returncode == 0
    assert run("demo", "--cable", "out").complaint == "No desk is running with this profile."
    assert not os.path.lexists(home / ".local/share/callcenter/profiles/demo/demo-switches.json")
