"""What is done to finished pages: sheet, face, policy, traditional edition."""

from __future__ import annotations

import io
import re
from pathlib import Path

import opencc
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.conversion.traditional import traditional
from build_scripts.website.fonts import dealt, face_sheet, licence, slices
from build_scripts.website.hant import write_traditional
from build_scripts.website.markup import attributes, parts, with_attribute, words
from build_scripts.website.policy import guarded, offences
from build_scripts.website.stylesheet import Vocabulary, rules, trimmed

CLEAN = Path(__file__).resolve().parent / "cases" / "clean"
PAGE = """<!doctype html>
<html lang="zh-Hans">
  <head>
      <meta charset="utf-8">
      <link rel="canonical" href="https://example.org/book/chapters/a/">
      <meta name="description" content="后来的发展">
      <title>干部</title>
      <link rel="stylesheet" href="../../assets/paper.css">
  </head>
  <body><header><a href="../../zh-hant/chapters/a/" data-same>繁</a> <a href="../../english/" lang="en">EN</a></header>
  <article><h1 id="干部">干部</h1><p class="text" id="1-2">后<a href="../b/#干部">来</a>头<mark>发</mark>干净</p>
  <p><code>后来</code><del>后来</del> <span class="source">后来</span><a href="../../cite/a/a.bib" download>下载</a></p></article>
  <script src="../../assets/book.js" defer></script></body>
</html>
"""


@given(st.text(alphabet="<>/ab \"'=!-p\n", max_size=60))
def test_parts_put_together_are_the_page(page: str) -> None:
    assert "".join(part.written for part in parts(page)) == page


def test_a_tag_ends_where_its_quotation_ends() -> None:
    (tag, text, _) = parts('<p title="a > b" hidden>甲</p>')
    assert attributes(tag.written) == {"title": "a > b", "hidden": ""} and text.written == "甲"
    changed = with_attribute(tag.written, "title", lambda value: value + '"')
    assert changed == '<p title="a &gt; b&quot;" hidden>'
    assert words("<p>a &lt;</p><script>if (a < b) {}</script>") == "a <"


def known(page: str) -> Vocabulary:
    vocabulary = Vocabulary()
    vocabulary.read(page)
    return vocabulary


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".a{color:red}.b{color:blue}", ".a{color:red}"),
        (".a,.b:hover{x:y}", ".a{x:y}"),
        ("@media print{.b{x:y}}@media print{.a{x:y}}", "@media print{.a{x:y}}"),
        (":root{--one:1;--two:var(--one);--three:3}.a{x:var(--two)}", ":root{--one:1;--two:var(--one)}.a{x:var(--two)}"),
        ('.a::after{content:"}{"}', '.a::after{content:"}{"}'),
        ("[dir=rtl] .a{x:y}[dir=ltr] .a{x:y}", "[dir=ltr] .a{x:y}"),
        (".a:not(.b){x:y}", ".a:not(.b){x:y}"),
        ("/* .a{ */p{x:y}", "p{x:y}"),
        (".a kbd{x:y}.a>p::before{x:y}kbd.a{x:y}p.a:hover{x:y}", ".a>p::before{x:y}p.a:hover{x:y}"),
    ],
)  # fmt: skip
def test_a_sheet_loses_what_fits_no_page(css: str, left: str) -> None:
    assert trimmed(css, known('<body dir="ltr"><p class="a"></p>')) == left


def test_a_sheet_comes_back_whole() -> None:
    css = "@font-face{a:b}@media print{.a{x:y}.b{z:w}}.c{q:r}"
    assert "".join(rule.written() for rule in rules(css)) == css


def test_no_character_stands_in_two_slices_and_none_is_lost() -> None:
    found = dealt([set("天地玄黄"), set("天地人"), set("天下"), set("天")])
    assert len("".join(found)) == len(set("".join(found)))
    assert set("天地玄黄人下") <= set("".join(found))
    assert "天" in found[0] and "。" in found[0] and "a" in found[0]


def test_slices_draw_their_characters_and_are_the_same_each_time(tmp_path: Path) -> None:
    first = slices(["天地，a", "蹚𠮷\U000f0000"], tmp_path / "one")
    second = slices(["天地，a", "蹚𠮷\U000f0000"], tmp_path / "two")
    assert [each.data for each in first] == [each.data for each in second]
    assert slices(["天地，a"], tmp_path / "one")[0].data == first[0].data, "kept slices are reused"
    drawn = TTFont(io.BytesIO(first[0].data)).getBestCmap()
    assert {ord(char) for char in "天地，a"} <= set(drawn)
    rules = face_sheet([first[0], first[0]]).split("@font-face")[1:]
    assert all(first[0].name in rule for rule in rules)
    assert "unicode-range" not in rules[0] and "U+5730" in rules[1]
    assert "SIL OPEN FONT LICENSE" in licence().upper()


def test_the_policy_names_inline_code_by_hash_and_nothing_else() -> None:
    page = PAGE.replace("<title>", "<script>let a = 1</script><title>")
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', guarded(page))
    assert len(policy) == 1
    assert "default-src 'none'" in policy[0] and "unsafe" not in policy[0]
    assert policy[0].count("'sha256-") == 1
    data = PAGE.replace("<title>", '<script type="application/ld+json">{}</script><title>')
    assert "sha256" not in guarded(data)


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ('<p style="x:y">', ["<p style=…>"]),
        ("<p onclick='a()'>", ["<p onclick=…>"]),
        ('<p title=" style=a onclick=b">', []),
        ("<p>style=a</p>", []),
    ],
)
def test_what_the_policy_would_block_is_found(tag: str, found: list[str]) -> None:
    assert offences(tag) == found


@pytest.fixture
def hant(tmp_path: Path) -> str:
    file = tmp_path / "chapters/a/index.html"
    file.parent.mkdir(parents=True)
    file.write_text(PAGE, encoding="utf-8")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/book.js").write_text("'后来';\n// Words\n'后来';\n// End of words\n")
    write_traditional(tmp_path, "https://example.org/book/")
    assert (tmp_path / "zh-hant/assets/book.js").read_text("utf-8").count("後來") == 1
    here = file.read_text(encoding="utf-8")
    assert 'hreflang="zh-Hant" href="https://example.org/book/zh-hant/chapters/a/"' in here
    return (tmp_path / "zh-hant/chapters/a/index.html").read_text(encoding="utf-8")


def test_words_are_converted_across_tags_and_addresses_are_not(hant: str) -> None:
    assert '<html lang="zh-Hant">' in hant and "<title>幹部</title>" in hant
    assert '後<a href="../b/#干部">來</a>頭<mark>髮</mark>乾淨' in hant
    assert 'id="干部"' in hant and 'content="後來的發展"' in hant
    assert "<code>后来</code><del>后来</del>" in hant and '<span class="source">后来</span>' in hant


def test_what_is_shared_is_fetched_from_one_place(hant: str) -> None:
    assert 'href="../../../assets/paper.css"' in hant and 'src="../../assets/book.js"' in hant
    assert 'href="../../../cite/a/a.bib"' in hant and 'href="../../../english/"' in hant
    assert 'rel="canonical" href="https://example.org/book/zh-hant/chapters/a/"' in hant
    assert 'hreflang="x-default" href="https://example.org/book/chapters/a/"' in hant


def test_the_edition_says_that_it_is_made_by_machine_and_leads_back(hant: str) -> None:
    assert "程式轉換" in hant
    assert hant.count('href="../../../chapters/a/"') == 2


def test_conversion_is_that_of_the_package() -> None:
    """On newspaper text word for word what the required package gives, and as long."""
    package = opencc.OpenCC("s2tw")
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(CLEAN.glob("*.txt")))
    clauses = [clause for clause in re.split("[，。；：、？！\n]", text) if clause][:600]
    assert clauses
    assert [c for c in clauses if traditional(c) != package.convert(c)] == []
    assert all(len(traditional(clause)) == len(clause) for clause in clauses)
