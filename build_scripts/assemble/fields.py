"""Lines about an article: its date and source, who wrote it, who took the pictures."""

import re
from functools import lru_cache

from build_scripts.records.restoration import Role

DATE = r"(?:19|20)\d{2}(?:\s*[-—./年]|\s)\s*\d{1,2}\s*[-—./月]\s*\d{1,2}\s*日?"
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_SOURCE = r"(?:信息|文章|新闻|稿件|消息|本文|资料)?来源(?:于|自)?\s*[:：]|稿源\s*[:：]|(?:发布|发表|更新|录入|发稿|出版|刊发)?(?:时间|日期)\s*[:：]|(?:发布于|发表于)"
_COUNTS = r"https?://[^\s\u4e00-\u9fff]+|(?:阅读?|转发?|评论?|赞|浏览|点击)\s*[:：]?\s*\d+|分享|[|｜]|《[^《》]{2,10}[报刊]》|\d\s*版"
DATED = re.compile(
    rf"(?:19|20)\d\d年第?\d{{1,3}}期|{DATE}|{_SOURCE}|^{_CLOCK}$|^\d{{1,2}}[-/]\d{{1,2}}\s+{_CLOCK}|^\d{{1,2}}[-./]\d{{1,2}}[-./](?:19|20)\d\d\b"
)
_FRAGMENT = re.compile(
    rf"(?:19|20)\d{{2}}年?|\d{{1,2}}\s*[-/.]\s*\d{{1,2}}|\d{{1,2}}月(?:\d{{1,2}}日)?|\d{{1,2}}日?|{_CLOCK}|{DATE}(?:\s*{_CLOCK})?|星期[一二三四五六日天]|周[一二三四五六日]"
)
_POSTED = re.compile(rf"{_SOURCE}|{DATE}\s+{_CLOCK}")
_WHOLE_DATE = re.compile(rf"(?:{_SOURCE})?\s*{DATE}(?:\s*{_CLOCK})?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_FIELD_NAME = re.compile(
    r"(?:信息|文章|新闻|稿件|消息)?来源|稿源|(?:发布|发表|更新)?(?:时间|日期)|作者|记者|通讯员|编辑|责编|责任编辑|供稿|摄影"
)
_PERSON = re.compile(r"作者|记者|通讯员|编辑|责编|责任编辑|摄影")
_PUBLISHER = re.compile(
    r".{1,24}(?:网|报|社|台|刊|在线|客户端|新闻|中心|公众号|发布|融媒|融媒体|频道|委|局|办|部|厅|政府|大学|学院)"
)
_REPORTER = r"(?:记者|通讯员|特约记者|特约通讯员|见习记者|实习记者|实习生|全媒体记者|首席记者|特派记者|作者|撰文|撰稿|供稿|撰稿人|发文人|采写)"
_WRITER = re.compile(
    rf"[\u4e00-\u9fff·]{{0,16}}?{_REPORTER}(?!(?:见面|招待|发布|座谈)?会$|[节证]$)[\u4e00-\u9fff·]{{0,4}}|文|图文|文_[\u4e00-\u9fff]{{0,12}}"
)
_SPEAKER = re.compile(
    r"[\u4e00-\u9fff、]{2,30}(?:书记|[省市州县区镇乡厅局院校会部社厂处科村董]长|主席|主任|委员|总理|经理|教授|主编|总编)\s+[\u4e00-\u9fff]{2,4}"
)
_NAME = re.compile(r"[\u4e00-\u9fff·]{1,5}|[\u4e00-\u9fff·]{2,3}摄影报道|文|图|摄|报道|摄影报道")
# What stands in a row with the date: 星期三 某某日报 02版 本报记者 某某 通讯员 某某.
_ENTRY = re.compile(
    rf"星期[一二三四五六日天]|周[一二三四五六日]|第?[A-Z]?\d{{0,2}}版?|头版|[■◎●○□]|[□■◎●○]?[\u4e00-\u9fff]{{0,6}}{_REPORTER}[:：]?"
    r"|[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff]{2,10}(?:网|报|社|台|刊|在线|客户端|新闻)"
)
_BETWEEN_NAMES = re.compile(r"[\s、，,：:/／|｜▏（）()【】\[\]■●◎□○▲—\-]+")
_NOT_A_NAME = re.compile(r"(?:手记|走基层|观察|调查|述评|来信|札记|获悉|采访|说|问|看到|从)$")
# Four names at most, and perhaps the name of who passes the article on in front of them.
_GLUED_NAMES = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,3}})?本[报刊台网社]{_REPORTER}([\u4e00-\u9fff]{{4,16}})"
)
_SET_APART = re.compile(
    "(?<=记)[ 　](?=者)|(?<=通)[ 　](?=讯)|(?<=讯)[ 　](?=员)|(?<=作)[ 　](?=者)"
)
_NO_NAMES = re.compile("[的了在把被向从与和为走进看访谈说问]")
# Where a byline goes on to say in which paper, on which day and on which page it was printed.
_NAMED_PAPER = re.compile(r"《([^《》]{2,8})》(?=[\u4e00-\u9fff]{0,6}记者)")
_PRINTED = re.compile(rf"\s*《[^《》]{{2,16}}》\s*[（(]\s*{DATE}[^（）()]{{0,12}}版\s*[）)]$")
# 王义 文/图: the name first, then what he did
_DONE_BY = re.compile(
    r"[\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,2}\s+(?:文[/／、]?图|图[/／、]?文|摄影报道)"
)
_SALUTATION = re.compile(r"(?:们|同志|朋友|先生|女士|老师|乡亲|编辑|读者|市民|单位|[你您]好)[:：]$")
# Names of fields, of columns and of what a page does: their colons lead to a value.
_NAMING = r"专?栏目?|标?题目?|名称|主题|位置|关键词|热词|推荐|头条|频道|导航|搜索|分类|分享|下载|阅读|浏览|附件|号|机构|日期|时间|地点|人员|对象|主讲|声明|提示|附"
_LEADING = re.compile(rf"(?!.*点击|.*(?:{_NAMING})[:：]|[问答][:：])[“”‘’·\w]{{2,20}}[:：]")
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤温"
_EDITED = re.compile(rf"(?!高级)[{SURNAMES}][\u4e00-\u9fff]{{1,2}}编辑")
_CREDIT = re.compile(
    r"[\u4e00-\u9fff]{2,6}社\s?发|(?:.{0,10}(?:图片|照片|组图|本版图片|本版照片|配图|供图|摄影|图文|组稿|图|摄)(?:均?由|均?为|来源|提供)?\s*[:：/／]?.{0,40}(?:提供|摄|供图|资料图|资料片|资料图片|资料照片)?)"
)
_SERIES = re.compile(r"组图[:：].{6,}(?<![摄供图])(?<!提供)")  # so titles of picture stories begin
_CREDIT_CUE = re.compile(
    r"^(?:本版|本组|以上|文中|部分|本文)?(?:图片|照片|组图|图)(?:均)?(?:由|为|系|[:：/／])|(?:图片|照片|供图|摄影|组稿|图文|图)\s*[:：/／]|提供$|供图$|资料片$|^[\u4e00-\u9fff]{2,6}社\s?发$|^(?:摄影|供图|图片)\s"
)
_POINTING = re.compile(
    r"[①-⑳]?\s*图为|[▲▼△▽◀▶◁▷◄►↑↓←→]|[（(]?(?:上|下|左|右|本|题)?图(?:为|①|②|③|④)"
)
_CAPTION = re.compile(
    r"^[①-⑳]\s*图为|^[（(]?(?:上|下|左|右|本|题|中|组|资料|大|小|主)?图(?:为|①|②|③|④|[一二三四1-4])|^[▲▼△▽◀▶◁▷◄►↑↓←→]|(?:[\u4e00-\u9fff·]{2,4}[\s/／]*)摄(?:影报道)?(?:[）)]?。?|[（(][^（）()]{2,8}[）)])$|[（(](?:资料|视频截|网络|无人机|手机)(?:图片?|照片|截图|拍摄)[）)]。?$|^[（(]图[）)]"
    r"|(?<=[。！”\s])(?!..?.?[由为])(?:[\u4e00-\u9fff·]{2,8}供图|[\u4e00-\u9fff·]{2,4}(?<![由为])提供)$|[（(]图[:：/／][^（）()]{2,12}[）)]。?$|[（(][\d年月]{1,8}日(?:无人机)?(?:拍)?摄[）)](?:。|$)|[（(]\d{4}年(?:\d{1,2}月)?摄[）)]。?$"
    r"|[\u4e00-\u9fff·]{2,4}\s*摄\s+[\u4e00-\u9fff]{2,8}[发供]。?$|(?:^|(?<=[。！”]))[\u4e00-\u9fff]\s[\u4e00-\u9fff]{1,2}\s?摄(?:[（(][^（）()]{2,8}[）)])?$|[\u4e00-\u9fff·]{2,4}\s*摄\s*[/／]\s*[\u4e00-\u9fff]{2,8}$"
    rf"|(?:^|[。！”\s])(?:直播|新闻)?(?:视频|网络|网页|电视|直播)截图$|^资料照片$|^[^。，]{{0,10}}[{SURNAMES}][\u4e00-\u9fff]{{1,2}}（(?:[左右][一二三四]?|[前后]排[左右中][一二三]?)）(?=[^，。]{{3}})[^。]*。?$"
)
# The last paragraph of a picture story, which the photographer signs.
_TELLS = re.compile(
    r"(?:据[了介悉统报]|从?今年|近年|近[几两]年|去年|目前|截至|该[项县市镇乡村区]|同时|此外)"
)
_LONGEST_CAPTION = 160
_PICTURED = re.compile(
    r"图为|^这是(?!一[个种次场项条]|[我他她]|因为|[^，。]{0,20}第.{1,3}[个次届年])|正在|[（(](?:[左右中前后]|[^（）()]{0,8}(?:照片|摄))[^（）()]{0,4}[）)]|^(?:\d{4}年)?\d{1,2}月\d{1,2}日，"
)
_CAPTION_SIGN = re.compile("[图摄照供▲▼△▽◀▶◁▷◄►↑↓←→]|（[左右前后]")  # in whatever is a caption
_SCENE = re.compile(
    r"(?<!“)正在(?!(?<=，正在)..$|发生|[改转]?变|成为|形成|[兴崛]起)|忙着|忙碌|(?<![去到])现场(?!提问|问答|录音)|一角|航拍|俯瞰|鸟瞰|远眺|合影|留念|剪影|掠影|全景|外景|夜景|图景|....特写|资料图|示意图|效果图|^[^成为变是]{2,14}一景$"
    rf"|^[{SURNAMES}][\u4e00-\u9fff]{{1,2}}正?在(?:为|给|帮|教|陪)[^，。？]{{3,14}}$"
    rf"|^[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:（[左右中前后][一二三]?）)?(?:正?在|正|向|给|与|和)[^，。]{{2,16}}[采收制种修清测参搬运做练检查领装晾晒捕喂挑选排献唱读写画摘剪绣织编炒磨拌揉蒸卖听看]"
    r"|^(?:村民|群众|工人|学生|同学|孩子|儿童|师生|老师|教师|医护|医生|护士|志愿者|队员|民警|交警|游客|市民|居民|老人|农民|果农|菜农|农户|种植户|养殖户|农机手|干部|党员|第一书记|工作人员|技术员|技术人员|选手|演员|代表|消防员|战士|官兵|员工|职工|施工人员|小朋友|观众|读者|顾客)们?"
    r"[^：:·，]{0,8}(?:在|为|把|向|给|展示|表演|体验|参观|观看|采|收|制|种|修|清|测|参|搬|运|做|练|检|查|走|领|装|晾|晒|捕|喂|挑|选(?!.?$)|操|排|献|跳|唱|读|写|画|听|看|玩)"
)


def is_dateline(text: str) -> bool:
    """True for a line that is a date, a source or both, and no sentence."""
    return (
        len(text) <= 80
        and not re.search(r"[。！？；]", text)
        and bool(DATED.search(text))
        and _bare(text)
    )


def _bare(text: str) -> bool:
    """What is left beside dates and field names is little: names of people and papers."""
    rest = re.sub(rf"{DATE}|{_CLOCK}|{_SOURCE}|{_COUNTS}", "", text).strip()
    if "，" in rest or len(rest) > 60:
        return False
    if len(rest) <= 20 or (len(rest) <= 40 and re.search(_SOURCE, text)):
        return True
    entries = rest.split()
    return len(entries) > 1 and all(map(_ENTRY.fullmatch, entries))


def is_posted(text: str) -> bool:
    """True for the line of a page that says when, or from where, an article was taken over."""
    return bool(_POSTED.search(text)) and is_dateline(text)


def is_date_fragment(text: str) -> bool:
    """True for a piece of a date that was split over lines."""
    return bool(_FRAGMENT.fullmatch(text))


def is_date(text: str) -> bool:
    """True for a whole date, with the time of day or without, and nothing else but its label."""
    return bool(_WHOLE_DATE.fullmatch(text))


def begins_date(text: str) -> bool:
    """True for the first piece of a split date: it names the year."""
    return bool(_YEAR.match(text)) and is_date_fragment(text)


def is_field_name(text: str) -> bool:
    """True for the name of a field whose value stands on the next line (``来源：``)."""
    return text[-1] in ":：" and bool(_FIELD_NAME.fullmatch(text[:-1].strip()))


def is_name_of_person(text: str) -> bool:
    """True for the name of a field in which a person is named (``作者：``)."""
    return is_field_name(text) and bool(_PERSON.match(text))


def is_salutation(text: str) -> bool:
    """True for a line that addresses the readers of a letter, a speech or a notice."""
    return bool(_SALUTATION.search(text))


def leads_to_headline(text: str) -> bool:
    """True for a short line whose colon may lead to the second line of a headline.

    It names a place or who speaks; neither a salutation nor the name of a field or column does.
    """
    return bool(_LEADING.fullmatch(text)) and not (is_salutation(text) or is_field_name(text))


def is_publisher(text: str) -> bool:
    """True for a short line that ends as names of papers, agencies and offices do."""
    return bool(_PUBLISHER.fullmatch(text))


@lru_cache(maxsize=4096)
def is_byline(text: str) -> bool:
    """True for a line that only says who wrote, or who speaks."""
    text = _SET_APART.sub("", _NAMED_PAPER.sub(r"\1", _PRINTED.sub("", text)))
    if not text or len(text) > 60:
        return False
    if _DONE_BY.fullmatch(text) or _EDITED.fullmatch(text) or _SPEAKER.fullmatch(text):
        return True
    if (found := _GLUED_NAMES.fullmatch(text)) and found[1][0] in SURNAMES:
        return not _NO_NAMES.search(text)
    names = [name for name in _BETWEEN_NAMES.split(text) if name]
    return (
        bool(names)
        and bool(_WRITER.fullmatch(names[0]))
        and not any(_NOT_A_NAME.search(name) for name in names)
        and all(_NAME.fullmatch(name) or _WRITER.fullmatch(name) for name in names[1:])
    )


def is_speaker(text: str) -> bool:
    """True for an office and a name: who speaks."""
    return bool(_SPEAKER.fullmatch(text))


def is_credit(text: str) -> bool:
    """True for a line that says whose the pictures are, or which desk put the page together."""
    text = text.strip("（）()[]【】")
    return (
        len(text) <= 60
        and not _SERIES.fullmatch(text)
        and "。" not in text
        and bool(_CREDIT_CUE.search(text))
        and bool(_CREDIT.fullmatch(text))
    )


@lru_cache(maxsize=4096)
def is_caption(text: str) -> bool:
    """True for a line that says of itself that it belongs to a picture."""
    if len(text) > _LONGEST_CAPTION or not _CAPTION_SIGN.search(text):
        return False
    return bool(_CAPTION.search(text)) and not _TELLS.match(text)


def points_at_picture(text: str) -> bool:
    """True for a line that begins as only captions do."""
    return bool(_POINTING.match(text))


@lru_cache(maxsize=4096)
def shows_a_scene(text: str) -> bool:
    """True for a short line that describes what is to be seen."""
    return len(text) <= 40 and bool(_SCENE.search(text))


def describes_picture(text: str) -> bool:
    """True for a line that may say what is to be seen, where a credit below it asks for that."""
    return (bool(_PICTURED.search(text)) and not _TELLS.match(text)) or shows_a_scene(text)


@lru_cache(maxsize=4096)
def role_by_words(text: str) -> Role | None:
    """The role that the words of a line give away, whatever stands around it."""
    if text.endswith("报道") and is_byline(text):
        return Role.BYLINE
    if is_caption(text):
        return Role.CAPTION
    if is_credit(text):
        return Role.CREDIT
    if is_byline(text):
        return Role.BYLINE
    if is_dateline(text):
        return Role.DATELINE
    return None
