"""What viewers of pictures, lists of back issues, gates of offices and copies of articles print.

Each pattern is of a whole line, with the note of its kind and whether nothing below it is the
article's (``gate``); one that is not ``strong`` counts only beside others.  ``labels`` makes labels of them.
"""

import re
from typing import NamedTuple


class PageWord(NamedTuple):
    """The words of one kind of page."""

    pattern: re.Pattern[str]
    note: str
    gate: bool = False
    strong: bool = True


_ISSUE = r"(?:19|20)\d\d-\d\d-\d\d[，,]\d+"

PAGE_WORDS = (
    PageWord(
        re.compile(
            r"[|｜\s]*(?:列表|全屏|幻灯片?)(?:查看|播放|浏览|模式)(?:分享到?)?|重新(?:播放|浏览)|支持[^，。]{0,8}键[^，。]{0,4}(?:翻阅|浏览|翻看|切换)图片"
            r"|已经?[到是]最后一张(?:图片)?了?。?"
        ),
        "看图",
    ),
    PageWord(
        re.compile(
            r"(?:您好[，,！!])?欢迎[您你]?(?:访问|光临|来到|浏览)[^，。！!]{2,20}(?:网|网站|门户|主页|官网)[!！。]?|智能问答"
        ),
        "欢迎语",
    ),
    PageWord(re.compile(r"\d{1,3}%\s*[(（]\d{1,6}[)）]"), "计数", strong=False),
    PageWord(
        re.compile(
            r"(?:本[篇文]文?章?|全文)?[共约]?\d{2,6}字[，,]\s*(?:预计|大约)?(?:阅?读完?|需要?)[^，。]{0,6}\d{1,3}分钟"
        ),
        "计数",
    ),
    PageWord(re.compile(rf"{_ISSUE}(?:\s*[|｜]\s*{_ISSUE})+\s*[|｜]?"), "往期"),
    PageWord(re.compile(r"[•·]?\s*股票名称\s+最新价\s+涨跌幅"), "行情"),
    PageWord(re.compile(r"[•·]\s*(?:[您你]?(?:现在|当前|目前)?(?:所处|所在)?的?)?位置\s*(?:是|为)?\s*[:：][^。]*[>＞»][^。]*"), "位置"),
    PageWord(re.compile(r"专栏名称\s*[:：][^，。]{0,20}|(?:文章|内容)预览"), "位置"),
    PageWord(re.compile(r"[\u4e00-\u9fff]{0,4}(?:原文|快照|预览)地址\s*[:：][^，。]{0,40}"), "原文地址", True),
    PageWord(re.compile(r"知识出处|热图(?:一览|推荐|精选)|(?:高清)?图集(?:赏析|推荐|精选)"), "相关、热门、排行", True),
    PageWord(
        re.compile(
            r"参与评论|所有评论|评论一下|评论\s*\d+人参与[，,]\s*\d+条评论|您的(?:观点|评论|言论|留言)仅代表您?(?:本人|个人).{0,60}"
        ),
        "评论",
        True,
    ),
    PageWord(
        re.compile(
            r"[上下]一楼\s*[›»>＞]?\s*[:：].*|[«‹<＜]?\s*返回主[帖题]|(?:查看)?全部回[帖复](?:\s*[(（]\d{1,6}[)）])?"
        ),
        "论坛",
        True,
    ),
)  # fmt: skip
