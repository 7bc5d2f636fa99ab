"""What a customer is found by: names in any script, pinyin and its initials, numbers and addresses of mail."""

import os
import re
import unicodedata
from functools import lru_cache

from callcenter.domain.customer import ContactKind, Customer

_MARKS = re.compile(r"[\u0300-\u036f]")
_STROKES = str.maketrans("đłø", "dlo")
_HAN = re.compile(r"[\u3400-\u9fff]")
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "mme", "mlle", "先", "生", "女", "士")
)
# Vowels and tones of three scripts that SQLite takes for gaps between words, and Python for letters.
_WORD = re.compile(r"[^\W_\u19b0-\u19c9\u1cf2\u1cf3]+")


def words(record: Customer) -> str:
    """Give the words to index, as ``unicode61`` will cut them."""
    parts = [split(record.name), *pinyin_words(record.name), split(record.number)]
    mails = (point.value for point in record.contact_points if point.kind is ContactKind.EMAIL)
    parts += [split(mail) for mail in mails]
    parts += [split(address.city) for address in record.addresses]
    return " ".join(part for part in parts if part)


def digits(record: Customer) -> str:
    """Give the digits of every number, so that any fragment finds it."""
    numbers = (_digits_of(point.key or point.value) for point in record.contact_points)
    return " ".join(number for number in numbers if len(number) >= 3)


def _digits_of(value: str) -> str:
    return re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", value))


def split(text: str) -> str:
    """Set every Chinese character apart, which the tokeniser would not do, and drop what it would stumble over.

    Capitals and letters of full width, with accents or with strokes count as the plain ones, as people type them.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text.lower())).translate(_STROKES)
    spaced = _HAN.sub(lambda found: f" {found[0]} ", unicodedata.normalize("NFKC", bare))
    return " ".join(_WORD.findall(spaced))


def pinyin_words(name: str) -> list[str]:
    """Give syllables, the joined reading and the initials of a Chinese name."""
    if not _HAN.search(name):
        return []
    syllables = [_syllable(character) for character in name if _HAN.match(character)]
    return [" ".join(syllables), "".join(syllables), "".join(syllable[:1] for syllable in syllables)]


@lru_cache(maxsize=8192)
def _syllable(character: str) -> str:
    # Single characters are read here: without its phrases the library loads in a third of the time and room.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import lazy_pinyin  # only needed where Chinese names arrive

    return lazy_pinyin(character)[0]


def names_agree(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: they share a word, in one script or another, or one says nothing."""
    first, second = _telling(split(one)), _telling(split(other))
    if not first or not second or first & second:
        return True
    if _HAN.search(one) and _HAN.search(other):
        return False
    return bool((first | _read_aloud(one)) & (second | _read_aloud(other)))


def _telling(words: str) -> set[str]:
    """Drop titles, and initials as long as there is more."""
    found = {word for word in words.split() if word not in _TITLES}
    return {word for word in found if len(word) > 1 or _HAN.match(word)} or found


def _read_aloud(name: str) -> set[str]:
    """Give the syllables of a Chinese name, and them joined as given names are written: Xiaoming."""
    syllables = [_syllable(character) for character in name if _HAN.match(character)]
    joined = {"".join(syllables[start:]) for start in range(len(syllables))}
    return {*syllables, *joined}
