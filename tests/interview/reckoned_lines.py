"""Figures said in sentences, and several figures in one line. Written from their meaning, before the program was tried.

The entries are those of heard_lines.
"""

import datetime

from assistant.model.values import Money
from tests.interview.heard_lines import A, C, F, R

D = datetime.date


def _asked(question, facts):
    named = {i.replace("__", "."): v for i, v in facts.items()}
    return A(named.pop(question, None), **named)


SAID_IN_SENTENCES = [
    # said twice, or said and explained
    ("valid_tracking_rate", "all of them, 100%", A(1.0)),
    ("reply_24h_rate", "every one, 100 percent", A(1.0)),
    ("valid_tracking_rate", "全部都有，100%", A(1.0)),
    ("below_cost_share", "none, we always price above cost", A(0.0)),
    ("undelivered_share", "zero, everything got there", A(0.0)),
    ("order_defects", "none, we check every parcel", A(0)),
    ("unresolved_cases", "0, we settle every case", A(0)),
    ("customs_violation_ratio", "no penalties whatsoever", A(0.0)),
    ("card_disputes_month", "no disputes at all, 0", A(0)),
    ("unresolved_cases", "一个都没有，都解决了", A(0)),
    ("below_cost_share", "一个都没有，我们从不亏本", A(0.0)),
    ("payment.overdue_share", "没有逾期的", A(0.0)),
    ("refund_rate", "没有退款的，都很满意", A(0.0)),
    ("customs_violation_ratio", "没有处罚，0", A(0.0)),
    ("refund_rate", "2.4%, the accountant told me", A(0.024)),
    ("refund_rate", "百分之二点四，会计告诉我的", A(0.024)),
    ("late_shipment_rate", "about 3%, maybe a bit more", A(0.03)),
    ("orders", "大概2300单，没细数", A(2300)),
    ("markets.indonesia_lowest_price", "大约95美元，没仔细算过", A(Money(95.0, "USD"))),
    ("profile.first_sale", "I believe it was 7 May 2018 but don't quote me", A(D(2018, 5, 7))),
    ("profile.first_sale", "应该是2018年5月7号，记不太清了", A(D(2018, 5, 7))),
    ("hours_to_approval", "半天，也就是12小时", A(12.0)),
    # what a line concludes
    ("orders", "around a hundred a day, so say 9000 in the three months", A(9000)),
    ("orders", "一天一百来单，三个月就算9000单", A(9000)),
    ("role_payment.fx_staff", "six in Hangzhou and two here, so 8", A(8)),
    ("role_payment.fx_staff", "杭州6个，上海2个，一共8个", A(8)),
    ("refund_rate", "14 out of 700, that's 2%", A(0.02)),
    ("logistics.loss_damage_rate", "不到5‰，按千分之四点五算", A(0.0045)),
    ("orders", "万把单", A(10000)),
    ("orders", "千把单吧", A(1000)),
    # taken back
    ("refund_rate", "3%? no wait, I looked it up: 2.5%", A(0.025)),
    ("valid_discount_share", "一半？不对，我查了：七成", A(0.7)),
    ("late_shipment_rate", "lower is better, right? we have 1.8%", A(0.018)),
    # parts of a whole
    ("below_cost_share", "perhaps 3 articles out of 150, old stock", A(0.02)),
    ("customs_violation_ratio", "1 penalty on 2500 declarations", A(0.0004)),
    ("customs_violation_ratio", "5000票报关单被罚了2次", A(0.0004)),
    ("logistics.loss_damage_rate", "one thousand parcels, 4 lost and 5 broken", A(0.009)),
    ("logistics.loss_damage_rate", "三千个包裹里丢了4个坏了5个", A(0.003)),
    ("payment.overdue_share", "they owe us 500,000 in total, 100,000 of it for more than 30 days", A(0.2)),
    ("payment.overdue_share", "一共欠60万，逾期一个月以上的15万", A(0.25)),
    ("praise_rate", "200条里有190条是好评", A(0.95)),
    ("order_defect_rate", "两千单里八单", A(0.004)),
    ("card_disputes_month", "3 fraud reports and 2 disputes", A(5)),
    ("card_disputes_month", "拒付6笔，欺诈报告2笔", A(8)),
    ("customs_violation_ratio", "3 fines for 6000 declarations", A(0.0005)),
    ("customs_violation_ratio", "6000单报关，罚了3次", A(0.0005)),
    ("customs_violation_ratio", "never been fined", A(0.0)),
    ("customs_violation_ratio", "没被罚过", A(0.0)),
    ("unresolved_cases", "none that I know of", A(0)),
    ("cancel_rate", "we cancelled nothing, everything was in stock", A(0.0)),
    ("late_shipment_rate", "no late ones, we ship same day", A(0.0)),
    ("late_shipment_rate", "从来没有迟发，当天就发", A(0.0)),
    ("order_defects", "没有缺陷，0单", A(0)),
    ("on_time_delivery_rate", "nearly all, I'd put 97%", A(0.97)),
    ("hours_to_approval", "half a day at most, usually 3 hours", A(3.0)),
    ("refund_rate", "if I remember correctly 3%", A(0.03)),
    ("refund_rate", "如果没记错是3%", A(0.03)),
    ("role_payment.fx_staff", "3个有证的加1个负责人，共4个", A(4)),
    ("late_shipment_rate", "3% in the last 3 months", A(0.03)),
    ("late_shipment_rate", "近三个月3%", A(0.03)),
    ("refund_rate", "从没退过款", A(0.0)),
    ("customs_violation_ratio", "3200票里一次都没有", A(0.0)),
    ("hours_to_approval", "2 to 4 hours, usually 3", A(3.0)),
    ("orders", "亚马逊2000，独立站500，共2500", A(2500)),
    # nothing may be made of these
    ("refund_rate", "we never counted that", F("unknown")),
    ("late_shipment_rate", "300单，取消了3单", A(None, orders=300, cancelled_orders=3)),
    ("refund_rate", "what if it was 3%?", C("whatif", "ask")),
    ("orders", "one moment, the door", C("other", "skip", "note")),
    ("orders", "500 in May and 700 in June", R),
    ("late_shipment_rate", "3% on Amazon, 5% on eBay", A(None, **{"profile.platforms": ("amazon", "ebay")})),
    ("late_shipment_rate", "between 2 and 3 percent, it varies", R),
    ("refund_rate", "more than 2%, we never counted", R),
    ("late_shipment_rate", "三月3%，四月5%", R),
    ("late_shipment_rate", "迟发率去年3%，今年2%", R),
]

SEVERAL = [
    (None, "Cancelled 0.6%, late 2.2%", A(None, cancel_rate=0.006, late_shipment_rate=0.022)),
    ("cancel_rate", "Cancelled 0.6%, late 2.2%, tracking 98%", A(0.006, late_shipment_rate=0.022, valid_tracking_rate=0.98)),
    (None, "迟发1.9%，取消0.4%，追踪99.1%", A(None, late_shipment_rate=0.019, cancel_rate=0.004, valid_tracking_rate=0.991)),
    ("late_shipment_rate", "迟发率百分之三，取消率0.8%，odr 0.5%", A(0.03, cancel_rate=0.008, order_defect_rate=0.005)),
    ("praise_rate", "Praise rate 95, bad reviews 1.4% and average stars 4.5", A(0.95, bad_review_rate=0.014, average_review=4.5)),
    ("order_defect_rate", "odr .4%, refunds 1.1%, cancellations nil", A(0.004, refund_rate=0.011, cancel_rate=0.0)),
    ("median_review", "median is 5 and mean 4.6", A(5.0, average_review=4.6)),
    ("average_review", "the mean is 4.5, the median 5", A(4.5, median_review=5.0)),
    ("rated_reviews", "450 rated and nine of those were only one or two stars", A(450, bad_review_count=9)),
    ("rated_reviews", "评价300条，一两星的6条，四五星占95%", A(300, bad_review_count=6, praise_rate=0.95)),
    ("order_defects", "defects 9 out of 3,000 orders so 0.3%", A(9, order_defect_rate=0.003)),
    ("order_defects", "缺陷单9个，占0.3%", A(9, order_defect_rate=0.003)),
    ("card_disputes_month", "disputes last month 8, that's 0.4 percent", A(8, card_dispute_ratio=0.004)),
    ("card_disputes_month", "上个月拒付一共12笔，占刷卡笔数的0.5%", A(12, card_dispute_ratio=0.005)),
    (None, "unresolved cases were 4, that is 0.2 percent", A(None, unresolved_cases=4, unresolved_case_rate=0.002)),
    (None, "late shipments 25, which is 1.5%", A(None, late_shipments=25, late_shipment_rate=0.015)),
    ("logistics.loss_damage_rate", "lost or broken 1.2 pct; not received claims 0.8", A(0.012, not_received_rate=0.008)),
    ("logistics.loss_damage_rate", "丢损率1.2%，未收到货0.8", A(0.012, not_received_rate=0.008)),
    ("hours_to_approval", "payment takes 6 hours to approve on average, chargebacks zero", A(6.0, card_disputes_month=0)),
    ("hours_to_approval", "付款到我们确认平均5小时，迟发2%", A(5.0, late_shipment_rate=0.02)),
    ("below_cost_share", "有5%的链接低于成本，打折的九成有据", A(0.05, valid_discount_share=0.9)),
    (None, "shop opened 9 June 2021, refund rate 2%", {"profile__first_sale": D(2021, 6, 9), "refund_rate": 0.02}),
    (None, "our shop exists since 9 June 2021", {"profile__first_sale": D(2021, 6, 9)}),
    (None, "2021年6月9号开的店，退款率2%", {"profile__first_sale": D(2021, 6, 9), "refund_rate": 0.02}),
    (None, "有效追踪率98%，准时送达92%，丢了千分之三左右",
     {"valid_tracking_rate": 0.98, "on_time_delivery_rate": 0.92, "logistics__loss_damage_rate": 0.003}),
    ("reply_24h_rate", "we answer 96% of messages in a day and all of them in two days", A(0.96, reply_48h_rate=1.0)),
    ("reply_24h_rate", "一天内回复96%，两天内全部回复", A(0.96, reply_48h_rate=1.0)),
    (None, "健康分310，ODR 0.2%", A(None, amazon_health_rating=310.0, order_defect_rate=0.002)),
    ("late_shipments", "30 of 1200, that's 2.5%", A(30, late_shipment_rate=0.025)),
    ("late_shipments", "30单，占2.5%", A(30, late_shipment_rate=0.025)),
    ("cancelled_orders", "9, about 0.4 percent", A(9, cancel_rate=0.004)),
    ("bad_review_count", "6 (1.2%)", A(6, bad_review_rate=0.012)),
    (None, "odr: 0.5% lsr: 2.1% vtr: 97.5%", A(None, order_defect_rate=0.005, late_shipment_rate=0.021, valid_tracking_rate=0.975)),
    (None, "2% refunds, 1% cancellations, 98% tracking", A(None, refund_rate=0.02, cancel_rate=0.01, valid_tracking_rate=0.98)),
    ("profile.role", "we are a carrier: 95% on time, 3 per mille lost or broken",
     {"profile__role": "logistics_partner", "role_logistics__on_time_share": 0.95, "role_logistics__loss_damage_share": 0.003}),
    # a channel or a year of its own is not guessed
    (None, "late shipments 2% on Amazon, 4% on eBay", A(None, **{"profile.platforms": ("amazon", "ebay")})),
]  # fmt: skip
SEVERAL = [(q, t, _asked(q, e) if isinstance(e, dict) else e) for q, t, e in SEVERAL]
RECKONED_LINES = SAID_IN_SENTENCES + SEVERAL
