"""Draws what becomes of each write, the same for the same seed."""

from collections import Counter
from enum import StrEnum
from random import Random

from sync.demo.fault_list import WriteFaults


class Fate(StrEnum):
    """What becomes of a write."""

    WELL = "well"
    DROP = "drop"
    LOSE = "lose"
    LATE = "late"
    CUT = "cut"
    TWICE = "twice"


class Fates:
    """One fate after the other, and how often each was met."""

    def __init__(self, faults: WriteFaults) -> None:
        self._faults = faults
        self._chance = Random(faults.seed)
        self.met: Counter[str] = Counter()

    def draw(self) -> Fate:
        """Draw the fate of the next write."""
        lot = self._chance.random()
        for fate in (Fate.DROP, Fate.LOSE, Fate.LATE, Fate.CUT, Fate.TWICE):
            lot -= getattr(self._faults, fate.value)
            if lot < 0:
                break
        else:
            fate = Fate.WELL
        self.met[fate.value] += 1
        return fate
