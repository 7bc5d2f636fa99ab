"""What is found: search hits and suggested articles."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLocale

from callcenter.domain.article import Suggestion
from callcenter.domain.search import Hit
from ui.models.article_words import Reasons
from ui.models.customer_profile import language_name
from ui.models.list_row import ListRow
from ui.models.suggestion_row import SuggestionRow
from ui.signs import sign
from ui.speech import fill, translate
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


def suggestion_rows(suggestions: Sequence[Suggestion]) -> tuple[SuggestionRow, ...]:
    """Say why each is suggested, and from which office where there are several."""
    best = max((one.score for one in suggestions), default=0.0)
    offices = {one.office for one in suggestions}
    return tuple(_suggestion(one, best, names_office=len(offices) > 1) for one in suggestions)


def _suggestion(one: Suggestion, best: float, *, names_office: bool) -> SuggestionRow:
    fit = max(0.0, one.score / best) if best > 0 else 0.0
    place = (one.office if names_office else "", language_name(one.language))
    told = translate("Knowledge", "fits %1 of 100, the best one here being 100")
    return SuggestionRow(
        one.id,
        one.title,
        " ".join(one.excerpt.split()),
        " · ".join(part for part in place if part),
        Reasons.of(one),
        fit,
        fill(told, QLocale().toString(round(100 * fit))),
    )
