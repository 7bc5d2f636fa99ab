"""A link says where it leads, in letters that cannot look like others."""

import pytest
from PySide6.QtCore import QUrl

from ui.widgets.link_bar import written


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://a.example/%E4%B8%AD", "https://a.example/中"),
        ("https://a.example/%E2%80%AEgnp.exe", "https://a.example/%E2%80%AEgnp.exe"),
        ("https://а.example/", "https://xn--80a.example/"),
        ("mailto:anna@example.com", "mailto:anna@example.com"),
    ],
)
def test_an_address_is_written_without_disguise(address: str, shown: str) -> None:
    assert written(QUrl(address)) == shown
