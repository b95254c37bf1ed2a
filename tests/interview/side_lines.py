"""Lines that are no answers, and answers that look like them. Written from their meaning, before the program was tried.

Each entry: the question at which it was typed (empty: none), the line, and what it must be taken for: the name of a command, or ``answer``.
"""

CHANGES = [  # question, line, what is changed to what
    ("payment.records", "correction on role: we are a freight forwarder", {"profile.role": "logistics_partner"}),
    ("quality.recall", "I misclicked on fake reviews, should be no", {"conduct.fake_reviews": False}),
    ("platform.logs", "the court defaulter one I said yes to by mistake, we are not, it's no", {"conduct.court_defaulter": False}),
    ("quality.goods_in", "about the pilot zone: I picked Hangzhou but it is Zhengzhou", {"profile.pilot_zone": "zhengzhou"}),
    ("", "change the business model, we sell wholesale as well as retail", {"profile.business_model": "both"}),
    ("", "change direction, we only import now", {"profile.direction": "import"}),
    ("logistics.sensors", "on counterfeits I ticked yes by accident, make that no", {"conduct.counterfeits": False}),
    ("quality.recall", "刷单那题我点成有了，其实没有，改成否", {"conduct.fake_reviews": False}),
    ("platform.logs", "失信被执行人那个按错了，我们不是", {"conduct.court_defaulter": False}),
    ("quality.goods_in", "综试区填错了，是杭州", {"profile.pilot_zone": "hangzhou"}),
    ("", "业务模式改一下，我们批发零售都做", {"profile.business_model": "both"}),
    ("honesty.withdrawal", "前面角色选成卖家了，我们是货代", {"profile.role": "logistics_partner"}),
    ("payment.records", "独立站收卡那里答错了，我们不收卡", {"profile.card_payments": False}),
    ("platform.appeal", "综试区那个选错了，我们不在综试区", {"profile.pilot_zone": "none"}),
]

NO_ANSWERS = [
    ("", "can I redo the one on peak planning?", "change"),
    ("platform.logs", "平台那道题我想改", "change"),
    ("conduct.court_defaulter", "what's it to you who owns us", "why"),
    ("conduct.court_defaulter", "查法人干嘛", "why"),
    ("", "where does that grade come from", "how"),
    ("", "这个D是怎么得出来的", "how"),
    ("", "国际站的星级是怎么评的", "ask"),
    ("", "虾皮的计分是怎么扣的", "ask"),
    ("quality.preshipment", "AQL, explain that to me", "ask"),
    ("quality.product_spec", "golden samples, explain those please", "ask"),
    ("payment.terms_by_size", "letter of credit in plain words please", "ask"),
    ("logistics.customs_path", "AEO讲讲", "ask"),
    ("payment.checkout", "PCI DSS科普一下", "ask"),
    ("", "HS编码干嘛用的", "ask"),
    ("", "btw whats a drop test", "ask"),
    ("", "what gives a D straight away?", "ask"),
    ("profile.staff", "djfhgk", "other"),
    ("profile.staff", "qwrtzp", "other"),
    ("profile.staff", "jkl;jkl;", "other"),
    ("profile.destinations", ";;;;;", "other"),
    ("profile.staff", "-----", "other"),
    ("orders", "hhhhh", "other"),
    ("", "hi there, Joana here from Porto", "other"),
    ("honesty.review_rule", "关掉的话前面填的还在不在", "save"),
    ("conduct.public_record", "公示系统截图打印好了，要附上吗", "evidence"),
]

ANSWERS = [
    ("role_logistics.peak_capacity", "a general note that things may take longer", "warning"),
    ("platform.training", "入职讲一讲", "start"),
    ("role_payment.authenticity", "他说是什么就是什么", "word"),
    ("payment.records", "saved in the platform back office only", "platform"),
    ("honesty.page_changes", "we overwrite, the old version is gone", "overwritten"),
    ("platform.appeal", "封了就再开一个呗", "new_shop"),
    ("conduct.unlicensed_collection", "I'd rather not go into that one", "declined"),
]
