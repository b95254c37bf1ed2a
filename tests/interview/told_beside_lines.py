"""Figures, days, amounts, people and facts of the profile beside each other or beside a practice. Written before the program was tried.

The entries are those of heard_lines.
"""

import datetime

from assistant.model.values import Money
from tests.interview.heard_lines import DECLINED, UNKNOWN, A, F, R

D = datetime.date
LOGISTICS, PAYMENT = "logistics_partner", "payment_institution"


def told(**facts):
    """Where no question stands."""
    return A(None, **facts)


TOLD_BESIDE = [
    # shares in units and words of their own
    ("card_dispute_ratio", "45 basis points", F(0.0045)),
    ("card_dispute_ratio", "30 bps", F(0.003)),
    ("card_dispute_ratio", "about sixty basis points", A(0.006)),
    ("card_dispute_ratio", "50个基点", F(0.005)),
    ("reply_24h_rate", "九五成", A(0.95)),
    ("reply_24h_rate", "九二成吧", A(0.92)),
    ("praise_rate", "八六成", A(0.86)),
    ("reply_24h_rate", "七八成", R),
    ("reply_24h_rate", "八九成", R),
    ("refund_rate", "one and a half percent", F(0.015)),
    ("refund_rate", "two and a half per cent", F(0.025)),
    ("refund_rate", "three quarters of a percent", A(0.0075)),
    ("refund_rate", "a quarter of one percent", A(0.0025)),
    ("customs_violation_ratio", "one penalty for roughly two thousand declarations", A(0.0005)),
    ("customs_violation_ratio", "2 penalties on 4,000 declarations", A(0.0005)),
    ("customs_violation_ratio", "three fines per thousand declarations", A(0.003)),
    ("customs_violation_ratio", "one fine in 5000 declarations", A(0.0002)),
    ("customs_violation_ratio", "两千票报关单罚过一次", A(0.0005)),
    ("customs_violation_ratio", "4000票报关，罚了2次", A(0.0005)),
    # a figure in a sentence, and a word more
    ("praise_rate", "96.3 percent, if I read the dashboard correctly, and that's after a rough patch with one colour", A(0.963)),
    ("late_shipment_rate", "2.1 percent, mostly because of the holidays, and the new packers had to find their feet", A(0.021)),
    ("praise_rate", "好评率九成六，这个数我自己都不太信，反正后台是这么写的", A(0.96)),
    ("role_payment.fx_staff", "七八个，连负责人算八个吧", A(8)),
    ("role_payment.fx_staff", "six or seven people, let's say seven", A(7)),
    ("role_payment.fx_staff", "五六个人，就算六个", A(6)),
    ("orders", "eight to nine hundred, call it 900", A(900)),
    ("orders", "七八百单", R),
    ("markets.indonesia_lowest_price", "our things there run from 80 to 130 dollars apiece", A(Money(80, "USD"))),
    ("markets.indonesia_lowest_price", "105到180美元不等", A(Money(105, "USD"))),
    ("markets.indonesia_lowest_price", "our prices there are between 90 and 150 USD", A(Money(90, "USD"))),
    # two shares beside each other
    ("praise_rate", "96% praise, one and a half percent bad", A(0.96, bad_review_rate=0.015)),
    ("praise_rate", "95% positive, 2% negative", A(0.95, bad_review_rate=0.02)),
    ("reply_48h_rate", "we answered 99% inside 48 h and 91% inside 24", A(0.99, reply_24h_rate=0.91)),
    ("reply_24h_rate", "88% within 24h and practically everyone, 99%, within 48h", A(0.88, reply_48h_rate=0.99)),
    (None, "没收到货的 0.9%，48 小时内回复 99%", told(not_received_rate=0.009, reply_48h_rate=0.99)),
    (None, "说描述不符的0.7%，说没收到的1.1%", told(not_as_described_rate=0.007, not_received_rate=0.011)),
    (None, "一共3120 单，其中有评分的 870 单，18 单是我们没货自己取消的", told(orders=3120, rated_reviews=870, cancelled_orders=18)),
    (None, "order defects run at 0.6 %, eleven orders we had to cancel ourselves", told(order_defect_rate=0.006, cancelled_orders=11)),
    (None, "丢损率千分之二，企业客户欠款里逾期30天以上的占一成五", told(logistics__loss_damage_rate=0.002, payment__overdue_share=0.15)),
    ("amazon_health_rating", "712. Within a day we answer 97 percent of first messages", A(712, reply_24h_rate=0.97)),
    # the first sale, and where
    ("profile.first_sale", "first sale was 2 March 2020, only eBay so far", A(D(2020, 3, 2), profile__platforms=("ebay",))),
    ("profile.first_sale", "7 May 2021, on Etsy", A(D(2021, 5, 7), profile__platforms=("etsy",))),
    ("profile.first_sale", "2021年5月7日，目前只有速卖通", A(D(2021, 5, 7), profile__platforms=("aliexpress",))),
    ("profile.first_sale", "since June 2019, just Shopee for now", A(D(2019, 6, 1), profile__platforms=("shopee",))),
    # an amount, and where to
    (
        None,
        "we send parcels straight to buyers in Indonesia, cheapest unit is 108 dollars FOB",
        told(profile__destinations=("indonesia",), markets__indonesia_lowest_price=Money(108, "USD")),
    ),
    (
        None,
        "直发印尼，最便宜的110美金FOB",
        told(profile__destinations=("indonesia",), markets__indonesia_lowest_price=Money(110, "USD")),
    ),
    (
        None,
        "we ship direct to Indonesia, lowest price per piece 120 USD",
        told(profile__destinations=("indonesia",), markets__indonesia_lowest_price=Money(120, "USD")),
    ),
    (None, "印尼直发最低的一件 98 美元 FOB", told(profile__destinations=("indonesia",), markets__indonesia_lowest_price=Money(98, "USD"))),
    # who one is, and a figure of that trade
    (None, "物流公司，按时送达95%", told(profile__role=LOGISTICS, role_logistics__on_time_share=0.95)),
    (None, "courier company here, on-time share 93%", told(profile__role=LOGISTICS, role_logistics__on_time_share=0.93)),
    (None, "payment institution here, four people trained in foreign exchange", told(profile__role=PAYMENT, role_payment__fx_staff=4)),
    (None, "支付公司，懂外汇的5个人", told(profile__role=PAYMENT, role_payment__fx_staff=5)),
    (
        "profile.role",
        "我们是物流公司，不是卖家，准时率九成五，丢损千分之三",
        A(LOGISTICS, role_logistics__on_time_share=0.95, role_logistics__loss_damage_share=0.003),
    ),
    (
        "profile.role",
        "we're a forwarder, no seller, on time 96 percent, lost or damaged 0.2 percent",
        A(LOGISTICS, role_logistics__on_time_share=0.96, role_logistics__loss_damage_share=0.002),
    ),
    # how many we are
    (None, "over forty people, general trade 0110", told(profile__staff="many", profile__customs_modes=("mode_0110",))),
    (None, "三十多号人，只做出口", told(profile__staff="many", profile__direction="export")),
    (None, "more than 50 employees, b2b only", told(profile__staff="many", profile__business_model="b2b")),
    (None, "12 people by now, eBay only", told(profile__staff="many", profile__platforms=("ebay",))),
    (None, "我们总共六个人，只做亚马逊", told(profile__staff="few", profile__platforms=("amazon",))),
    ("payment.payout_access", "one login, four of us use it", A("shared")),
    # cards, direction and goods
    (
        None,
        "own website only, card payments accepted, 3 staff",
        told(profile__platforms=("own_site",), profile__card_payments=True, profile__staff="few"),
    ),
    (None, "只有独立站，能刷卡", told(profile__platforms=("own_site",), profile__card_payments=True)),
    (None, "有独立站，不能刷卡", told(profile__platforms=("own_site",), profile__card_payments=False)),
    (
        "profile.platforms",
        "eBay and our own website, where people can pay by card",
        A(("ebay", "own_site"), profile__card_payments=True),
    ),
    (
        "profile.destinations",
        "EU and UK. we sell clothes on our own site, card payments yes",
        A(("eu", "uk"), profile__goods=("textiles",), profile__platforms=("own_site",), profile__card_payments=True),
    ),
    (
        "profile.platforms",
        "own shop, cards are not possible there",
        A(("own_site",), profile__card_payments=False),
    ),
    (
        "quality.certificates",
        "cosmetics, and we keep a register per article and country with expiry dates but no alarm",
        A("register", profile__goods=("cosmetics",)),
    ),
    ("quality.certificates", "化妆品，按款按国家有台账，到期日都记了，没有提醒", A("register", profile__goods=("cosmetics",))),
    # what business buyers owe or pay does not tell that nobody else buys
    ("profile.collection", "amazon pays out to us, and wholesale customers send a bank transfer", A(("platform_payout", "bank_transfer"))),
    (None, "of what business buyers owe us 12 percent is more than 30 days late", told(payment__overdue_share=0.12)),
    # figures of a practice are none of the books
    ("payment.three_way_match", "we draw thirty orders at random each month and go through them", A("sample")),
    ("payment.three_way_match", "每个月随机抽20单来对", A("sample")),
    ("conduct.fake_reviews", "an agency did twenty reviews for our launch in spring but we fired them", A(True)),
    ("payment.terms_by_size", "30 % down, the rest before loading, whoever the buyer is", A("same")),
    # more of the kinds above, written after the first of them worked
    (None, "late shipments 2%, refund rate is confidential", told(late_shipment_rate=0.02, refund_rate=DECLINED)),
    (None, "取消率没统计过，迟发率2%", told(cancel_rate=UNKNOWN, late_shipment_rate=0.02)),
    (None, "on time 96%, valid tracking we never measured", told(on_time_delivery_rate=0.96, valid_tracking_rate=UNKNOWN)),
    (None, "有效追踪98%，退款率不方便说", told(valid_tracking_rate=0.98, refund_rate=DECLINED)),
    (
        None,
        "about 1.2 percent of orders come back faulty, and 0.4 percent claimed as never received",
        told(defect_return_rate=0.012, not_received_rate=0.004),
    ),
    (
        "payment.terms_by_size",
        "30 % down from everybody, some 5 percent of the money is over a month late",
        A("same", payment__overdue_share=0.05),
    ),
    (None, "欠款里逾期一个月以上的大概4%", told(payment__overdue_share=0.04)),
    (None, "we sell on etsy and amazon and I am still alone", told(profile__platforms=("amazon", "etsy"), profile__staff="alone")),
    ("profile.fulfilment", "自己仓库发，主要是玩具", A(("self",), profile__goods=("children",))),
    (None, "确认一笔付款平均5小时，拒付占刷卡的0.6%", told(hours_to_approval=5.0, card_dispute_ratio=0.006)),
]
