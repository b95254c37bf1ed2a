"""Where a source stands, as each language says it. What has no Chinese name, such as an address, stays as it is.

The trap it guards: a Chinese reader should not have to read an English name for something that has a Chinese one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.model.library import Source
from assistant.model.text import Lang

_OWN = "our own proposal, on "
_IN_CHINESE: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"the ladder of this rule base", "本规则库的等级阶梯"),
    (r"the customs mode codes", "海关监管方式代码"),
    (r"\bIPC surveys", "国际邮政公司（IPC）调查"),
    (r"known by its title only; the text was not read", "仅知标题，未读原文"),
    (r"not checked", "未核对"),
    (r"existence seen on GitHub", "仅在 GitHub 上见到其存在"),
    (r"a public AEO checklist tool on GitHub", "GitHub 上公开的 AEO 自查工具"),
    (r"a customs tool on GitHub", "GitHub 上的海关工具"),
    (r"link list to (\S+) on GitHub", r"GitHub 上指向 \1 的链接清单"),
    (r"research note citing 21jingji", "引用《21世纪经济报道》的研究笔记"),
    (r"cited in (.+)", r"见引于 \1"),
    (r" ?\(copy of an Amazon notice\)", "（亚马逊通知副本）"),
    (r"SAFE notice text \(mirror (\S+)\)", r"国家外汇管理局通知原文（转载于 \1）"),
    (r"People's Daily(?: (\S+))? via (\S+)", r"《人民日报》\1（经 \2）"),
    (r"People's Daily ?", "《人民日报》"),
    (r"Economic Daily ?", "《经济日报》"),
    (r"\bCCTV\b", "中央电视台"),
    (r" ?\(Reuters\)", "（路透社）"),
    (r"ftc\.gov business guide", "ftc.gov 企业指南"),
    (r"policy page type (\d+)", r"政策页（type \1）"),
    (r"CPSC release copy at (\S+)", r"\1 转载的 CPSC 公告"),
    (r"\bnote of (\S+)", r"\1 的说明"),
    (r", page of (\S+)", r"，\1 的网页"),
    (r"standard title pages", "标准封面页"),
    (r"DG TAXUD postal guide (\d+)", r"欧盟委员会税务与关税同盟总司邮政指南（\1）"),
    (r"Shopee training deck (\d+)", r"Shopee 培训资料（\1）"),
    (r"依据 (?=[^ -~])", "依据"),
    (r"; ", "；"),
    (r",? arts?\.? (\d+(?:(?:, | and |-)\d+)*)", lambda found: f" 第 {re.sub(', | and ', '、', found[1]).replace('-', '–')} 条"),
)


def reference(source: Source, lang: Lang) -> str:
    """Publisher or page of a source."""
    text = source.reference
    if lang == "en":
        return text
    if text.startswith(_OWN):
        text = "本规则库自拟，依据 " + text.removeprefix(_OWN).replace(", ", "、")
    for pattern, said in _IN_CHINESE:
        text = re.sub(pattern, said, text)
    return text
