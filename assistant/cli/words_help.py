"""What --help says of every command and option, in both languages. Examples come first; each of them can be typed as it stands."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.cli.help_entry import Both, Help
from assistant.cli.words_help_data import DATA_COMMANDS, DATA_OPTIONS
from assistant.cli.words_help_forms import FORM_COMMANDS, FORM_OPTIONS

HEADS: Mapping[str, Both] = {
    "examples": ("Examples", "示例"),
    "usage": ("Usage", "用法"),
    "commands": ("Commands", "命令"),
    "options": ("Options", "选项"),
    "everywhere": ("With every command", "所有命令通用"),
    "statuses": ("Exit status", "退出状态"),
}

EVERYWHERE: Mapping[str, Both] = {
    "--lang en|zh": ("language (else CREDIT_ASSISTANT_LANG, else the system's)", "语言（否则取 CREDIT_ASSISTANT_LANG，再否则取系统语言）"),
    "--json": ("the result as JSON on standard output", "以 JSON 输出结果到标准输出"),
    "--no-input": ("never ask; say what is missing", "从不提问；缺少内容时说明"),
    "--accessible": ("for screen readers: plain lines, no bars, no signs", "便于读屏软件：纯文本行，无条形图和符号"),
    "--no-color": ("no colour (also NO_COLOR)", "不使用颜色（也可设置 NO_COLOR）"),
    "--content FOLDER": ("another rule base: the folder with rules/ and knowledge/", "使用其他规则库：含 rules/ 与 knowledge/ 的文件夹"),
}

STATUSES: Mapping[str, Both] = {
    "0": ("done", "完成"),
    "1": ("it could not be done; the message says why", "未能完成，原因见提示"),
    "2": ("wrong usage", "用法有误"),
    "3": ("a veto was found (only with --fail-on veto)", "发现否决（仅当使用 --fail-on veto）"),
    "4": ("the grade is undecided (only with --fail-on undecided)", "等级未定（仅当使用 --fail-on undecided）"),
    "5": ("the rule base has problems", "规则库存在问题"),
    "130": (
        "interrupted (Ctrl-C, Ctrl-D, end of piped input); nothing acknowledged is lost",
        "被中断（Ctrl-C、Ctrl-D 或管道输入结束）；已确认的内容不会丢失",
    ),
}

COMMANDS: Mapping[str, Help] = {
    "": Help(
        (
            "credit management of cross-border e-commerce enterprises: asks, judges, explains, advises",
            "跨境电商企业信用管理：提问、评定、解释、建议",
        ),
        (
            ("", ("on a terminal: start the interview, or go on with the last one", "在终端中：开始问答，或继续上一次")),
            ('assess --client "Acme Trading"', ("interview Acme Trading and keep the assessment", "对 Acme Trading 进行问答并保存评估")),
            (
                "assess --no-input --answers answers.yaml --report report.html",
                ("judge from a file, nothing asked", "直接依据文件评定，不提问"),
            ),
            ("explain last grade", ("why the grade is what it is", "解释等级的由来")),
        ),
    ),
    "assess": Help(
        ("judge an enterprise, by interview or from files", "评定一家企业：问答或依据文件"),
        (
            ('assess --client "Acme Trading"', ("interview at the terminal; every answer is kept at once", "在终端问答；每个答案立即保存")),
            (
                "assess --data sellers.csv --row S-17 --client Acme",
                ("measured figures from a table, then the interview", "先读取表中的实测数据，再进行问答"),
            ),
            (
                "assess --no-input --answers answers.yaml --data shop.yaml --json",
                ("complete from files, verdict as JSON", "全部依据文件，结论以 JSON 输出"),
            ),
            ("assess --no-input --answers answers.yaml --fail-on veto", ("exit status 3 if a veto is in force", "存在否决时退出状态为 3")),
        ),
        (
            (
                "Answers may also be piped in, one per line. Ctrl-C and Ctrl-D stop the interview and keep everything; "
                "resume goes on at the same question. Without --client, --no-input stores nothing."
            ),
            (
                "答案也可由管道逐行输入。Ctrl-C 与 Ctrl-D 会停止问答并保留全部内容，用 resume 从同一问题继续。"
                "使用 --no-input 而未给出 --client 时不保存任何内容。"
            ),
        ),
    ),
    "resume": Help(
        ("go on with an interview at the exact question", "从中断的问题继续问答"),
        (
            ("resume", ("the interview last written into", "最近一次的问答")),
            ("resume I-7K3F9", ("a certain one", "指定的问答")),
        ),
    ),
    "history": Help(
        ("the assessments of a client, oldest first", "客户的历次评估，由早到晚"),
        (('history "Acme Trading"', ("by name or by id", "按名称或编号")),),
    ),
    "report": Help(
        ("write the report of an assessment", "生成评估报告"),
        (
            ("report last --format html -o report.html", ("a page for the browser and for paper", "可在浏览器查看和打印的页面")),
            ("report A-7K3F9 --format md -o -", ("Markdown on standard output", "Markdown 输出到标准输出")),
            ("report last --format html --lang zh", ("in Chinese, under a default name", "中文，使用默认文件名")),
        ),
    ),
    "explain": Help(
        ("how a conclusion was reached, and why another was not", "结论如何得出，以及为何未得出另一结论"),
        (
            ("explain last grade", ("what limits the grade", "等级受何限制")),
            (
                "explain last logistics.tracking_gap",
                ("a rule: each condition, the value read, the threshold, the distance", "规则：逐项条件、读取的值、阈值与差距"),
            ),
            ("explain last ladder.late_shipment", ("a metric of the ladder, channel by channel", "阶梯指标，按渠道")),
            ("explain last logistics", ("a sub-system of the practice index", "实践指数的子系统")),
        ),
    ),
    "whatif": Help(
        ("the same assessment with some facts changed; nothing is saved", "改变若干事实后的同一评估；不保存"),
        (
            ("whatif last --set logistics.tracking_scope=door", ("one answer changed", "改变一个答案")),
            (
                "whatif last --set amazon:late_shipment_rate=2% --set logistics.tracking_scope=door",
                ("a figure of one shop and an answer", "改变某店铺的指标和一个答案"),
            ),
        ),
    ),
    "client": Help(
        ("the clients in the store", "库中的客户"),
        (("client list", ("who is there", "列出客户")), ("client show Acme", ("one client", "查看一个客户"))),
    ),
    "client list": Help(("all clients by name", "按名称列出全部客户"), (("client list", ("all of them", "全部")),)),
    "client show": Help(
        ("a client: assessments and unfinished interviews", "客户的评估与未完成的问答"),
        (("client show Acme", ("by name or id", "按名称或编号")),),
    ),
    "client export": Help(
        ("everything about a client as one JSON file", "将客户的全部内容导出为一个 JSON 文件"),
        (("client export Acme -o acme.json", ("answers, assessments, remarks", "答复、评估与备注")),),
    ),
    "client forget": Help(
        ("erase everything about a client, for good", "彻底删除客户的全部内容"),
        (
            ("client forget Acme", ("asks for the name once more", "需再次输入名称")),
            ("client forget Acme --confirm Acme", ("without asking", "不再询问")),
        ),
    ),
    "rules": Help(
        ("the rule base", "规则库"),
        (
            ("rules list", ("all rules in force", "全部生效规则")),
            ("rules show logistics.tracking_gap", ("one of them in full", "完整显示一条规则")),
            ("rules check", ("what is wrong in the files", "检查文件中的错误")),
        ),
    ),
    "rules list": Help(
        ("the rules in force, with kind and severity", "生效的规则及其类别与严重程度"),
        (
            ("rules list", ("all of them", "全部")),
            ("rules list --problem P8", ("what answers a problem of the paper", "对应论文某一问题的规则")),
            ("rules list --kind market_veto --market eu", ("what bars the European Union", "限制进入欧盟市场的否决")),
            ("rules list --kind veto --sub-system platform", ("vetoes of one sub-system", "某一子系统的一票否决")),
        ),
        (
            "Without --status only what is in force today is listed; with it every rule of that status, whatever its dates.",
            "不使用 --status 时仅列出今日生效的规则；使用时列出该状态的全部规则，不论日期。",
        ),
    ),
    "rules show": Help(
        ("one rule, threshold or metric in full", "完整显示一条规则、阈值或指标"),
        (
            (
                "rules show logistics.tracking_gap",
                ("a rule, with its thresholds, measures, sources and cases", "规则及其阈值、措施、来源与用例"),
            ),
            ("rules show ladder.late_shipment --lang zh", ("a metric of the ladder, in Chinese", "以中文显示阶梯指标")),
            ("rules show tracked_floor --json", ("a threshold, for programs", "以 JSON 输出阈值")),
        ),
    ),
    "rules check": Help(
        ("every problem in the files of the rule base, with file and line", "列出规则库文件中的全部问题，含文件与行号"),
        (
            ("rules check", ("the rule base that ships", "随程序提供的规则库")),
            ("rules check --content my-rules", ("your own", "您自己的规则库")),
        ),
        ("Exit status 5 where there are problems.", "存在问题时退出状态为 5。"),
    ),
    "rules test": Help(
        ("the cases beside the rules", "运行规则旁的用例"),
        (
            ("rules test", ("all of them", "全部")),
            ("rules test logistics", ("rules whose id begins so", "仅限编号以此开头的规则")),
            ("rules test ladder --coverage", ("what the cases of the ladder would not notice", "阶梯指标的用例不能察觉的改动")),
        ),
        (
            (
                "Exit status 5 where a case fails; with --coverage also where no case reaches a branch of a condition, or notices that "
                "a condition was changed in one place."
            ),
            "有用例未通过时退出状态为 5；使用 --coverage 时，若有条件分支未被用例触及，或条件的某处改动未被用例察觉，退出状态亦为 5。",
        ),
    ),
    "rules docs": Help(
        ("the rule base as a folder of pages for the browser", "将规则库生成为可在浏览器查看的页面"),
        (
            ("rules docs -o rule-book", ("begin with rule-book/index.html", "从 rule-book/index.html 打开")),
            ("rules docs -o rule-book-zh --lang zh", ("in Chinese", "中文")),
        ),
    ),
    "knowledge": Help(
        (
            "questions, indicators, measures, sources, glossary, calendar and platforms",
            "问题、指标、措施、来源、术语、日历与平台标准",
        ),
        (
            ("knowledge list", ("everything by id", "按编号列出全部")),
            ("knowledge show logistics.tracking_scope", ("one entry in full", "完整显示一个条目")),
        ),
    ),
    "knowledge show": Help(
        ("one entry of the knowledge in full, with what rests on it", "完整显示知识库的一个条目，以及依据它的内容"),
        (
            (
                "knowledge show logistics.tracking_scope",
                ("a question: why it is asked and what reads it", "问题：为何提问、由哪些规则读取"),
            ),
            ("knowledge show late_shipment_rate", ("an indicator: formula, window, sample", "指标：公式、统计期、样本")),
            ("knowledge show logistics.add_tracked_services", ("a measure", "措施")),
            ("knowledge show AMZ-4 --lang zh", ("a source, with all that cites it", "来源及引用它的全部内容")),
        ),
    ),
    "knowledge list": Help(
        (
            "questions, indicators, measures, sources, glossary, calendar and platforms by id",
            "按编号列出问题、指标、措施、来源、术语、日历与平台标准",
        ),
        (
            ("knowledge list", ("everything", "全部")),
            ("knowledge list logistics", ("ids that begin so", "仅限编号以此开头的条目")),
            ("knowledge list --kind glossary AEO", ("what a word means", "查询术语含义")),
            ("knowledge list --kind calendar", ("dated duties", "各项义务的日期")),
            ("knowledge list --kind platforms amazon", ("the limits of a platform", "某平台的考核标准")),
        ),
    ),
    "understand": Help(
        (
            "what the assistant makes of typed lines: intent, facts, whether it would ask back, answer and sources, as JSON",
            "显示助手如何理解所输入的内容：意图、事实、是否需要确认、回答与来源（JSON）",
        ),
        (
            (
                "understand lines.jsonl --json",
                ('lines of {"text": …, "question": ID or null, "lang": "en" or "zh"}', "每行一个 {text, question, lang} 对象"),
            ),
            ("understand --json", ("lines from standard input", "从标准输入读取")),
        ),
        (
            "One result per line. A line that cannot be read is named by its number, and exit status is 1.",
            "每行输出一个结果。无法读取的行会注明行号，退出状态为 1。",
        ),
    ),
    "replay": Help(
        ("decide stored assessments again and compare byte for byte", "重新判定已保存的评估并逐字节比对"),
        (("replay last", ("the last one", "最近一次")), ("replay --all", ("all of them", "全部"))),
        ("Exit status 1 where one differs.", "存在不一致时退出状态为 1。"),
    ),
    "store": Help(
        ("save and put back the store", "备份与恢复数据"),
        (("store backup store-copy.db", ("save it", "备份")), ("store restore store-copy.db", ("put it back", "恢复"))),
    ),
    "store backup": Help(
        ("save the whole store in a file", "将全部数据备份到文件"), (("store backup store-copy.db", ("a new file", "新文件")),)
    ),
    "store restore": Help(
        ("put a saved store back; the present one is kept beside it", "恢复备份；现有数据会另行保存"),
        (("store restore store-copy.db", ("as it was then", "恢复到当时的状态")),),
    ),
    "doctor": Help(
        ("what works here, what does not, and what to do about it", "检查运行环境：哪些正常、哪些不正常、如何处理"),
        (("doctor", ("look at everything", "全面检查")),),
    ),
    **DATA_COMMANDS,
    **FORM_COMMANDS,
}

OPTIONS: Mapping[str, Both] = {
    "answers": ("answers file (YAML or JSON): question → answer", "答案文件（YAML 或 JSON）：问题 → 答案"),
    "data": ("measured figures: YAML, CSV, XLSX or Parquet", "实测数据：YAML、CSV、XLSX 或 Parquet"),
    "row": ("the seller to take from the table", "取表中的哪一个卖家"),
    "client": ("whose assessment it is; added if new", "评估所属客户；新客户会自动加入"),
    "history.client": ("name or id of the client", "客户名称或编号"),
    "client show.client": ("name or id", "名称或编号"),
    "client export.client": ("name or id", "名称或编号"),
    "client forget.client": ("name or id", "名称或编号"),
    "respondent": ("who answers now; kept with each answer", "现在由谁作答；姓名随每个答案保存"),
    "as_of": ("judge as of this day (YEAR-MONTH-DAY), under what was in force then", "按此日（年-月-日）当时有效的规则评定"),
    "fast": ("ask first what settles most, vetoes before everything", "优先提问最能确定结论的问题，否决项在先"),
    "report": ("write the report there (.html, .md, .json); may be given again", "将报告写到此处（.html、.md、.json）；可重复给出"),
    "fail_on": (
        "exit status 3 for a veto, 4 for an undecided grade; may be given again",
        "存在否决时退出状态为 3，等级未定时为 4；可重复给出",
    ),
    "interview": ("id of the interview; the last one if left out", "问答编号；省略则为最近一次"),
    "assessment": ("id of the assessment, or last", "评估编号，或 last（最近一次）"),
    "understand.lines": ("a file of lines; standard input if left out", "输入文件；省略则读取标准输入"),
    "replay.assessment": ("id of the assessment, or last", "评估编号，或 last（最近一次）"),
    "name": ("grade, or the id of a rule, fact, metric or sub-system", "grade，或规则、事实、指标、子系统的编号"),
    "problem": ("only rules that answer this problem of the paper", "仅列出对应论文该问题的规则"),
    "sub_system": ("only rules of this sub-system (quality, logistics, platform)", "仅列出该子系统的规则（quality、logistics、platform）"),
    "market": ("only rules of this destination (eu, us, uk …)", "仅列出该目的市场的规则（eu、us、uk 等）"),
    "status": ("rules of this status: draft, stable or retired", "列出该状态的规则：draft、stable 或 retired"),
    "coverage": ("how well the cases hold the rules", "检查用例对规则的覆盖程度"),
    "rules docs.output": ("a new or empty folder, or a rule book to replace", "新建或空的文件夹，或待替换的规则手册"),
    "entry": (
        "id of a question, indicator, measure, source, threshold, term, duty or platform",
        "问题、指标、措施、来源、阈值、术语、义务或平台的编号",
    ),
    "rules show.name": ("id of a rule, metric or threshold", "规则、指标或阈值的编号"),
    "format": ("html, md or json", "html、md 或 json"),
    "output": ("the file to write; - for standard output", "写入的文件；- 表示标准输出"),
    "set_": ("fact=value, or channel:indicator=value; may be given again", "事实=值，或 渠道:指标=值；可重复给出"),
    "confirm": ("the client's name once more", "再次写明客户名称"),
    "kind": ("only rules of this kind (finding, veto, cap …)", "仅列出此类规则（finding、veto、cap 等）"),
    "knowledge list.kind": (
        "only questions, indicators, derivations, measures, thresholds, sources, glossary, calendar or platforms",
        "仅列出 questions、indicators、derivations、measures、thresholds、sources、glossary、calendar 或 platforms",
    ),
    "begins": ("only ids that begin so", "仅限编号以此开头的条目"),
    "all_": ("every stored assessment", "全部已保存的评估"),
    "file": ("the file", "文件"),
    **DATA_OPTIONS,
    **FORM_OPTIONS,
}
