"""The words with which pages label their own parts: menus, sharing, related links, imprint.

Generic words of the trade, never the name of a site.  A label counts only by its position and
with its whole line (``edges``); none of these patterns removes anything from inside the body.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from build_scripts.assemble.fields import SURNAMES
from build_scripts.assemble.forums import CARD, CLOSED, FLOOR, POSTED
from build_scripts.assemble.page_words import PAGE_WORDS
from build_scripts.assemble.words_apart import is_english, is_set_wide
from build_scripts.records.restoration import Reason


class Label(NamedTuple):
    """A kind of line that pages put around an article.

    ``strong`` labels tell a page from a plain text by themselves; the others count only beside
    them. Below a ``gate`` even sentences are no longer the article's.
    """

    pattern: re.Pattern[str]
    reason: Reason
    strong: bool
    note: str
    gate: bool = False


def _words(*alternatives: str) -> str:
    return "|".join(alternatives)


_REMEMBERED = 4096  # lines: a page asks more than once about each
LONGEST_LABEL = 600  # characters: a copyright statement is the longest

_LONGEST_ADVERT = 80
_TELLING = 2  # sentences that end: somebody tells something
_LONGEST_ENTRY = 8  # characters of an entry of a menu
_IMPRINT_CUE = re.compile(
    r"版权|声明|转载|免责|侵权|授权|许可|备案|ICP|Copyright|©|举报|网警|主办|承办|技术支持|相关|上一|下一|位置|传真|邮编|发行|[>＞|｜]",
    re.I,
)
_SENTENCES = re.compile(r"。.|[。；].*[。；]")

_EDGE = r"[\s/／.>＞»›|｜·•:：\-—+＋⊕⊖○◎…\[\]【】（）()《》<>＜↑↓←→▲▼×xX\d]*"


def _whole(words: str, tail: str = "") -> re.Pattern[str]:
    """The line is one of these words, in whatever brackets and arrows, with ``tail`` after it."""
    return re.compile(rf"{_EDGE}(?:{words}){tail}{_EDGE}", re.IGNORECASE)


_MENU = _words(
    r"(?:网站|返回|回到|本站|新闻)?首页", r"(?:返回|回到)?[\u4e00-\u9fff]{2,4}首页", "(?:举报|意见)?[/／]?反馈", r"今天是.{6,30}", "(?:立即|点击|马上)打开", "返回", "返回顶部", "回到顶部", "返回(?:上一页|列表|目录|栏目)", "顶部", "TOP",
    r"(?:网站|导航|主|展开|功能)?(?:导航|菜单)(?:栏|菜单)?", "网站地图", "登录", "注册", "登录注册", "用户登录", r"(?:本?网站)?(?:已?支持)IPv6", "退出", "(?:站内|全站)?搜索", "请输入.{0,12}",
    "订阅", "加入收藏", "设为首页", "设为主页", "收藏本站", "手机版", "电脑版", "触屏版", "移动版", "客户端", "简体(?:版|中文)?", "繁体(?:版|中文)?",
    "English", "RSS", r"PDF\s?版?", r"返回[\u4e00-\u9fff]{2,5}[网报]", r"[\u4e00-\u9fff]{1,7}网(?:移动|手机|触屏|电脑)版", "放大缩小(?:全文复制)?", "全文复制", "通版阅读请点击", "(?:展开|收缩)通版", "(?:过往|往期|历史)期刊", "无障碍(?:浏览|阅读)?", "长者(?:模式|版)", "关怀版", "适老版", "正文", "新闻正文", "正文内容", "全部", "全部栏目",
    r"(?:版面|标题|内容)导航", "版面概览", "往期(?:回顾|报纸)", r"(?:要闻|新闻|热点|资讯)(?:速递|速览|快递)", "给编辑写信", r"(?:进入|切换到?)(?:移动|手机|触屏|电脑)版(?:，.{2,12})?", "数字报(?:纸)?(?:首页)?", r"[\u4e00-\u9fff]{2,8}[报刊]\s+数字报纸?", "电子报", "版面图", "列表", "全文检索", "跳到主要内容", "关闭广告",
    r"(?:设为首页|设为主页|加入收藏|收藏本站|联系我们|关于我们|网站地图|返回首页|手机版|登录|注册){2,}", "用户中心", "个人中心", "我的", "投稿", "修改", "删除", "更多功能", "转藏", r"献花", "爆料", "今日天气", "天气预报", "问政", "点击展开", "收起", r"[\u4e00-\u9fff]{2,10}官方(?:微信|微博|抖音|视频号|客户端|网站|公众号)",
)  # fmt: skip
_SHARE = _words(
    "(?:一键|快速)?分享(?:(?:到|至|给)[^，。]{0,12}|本文|文章)?", "转发(?:到|至|给)[^，。]{0,8}", "微信", "微博", "Qzone", r"关注[\u4e00-\u9fff]{2,6}[网报]", "新浪微博", "腾讯微博", "QQ空间", "QQ好友", "QQ", "朋友圈", "微信好友", "人人网",
    "微信朋友圈", "关注", "分享给好友", "转发", "点赞", "赞", "喜欢", "在看", "收藏", "举报", "回复", "纠错", "我要纠错", "复制链接", "复制网址", "百度贴吧", "豆瓣", "海报", "生成海报", "分享让更多人看到",
    "好友", "推荐", "推荐给朋友", "我要留言", "用?手(?:机|持设备)(?:看|访问|阅读)(?:新闻)?", "评论", "参与评论", "阅读", "踩", "打赏", "点赞打赏",
)  # fmt: skip
_SIZE = _words(
    "字号", "[大中小]字号", "字号变[大小]", "视力保护色", "字体", "字体大小", "文字大小", "大字", "小字", "大", "中", "小", "特大", "超大", "标准", "默认[oO]?", "放大", "缩小", "T", "TT", "A", "打印",
    "打印(?:本页|此文|本文|文章|预览)", "关闭", "关闭(?:窗口|本页|此页)", "保存", "保护视力色", "语音播报", "朗读(?:全文|本文)?", "听(?:新闻|全文|文章)", "播报", "收听(?:全文|本文)?", "点击播放", "暂停",
)  # fmt: skip
_COUNT = r"(?:总?(?:点击|浏览|阅读|访问|评论|点赞|文章字数|人气|热度|转发|收藏|分享|跟贴|围观)(?:次数|数量?|量|人数)?)"
_RELATED = (
    r"(?:相关(?:热词|新闻|阅读|链接|文章|报道|推荐|内容|专题|稿件|资讯|信息|附件|搜索|热词搜索|图片|视频|图集)|(?:延伸|推荐|扩展|拓展|深度|更多|热门|精彩)阅读"
    r"|热(?:门|点|榜|议|搜|文)(?:新闻|推荐|文章|标签|排行榜?|资讯|话题|图片|图集|视频|专题|榜|内容|搜索|词)?|推荐(?:访问|信息|标签|专题)|(?:精彩|今日|本周|每日|编辑|为您|为你|小编|站长|首页|头条|图文|视频|精选|专题|独家|实时|新闻|文章|原创)(?:推荐|图文|图片|热点|热榜|头条|要闻|精选|排行)"
    r"|猜你喜欢|猜您喜欢|您?你?(?:可能)(?:还|也|更)?(?:感兴趣|喜欢|关注|想看)的?(?:内容|文章|新闻)?|大家都在看|大家还在看|看了又看|网友还看了"
    r"|(?:最新|最热|更多|推荐|图片|滚动|即时|国内|国际|社会|本地|要闻|本站|同类|其他|其它|近期|今日)(?:新闻|文章|资讯|动态|更新|信息|报道|消息|内容|发布|稿件|视频|图片)(?:推荐|排行)?"
    r"|(?:本?频道|点击|阅读|浏览|新闻|评论|人气|总|周|月|日|本周|本月|今日|一周|48小时|24小时)+(?:总|热|点击|阅读)*(?:排行|排行榜|排名|热榜|热文|热点|榜)|排行榜?|24小时(?:热闻|新闻|热点|要闻)"
    r"|更多|查看更多|更多精彩(?:内容|资讯)?|查看(?:全文|原文|详情)|阅读(?:全文|原文)|展开(?:全文|剩余)?|加载更多|加载中|正在加载|(?:热门|热搜)?关键词|标签|TAGS?|友情链接|专题(?:推荐|专栏|报道)|合作(?:伙伴|媒体|网站)|网站链接|媒体矩阵|视频推荐|图集)"
)
_TURN = r"(?:阅读)?(?:上|下|前|后)\s*[一1]?\s*(?:篇|条|则|页|版|期|图集|组图)(?:文章|新闻|内容)?"
_EDITOR = (
    r"(?:责任编辑|责编|网络编辑|网站编辑|值班编辑|执行编辑|栏目编辑|本文编辑|见习编辑|实习编辑|编辑|网编|美编|编审|编校|校对|责任校对|审核|初审|复审|终审|审校|签审|签发|审签|"
    rf"[一二三]审(?=\s*[:：/／|｜]\s*[{SURNAMES}])|"  # a court has three too
    r"值班主任|值班编委|值班总编|监制|总监制|统筹|录入|录入员|信息员|发布人|发布者|上传(?:者|用户|人)?|来源编辑)"
)
_NAME = r"[\u4e00-\u9fff·A-Za-z0-9_]{1,8}"
_NAMES = r"[\u4e00-\u9fff·A-Za-z0-9_、,/\s:：／|｜丨]{0,48}"
_EDITORS = (
    rf"(?!发布人[:：].*(?:长|主任|书记|主席|局长))[（(\[【]?\s*{_EDITOR}\s*[:：/／|｜丨]{_NAMES}[）)\]】]?(?:分享让更多人看到)?"
    rf"|[（(\[【]?(?:责任|网络|值班)?编辑\s{_NAME}[）)\]】]?"
)
_STATEMENT = (
    r"(?:[^，。；：]{0,24}版权所有|[^，。；：]{0,16}(?:版权|免责)[与和及、]?(?:版权|免责)声明|Archiver\s*[|｜]|GMT\s*[+-]\d.{0,40}Processed\s+in|版权(?:声明|说明|归属)|免责(?:声明|条款)|郑重声明|特别声明|重要声明|本网声明|(?:转载|原创|网站|法律)(?:声明|须知)|声明\s*[:：]|Copyright|©|\(C\)|All\s*Rights?\s*Reserved|Powered\s+by"
    r"|[\u4e00-\u9fff]?ICP[备证\d]|[\u4e00-\u9fff]?公网安备|[\u4e00-\u9fff]?网警|增值电信业务|互联网新闻信息服务|网络视听(?:节目)?许可|信息网络传播视听|广播电视节目制作|国新网|出版物经营许可|网络文化经营许可|网站标识码"
    r"|违法和?不良信息|举报(?:电话|邮箱|热线|平台|中心)|凡(?:本|注|未|.{1,20}(?:注明|刊载|来源))|未经.{0,20}(?:授权|许可|同意|书面|允许)|本(?:网|站|报|公司|平台|页面|文).{0,30}(?:转载|不允许|不得|版权|侵权|侵犯|立场|自行承担|著作权|不代表|证实)"
    r"|(?:转载|引用)(?:请|须|时|务必|自|来源|于)|(?:如有|若有|如因|若因|如|若)(?:侵权|侵犯|涉及版权|版权|作品内容|不妥|异议)|如需(?:转载|删除)|版权归.{0,20}所有|文章(?:来源|版权)(?!\s*[:：]).{0,20}(?:网络|作者|归)|文章来源\s*[:：]\s*(?:互联)?网络|图片来(?:源于|自)网络|(?:文中|以上)(?:观点|内容).{0,12}(?:不代表|仅供|仅代表)|仅供参考|[^，。]{2,16}由(?:用户|网友)(?:自行)?(?:上传|发布|投稿)[^。]{0,16}未经|本(?:信息|稿件|作品|内容)未经.{0,20}(?:授权|许可|同意)|国内统一(?:连续出版物号|刊号)\s*[:：]\s*CN|鉴于本[网站报].{0,40}(?:稿件|转载|内容).{0,60}(?:著作权|版权|稿酬|本[网站报]联系)"
    r"|(?:本文|本篇|以上)?(?:《[^《》]{1,40}》)?(?:内容)?(?:由|为|系)(?:网友|网络|本站|小编|用户)[^。]{0,12}(?:整理|收集|投稿|上传|编辑|发布|提供)"
    r"|本文《[^《》]{1,40}》.{0,30}(?:整理|收集|投稿|上传|编辑|发布|提供)|(?:本文|文章|原文)(?:来源|来自|链接|地址|网址|出处)?[:：]?\s*(?:https?://|www\.)"
    r"|(?:本?网站|本站)(?:部分)?内容来(?:源于|自)(?:网络|互联网).*|技术支持|(?:主办|承办|主管|协办|运营|制作|开办)(?:单位)?[:：]|(?:网站)?(?:备案|许可证?)(?:号|编号)|(?:法律顾问|常年法律顾问)|(?:关于我们|联系我们|广告服务|人才招聘|网站地图|法律声明|隐私政策|用户协议|服务条款|网站声明|版权声明|诚聘英才)(?:[\s|｜\-·].*)?$)"
)
_COMMENTS = (
    r"(?:(?:评论|跟[贴帖]|留言|参与)\s*\d+(?:\s*(?:参与|评论|跟[贴帖])\s*\d+)?|留言与?评论.{0,16}|网友评论|网友留言|(?:发表|我要|最新|全部|热门|精彩|查看|网友|新闻)(?:评论|留言|跟帖)|评论区?|留言板?|我来说两句|我有话说|(?:请|您)?(?:需要|必须)?(?:先)?(?:登录|注册)后.{0,24}|(?:全部|所有|热门|最新)(?:评论|留言|跟[贴帖])\s*[(（]?\d+[)）]?\s*条?|查看(?:更多|全部)(?:评论|回复|留言)|文明上网.{0,30}|请(?:自觉)?(?:遵守|文明).{0,30}|写(?:下|点|评论|跟帖).{0,12}|说点什么.{0,6}"
    r"|暂无(?:评论|留言)|还没有(?:评论|人).{0,8}|已有\s*\d+\s*(?:人|条).{0,8}|共有?\s*\d+\s*条.{0,8}|用户名.{0,20}|(?:(?:账号|手机|短信|密码|验证码)[+＋/、]?)+登录|还?没有账号.?|忘记密码.?|验证码.{0,12}|匿名(?:发表|评论|用户)?|提交(?:评论|留言)?|表情|游客|抢沙发|来抢沙发.{0,6}|登录\s*[|/｜]?\s*注册|[（(]?(?:阅读|查看)(?:全部|全文|更多)[^。]{0,16}(?:登录|注册)[！!。]?[）)]?|网友评论仅供.{0,40})"
)
_FORUM = (
    rf"(?:查看|浏览|阅读|点击|回复|跟帖|评论)[:：]?\s*\d+(?:\s*[|｜/·]?\s*(?:查看|浏览|回复|跟帖|评论)[:：]?\s*\d+)*|楼主\s*(?:.{{0,16}}\s)?{POSTED}.{{0,60}}"
    r"|(?:只看(?:该作者|楼主)|倒序(?:浏览|看帖)|电梯直达|楼主|楼主热帖|签到天数\s*[:：].{0,30}|.{0,30}TA的每日心情.{0,40}|发消息|加好友|使用道具|返回列表|发新帖|复制链接)"
    r"|(?:(?:收藏|支持|反对|评分|淘帖|赞|踩|顶|分享|回复|举报|道具)\s*(?:\d+|[(（]\d+[)）])?\s*){2,}"
    r"|(?:(?:主题|帖子|积分|精华|威望|金钱|贡献|听众|在线时间|注册时间|最后登录|阅读权限)\s*[:：]?\s*\d[\d-]*\s*(?:小时)?\s*){2,}|(?:初级|中级|高级|金牌|银牌|铜牌|注册|普通)会员|新手上路|论坛元老|IP属地\s*[:：]\s*\S{2,6}|送TA礼物|(?:初级|中级|高级|正式|核心|铁杆)(?:粉丝|会员)\s*\d{1,2}"
)
_REPLY = rf"(?:\d{{1,4}}\s*[#楼]|沙发|板凳|地板)(?:\s.{{0,40}})?|(?!由\s|.{{0,16}}(?:记者|作者|来源|通讯员|编辑|[报网社台刊]))[^，。：；]{{1,16}}\s+{POSTED}.{{0,40}}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}.{{0,16}}\s(?:回复|举报|跟[贴帖]|赞|顶|踩).{{0,20}}|(?:发表|快速|高级)回[复帖]|[^，。：；]{{1,16}}\s+(?:\d{{1,2}}\s*(?:天|小时|分钟|个月|周|年)前|刚刚)(?:\s.{{0,12}})?|(?:查看|展开)?全部\s*\d*\s*条?(?:评论|回复)"
_APP = (
    r"(?:打开微信[，,].{0,60}|(?:立即|马上)打开|(?:请|立即|手机|微信|用手机|用微信|使用微信|打开微信)?[，,\s]?(?:微信)?扫(?:码|描|一扫).{0,40}|(?:长按|识别).{0,16}(?:二维码|关注).{0,16}|.{0,14}二维码.{0,10}|(?:点击|立即|请|欢迎)?(?:下载|打开|安装).{0,16}(?:APP|客户端|手机版|应用|查看).{0,20}"
    r"|[↑↓▲▼→]*(?:点击|戳|轻触)(?:上方|下方|左上角|右上角|标题下|上面|下面|蓝字|名片|卡片).{0,16}(?:关注|订阅|查看|阅读)?.{0,12}|.{0,8}(?:客户端|APP)(?:下载|扫码|二维码)|(?:欢迎|敬请|请|点击|立即|长按|微信搜索|搜索)?关注.{0,24}(?:公众号|微信|微博|官微|视频号|抖音|头条号|订阅号|服务号).{0,24}|(?:官方|手机|我们的)?(?:微信|微博|公众号|抖音|视频号|头条号)(?:公众号|平台|号)?(?:[:：].{0,30})?"
    r"|更多(?:精彩)?(?:内容|资讯|新闻|信息|热点|报道).{0,40}|加入.{0,12}(?:微信|QQ|粉丝|读者)群.{0,20})"
)
_ADVERT = (
    r"(?:广告\d{0,3}|广告位?(?:招租|招商|出租|合作|投放)(?:[:：].*)?|推广|赞助(?:商|推荐|链接)?|商业推广|AD|ADVERTISEMENT|(?!(?:19|20)\d\d[-年]\d{1,2}[-月]\d{1,2}).{0,30}(?:https?://|www\.)\S+.{0,20}|.{0,40}(?:(?:订购|加盟|招商|代理|合作|客服|广告|订票|购票|团购|售后|投稿|新闻|爆料|读者|看房|热线)(?:热线|电话|专线|微信)|专线|QQ群?|微信号?)[:：]?\s*(?:\d[\d\-—–\s]{4,}|[A-Za-z][\w\-]{4,}).{0,40}"
    r"|【(?:广告|推广)】.{0,70}|.{0,40}(?:400|800)[-—\s]?\d{2,4}[-—\s]?\d{2,4}.{0,20}|[^，。]{0,12}(?:招商|加盟|看房|订购|咨询)热线.{0,40}"
    r"|.{0,30}(?:(?:点此|点这里|戳此|戳这里)(?:观看|查看|进入|领取|购买|下载)?|新用户(?:立减|专享|礼)|红包|特惠(?!贷)|首付|试听课?|仅剩|名额有限|诚邀加盟|随到随学|秒到账|分钟到账|点击(?:进入|查看|领取|咨询|这里|此处|购买|下载|预约|报名|了解)|立即(?:领取|咨询|购买|抢购|报名|注册|下载|开户|体验|预约)|马上(?:领取|抢购|注册|加入|咨询)|免费(?:领取|试用|试听|咨询|下载|注册|体验|送)|限时(?:优惠|特价|抢购|秒杀|折扣|特惠(?!贷)|免费)|优惠(?:多多|大酬宾|进行中|券)|特价|秒杀|抢购|折起|\d折|包邮|加盟(?:热线|咨询|费)|诚招|招商加盟|火爆(?:招商|热销|开盘|认购)|高薪|日赚|月入|中奖|彩票|博彩|娱乐城|注册送|充值|返现|贷款.{0,8}(?:秒批|到账|利率)|祖传|根治|包治|减肥|代孕|办证|开发票).{0,50})"
)

LABELS = (
    Label(_whole(_TURN, r"(?:\s*[:：].*|\s+.{2,60}|\s*没有了?.{0,3})?"), Reason.FURNITURE, True, "上一篇、下一篇", True),
    Label(_whole(_RELATED, r"(?:\s*[:：].*|\s+\S{1,12}(?:\s+\S{1,12})*)?"), Reason.FURNITURE, True, "相关、热门、排行", True),
    Label(re.compile(r"[【\[《“]?[^。，；：]{0,40}[】\]》”]?\s*(?:的)?相关(?:文章|新闻|阅读|推荐|内容|资讯|链接|热词|报道)\s*[:：]?"), Reason.FURNITURE, True, "相关、热门、排行", True),
    Label(re.compile(_EDITORS), Reason.IMPRINT, True, "网站编辑", True),
    Label(re.compile(rf"(?:[【\[][^【】\[\]]{{1,10}}[】\]])?[【\[(（※*●■◎·\s]*(?:[①-⑳]\s*)?{_STATEMENT}.*", re.I), Reason.IMPRINT, True, "版权与备案", True),
    Label(re.compile(_COMMENTS), Reason.FURNITURE, True, "评论", True),
    Label(_whole(_SHARE, r"(?:\s*[:：][^。]*)?"), Reason.FURNITURE, True, "分享"),
    Label(_whole(_MENU), Reason.FURNITURE, True, "菜单"),
    Label(_whole(_SIZE, r"(?:\s*[:：][^，。！？]{0,14})?"), Reason.FURNITURE, True, "字号、打印"),
    Label(re.compile(rf"[\[(（【]?{_COUNT}\s*[:：]?\s*[\d,.]*\s*[万wW+]*\s*[次人条]?[\])）】]?"), Reason.FURNITURE, True, "计数"),
    Label(re.compile(rf"[\[(（【]?\d+\s*(?:次|人|条)?\s*{_COUNT}[\])）】]?"), Reason.FURNITURE, True, "计数"),
    Label(re.compile(rf"{FLOOR}|{CLOSED}"), Reason.FURNITURE, True, "论坛", True),
    Label(re.compile(rf"{_FORUM}|{CARD}", re.I), Reason.FURNITURE, True, "论坛"),
    Label(re.compile(_REPLY), Reason.FURNITURE, True, "回帖", True),
    Label(re.compile(r"(?:请|请用|使用|用)?(?:手机|微信)?扫(?:一扫|码|描).{0,12}(?:当前页面?|本页面?|此页面?)"), Reason.FURNITURE, True, "二维码", True),
    Label(re.compile(_APP, re.I), Reason.ADVERT, True, "客户端与公众号"),
    Label(re.compile(_ADVERT, re.I), Reason.ADVERT, True, "广告"),
    Label(re.compile(r"\d{16,}|\d{5,}-\d{8,}"), Reason.FURNITURE, True, "编号"),
    Label(re.compile(r"\d{4}-\d{2}-\d{2}\s[^。！？]{0,60}\b\w+\.(?:s?html?|jsp|php|aspx?)\b[^。！？]{0,60}"), Reason.FURNITURE, True, "页面信息"),
    Label(re.compile(r".{0,16}(?:Ctrl\s*\+\s*D|(?:设为|加入|添加到?)(?:书签|收藏夹?)).{0,48}", re.I), Reason.FURNITURE, True, "收藏本页"),
    Label(re.compile(r"[\u4e00-\u9fff]{1,6}APP", re.I), Reason.FURNITURE, True, "客户端"),
    Label(re.compile(r"[•·]?\s*第\s*\d{4}-\d{1,2}-\d{1,2}\s*期"), Reason.FURNITURE, True, "往期"),
    Label(re.compile(r"(?:#[^#\s]{2,16}#\s*)+"), Reason.FURNITURE, False, "话题"),
    Label(re.compile(r"(?:(?:收?听|语音|朗读)(?:新闻|文章|全文|播报|阅读|朗读)?\s*\d{1,2}:\d\d|0?0:00)\s*/\s*\d{1,2}:\d\d(?:\s+\d\.\d+x)?", re.I), Reason.FURNITURE, True, "播放器"),
    Label(re.compile(r"(?:您的|当前)(?:IE)?浏览器(?:暂?不支持|版本[过太]低|禁用了|已禁用)(?:[\sA-Za-z，,！!。]|此|该|播放|$).{0,60}|请(?:开启|启用|打开)\s*JavaScript.{0,20}", re.I), Reason.FURNITURE, True, "浏览器提示"),
    *(Label(word.pattern, Reason.FURNITURE, word.strong, word.note, word.gate) for word in PAGE_WORDS),
    Label(re.compile(r"[+＋]\d{1,4}"), Reason.FURNITURE, True, "计数"),
    Label(re.compile(r"[\u4e00-\u9fff]{2,8}\s*[>＞»]"), Reason.FURNITURE, True, "位置"),
    Label(re.compile(r"[>＞»<＜«]{1,3}"), Reason.FURNITURE, True, "翻页"),
    Label(re.compile(r"(?:原(?:标)?题|专栏)\s*[:：]"), Reason.FURNITURE, True, "空栏"),
    Label(re.compile(r".{0,30}(?:仅管理员可见|审核(?:中|通过后).{0,8}(?:可见|显示))"), Reason.FURNITURE, True, "页面状态"),
    Label(re.compile(r"(?:旗下|所属|相关|新闻|频道)栏目\s*[:：].*"), Reason.FURNITURE, True, "位置"),
    Label(re.compile(r"(?=.*(?:IE|内核|Chrome|火狐|谷歌|\d{3,4}))[^，。]{0,8}(?:建议|推荐|请)[^，。]{0,8}(?:使用|采用|以)[^。]{0,30}(?:浏览器|分辨率)[^。]{0,60}"), Reason.FURNITURE, True, "浏览器"),
    Label(re.compile(r"(?:温馨|友情)提示[:：]?"), Reason.FURNITURE, False, "提示"),
    Label(re.compile(r"(?:所属|文章)?分类\s*[:：]\s*\S{1,12}\s+(?:标签|TAGS?)\s*[:：].*|收录于合集.{0,30}", re.I), Reason.FURNITURE, True, "标签"),
    Label(_whole("相关(?:文件|解读)"), Reason.FURNITURE, True, "相关文件"),
    Label(re.compile(r"附件下载"), Reason.FURNITURE, False, "附件"),
    Label(re.compile(r"(?:[您你]?(?:现在|当前|目前)?(?:所处|所在)?的?(?:所在)?(?:的)?位置|我的位置(?=\s*[:：])|当前位置|所在位置|您在这里|位置)(?:是|为)?\s*[:：>＞»]?.*|[\u4e00-\u9fff]{2,10}您(?:现在|当前)的位置(?:是|为)?\s*[:：][^。]*[>＞»][^。]*"), Reason.FURNITURE, True, "位置"),
    Label(re.compile(r"(?:[\d一二三四五六七八九]{1,3}[\s|]+){2,}.{0,8}|(?:共\s*\d+\s*页|第\s*\d+\s*页).{0,30}|首页\s.{0,20}尾页.{0,10}|页\s*[:：]\s*\[?\d+\]?.{0,12}|查看完整版本.*"), Reason.FURNITURE, True, "翻页"),
    Label(re.compile(r"(?:[\u4e00-\u9fff]{2,10}[:：]\s*\d[\d\-\s]{4,})?(?:[\u4e00-\u9fff\s]{0,8}(?:热线|电话|发行|广告|传真|网站|编辑部|总机|投递)\s*[:：]\s*\d[\d\-\s]{4,}){2,}"), Reason.IMPRINT, False, "联系方式"),
    Label(re.compile(r"(?:(?:通信|通讯|联系)?地址|邮编|邮政编码|邮箱|电子邮箱|电话|(?:联系|咨询|服务|报名|预约)(?:电话|热线|专线)|传真|E-?mail|投稿邮箱|新闻热线|网址|值班电话|总机)\s*[:：].*", re.I), Reason.IMPRINT, False, "联系方式"),
)  # fmt: skip


def _spelled(pattern: re.Pattern[str]) -> str:
    return f"(?i:{pattern.pattern})" if pattern.flags & re.I else pattern.pattern


# All patterns in one, in their order: the group that is closed last is that of the label.
_ANY = re.compile("|".join(f"(?P<n{n}>{_spelled(one.pattern)})" for n, one in enumerate(LABELS)))
_LABEL_OF = {f"n{number}": label for number, label in enumerate(LABELS)}
_HARD_SELL = re.compile(
    r"【(?:广告|推广)】.*|广告\s*[×xX✕]?|.*(?:点此观看|点击(?:购买|领取|抢购|下载)|立即(?:下载|领取|抢购|开户)|新用户|新人红包|红包|立减|首付|特惠(?!贷)|秒杀|限时抢|免费试听|名额仅剩|扫码报名|分钟到账|秒到账|扫码(?:加群|进群|入群|领取?(?:红包|礼|福利|优惠|现金))|零基础学|随到随学|诚邀加盟|招商热线|看房专线|本站推荐|祖传秘方|日赚|注册送).*"
)


def is_hard_sell(text: str) -> bool:
    """True for a line that only sells something: no sentence of an article, wherever it stands."""
    return (
        len(text) <= _LONGEST_ADVERT
        and text[-1] not in "。”…"
        and text.count("。") < _TELLING
        and bool(_HARD_SELL.fullmatch(text))
    )


EDITOR_GLUED = re.compile(
    rf"[\s|｜/]*(?:[（(\[【]\s*{_EDITOR}\s*[:：][\u4e00-\u9fff·A-Za-z_、，,\s]{{1,24}}[）)\]】]"
    r"|(?:责任编辑|责编|网络编辑|网编)\s*[:：][\u4e00-\u9fff·A-Za-z_、，,\s]{1,24})$"
)
FIELD = re.compile(
    rf"(?:(?:阅读?|转发?|评论?|赞)\s*[:：]?\s*\d[\d.,]*[万wW+]*[次人条]?(?!\w)|字号|字体|打印|分享|大\b|中\b|小\b|【大|小】|关闭|收藏|评论|举报|纠错|T|A[-+]|PDF版?|{_COUNT}(?:\s*[:：]?\s*[(（]?\d[\d.,]*[万wW+]*[次人条]?[)）]?)?(?!\w)|{_EDITOR}\s*[:：]|\d+\s*{_COUNT}|次浏览|我要评论|手机看|扫码|[\[\]【】（）()|｜/]+$)"
)


@lru_cache(maxsize=_REMEMBERED)
def label_of(text: str) -> Label | None:
    """The kind of label that the whole line is, or that each of its entries is, or None."""
    if len(text) > LONGEST_LABEL or (len(text) > _LONGEST_ADVERT and not _IMPRINT_CUE.search(text)):
        return None
    if _SAYS_MORE.search(text):
        return None
    if found := _label(_SPACED.sub("", _COUNTED.sub("", text))):
        return found
    row = [entry for entry in _BRACKETED.split(text.strip("【】[] ")) if entry]
    if len(row) > 1:
        labels = [label for entry in row[:_MOST_ENTRIES] if (label := _label(entry))]
        named = len(labels)
        if named == len(row) or (named >= _ROW and named >= _MOSTLY * len(row)):
            return labels[0]
    for between in (_SPACES, _SEPARATED):
        entries = [entry for entry in between.split(text.strip("【】[]()（） ")) if entry]
        entries = [entry for entry in entries if not entry.isdigit()] or entries
        if len(entries) >= 2 and all(map(_label, entries[:_MOST_ENTRIES])):
            return _label(entries[0])
    return None


def _label(text: str) -> Label | None:
    match = _ANY.fullmatch(text)
    found = _LABEL_OF[match.lastgroup] if match and match.lastgroup else None
    if (
        found
        and found.reason is Reason.ADVERT
        and (len(text) > _LONGEST_ADVERT or _SENTENCES.search(text))
    ):
        return None
    if found and found.note == "广告" and _tells_of_advert(text):
        return None
    if found and _FIGURES.fullmatch(text) and not _counts_up(text):
        return None
    return found


def _tells_of_advert(text: str) -> bool:
    """True for a sentence about an advert, a line of a dialogue, and words in quotation marks."""
    unquoted = _QUOTED.sub("", text)
    told = _TOLD.search(text) or _SAID.match(text)
    return bool(told) or (len(unquoted) > 1 and _ANY.fullmatch(unquoted) is None)


def _counts_up(text: str) -> bool:
    """True for the numbers of pages, one after the other; a table and notes of music have others."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    return all(two == one + 1 for one, two in pairwise(numbers))


_FIGURES = re.compile(r"[\d\s|]+[-—\d\s|‖]*")  # a row of them
_TOLD = re.compile(r"，[^，]*。[”’）]?$")  # somebody tells of an advert
_SAID = re.compile("(?:[问答甲乙丙丁QA]|相声|小品|快板|话剧|小说|故事|漫画|寓言|杂文|随笔)[:：]")
_QUOTED = re.compile("“[^“”]*”")
_BRACKETED = re.compile(r"\s*[】\]]\s*[【\[]\s*")
_SPACED = re.compile(r"(?<=^[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]$)")  # 分 享
_ROW, _MOSTLY = 3, 0.6  # entries in brackets: so many are labels, and what share of all
_SPACES = re.compile(r"\s+")
_COUNTED = re.compile(r"(?<=[\u4e00-\u9fff])\s*[（(]\s*\d{1,6}\s*[）)]$")
_SAYS_MORE = re.compile(
    r"^(?!(?:特别|版权|免责)声明)[\u4e00-\u9fff]{2,8}[:：][^。]{12,}，[^。]*。$|^“[^“”]*”[^“”。；]{6,}。$"
)  # a sidebar, or somebody who reads a label aloud
_MOST_ENTRIES = 24
_SEPARATED = re.compile(r"\s*[|｜>＞»›/／·•\-—–_]+\s*|\s+")
_SENTENCE = re.compile(r"[，。；！？“”：]")
_WORD = re.compile(r"\w")  # a bracket that stands alone is no entry
_LONGEST_MENU = 200
_BARRED = 3  # entries with bars between them, the first of which leads home
_CRUMBS = re.compile(r"[>＞»›]|->")


# Who wrote it: names stand apart as the entries of a menu do.
_NAMED = re.compile(
    r"(?:本报|本网|实习)记者|(?:记者|通讯员|实习生)\s+[\u4e00-\u9fff]{2}"
    # Who spoke and who was there, below the headline of a meeting.
    r"|(?:[\u4e00-\u9fff]{2,4}(?:讲话|主持|出席|致辞|陪同|参加|宣读)\s+){2}"
)


@lru_cache(maxsize=_REMEMBERED)
def is_menu(text: str) -> bool:
    """True for a row of short entries, or a path of entries with arrows."""
    if len(text) > _LONGEST_MENU or _SENTENCE.search(text) or _NAMED.search(text):
        return False
    entries = [entry for entry in _SEPARATED.split(text) if _WORD.search(entry)]
    if is_set_wide(entries) or is_english(text):
        return False
    short = [entry for entry in entries if len(entry) <= _LONGEST_ENTRY and not entry.isdigit()]
    if entries and entries[0].endswith("首页"):
        if _BARRED <= len(entries) == len(short) == len(re.findall("[|｜]", text)) + 1:
            return True
        arrows = len(_CRUMBS.findall(text))
        if entries[-1].endswith("正文") or (arrows > 1 and arrows == len(entries) - 1):
            return len(text) <= _LONGEST_ADVERT
    if _CRUMBS.search(text) and len(entries) >= 2:
        return len(short) >= len(entries) - 1
    return len(entries) >= 4 and len(short) == len(entries)
