"""One form for what may be typed in many: case, width, quotation marks, dashes and the commonest traditional characters.

The trap it guards: what is compared must have gone through the same door, the labels of the rule base as well as the typed line.
"""

from __future__ import annotations

import re
import unicodedata

_TRADITIONAL = (
    "並沒個兩萬億對幾點約種號無適願確實開關間還這樣應該當們來過時週貳參陸錢後從嗎總計餘幣歐鎊圓張無單網站專門資統計記錄銷售選擇項亞馬遜獨"
)
_SIMPLIFIED = (
    "并没个两万亿对几点约种号无适愿确实开关间还这样应该当们来过时周贰叁陆钱后从吗总计余币欧镑圆张无单网站专门资统计记录销售选择项亚马逊独"
)
_SAME = str.maketrans(
    dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
    | dict.fromkeys("’‘`´", "'")
    | dict.fromkeys('“”„"«»「」『』《》【】', "")
    | dict.fromkeys("⁄∕", "/")
    | dict.fromkeys("−–—‒‐‑", "-")
    | dict.fromkeys("〜∼", "~")
    | {"〇": "零", "￥": "¥"}
)
HAN = "\u3400-\u9fff"
_TOKEN = re.compile(rf"[0-9]+(?:[.,'][0-9]+)*|[a-z]+(?:'[a-z]+)?|[{HAN}]|\S")


def plain(text: str) -> str:
    """Without regard to case, width, outer white space and marks of quotation."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().translate(_SAME).split())


def tokens(line: str) -> list[tuple[int, int]]:
    """Where the words, numbers, Chinese characters and signs of a plain line stand."""
    return [found.span() for found in _TOKEN.finditer(line)]
