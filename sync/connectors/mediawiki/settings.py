"""What must be known to reach a MediaWiki."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings, Value

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "url": "Address of the wiki's api.php, for instance https://wiki.example.com/w/api.php, or of its folder.",
        "user": "User of a bot password, as User@name; without one the wiki is read as anybody may.",
        "namespaces": "Numbers of the namespaces that hold articles, separated by |; 0 by default.",
        "categories": "Only articles of at least one of these categories, separated by |; all by default.",
        "without_categories": "No articles of these categories, separated by |; none by default.",
        "proposal_category": "Category that articles proposed at the desk are put into; none by default.",
        "votes": 'Where votes go: "talk" adds them to the article\'s talk page, "desk" keeps them here (by default).',
        "ca_file": "File with the certificate authority of your organisation, if it is not a public one.",
    }
)
_MOST_NAMES = 50


@dataclass(frozen=True, slots=True)
class MediaWikiSettings:
    """The settings of one wiki, checked."""

    office: OfficeId
    url: str
    user: str = ""
    namespaces: tuple[int, ...] = (0,)
    categories: frozenset[str] = frozenset()
    without_categories: frozenset[str] = frozenset()
    ca_file: str = ""
    proposal_category: str = ""
    votes_on_talk: bool = False

    def fits(self, categories: frozenset[str]) -> bool:
        """Tell whether an article of these categories is wanted."""
        is_wanted = not self.categories or bool(self.categories & categories)
        return is_wanted and not self.without_categories & categories


def read_settings(settings: OfficeSettings) -> MediaWikiSettings:
    """Check the settings; raises ``DeskError`` naming the first that is wrong or missing."""
    texts = {name: _text(settings, name, value) for name, value in settings.values.items()}
    if not texts.get("url"):
        raise _wrong(settings, "url", "it is missing")
    return MediaWikiSettings(
        office=settings.office,
        url=texts["url"].rstrip("/"),
        user=texts.get("user", ""),
        namespaces=_namespaces(settings, texts.get("namespaces", "0")),
        categories=_categories(settings, "categories", texts),
        without_categories=_categories(settings, "without_categories", texts),
        ca_file=texts.get("ca_file", ""),
        proposal_category=_category(settings, texts.get("proposal_category", "")),
        votes_on_talk=_votes(settings, texts.get("votes") or "desk") == "talk",
    )


def category_name(text: str) -> str:
    """Write the name of a category as MediaWiki shows it."""
    name = " ".join(text.replace("_", " ").split())
    return name[:1].upper() + name[1:]


def _text(settings: OfficeSettings, name: str, value: Value) -> str:
    if name not in NAMES:
        raise DeskError(Trouble.CONFIG_UNKNOWN_KEY, key=f"offices.{settings.office}.{name}")
    if name == "namespaces" and type(value) is int:
        return str(value)
    if not isinstance(value, str):
        raise _wrong(settings, name, "it must be text")
    return value.strip()


def _namespaces(settings: OfficeSettings, text: str) -> tuple[int, ...]:
    parts = [part.strip() for part in text.split("|")]
    if not all(part.isascii() and part.isdecimal() for part in parts):
        raise _wrong(settings, "namespaces", "it must be numbers separated by |")
    return tuple(sorted({int(part) for part in parts}))


def _categories(settings: OfficeSettings, name: str, texts: Mapping[str, str]) -> frozenset[str]:
    names = frozenset(category_name(part) for part in texts.get(name, "").split("|") if part.strip())
    if len(names) > _MOST_NAMES:
        raise _wrong(settings, name, f"it names more than {_MOST_NAMES}")
    return names


def _category(settings: OfficeSettings, text: str) -> str:
    if set(text) & set("[]{}|#<>"):
        raise _wrong(settings, "proposal_category", "it must be the name of one category")
    return category_name(text)


def _votes(settings: OfficeSettings, text: str) -> str:
    if text not in ("desk", "talk"):
        raise _wrong(settings, "votes", 'choose "desk" or "talk"')
    return text


def _wrong(settings: OfficeSettings, name: str, reason: str) -> DeskError:
    return DeskError(Trouble.CONFIG_VALUE, key=f"offices.{settings.office}.{name}", reason=reason)
