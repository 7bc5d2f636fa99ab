"""Right: what helps. Orders and deliveries above, knowledge below, both always there."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QToolButton, QVBoxLayout, QWidget

from callcenter.domain.call_sheet import Panel
from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.orders_model import OrdersModel
from ui.models.prepared_sheet import PreparedSheet
from ui.models.rows import RowsModel
from ui.screens.call.panel_ages import reason
from ui.speech import translate
from ui.theme import Meaning
from ui.widgets.chip import Chip
from ui.widgets.knowledge_panel import KnowledgePanel
from ui.widgets.order_acts import OrderActs
from ui.widgets.order_delegate import OrderDelegate
from ui.widgets.panel_frame import PanelFrame
from ui.widgets.plain_label import plain_tip
from ui.widgets.row_delegate import ListDelegate
from ui.widgets.row_list import RowList

_ANY_HEIGHT = 16_777_215


class RightColumn(QSplitter):
    """One list for all cards; folding and news never rebuild it."""

    copied = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._look = look
        self._sheet: PreparedSheet | None = None
        self._orders = OrdersModel(self)
        self._invoices: RowsModel[ListRow] = RowsModel(self)
        self.orders = RowList(look, self._orders, OrderDelegate(look, self._orders))
        self.order_acts = OrderActs(look)
        self.invoices = RowList(look, self._invoices, ListDelegate(look, self._invoices))
        self.invoices.fit_to_rows(44 * 4)
        self.knowledge = KnowledgePanel(look)
        self.order_panel = PanelFrame(look, Icon.PACKAGE)
        self.invoice_panel = PanelFrame(look, Icon.INVOICE)
        self.knowledge_panel = PanelFrame(look, Icon.BOOK)
        self.write_article = self.knowledge_panel.add_icon_button(Icon.EDIT, "")
        self._overdue = Chip(look, parent=self.invoice_panel)
        self._fold = QToolButton()
        self._build()
        look.follow(self._restyle)

    def show_sheet(self, sheet: PreparedSheet, now: datetime) -> None:
        """Show another customer's orders, folded as they want to start."""
        self._sheet = sheet
        self._fold.setChecked(False)
        self._orders.show_cards(sheet.cards)
        self.orders.scrollToTop()
        self._invoices.show(sheet.invoices)
        self._say_why(now)

    def follow_sheet(self, sheet: PreparedSheet, now: datetime) -> None:
        """Bring the same customer up to date."""
        self._sheet = sheet
        self.orders.keep_place(lambda: self._orders.follow_cards(sheet.cards))
        self.invoices.keep_place(lambda: self._invoices.follow(sheet.invoices))
        self._say_why(now)

    def show_nothing(self) -> None:
        """Nobody is open."""
        self._sheet = None
        self._orders.show_cards(())
        self._invoices.show(())
        self._say_nobody()

    def settle(self) -> None:
        """Take the marks of news away."""
        self._orders.settle()
        self._invoices.settle()

    def show_invoices(self) -> None:
        """Unfold the invoices and go there."""
        self._fold.setChecked(self._fold.isEnabled())
        self.invoices.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _toggle(self, key: object) -> None:
        def toggle() -> None:
            self._orders.toggle(key)

        self.orders.keep_place(toggle)

    def _fold_to(self, key: object, unfold: bool) -> None:
        place = self._orders.place_of(key)
        if place >= 0 and self._orders.rows[place].is_open is not unfold:
            self._toggle(key)

    def _say_why(self, now: datetime) -> None:
        sheet = self._sheet
        if sheet is None:
            self._say_nobody()
            return
        nothing = translate("RightColumn", "%1 holds no orders of this customer")
        empty = None if sheet.cards else reason(sheet.panels.get(Panel.ORDERS), nothing, now)
        self.order_panel.set_reason(empty)
        self.order_panel.set_count(str(len(sheet.cards)) if sheet.cards else "")
        self._fold_top(bool(empty))
        none = translate("RightColumn", "%1 holds no invoices of this customer")
        why = None if sheet.invoices else reason(sheet.panels.get(Panel.INVOICES), none, now)
        self._fold.setEnabled(not why)
        self._overdue.show_state(sheet.overdue, Meaning.LATE, Icon.ALERT)
        self.invoice_panel.set_reason(why or (None if self._fold.isChecked() else sheet.owed))
        self.invoice_panel.set_count(sheet.owed if self._fold.isChecked() and not why else "")

    def _say_nobody(self) -> None:
        nobody = translate("RightColumn", "shown with a customer")
        self.order_panel.set_count("")
        self.order_panel.set_reason(nobody)
        self.invoice_panel.set_reason(nobody)
        self._fold.setEnabled(False)
        self._overdue.show_state("", Meaning.LATE)
        self._fold_top(True)

    def _fold_top(self, is_folded: bool) -> None:
        self._top.setMaximumHeight(self._top.sizeHint().height() if is_folded else _ANY_HEIGHT)

    def _unfold_invoices(self, is_open: bool) -> None:
        self._fold.setIcon(self._look.icon(Icon.CHEVRON_UP if is_open else Icon.CHEVRON_DOWN))
        if self._sheet is not None:
            self._say_why(self._sheet.sheet.read_at)

    def _build(self) -> None:
        self.setObjectName("call-right")
        self.setChildrenCollapsible(False)
        self._order_part = QWidget()
        ordered = QVBoxLayout(self._order_part)
        ordered.setContentsMargins(0, 0, 0, 0)
        ordered.setSpacing(0)
        ordered.addWidget(self.orders, 1)
        ordered.addWidget(self.order_acts)
        self.order_panel.set_content(self._order_part)
        self.order_panel.setFocusProxy(self.orders)
        self.invoice_panel.set_content(self.invoices)
        self.knowledge_panel.set_content(self.knowledge)
        self.knowledge_panel.setFocusProxy(self.knowledge.list)
        self.orders.chosen.connect(self._toggle)
        self.orders.folded.connect(self._fold_to)
        self._fold.setCheckable(True)
        self._fold.setProperty("kind", "bare")
        self._fold.toggled.connect(self._unfold_invoices)
        self.invoice_panel.add_action(self._overdue)
        self.invoice_panel.add_action(self._fold)
        for copying in (self.orders, self.invoices):
            copying.copied.connect(self.copied)
        self._top = QWidget()
        self._upper = QVBoxLayout(self._top)
        self._upper.addWidget(self.order_panel, 1)
        self._upper.addWidget(self.invoice_panel)
        self._bottom = QWidget()
        self._lower = QVBoxLayout(self._bottom)
        self._lower.addWidget(self.knowledge_panel, 1)
        self._lower.addStretch()
        self.addWidget(self._top)
        self.addWidget(self._bottom)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)

    def _restyle(self) -> None:
        px = self._look.px
        self._upper.setContentsMargins(px(4), px(8), px(8), px(4))
        self._lower.setContentsMargins(px(4), px(4), px(8), px(8))
        self._upper.setSpacing(px(8))
        self.order_panel.set_title(translate("RightColumn", "Orders & deliveries"))
        self.invoice_panel.set_title(translate("RightColumn", "Invoices"))
        self.knowledge_panel.set_title(translate("RightColumn", "Knowledge"))
        writes = translate("RightColumn", "Write an article from this solved ticket")
        self.write_article.setAccessibleName(writes)
        self.write_article.setToolTip(plain_tip(writes))
        self.orders.setAccessibleName(translate("RightColumn", "Orders and deliveries"))
        self.invoices.setAccessibleName(translate("RightColumn", "Invoices"))
        self._fold.setAccessibleName(translate("RightColumn", "Show the invoices"))
        self._unfold_invoices(self._fold.isChecked())
        if self._sheet is None:
            self._say_nobody()
