"""HTML of strangers, made harmless before Qt sees it."""

import nh3

from ui.markup import BLOCKS, INLINE, SCHEMES, flat

TAGS = frozenset(BLOCKS | INLINE | {"a", "br"})
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"a": {"href"}},
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=True,
)


class Harmless(str):
    """HTML that has been through ``sanitised``; to Qt it may go as it is."""

    __slots__ = ()


def sanitised(html: str) -> Harmless:
    """Give the words with their headings, lists, quotations and links; nothing else of it is left.

    Every link is https, http, mailto or tel; there are no pictures, tables, styles or classes. It takes a moment at
    most, whatever comes: the markup is made flat and short first, and cleaned after.
    """
    return Harmless(_CLEANER.clean(flat(html)))
