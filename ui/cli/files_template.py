"""What ``callcenter files init`` writes: every file with its header and a few invented rows."""

import uuid
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from callcenter.domain.errors import DeskError, Trouble

_CUSTOMERS = """\
id,name,email,phone,address,postal_code,city,country,tier,language
C-1001,Erika Beispiel,erika@example.com,030 901820,Musterstraße 5,10115,Berlin,DE,gold,de
C-1002,王小明,wang@example.cn;xm@example.cn,138 1234 5678/021 6123 4567,南京西路1号,200040,上海,CN,silver,zh-CN
C-1003,Mia Sample,mia@example.com,+64 9 301 0101,1 Queen Street,1010,Auckland,NZ,,en
"""
_ORDERS = """\
id,customer,date,state,currency,total
SO-2001,C-1001,2026-11-02,processing,EUR,129.90
SO-2002,C-1002,2026-11-10,已完成,CNY,899.00
SO-2003,C-1003,2026-11-20,confirmed,NZD,
"""
_ORDER_LINES = """\
order,product,description,quantity,shipped,unit_price
SO-2001,KET-1,"Kettle ""Rapid"", 1.7 l",1,1,49.90
SO-2001,FIL-3,Water filter,4,0,20.00
SO-2002,电饭煲-5,电饭煲 5 升,1,1,899.00
SO-2003,LMP-7,Desk lamp,2,,
"""
_SHIPMENTS = """\
id,order,carrier,tracking_number,state,promised,estimated,shipped,delivered
SH-3001,SO-2001,DHL,JD0142,in transit,2026-11-24,2026-11-26,2026-11-19T16:30+01:00,
SH-3002,SO-2002,顺丰,SF1000200030,已签收,2026-11-13T18:00+08:00,,2026-11-11,2026-11-13T10:12+08:00
SH-3003,SO-2003,NZ Post,,planned,2026-11-30,,,
"""
_TRACKING_EVENTS = """\
shipment,at,what,where
SH-3001,2026-11-19T16:30+01:00,Picked up by the carrier,Hamburg
SH-3001,2026-11-20T04:10+01:00,Arrived at the parcel centre,Leipzig
SH-3002,2026-11-11T20:00+08:00,已揽收,深圳
SH-3002,2026-11-13T10:12+08:00,已签收,上海
"""
_TICKETS = """\
id,customer,order,subject,text,state,queue,owner,priority,opened,due,closed,article
T-4001,C-1001,SO-2001,Where is my parcel?,It is two days late.,open,Delivery,anna,high,2026-11-25T08:15Z,2026-11-26,,
T-4002,C-1002,SO-2002,电饭煲不加热,不加热。,closed,售后,小李,50,2026-11-14,,2026-11-15T09:00+08:00,rice-cooker-not-heating
T-4003,,,A question about invoices,,new,,,,2026-11-25T09:00Z,,,
"""
_PARCEL = """\
---
id: parcel-late
title: A parcel is late
language: en
topics: [delivery, parcel, late]
---
# A parcel is late

1. Open the order and read the last event of the carrier.
2. If nothing moved for three days, ask the carrier to search.
3. Promise the customer a call, and keep it.
"""
_COOKER = """\
---
id: rice-cooker-not-heating
title: 电饭煲不加热
language: zh-CN
topics: 电饭煲, 加热, 维修
---
# 电饭煲不加热

1. 请客户检查内胆底部是否干燥、是否放平。
2. 拔掉电源等待十分钟后再试。
3. 仍不加热的,办理换货。
"""
_README = """\
# This folder is an office

Put the exports of your system here, in place of the invented rows. Every file is optional, the order of the columns
is free, and columns of your own may stand beside these. An empty cell means: not known.

| file | columns |
|---|---|
| customers.csv | id, name, email, phone, address, postal_code, city, country, tier, language |
| orders.csv | id, customer, date, state, currency, total |
| order_lines.csv | order, product, description, quantity, shipped, unit_price |
| shipments.csv | id, order, carrier, tracking_number, state, promised, estimated, shipped, delivered |
| tracking_events.csv | shipment, at, what, where |
| tickets.csv | id, customer, order, subject, text, state, queue, owner, priority, opened, due, closed, article, ref |
| articles/*.md | front matter id, title, language, topics; below it the text |

Dates are written 2026-11-24, times 2026-11-24T10:00+08:00. Several numbers or mail addresses stand in one cell,
separated by ; or /. identity.txt holds a name that tells this folder from any other; leave it as it is.

Check it, then name it in desk.toml:

    callcenter files check FOLDER

    [offices.old]
    connector = "files"
    folder = "FOLDER"

## 中文

把系统导出的文件放在这里,替换示例行。所有文件都可省略,列的顺序随意,也可以有更多列。空单元格表示“未知”。
日期写作 2026-11-24,时间写作 2026-11-24T10:00+08:00。支持逗号、分号、制表符和竖线分隔,UTF-8、UTF-16 与 GB18030 编码。
"""

TEMPLATE: Mapping[str, str] = MappingProxyType(
    {
        "README.md": _README,
        "customers.csv": _CUSTOMERS,
        "orders.csv": _ORDERS,
        "order_lines.csv": _ORDER_LINES,
        "shipments.csv": _SHIPMENTS,
        "tracking_events.csv": _TRACKING_EVENTS,
        "tickets.csv": _TICKETS,
        "articles/parcel-late.md": _PARCEL,
        "articles/rice-cooker-not-heating.md": _COOKER,
    }
)


def write_template(folder: Path) -> list[str]:
    """Write all files into a folder; where one of them is there already, nothing is written at all."""
    content = {**TEMPLATE, "identity.txt": f"{uuid.uuid4()}\n"}
    try:
        _refuse_to_overwrite(folder, content)
        for name, text in content.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        reason = f"{folder} cannot be written ({error.strerror or type(error).__name__})"
        raise DeskError(Trouble.NOT_ALLOWED, reason=reason) from None
    return list(content)


def _refuse_to_overwrite(folder: Path, content: Mapping[str, str]) -> None:
    held = {one.name.casefold(): one.name for one in folder.iterdir()} if folder.exists() else {}
    for name in content:
        top = name.partition("/")[0]
        if top in held or top.casefold() in held:
            raise DeskError(
                Trouble.NOT_ALLOWED,
                reason=f"{folder} already holds {held[top.casefold()]}, which stays as it is",
            )
