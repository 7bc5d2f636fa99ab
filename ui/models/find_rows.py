"""What is found: search hits and suggested articles."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale

from callcenter.domain.article import Suggestion
from callcenter.domain.search import Hit
from ui.models.article_words import Reasons
from ui.models.customer_profile import language_name
from ui.models.list_row import ListRow
from ui.signs import sign
from ui.words import word


def hit_rows(hits: Iterable[Hit]) -> tuple[ListRow, ...]:
    """Keep the order they come in."""
    return tuple(
        ListRow(
            (hit.kind, hit.id),
            hit.title,
            hit.detail,
            sign(hit.kind).icon,
            aside=word(hit.kind),
            copied=hit.title,
        )
        for hit in hits
    )


def suggestion_rows(suggestions: Iterable[Suggestion]) -> tuple[ListRow, ...]:
    """Say why each is suggested."""
    return tuple(_suggestion(suggestion) for suggestion in suggestions)


def _suggestion(suggestion: Suggestion) -> ListRow:
    fit = QLocale().toString(float(suggestion.score), "f", 1)
    return ListRow(
        suggestion.id,
        suggestion.title,
        " ".join(suggestion.excerpt.split()),
        aside=" · ".join(part for part in (language_name(suggestion.language), fit) if part),
        chip=Reasons.of(suggestion),
        copied=suggestion.title,
    )
