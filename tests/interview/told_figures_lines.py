"""Figures told in passing, in telegraphic order, with the whole they are out of. Written from their meaning, before the program was tried.

The entries are those of heard_lines.
"""

import datetime

from tests.interview.heard_lines import NOT_APPLICABLE, A

D = datetime.date

TOLD_FIGURES = [
    # counts out of a whole
    (None, "3 cancelled by us, 19 shipped late, out of 1,800 orders", A(None, cancelled_orders=3, late_shipments=19, orders=1800)),
    (None, "late orders 22, defective orders 5, out of 3,100 orders in total", A(None, late_shipments=22, order_defects=5, orders=3100)),
    (None, "defects 8, cancellations 4, on 1,250 orders last month", A(None, order_defects=8, cancelled_orders=4, orders=1250)),
    (None, "12 late shipments out of 640 orders", A(None, late_shipments=12, orders=640)),
    (None, "迟发12单 取消3单 总共980单", A(None, late_shipments=12, cancelled_orders=3, orders=980)),
    (None, "缺陷订单5个 一共2200单", A(None, order_defects=5, orders=2200)),
    (None, "总共4100单，迟发33单，取消0单", A(None, orders=4100, late_shipments=33, cancelled_orders=0)),
    (None, "取消8单 总共1500单 没有一单迟发", A(None, cancelled_orders=8, orders=1500, late_shipments=0)),
    (None, "迟发9单，没有一单是我们取消的", A(None, late_shipments=9, cancelled_orders=0)),
    (None, "2,000 orders, not one cancelled by us", A(None, orders=2000, cancelled_orders=0)),
    ("late_shipments", "31 out of 2,450 orders, and 7 cancelled by us", A(31, orders=2450, cancelled_orders=7)),
    ("orders", "2,450 in total, 31 of them shipped late", A(2450, late_shipments=31)),
    ("orders", "一共3100单，其中迟发46单", A(3100, late_shipments=46)),
    # what was rated
    (None, "96 % positive, from 840 rated orders", A(None, praise_rate=0.96, rated_reviews=840)),
    (None, "bad reviews 1.4 %, out of 520 ratings", A(None, bad_review_rate=0.014, rated_reviews=520)),
    (None, "4.6 stars on average from 1,200 reviews", A(None, average_review=4.6, rated_reviews=1200)),
    (None, "好评率96%，有评价的订单800个", A(None, praise_rate=0.96, rated_reviews=800)),
    (None, "评过的订单1400，差评率1.5%", A(None, rated_reviews=1400, bad_review_rate=0.015)),
    (None, "订单5200，评了的订单1100", A(None, orders=5200, rated_reviews=1100)),
    ("praise_rate", "95 percent, based on 410 rated orders", A(0.95, rated_reviews=410)),
    ("rated_reviews", "612 rated orders", A(612)),
    ("rated_reviews", "评过的一共2300单", A(2300)),
    # a unit said once
    (
        None,
        "refunds 1.8 percent, returned for defects 1.1, not received 0.6",
        A(None, refund_rate=0.018, defect_return_rate=0.011, not_received_rate=0.006),
    ),
    (
        None,
        "cancellations 0.9 percent, late shipments 2.2, late handover 1.3",
        A(None, cancel_rate=0.009, late_shipment_rate=0.022, late_handover_rate=0.013),
    ),
    (None, "退款率2.3%，描述不符0.8，没收到货0.5", A(None, refund_rate=0.023, not_as_described_rate=0.008, not_received_rate=0.005)),
    (None, "取消率百分之一，迟发率1.6，揽收超时0.7", A(None, cancel_rate=0.01, late_shipment_rate=0.016, late_handover_rate=0.007)),
    (
        "refund_rate",
        "refunds through our fault 1.9 %, returns 1.2, not as described 0.4",
        A(0.019, defect_return_rate=0.012, not_as_described_rate=0.004),
    ),
    ("refund_rate", "退款2.1个点，退货1.4，描述不符0.7", A(0.021, defect_return_rate=0.014, not_as_described_rate=0.007)),
    (
        None,
        "valid tracking 98 percent, on time 91, undelivered 1.2",
        A(None, valid_tracking_rate=0.98, on_time_delivery_rate=0.91, undelivered_share=0.012),
    ),
    # names with hours
    (None, "under 24h 91 percent, under 48h 98", A(None, reply_24h_rate=0.91, reply_48h_rate=0.98)),
    (None, "we answer 90% within a day and 97% within two", A(None, reply_24h_rate=0.90, reply_48h_rate=0.97)),
    (None, "first replies: 24h 93%, 48h 99%", A(None, reply_24h_rate=0.93, reply_48h_rate=0.99)),
    (None, "replies inside 24 hours 86 %, inside 48 hours 95 %", A(None, reply_24h_rate=0.86, reply_48h_rate=0.95)),
    (None, "24小时回复率95%，48小时99%", A(None, reply_24h_rate=0.95, reply_48h_rate=0.99)),
    (None, "24小时内九成一，48小时内九成八", A(None, reply_24h_rate=0.91, reply_48h_rate=0.98)),
    (None, "24小时回复率九成三", A(None, reply_24h_rate=0.93)),
    (None, "消息一天内回九成，两天内回百分之九十八", A(None, reply_24h_rate=0.9, reply_48h_rate=0.98)),
    ("reply_24h_rate", "95% within a day, 99% within two", A(0.95, reply_48h_rate=0.99)),
    ("reply_24h_rate", "24小时九成，48小时算99%吧", A(0.9, reply_48h_rate=0.99)),
    ("reply_48h_rate", "24h 88%, 48h 97%", A(0.97, reply_24h_rate=0.88)),
    ("reply_48h_rate", "24小时八成八，48小时九成七", A(0.97, reply_24h_rate=0.88)),
    ("reply_24h_rate", "94 percent in 24 hours, 99 in 48", A(0.94, reply_48h_rate=0.99)),
    # stars
    (None, "average 4.6 stars and median 5", A(None, average_review=4.6, median_review=5.0)),
    (None, "mean 4.4 stars, median 4.5 stars", A(None, average_review=4.4, median_review=4.5)),
    (None, "the average is 4.2 and the median is 4", A(None, average_review=4.2, median_review=4.0)),
    (None, "平均4.5分，中位数5分", A(None, average_review=4.5, median_review=5.0)),
    (None, "平均4.4星，中位4星", A(None, average_review=4.4, median_review=4.0)),
    (None, "评分均值4.6，中位数是5", A(None, average_review=4.6, median_review=5.0)),
    ("average_review", "4.7分，中位数5分", A(4.7, median_review=5.0)),
    ("median_review", "median 5, average 4.6", A(5.0, average_review=4.6)),
    ("average_review", "average 4.6, median 5", A(4.6, median_review=5.0)),
    # overdue
    (None, "more than 30 days overdue is 9 % of what is open", A(None, payment__overdue_share=0.09)),
    (None, "7 percent of receivables are over 30 days late", A(None, payment__overdue_share=0.07)),
    (None, "overdue by over 30 days: 15 percent", A(None, payment__overdue_share=0.15)),
    (None, "逾期超过30天的占百分之八", A(None, payment__overdue_share=0.08)),
    (None, "应收款里逾期超30天的有12%", A(None, payment__overdue_share=0.12)),
    (None, "超过30天没付的货款占一成", A(None, payment__overdue_share=0.1)),
    ("payment.overdue_share", "over 30 days late: 11 %", A(0.11)),
    ("payment.overdue_share", "超30天的占一成二", A(0.12)),
    # one in so many
    ("refund_rate", "one order in fifty", A(0.02)),
    ("refund_rate", "1 in 50", A(0.02)),
    ("late_shipment_rate", "about one parcel in forty goes out late", A(0.025)),
    ("not_received_rate", "one in two hundred", A(0.005)),
    ("refund_rate", "五十单里一单", A(0.02)),
    ("late_shipment_rate", "每四十单有一单", A(0.025)),
    ("cancel_rate", "一百单里大概取消一单", A(0.01)),
    ("defect_return_rate", "两百单里也就一单", A(0.005)),
    # days
    ("profile.first_sale", "19.3.7", A(D(2019, 3, 7))),
    ("profile.first_sale", "21-04-09", A(D(2021, 4, 9))),
    ("profile.first_sale", "2019年12月12日，双十二开的", A(D(2019, 12, 12))),
    ("profile.first_sale", "2021年3月8日，妇女节那天出的第一单", A(D(2021, 3, 8))),
    ("profile.first_sale", "5 April 2019, a Friday, I remember it well", A(D(2019, 4, 5))),
    ("profile.first_sale", "that was on 14 June 2020, on eBay", A(D(2020, 6, 14), profile__platforms=("ebay",))),
    # bounds that are settled
    ("not_received_rate", "2‰多一点，按2‰吧", A(0.002)),
    ("refund_rate", "不到3%，就按3%报", A(0.03)),
    ("refund_rate", "a bit under 3%, call it 3%", A(0.03)),
    ("valid_tracking_rate", "九成五不到，算95%好了", A(0.95)),
    # nothing there
    ("markets.indonesia_lowest_price", "we ship nothing to Indonesia", A(NOT_APPLICABLE)),
    ("markets.indonesia_lowest_price", "we don't ship to Indonesia directly", A(NOT_APPLICABLE)),
    ("markets.indonesia_lowest_price", "nothing goes to Indonesia from us", A(NOT_APPLICABLE)),
    ("markets.indonesia_lowest_price", "印尼不发", A(NOT_APPLICABLE)),
    ("markets.indonesia_lowest_price", "没往印尼发过货", A(NOT_APPLICABLE)),
    ("markets.indonesia_lowest_price", "印尼我们没有直发", A(NOT_APPLICABLE)),
    # other roles
    ("role_payment.fx_staff", "懂外汇的五个人", A(5)),
    ("role_payment.fx_staff", "four people know foreign exchange", A(4)),
    (
        None,
        "we are a payment company, 5 people know foreign exchange",
        A(None, profile__role="payment_institution", role_payment__fx_staff=5),
    ),
    (None, "我们是支付公司，懂外汇的七个人", A(None, profile__role="payment_institution", role_payment__fx_staff=7)),
    (
        None,
        "we are a logistics company, on time 96 percent, lost or damaged 0.3 percent",
        A(None, profile__role="logistics_partner", role_logistics__on_time_share=0.96, role_logistics__loss_damage_share=0.003),
    ),
    (
        None,
        "我们是货代，准时率95%，丢损率千分之三",
        A(None, profile__role="logistics_partner", role_logistics__on_time_share=0.95, role_logistics__loss_damage_share=0.003),
    ),
    ("profile.role", "a courier company, 97 % on time", A("logistics_partner", role_logistics__on_time_share=0.97)),
]
