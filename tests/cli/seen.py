"""What a terminal showed, and waiting for its prompts."""

import re

import pexpect

EDITING = re.compile(r"\x1b\[\?2004h[^\n]*?\x1b\[\?7h[^\n]*?\x1b\[\?25h")  # the line editor has drawn its prompt and reads keys
NO_FAULT = re.compile(r"Traceback|went wrong inside the program|Unhandled exception|Press ENTER|程序内部出错")
ACCEPTED = re.compile(r"^✓ (?!Document|已登记)", re.MULTILINE)


# what a person answers to the invented rule base of tests/contents.py
ANSWERS = {
    "What does the enterprise do": "1", "inspected before dispatch": "1", "Where do you deliver": "1", "first sale": "2020-05-01",
    "reviews bought": "2", "How many orders": "400", "shipped late": "1%", "Which parcels": "3", "followed to the door": "97%",
}  # fmt: skip
CHINESE = {
    "从事什么业务": "1", "发货前都检验吗": "是", "销往哪里": "欧盟", "首次销售是哪一天": "2020-05-01",
    "是否购买过好评": "没有", "发货多少单": "400", "延迟发货的订单占比": "1％", "哪些包裹可追踪": "3", "可追踪到门的包裹占比": "0.97",
}  # fmt: skip


def plain(text):
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text).replace("\r", "")


def prompt(child, *, timeout=20):
    """Waits until the editor reads keys; what was shown before."""
    child.expect(EDITING, timeout=timeout)
    return child.before


def question(shown):
    """The question that stands last on the screen, in one line: what is printed bold after where one is."""
    bold = re.findall(r"\x1b\[1m(.+?)\x1b\[0m", shown, re.DOTALL)
    return re.sub(r"\s+", " ", plain(bold[-1])) if bold else None


def line_for(shown, said=ANSWERS):
    """What is said to the question that stands last on the screen."""
    text = re.sub(r"\s+", " ", plain(shown))
    return max((text.rfind(words), line) for words, line in said.items())[1]


def ended(child):
    """Waits for the end; the exit status and what was shown last."""
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, plain(child.before)


class Log:
    """All that a child showed."""

    def __init__(self, child):
        self.text = ""
        child.logfile_read = self

    def write(self, text):
        self.text += text

    def flush(self):
        pass
