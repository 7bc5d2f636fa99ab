"""What a bench found: percentiles of ours and of the floor, and how the two compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle and the slow tail of many measurements."""

    p50: float
    p95: float
    p99: float

    @classmethod
    def of_times(cls, values: Sequence[float]) -> "Spread":
        """Take times, of which the long ones are the slow ones."""
        return cls(percentile(values, 0.5), percentile(values, 0.95), percentile(values, 0.99))

    @classmethod
    def of_rates(cls, values: Sequence[float]) -> "Spread":
        """Take rates, of which the small ones are the slow ones: p95 is what 95 of 100 reach."""
        return cls(percentile(values, 0.5), percentile(values, 0.05), percentile(values, 0.01))

    def as_json(self) -> dict[str, float]:
        """Show it."""
        return {"p50": rounded(self.p50), "p95": rounded(self.p95), "p99": rounded(self.p99)}

    def as_text(self) -> str:
        """Show it in one breath."""
        return " / ".join(_short(value) for value in (self.p50, self.p95, self.p99))


@dataclass(frozen=True, slots=True)
class Result:
    """One bench. ``n`` counts our measurements; ``notes`` say what a figure alone does not."""

    bench: str
    n: int
    unit: str
    own: Spread
    floor: Spread
    higher_is_better: bool = False
    notes: tuple[str, ...] = ()

    @property
    def ratio(self) -> float:
        """Ours by the floor's: for times how many times longer, for rates which share is reached."""
        return self.own.p50 / self.floor.p50 if self.floor.p50 else 0.0

    def as_json(self, machine: dict[str, Any]) -> dict[str, Any]:
        """Show all of it."""
        return {
            "bench": self.bench,
            "n": self.n,
            "unit": self.unit,
            "own": self.own.as_json(),
            "floor": self.floor.as_json(),
            "ratio": rounded(self.ratio),
            "higher_is_better": self.higher_is_better,
            "machine": machine,
            "notes": list(self.notes),
        }

    def as_text(self) -> str:
        """Show it on one line."""
        return (
            f"{self.bench:8} {self.own.as_text()} {self.unit}; floor {self.floor.as_text()}; "
            f"ratio {_short(self.ratio)} ({self.n} measured, p50 / p95 / p99)"
        )


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value below which this share lies, between two neighbours in proportion."""
    if not values:
        raise ValueError("there is no percentile of nothing")
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def rounded(value: float) -> float:
    """Keep four digits that count; more would only claim to be known."""
    return float(f"{value:.{_DIGITS}g}")


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
