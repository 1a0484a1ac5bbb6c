"""All rules in their order, and what the text was before and after the mirror's damage was undone."""

from typing import NamedTuple

from build_scripts.rules import MIRROR_RULES, RULES
from build_scripts.text import Text


class Stages(NamedTuple):
    """The cleaned text; the content as the mirror left it, and with the mirror's damage undone.

    The two contents have the same lines: no rule of the mirror joins or breaks one.
    """

    text: Text
    damaged: str
    undamaged: str


def cleaned(text: Text) -> Stages:
    """The text under all rules, in order; nothing is moved."""
    damaged = undamaged = text.content
    for rule in RULES:
        if rule.code == MIRROR_RULES[0]:
            damaged = text.content
        if rule.rewrite is not None:
            text = text.rewrite(rule.code, rule.rewrite(text.content))
        else:
            text = text.apply(rule.code, rule.find(text.content))
        if rule.code == MIRROR_RULES[-1]:
            undamaged = text.content
    return Stages(text, damaged, undamaged)
