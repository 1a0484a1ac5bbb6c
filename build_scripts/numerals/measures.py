"""Measure words: what may follow a numeral and shows that it counts.

A lone 一, 十, 百, 千, 万, 几, 数 or 半 is a numeral only before one of these; the other lone digits
are numerals anyway. The list is of the language; what each word stands for is asked on floor 3.
"""

from typing import Final

_SINGLE: Final = (
    "个名位人户家处所条项张件座间套台辆部本册页篇首支只头匹棵株亩米里吨斤升度元角分毛钱两"
    "年月日天周岁夜晚次回趟遍场届轮批组队班级层楼号种类样款碗杯瓶袋箱包桶盒副双对根枝片把"
    "枚颗粒滴堆群伙帮段节期代辈世章卷句声份笔宗起例股倍成尺寸丈担斗桌盘锅栋幢艘架顿餐门"
    "口尾窝串束朵丛茬排列行顶面盏扇床幅道封则档圈票瓣桩阵滩块省市县区乡镇村校院厂店国秒"
    "刻克瓦伏时番步缕抹丝剂味针招手刀枪旬滩堵记弯根截身环孔垄畦眼曲局程池季"
)
_LONG: Final = (
    "公里 公斤 公顷 公分 平方 立方 小时 分钟 季度 星期 世纪 周年 年级 人次 户次 人份 车次 台套 "
    "千米 千克 千瓦 兆瓦 毫米 厘米 分米 毫升 毫克 美元 欧元 港元 日元 英镑 百分点 字节 亿 钟头 "
    "方面 层次 阶段 步骤 环节 行业 领域 地区 城市 单位 部门 企业 学校 家庭 方向 乡镇 街道 社区 "
    "贫困 试点 示范 重点 项目 站点 网点 老人 孩子 学生 村民 干部 群众 工人 职工 农民 党员 妇女 "
    "亩地 米高 级 余 多"
)
SINGLE_MEASURES: Final = frozenset(_SINGLE)
LONG_MEASURES: Final = frozenset(_LONG.split())


def measured(text: str, at: int) -> bool:
    """True when a measure word begins at ``at``."""
    return (
        text[at : at + 1] in SINGLE_MEASURES
        or text[at : at + 2] in LONG_MEASURES
        or text[at : at + 3] in LONG_MEASURES
    ) and at < len(text)
