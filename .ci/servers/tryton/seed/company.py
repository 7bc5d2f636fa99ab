"""The company before its first customer: accounts, currencies, warehouses, carriers and the users."""

import os
from datetime import date
from decimal import Decimal
from typing import Any

from proteus import Model, Wizard
from proteus import config as proteus_config

from seed.goods import CURRENCIES, WAREHOUSES
from seed.lands import LANDS, Land

COMPLAINT_TYPES = (
    ("Order", "sale.sale"),
    ("Order line", "sale.line"),
    ("Invoice", "account.invoice"),
)
CATEGORIES = ("Gold", "Silver", "Standard", "Business")


def set_up(config: str, database: str) -> None:
    """Make an empty database a company that can trade; half a minute."""
    os.environ["DB_NAME"] = database  # the one place where proteus looks for it
    office = proteus_config.TrytondConfig(None, user="admin", config_file=config)
    proteus_config._CONFIG.current = office  # noqa: SLF001  # set_trytond would open a database of its own
    countries = {land.code: _country(land) for land in LANDS}
    currencies = {code: _currency(code, *rest) for code, *rest in CURRENCIES}
    company = _company(countries["CN"], currencies["CNY"], office)
    accounts = _accounts(company)
    for year in (date.today().year - 2, date.today().year - 1, date.today().year):
        _fiscal_year(year, company)
    goods = _selling(company, accounts)
    _carriers(goods)
    for code, name in WAREHOUSES:
        _warehouse(code, name)
    _names()
    _users(company)


def _new(model: str, **values: Any) -> Any:
    record = Model.get(model)(**values)
    record.save()
    return record


def _country(land: Land) -> Any:
    country = Model.get("country.country")(
        name=land.name, code=land.code, code3=land.code3, code_numeric=land.numeric
    )
    areas = {place.area: place.area_name for place in land.places if place.area}
    for code, name in areas.items():
        country.subdivisions.new(name=name, code=code, type="province")
    country.save()
    return country


def _currency(code: str, name: str, symbol: str, number: str, digits: int, rate: str) -> Any:
    currency = Model.get("currency.currency")(
        name=name, symbol=symbol, code=code, numeric_code=number,
        rounding=Decimal(1).scaleb(-digits), digits=digits,
    )  # fmt: skip
    currency.rates.new(date=date(2020, 1, 1), rate=Decimal(rate))
    currency.save()
    return currency


def _company(country: Any, currency: Any, office: Any) -> Any:
    owner = Model.get("party.party")(name="晨星家居有限公司 Morning Star Home")
    owner.addresses[0].city = "上海市"
    owner.addresses[0].country = country
    owner.save()
    wizard = Wizard("company.company.config")
    wizard.execute("company")
    wizard.form.party = owner
    wizard.form.currency = currency
    wizard.form.timezone = "Asia/Shanghai"
    wizard.execute("add")
    office._context = Model.get("res.user").get_preferences(True, {})  # noqa: FBT003, SLF001  # Tryton's own signature; the company is known only now
    return Model.get("company.company").find([])[0]


def _accounts(company: Any) -> dict[str, Any]:
    """Create the chart, and give what selling needs of it."""
    chart = Wizard("account.create_chart")
    chart.execute("account")
    root = _by_name("account.account_template_root_en")
    chart.form.account_template = Model.get("account.account.template")(root)
    chart.form.company = company
    chart.execute("create_account")
    Account = Model.get("account.account")
    accounts = {
        kind: Account.find([(f"type.{kind}", "=", True), ("closed", "!=", True)], limit=1)[0]
        for kind in ("receivable", "payable", "revenue", "expense")
    }
    accounts["cash"] = Account.find([("code", "=", "1.1.1")], limit=1)[0]
    accounts["tax"] = Account.find([("code", "=", "6.3.6")], limit=1)[0]
    chart.form.account_receivable = accounts["receivable"]
    chart.form.account_payable = accounts["payable"]
    chart.form.category_account_expense = accounts["expense"]
    chart.form.category_account_revenue = accounts["revenue"]
    chart.execute("create_properties")
    return accounts


def _fiscal_year(year: int, company: Any) -> None:
    Kind = Model.get("ir.sequence.type")
    moves = Kind.find([("name", "=", "Account Move")])[0]
    invoices = Kind.find([("name", "=", "Invoice")])[0]
    strict = "ir.sequence.strict"
    numbering = _new(strict, name=f"Move {year}", sequence_type=moves, company=company, prefix=f"M{year}-")
    billing = _new(
        strict,
        name=f"Invoice {year}",
        sequence_type=invoices,
        company=company,
        prefix=f"INV{year}-",
        padding=5,
    )
    fiscal = Model.get("account.fiscalyear")(
        name=str(year), company=company, start_date=date(year, 1, 1), end_date=date(year, 12, 31)
    )
    fiscal.move_sequence = numbering
    (row,) = fiscal.invoice_sequences
    row.out_invoice_sequence = row.in_invoice_sequence = billing
    row.out_credit_note_sequence = row.in_credit_note_sequence = billing
    fiscal.save()
    fiscal.click("create_period")


def _selling(company: Any, accounts: dict[str, Any]) -> Any:
    """Tax, payment term, payment method and the accounts of goods; gives the category of goods."""
    tax = _new(
        "account.tax", name="VAT 13%", description="VAT 13%", type="percentage", rate=Decimal("0.13"),
        invoice_account=accounts["tax"], credit_note_account=accounts["tax"], company=company,
    )  # fmt: skip
    term = Model.get("account.invoice.payment_term")(name="30 days")
    term.lines.new(type="remainder").relativedeltas.new(days=30)
    term.save()
    journal = Model.get("account.journal").find([("type", "=", "cash")], limit=1)[0]
    _new(
        "account.invoice.payment.method", name="Bank transfer", company=company, journal=journal,
        credit_account=accounts["cash"], debit_account=accounts["cash"],
    )  # fmt: skip
    books = Model.get("account.configuration")(1)
    books.currency_exchange_debit_account = accounts["expense"]
    books.currency_exchange_credit_account = accounts["revenue"]
    books.save()
    goods = Model.get("product.category")(
        name="Goods",
        accounting=True,
        account_expense=accounts["expense"],
        account_revenue=accounts["revenue"],
    )
    goods.customer_taxes.append(Model.get("account.tax")(tax.id))
    goods.save()
    return goods


def _carriers(goods: Any) -> None:
    unit = Model.get("product.uom").find([("name", "=", "Unit")])[0]
    service = Model.get("product.template")(
        name="Delivery 运费", default_uom=unit, type="service", salable=True, list_price=Decimal(12),
        account_category=goods,
    )  # fmt: skip
    service.products[0].cost_price = Decimal(8)
    service.products[0].code = "DELIVERY"
    service.save()
    for name in dict.fromkeys(carrier for land in LANDS for carrier in land.carriers):
        party = _new("party.party", name=name)
        _new("carrier", party=party, carrier_product=service.products[0])
    _new("stock.package.type", name="Carton")


def _warehouse(code: str, name: str) -> None:
    """The first warehouse is the one that Tryton brings, under our name."""
    Location = Model.get("stock.location")
    if code == WAREHOUSES[0][0]:
        (house,) = Location.find([("type", "=", "warehouse")])
        house.name, house.code = name, code
        house.save()
        return
    zones = {
        f"{zone}_location": _new(
            "stock.location", name=f"{name} {zone}", code=f"{code}-{zone}", type="storage"
        )
        for zone in ("input", "output", "storage")
    }
    lost = _new("stock.location", name=f"{name} lost and found", type="lost_found")
    _new("stock.location", name=name, code=code, type="warehouse", lost_found_location=lost, **zones)


def _names() -> None:
    """Kinds of complaints, categories of customers, and how orders are billed and sent."""
    for name, model in COMPLAINT_TYPES:
        kind = Model.get("sale.complaint.type")(name=name)
        (kind.origin,) = Model.get("ir.model").find([("name", "=", model)])
        kind.save()
    for name in CATEGORIES:
        _new("party.category", name=name)
    orders = Model.get("sale.configuration")(1)
    orders.sale_invoice_method = orders.sale_shipment_method = "order"
    orders.save()


def _users(company: Any) -> None:
    """``desk`` and ``desk2`` are agents, ``clerk`` sells nothing; ``erp`` does the work of the others."""
    roles = {
        "desk": ("sale.group_sale", "stock.group_stock"),
        "desk2": ("sale.group_sale", "sale_amendment.group_sale_amendment", "stock.group_stock"),
        "clerk": ("stock.group_stock",),
        "erp": (
            "sale.group_sale", "sale.group_sale_admin", "stock.group_stock",
            "stock.group_stock_force_assignment", "account.group_account",
            "party.group_party_admin", "product.group_product_admin",
        ),
    }  # fmt: skip
    password = os.environ["TRYTON_DESK_PASSWORD"]
    Group = Model.get("res.group")
    for login, groups in roles.items():
        user = Model.get("res.user")(name=login.title(), login=login, email=f"{login}@example.com")
        user.password = password
        user.companies.append(Model.get("company.company")(company.id))
        user.company = company
        for group in groups:
            user.groups.append(Group(_by_name(group)))
        user.save()


def _by_name(reference: str) -> int:
    return Model.get("ir.model.data").get_id(reference, proteus_config.get_config().context)
