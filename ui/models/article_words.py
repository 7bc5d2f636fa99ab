"""Says in words what speaks for an article."""

from collections.abc import Iterable

from callcenter.domain.article import Article, Suggestion
from callcenter.domain.held import Held
from ui.icons import Icon
from ui.models.customer_profile import language_name
from ui.models.list_row import ListRow
from ui.speech import Speaker, fill, translate

_MOST_WORDS = 4


def attached_rows(articles: Iterable[Held[Article]]) -> tuple[ListRow, ...]:
    """Name the articles attached to a ticket."""
    return tuple(
        ListRow(
            held.id,
            held.record.title,
            icon=Icon.ATTACH,
            aside=language_name(held.record.language),
            copied=held.record.url or held.record.title,
        )
        for held in articles
    )


class Opinions(Speaker):
    """What agents did with an article and think of it."""

    @classmethod
    def of(cls, used: int, helpful: int, unhelpful: int) -> str:
        """Say how often it was used, and who found it helpful or not."""
        said = (
            Opinions.tr("used %n times", "", used) if used else "",
            Opinions.tr("%n found it helpful", "", helpful) if helpful else "",
            Opinions.tr("%n did not find it helpful", "", unhelpful) if unhelpful else "",
        )
        return " · ".join(part for part in said if part)


class Reasons(Speaker):
    """Why an article is suggested."""

    @classmethod
    def of(cls, one: Suggestion) -> str:
        """Say the words that hit first, then what past tickets and agents say."""
        closed = one.closed
        matched = ", ".join(one.matched[:_MOST_WORDS])
        said = (
            fill(translate("Knowledge", "matched: %1"), matched) if matched else "",
            Reasons.tr("closed %n tickets like this", "", closed) if closed else "",
            Opinions.of(one.used, one.helpful, one.unhelpful),
        )
        return " · ".join(part for part in said if part)
