"""Annotations that a page has twice, and question marks on a page where nothing was lost."""

from __future__ import annotations

from build_scripts.reading import reading_text
from build_scripts.restore import restore


def read(text: str) -> str:
    return reading_text(restore(text.encode(), "page")).strip()


def test_annotations_put_on_twice_go_twice() -> None:
    page = "山里的(de)(de)路修好了,村(cun)民們(men)的(de)(de)車(che)開到了門口,礦(kuang)(kuang)上(shang)的(de)(de)人也來了。"
    assert read(page) == "山里的路修好了，村民们的车开到了门口，矿上的人也来了。"


def test_a_question_mark_is_no_gap_where_nothing_was_lost() -> None:
    """What might have been read there is a doubt that is told, and no change."""
    page = (
        "山里的戲(xi) 班進了村(cun) ,鑼鼓一響,大人孩子都圍(wei) 了過來,台上台下的吵鬧真的難以避免?"
        "嘩眾(zhong) 取寵的段子唱了三天,村(cun) 民們(men) 還是散了,散場(chang) 的時候,誰會(hui) 記得唱的是什麽(me) ?"
    )
    assert "□" not in read(page)
    assert "难以避免？哗众取宠的段子" in read(page)
    done = restore(page.encode(), "page")
    assert "DOUBT" in {finding.code for finding in done.findings}
    assert done.text.undo() == page
