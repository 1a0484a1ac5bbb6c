"""The lines of a page, and the paragraphs that stand in one line."""

from __future__ import annotations

from build_scripts.assemble.lines import split_lines


def test_wide_spaces_behind_a_full_stop_set_off_a_paragraph() -> None:
    lines = split_lines(
        "　　村里修了路。　　去年通了水。\n他说：“好！”　　王某某　摄\n甲乙　　丙丁"
    )
    assert [(line.text, line.indent, line.number) for line in lines] == [
        ("村里修了路。", 2, 1),
        ("去年通了水。", 2, 1),
        ("他说：“好！”", 0, 2),
        ("王某某　摄", 2, 2),
        ("甲乙　　丙丁", 0, 3),
    ]
