"""What the codes of the records are called on the page."""

import re

from build_scripts.records.restoration import Reason
from build_scripts.records.rule import Rule
from build_scripts.records.sidecar import Kind, Proofreading, Rights
from build_scripts.text import Certainty

KINDS = {Kind.MIRROR: "镜像站网页", Kind.E_PAPER: "报纸电子版", Kind.WEB: "新闻网页"}
PROOFREADING = {
    Proofreading.MACHINE: "机器整理，尚未人工通读",
    Proofreading.READ_ONCE: "人工通读一遍",
    Proofreading.READ_TWICE: "两人独立通读并互校",
}
RIGHTS = {Rights.FULL: "全文收录", Rights.QUOTATION: "摘录", Rights.METADATA: "只存目"}
WITHHELD = {
    Rights.METADATA: "按来源的权利状况，本书对此篇只存目，不录正文。",
    Rights.QUOTATION: "按来源的权利状况，以下从略。",
}
REASONS = {
    Reason.DUPLICATE: "重复",
    Reason.FURNITURE: "页面附属文字",
    Reason.ADVERT: "广告",
    Reason.IMPRINT: "版权与登记信息",
    Reason.OTHER: "其他",
}
CERTAINTIES = {
    Certainty.SURE: "确定",
    Certainty.LIKELY: "大致可信",
    Certainty.DOUBTFUL: "存疑",
}
CLASSES = {Certainty.SURE: "sure", Certainty.LIKELY: "likely", Certainty.DOUBTFUL: "doubtful"}
UNKNOWN = "未详"


# Rules and findings speak both languages, Chinese first; the pages of the book speak one.
_ENGLISH = re.compile(r" / [\x20-\x7e‘’“”—□]+(?=[^\x00-\x7f]|$)")


def chinese(text: str) -> str:
    """A sentence without the English that stands behind it."""
    return _ENGLISH.sub("", text)


def said(rule: str, rules: tuple[Rule, ...]) -> str:
    """The sentence of a rule; empty for a code that no rule of the handbook bears."""
    return next((chinese(each.says) for each in rules if each.code == rule), "")


def lines_in_words(first: int, last: int) -> str:
    """Source lines as a reader is told them."""
    return f"第{first}行" if first == last else f"第{first}—{last}行"
