"""One postal address in a form."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QToolButton, QWidget

from callcenter.domain.customer import PostalAddress
from callcenter.domain.edit_values import address_value, to_address
from callcenter.domain.ids import RemoteId
from ui.icons import Icon
from ui.look import Look
from ui.models.customer_profile import country_name
from ui.speech import translate
from ui.widgets.calm_box import CalmBox
from ui.widgets.plain_label import plain_tip

_LINE_BREAK = " / "
"""Stands for the end of a line in a street of several lines."""
NOTHING = address_value(PostalAddress(RemoteId("")))


class AddressBlock(QWidget):
    """``changed`` tells of every change an agent makes, ``removed`` that it is to go."""

    changed = Signal()
    removed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.name, self.street, self.code = QLineEdit(), QLineEdit(), QLineEdit()
        self.city, self.subdivision = QLineEdit(), QLineEdit()
        self.country = CalmBox()
        self._remove = QToolButton()
        self._build()
        look.follow(self._restyle)
        self.put(NOTHING)

    @property
    def value(self) -> str:
        """What stands there, as edits write it."""
        street = "\n".join(self.street.text().split(_LINE_BREAK))
        return address_value(
            PostalAddress(
                RemoteId(""),
                street,
                self.code.text(),
                self.city.text(),
                self.subdivision.text(),
                str(self.country.currentData() or ""),
                self.name.text(),
            )
        )

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to keep."""
        return not any(line.text().strip() for line in self._lines)

    @property
    def said(self) -> str:
        """What it says, in words."""
        return ", ".join(line.text() for line in self._lines if line.text())

    def put(self, value: str) -> None:
        """Show this."""
        place = to_address("", value)
        self.name.setText(place.name)
        self.street.setText(_LINE_BREAK.join(place.street.splitlines()))
        self.code.setText(place.postal_code)
        self.city.setText(place.city)
        self.subdivision.setText(place.subdivision)
        self._offer(place.country)

    def begin(self) -> None:
        """Go to where it is typed."""
        self.street.setFocus()

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        return self.name, self.street, self.code, self.city, self.subdivision

    def _offer(self, country: str) -> None:
        self.country.offer([("", translate("CustomerForm", "Country")), *_countries()], country)

    def _build(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        places = (
            (self.name, 0, 0, 1, 3),
            (self._remove, 0, 3, 1, 1),
            (self.street, 1, 0, 1, 3),
            (self.code, 2, 0, 1, 1),
            (self.city, 2, 1, 1, 2),
            (self.subdivision, 3, 0, 1, 1),
            (self.country, 3, 1, 1, 2),
        )
        for part, *place in places:
            self._grid.addWidget(part, *place)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 2)
        for line in self._lines:
            line.textEdited.connect(self.changed)
        self.country.activated.connect(self.changed)
        self._remove.clicked.connect(self.removed)

    def _restyle(self) -> None:
        self._grid.setSpacing(self._look.px(6))
        names = (
            (self.name, translate("CustomerForm", "Name on the parcel, if another one")),
            (self.street, translate("CustomerForm", "Street and number; “ / ” begins another line")),
            (self.code, translate("CustomerForm", "Postal code")),
            (self.city, translate("CustomerForm", "City")),
            (self.subdivision, translate("CustomerForm", "State or province")),
        )
        for line, name in names:
            line.setPlaceholderText(name)
            line.setAccessibleName(name)
            line.setToolTip(plain_tip(name))
        self.country.setAccessibleName(translate("CustomerForm", "Country"))
        self._offer(str(self.country.currentData() or ""))
        self._remove.setIcon(self._look.icon(Icon.X))
        name = translate("CustomerForm", "Remove this address")
        self._remove.setAccessibleName(name)
        self._remove.setToolTip(plain_tip(name))


def _countries() -> list[tuple[str, str]]:
    codes = {QLocale.territoryToCode(territory) for territory in QLocale.Country}
    named = [(code, country_name(code)) for code in codes if len(code) == 2 and code.isalpha()]
    return sorted(named, key=lambda pair: pair[1])
