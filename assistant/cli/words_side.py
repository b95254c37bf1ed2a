"""The wording of side talk, and of what the interview says by itself, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

SIDE: Mapping[str, tuple[str, str]] = {
    "side.help": (
        (
            "Answering\n"
            "  1, yes, 97%, words   a number, a value, or your words\n"
            "  /unknown, ?          I don't know\n"
            "  /na, /decline        does not apply; I'd rather not say\n"
            "  /skip                ask me later\n"
            "Understanding\n"
            "  /why                 the goal; what each answer changes\n"
            "  /learn               meaning, example, where, evidence\n"
            "  /how [NAME]          how the conclusion came about\n"
            "  what is an AEO?      any question about the field\n"
            "Changing your mind\n"
            "  /back                the question before\n"
            "  /edit                your answers; choose one\n"
            "  /change X to Y       /change late shipments to 4%\n"
            "  /whatif X = Y        what would change; nothing is kept\n"
            "Keeping\n"
            "  /note TEXT           a note on this question\n"
            "  /evidence NAME, DAY  the document of the last answer\n"
            "  /save [CLIENT]       where it is kept; for a client\n"
            "Looking ahead\n"
            "  /status              what is decided, open and left\n"
            "  /plan                what to do first so far\n"
            "  /lang zh             中文\n"
            "  /finish              the verdict as far as it goes\n"
            "  /quit                stop; everything is kept"
        ),
        (
            "作答\n"
            "  1、是、97%、一句话   编号、数值或自己的话\n"
            "  /不知道 或 ?         不清楚\n"
            "  /不适用 /不愿回答    与我们无关；不愿回答\n"
            "  /跳过                稍后再问\n"
            "弄明白\n"
            "  /为什么              在判定什么、各答案有何影响\n"
            "  /说明                含义、示例、何处查找、何为凭证\n"
            "  /依据 [名称]         目前的结论是怎么来的\n"
            "  什么是一票否决？     直接提出与本领域有关的问题\n"
            "改主意\n"
            "  /返回                回到上一题\n"
            "  /修改                列出已答内容，选一项重答\n"
            "  /更改 甲 改为 乙     /更改 好评率 改为 98%\n"
            "  /假如 甲 = 乙        试算影响，不保存\n"
            "留存\n"
            "  /备注 文字           给本题加备注\n"
            "  /证明 文件, 日期     上一题的证明文件\n"
            "  /保存 [客户]         存于何处；归入某客户\n"
            "往前看\n"
            "  /状态                已定、未定和剩余的事项\n"
            "  /计划                目前首先要做的事\n"
            "  /语言 en             English\n"
            "  /结束                查看目前的结论\n"
            "  /退出                停止；全部内容都会保留"
        ),
    ),
    "side.no_question": ("No question stands at the moment.", "目前没有待答的问题。"),
    "side.and_more": ("{names} and {n} more", "{names}等（另有 {n} 项）"),
    "side.other": (
        "I am here for this assessment alone, so I leave that. The question above still stands. /help shows what can be typed.",
        "我只负责这次评估，这句话没有记入。上面的问题仍待回答；输入 /帮助 可查看能输入什么。",
    ),
    # /why
    "why.goal": (
        "What is being decided: the grade, {grades} still possible; vetoes not yet excluded: {open}.",
        "正在判定：等级，目前可能为 {grades}；尚未排除的否决 {open} 项。",
    ),
    "why.goal_decided": (
        "What is being decided: no longer the grade, it is {grades}; vetoes not yet excluded: {open}.",
        "正在判定：等级已定为 {grades}；尚未排除的否决 {open} 项。",
    ),
    "why.waiting": ("{n} conclusions wait for this answer:", "有 {n} 项结论在等这个答案："),
    "why.waiting_one": ("{n} conclusion waits for this answer:", "有 {n} 项结论在等这个答案："),
    "why.none_waits": ("No conclusion waits for this answer any more.", "已没有结论在等这个答案。"),
    "why.answers": ("What each answer would change:", "各种回答会带来的变化："),
    "why.indirect": (
        "Rules read this figure only together with others, so what it changes cannot be said of it alone.",
        "规则把这个数值与其他数值一起使用，单凭它无法说明会有什么变化。",
    ),
    "why.nothing": ("changes nothing by itself", "单凭此项不会带来变化"),
    "why.all_nothing": (
        "None of the answers changes anything by itself; other answers are needed too.",
        "无论怎样回答，单凭此项都不会带来变化，还需结合其他答案。",
    ),
    "why.more_questions": ("{n} more questions then matter", "之后需多问 {n} 题"),
    "why.fewer_questions": ("{n} fewer questions then matter", "之后可少问 {n} 题"),
    # /how
    "how.grade": ("Grades still possible: {grades}. What limits them so far:", "目前可能的等级：{grades}。到目前为止的限制："),
    "how.allows": ("{title} – allows {grades}", "{title}，允许 {grades}"),
    "how.no_limit": ("Nothing that was answered so far limits the grade.", "到目前为止的答案均未限制等级。"),
    "how.open_vetoes": ("vetoes not yet excluded: {n}", "尚未排除的否决：{n} 项"),
    "how.open_ladder": ("of these, figures that may still be at level D: {n}", "其中可能处于 D 级的指标：{n} 项"),
    "how.open_caps": ("caps not yet excluded: {n}", "尚未排除的等级上限：{n} 项"),
    "how.more": ("/how with the name of a rule or a figure shows the whole reasoning.", "输入 /依据 加规则或指标的名称，可查看完整推理。"),
    "how.unknown": ("“{said}”: nothing of this name has been judged.", "“{said}”：没有判定过这一名称的事项。"),
    "how.others": ("It may also be: {names}", "也可能是：{names}"),
    # /learn
    "learn.no_evidence": ("No document can prove it; your word stands.", "此项无法用文件证明，以您的说明为准。"),
    "learn.source": ("[{id}] {title} – {reference} ({mark})", "[{id}] {title}，{reference}（{mark}）"),
    # what changes
    "shift.grade": ("grade {before} → {after}", "等级 {before} → {after}"),
    "shift.grade_same": ("grade stays {grades}", "等级不变：{grades}"),
    "shift.index": ("practice index {before} → {after}", "实践指数 {before} → {after}"),
    "shift.found": ("found: {names}", "成立：{names}"),
    "shift.lifted": ("cleared: {names}", "解除：{names}"),
    "shift.excludes": ("{n} findings excluded", "排除 {n} 项发现"),
    "shift.excludes_one": ("{n} finding excluded", "排除 {n} 项发现"),
    "shift.excludes_veto": ("{n} vetoes excluded", "排除 {n} 项否决"),
    "shift.excludes_veto_one": ("{n} veto excluded", "排除 {n} 项否决"),
    "shift.reopened": ("{n} conclusions open again", "{n} 项结论重新待定"),
    "shift.reopened_one": ("{n} conclusion open again", "{n} 项结论重新待定"),
    "shift.reopens": ("open again: {names}", "重新待定：{names}"),
    "shift.level": ("{title}: level {levels}", "{title}：{levels} 级"),
    "shift.level_from": ("{title}: level {before} → {after}", "{title}：{before} 级 → {after} 级"),
    "region.any": ("any figure", "任何数值"),
    "region.below": ("below {high}", "低于 {high}"),
    "region.up_to": ("{high} or less", "不超过 {high}"),
    "region.above": ("above {low}", "高于 {low}"),
    "region.from": ("{low} or more", "{low} 及以上"),
    "region.at": ("exactly {low}", "恰为 {low}"),
    "region.above_up_to": ("above {low}, up to {high}", "高于 {low}，不超过 {high}"),
    "region.above_below": ("above {low}, below {high}", "高于 {low}，低于 {high}"),
    "region.from_up_to": ("from {low} to {high}", "{low} 至 {high}"),
    "region.from_below": ("from {low}, below {high}", "{low} 及以上，低于 {high}"),
    # /edit, /change, /whatif
    "edit.none": ("There is no answer yet.", "还没有任何答案。"),
    "edit.which": ("Which one? Its number, or its words; Enter changes nothing.", "修改哪一项？请输入编号或名称；直接回车则不修改。"),
    "edit.unknown": ("None of your answers is called that. Nothing was changed.", "您的答案中没有这一项。未作修改。"),
    "edit.not_needed": (
        "{title}: this question does not apply at the moment. Your answer is kept, and counts again when it does.",
        "{title}：这个问题目前不适用。您的答案已保留，适用时会重新生效。",
    ),
    "edit.set_aside": ("set aside", "暂不计入"),
    "edit.documented": ("document", "有文件"),
    "edit.noted": ("note", "有备注"),
    "change.unknown": (
        "I don't see which answer is meant in “{said}”. Write it so: /change late shipment rate to 4%",
        "没看懂“{said}”指的是哪一项答案。请这样写：/更改 好评率 改为 98%",
    ),
    "change.no_value": (
        "{title}: I don't see the new answer in “{said}”, so the question is put again.",
        "{title}：没看懂“{said}”里的新答案，请重新回答这一题。",
    ),
    "change.from_to": ("{title}: {before} → {after}", "{title}：{before} → {after}"),
    "change.kept": ("Nothing was changed.", "未作修改。"),
    "change.measured": (
        "{title}: your data measure this figure, and what is measured counts. /whatif shows what another figure would do.",
        "{title}：该数值来自导入的数据，以实测为准。可用 /假如 试算其他数值的影响。",
    ),
    "whatif.form": ("Write: /whatif late shipment rate = 2%", "请这样写：/假如 好评率 = 98%"),
    "whatif.unknown": (
        "I don't see which answer is meant in “{said}”, or what it would be. Write it so: /whatif late shipment rate = 2%",
        "没看懂“{said}”指的是哪一项或改成什么。请这样写：/假如 好评率 = 98%",
    ),
    "whatif.if": ("Supposed: {answer}", "试算 {answer}"),
    # /skip, /note, /evidence, /save, /lang
    "skip.done": ("Put off; it comes again at the end, or when you next go on.", "已跳过，最后或下次继续时会再问。"),
    "skip.kept": ("Your answer stays as it was.", "原来的答案不变。"),
    "note.form": ("Write: /note and what is to be remembered", "请写：/备注 需要记下的内容"),
    "note.kept": ("Noted on: {title}", "已加备注：{title}"),
    "evidence.kept": ("Document noted for {title}: {document}", "已登记证明文件（{title}）：{document}"),
    "evidence.expires": ("valid until {day}", "有效期至 {day}"),
    "evidence.where": ("kept at {where}", "存放于 {where}"),
    "evidence.undated": (
        "It has no day yet, so it does not count. Add its day: /evidence 2026-05-01",
        "还没有日期，暂不作数。请补上日期：/证明 2026-05-01",
    ),
    "evidence.future": ("Its day lies in the future, so it does not count.", "日期晚于评估日，暂不作数。"),
    "evidence.waits": ("Not put on file: {document}", "未登记：{document}"),
    "evidence.no_day": (
        "{said} is no day of the calendar, so the document has none yet. Add its day: /evidence 2026-05-01",
        "{said} 不是有效的日期，该文件暂无日期。请补上日期：/证明 2026-05-01",
    ),
    "evidence.no_expiry": (
        "{said} is no day of the calendar. Say until when it is valid: /evidence expires 2027-05-01",
        "{said} 不是有效的日期。请写明有效期：/证明 有效期至2027-05-01",
    ),
    "evidence.not_yet": (
        "It is not valid before {day}; it is noted on the answer. Name it again from that day.",
        "该文件自{day}起才有效，已记入该答案的备注；届时请重新登记。",
    ),
    "evidence.counts_on": ("What counts is still: {document}", "目前仍以此为准：{document}"),
    "evidence.expired": ("It has expired, so it does not count.", "已过有效期，不作数。"),
    "evidence.hint": (
        "The file was last changed on {day}. If that is the day of the document: /evidence {day}",
        "该文件最后修改于 {day}。若这就是文件日期，请输入：/证明 {day}",
    ),
    "evidence.idle": ("Nothing hangs on a document here, but it is kept.", "此项并不取决于文件，但已留存。"),
    "evidence.worth": ("Worth a document:", "值得附上文件的答案："),
    "evidence.counts": ("{title}: {evidence}", "{title}：{evidence}"),
    "evidence.nothing": ("No answer so far would count for more with a document.", "目前没有答案会因附上文件而更有分量。"),
    "evidence.which": (
        "/evidence NAME, YEAR-MONTH-DAY names the document of the last answer; /edit goes to another one.",
        "/证明 文件名, 年-月-日 登记上一题的文件；/修改 可转到其他答案。",
    ),
    "save.client": ("Kept for {client}.", "已归入客户 {client}。"),
    "save.history": ("The earlier assessments of this client count, too:", "该客户此前的评估也计算在内："),
    "save.refused": ("{text}", "{text}"),
    "save.kept": ("Everything is kept as it is typed. Interview {id}, answers: {n}.", "每个答案输入后即已保存。问答 {id}，答案 {n} 个。"),
    "save.where": ("Where: {path}", "位置：{path}"),
    "save.how": ("Under a client's name: /save {name}", "归入客户：/保存 {name}"),
    "lang.form": ("Write /lang en or /lang zh.", "请输入 /语言 en 或 /语言 zh。"),
    "lang.done": ("From here on in English.", "以下改用中文。"),
    # /status, /plan
    "status.grades": ("Grades still possible: {grades}", "目前可能的等级：{grades}"),
    "status.vetoes": ("vetoes in force ({n}): {names}", "生效的否决（{n}）：{names}"),
    "status.barred": ("barred destinations ({n} market vetoes): {names}", "受限的目的市场（市场否决 {n} 项）：{names}"),
    "status.open_vetoes": ("vetoes not yet excluded ({n}): {names}", "尚未排除的否决（{n}）：{names}"),
    "status.section": ("{title} {n}/{total}", "{title} {n}/{total}"),
    "status.sections": ("answered: {sections}; questions that matter now: {left}", "已答：{sections}；目前仍需回答 {left} 题"),
    "status.put_off": ("put off: {names}", "已跳过：{names}"),
    "status.set_aside": ("set aside, because the question does not apply now: {names}", "因问题目前不适用而暂不计入：{names}"),
    "status.notes_more": ("more notes: {n}", "另有 {n} 条备注"),
    "status.note": ("note on {title}: {note}", "备注（{title}）：{note}"),
    "status.settled": ("certain, whatever else is answered: grade and vetoes", "无论其余如何回答均已确定：等级与否决"),
    "plan.none": ("Nothing that was found so far asks for a measure.", "到目前为止的发现尚未引出改进措施。"),
    "plan.so_far": ("What to do first, as far as it is known now", "就目前所知，首先要做的事"),
    "plan.more": ("and {n} more; the report has the whole plan", "另有 {n} 项，完整计划见报告"),
    # said by itself
    "quick.weakest": ("The weakest points so far:", "目前最薄弱之处："),
    "quick.nothing_weak": ("No weak point was found so far.", "目前尚未发现薄弱之处。"),
    "quick.index": ("Practice index {index} ({n} of {total} practices answered).", "实践指数 {index}（已答 {n}/{total} 项做法）。"),
    "quick.go_on": (
        "Going on narrows it down. /finish shows the verdict now, and the interview can still be gone on with.",
        "继续作答可缩小范围。输入 /结束 可立即查看结论，之后仍可继续作答。",
    ),
    "settled.once": (
        (
            "Whatever you answer to the remaining {n} questions, the grade stays {grade} and the vetoes stay as they are. "
            "/finish ends now; going on sharpens the advice."
        ),
        "其余 {n} 个问题无论怎样回答，等级都是 {grade}，否决也不会变。输入 /结束 可就此结束；继续作答会让建议更有针对性。",
    ),
    "settled.once_one": (
        (
            "Whatever you answer to the last question, the grade stays {grade} and the vetoes stay as they are. "
            "/finish ends now; going on sharpens the advice."
        ),
        "最后一个问题无论怎样回答，等级都是 {grade}，否决也不会变。输入 /结束 可就此结束；继续作答会让建议更有针对性。",
    ),
    "clash.answers": ("Two answers do not quite fit together. {text}", "有两处答案似乎对不上。{text}"),
    "clash.settle": (
        "If one is a slip: /change {title} to …, or /edit. If both are right, simply go on; the grade does not change by it.",
        "如有笔误：/更改 {title} 改为 ……，或输入 /修改。若都没错，继续作答即可，等级不受影响。",
    ),
    "clash.data": ("{title}: what you said and the data of {channel} differ.", "{title}：您的回答与 {channel} 的数据不一致。"),
    "clash.declared": ("said: {answer}", "自报：{answer}"),
    "clash.measured": ("measured: {answer}", "实测：{answer}"),
    "clash.data_counts": (
        "The data count. If your answer was a slip: /change {title} to …; if the data are wrong, import them again.",
        "以数据为准。如回答有误：/更改 {title} 改为 ……；如数据有误，请重新导入。",
    ),
    # free questions
    "ask.form": ("Simply type your question, such as: what is an AEO?", "请直接输入问题，例如：什么是一票否决？"),
    "ask.untrained": (
        "“{said}”: this rule base has not been prepared for free questions. /learn tells what there is on the question at hand.",
        "“{said}”：这套规则库尚未为自由提问做准备。输入 /说明 可了解当前问题。",
    ),
}
