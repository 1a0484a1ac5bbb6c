"""Names of papers, sites and channels, as pages print them around an article."""

import re

_SITE = re.compile(
    r"[\w·\-— （）()]{0,14}(?:网|日报社|报社|电视台|之窗|视窗|之声|发布|观察|城事|热线|先锋|网站|在线|日报|晚报|早报|时报|晨报|都市报|商报|周刊|电视台|广播电台|融媒|融媒体|融媒体中心|门户|门户网站|频道|客户端|APP|论坛|数字报|电子版|新闻|资讯|头条)(?:[\s\-—|·_].{0,12})?"
)


def looks_like_site(text: str) -> bool:
    """True for a short line that ends as names of papers, sites and channels do."""
    return len(text) <= 20 and bool(_SITE.fullmatch(text))
