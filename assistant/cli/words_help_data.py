"""What --help says of ``data`` and ``score``."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.cli.help_entry import Both, Help

DATA_COMMANDS: Mapping[str, Help] = {
    "data": Help(
        ("marketplace tables: imported to indicators, and described", "平台数据表：导入为指标，或先作质量说明"),
        (
            ("data describe orders.csv", ("what is in a table, and what can be computed from it", "表中有什么，能计算出什么")),
            ("data import orders.csv --layout my_shop.yaml -o sellers.csv", ("orders to one row per seller", "由订单得到每个卖家一行")),
        ),
    ),
    "data import": Help(
        ("orders or sellers' tables to indicators, one row per seller and channel", "将订单表或卖家表转换为指标，每个卖家和渠道一行"),
        (
            ("data import olist_folder -o sellers.parquet", ("the Olist tables, recognised by their names", "Olist 各表，按文件名识别")),
            (
                "data import orders.xlsx --layout my_shop.yaml -o shop.csv",
                ("your own export; the layout says which column is what", "自己的导出表；由布局文件说明各列含义"),
            ),
            ("data import orders.csv --layout my_shop.yaml --period month -o months.csv", ("a row for each month", "每月一行")),
            ("data import sellers.csv -o checked.csv", ("a table whose columns are indicator ids", "列名即指标标识的表")),
        ),
        (
            (
                "Prints what was read, kept and left out, and why. What no column gives is reported as not computable and never made up. "
                "A cell that cannot be read stops the import with file, row and column; --tolerant counts such cells as not given."
            ),
            (
                "输出读取、保留与排除的内容及原因。没有相应列的指标列为不可计算，绝不编造。"
                "无法识别的单元格会使导入停止并指明文件、行、列；使用 --tolerant 则按未提供计数。"
            ),
        ),
    ),
    "data describe": Help(
        (
            "the quality of a table: missing, constant, impossible and far-out values, duplicates",
            "数据表质量：缺失、恒定、不可能及离群的值，重复项",
        ),
        (
            ("data describe orders.csv", ("the columns as they are, and the layouts that fit", "各列概况及相符的布局")),
            ("data describe orders.csv --layout my_shop.yaml", ("as the import would read it", "按导入方式读取")),
        ),
    ),
    "score": Help(
        ("the data score: fitted, shown, validated, watched", "数据得分：拟合、展示、验证、监测"),
        (
            ("score show", ("the model card of the score in force", "现行得分的模型说明卡")),
            ("score fit sellers.csv -o my_platform.json", ("weights from your own platform's sellers", "由自己平台的卖家拟合权重")),
        ),
    ),
    "score fit": Help(
        ("weights of the data score from a reference population", "由参照总体拟合数据得分的权重"),
        (
            ("score fit sellers.csv -o my_platform.json", ("of all columns that say what is better", "取所有有优劣方向的列")),
            (
                "score fit sellers.csv --indicator late_shipment_rate --indicator on_time_delivery_rate --indicator median_review",
                ("of these indicators only", "仅取这些指标"),
            ),
            ("score fit sellers.csv --method equal --scale rank", ("equal weights on ranks", "秩次上的等权")),
        ),
        (
            (
                "It refuses, with the reason: weights that would lower the score for a better value, indicators without anything in common "
                "(kmo, bartlett), a score that measures size (volume). The last three can be accepted by name; that is then "
                "written into the file."
            ),
            (
                "下列情形会说明原因并拒绝：指标变好反而降低得分的权重；指标缺乏共同性（kmo、bartlett）；得分实为衡量规模（volume）。"
                "后三项可指名接受，并记入文件。"
            ),
        ),
    ),
    "score show": Help(
        ("the model card of a score", "得分的模型说明卡"),
        (
            ("score show", ("the score in force", "现行得分")),
            ("score show my_platform.json", ("of a weights file", "某个权重文件")),
        ),
    ),
    "score validate": Help(
        ("does the score foretell later outcomes, and better than simpler ones?", "得分能否预示此后的结果，是否优于更简单的做法"),
        (
            (
                "score validate sellers_2025.csv --outcomes sellers_2026.csv --outcome late_shipment_rate",
                ("the score of 2025 against the lateness of 2026", "2025 年得分对 2026 年迟发"),
            ),
            (
                "score validate sellers.csv --outcomes closed.csv --outcome closed --better low --cut 0.5",
                ("which shops were closed later (yes or no)", "哪些店铺后来被关（是或否）"),
            ),
            (
                "score validate s2025.csv --outcomes s2026.csv --outcome refund_rate --train s2024.csv --train-outcomes s2025.csv",
                ("with the single indicator and the regression learnt a year earlier", "最佳单项与回归在更早一年学得"),
            ),
        ),
        (
            (
                "Compares rank correlation and AUC, with intervals, with equal and entropy weights, the best single indicator "
                "and a logistic regression."
            ),
            "以秩相关和 AUC（附区间）与等权、熵权、最佳单项指标及逻辑回归相比较。",
        ),
    ),
    "score drift": Help(
        ("has a population moved away from the reference?", "新总体是否偏离参照总体"),
        (
            (
                "score drift sellers_2026.csv",
                ("population stability index of each indicator and of the score", "各指标及得分的总体稳定性指数（PSI）"),
            ),
        ),
        (
            "Judged by what chance alone would give for both sample sizes, not by the usual marks of 0.1 and 0.25.",
            "按两个样本量下随机波动的上限判断，而不是通常的 0.1 和 0.25。",
        ),
    ),
}

DATA_OPTIONS: Mapping[str, Both] = {
    "path": (
        "a table (.csv, .tsv, .xlsx, .parquet, also .gz) or a folder of tables",
        "数据表（.csv、.tsv、.xlsx、.parquet，可为 .gz）或其文件夹",
    ),
    "layout": ("which column is what: a layout file, or the id of one that ships", "各列含义：布局文件，或随附布局的标识"),
    "data import.output": ("the table to write (.csv, .csv.gz, .parquet, .xlsx)", "写出的数据表（.csv、.csv.gz、.parquet、.xlsx）"),
    "since": ("only orders from this day on (YEAR-MONTH-DAY)", "仅取此日（年-月-日）起的订单"),
    "until": ("only orders up to and including this day", "仅取截至此日（含）的订单"),
    "period": ("a row for each month, quarter or year", "按 month、quarter 或 year 分行"),
    "channel": ("name of the shop, where the table has no column for it", "表中无渠道列时，店铺的名称"),
    "tolerant": ("count cells that cannot be read as not given, and go on", "无法识别的单元格按未提供计数并继续"),
    "table": ("a table of indicators, as data import writes it", "指标表，即 data import 的输出"),
    "score fit.output": ("the weights file to write (.json)", "写出的权重文件（.json）"),
    "indicator": ("an indicator of the score; may be given again", "得分的指标；可重复给出"),
    "method": (
        "rotated, first_component, variance_weighted, equal or entropy",
        "rotated、first_component、variance_weighted、equal 或 entropy",
    ),
    "scale": ("zscore, minmax or rank", "zscore、minmax 或 rank"),
    "winsor": ("share of sellers held back at each end (0 to below 0.25)", "两端缩尾的卖家占比（0 至 0.25 以下）"),
    "rule": ("how many components: parallel, kaiser, share60, share85 or first", "成分个数：parallel、kaiser、share60、share85 或 first"),
    "aggregation": ("arithmetic or geometric", "arithmetic 或 geometric"),
    "volume": ("the column that measures size", "衡量规模的列"),
    "accept": ("go on in spite of kmo, bartlett or volume; may be given again", "对 kmo、bartlett 或 volume 仍予接受；可重复给出"),
    "draws": ("how many times the population is drawn anew", "重新抽样的次数"),
    "seed": ("seed of the draws", "抽样的随机种子"),
    "score show.file": (
        "weights file, or the name of one in knowledge/weights; those in force if left out",
        "权重文件，或 knowledge/weights 中的名称；省略则为现行权重",
    ),
    "outcomes": ("the table with what came later", "此后结果的数据表"),
    "outcome": ("its column; may be left out where there is one", "结果列；仅有一列时可省略"),
    "better": ("which side of the outcome is good: high or low", "结果的好方向：high 或 low"),
    "cut": ("from where on the outcome is bad; else the worst quarter", "自何处起为差；省略则取最差的四分之一"),
    "train": ("an earlier table, to learn the simpler scores from", "更早的数据表，用于学习较简单的得分"),
    "train_outcomes": ("its outcomes", "其结果"),
    "score": ("weights file, or the name of one in knowledge/weights", "权重文件，或 knowledge/weights 中的名称"),
}
