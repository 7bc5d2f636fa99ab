import pytest

from callcenter.domain.errors import DeskError
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings, Value
from sync.connectors.mediawiki.settings import MediaWikiSettings, read_settings

URL = "https://wiki.example.com/w/api.php"


def _read(**values: Value) -> MediaWikiSettings:
    return read_settings(OfficeSettings(OfficeId("wiki"), "mediawiki", values))


def test_an_address_is_enough() -> None:
    settings = _read(url=f" {URL}/ ")
    assert (settings.url, settings.user, settings.namespaces) == (URL, "", (0,))
    assert settings.fits(frozenset())


def test_namespaces_are_numbers() -> None:
    assert _read(url=URL, namespaces="102 | 0|102").namespaces == (0, 102)
    assert _read(url=URL, namespaces=4).namespaces == (4,)


def test_categories_are_written_as_the_wiki_shows_them() -> None:
    settings = _read(url=URL, categories="for_agents| 退款 |", without_categories="Draft")
    assert settings.categories == {"For agents", "退款"}
    assert settings.fits(frozenset({"退款", "Other"}))
    assert not settings.fits(frozenset({"Other"}))
    assert not settings.fits(frozenset({"退款", "Draft"}))


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({}, "url"),
        ({"url": 7}, "url"),
        ({"url": URL, "user": True}, "user"),
        ({"url": URL, "namespaces": "Help"}, "namespaces"),
        ({"url": URL, "namespaces": True}, "namespaces"),
        ({"url": URL, "namespaces": "-1"}, "namespaces"),
        ({"url": URL, "namespaces": ""}, "namespaces"),
        ({"url": URL, "colour": "red"}, "colour"),
        ({"url": URL, "votes": "wall"}, "votes"),
        ({"url": URL, "proposal_category": "A|B"}, "proposal_category"),
        ({"url": URL, "categories": "|".join(map(str, range(51)))}, "categories"),
    ],
)
def test_a_wrong_setting_is_named(values: dict[str, Value], key: str) -> None:
    with pytest.raises(DeskError) as caught:
        _read(**values)
    assert caught.value.details["key"] == f"offices.wiki.{key}"


def test_votes_stay_here_and_proposals_have_no_category_by_default() -> None:
    settings = _read(url=URL)
    assert (settings.votes_on_talk, settings.proposal_category) == (False, "")


def test_where_votes_and_proposals_go_can_be_chosen() -> None:
    settings = _read(url=URL, votes="talk", proposal_category=" new_rules ")
    assert (settings.votes_on_talk, settings.proposal_category) == (True, "New rules")
