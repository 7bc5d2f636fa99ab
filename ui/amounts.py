"""Money and quantities as the language of the screen writes them."""

from decimal import Decimal

from PySide6.QtCore import QLocale

from callcenter.domain.money import Money

_SIGNS = {"CNY": "¥", "EUR": "€", "USD": "$", "GBP": "£", "JPY": "JP¥"}
_DECIMALS = {
    **dict.fromkeys(("CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF"), 0),
    **dict.fromkeys(("BHD", "JOD", "KWD", "OMR", "TND"), 3),
}
"""Where a currency has not two (ISO 4217)."""


def amount(money: Money) -> str:
    """Say an amount with its currency; cents are kept as they are, never rounded through a float."""
    sign = _SIGNS.get(money.currency, f"{money.currency} " if money.currency else "")
    minus = "−" if money.amount < 0 else ""
    return f"{minus}{sign}{number(abs(money.amount), _DECIMALS.get(money.currency, 2))}"


def number(value: Decimal, decimals: int = 0) -> str:
    """Say a number with the separators of the language and at least so many decimals."""
    if not value.is_finite():
        return "–"
    locale = QLocale()
    whole, _, rest = f"{value:f}".partition(".")
    rest = rest.rstrip("0").ljust(decimals, "0")
    grouped = f"{int(whole):,}".replace(",", locale.groupSeparator())
    return f"{grouped}{locale.decimalPoint()}{rest}" if rest else grouped


def quantity(value: Decimal, unit: str = "") -> str:
    """Say how many, with the unit where there is one."""
    return f"{number(value)} {unit}".rstrip()
