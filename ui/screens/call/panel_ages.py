"""Keeps the ages in the panels' headers true, second by second, touching only what reads differently."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from callcenter.domain.call_sheet import Panel, PanelState
from ui.ages import Age, Freshness, age_of, away
from ui.speech import fill, translate
from ui.widgets.panel_frame import PanelFrame

_RANK = {Freshness.AWAY: 3, Freshness.AGING: 2, Freshness.FRESH: 1, Freshness.NEVER: 0}


class PanelAges:
    """Knows which frame shows which kinds of data."""

    def __init__(self, frames: Sequence[tuple[PanelFrame, tuple[Panel, ...]]]) -> None:
        self._frames = frames
        self._panels: Mapping[Panel, PanelState] = {}

    def show(self, panels: Mapping[Panel, PanelState], now: datetime) -> None:
        """Take over how old the data is; nothing is said where no customer is open."""
        self._panels = panels
        self.tell_time(now)

    def tell_time(self, now: datetime) -> None:
        """Say the ages anew."""
        for frame, kinds in self._frames:
            age = worst([age_of(self._panels[kind], now) for kind in kinds if kind in self._panels])
            if age.text != frame.age_text:
                frame.set_age(age.text, age.freshness)


def worst(ages: Sequence[Age]) -> Age:
    """Of several kinds of data in one panel, tell of the one that matters most."""
    return max(ages, key=lambda age: _RANK[age.freshness], default=Age("", Freshness.FRESH))


def reason(state: PanelState | None, nothing: str, now: datetime) -> str:
    """Say in one line why a panel is empty."""
    if state is None or not state.offices:
        return translate("Panels", "no office gives this")
    gone = next((office for office in state.offices if office.trouble is not None), None)
    if gone is not None:
        return fill(translate("Panels", "nothing held, %1"), away(gone, now))
    if state.as_of is None:
        return translate("Panels", "not read yet")
    names = ", ".join(dict.fromkeys(office.office for office in state.offices))
    return fill(nothing, names)
