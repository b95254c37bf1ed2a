"""What people type at prompts and what they mean by it. Written from the meaning of the words, before the program was tried on them.

Each entry: the text, how it must be taken (``filed``, ``asked`` back, or ``refused``) and what is meant. A meaning is a value, or a
state, or for what is refused the reason (None where any reason will do).
"""

import datetime

from assistant.interview.said import Reason
from assistant.model.library import FactDefinition, Option, Question
from assistant.model.text import Text
from assistant.model.values import FactType, Money, State

TODAY = datetime.date(2026, 11, 22)
T = Text("text", "文本")
D = datetime.date


def _question(name, kind, title, options=(), unit=None):
    definition = FactDefinition(f"s.{name}", kind, title, tuple(Option(i, Text(en, zh)) for i, en, zh in options), unit)
    return Question(definition, "s", title, T, T, T, None, None, 1.0, None, quick=False, sources=())


YES_NO = _question("inspected", FactType.YES_NO, Text("Is every batch inspected?", "每批都检验吗？"))
CARRIERS = _question("carriers", FactType.CHOICE, Text("Carriers", "承运商"), (
    ("none", "Nobody; no carrier at all", "没有承运商"), ("one", "One carrier", "一家承运商"),
    ("quoted", "A second carrier has given a quote but has no contract with us", "第二家报过价，但没签合同"),
    ("active", "Two or more carriers are under contract and carried parcels in the last months", "签约两家以上，近几个月都走过货"),
))  # fmt: skip
CUSTOMERS = _question("model", FactType.CHOICE, Text("To whom do you sell?", "卖给谁？"), (
    ("b2c", "Consumers (B2C)", "消费者（B2C）"), ("b2b", "Businesses (B2B)", "企业（B2B）"), ("both", "Both", "两者都有"),
))  # fmt: skip
PLATFORMS = _question("platforms", FactType.CHOICES, Text("Where do you sell?", "在哪里销售？"), (
    ("amazon", "Amazon", "亚马逊"), ("ebay", "eBay", "eBay"), ("walmart", "Walmart", "沃尔玛"), ("shopee", "Shopee", "虾皮（Shopee）"),
    ("own_site", "Own website", "独立站"), ("other", "Another channel", "其他渠道"),
))  # fmt: skip
SHARE = _question("tracked", FactType.SHARE, Text("Which share of parcels is tracked?", "可追踪的包裹占多少？"))
SHOPS = _question("shops", FactType.COUNT, Text("How many shops do you run?", "共有多少个店铺？"))
STARS = _question("stars", FactType.NUMBER, Text("Average review", "平均评分"), unit="stars")
DAYS = _question("lead", FactType.DURATION, Text("How long does it take?", "需要多久？"), unit="days")
HOURS = _question("trace", FactType.DURATION, Text("How long did it take?", "用了多久？"), unit="hours")
PRICE = _question("price", FactType.MONEY, Text("Lowest price", "最低价格"), unit="USD")
FIRST = _question("first", FactType.DATE, Text("Day of the first sale", "首单日期"))


def filed(meant, *texts):
    return [(text, "filed", meant) for text in texts]


def asked(meant, *texts):
    return [(text, "asked", meant) for text in texts]


def refused(reason, *texts):
    return [(text, "refused", reason) for text in texts]


STATES = [
    *filed(State.UNKNOWN, "no idea", "I have no idea", "not sure", "we're not sure", "dunno", "can't say", "don't remember",
        "I don't know yet",
           "sorry, I don't know", "我不知道", "不太清楚", "这个说不准", "不确定", "记不清了", "不好说", "心里没数", "抱歉，不清楚"),
    *filed(State.NOT_APPLICABLE, "doesn't apply", "not applicable to us", "does not concern us", "跟我们没关系", "不涉及",
        "与本公司无关", "N/A"),
    *filed(State.DECLINED, "I'd rather not say", "no comment", "prefer not to say", "that's confidential", "不方便透露", "保密",
        "无可奉告", "商业机密"),
]  # fmt: skip

UTTERANCES = [
    (YES_NO, [
        *filed(True, "yes", "Yes please", "yep", "yes, of course", "certainly", "yes we do", "we do", "that's right", "YES!",
           "yes, always", "是的。", "对",
               "嗯", "嗯，有的", "有啊", "对的，谢谢", "当然有", "没错", "都有", "确实是", "ｙｅｓ", "是的是的", "有，都有"),
        *filed(False, "no", "nope", "not yet", "No, not yet", "we don't", "no, we don't", "never", "not at all", "of course not",
           "no thanks", "没有啦", "还没",
               "不是", "没有呢", "尚未", "还没有，谢谢", "暂时没有", "从来没有", "不是的", "没，还没有", "並沒有"),
        *asked(True, "I think so", "probably", "yes, I think so", "应该是", "应该有吧", "不是没有", "it's not that we don't", "是吧",
           "yes?", "yes, every batch since 2020",
               "是的，每批都验", "可以"),
        *asked(False, "not really", "I don't think so", "probably not", "no, but we plan to", "没有，但打算明年做", "应该没有",
           "not that I know of", "no, nobody does that",
               "没有吧", "几乎没有"),
        *refused(Reason.UNCERTAIN, "I think so, but not for all", "yes, except samples", "maybe", "perhaps", "partly", "it depends",
           "sometimes", "yes and no", "mostly",
                 "有时候有", "部分有", "是的，但不是全部", "看情况", "可能吧", "不一定", "有的有，有的没有", "not always",
           "yes but only for Amazon"),
        *refused(None, "banana", "97%", "why not", "没问题吗我问问", "who are you?"),
        *STATES, *asked(State.UNKNOWN, "没统计过", "never recorded"),
    ]),
    (CARRIERS, [
        *filed("one", "2", "２", "option 2", "number 2", "the second one", "second", "第二个", "第二项", "选2", "2)", "(2)", "2.",
           "2号", "one", "One carrier", "We have just one carrier",
               "one carrier please", "一家承运商", "一家", "②"),
        *filed("none", "1", "第一个", "the first one", "none", "没有承运商", "第一项，谢谢"),
        *filed("active", "4", "the last one", "最后一个", "第四个"),
        *asked("one", "b)", "B", "one carier", "maybe 2", "大概是第二个吧", "二"),
        *asked("quoted", "someone second gave us a quote but there is no contract", "第二家给我们报过价，但没有签合同"),
        *asked("active", "two", "several carriers under contract, all carried parcels"),
        *refused(Reason.ONLY_ONE, "1,2", "2 and 3", "第一和第三"),
        *refused(None, "7", "0", "第九个", "carrier", "we inspect goods", "not the first one", "一、三", "随便", "the same"),
        *STATES,
    ]),
    (CUSTOMERS, [
        *filed("b2c", "B2C", "consumers", "消费者", "Consumers (B2C)", "1"),
        *filed("b2b", "b2b", "businesses", "企业", "Ｂ２Ｂ", "businesses, please"),
        *filed("both", "both", "Both", "两者都有", "3", "第三个"),
        *asked("both", "consumers and businesses", "b2c and b2b", "消费者和企业"),
        *asked("b2c", "consumrs", "we sell to consumers", "I think consumers", "主要是消费者"),
        *asked("b2b", "we sell only to businesses", "bussinesses"),
        *refused(None, "we don't sell to consumers", "governments", "aliens", "不卖给消费者"),
    ]),
    (PLATFORMS, [
        *filed(("amazon", "walmart"), "1,3", "1 3", "1、3", "１，３", "3 and 1", "1和3", "amazon, walmart", "Amazon & Walmart",
           "亚马逊和沃尔玛", "1；3", "一、三", "1+3"),
        *filed(("amazon", "own_site"), "Amazon and own website", "亚马逊、独立站", "amazon, own site", "亚马逊还有独立站",
           "Amazon, own website, please", "亞馬遜、獨立站"),
        *filed(("amazon", "walmart", "own_site"), "1、3和5", "1, 3 and 5", "1 3 5", "Amazon, Walmart and own website"),
        *filed(("amazon",), "amazon", "Amazon", "亚马逊", "1", "第一个", "just Amazon"), *filed(("shopee",), "虾皮", "shopee"),
           *filed((), "0", "都没有", "以上都没有"),
        *asked(("amazon", "walmart", "shopee", "own_site", "other"), "all but eBay", "everything except ebay", "除了eBay都有",
           "all except for eBay", "除eBay以外都有"),
        *asked(("amazon", "ebay", "walmart", "shopee", "own_site"), "all of them", "全部", "all", "都有"),
        *asked(("amazon", "ebay", "walmart"), "1-3", "the first three", "前三个", "1到3"),
        *asked(("amazon",), "amazn", "Amzaon", "we sell on Amazon", "我们在亚马逊上卖", "mainly Amazon", "亚马孙"),
        *asked(("amazon", "ebay"), "we sell on Amazon and on eBay", "amazn and ebay", "amazon, i think also ebay",
           "我们在亚马逊和eBay上卖货"),
        *asked((), "none of them", "nothing", "一个都没有"),
        *refused(None, "1,9", "amazon and the moon", "we don't sell on Amazon", "not amazon", "7", ",", "亚马逊和月球",
           "either amazon or something"),
    ]),
    (SHARE, [
        *filed(0.97, "97%", "97 %", "97 percent", "97 per cent", "0.97", "97 of 100", "97/100", "97 out of 100", "百分之九十七",
           "百分之97", "九成七", "９７％", "0.97 please",
               "97%，谢谢", "it's 97%", "是97%", "ninety-seven percent", "97 pct", "97%%", "97 percent %", ".97", "一百个里有九十七个",
           "9.7成", "The share is 97 %.", "exactly 97%", "百分之九十七%"),
        *filed(0.003, "3‰", "千分之三", "0.3%", "0.003", "3 per mille", "3 per thousand", "3 in 1000", "0.3 percent"), *filed(0.9,
           "九成", "9成", "90%", "百分之九十"),
        *filed(0.975, "97.5%", "百分之九十七点五", "390 of 400", "390 out of 400 parcels"), *filed(0.0, "0%", "0"), *filed(1.0, "100%",
           "百分之百", "百分百", "十成"),
        *filed(0.0005, "万分之五", "5 bp"), *filed(0.95, "九成五"),
        *asked(0.97, "about 97%", "97", "around 97 percent", "roughly 97%", "大约97%", "97%左右", "97% or so", "I think it's 97%",
           "~97%", "ninety seven", "0,97", "97%吧", "97%?",
               "大概百分之九十七", "97 percent of our parcels are tracked", "我们97%的包裹可以追踪", "差不多九成七", "约97％"),
        *asked(0.5, "近五成", "half", "一半", "a half", "50-ish %"), *asked(0.6667, "two thirds", "2/3", "三分之二"), *asked(0.75,
           "three quarters", "3/4", "四分之三", "3 of 4"),
        *asked(0.9, "nearly 90%", "nine out of ten", "9 of 10", "将近九成", "90"), *asked(1.0, "all of them", "全部", "1", "all"),
           *asked(0.06, "late shipments around 6 percent", "last month it was 6%"),
        *asked(0.25, "a quarter"), *asked(0.975, "97,5%", "97.5"),
        *refused(Reason.RANGE, "90-95%", "between 90 and 95 percent", "90 to 95%", "90%到95%", "more than 90%", "over 90%",
           "at least 95%", "超过九成", "不到五成", "七八成", "九成以上", "90% or more", "<5%", "9成多"),
        *refused(None, "150%", "-3%", "97 apples", "not 97%", "5% in summer and 3% in winter", "lots", "101", "大部分", "most", "yes",
           "100 of 97", "abc%", "97% 98%"),
        *STATES, *filed(State.UNKNOWN, "never measured", "没统计过", "no data", "没有数据"),
    ]),
    (SHOPS, [
        *filed(1200, "1,200", "1 200", "1200", "1.2k", "一千二百", "1千2百", "１２００", "one thousand two hundred", "twelve hundred",
           "1200 shops", "1200个", "壹仟贰佰", "1.2K shops", "1’200"),
        *filed(12000, "1.2万", "一万二千", "12,000", "1万2千", "12k", "一万二", "1万2"), *filed(120, "一百二十",
           "one hundred and twenty", "一百二", "120家", "120 个", "a total of 120"),
        *filed(3, "three", "三个", "3 shops", "we have 3", "我们有3家店", "3家", "三家店铺", "有三个", "3, thanks", "共3个", "就三个",
           "仨", "we run three shops", "just 3", "3.", "3 orders"),
        *filed(2, "两个", "两家", "2"), *filed(0, "0", "0个"), *filed(40, "forty", "四十"), *filed(102, "一百零二", "102"),
        *asked(12, "a dozen", "about a dozen", "十二个左右"), *asked(0, "none", "零", "没有", "we have none", "zero", "一个都没有"),
           *asked(40, "about 40", "40 or so", "大约40个", "around forty", "40ish", "差不多四十家"),
        *asked(1200, "1.200"), *asked(3, "we opened 3 shops last year", "maybe three", "三个吧", "3 branches"), *asked(12000, "1.2w"),
           *asked(100, "a hundred"),
        *refused(Reason.RANGE, "30-40", "30 to 40", "between 30 and 40", "三四十个", "两三个", "more than 40", "40+", "至少三个",
           "十几个", "30多家", "a few", "several", "好几个", "two or three", "几十个"),
        *refused(None, "3.5", "-2", "97%", "3 months", "3 in Germany and 2 in France", "$40", "not 3", "many", "yes", "banana", "三天",
           "12%"),
        *STATES, *filed(State.UNKNOWN, "we never counted"),
    ]),
    (STARS, [
        *filed(4.6, "4.6", "4.6 stars", "４．６", "四点六", "4.6星", "4.6 分", "four point six", "4.6颗星"), *asked(4.6, "about 4.6",
           "4,6", "4.6左右", "4.6 I think"),
        *filed(4.5, "four and a half"), *refused(Reason.RANGE, "4.5-4.7", "at least 4.5", "4.5以上"), *refused(None, "good", "97%",
           "不错"),
    ]),
    (DAYS, [
        *filed(3.0, "3", "3 days", "3天", "三天", "three days", "3 d", "3日", "it takes 3 days", "要三天"), *filed(1.5, "1.5 days",
           "一天半", "a day and a half", "1.5天"),
        *asked(14.0, "two weeks", "2 weeks", "两周", "两个星期", "a fortnight", "about two weeks"), *asked(1.5, "36h", "36 hours",
           "36小时"), *asked(15.0, "半个月", "half a month"),
        *asked(30.0, "a month", "一个月", "1 month"), *asked(3.0, "about 3 days", "三天左右", "usually 3 days", "3 days, I think"),
           *asked(7.0, "a week", "一周", "one week", "一个礼拜"), *asked(0.5, "half a day", "12 hours"),
        *refused(Reason.RANGE, "3-5 days", "3 to 5 days", "三五天", "两三天", "at most 3 days", "不超过三天", "within 2 days",
           "a few days", "3天以内", "好几天"),
        *refused(None, "3 working days", "5个工作日", "-3 days", "soon", "97%", "尽快", "3 dollars"),
    ]),
    (HOURS, [
        *filed(36.0, "36", "36h", "36 hours", "36小时", "36 hrs", "三十六小时", "36个小时"), *filed(1.5, "1.5h", "一个半小时",
           "an hour and a half", "one and a half hours", "1.5小时"), *filed(0.5, "half an hour", "半小时", "半个小时"),
        *asked(36.0, "1.5 days", "1 day 12 hours", "一天半", "1天12小时"), *asked(0.5, "30 minutes", "30分钟", "30 min"), *asked(1.5,
           "1h30", "90 min", "1h 30m", "1小时30分钟", "九十分钟"), *asked(48.0, "two days", "两天"),
        *refused(Reason.RANGE, "2-3 hours", "两三个小时"),
    ]),
    (PRICE, [
        *filed(Money(15000.0, "USD"), "15000", "15,000", "15k", "15k USD", "$15,000", "15000 USD", "USD 15000", "15 000 dollars",
           "1.5万美元", "US$15000", "fifteen thousand dollars", "15000美金", "$15k", "一万五千美元",
               "$15,000 USD", "15,000 US dollars please"),
        *filed(Money(80.0, "USD"), "80", "80美元", "80 dollars", "八十美元", "80刀", "it's $80"), *filed(Money(9.99, "USD"), "9.99",
           "$9.99", "9.99 USD"),
        *asked(Money(12000.0, "CNY"), "1.2万元", "¥12000", "12000 RMB", "12000元", "一万二千元", "12000 yuan", "人民币12000元",
           "￥12,000", "12000 CNY"), *asked(Money(80.0, "EUR"), "80 EUR", "€80", "80 euros", "80欧元"),
        *asked(Money(80.0, "USD"), "about 80 dollars", "80美元左右", "约80美元", "around $80", "the cheapest one costs 80 dollars"),
           *asked(Money(15.0, "GBP"), "£15"), *asked(Money(3.5, "CNY"), "三块五"),
        *refused(Reason.RANGE, "80-90 USD", "$80 to $90", "80到90美元", "more than 80 dollars", "80美元以上"), *refused(None, "cheap",
           "97%", "80 apples", "$80 and €70", "便宜", "80 USD EUR"),
    ]),
    (FIRST, [
        *filed(D(2021, 3, 3), "2021-03-03", "3 March 2021", "March 3, 2021", "3rd of March 2021", "3 Mar 2021", "2021年3月3日",
           "2021/3/3", "2021.3.3", "二〇二一年三月三日", "2021-3-3", "on 3 March 2021", "2021年03月03号", "March 3rd 2021",
               "二零二一年三月三日"),
        *asked(D(2021, 3, 1), "March 2021", "2021年3月", "2021-03", "in March 2021", "Mar 2021", "03/2021", "二〇二一年三月",
           "21年3月"), *asked(D(2021, 1, 1), "2021", "in 2021", "2021年", "early 2021", "2021年初"),
        *asked(D(2026, 10, 1), "last month", "上个月", "上月"), *asked(D(2025, 1, 1), "last year", "去年"), *asked(D(2026, 11, 21),
           "yesterday", "昨天"), *asked(D(2025, 3, 1), "去年三月", "去年3月份", "March last year"),
        *asked(D(2023, 11, 22), "three years ago", "三年前", "3 years ago"), *asked(D(2026, 11, 22), "today", "今天"), *asked(D(2026, 3,
           5), "5 March", "3月5日", "March 5"), *asked(D(2025, 12, 24), "24 December", "12月24日"),
        *asked(D(2026, 11, 8), "two weeks ago", "两周前"), *asked(D(2021, 3, 3), "about 3 March 2021", "大概2021年3月3日",
           "we started on 3 March 2021", "20210303", "3/3/2021"), *asked(D(2021, 3, 25), "25/3/2021", "3/25/2021"), *asked(D(2024, 1,
           1), "前年"),
        *asked(D(2026, 5, 22), "half a year ago", "半年前"), *asked(D(2020, 12, 31), "end of 2020", "2020年底"),
        *refused(None, "3/4/2021", "2021-02-30", "a long time ago", "很久以前", "2021-13-01", "97%", "before 2020", "2020 or 2021",
           "soon", "31 June 2020", "not 2021"),
    ]),
]  # fmt: skip

TABLE = [(question, *entry) for question, entries in UTTERANCES for entry in entries]
