"""A small sidecar that is right, and the ways in which an editor may get it wrong."""

from __future__ import annotations

from pathlib import Path

SOURCE = "题目\n\n第一段。\n第二段。\n\n广告\n"
SIDECAR = """\
source: page.txt
kind: web
original: null
archived: null
rights: full
rights_statement: null
chapters:
  - slug: page-one
    title: null
    publisher:
      value: 某报
      basis: stated
    date:
      value: 2020-01-31
      basis: inferred
      from: 文中所记
    area:
      code: "140000"
      name: 山西省
    proofreading: machine
    text:
      - {line: 1, as: title, begins: 题目}
      - {lines: [4, 3], as: paragraph, begins: 第二段}
omit:
  - line: 6
    reason: advert
    note: 广告
notes:
  - line: 3
    quote: 第一段
    note: 原文如此。
"""


def write(seeds: Path, sidecar: str = SIDECAR, source: str = SOURCE, name: str = "page") -> Path:
    (seeds / f"{name}.txt").write_bytes(source.encode())
    (seeds / f"{name}.yml").write_bytes(sidecar.encode())
    return seeds / f"{name}.txt"


Slip = tuple[str, str, str, str]
SLIPS: dict[str, Slip] = {  # what is replaced, by what, code, words on the line blamed
    "typo in a field": ("publisher:", "publishr:", "SEED-FIELD", "publishr:"),
    "typo in a passage": ("as: title", "sa: title", "SEED-FIELD", "sa: title"),
    "line misspelt": ("{line: 1,", "{lin: 1,", "SEED-FIELD", "{lin: 1"),
    "unknown field": ("kind: web", "kind: web\ncolour: red", "SEED-FIELD", "colour"),
    "field missing": ("rights: full\n", "", "SEED-MISSING", "source:"),
    "inferred from nothing": ("      from: 文中所记\n", "", "SEED-MISSING", "date:"),
    "unknown role": ("as: title", "as: headline", "SEED-VALUE", "as: headline"),
    "code not quoted": ('"140000"', "140000", "SEED-VALUE", "code: 140000"),
    "year not quoted": ("2020-01-31", "2020", "SEED-VALUE", "value: 2020"),
    "no such day": ("2020-01-31", "2020-02-30", "SEED-DATE", "value: 2020"),
    "period backwards": ("2020-01-31", "2020-02/2019", "SEED-DATE", "value: 2020"),
    "address that runs": ("original: null", "original: javascript:1", "SEED-VALUE", "original"),
    "slug with a slash": ("page-one", "../one", "SEED-VALUE", "slug"),
    "used twice": ("[4, 3]", "[4, 3, 1]", "SEED-TWICE", "lines: [4"),
    "omitted and used": ("line: 6", 'lines: "4-6"', "SEED-TWICE", "lines: \"4-6"),
    "beyond the end": ("[4, 3]", "[4, 3, 99]", "SEED-LINE", "lines: [4"),
    "a blank line": ("[4, 3]", "[4, 3, 2]", "SEED-LINE", "lines: [4"),
    "backwards": ("  - line: 6", '  - line: 6\n    reason: other\n    note: 无\n  - lines: "5-2"', "SEED-LINE", 'lines: "5-2'),
    "note on an omitted line": ("line: 3\n    quote", "line: 6\n    quote", "SEED-LINE", "line: 6\n    quote"),
    "two titles": ("title: null", "title: 代拟", "SEED-TITLE", "slug"),
    "no title": ("as: title", "as: heading", "SEED-TITLE", "slug"),
    "a tab": ("    title:", "\ttitle:", "SEED-YAML", "\ttitle"),
    "bracket left open": ("[4, 3]", "[4, 3", "SEED-YAML", "[4, 3"),
    "field twice": ("    title: null", "    title: null\n    title: 二", "SEED-KEY", "title: 二"),
    "an alias": ("from: 文中所记", "from: *a", "SEED-YAML", "*a"),
    "a tag": ("value: 某报", "value: !!python/name:os.system x", "SEED-YAML", "!!python"),
    "two documents": ("notes:", "---\nnotes:", "SEED-YAML", "---"),
    "control character": ("某报", "某\x07报", "SEED-YAML", "某\x07"),
    "escaped surrogate": ("某报", '"\\ud800"', "SEED-YAML", "ud800"),
    "source elsewhere": ("page.txt", "../page.txt", "SEED-PATH", "source:"),
    "other source": ("page.txt", "other.txt", "SEED-SOURCE", "source:"),
}  # fmt: skip


SCRAPS = ["\t", "\x00", "{", "[", "]", ":", "- ", "&a ", "*a", "!!int ", "|\n", '"', "\u2028", "99", "null", "\n", "---\n", "'", "#", "%", "\ud800"]  # fmt: skip
