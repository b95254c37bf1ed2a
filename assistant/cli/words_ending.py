"""The wording of the ending of an assessment, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

ENDING: Mapping[str, tuple[str, str]] = {
    "end.open": ("What is still open", "尚未确定的事项"),
    "end.head_more": ("{head} ({n} more in the report)", "{head}（另有 {n} 项，见报告）"),
    "end.settles": ("{title}; settles: {names}", "{title}；可确定：{names}"),
    "end.more": ("and {n} more", "另有 {n} 项"),
    "end.because": ("answers: {names}", "针对：{names}"),
    "end.effort": ("effort: {effort} · {lead} · ", "投入：{effort} · {lead} · "),
    "end.takes": (" ({effort} effort, {lead})", "（投入{effort}，{lead}）"),
    "end.open_vetoes": ("Vetoes not yet excluded: {n} ({kinds}): {names}", "尚未排除的否决共 {n} 项（{kinds}）：{names}"),
    "end.open_veto": ("one-vote", "一票否决"),
    "end.open_market_veto": ("barring one destination", "仅限某一市场"),
    "end.open_ladder": ("figures that may be at level D", "可能处于 D 级的指标"),
    "end.of_kind": ("{kind}: {n}", "{kind} {n} 项"),
    "end.between": ("; ", "，"),
    "end.would_clear": ("would clear: {names}", "可解除：{names}"),
    "end.would_exclude": ("would exclude {n} open findings", "可排除 {n} 项未定的发现"),
    "end.document": (
        "The document that would firm it up most: {title} (documented at least {grade}).",
        "最能使结论更稳的一份文件：{title}（有文件佐证的等级至少为 {grade}）。",
    ),
    "end.document_index": (
        "The document that would firm it up most: {title} (documented practice index from {before} to {after}).",
        "最能使结论更稳的一份文件：{title}（有文件佐证的实践指数由 {before} 升至 {after}）。",
    ),
    "end.dates": ("Dates ahead", "临近的时间节点"),
    "end.date": ("{date} ({when}): {title}", "{date}（{when}）：{title}"),
    "end.date_if": ("{date} ({when}), if it concerns you: {title}", "{date}（{when}），如与您有关：{title}"),
    "end.open_only_findings": (
        "Still open, without changing grade or vetoes ({n}): {names}",
        "尚未确定、但不影响等级与否决（{n}）：{names}",
    ),
    "end.report": ("Report: {path}", "报告：{path}"),
    "end.engine": ("Decided by {engine}; rule base {version} ({digest})", "判定引擎：{engine}；规则库 {version}（{digest}）"),
    "end.answered": ("  ({n} of {total} answered)", "（已答 {n}/{total}）"),
}
