"""The wording of the interview on the terminal: questions, the prompt, refusals; in both languages."""

from __future__ import annotations

from collections.abc import Mapping

TALK: Mapping[str, tuple[str, str]] = {
    "talk.begin": (
        (
            "Type the number of a choice, the value, or say it in words; what is not clear is said back first. "
            "/help shows what else can be typed. Every answer is kept at once."
        ),
        "请输入选项编号或数值，也可用自己的话回答；不确定之处会先向您确认。输入 /帮助 查看其他用法。每个答案都会立即保存。",
    ),
    "talk.interview": ("Interview {id}", "问答 {id}"),
    "talk.interview_of": ("Interview {id} of {client}", "问答 {id}（{client}）"),
    "talk.resumed": ("Going on where you stopped: {n} answers so far.", "从上次中断处继续：已有 {n} 个答案。"),
    "talk.resumed_one": ("Going on where you stopped: 1 answer so far.", "从上次中断处继续：已有 1 个答案。"),
    "talk.read": ("Read from your files: {what}. Only what else is needed is asked.", "已从文件读取：{what}。只问其余需要的内容。"),
    "talk.read_nothing": ("There is no answer in your files.", "文件中没有任何答案。"),
    "talk.read_answers": ("{n} answers", "{n} 个答案"),
    "talk.read_answers_one": ("1 answer", "1 个答案"),
    "talk.read_figures": ("{n} measured figures", "{n} 项实测数据"),
    "talk.read_figures_one": ("1 measured figure", "1 项实测数据"),
    "talk.new_instead": ("To begin a new one instead: credit-assistant assess", "如需重新开始：credit-assistant assess"),
    "talk.quick": (
        "First the quick check, then the rest topic by topic. /finish shows the verdict as far as it goes, at any time.",
        "先做快速检查，再按主题逐项提问。随时输入 /结束 可查看目前的结论。",
    ),
    "talk.quick_over": (
        "The quick check is done: possible grades {grades}; vetoes not yet excluded: {open}; questions that would settle more: {left}.",
        "快速检查完成：可能的等级 {grades}；尚未排除的否决 {open} 项；另有 {left} 个问题可进一步确定结论。",
    ),
    "talk.progress": (
        "{section} {answered}/{total} · possible grades {grades} · vetoes open {open}",
        "{section} {answered}/{total} · 可能的等级 {grades} · 未排除的否决 {open}",
    ),
    "talk.vetoed": (" · vetoes in force {n}", " · 生效的否决 {n}"),
    "talk.barred": (" · barred from {markets}", " · 受限市场 {markets}"),
    "talk.prompt": ("> ", "> "),
    "talk.prompt_plain": ("Answer: ", "请回答："),
    "talk.kept": ("{answer}", "{answer}"),
    "talk.kept_plain": ("Kept: {answer}", "已记录：{answer}"),
    "talk.confirm": ("I understood: {answer}. Is that right? [Y/n]", "我理解为：{answer}。对吗？[Y/n]"),
    "talk.earlier": ("Your answer was: {answer}. Enter keeps it.", "您之前的回答：{answer}。直接回车则保留。"),
    "talk.yes": ("Yes", "是"),
    "talk.no": ("No", "否"),
    "talk.none_of_these": ("none of these", "以上都没有"),
    "talk.several": ("Several are possible: 1,3. None of these: 0.", "可多选，例如 1,3。都没有请填 0。"),
    "talk.example": ("Example: {example}", "示例：{example}"),
    "talk.form": ("Write {form}.", "请填写：{form}。"),
    "talk.unit": ("In {unit}.", "单位：{unit}。"),
    "talk.window": ("Period: {window}", "统计期：{window}"),
    "talk.why": ("Why it matters: {why}", "为何重要：{why}"),
    "talk.where": ("Where to find it: {where}", "何处查找：{where}"),
    "talk.formula": ("How it is computed: {formula}", "计算方法：{formula}"),
    "talk.evidence": ("What documents it: {evidence}", "可作证明的文件：{evidence}"),
    "talk.sources": ("Sources: {sources}", "来源：{sources}"),
    "talk.at_first": ("This is the first question.", "这已是第一个问题。"),
    "talk.no_answer_yet": ("There is no answer yet that a document could stand for.", "还没有可以附证明文件的答案。"),
    "talk.evidence_form": (
        "A document needs its name and its day: /evidence Carrier contract, 2026-05-01",
        "请写明文件名与日期，例如：/证明 物流合同, 2026-05-01",
    ),
    "talk.waiting": (
        "An interview of {client} is not finished. To go on with it: credit-assistant resume {id}",
        "{client} 尚有未完成的问答，如需继续：credit-assistant resume {id}",
    ),
    "talk.stopped": ("Everything is kept.", "全部内容均已保存。"),
    "talk.resume": ("To go on: credit-assistant resume {id}", "继续作答：credit-assistant resume {id}"),
    "talk.over_back": (
        "Enter shows the verdict and closes the interview; /back changes an answer.",
        "回车查看结论并结束问答；输入 /返回 可修改答案。",
    ),
    "talk.over": ("Nothing is left to ask.", "所有问题均已问完。"),
    # refusals: what was wrong, then what would be right
    "refused.empty": ("Nothing was typed.", "没有输入内容。"),
    "refused.not_yes_no": ("“{said}” is neither yes nor no.", "“{said}”不是“是”或“否”。"),
    "refused.not_an_option": ("“{said}” is not one of the choices.", "“{said}”不在选项之中。"),
    "refused.bare_no": (
        (
            "“{said}” may mean that it never happened, or that nothing is done about it. "
            "Choose what you do, or would do if it happened; if it cannot happen at all, type n/a."
        ),
        "“{said}”可能指没有发生过，也可能指没有这样做。请选实际的做法；没发生过的，选发生时会怎么做；确实不涉及的，请输入“不适用”。",
    ),
    "refused.only_one": ("Only one choice is possible here.", "此处只能选一项。"),
    "refused.not_a_value": ("{hint}.", "{hint}。"),
    "refused.range": ("“{said}” is not one definite value; one is needed here.", "“{said}”不是一个确定的值，此处需要一个确定的值。"),
    "refused.uncertain": (
        "“{said}” is neither a clear yes nor a clear no. Yes only where it holds without exception.",
        "“{said}”不是明确的“是”或“否”。无一例外时才答“是”。",
    ),
    "refused.near_two": (
        "“{said}” comes near the choices {hint}; which of them is it?",
        "“{said}”与选项 {hint} 都相近，请问是哪一项？",
    ),
    "refused.not_understood": (
        "“{said}” was not understood. Name what you mean and its value, such as “late shipments 4%”.",
        "没有理解“{said}”。请说出所指内容和数值，例如“迟发率 4%”。",
    ),
    "refused.not_confirmed": ("Then please answer again.", "那么请重新回答。"),
    "refused.read_by_veto": (
        "The grade depends on this, so “not applicable” is not possible. Answer it, or type /unknown or /decline.",
        "该问题直接影响等级，不能填“不适用”。请作答，或输入 /不知道 或 /不愿回答。",
    ),
    "refused.no_such_command_near": ("{said} is not a command. Did you mean {hint}?", "没有 {said} 这个命令。是不是 {hint}？"),
    "refused.no_such_command": ("{said} is not a command. /help shows them.", "没有 {said} 这个命令。输入 /帮助 查看。"),
    "right.choice": ("Type a number from 1 to {n}; ? if you don't know.", "请输入 1 至 {n} 的编号；不清楚请输入 ?。"),
    "right.choices": (
        "Type numbers from 1 to {n}, such as 1,3; 0 for none; ? if you don't know.",
        "请输入 1 至 {n} 的编号，例如 1,3；都没有填 0；不清楚填 ?。",
    ),
    "right.yes_no": ("Type 1 or yes, 2 or no; ? if you don't know.", "请输入 1（是）或 2（否）；不清楚请输入 ?。"),
    "right.value": ("? if you don't know.", "不清楚请输入 ?。"),
}
