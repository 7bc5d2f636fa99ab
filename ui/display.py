"""Whether there is a screen to open a window on; asked before Qt, which would end the program."""

import ctypes
import ctypes.util
import os
import sys


def has_display() -> bool:
    """Tell whether a window would be seen by somebody."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen in ("offscreen", "minimal"):
        return False
    if sys.platform != "linux":
        return True
    if os.environ.get("WAYLAND_DISPLAY") and chosen in ("", "wayland"):
        return True
    return bool(os.environ.get("DISPLAY")) and _x_answers()


def _x_answers() -> bool:
    """Open the display once with the library that Qt uses too; without the library nothing can be shown."""
    name = ctypes.util.find_library("X11") or "libX11.so.6"
    try:
        x11 = ctypes.CDLL(name)
    except OSError:
        return False
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(None)
    if not display:
        return False
    x11.XCloseDisplay(display)
    return True
