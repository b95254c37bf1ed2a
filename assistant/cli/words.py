"""The command line's own wording, every entry in both languages; the words of reports and of the rule base are not here."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.model.text import Lang, fill

WORDS: Mapping[str, tuple[str, str]] = {
    "colon": (": ", "："),
    # failures
    "error": ("Error: {text}", "错误：{text}"),
    "interrupted": ("Interrupted. Nothing that was acknowledged is lost.", "已中断。已确认的内容均未丢失。"),
    "unexpected": (
        (
            "Something went wrong inside the program: {error}\n"
            "    Nothing that was acknowledged is lost. Set CREDIT_ASSISTANT_DEBUG=1 and run it again to see the details."
        ),
        "程序内部出错：{error}\n    已确认的内容均未丢失。设置 CREDIT_ASSISTANT_DEBUG=1 后重新运行，可查看详细信息。",
    ),
    "output_full": (
        "standard output cannot be written ({reason})\n    Make room, or send the output elsewhere, and run it again.",
        "无法写入标准输出（{reason}）\n    请腾出空间或改写到别处，然后重新运行。",
    ),
    "misuse.help": ("Try: {command} --help", "用法见：{command} --help"),
    "misuse.option": ("{name}: there is no such option.", "{name}：没有这个选项。"),
    "misuse.missing": ("{name} is missing.", "缺少 {name}。"),
    "misuse.command": ("{name}: there is no such command.", "{name}：没有这个命令。"),
    "misuse.meant": (" Did you mean {names}?", "是否想用 {names}？"),
    "misuse.choice": ("{name} {value}: write one of {options}.", "{name} {value}：请填写 {options} 之一。"),
    "misuse.day": (
        "{name} {value}: write a day as YEAR-MONTH-DAY, such as 2026-11-22, from {first} to {last}.",
        "{name} {value}：请按 年-月-日 填写，例如 2026-11-22，年份在 {first} 至 {last} 之间。",
    ),
    "misuse.set": (
        "--set {value}: write FACT=VALUE, such as late_shipment_rate=2%.",
        "--set {value}：请写成 事实=值，例如 late_shipment_rate=2%。",
    ),
    "misuse.format": (
        "{path}: the ending must say the format: .html, .md or .json.",
        "{path}：文件名须以 .html、.md 或 .json 结尾。",
    ),
    "misuse.no_input": (
        "--no-input asks nothing, so the answers must come from files: give --answers FILE, --data FILE or both.",
        "--no-input 不会提问，须由文件提供内容：请给出 --answers 文件、--data 文件，或两者。",
    ),
    "misuse.row": ("--row names a row of --data FILE; give both.", "--row 指 --data 文件中的一行，请同时给出两者。"),
    "misuse.confirm": (
        "To forget a client for good, name it again: --confirm {name}",
        "彻底删除客户须再次写明名称：--confirm {name}",
    ),
    "misuse.no_prompt": (
        "{command} asks questions; with --no-input use: credit-assistant assess --no-input --answers FILE",
        "{command} 需要提问；使用 --no-input 时请用：credit-assistant assess --no-input --answers 文件",
    ),
    # what runs after
    "next": ("next: {command}", "下一步：{command}"),
    # results
    "written": ("Written: {path}", "已写入：{path}"),
    "stored": ("Assessment {id}", "评估 {id}"),
    "stored_for": ("Assessment {id} of {client}", "评估 {id}（{client}）"),
    "not_stored": ("Not stored (no --client): {id}", "未保存（未给出 --client）：{id}"),
    "history.none": ("No assessment yet.", "尚无评估。"),
    "history.day": ("As of", "基准日"),
    "history.id": ("Assessment", "评估"),
    "history.grade": ("Grade", "等级"),
    "history.index": ("Index", "指数"),
    "history.vetoes": ("Vetoes", "否决"),
    "history.rules": ("Rule base", "规则库"),
    "client.none": ("No client yet.", "尚无客户。"),
    "client.id": ("Id", "编号"),
    "client.name": ("Client", "客户"),
    "client.added": ("Added", "加入日期"),
    "client.assessments": ("Assessments", "评估"),
    "client.waiting": ("Interviews not finished", "未完成的问答"),
    "client.forgotten": (
        "{name} is forgotten: answers, assessments and remarks are erased.",
        "{name} 已彻底删除：库中的答复、评估与记录均已擦除。",
    ),
    "client.backups": ("Copies outside the store are yours to delete: {path}", "库外的副本须自行删除：{path}"),
    "client.elsewhere": (
        "Reports and exports that you wrote elsewhere are not touched.",
        "您另行保存的报告和导出文件不受影响。",
    ),
    "client.ask": ("Type the name of the client to erase everything about it", "如需删除该客户的全部内容，请输入客户名称"),
    "client.kept": ("Nothing was erased.", "未删除任何内容。"),
    "whatif.same": ("Nothing changes.", "没有变化。"),
    "whatif.grade": ("Grade: {before} → {after}", "等级：{before} → {after}"),
    "whatif.index": ("Practice index: {before} → {after}", "实践指数：{before} → {after}"),
    "whatif.saved": ("Nothing was saved.", "未保存任何内容。"),
    "replay.same": ("{id}: the same, byte for byte", "{id}：逐字节一致"),
    "replay.differs": ("{id}: differs in {parts}", "{id}：以下部分不一致：{parts}"),
    "replay.none": ("There is no assessment to replay.", "没有可复算的评估。"),
    "rules.sound": (
        "No problems: {rules} rules, {thresholds} thresholds, {questions} questions.",
        "没有问题：规则 {rules} 条，阈值 {thresholds} 个，问题 {questions} 个。",
    ),
    "rules.problems": ("{n} problems", "{n} 处问题"),
    "rules.problem": ("1 problem", "1 处问题"),
    "rules.more": ("… and {n} more. All of them: credit-assistant rules check", "……另有 {n} 处。全部列出：credit-assistant rules check"),
    "rules.passed": ("{n} cases passed.", "{n} 个用例全部通过。"),
    "rules.failed": ("{failed} of {n} cases failed.", "{n} 个用例中有 {failed} 个未通过。"),
    "rules.unknown": ("{name}: there is no such rule, threshold or metric.", "{name}：没有这条规则、阈值或指标。"),
    "rules.not_now": ("{name} is not in force today ({status}).", "{name} 当前未生效（{status}）。"),
    "rules.count": ("{n} listed", "共 {n} 条"),
    "rules.no_case": ("{name}: no case tests a rule or metric whose id begins so.", "{name}：没有编号以此开头的规则或指标用例。"),
    "rules.unreached": ("{path}: no case reaches {what}", "{path}：没有用例触及 {what}"),
    "rules.survives": ("{path}: no case notices {what}", "{path}：没有用例能察觉 {what}"),
    "rules.coverage": (
        "{n} rules and metrics, {cases} cases: {unreached} branches not reached, {survivors} changes not noticed ({same} proven harmless).",
        "规则与指标 {n} 项，用例 {cases} 个：未触及的分支 {unreached} 处，未被察觉的改动 {survivors} 处（另有 {same} 处已证明等价）。",
    ),
    "rules.pages": ("{n} pages; begin with {path}", "共 {n} 页；请从 {path} 打开"),
    "understand.line": ("line {n}: {text}", "第 {n} 行：{text}"),
    "knowledge.unknown": ("{name}: the knowledge has no such entry.", "{name}：知识库中没有这一条目。"),
    "rules.expected": ("{path}: {case}: expected {expected}, got {got}", "{path}：{case}：应为 {expected}，实为 {got}"),
    "store.backed_up": ("The store is saved in {path}", "数据已备份到 {path}"),
    "store.restored": (
        "The store is as it was in {path}; the store before lies in {kept}",
        "数据已恢复为 {path} 的内容；原数据保存在 {kept}",
    ),
    "store.restored_first": ("The store is as it was in {path}", "数据已恢复为 {path} 的内容"),
    "doctor.ok": ("ok", "正常"),
    "doctor.missing": ("missing", "缺少"),
    "doctor.broken": ("broken", "故障"),
    "knowledge.question": ("question", "问题"),
    "knowledge.indicator": ("indicator", "指标"),
    "knowledge.measure": ("measure", "措施"),
    "knowledge.source": ("source", "来源"),
    "knowledge.derivation": ("computed fact", "派生事实"),
    "knowledge.threshold": ("threshold", "阈值"),
    "knowledge.term": ("term", "术语"),
    "knowledge.duty": ("date", "时间节点"),
    "knowledge.limit": ("platform limit", "平台标准"),
    "explain.noted": ("{text} ({notes})", "{text}（{notes}）"),
    # where a value is from
    "origin.declared": ("declared", "自报"),
    "origin.documented": ("documented", "有文件佐证"),
    "origin.measured": ("measured", "实测"),
    "origin.derived": ("computed", "计算得出"),
}


def say(lang: Lang, entry: str, /, **values: str) -> str:
    """An entry in one language with its places filled. Raises KeyError for an entry that does not exist."""
    texts = WORDS.get(entry) or _elsewhere(entry)
    return fill(texts[lang == "zh"], values)


def _elsewhere(entry: str) -> tuple[str, str]:
    from assistant.cli.words_data import DATA
    from assistant.cli.words_ending import ENDING
    from assistant.cli.words_questionnaire import QUESTIONNAIRE
    from assistant.cli.words_side import SIDE
    from assistant.cli.words_talk import TALK

    return next((words[entry] for words in (TALK, SIDE, ENDING, QUESTIONNAIRE) if entry in words), None) or DATA[entry]
