"""Says in words what speaks for an article."""

from callcenter.domain.article import Suggestion
from ui.speech import Speaker, fill, translate

_MOST_WORDS = 4


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
            fill(translate("Knowledge", "because of: %1"), matched) if matched else "",
            Reasons.tr("closed %n tickets like this", "", closed) if closed else "",
            Opinions.of(one.used, one.helpful, one.unhelpful),
        )
        return " · ".join(part for part in said if part)
