"""Any value, written in each of the forms people use, is understood as itself; anything at all is understood without harm."""

import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.interview.confirming import agreed
from assistant.interview.said import Answer, Confirm, Refusal
from assistant.interview.understanding import understand
from assistant.interview.values.numbers_zh import number_zh
from assistant.interview.words.wordlists import in_order
from assistant.loading.values import parse_value
from assistant.model.values import Money, known
from tests.interview import utterances as u

HAN = "零一二三四五六七八九"
MONTHS = in_order("January February March April May June July August September October November December")
ONES = in_order(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
TENS = in_order("zero ten twenty thirty forty fifty sixty seventy eighty ninety")
FULL = str.maketrans("0123456789%,.", "０１２３４５６７８９％，．")


def understood(text, question):
    return understand(text, question, parse=parse_value, today=u.TODAY)


def is_filed(text, question, value):
    said = understood(text, question)
    assert isinstance(said, Answer), (text, said)
    assert said.fact.value == value, (text, said)


def is_meant(text, question, value):
    said = understood(text, question)
    assert isinstance(said, Answer | Confirm), (text, said)
    assert said.fact.value == value, (text, said)


def chinese(number):
    """A whole number below a hundred million in Chinese characters."""
    if number >= 10000:
        rest = number % 10000
        return chinese(number // 10000) + "万" + (("零" if rest < 1000 else "") + chinese(rest) if rest else "")
    text, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap and text else "") + HAN[digit] + sign
            gap = False
        else:
            gap = True
    return text or "零"


def english(number):
    """A whole number below a million in English words."""
    if number >= 1000:
        rest = number % 1000
        return f"{english(number // 1000)} thousand" + ((" and " if rest < 100 else " ") + english(rest) if rest else "")
    if number >= 100:
        return f"{ONES[number // 100]} hundred" + (f" and {english(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(0, 99_999_999))
def test_a_whole_number_in_chinese_characters(number):
    assert number_zh(chinese(number)) == number


@given(st.integers(1, 999_999))
def test_a_count_in_every_form(number):
    for text in (
        f"{number}",
        f"{number:,}",
        f"{number:,}".replace(",", " "),
        f"{number}个",
        chinese(number),
        english(number),
        f"{number} shops",
    ):
        is_filed(text, u.SHOPS, number)
        is_filed(text.translate(FULL), u.SHOPS, number)
    is_meant(f"about {number}", u.SHOPS, number)
    is_meant(f"大约{chinese(number)}个", u.SHOPS, number)
    assert isinstance(understood(f"about {number}", u.SHOPS), Confirm)


@given(st.integers(0, 1000))
def test_a_share_in_every_form(thousandths):
    value = round(thousandths / 1000, 12)
    percent = f"{thousandths / 10:g}"
    for text in (
        f"{percent}%",
        f"{percent} %",
        f"{percent} percent",
        f"百分之{percent}",
        f"{thousandths}‰",
        f"{thousandths} of 1000",
        f"千分之{chinese(thousandths)}",
    ):
        is_filed(text, u.SHARE, value)
    if thousandths % 10 == 0:
        is_filed(f"百分之{chinese(thousandths // 10)}", u.SHARE, value)
    for text in (f"about {percent}%", f"{percent}%左右"):
        assert isinstance(understood(text, u.SHARE), Confirm)
        is_meant(text, u.SHARE, value)
    if thousandths > 10:
        assert understood(percent, u.SHARE) == Confirm((known(u.SHARE.id, value),))


@given(st.integers(1, 500), st.integers(0, 9))
def test_a_span_in_every_form(number, tenths):
    value = round(number + tenths / 10, 9)
    for text in (f"{value:g}", f"{value:g} days", f"{value:g}天", f"{value:g} d"):
        is_filed(text, u.DAYS, value)
    is_meant(f"{number} weeks", u.DAYS, number * 7.0)
    is_meant(f"{chinese(number)}周", u.DAYS, number * 7.0)
    is_meant(f"{number} days", u.HOURS, number * 24.0)
    is_meant(f"{number * 24}小时", u.DAYS, float(number))


@given(st.integers(1, 10_000_000), st.sampled_from(("USD", "EUR", "CNY", "GBP", "JPY")))
def test_an_amount_keeps_its_currency_in_every_form(amount, code):
    words = {"USD": ("$", "美元"), "EUR": ("€", "欧元"), "CNY": ("¥", "元"), "GBP": ("£", "英镑"), "JPY": ("JPY ", "日元")}[code]
    for text in (
        f"{amount} {code}",
        f"{words[0]}{amount:,}",
        f"{amount}{words[1]}",
        f"{chinese(amount)}{words[1]}",
        f"{amount} {code.lower()}",
    ):
        is_meant(text, u.PRICE, Money(float(amount), code))
        assert isinstance(understood(text, u.PRICE), Answer) == (code == "USD")


@given(st.dates(datetime.date(1990, 1, 1), u.TODAY))
@example(datetime.date(2000, 11, 11))  # a day of sales, but written as a day
def test_a_day_in_every_form(day):
    month = MONTHS[day.month - 1]
    for text in (
        day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month}/{day.day}", f"{day.day} {month[:3]} {day.year}", f"{day.year}年{chinese(day.month)}月{chinese(day.day)}日",
    ):  # fmt: skip
        is_filed(text, u.FIRST, day)
    assert understood(f"{month} {day.year}", u.FIRST) == Confirm((known(u.FIRST.id, day.replace(day=1)),))


@given(st.sets(st.sampled_from([o.id for o in u.PLATFORMS.fact.options]), min_size=1), st.sampled_from((",", "、", " and ", "和", "; ")))
def test_several_options_in_every_form(chosen, between):
    options = u.PLATFORMS.fact.options
    value = tuple(o.id for o in options if o.id in chosen)
    places = [n for n, o in enumerate(options, 1) if o.id in chosen]
    names = [next(o for o in options if o.id == i).label for i in value]
    for words in (places, value, [n.en for n in names], [n.zh for n in names]):
        is_filed(between.join(map(str, words)), u.PLATFORMS, value)


@settings(deadline=None, max_examples=300)
@given(
    st.text(max_size=60) | st.text("0123456789.,%$ -/年月日一二十百万成半多不没是aonehry", max_size=24),
    st.sampled_from([q for q, _ in u.UTTERANCES]),
)
def test_whatever_is_typed_does_no_harm(text, question):
    understood(text, question)
    agreed(text, (known(question.id, value=True),))


@given(st.sampled_from([e for e in u.TABLE if e[2] == "asked"]), st.sampled_from(("x {}", "{} and 17.5 elephants", "not {}", "{}？不是")))
def test_a_value_with_something_contrary_around_it_is_never_filed(entry, frame):
    question, text, _, _ = entry
    said = understood(frame.format(text), question)
    assert isinstance(said, Confirm | Refusal) or said.fact.value is None or question is u.YES_NO
