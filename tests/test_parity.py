"""The two languages name the same numbers. Placeholders agree by construction (the loader holds them); these are the digits written out."""

import re
from pathlib import Path

from assistant.loading.compiled import gather

ROOT = Path(__file__).parent.parent
KINDS = ("rule", "questions", "measures", "thresholds", "indicators", "ladder_metric")
ENGLISH = {
    w: float(n)
    for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
}
ENGLISH |= {"once": 1.0, "twice": 2.0, "half": 0.5, "fifth": 5.0, "dozen": 12.0, "fourteen": 14.0, "fifteen": 15.0}
ENGLISH |= {"twenty": 20.0, "thirty": 30.0, "hundred": 100.0}
ENGLISH |= {"all": 100.0, "every": 100.0}  # a target met by all is 100 %
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
MONTH = {name: float(number) for number, name in enumerate(MONTHS, 1)}
CHINESE = {c: float(n) for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2.0, "半": 0.5, "成": 10.0}
PHRASES = {"day and night": 24.0, "two days": 48.0, "in a day": 24.0}  # other words for a number; they may stand for its digits
PHRASES |= {"Two hundred": 200.0, "fourth": 4.0, "三成": 30.0, "两成": 20.0, "四成": 40.0}
NAMES = ("Double 11", "ISO 2859-1", "GB/T 2828.1", "B2B", "B2C")  # digits in names are no numbers
ACCEPTED = {
    ("payment.overdue_share", "example"): "the Chinese example names the 30 days that the English question names",
    ("role_payment.keep_records", "kpi"): "“as the schedule says” is 100 % 符合期限表",
    ("payment.keep_records", "kpi"): "“as the schedule says” is 100 % 符合期限表",
}


def numbers(text, lang):
    """The numbers in digits, and those in words, which may stand for digits of the other language."""
    said = {number for phrase, number in PHRASES.items() if phrase in text}
    for name in NAMES:
        text = text.replace(name, "")
    text = re.sub(r"\{[a-z0-9_.]+\}", "", text)
    text = re.sub(r"(\d)[, ](\d{3})\b", r"\1\2", text)
    digits = {float(m[1]) * (10000 if m[2] else 1) for m in re.finditer(r"(\d+(?:\.\d+)?)\s*(万)?", text)}
    if lang == "zh":
        return digits, said | {CHINESE[c] for c in text if c in CHINESE}
    words = re.findall(r"[A-Za-z]+", text)
    return digits, said | {ENGLISH[w.lower()] for w in words if w.lower() in ENGLISH} | {MONTH[w] for w in words if w in MONTH}


def texts(data, path=()):
    if isinstance(data, dict) and set(data) == {"en", "zh"}:
        yield path, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from texts(value, (*path, key))


def differences(english, chinese):
    (en, en_words), (zh, zh_words) = numbers(english, "en"), numbers(chinese, "zh")
    return (en - zh - zh_words) | (zh - en - en_words)


def test_a_wrong_digit_in_one_language_is_seen():
    assert differences("at least 95 %", "不低于 96%") == {95.0, 96.0}
    assert differences("12 months from 30 June", "自 6 月 30 日起十二个月") == {12.0} or not differences("twelve months", "12 个月")


def test_both_languages_name_the_same_numbers():
    gathered, _ = gather(ROOT)
    differing = {
        (entry.id, str(path[0])): differences(text["en"], text["zh"])
        for kind in KINDS
        for entry in gathered.of(kind)
        for path, text in texts(entry.data)
        if differences(text["en"], text["zh"])
    }
    assert {place: found for place, found in differing.items() if place not in ACCEPTED} == {}
