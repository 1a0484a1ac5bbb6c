"""The machine's own draft of a page: laws under random attack, and pages of every kind."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.assemble.draft import draft
from build_scripts.assemble.drafts import Draft
from build_scripts.text import Span

WORDS = (
    "分享", "责任编辑：李明", "上一篇：", "2021", "12/10", "17:15", "县日报", "来源：", "第3版", "— 3 —", "图为现场。", "记者 王一", "“双",
    "签约”和一站式结算等政策全部落实，群众满意。", "本报讯（记者 王一）今年以来，全县新建改建农村公路四百公里，村村通了客车，群众出行方便多了。",
    "在住房安全方面，全县完成危房改造三千多户，惠及一万多名群众，确保大家住上安全房。", "在住房安全方面，全县完成危房改造三千多户，惠及一万多",
    "名群众，确保大家住上安全房。", "乡村课堂", "一、基本情况", "（上接第1版）", "白日依山尽", "，", "。", "”", "\n", "\n\n\n", "\u3000\u3000", " ", "7", "天，共计",
)  # fmt: skip
PAGES = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=40).map("".join) | st.lists(
    st.sampled_from(WORDS), max_size=40
).map("\n".join)


def spans(result: Draft) -> list[Span]:
    """All pieces and omissions, in the order of the content."""
    pieces = [piece for article in result.articles for each in article for piece in each.pieces]
    return sorted([*pieces, *(omission.at for omission in result.omissions)])


@settings(max_examples=400, deadline=None)
@given(PAGES)
def test_every_character_is_read_once_or_omitted_once(content: str) -> None:
    found = spans(draft(content))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(span.start < span.end for span in found)
    left = list(content)
    for start, end in found:
        left[start:end] = [""] * (end - start)
    assert not "".join(left).strip()
