"""Whatever an office may tell of."""

from callcenter.domain.article import Article
from callcenter.domain.customer import Customer
from callcenter.domain.invoice import Invoice
from callcenter.domain.order import Order
from callcenter.domain.product import Product, StockLevel
from callcenter.domain.shipment import Shipment
from callcenter.domain.ticket import Ticket

Record = Customer | Order | Shipment | Product | StockLevel | Invoice | Ticket | Article
