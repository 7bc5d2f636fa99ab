import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.plain_text import plain_text


def test_paragraphs_stand_apart_and_line_breaks_make_lines():
    html = "<p>Dear Ms Li,<br>thank you.</p><p>Kind regards</p>"
    assert plain_text(html) == "Dear Ms Li,\nthank you.\n\nKind regards"


def test_headings_lists_and_rows_become_lines():
    html = "<h2>Steps</h2><ol><li>Open the <b>order</b>.</li><li><p>Call.</p></li></ol>"
    table = "<table><tr><th>Land</th><td>3 days</td></tr></table>"
    assert plain_text(html + table) == "Steps\n\n- Open the order.\n- Call.\n\nLand 3 days"


def test_an_empty_list_item_leaves_no_mark():
    assert plain_text("<ul><li></li></ul><p>Next</p>") == "Next"


def test_scripts_styles_titles_and_comments_are_not_read():
    html = """<head><title>Mail</title><style>p > b {color: red}</style></head><!-- a > b --><script>if (a < b) {}
    </SCRIPT ><p>Words</p><!DOCTYPE html><?xml version="1.0"?><svg><text>x</text></svg>"""
    assert plain_text(html) == "Words"


def test_entities_become_the_characters_they_stand_for():
    assert (
        plain_text("&lt;b&gt; 100&nbsp;&euro; &#36864;&#x6b3e; R&amp;D &xyzzy;")
        == "<b> 100 € 退款 R&D &xyzzy;"
    )


def test_white_space_and_unseen_characters_are_calmed():
    assert plain_text("  a \n\t b\u200b\u00ad\x00  c\u3000d  ") == "a b c d"


def test_lines_stay_lines_where_they_are_set_by_hand():
    assert plain_text("<pre>one\n  two\n</pre>three\nfour") == "one\ntwo\n\nthree four"


def test_a_sign_in_a_sentence_is_no_tag():
    assert plain_text("3 < 5 and <3 and 7 > 2") == "3 < 5 and <3 and 7 > 2"


def test_a_tag_ends_after_its_quoted_values():
    assert plain_text("""<a title="1 > 0" alt='x > "y"'>link</a> don't""") == "link don't"


def test_an_apostrophe_or_a_forgotten_quote_swallows_nothing():
    assert plain_text("<p class=don't>one</p> <p title=\"x>two</p>") == "one\n\ntwo"


def test_plain_words_stay_as_they_are():
    assert plain_text("Where is order 17?") == "Where is order 17?"


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000 + "in" + "</div>" * 100_000,
        "<table><tr><td>" * 70_000,
        "<" * 1_000_000,
        "<!--" * 250_000,
        "<script>" * 120_000,
        "<svg/>" * 160_000,
        "<a " * 330_000,
        '<a b="' * 160_000,
        "<a b='\">" * 120_000,
        '<a b=">" ' * 110_000,
        "<a =" + " " * 1_000_000,
        "&#" + "9" * 1_000_000 + ";",
        "&" * 1_000_000,
        "<pre>" + "\n" * 1_000_000,
        "<li>" * 250_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_documents_take_no_longer_than_honest_ones(hostile: str):
    began = time.process_time()
    plain_text(hostile)
    assert time.process_time() - began < 5


@given(st.text(alphabet="<>/!-='\"& \na;#1pre", max_size=60) | st.text())
def test_any_text_can_be_read(text: str):
    assert "\n\n\n" not in plain_text(text)
