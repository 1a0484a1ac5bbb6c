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


def test_a_site_that_notes_single_places_is_a_machine_too() -> None:
    """One stray behind 的 does not hide that the others are noted wherever they stand."""
    page = (
        "新(xin )年一過(guo ),工(gong )作隊的人扛(kang )着鋪蓋進(jin )了山(shan )。山(shan )里的路不好走,車(che )開到"
        "半(ban )坡的松(song )樹下就停了,剩下的(de )路得靠腿(tui )。村里的老人站在坡上等,他們的話帶着山里的口音,的確不好懂。"
    )
    assert "(" not in read(page) and "（" not in read(page)
    prose = "他念(nian )书不多。念书的事他后来又提过，念过的书都念给孩子听，念着念着就睡了。水(shui )、火(huo )都见过。水是水，火是火。"
    assert "（nian" in read(prose)


def test_an_emoji_in_brackets_goes_with_them() -> None:
    page = "村(cun)里(🎿)的路(lu)修好了,碗米溪(⏺)村(cun)的人走在路(lu)上。村(cun)口立着碑。"
    assert "⏺" not in read(page)
    assert "碗米溪村的人" in read(page)
