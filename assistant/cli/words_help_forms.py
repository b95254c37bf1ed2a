"""What --help says of ``questionnaire``."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.cli.help_entry import Both, Help

FORM_COMMANDS: Mapping[str, Help] = {
    "questionnaire": Help(
        ("the interview as an XLSX form, for a client who won't sit at a terminal", "以 XLSX 问卷代替终端问答"),
        (
            ('questionnaire export -o form.xlsx --client "Acme Trading"', ("the questions that are still open", "导出尚待回答的问题")),
            (
                'questionnaire import returned.xlsx --client "Acme Trading"',
                ("read it back, then resume or assess", "读回问卷，再继续问答或评定"),
            ),
        ),
    ),
    "questionnaire export": Help(
        ("write a form with the questions that still matter", "导出问卷，只含仍有意义的问题"),
        (
            (
                "questionnaire export -o form.xlsx --client Acme --all --lang zh",
                (
                    "all questions that apply, in Chinese, with Acme's answers to look over",
                    "中文问卷：全部适用问题，并附 Acme 已有的答案供核对",
                ),
            ),
            (
                'questionnaire export -o form.xlsx --answers profile.yaml --client "New Client"',
                ("from a profile in an answers file; the name stands on the form", "依据答案文件中的企业概况；客户名称印在问卷上"),
            ),
            ("questionnaire export -o form.xlsx --interview I-7K3F9", ("what an interview still has to ask", "某次问答中尚未提问的问题")),
        ),
        (
            (
                "A client's form starts from the interview in progress, else from the last "
                "assessment. Questions that wait for another answer "
                "stand there with their condition. Only answer cells can be changed; what was "
                "answered “unknown” is asked again only with --all."
            ),
            (
                "客户的问卷以进行中的问答为准，没有则以最近一次评估为准。取决于其他答案的问题会注明条件。只有回答栏可以填写；"
                "已答“不清楚”的问题，仅在使用 --all 时再次列出。"
            ),
        ),
    ),
    "questionnaire import": Help(
        ("read a form that came back; every problem is named by its cell", "读回问卷；每处问题都指明单元格"),
        (
            (
                'questionnaire import returned.xlsx --client "Acme Trading" --respondent "Li Wei"',
                ("into the client's interview, begun if there is none", "存入该客户的问答，没有则新建"),
            ),
            ("questionnaire import returned.xlsx -o returned.yaml", ("as an answers file, nothing stored", "输出为答案文件，不存入库")),
            (
                "questionnaire import returned.xlsx -o complete.yaml --answers profile.yaml",
                ("put over the answers that the form was made from", "叠加在生成问卷时的答案之上"),
            ),
        ),
        (
            (
                "Values are read as in the interview; what is not certain is a problem, and "
                "nothing is stored while there are problems, unless "
                "--skip-problems keeps the rest. An empty cell is not answered. Reading the same form again stores nothing twice."
            ),
            (
                "填写内容按问答时的规则识别；不确定的按问题处理，有问题时不作任何保存，除非用 --skip-problems 保留其余内容。"
                "空单元格表示未回答。重复读入同一问卷不会重复保存。"
            ),
        ),
    ),
}

FORM_OPTIONS: Mapping[str, Both] = {
    "questionnaire export.output": ("the form to write (.xlsx); it must not be there yet", "写出的问卷（.xlsx），文件不得已存在"),
    "questionnaire export.client": ("whose form it is", "问卷所属客户"),
    "questionnaire export.answers": ("what is known already: an answers file", "已知的内容：答案文件"),
    "questionnaire export.interview": ("what is known already: an interview in progress", "已知的内容：进行中的问答编号"),
    "questionnaire export.all_": (
        "all questions that apply, those answered already with their answers",
        "全部适用的问题，已答的附上答案",
    ),
    "questionnaire import.file": ("the form that came back", "交回的问卷"),
    "questionnaire import.client": ("whose answers they are; added if new", "答案所属客户；新客户会自动加入"),
    "questionnaire import.interview": ("the interview that the answers go into", "存入的问答编号"),
    "respondent": ("who filled it in; else the name on the form", "填写人；省略则取问卷上的姓名"),
    "questionnaire import.output": ("write an answers file (YAML)", "写出答案文件（YAML）"),
    "questionnaire import.answers": ("answers that are known already; the form goes before them", "已有的答案；以问卷为准"),
    "skip_problems": ("keep what is right, and leave the rest to be asked", "保留正确的内容，其余以后再问"),
    "yes": ("agree to what would be replaced", "同意替换已有内容"),
}
