"""The wording of ``questionnaire``, every entry in both languages: what was written, what came back, and each problem of a cell."""

from __future__ import annotations

from collections.abc import Mapping

QUESTIONNAIRE: Mapping[str, tuple[str, str]] = {
    # export
    "form.written": ("Written: {path} ({n} questions)", "已写入：{path}（{n} 题）"),
    "form.conditional": ("{n} of them need an answer only if another answer says so.", "其中 {n} 题仅在其他答案符合条件时才需填写。"),
    "form.unprofiled": (
        (
            "The profile is not complete yet, so the form holds whatever may come up. With the questions “{section}” answered first "
            "(credit-assistant assess, or an answers file) it becomes much shorter."
        ),
        "企业概况尚不完整，问卷列出了所有可能涉及的问题。先答完“{section}”（用 credit-assistant assess 或答案文件），问卷会短得多。",
    ),
    "form.from_interview": ("From interview {id}, as far as it is.", "依据问答 {id} 的现有答案。"),
    "form.from_assessment": ("From the answers of assessment {id}.", "依据评估 {id} 的答案。"),
    # import
    "form.read": (
        "{answered} of {total} questions answered, {unknown} of them without a value; {open} left empty, to be asked later.",
        "共 {total} 题，已答 {answered} 题（其中 {unknown} 题无具体值），{open} 题留空，以后再问。",
    ),
    "form.kept": ("Interview {id}: {added} answers added, {changed} changed.", "问答 {id}：新增 {added} 个答案，更改 {changed} 个。"),
    "form.begun": ("Begun from the answers of assessment {id}.", "以评估 {id} 的答案为起点。"),
    "form.nothing_new": ("Nothing new: all of this is known already. Nothing was stored.", "没有新内容：这些答案均已存有，未作保存。"),
    "form.same": ("{n} answers say what is known already.", "有 {n} 个答案与已有内容相同。"),
    "form.changes": ("Answers that would be replaced:", "以下已有答案将被替换："),
    "form.change": ("{title}: {before} → {after}", "{title}：{before} → {after}"),
    "form.other_client": (
        "The form was made for {other}, and would be kept for {client}.",
        "该问卷是为 {other} 制作的，现将存入 {client} 名下。",
    ),
    "form.sure": ("Go on? (yes/no): ", "继续吗？（是/否）："),
    "form.not_kept": ("Nothing was stored.", "未保存任何内容。"),
    "form.confirm": (
        "Look at what stands above, then say so with --yes.",
        "请先核对以上内容，确认后加上 --yes。",
    ),
    "form.answers_written": ("Written: {path} ({n} answers)", "已写入：{path}（{n} 个答案）"),
    "form.over": (
        "{path}: this file is there already\n    Choose another name, or add --yes to replace it.",
        "{path}：文件已存在\n    请换一个文件名，或加上 --yes 覆盖。",
    ),
    "form.other_rules": (
        "The form was made with another version of the rule base; what still fits was taken.",
        "该问卷由另一版本的规则库生成；仍适用的内容已采用。",
    ),
    "form.missing": ("Rows that are gone count as not answered: no. {numbers}.", "以下各题的行已被删除，按未回答处理：第 {numbers} 题。"),
    "form.aside": ("Answered, but it does not apply, so it decides nothing: {title}", "已作答但不适用，不影响结论：{title}"),
    "form.left_out": ("Left out", "未采用"),
    "form.remarks": ("Remarks beside questions that were not answered", "未作答题目旁的备注"),
    "form.skipped": ("Skipped, and to be asked later:", "已跳过，以后再问："),
    "form.problems": ("{path}: {n} problems; nothing was stored", "{path}：有 {n} 处问题，未保存任何内容"),
    "form.remedy": (
        "Correct these cells and import it again, or keep the rest with --skip-problems.",
        "请更正这些单元格后重新导入，或用 --skip-problems 只保留其余内容。",
    ),
    "form.line": ("{where}: {text}", "{where}：{text}"),
    # what is wrong with a cell
    "cell.merged": (
        "cells were merged here: unmerge them, one answer to a row",
        "此处单元格被合并：请取消合并，每行填一个答案",
    ),
    "cell.stray": (
        "this row belongs to no question of the form: move what stands here to its question",
        "此行不属于任何问题：请把内容移到对应的题目",
    ),
    "cell.moved": (
        (
            "this row is no longer question {n}: cells were moved or overwritten (it now reads "
            "as no. {other}); put them back, or answer a fresh copy"
        ),
        "此行已不是第 {n} 题：单元格被移动或改写（现为第 {other} 题）；请恢复原状，或用新表重填",
    ),
    "cell.twice": (
        "question {n} was answered differently in {first}: keep one of the two rows",
        "第 {n} 题在 {first} 另有不同的回答：两行只保留一行",
    ),
    "cell.formula": (
        "a formula that was never calculated: open the file in a spreadsheet program and save it, or write the value",
        "公式未曾计算：请用表格软件打开并保存，或直接填写数值",
    ),
    "cell.error": ("the cell shows {said}: write the value, or leave it empty", "单元格显示 {said}：请填写数值，或留空"),
    "cell.must_apply": (
        "“{said}” is not possible, because the grade depends on it: answer it, or write that it is not known or you would rather not say",
        "“{said}”不可用，因为等级取决于此题：请作答，或填写不清楚、不愿回答",
    ),
    "cell.became_day": (
        "the spreadsheet program made {said} of what was typed; write {form}",
        "表格软件把输入内容变成了 {said}；请填写：{form}",
    ),
    "cell.not_an_option": ("“{said}” is not one of the choices; write {form}", "“{said}”不在选项之中；请填写：{form}"),
    "cell.not_a_value": ("“{said}” cannot be read here; write {form}", "“{said}”无法识别；请填写：{form}"),
    "cell.more_than_all": (
        "{said} is more than the whole; if {meant} is meant, write {meant}, with the sign",
        "{said} 超过了整体；若指 {meant}，请连同百分号写作 {meant}",
    ),
    "cell.one": ("1 may be all or one in a hundred; write 100 % or 1 %", "1 可能指全部，也可能指百分之一；请写 100 % 或 1 %"),
    "cell.contradicts": ("“{said}” contradicts itself; write {form}", "“{said}”自相矛盾；请填写：{form}"),
    "cell.unsure": ("“{said}” is not certain; if {write} is meant, write {write}", "“{said}”不够确定；若指 {write}，请写 {write}"),
    "cell.range": ("“{said}” is not one definite value; write {form}", "“{said}”不是一个确定的值；请填写：{form}"),
    "cell.uncertain": (
        "“{said}” is neither a clear yes nor a clear no; write yes only where it holds without exception",
        "“{said}”不是明确的“是”或“否”；无一例外时才填“是”",
    ),
    "cell.only_one": ("“{said}”: only one choice is possible here; write {form}", "“{said}”：此处只能选一项；请填写：{form}"),
    "cell.no_document": (
        "a day without its document (no. {n}): name the document beside it",
        "有日期而无文件（第 {n} 题）：请在旁边写明文件名称",
    ),
    "cell.expires_first": ("the document ends on {said}, before its own day {day}", "文件有效期至 {said}，早于文件日期 {day}"),
    "cell.document_alone": (
        "“{said}” is named for question {n}, which is not answered: answer it, or write that it is not known",
        "第 {n} 题未作答却填了凭证“{said}”：请作答，或填写不清楚",
    ),
    "cell.gone": ("question {n} is not asked any more ({said})", "第 {n} 题已不再提问（{said}）"),
    "cell.option_gone": (
        "question {n}: {said} is no choice any more; it will be asked again",
        "第 {n} 题：选项“{said}”已取消，以后会重新提问",
    ),
    "cell.remark_alone": ("no. {n}: {said}", "第 {n} 题：{said}"),
}
