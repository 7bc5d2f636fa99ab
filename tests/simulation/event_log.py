"""Everything that happened in a schedule, in its order, and its hash: the same seed gives the same hash."""

from hashlib import sha256


class EventLog:
    """Keeps the hash, and the last lines for whoever looks for a fault."""

    def __init__(self, *, keeps_lines: bool = False) -> None:
        self._hash = sha256()
        self._keeps_lines = keeps_lines
        self.lines: list[str] = []

    def note(self, *words: object) -> None:
        line = " ".join(map(str, words))
        self._hash.update(line.encode() + b"\n")
        if self._keeps_lines:
            self.lines.append(line)

    def digest(self) -> str:
        return self._hash.hexdigest()
