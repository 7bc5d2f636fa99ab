"""Files as old systems write them: whatever their encoding, delimiter, quotes and line ends, the rows are the same."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.domain.ticket import Ticket
from sync.connectors.files.encoding import recognise
from tests.sync.connectors.files.folder_desk import HEADERS, connect, everything, told

HEADER = HEADERS["tickets.csv"].split(",")


def subjects(folder: Path, content: bytes, **named: str) -> tuple[list[tuple[str, str]], list[object]]:
    (folder / "tickets.csv").write_bytes(content)
    connector = connect(folder, **named)
    records, bad = everything(connector, "tickets")
    connector.close()
    return [(one.id, one.subject) for one in records if isinstance(one, Ticket)], list(told(bad))


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
def test_every_dialect_is_recognised(folder: Path, codec: str, delimiter: str, end: str) -> None:
    rows = [["id", "subject"], ["T1", "电饭煲不加热、怎么办"], ["T2", "退货申请"]]
    text = end.join(delimiter.join(row) for row in rows)
    assert subjects(folder, text.encode(codec)) == ([("T1", "电饭煲不加热、怎么办"), ("T2", "退货申请")], [])


def test_western_text_is_not_taken_for_chinese(folder: Path) -> None:
    rows = "id;subject\nT1;Größe stimmt nicht\nT2;Müller à Zürich, déjà payé\nT3;Straße – 5 €\n"
    assert subjects(folder, rows.encode("cp1252"))[0][2] == ("T3", "Straße – 5 €")


def test_what_comes_late_in_a_file_decides_too(folder: Path) -> None:
    rows = "".join(f"T{number},plain words only\n" for number in range(30_000))
    found, bad = subjects(folder, f"id,subject\n{rows}X,Müller\n".encode("cp1252"))
    assert (found[-1], bad) == (("X", "Müller"), [])


def test_one_broken_character_late_in_utf_8_costs_one_row(folder: Path) -> None:
    rows = "".join(f"T{number},退货申请\n" for number in range(5_000)).encode()
    found, bad = subjects(folder, b"id,subject\n" + rows + b"X,\xff\xfe\nY,fine\n")
    assert found[-1] == ("Y", "fine")
    assert bad == [("tickets.csv", 5002, "it is not utf-8 text")]


def test_a_named_encoding_is_obeyed(folder: Path) -> None:
    content = "id,subject\nT1,联通\n".encode("gbk")
    assert subjects(folder, content, encoding="gbk")[0] == [("T1", "联通")]


def test_quoted_cells_hold_line_ends_delimiters_and_quotes(folder: Path) -> None:
    content = b'id,subject\r\nT1,"a ""b"",\r\nc"\r\n"T2",d\r\n'
    assert subjects(folder, content) == ([("T1", 'a "b",\r\nc'), ("T2", "d")], [])


def test_a_stray_quote_inside_a_cell_is_a_letter(folder: Path) -> None:
    assert subjects(folder, b'id,subject\nT1,5" pipe\nT2,x\n')[0] == [("T1", '5" pipe'), ("T2", "x")]


@pytest.mark.parametrize("spoilt", ['T1,"never closed', 'T1,"closed" and more', 'T1,"a"b"'])
def test_a_broken_quotation_costs_one_row(folder: Path, spoilt: str) -> None:
    found, bad = subjects(folder, f'id,subject\n{spoilt}\nT2,fine\nT3,"fine"\n'.encode())
    assert [one for one in found if one[0] != "T1"] == [("T2", "fine"), ("T3", "fine")]
    assert [(one[0], one[1]) for one in bad if isinstance(one, tuple)] == [("tickets.csv", 2)]  # pyright: ignore[reportUnknownVariableType]  # a row of three


def test_lines_are_counted_as_they_stand_in_the_file(folder: Path) -> None:
    content = b'id,subject\n\nT1,"two\nlines"\nT2\nT1,again\n,nameless\n'
    assert subjects(folder, content)[1] == [
        ("tickets.csv", 5, "it has 1 of the 2 cells of the header"),
        ("tickets.csv", 6, "its id is that of line 3"),
        ("tickets.csv", 7, "id is empty"),
    ]


def test_zero_bytes_and_empty_rows_say_nothing(folder: Path) -> None:
    assert subjects(folder, b"id,subject\nT1,a\0b\0\n,\n\0\0\0\0")[0] == [("T1", "ab")]


def test_a_very_long_cell_is_read(folder: Path) -> None:
    found, bad = subjects(folder, b'id,subject\nT1,"' + b"word\n" * 100_000 + b'"\nT2,x\n')
    assert ([len(one[1]) for one in found], bad) == ([499_999, 1], [])


def test_titles_need_not_be_exact_nor_in_order(folder: Path) -> None:
    content = "\ufeffSubject ; ID;My Own\nHello;T1;kept\n".encode()
    (folder / "tickets.csv").write_bytes(content)
    connector = connect(folder)
    (ticket,), _bad = everything(connector, "tickets")
    assert isinstance(ticket, Ticket)
    assert [(one.name, one.values) for one in ticket.fields] == [("My Own", ("kept",))]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty, without even a header"),
        (b"PK\x03\x04rest", "it is no text, but a spreadsheet or an archive"),
        (b"subject\nx\n", "it has no column id"),
        (b"id,subject,ID\n", "it has the column id twice"),
    ],
)
def test_a_file_without_a_header_is_refused_as_a_whole(folder: Path, content: bytes, reason: str) -> None:
    with pytest.raises(Exception, match=reason):
        subjects(folder, content)


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffd"), max_size=30
)
CELLS = st.lists(st.tuples(st.uuids().map(str), WORDS.map(str.strip)), min_size=1, max_size=20)


@settings(max_examples=150, deadline=None)
@given(
    rows=CELLS,
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    end=st.sampled_from(["\n", "\r", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_was_written_is_read(
    rows: Sequence[tuple[str, str]], codec: str, delimiter: str, end: str, quoting: int
) -> None:
    unique = list({identity: (identity, words) for identity, words in rows}.values())
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting)  # pyright: ignore[reportArgumentType]  # one of two constants
    writer.writerow(["id", "subject"])
    writer.writerows(unique)
    with TemporaryDirectory() as folder:
        named = {} if codec != "gb18030" else {"encoding": codec}
        found, bad = subjects(Path(folder), text.getvalue().encode(codec), **named)
    assert (found, bad) == (unique, [])


def test_a_mark_names_the_encoding_of_what_follows() -> None:
    assert recognise(io.BytesIO("\ufeffid".encode("utf-16-be"))).codec == "utf-16-be"
