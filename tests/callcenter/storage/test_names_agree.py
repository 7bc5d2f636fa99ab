"""Whether two names may be one person's."""

import pytest

from callcenter.storage.name_words import names_agree

ONE_PERSON = [
    ("张三", "Zhang San"),
    ("张三", "san zhang"),
    ("张晓明", "Xiaoming ZHANG"),
    ("欧阳娜娜", "Nana Ouyang"),
    ("張偉", "張偉先生"),
    ("José Müller", "Jose Mueller"),
    ("Łukasz Nowak", "Nowak, Lukasz"),
    ("Dr. Ann Ley", "Ley"),
    ("", "Ann"),
    ("  ·  ", "Ann"),
    ("A. Ley", "Ann Ley"),
    ("X", "X"),
]
TWO_PEOPLE = [
    ("张三", "李四"),
    ("张三", "Li Si"),
    ("李娜", "黎纳"),
    ("Ann Ley", "Ben Kurz"),
    ("Mr. Ley", "Mr. Kurz"),
    ("A. Ley", "A. Kurz"),
    ("王先生", "李先生"),
]


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_names_that_may_be_one(one: str, other: str) -> None:
    assert names_agree(one, other)
    assert names_agree(other, one)


@pytest.mark.parametrize(("one", "other"), TWO_PEOPLE)
def test_names_that_are_two(one: str, other: str) -> None:
    assert not names_agree(one, other)
    assert not names_agree(other, one)
