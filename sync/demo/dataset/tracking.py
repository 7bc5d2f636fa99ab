"""Tracking numbers as each carrier writes them."""

from random import Random

_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_LENGTHS = {
    "顺丰速运": ("SF", 13),
    "京东物流": ("JD", 13),
    "DHL": ("JJD0003", 13),
    "DPD": ("015", 11),
    "ヤマト運輸": ("4", 11),
}


def tracking_number(chance: Random, carrier: str) -> str:
    """Make a number that can be told apart by its carrier."""
    if carrier == "Royal Mail":
        return _s10(chance, "RM", "GB")
    if carrier == "UPS":
        return f"1Z{chance.choice('AEFRW')}{_digits(chance, 2)}{_digits(chance, 13)}"
    if carrier == "Colissimo":
        return f"6A{_digits(chance, 11)}"
    prefix, length = _LENGTHS[carrier]
    return prefix + _digits(chance, length)


def tracking_url(number: str) -> str:
    """Say where a customer could follow it; nobody answers at this address."""
    return f"https://track.example.com/{number}"


def _s10(chance: Random, prefix: str, country: str) -> str:
    """Make a number of the Universal Postal Union (standard S10), check digit included."""
    digits = _digits(chance, 8)
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(digits, _S10_WEIGHTS, strict=True)) % 11
    return f"{prefix}{digits}{ {10: 0, 11: 5}.get(rest, rest) }{country}"


def _digits(chance: Random, count: int) -> str:
    return "".join(str(chance.randrange(10)) for _ in range(count))
