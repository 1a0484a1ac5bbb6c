"""Invented mirror sites: a random table of annotations and marks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from random import Random

from pypinyin import Style, pinyin

from build_scripts.forward import (
    Decoder,
    Mark,
    PrivateUse,
    Reading,
    Script,
    Table,
    naive_table,
)
from tests.damage.articles import clean_articles

MARKS = "、！；？，。"


@dataclass(frozen=True, slots=True)
class Form:
    """How a site prints an annotation."""

    opening: str = "("
    closing: str = ")"
    toned: bool = True
    blank: bool = False

    def reading(self, simplified: str) -> str | None:
        """The reading as printed, or None when GBK cannot hold it."""
        style = Style.TONE if self.toned else Style.NORMAL
        found = pinyin(simplified, style=style)[0][0]
        try:
            found.encode("gbk")
        except UnicodeEncodeError:
            return None
        return f"{found} " if self.blank else found


PLAIN = Form()


@cache
def _common() -> tuple[str, ...]:
    """Simplified characters that the conversion changes, the most frequent in the articles first."""
    changed = {chr(code) for code in naive_table()}
    counts = Counter(c for article in clean_articles() for c in article.plain if c in changed)
    counts.update(c for c in changed if len(c.encode("gb2312", "ignore")) == 2)
    return tuple(c for c, count in counts.most_common() if count > 1)


@cache
def _rare() -> tuple[str, ...]:
    """Characters of GB 2312 that the conversion changes: they may meet a boundary by chance."""
    return tuple(sorted(chr(c) for c in naive_table() if chr(c).encode("gb2312", "ignore")))


def random_table(
    rng: Random,
    text: str = "",
    *,
    form: Form = PLAIN,
    script: Script = Script.TRADITIONAL,
    slips: int = 6,
) -> Table:
    """A site of 60 to 120 annotated characters and up to six marks, in random order.

    `text`: a page of the site, simplified; up to `slips` rare characters are chosen so that their
    two bytes occur in it across a boundary, as they do in long pages by chance.
    """
    size = rng.randint(60, 120)
    common = list(_common()[:320])
    weights = [1 / (place + 20) for place in range(len(common))]
    chosen: dict[str, None] = {}
    while len(chosen) < min(size, len(common)):
        chosen[rng.choices(common, weights)[0]] = None
    crossing = _crossing(text, script)
    for character in rng.sample(crossing, min(slips, len(crossing))):
        chosen[character] = None
    order = list(chosen)
    rng.shuffle(order)
    found = ((_in_bytes(c, script), form.reading(c)) for c in order)
    readings = {c: read for c, read in found if read is not None}
    marks = rng.sample(MARKS, rng.choice((0, 2, 4, 4, 6)))
    keep = rng.choice((PrivateUse.KEPT, PrivateUse.KEPT, PrivateUse.DROPPED))
    return Table(
        tuple(Reading(c, read) for c, read in readings.items()),
        form.opening,
        form.closing,
        tuple(map(Mark, marks)),
        Decoder(private_use=keep),
        script,
    )


def _in_bytes(simplified: str, script: Script) -> str:
    """The character as it stands in the bytes when the site replaces it."""
    if script is Script.TRADITIONAL:
        return naive_table().get(ord(simplified), simplified)
    return simplified


def _crossing(text: str, script: Script) -> list[str]:
    """The rare characters whose bytes occur in the text only across a boundary."""
    before = text.translate(naive_table()) if script is Script.TRADITIONAL else text
    codes = [c.encode("gbk", "replace") for c in before]
    across = {a[-1:] + b[:1] for a, b in pairwise(codes)}
    return [c for c in _rare() if _in_bytes(c, script).encode("gbk", "replace") in across]
