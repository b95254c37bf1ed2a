"""The wording of what changed since the last sitting, and of the documents that would firm up a verdict, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

NEWS: Mapping[str, tuple[str, str]] = {
    "misuse.respondent": (
        "--respondent {value}: this cannot be a name; give 1 to 200 printable characters.",
        "--respondent {value}：不能作为姓名，请填写 1 至 200 个可显示的字符。",
    ),
    "news.version": (
        "Since {day} the rule base has changed (version {before}, now {after}):",
        "自{day}以来，规则库已更新（由版本 {before} 更新为 {after}）：",
    ),
    "news.revised": ("Since {day} the rule base has been revised (version {after}):", "自{day}以来，规则库有修订（版本 {after}）："),
    "news.day": ("Since {day}, with the assessment now of {today}:", "自{day}以来（评估基准日现为{today}）："),
    "news.not_kept": (
        "Since {day} the rule base has changed; what it was then was not kept. Your answers stand where they still fit.",
        "自{day}以来，规则库已更新；当时的规则库未留存。仍适用的答案继续有效。",
    ),
    "news.new": ("New questions for you: {names}", "新增问题：{names}"),
    "news.gone": ("Asked no more: {names}. Your answers stay in the record.", "不再询问：{names}。您的答案仍留存在记录中。"),
    "news.choices": (
        "Other choices than before: {names}. Your answers stand; /edit asks a question again.",
        "选项有变：{names}。您的答案仍有效；输入 /修改 可重新作答。",
    ),
    "news.labels": (
        "Choices worded otherwise than before: {names}. Your answers stand; /edit asks a question again.",
        "选项措辞有变：{names}。您的答案仍有效；输入 /修改 可重新作答。",
    ),
    "news.label": ("{title}: “{before}” is now “{after}”", "{title}：“{before}”改为“{after}”"),
    "news.thresholds": ("Thresholds: {names}", "阈值变动：{names}"),
    "news.moved": ("{title} {before} → {after}", "{title} {before} → {after}"),
    "news.threshold_new": ("{title} {after} (new)", "{title} {after}（新增）"),
    "news.threshold_gone": ("{title} (no longer in force)", "{title}（已失效）"),
    "news.rules": ("Rules that are new, gone or read otherwise: {names}", "新增、取消或改写的规则：{names}"),
    "news.set_aside": (
        "Answers that no longer fit and are set aside, not lost: {names}. What is still needed is asked again.",
        "以下答案已不适配，暂放一旁但不会丢失：{names}。仍需要的会重新询问。",
    ),
    "news.lapsed": ("Documents that have expired meanwhile: {names}", "期间已过期的证明文件：{names}"),
    "news.no_question": ("There is no new question; you go on where you stopped.", "没有新增问题，从上次中断处继续。"),
    "news.more": ("{names} and {n} more", "{names}等，另有 {n} 项"),
    # documents that would firm up the verdict
    "firming.best": (
        "The one document that would firm up the documented verdict most: {title}. {paper}",
        "最能夯实佐证结论的一份文件：{title}。{paper}",
    ),
    "firming.grade": ("With it the documented grade would be {after} instead of {before}.", "备齐后，佐证等级将由 {before} 变为 {after}。"),
    "firming.index": (
        "With it at least {after} of the practice index would be documented, instead of {before}.",
        "备齐后，有文件佐证的实践指数至少为 {after}（现为 {before}）。",
    ),
    "firming.together": (
        "No single document raises the documented grade. These {n} together would bring it from {before} to {after} at least: {names}",
        "单独一份文件不足以提高佐证等级。以下 {n} 份合在一起，可使其从 {before} 至少升至 {after}：{names}",
    ),
    "firming.no_grade": (
        "Documents alone cannot raise the documented grade above {before}.",
        "仅靠补充文件无法使佐证等级高于 {before}。",
    ),
    "firming.done": (
        "Every answer that can be documented has a document that counts.",
        "所有可佐证的答案均已有有效的证明文件。",
    ),
    "firming.only_together": (
        "No single document moves the documented verdict; all of them together would bring the documented index from {before} to {after}.",
        "单独一份文件不足以改变佐证结论；全部备齐后，有文件佐证的实践指数将由 {before} 升至 {after}。",
    ),
    "firming.nothing": ("No document would change the documented verdict as it stands.", "就目前情况而言，补充文件不会改变佐证结论。"),
}
