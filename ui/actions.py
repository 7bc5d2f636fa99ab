"""Every action of the desk with its keys, named once."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject
from PySide6.QtGui import QAction, QKeySequence

from ui.icons import Icon
from ui.look import Look
from ui.speech import translate


class Group(StrEnum):
    """The headings of the shortcut sheet."""

    CALL = "call"
    CUSTOMER = "customer"
    PANELS = "panels"
    WRITING = "writing"
    KNOWLEDGE = "knowledge"
    DESK = "desk"


class Deed(StrEnum):
    """What an agent can do from the keyboard; the value is its name in the key file."""

    ENTER_NUMBER = "enter_number"
    ANSWER = "answer"
    HOLD = "hold"
    MUTE = "mute"
    WRAP_UP = "wrap_up"
    TRANSFER = "transfer"
    END_CALL = "end_call"
    NEXT_CUSTOMER = "next_customer"
    PREVIOUS_CUSTOMER = "previous_customer"
    CLOSE_CUSTOMER = "close_customer"
    NEW_CUSTOMER = "new_customer"
    BACK = "back"
    EDIT_CUSTOMER = "edit_customer"
    ASSIGN_TO_ME = "assign_to_me"
    CLOSE_TICKET = "close_ticket"
    REOPEN_TICKET = "reopen_ticket"
    DELIVER_TO = "deliver_to"
    CANCEL_ORDER = "cancel_order"
    PANEL_1 = "panel_1"
    PANEL_2 = "panel_2"
    PANEL_3 = "panel_3"
    PANEL_4 = "panel_4"
    PANEL_5 = "panel_5"
    PANEL_6 = "panel_6"
    PANEL_7 = "panel_7"
    PANEL_8 = "panel_8"
    PANEL_9 = "panel_9"
    FILTER = "filter"
    COMPOSE = "compose"
    SEND = "send"
    TOGGLE_INTERNAL = "toggle_internal"
    NEW_TICKET = "new_ticket"
    USE_ARTICLE = "use_article"
    ATTACH_ARTICLE = "attach_article"
    ARTICLE_HELPFUL = "article_helpful"
    ARTICLE_NOT_HELPFUL = "article_not_helpful"
    REPORT_GAP = "report_gap"
    WRITE_ARTICLE = "write_article"
    EDIT_ARTICLE = "edit_article"
    PALETTE = "palette"
    SHORTCUTS = "shortcuts"
    REFRESH = "refresh"
    OUTBOX = "outbox"
    CALL_ROOM = "call_room"
    SETTINGS = "settings"
    TAKE_OVER = "take_over"
    SIGN_OUT = "sign_out"
    QUIT = "quit"


PANELS = tuple(deed for deed in Deed if deed.value.startswith("panel_"))


@dataclass(frozen=True, slots=True)
class _Named:
    deed: Deed
    group: Group
    text: object
    keys: str
    icon: Icon | None = None


_NAMED = (
    _Named(Deed.ENTER_NUMBER, Group.CALL, QT_TRANSLATE_NOOP("Actions", "Enter a number"), "F2", Icon.PHONE),
    _Named(Deed.ANSWER, Group.CALL, QT_TRANSLATE_NOOP("Actions", "Answer"), "F3", Icon.PHONE_IN),
    _Named(Deed.HOLD, Group.CALL, QT_TRANSLATE_NOOP("Actions", "Hold or resume"), "F4", Icon.HOLD),
    _Named(Deed.MUTE, Group.CALL, QT_TRANSLATE_NOOP("Actions", "Mute"), "F6"),
    _Named(Deed.WRAP_UP, Group.CALL, QT_TRANSLATE_NOOP("Actions", "Finish wrap-up"), "F7", Icon.WRAP_UP),
    _Named(Deed.TRANSFER, Group.CALL, QT_TRANSLATE_NOOP("Actions", "Transfer"), "F8", Icon.TRANSFER),
    _Named(Deed.END_CALL, Group.CALL, QT_TRANSLATE_NOOP("Actions", "End the call"), "F9", Icon.PHONE_OFF),
    _Named(Deed.NEXT_CUSTOMER, Group.CUSTOMER, QT_TRANSLATE_NOOP("Actions", "Next customer"), "Ctrl+Tab"),
    _Named(
        Deed.PREVIOUS_CUSTOMER,
        Group.CUSTOMER,
        QT_TRANSLATE_NOOP("Actions", "Previous customer"),
        "Ctrl+Shift+Tab",
    ),
    _Named(
        Deed.CLOSE_CUSTOMER,
        Group.CUSTOMER,
        QT_TRANSLATE_NOOP("Actions", "Close the customer"),
        "Ctrl+W",
        Icon.X,
    ),
    _Named(
        Deed.NEW_CUSTOMER,
        Group.CUSTOMER,
        QT_TRANSLATE_NOOP("Actions", "New customer"),
        "Ctrl+N",
        Icon.USER_PLUS,
    ),
    _Named(
        Deed.BACK,
        Group.CUSTOMER,
        QT_TRANSLATE_NOOP("Actions", "From the ticket back to the timeline"),
        "Alt+Left",
        Icon.HISTORY,
    ),
    _Named(
        Deed.EDIT_CUSTOMER,
        Group.CUSTOMER,
        QT_TRANSLATE_NOOP("Actions", "Change the customer's data"),
        "Ctrl+Shift+U",
        Icon.EDIT,
    ),
    _Named(
        Deed.ASSIGN_TO_ME,
        Group.CUSTOMER,
        QT_TRANSLATE_NOOP("Actions", "Assign the ticket to me"),
        "Ctrl+Shift+M",
        Icon.USER,
    ),
    _Named(
        Deed.CLOSE_TICKET,
        Group.CUSTOMER,
        QT_TRANSLATE_NOOP("Actions", "Close the ticket"),
        "Ctrl+Shift+D",
        Icon.CHECK_CIRCLE,
    ),
    _Named(
        Deed.REOPEN_TICKET,
        Group.CUSTOMER,
        QT_TRANSLATE_NOOP("Actions", "Reopen the ticket"),
        "Ctrl+Shift+R",
        Icon.TICKET,
    ),
    _Named(
        Deed.DELIVER_TO,
        Group.CUSTOMER,
        QT_TRANSLATE_NOOP("Actions", "Deliver the order to another address"),
        "Ctrl+Shift+L",
        Icon.MAP_PIN,
    ),
    _Named(
        Deed.CANCEL_ORDER,
        Group.CUSTOMER,
        QT_TRANSLATE_NOOP("Actions", "Cancel the order"),
        "Ctrl+Shift+X",
        Icon.X,
    ),
    _Named(Deed.PANEL_1, Group.PANELS, QT_TRANSLATE_NOOP("Actions", "Open customers"), "Ctrl+1", Icon.USERS),
    _Named(Deed.PANEL_2, Group.PANELS, QT_TRANSLATE_NOOP("Actions", "My tickets"), "Ctrl+2", Icon.TICKET),
    _Named(Deed.PANEL_3, Group.PANELS, QT_TRANSLATE_NOOP("Actions", "Customer"), "Ctrl+3", Icon.USER),
    _Named(Deed.PANEL_4, Group.PANELS, QT_TRANSLATE_NOOP("Actions", "Timeline"), "Ctrl+4", Icon.HISTORY),
    _Named(Deed.PANEL_5, Group.PANELS, QT_TRANSLATE_NOOP("Actions", "Writing"), "Ctrl+5", Icon.EDIT),
    _Named(
        Deed.PANEL_6,
        Group.PANELS,
        QT_TRANSLATE_NOOP("Actions", "Orders and deliveries"),
        "Ctrl+6",
        Icon.PACKAGE,
    ),
    _Named(Deed.PANEL_7, Group.PANELS, QT_TRANSLATE_NOOP("Actions", "Knowledge"), "Ctrl+7", Icon.BOOK),
    _Named(
        Deed.PANEL_8,
        Group.PANELS,
        QT_TRANSLATE_NOOP("Actions", "Tickets of the customer"),
        "Ctrl+8",
        Icon.TICKET,
    ),
    _Named(Deed.PANEL_9, Group.PANELS, QT_TRANSLATE_NOOP("Actions", "Invoices"), "Ctrl+9", Icon.INVOICE),
    _Named(
        Deed.FILTER, Group.PANELS, QT_TRANSLATE_NOOP("Actions", "Filter the timeline"), "Ctrl+F", Icon.FILTER
    ),
    _Named(Deed.COMPOSE, Group.WRITING, QT_TRANSLATE_NOOP("Actions", "Write a note"), "Ctrl+E", Icon.EDIT),
    _Named(Deed.SEND, Group.WRITING, QT_TRANSLATE_NOOP("Actions", "Send"), "Ctrl+Return", Icon.SEND),
    _Named(
        Deed.TOGGLE_INTERNAL,
        Group.WRITING,
        QT_TRANSLATE_NOOP("Actions", "Internal or to the customer"),
        "Ctrl+I",
        Icon.LOCK,
    ),
    _Named(
        Deed.NEW_TICKET,
        Group.WRITING,
        QT_TRANSLATE_NOOP("Actions", "Open a new ticket"),
        "Ctrl+T",
        Icon.PLUS,
    ),
    _Named(
        Deed.USE_ARTICLE,
        Group.KNOWLEDGE,
        QT_TRANSLATE_NOOP("Actions", "Put the article into what is written"),
        "Ctrl+Shift+I",
        Icon.INSERT,
    ),
    _Named(
        Deed.ATTACH_ARTICLE,
        Group.KNOWLEDGE,
        QT_TRANSLATE_NOOP("Actions", "Attach the article to the ticket"),
        "Ctrl+Shift+A",
        Icon.ATTACH,
    ),
    _Named(
        Deed.ARTICLE_HELPFUL,
        Group.KNOWLEDGE,
        QT_TRANSLATE_NOOP("Actions", "The article is helpful"),
        "Ctrl+Shift+H",
        Icon.THUMB_UP,
    ),
    _Named(
        Deed.ARTICLE_NOT_HELPFUL,
        Group.KNOWLEDGE,
        QT_TRANSLATE_NOOP("Actions", "The article is not helpful"),
        "Ctrl+Shift+N",
        Icon.THUMB_DOWN,
    ),
    _Named(
        Deed.REPORT_GAP,
        Group.KNOWLEDGE,
        QT_TRANSLATE_NOOP("Actions", "No article helps"),
        "Ctrl+Shift+G",
        Icon.GAP,
    ),
    _Named(
        Deed.WRITE_ARTICLE,
        Group.KNOWLEDGE,
        QT_TRANSLATE_NOOP("Actions", "Write an article from a solved ticket"),
        "Ctrl+Shift+W",
        Icon.EDIT,
    ),
    _Named(
        Deed.EDIT_ARTICLE,
        Group.KNOWLEDGE,
        QT_TRANSLATE_NOOP("Actions", "Correct the article"),
        "Ctrl+Shift+E",
        Icon.EDIT,
    ),
    _Named(
        Deed.PALETTE, Group.DESK, QT_TRANSLATE_NOOP("Actions", "Search and command"), "Ctrl+K", Icon.SEARCH
    ),
    _Named(
        Deed.SHORTCUTS, Group.DESK, QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), "F1", Icon.KEYBOARD
    ),
    _Named(Deed.REFRESH, Group.DESK, QT_TRANSLATE_NOOP("Actions", "Ask the offices now"), "F5", Icon.REFRESH),
    _Named(
        Deed.CALL_ROOM, Group.DESK, QT_TRANSLATE_NOOP("Actions", "Go to the call"), "Ctrl+Shift+C", Icon.PHONE
    ),
    _Named(
        Deed.OUTBOX, Group.DESK, QT_TRANSLATE_NOOP("Actions", "Go to the outbox"), "Ctrl+Shift+O", Icon.OUTBOX
    ),
    _Named(Deed.SETTINGS, Group.DESK, QT_TRANSLATE_NOOP("Actions", "Settings"), "Ctrl+,", Icon.SETTINGS),
    _Named(
        Deed.TAKE_OVER,
        Group.DESK,
        QT_TRANSLATE_NOOP("Actions", "Take over changes…"),
        "Ctrl+Shift+T",
        Icon.INSERT,
    ),
    _Named(
        Deed.SIGN_OUT, Group.DESK, QT_TRANSLATE_NOOP("Actions", "Sign out"), "Ctrl+Shift+Q", Icon.SIGN_OUT
    ),
    _Named(Deed.QUIT, Group.DESK, QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q"),
)

DEFAULT_KEYS: Mapping[Deed, str] = {named.deed: named.keys for named in _NAMED}


class Actions(QObject):
    """One ``QAction`` for each deed. An action is off until somebody who can do it connects and enables it."""

    def __init__(self, look: Look, keys: Mapping[Deed, str] = DEFAULT_KEYS) -> None:
        super().__init__()
        self._look = look
        self._actions = {named.deed: QAction(self) for named in _NAMED}
        for named in _NAMED:
            action = self._actions[named.deed]
            action.setObjectName(named.deed.value)
            action.setShortcut(QKeySequence(keys.get(named.deed, named.keys)))
            action.setAutoRepeat(False)
            action.setEnabled(False)
        look.follow(self._restyle)

    def action(self, deed: Deed) -> QAction:
        """Give the one action of a deed."""
        return self._actions[deed]

    def all(self) -> list[QAction]:
        """Give every action, for the window that owns the keys."""
        return list(self._actions.values())

    def of(self, group: Group) -> list[QAction]:
        """Give the actions under one heading of the sheet."""
        return [self._actions[named.deed] for named in _NAMED if named.group is group]

    def icon(self, deed: Deed) -> Icon | None:
        """Give the drawing that stands for a deed, if there is one."""
        return next(named.icon for named in _NAMED if named.deed is deed)

    def keys(self, deed: Deed) -> str:
        """Say the keys of a deed as this machine writes them."""
        return self._actions[deed].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _restyle(self) -> None:
        for named in _NAMED:
            action = self._actions[named.deed]
            action.setText(translate("Actions", str(named.text)))
            if named.icon is not None:
                action.setIcon(self._look.icon(named.icon))
