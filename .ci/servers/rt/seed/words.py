# ruff: noqa: E501 # a line for each pair of sentences
"""What customers write to the service desk, what they are told, and what the desk knows: half of it Chinese."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """Why somebody writes. ``code`` is the value of the field Category; pairs are English and Chinese."""

    code: str
    queue: str
    subject: tuple[str, str]
    plea: tuple[str, str]
    advice: tuple[str, str]


CAUSES = (
    Cause("late", "Deliveries", ("Parcel is late", "包裹配送延误"),
          ("My parcel should have been here days ago. Where is it?", "包裹已经晚了好几天，请问现在到哪里了？"),
          ("Ask the carrier for the last scan, then name a day.", "先向承运商查询最后一次扫描，再告知客户预计日期。")),
    Cause("lost", "Deliveries", ("Parcel lost on the way", "快递丢失"),
          ("The tracking page has not moved for a week.", "物流信息一周没有更新，快递很可能丢失了。"),
          ("After seven days without a scan, send again and claim from the carrier.", "七天无扫描记录即补发，并向承运商索赔。")),
    Cause("damaged", "Returns", ("Goods arrived damaged", "商品到货破损"),
          ("The box was crushed and the glass is broken. Photos attached.", "外箱被压坏，玻璃碎了，照片见附件。"),
          ("Ask for photos of box and goods within 48 hours.", "请客户在四十八小时内提供外箱和商品照片。")),
    Cause("wrong-item", "Returns", ("Wrong item in the box", "发错商品"),
          ("I ordered the blue one and got a white one.", "我订的是蓝色，收到的是白色，要求换货。"),
          ("Send the right one at once; the wrong one comes back free of charge.", "立即补发正确商品，错发商品免费寄回。")),
    Cause("invoice", "Billing", ("Invoice amount is wrong", "发票金额错误"),
          ("The invoice shows more than the order confirmation.", "发票金额与订单确认不一致，请更正。"),
          ("Compare with the order; a wrong invoice is cancelled and written anew.", "与订单核对，金额有误则作废重开。")),
    Cause("refund", "Billing", ("Refund not received", "退款未到账"),
          ("I sent it back three weeks ago and still wait for my money.", "退货已经三周了，退款还没有到账。"),
          ("Refunds take five to ten working days after goods are checked in.", "商品入库后五到十个工作日内退款到账。")),
    Cause("quality", "Complaints", ("Stopped working after two days", "使用两天就坏了"),
          ("It worked twice and now does nothing at all.", "只用了两次就不工作了，质量太差。"),
          ("Offer exchange first, repair second, refund third.", "优先换货，其次维修，最后退款。")),
    Cause("other", "Complaints", ("Nobody called me back", "没有人回电"),
          ("I was promised a call last Friday. Nobody called.", "上周五答应给我回电，一直没有消息。"),
          ("Apologise, name a person and an hour, and keep it.", "先致歉，再说明由谁在何时回电，并务必做到。")),
)  # fmt: skip
REPLIES = (
    ("Thank you for writing. We have asked the carrier and will call you tomorrow.", "您好，我们已联系承运商，明天给您回电。"),
    ("The replacement left today; the tracking number follows.", "补发商品今天已出库，运单号稍后发送。"),
    ("Could you send us a photo of the label, please?", "麻烦您发一张面单的照片给我们。"),
    ("Your refund was ordered today.", "您的退款今天已经提交。"),
)  # fmt: skip
ANSWERS = (
    ("Thank you. When exactly?", "好的，大概什么时候？"),
    ("Here is the photo.", "照片发过来了，请查收。"),
    ("It has arrived now, all is well.", "已经收到了，没有问题，谢谢。"),
)  # fmt: skip
NOTES = (
    ("Was upset on the telephone; call before noon.", "电话里情绪激动，中午前回电。"),
    ("Stock in Shanghai is enough for a new parcel.", "上海仓库存足够补发。"),
    ("Second complaint this year. Be generous.", "今年第二次投诉，处理时从宽。"),
)  # fmt: skip
TOPICS = (
    ("at once", "首问处理"),
    ("abroad", "海外订单"),
    ("for companies", "企业客户"),
    ("when a call comes back", "二次来电"),
)
GREETINGS = ("Hello,", "您好：")
