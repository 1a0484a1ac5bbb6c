"""Conversion: its laws, the classes of phrases, the judgement of documents, and 著 / 着."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.conversion import (
    Census,
    conversions,
    convert,
    is_traditional,
    naive_traditional,
    settle_zhu,
    to_traditional,
    traditional_share,
    undo_naive,
    with_zhu_settled,
)
from build_scripts.conversion.tables import lines, package, tables
from build_scripts.text import Certainty

PHRASES = {
    "乾 read qián is kept": (
        "乾隆四十年重修 乾縣與乾陵 扭轉乾坤 自乾隆以來 終日乾乾 康乾之治 《乾》卦",
        "乾隆四十年重修 乾县与乾陵 扭转乾坤 自乾隆以来 终日乾乾 康乾之治 《乾》卦",
    ),
    "乾 dry is 干": (
        "曬乾的紅棗 豆腐乾 乾旱少雨 健康乾淨 外強中乾 乾脆 乾女兒 餅乾",
        "晒干的红枣 豆腐干 干旱少雨 健康干净 外强中干 干脆 干女儿 饼干",
    ),
    "藉 of comfort and disorder is kept": (
        "杯盤狼藉 聊以慰藉 蘊藉含蓄 死傷枕藉 憑藉優勢 藉此機會 藉口推託 藉科技之力",
        "杯盘狼藉 聊以慰藉 蕴藉含蓄 死伤枕藉 凭借优势 借此机会 借口推托 借科技之力",
    ),
    "瞭 read liǎo is 了": (
        "瞭解民情 一目瞭然 瞭如指掌 瞭望塔 不瞭望遠方 明瞭",
        "了解民情 一目了然 了如指掌 瞭望塔 不瞭望远方 明了",
    ),
    "覆 of answers is 复": (
        "答覆群眾來信 反覆研究 電覆省府 司法覆核 全覆蓋 顛覆 翻天覆地 重蹈覆轍",
        "答复群众来信 反复研究 电复省府 司法复核 全覆盖 颠覆 翻天覆地 重蹈覆辙",
    ),
    "徵 of the scale is kept": (
        "宮商角徵羽 變徵之音 徵兵 徵調民工 改變徵收方式 主角徵選 象徵",
        "宫商角徵羽 变徵之音 征兵 征调民工 改变征收方式 主角征选 象征",
    ),
    "於 is 于 but in old names": (
        "對於單位來說 由於潛在風險 在於倫理 熱衷於戲劇 關於姓名 至於則不必 樊於期 於菟",
        "对于单位来说 由于潜在风险 在于伦理 热衷于戏剧 关于姓名 至于则不必 樊於期 於菟",
    ),
    "么 read yāo is 幺": (
        "什麼女工 那么 幺麼小醜 老么 么兒 要么兒子去",
        "什么女工 那么 幺麽小丑 老幺 幺儿 要么儿子去",
    ),
    "鍊 of links is 链": (
        "產業鍊 項鍊 食物鍊 鍊鋼 修鍊 手鍊 鍛鍊",
        "产业链 项链 食物链 炼钢 修炼 手链 锻炼",
    ),
    "畫 of plans is 划": (
        "五年計畫 規畫藍圖 設計畫面 建設計畫面臨困難 籌畫 年畫 畫分界線",
        "五年计划 规划蓝图 设计画面 建设计划面临困难 筹划 年画 划分界线",
    ),
    "昇 in names is kept": (
        "畢昇 洪昇 步步高昇 旭日東昇 緊張昇高 大陸昇級",
        "毕昇 洪昇 步步高升 旭日东升 紧张升高 大陆升级",
    ),
    "脩 蒐 釐 祕 甦 of one use are kept": (
        "束脩 脩改 春蒐 今春蒐集 蒐證 祝釐 年釐定 釐米 祕書 姓祕 甦醒",
        "束脩 修改 春蒐 今春搜集 搜证 祝釐 年厘定 厘米 秘书 姓祕 苏醒",
    ),
    "氾 逕 谿 扞 袷 劄": (
        "氾濫 河南氾濫 氾勝之書 逕自 途逕 上逕鎮 谿谷 扞衛 扞格不入 袷袄 劄記",
        "泛滥 河南泛滥 氾胜之书 径自 途径 上迳镇 溪谷 捍卫 扞格不入 夹袄 札记",
    ),
    "夥 祇": (
        "夥伴 獲益甚夥 祇有 祇是 神祇 地祇",
        "伙伴 获益甚夥 只有 只是 神祇 地祇",
    ),
    "沈 read chén is 沉, the surname stays": (
        "沈默 沈沒 深沈 沈從文 沈陽 地面下沈",
        "沉默 沉没 深沉 沈从文 沈阳 地面下沉",
    ),
    "坏 the brick": ("磚坏 土坏 毛坏 破壞 好壞", "砖坯 土坯 毛坯 破坏 好坏"),
    "pairs of everyday print": (
        "頭髮 發財 千鈞一髮 麵粉 表面 鬍鬚 必須 奏摺 折扣 業餘 余光 鐘聲 鍾愛 生薑 姜太公 穀物 山谷 颱風 天台山",
        "头发 发财 千钧一发 面粉 表面 胡须 必须 奏折 折扣 业余 余光 钟声 钟爱 生姜 姜太公 谷物 山谷 台风 天台山",
    ),
    "more pairs": (
        "皇后以後 馥郁 憂鬱 捲土重來 試卷 收穫 獲得 飢餓 饑荒 儘管 盡力 鹹菜 咸陽 彌補 瀰漫 衝突 沖茶 醜陋 小丑",
        "皇后以后 馥郁 忧郁 卷土重来 试卷 收获 获得 饥饿 饥荒 尽管 尽力 咸菜 咸阳 弥补 弥漫 冲突 冲茶 丑陋 小丑",
    ),
    "variants of one meaning": (
        "砲兵 水菓 鑛山 隣里 煖氣 菴堂 帋張 徧地 甎窰 緜延 痲痺 甘藷 翻觔斗",
        "炮兵 水果 矿山 邻里 暖气 庵堂 纸张 遍地 砖窑 绵延 麻痹 甘薯 翻筋斗",
    ),
}


@pytest.mark.parametrize("name", PHRASES)
def test_phrases(name: str) -> None:
    traditional, simplified = PHRASES[name]
    assert convert(traditional) == simplified


def test_every_word_of_the_reviewed_table_comes_out_as_it_says() -> None:
    for pivot, becomes, words in lines("phrases.tsv"):
        if becomes != "-":
            for word in words.split():
                assert pivot in word
                spelled = convert("讓" + word)[1:]
                places = [at for at, char in enumerate(word) if char == pivot]
                assert {spelled[at] for at in places} == {becomes[0]}, word


def test_a_refused_phrase_stands_in_the_package() -> None:
    known = {key for key, _ in package("TSPhrases.txt")}
    for _, becomes, words in lines("phrases.tsv"):
        if becomes == "-":
            assert set(words.split()) <= known


def test_no_character_ends_at_one_that_is_converted_again() -> None:
    characters = tables().characters
    assert not {key for key, value in characters.items() if value in characters}


def test_words_of_the_package_convert_once_for_all() -> None:
    for _, values in package("STPhrases.txt"):
        once = convert(values[0])
        assert len(once) == len(values[0])
        assert convert(once) == once


ANY_TEXT = st.text(
    st.one_of(
        st.characters(), st.sampled_from("乾藉瞭覆徵於么麼鍊畫昇沈坏坤隆口望解縣蓋單計國着著")
    )
)


@given(ANY_TEXT)
def test_length_is_kept_and_the_runs_rebuild_the_text(text: str) -> None:
    simplified = convert(text)
    assert len(simplified) == len(text)
    rebuilt = list(text)
    for start, end, becomes in conversions(text):
        assert len(becomes) == end - start > 0
        assert all(old != new for old, new in zip(text[start:end], becomes, strict=True))
        rebuilt[start:end] = becomes
    assert "".join(rebuilt) == simplified


@given(ANY_TEXT)
def test_the_maps_of_mirror_sites_keep_the_length(text: str) -> None:
    assert len(naive_traditional(text)) == len(undo_naive(text)) == len(text)
    assert len(with_zhu_settled(text)) == len(text)
    assert [settled.at for settled in settle_zhu(text)] == [
        at for at, char in enumerate(text) if char == "著"
    ]


def test_a_compatibility_character_is_its_unicode_equal() -> None:
    assert convert("\uf90a\uf9fe") == "金茶"


SIMPLIFIED = (
    "乾县是全国著名的苹果之乡，乾隆年间已有种植。近年来，县里着力发展产业，群众得到了慰藉，"
    "道路硬化全覆盖，瞭望塔也建了起来。"
)
MIRROR = (
    "市委、市政府始終把脫貧攻堅擺在突出位置，著力推進，后勁十足，公里數增加，余下的于年底完成。"
)


def test_simplified_text_is_judged_simplified() -> None:
    assert not is_traditional(SIMPLIFIED)
    assert not is_traditional("牌匾上题着“關帝廟”三个大字，据说是清代书法家所写，保存得十分完整。")
    assert not is_traditional("")
    assert not is_traditional("2017-10-17 09:07:20")
    assert traditional_share("山水之美，大同小异") is None


def test_traditional_text_is_judged_traditional() -> None:
    assert is_traditional("臺灣的產業鏈")
    assert is_traditional(MIRROR)
    assert is_traditional(
        "堅(jiān)決打贏脫貧攻堅(jiān)戰(zhàn)，實(shí)打?qū)嵥闶杖?，貧困戶發(fā)展產(chǎn)業(yè)"
    )


def test_wrongly_decoded_bytes_do_not_make_a_text_traditional() -> None:
    broken = "我们的发展时间问题国家经济建设".encode().decode("gbk", errors="replace")
    assert not is_traditional(SIMPLIFIED + broken)


def test_mirror_sites_convert_one_by_one() -> None:
    assert (
        naive_traditional("着力帮扶，户均增收，后里余于不变") == "著力幫扶，戶均增收，后里余于不變"
    )
    assert to_traditional("为") == "為"
    assert to_traditional("a") == "a"
    assert with_zhu_settled(undo_naive(MIRROR)) == with_zhu_settled(convert(MIRROR))


def _print_characters() -> list[str]:
    rows = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [char for pair in rows if (char := pair.decode("gb2312", errors="ignore"))]


def test_undoing_gives_back_every_character_of_simplified_print() -> None:
    lost = {char for char in _print_characters() if undo_naive(naive_traditional(char)) != char}
    assert lost == {"着", "咤", "麽"}
    assert undo_naive("什麼怎麼那么") == "什么怎么那么"


def test_undoing_keeps_what_the_simplified_text_had() -> None:
    for text in (SIMPLIFIED, "答覆 反覆 狼藉 樊於期 家俱 沈浮"):
        assert with_zhu_settled(undo_naive(naive_traditional(text))) == text


KEPT = """
著名劳模 有着名副其实的著名景区 著名声乐家 著名气象学家 著名单簧管演奏家 随著名专家下乡 等著名品牌
全国著名校园作家 冲著名景点而来 沿著名景区走
以醋著称 素以险峻著称于世 因战役而著名。 成效显著 显著提高 更加显著， 功勋卓著 臭名昭著 彰明昭著
论著颇丰 编著《县志》 由他编著的教材 原著党章读本 读原著、悟原理 古典名著 土著居民 两部专著 鸿篇巨著
译著三种 与人合著《通史》 遗著付印 拙著《山居》 见微知著 著书立说 闭门著书 著述甚丰 著者不详
所著《农书》 他所著的书 著有《太行纪事》 一生著有大量诗文 并著有论文多篇 旧著重印 新著问世 他的近著
（赵树理著） 《远山》，李青山著，北方出版社 〔英〕狄更斯著 赵树理著《三里湾》 赵树理著的《三里湾》
学术著作 其著作对后世影响很大 著作权 著作等身 马列著作 介绍著作 翻译著作 该书系王力所著 著录图书
"""

TURNED = """
着力推进 着重指出 着眼长远 着手准备 沿着大路 本着原则 围绕着主题 随着时间 意味着 标志着 面临着
发挥着作用 起着重要作用 写着作业 批改着作文 跟着作报告 写着名字 存在着名不副实 顶着名校光环 拿着名单
看着书 背着书包 捧着书本 看着文件 有着文化底蕴 意味着有机会 按着有关规定 活着者 执着的信念 附着力
彰显着魅力 凸显着特色 脸上显着疲惫 谈论着往事 讨论着方案 还原着历史 编着竹筐 合着双眼 混合着泥土
更新着观念 大着胆子 睁大着眼 看着《新闻联播》 唱着《国歌》 讲述着《西厢记》 镶嵌着《条例》 睡不着
摸不着头脑 衣着朴素 身着盛装 穿着整齐 沉着应对 没有着落 为群众着想 着急上火 软着陆 墨着五色
等着我们。 他笑着。 走着走着 说着重庆话 看着重修的路 签着名。 叫着称呼 跟着述职 拿着录音机 棋高一着
他戴着名校光环 拿着名校文凭 冲着名师来的 沿着名胜走
"""


@pytest.mark.parametrize("phrase", (KEPT + TURNED).split())
def test_zhu(phrase: str) -> None:
    for text in (phrase, f"近年来，{phrase}", f"当天，{phrase}。"):
        assert with_zhu_settled(text.replace("着", "著")) == text


def test_zhu_says_why() -> None:
    first, second = settle_zhu("著力打造著名品牌")
    assert (first.at, first.char, first.certainty) == (0, "着", Certainty.SURE)
    assert (second.at, second.char) == (4, "著")
    assert first.reason and second.reason


def test_zhu_beside_another_spelling_is_not_sure() -> None:
    assert [settled.certainty for settled in settle_zhu("执著的追求")] == [Certainty.LIKELY]


@given(st.text("國国後后。\ufdd0\ufdd1\U0001f600\U0003ffff"))
def test_census_counts_each_kind(text: str) -> None:
    kinds = {"國", "後"}, {"国"}
    assert Census(*kinds).count(text) == tuple(sum(map(text.count, kind)) for kind in kinds)


def test_a_line_break_does_not_part_著_from_its_word() -> None:
    assert with_zhu_settled("成绩显\n著") == "成绩显\n著"
    assert with_zhu_settled("唱\n著") == "唱\n著"
    assert with_zhu_settled("唱著\n") == "唱着\n"
