"""The least that a Qt program can be: one empty window. Says when it was painted and how much memory it takes."""

import sys
import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Ends the program once its window has been painted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.at = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the painting happen, and note that it has once the event loop is back."""
        if event.type() == QEvent.Type.UpdateRequest and not self.at:
            watched.event(event)
            self.at = time.monotonic_ns()
            QApplication.exit(0)
            return True
        return False


def main() -> None:
    """Show it, and print what a parent asks for: the moment, and the memory."""
    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1500, 900)
    paint = FirstPaint(window)
    window.show()
    app.exec()
    from ui.bench.resident import resident_megabytes

    sys.stdout.write(f"{paint.at} {resident_megabytes()}\n")


if __name__ == "__main__":
    main()
