"""Units: what stands behind a numeral, in Chinese base units (人 for 名 and 位, 千瓦 for 兆瓦)."""

import re
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

# Base unit, factor, and the words that stand for it.
_UNITS: Final = """
人 1 人 名 位 口人 个人 人份
人次 1 人次 人(次)
户次 1 户次
元 1 元 块钱 元钱 元人民币 圆
角 1 角
元 0.1 毛 毛钱
分 1 分钱
美元 1 美元
欧元 1 欧元
港元 1 港元
日元 1 日元
英镑 1 英镑
千瓦 1 千瓦 kw KW kW Kw
千瓦 1000 兆瓦 MW
千瓦 0.001 瓦 W
千瓦时 1 千瓦时 度电 kWh kwh
千伏 1 千伏 kV
公里 1 公里 千米 km KM
米 1 米 m
厘米 1 厘米 公分 cm
毫米 1 毫米 mm
里 1 里 里地 华里
尺 1 尺
寸 1 寸
英寸 1 英寸
海里 1 海里
亩 1 亩 亩地
亩 0.1 分地
公顷 1 公顷
平方公里 1 平方公里 平方千米
平方米 1 平方米 平米 平方
立方米 1 立方米 立方 方
吨 1 吨 t
公斤 1 公斤 千克 kg KG
克 1 克 g
毫克 1 毫克 mg
斤 1 斤 市斤
升 1 升 L
毫升 1 毫升 ml mL
兆帕 1 兆帕 MPa
分贝 1 分贝
℃ 1 ℃ 摄氏度
度 1 度
% 1 % ％
‰ 1 ‰
百分点 1 个百分点 百分点
倍 1 倍
番 1 番
年 1 年 周年 载
月 1 个月 个多月
周 1 周 星期 个星期 个周
天 1 天 日
小时 1 小时 个小时 个钟头 钟头 个多小时
分钟 1 分钟 分半钟
秒 1 秒 秒钟
季度 1 个季度
晚 1 晚
世纪 1 世纪 个世纪
岁 1 岁 周岁
名次 1 名次
个 1 个 个(项)
处 1 处
家 1 家
户 1 户 户人家
张 1 张 张床
项 1 项
条 1 条
件 1 件
座 1 座
间 1 间
套 1 套 台套
台 1 台
辆 1 辆
部 1 部
本 1 本
册 1 册
篇 1 篇
首 1 首
支 1 支
只 1 只
头 1 头
匹 1 匹
棵 1 棵
株 1 株
种 1 种
类 1 类 大类
批 1 批
所 1 所
起 1 起
例 1 例
宗 1 宗
次 1 次
回 1 回
趟 1 趟
遍 1 遍
场 1 场
届 1 届
轮 1 轮
期 1 期
组 1 组
队 1 队
班 1 班
级 1 级
层 1 层
楼 1 楼
栋 1 栋 幢
号 1 号
路 1 路
样 1 样
款 1 款
份 1 份
袋 1 袋
箱 1 箱
包 1 包
桶 1 桶
瓶 1 瓶
盒 1 盒
副 1 副
双 1 双
对 1 对
根 1 根
片 1 片
把 1 把
枚 1 枚
颗 1 颗
粒 1 粒
架 1 架
艘 1 艘
门 1 门
扇 1 扇
块 1 块 大块
道 1 道
面 1 面
盏 1 盏
字 1 字
句 1 句 句话
笔 1 笔
股 1 股
段 1 段
步 1 步
盘 1 盘
盆 1 盆
页 1 页
桌 1 桌
顿 1 顿
餐 1 餐
碗 1 碗
杯 1 杯
串 1 串
束 1 束
行 1 行
声 1 声
封 1 封
代 1 代
孔 1 孔
群 1 群
节 1 节
列 1 列
排 1 排
圈 1 圈
票 1 票
朵 1 朵
床 1 床
幅 1 幅
具 1 具
剂 1 剂
堆 1 堆
口 1 口
眼 1 眼
尾 1 尾
台次 1 台次
件次 1 件次
辆 1 台辆
个 1 方面 层次
岁 1 岁半
车次 1 车次
辆次 1 辆次
班次 1 班次
标准箱 1 标准箱 个标准箱
羽 1 羽
单 1 单
棒 1 棒
茬 1 茬
窝 1 窝
筐 1 筐
捆 1 捆
卷 1 卷
罐 1 罐
丛 1 丛
垧 1 垧
亩次 1 亩次
架次 1 架次
头次 1 头次
课时 1 课时
学时 1 学时
工时 1 工时
工日 1 工日 个工日
马力 1 马力
平方米 1 ㎡ m² m2
平方公里 1 km²
立方米 1 m³ m3
℃ 1 °C
"""
# Adjectives that may stand between a numeral and its measure word.
_BETWEEN: Final = frozenset("小整多余来")
# 人口, 劳动力, 队员: a numeral right before such a noun counts persons, without a measure word.
_PERSONS: Final = re.compile(
    r"人口|劳动力|队员|书记|人才|群众|学生|老人|干部|居民|村民|农民|市民|职工|员工|工人|患者|病人|观众|游客"
    r"|儿童|妇女|党员|教师|医生|护士|志愿者|青年|大学生|移民|人员|者(?=[^\W\d_]|$)|户籍|同胞|兵|军民|师生|网民|民众|乡亲|牧民|渔民|[茶果菜棉瓜花药粮蜂]农"
)
_NOUN: Final = re.compile(r"[\u4e00-\u9fff]{1,12}")
_HOUSEHOLDS: Final = re.compile(r"(?:贫困|脱贫|搬迁|建档立卡|种植|养殖|低保|农|牧)+户")
_PLACE_HEAD: Final = re.compile(r"(?:贫困|行政|自然|示范|重点)?[县市乡镇区村户家所]")


class Unit(NamedTuple):
    """A base unit, what one of the printed unit is worth in it, and where the printed one ends."""

    base: str
    factor: Decimal
    end: int


class _Word(NamedTuple):
    """A printed unit: its base unit, its worth in it; ``latin`` when a letter may not follow."""

    printed: str
    base: str
    factor: Decimal
    latin: bool


@cache
def _by_head() -> dict[str, tuple[_Word, ...]]:
    """The units by the character that they begin with, longest first."""
    table: dict[str, _Word] = {}
    for line in _UNITS.split("\n"):
        if line:
            base, factor, *words = line.split()
            for word in words:
                latin = word[-1].isascii() and word[-1].isalpha()
                table.setdefault(word, _Word(word, base, Decimal(factor), latin))
    heads: dict[str, tuple[_Word, ...]] = {}
    for word in sorted(table, key=len, reverse=True):
        heads[word[0]] = (*heads.get(word[0], ()), table[word])
    return heads


def unit_at(text: str, at: int) -> Unit | None:
    """The longest unit that begins at ``at``; one blank, or one of 大 小 整, may stand before it."""
    found = _exactly_at(text, at)
    if found is None and text[at : at + 1] == " ":
        found = _exactly_at(text, at + 1)
    if found is None and text[at : at + 1] in _BETWEEN:
        found = _exactly_at(text, at + 1)
    if found is None:
        return None
    if text[at : found.end].endswith("行") and text[found.end : found.end + 1] == "业":
        return None
    over = text[found.end : found.end + 1]
    if over in "/／":
        below = _exactly_at(text, found.end + 1)
        if below is not None:
            return Unit(f"{found.base}/{below.base}", found.factor / below.factor, below.end)
    return found


def _exactly_at(text: str, at: int) -> Unit | None:
    for printed, base, factor, latin in _by_head().get(text[at : at + 1], ()):
        if text.startswith(printed, at):
            end = at + len(printed)
            over = text[end : end + 1] if latin else ""
            if not (over.isalpha() and over.isascii()):
                return Unit(base, factor, end)
    return None


def unit_of_noun(text: str, at: int) -> str:
    """The unit of a numeral that stands right before its noun: 人 for persons, else 个.

    Nothing when no Chinese noun follows.
    """
    found = _NOUN.match(text, at)
    if not found:
        return ""
    if _HOUSEHOLDS.match(found[0]):
        return "户"
    person = _PERSONS.search(found[0])
    if person and not _PLACE_HEAD.match(found[0][: person.start()]):
        return "人"
    return "个"
