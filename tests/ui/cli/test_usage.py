"""How commands are called: help for each, and one calm line with exit code 2 for what they do not understand."""

import pytest

from tests.ui.cli.terminal import Terminal, run

COMMANDS = [
    "demo",
    "tour",
    "pop",
    "show",
    "search",
    "suggest",
    "sync",
    "link",
    "outbox",
    "edit",
    "doctor",
    "bench",
    "credentials",
]


def test_the_program_names_its_commands(terminal: Terminal) -> None:
    told = terminal("--help")
    assert (told.code, told.err) == (0, "")
    assert [name for name in COMMANDS if f"\n  {name} " not in told.out] == []


def test_the_program_says_its_version(terminal: Terminal) -> None:
    told = terminal("--version")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("callcenter, version ")


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(terminal: Terminal, command: str, flag: str) -> None:
    told = terminal(command, flag)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"Usage: callcenter {command} ")


@pytest.mark.parametrize(
    "command", ["demo", "tour", "pop", "show", "search", "suggest", "sync", "outbox", "doctor"]
)
def test_each_command_takes_a_profile_and_a_settings_file(terminal: Terminal, command: str) -> None:
    told = terminal(command, "--help")
    assert "--profile" in told.out
    assert "--config" in told.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuch"],
        ["--nosuch"],
        ["show"],
        ["show", "one", "two"],
        ["show", "--"],
        ["show", "-5"],
        ["show", "1", "--profile"],
        ["search"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "501"],
        ["search", "x", "--limit", "many"],
        ["suggest"],
        ["suggest", "x", "--limit", "0"],
        ["suggest", "x", "--customer", "Zhang"],
        ["pop"],
        ["tour"],
        ["tour", "pictures", "--theme", "pink"],
        ["tour", "pictures", "--lang", "tlh"],
        ["demo", "--once"],
        ["demo", "--cable", "sideways"],
        ["demo", "--slow", "61"],
        ["demo", "--slow", "nan"],
        ["demo", "--fail", "200"],
        ["sync", "--json"],
        ["sync", "--accept-deletes"],
        ["sync", "--once", "now"],
        ["credentials"],
        ["credentials", "nosuch"],
        ["credentials", "set"],
        ["search", "x", "--" + "y" * 10_000],
        ["search", "x", "a\nb\x1b[31m"],
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_wrong_usage_is_one_line_and_exit_code_2(terminal: Terminal, arguments: list[str]) -> None:
    told = terminal(*arguments)
    assert (told.code, told.out) == (2, "")
    assert "--help" in told.complaint or len(told.complaint) > 900
    assert len(told.complaint) < 1100


def test_a_real_process_answers_alike() -> None:
    told = run("nosuch")
    assert (told.code, told.out) == (2, "")
    assert told.complaint == "No such command 'nosuch'. See: callcenter --help"


@pytest.mark.parametrize("name", ["../evil", "..", "/evil", "", "a b", "x" * 200, "a\nb"])
def test_a_profile_is_a_name_and_no_path(terminal: Terminal, name: str) -> None:
    told = terminal("outbox", "--profile", name)
    assert (told.code, told.out) == (1, "")
    assert "a profile name is made of letters" in told.complaint


def test_profile_and_settings_may_stand_before_the_command(terminal: Terminal) -> None:
    told = terminal("--profile", "mine", "--dev", "doctor", "--json")
    assert told.json["findings"][0]["profile"] == "mine"
