"""The fixed words of the form, every entry in both languages: it speaks the client's language, whoever sends it."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.model.text import Lang, fill

FORM: Mapping[str, tuple[str, str]] = {
    "sheet.about": ("Read me first", "填写说明"),
    "sheet.questions": ("Questions", "问题"),
    "title": ("Credit questionnaire for cross-border e-commerce", "跨境电商企业信用调查问卷"),
    "enterprise": ("Enterprise", "企业"),
    "count": ("Questions", "题数"),
    "by": ("Filled in by", "填写人"),
    "to": ("Please return to", "请交回"),
    "until": ("Please return by", "交回期限"),
    "about.what": (
        (
            "What it is for: whoever sent you this file assesses how reliably your enterprise sells across borders. The answers lead to a "
            "credit grade with reasons and to advice on what to improve first."
        ),
        "用途：发送本表的一方据此评估贵企业跨境经营的守信程度。回答用于得出信用等级及其理由，并建议先改进什么。",
    ),
    "about.how": (
        (
            "How: fill in the yellow cells on the sheet “{sheet}”; all others are locked. "
            "Where a cell has a list, choose from it or type the "
            "number of the choice; where several may be chosen, type the numbers with commas, such as 1, 3."
        ),
        (
            "填法：只填“{sheet}”工作表中的黄色单元格，其余已锁定。有下拉列表的，"
            "从中选择或填写选项编号；可多选的填编号并用逗号隔开，例如 1, 3。"
        ),
    ),
    "about.unknown": (
        "“{unknown}” is a fine answer, and better than a guess. An empty cell means: not answered yet; you will be asked again.",
        "填“{unknown}”完全可以，比猜一个数字好。空着表示尚未回答，以后还会再问。",
    ),
    "about.states": (
        (
            "You can write “{not_applicable}” where a question does not fit your business, "
            "and “{declined}” where you prefer not to answer. "
            "Where the grade depends on the answer, the list does not offer “{not_applicable}”."
        ),
        "问题与贵企业业务无关的，可填“{not_applicable}”；不愿回答的，可填“{declined}”。直接影响等级的问题，列表中不提供“{not_applicable}”。",
    ),
    "about.only_if": (
        "A question that begins “Only if” needs an answer only where that holds; otherwise leave it empty.",
        "写有“仅当”的问题，条件符合时才需填写，否则留空。",
    ),
    "about.document": (
        (
            "A favourable answer counts as documented only with a document and its day. Name it "
            "in the columns beside; do not send it with this file "
            "unless asked."
        ),
        "有利的回答须有注明日期的文件才算有据可查。请在旁边各列写明文件名称和日期；除非对方要求，不必随表附上。",
    ),
    "about.privacy": (
        (
            "Please write no passwords, access keys, card or account numbers, and no names "
            "of buyers. Who admits a fault is never worse off than "
            "who says nothing."
        ),
        "请勿填写密码、密钥、银行卡号、账号或买家姓名。如实承认问题，结果不会比不回答更差。",
    ),
    "about.save": (
        "Save it as .xlsx (Excel, WPS Office and LibreOffice all do) and send the file back; please do not add, move or delete rows.",
        "请保存为 .xlsx 格式（Excel、WPS、LibreOffice 均可）后交回；请勿增加、移动或删除行。",
    ),
    "head.number": ("No.", "序号"),
    "head.question": ("Question", "问题"),
    "head.answer": ("Answer", "回答"),
    "head.format": ("Choices, or how to write it", "选项或填写格式"),
    "head.hint": ("Where to find it; which document counts", "在哪里查；哪些文件可作凭证"),
    "head.document": ("Document", "凭证文件"),
    "head.date": ("Its date", "文件日期"),
    "head.expires": ("Valid until", "有效期至"),
    "head.remark": ("Remark", "备注"),
    "yes": ("Yes", "是"),
    "no": ("No", "否"),
    "state.unknown": ("I don't know", "不清楚"),
    "state.not_applicable": ("Does not apply", "不适用"),
    "state.declined": ("Would rather not say", "不愿回答"),
    "option": ("{n}. {label}", "{n}. {label}"),
    "none": ("None of these", "以上都没有"),
    "several": ("Several possible: type the numbers, such as 1, 3", "可多选：填写编号，例如 1, 3"),
    "one": ("One of:", "选一项："),
    "format.share": ("Percent, such as 97 %", "百分比，例如 97%"),
    "format.count": ("A whole number, 0 or more", "不小于 0 的整数"),
    "format.number": ("A number ({unit})", "数字（{unit}）"),
    "format.duration": ("A number of {unit}", "时长，单位：{unit}"),
    "format.money": ("An amount in {unit}", "金额，币种 {unit}"),
    "format.date": ("A day, such as 2026-04-30", "日期，例如 2026-04-30"),
    "format.or": ("or: {states}", "或填：{states}"),
    "or": (" / ", "／"),
    "window": ("{question} ({window})", "{question}（{window}）"),
    "hint.example": ("Example: {example}", "例：{example}"),
    "hint.evidence": ("Counts as proof: {evidence}", "可作凭证：{evidence}"),
    "hint.formula": ("How it is counted: {formula}", "计算方法：{formula}"),
    "form.yes_no": ("yes or no", "“是”或“否”"),
    "form.choice": (
        "a number from 1 to {n}, or an entry of the list, such as “{example}”",
        "1 至 {n} 的编号，或列表中的一项，例如“{example}”",
    ),
    "form.choices": ("numbers from 1 to {n} with commas, such as 1, 3; 0 for none", "1 至 {n} 的编号，用逗号隔开，例如 1, 3；都没有填 0"),
    "only_if": ("Only if {condition}:", "仅当{condition}时填写："),
    "leaf.is": ("“{title}”{number} is {values}", "“{title}”{number}为“{values}”"),
    "leaf.includes": ("“{title}”{number} includes {values}", "“{title}”{number}包含“{values}”"),
    "leaf.bound": ("“{title}”{number} is {values}", "“{title}”{number}{values}"),
    "leaf.number": (" (no. {n})", "（第 {n} 题）"),
    "none_of": ("it is not so that {parts}", "并非{parts}"),
    "check.title": ("Please check", "请核对"),
    "check.choice": (
        "Choose from the list, or type the number of a choice. Keep it as it is?",
        "请从列表中选择或填写选项编号。仍要保留吗？",
    ),
    "check.value": ("This does not look like: {form}. Keep it as it is?", "似乎不符合要求：{form}。仍要保留吗？"),
    "page": ("Page &P of &N", "第 &P 页，共 &N 页"),
}


def say(lang: Lang, entry: str, /, **values: str) -> str:
    """An entry with its places filled. Raises KeyError for an entry that does not exist."""
    return fill(FORM[entry][lang == "zh"], values)
