"""What a forum prints around a post: the card of who wrote it, the line of its floor, its buttons."""

import re
from collections.abc import Sequence

POSTED = r"发[表布](?:于|时间[:：]?)\s*\d{2,4}[-/年.]\d{1,2}[-/月.]\d{1,2}"
# The line above a post: when it was written, and how its thread may be read.
FLOOR = rf"(?:[^，。；]{{0,20}}\s)?{POSTED}[^，。；]{{0,24}}[|｜]\s*(?:只看|显示|倒序|正序|阅读模式|来自).{{0,60}}"
# The line below a post.
CLOSED = (
    r"(?:(?:回复|支持|反对|评分|点评|收藏|分享)\s*\d*\s*)*使用道具\s*举报|送TA礼物|楼主发言\s*[:：]\s*\d+\s*次.{0,24}"
    r"|(?:来自[^，。]{1,16}[|｜]\s*)?举报\s*[|｜][^，。]{0,12}(?:楼主?|埋红包)\s*(?:[|｜].{0,40})?"
    r"|(?:IP属地\s*[:：]\s*\S{1,6}\s*)?(?:来自\S{1,16}\s*)?\d{1,4}楼\s*\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d\d\s*(?:回复)?"
)
_RANK = r"(?:新手上路|(?:注册|初级|中级|高级|金牌|钻石|荣誉|论坛)会员|(?:超级|优秀|实习)?版主|(?:论坛)?管理员|论坛元老)"
CARD = (
    r"(?:主题|帖子|回帖|精华|积分|听众|威望|在线时间|注册时间|最后登录|阅读权限|UID)\s*[:：]?\s*[\d.,]*\s*(?:万|小时|级)?"
    rf"|(?:Rank\s*[:：]\s*\d+\s*)+|当前(?:离线|在线)|窥视卡\s*雷达卡|{_RANK}|[xX]"
    r"|(?:电梯直达\s*)?跳转到指定楼层|收起左侧|找回密码|(?:开启辅助访问)?\s*切换到[窄宽]版.{0,16}|本版\s*帖子\s*用户|导读Guide|论坛BBS|只看大图|回帖奖励"
    r"|登[录陆]后?才?可以?查看更多.{0,20}|[您你]需要\s*登[录陆]\s*才可以下载或查看.{0,24}|本帖最后由\s.{1,20}\s于\s*\d{4}-[\d\s:：-]{4,18}编辑"
    r"|(?:收藏|分享|淘帖|支持|反对)\s*\d{1,5}|\d{1,5}\s*点赞|主帖获得的\S{2,8}[:：]\s*\d+|IP属地\s*[:：]\s*\S{1,6}"
    r"|\d+\s*回复[贴帖][，,]\s*共\s*\d+\s*页|[<＜]?返回[\u4e00-\u9fff]{1,12}吧|只看楼主\s*收藏\s*回复|关注\s*[:：]?\s*[\d,，]+\s*[贴帖]子\s*[:：]?\s*[\d,，]+"
    r"|看[贴帖]\s*图片.{0,20}|脱水模式.{0,30}"
)
_FLOOR = re.compile(FLOOR)
_THREAD = re.compile(r"只看楼主\s*收藏\s*回复")
_CARD = 12  # characters of a name and of a rank


def is_floor(text: str) -> bool:
    """True for the line between the card of who wrote a post and the post."""
    return bool(_FLOOR.fullmatch(text))


def card_below(texts: Sequence[str]) -> set[int]:
    """The lines above the first post, below the buttons of its thread: who wrote it, and the rank."""
    buttons = [at for at, text in enumerate(texts) if _THREAD.fullmatch(text)]
    below = range(buttons[-1], len(texts)) if buttons else range(0)
    return set(below) if all(len(texts[at]) <= _CARD for at in below) else set()
