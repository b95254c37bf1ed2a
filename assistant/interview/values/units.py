"""Words for currencies, spans of time and things that are counted, in both languages.

The trap it guards: a dollar sign, a pound and ¥ stand for several currencies; which of them is meant is never certain.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.interview.words.wordlists import in_order

CURRENCIES: dict[str, str] = {
    word: code
    for code, words in {
        "USD": "usd us$ $us us-dollar us-dollars dollar dollars buck bucks $ 美元 美金 美刀 刀",
        "CNY": "cny rmb yuan renminbi ¥ 元 块 块钱 元钱 人民币 元人民币 圆 kuai",
        "EUR": "eur euro euros € 欧元 欧",
        "GBP": "gbp £ pound pounds quid 英镑",
        "JPY": "jpy yen 日元 円 日圆",
        "HKD": "hkd hk$ 港币 港元",
        "SGD": "sgd s$ 新加坡元 新币 新元",
        "AUD": "aud a$ 澳元",
        "CAD": "cad c$ 加元",
        "THB": "thb baht ฿ 泰铢",
        "IDR": "idr rp rupiah 印尼盾 印尼卢比",
        "MYR": "myr ringgit 林吉特 马币 令吉",
        "VND": "vnd ₫ 越南盾",
        "PHP": "php ₱ 菲律宾比索",
        "BRL": "brl r$ real reais 雷亚尔 巴西雷亚尔",
        "KRW": "krw ₩ won 韩元",
        "INR": "inr ₹ rupees 印度卢比",
        "RUB": "rub ₽ rubles roubles 卢布",
        "CHF": "chf 瑞士法郎",
        "MXN": "mxn 墨西哥比索",
        "TWD": "twd nt$ 新台币 台币",
    }.items()
    for word in words.split()
} | {"us dollars": "USD", "us dollar": "USD", "chinese yuan": "CNY"}
SHARED = frozenset({"$", "¥", "£", "dollar", "dollars", "buck", "bucks", "pound", "pounds", "quid", "元", "块", "块钱", "元钱", "圆"})


@dataclass(frozen=True, slots=True)
class Span:
    """A unit of time in minutes. Months and the like are only ``about`` as long."""

    minutes: float
    about: bool = False


_HOUR, _DAY = 60.0, 1440.0
SPANS: dict[str, Span] = {
    word: span
    for span, words in (
        (Span(1), "minute minutes min mins 分钟 分"),
        (Span(1, about=True), "m"),
        (Span(_HOUR), "hour hours hr hrs h 小时 个小时 钟头 个钟头 个钟"),
        (Span(_DAY), "day days d calendar-days 天 日 自然日 天时间 个自然日"),
        (Span(7 * _DAY), "week weeks wk wks w 周 星期 个星期 礼拜 个礼拜"),
        (Span(14 * _DAY), "fortnight fortnights"),
        (Span(30 * _DAY, about=True), "month months mo mth 个月 月"),
        (Span(90 * _DAY, about=True), "quarter quarters 个季度 季度"),
        (Span(365 * _DAY, about=True), "year years yr yrs 年"),
    )
    for word in words.split()
}
UNITS = {"minutes": 1.0, "hours": _HOUR, "days": _DAY, "weeks": 7 * _DAY}

COUNTED_ZH = frozenset(
    in_order(
        "个 家 单 件 条 票 笔 人 名 位 次 份 张 台 店 间 所 站 批 起 例 只 封 套 款 种 项 箱 包裹 订单 店铺 站点 员工 人员 单子 口人 口 "
        "家店 个店 个店铺 家店铺 家网店 个站点 个网站 个人 名员工 个员工 位员工 个订单 笔订单 张订单 条评价 个评价 个包裹 件包裹"
    )
)
COUNTED_EN = frozenset(
    in_order(
        "order orders parcel parcels shipment shipments shop shops store stores site sites people persons person staff employees piece "
        "pieces unit units item items case cases review reviews time times article articles seller sellers customer customers"
    )
)
POINTS = {
    "stars": frozenset({"star", "stars", "星", "颗星", "分", "out of 5", "out of five", "/5", "/ 5", "of 5"}),
    "points": frozenset({"point", "points", "pts", "pt", "分"}),
}
