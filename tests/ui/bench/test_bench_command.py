"""``callcenter bench`` keeps to its contract; how fast anything is, no test asks."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from ui.__main__ import _run
from ui.bench.catalogue import BENCHES
from ui.cli.bench import NAMES

IN_OWN_PROCESSES = ("start", "stall", "memory", "sync", "pop")
EVERY_BENCH = [
    pytest.param(name, marks=pytest.mark.slow) if name in IN_OWN_PROCESSES else name for name in NAMES
]
RATES = ("ingest", "sync")
SMALL = ("--customers", "200", "--seconds", "0.1")


def _bench(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = _run(["bench", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def _is_spread(value: Mapping[str, Any]) -> bool:
    return set(value) == {"p50", "p95", "p99"} and all(
        isinstance(figure, float) and figure > 0 for figure in value.values()
    )


@pytest.mark.parametrize("name", EVERY_BENCH)
def test_a_bench_prints_one_object_with_all_that_was_promised(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = _bench(capsys, name, *SMALL, "--json")
    assert (code, err, out.count("\n")) == (0, "", 1)
    told = json.loads(out)
    assert set(told) == {
        "bench", "n", "unit", "own", "floor", "ratio", "higher_is_better", "machine", "notes"
    }  # fmt: skip
    assert told["bench"] == name
    assert isinstance(told["n"], int)
    assert told["n"] > 0
    assert told["unit"] in ("ms", "MB", "records/s")
    assert _is_spread(told["own"])
    assert _is_spread(told["floor"])
    assert isinstance(told["ratio"], float)
    assert told["higher_is_better"] is (name in RATES)
    assert {"cpu", "cores", "python", "sqlite", "qt"} <= set(told["machine"])
    assert all(isinstance(note, str) for note in told["notes"])


def test_a_bench_reads_well_without_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _bench(capsys, "queue", *SMALL)
    first, *notes = out.splitlines()
    assert code == 0
    assert re.fullmatch(
        r"queue +\S+ / \S+ / \S+ ms; floor .*; ratio \S+ \(\d+ measured, p50 / p95 / p99\)", first
    )
    assert notes


@pytest.mark.parametrize(
    "wrong",
    [
        ("speed",),
        ("pop", "--customers", "0"),
        ("pop", "--customers", "2000001"),
        ("pop", "--customers", "many"),
    ],
)
def test_wrong_usage_ends_with_two(wrong: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _bench(capsys, *wrong)
    assert code == 2
    assert out == ""
    assert err.startswith("Invalid value for")
    assert err.count("\n") == 1


def test_every_name_has_its_bench() -> None:
    assert tuple(BENCHES) == NAMES
