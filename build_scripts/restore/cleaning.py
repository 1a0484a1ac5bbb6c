"""All rules in their order, and what the text was before and after the mirror's damage was undone."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from build_scripts.rules import MIRROR_RULES, RULES
from build_scripts.text import Text


class Stages(NamedTuple):
    """The cleaned text; the text as the mirror left it, and with the mirror's damage undone.

    The two last have the same lines: no rule of the mirror joins or breaks one.
    """

    text: Text
    mirrored: Text
    undamaged: str

    @property
    def damaged(self) -> str:
        """The content as the mirror left it."""
        return self.mirrored.content


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No garbage collection meanwhile: a page makes a million small records and no rubbish."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def cleaned(text: Text) -> Stages:
    """The text under all rules, in order; nothing is moved."""
    with _collector_paused():
        return _cleaned(text)


def _cleaned(text: Text) -> Stages:
    mirrored, undamaged = text, text.content
    for rule in RULES:
        if rule.code == MIRROR_RULES[0]:
            mirrored = text
        if rule.rewrite is not None:
            text = text.rewrite(rule.code, rule.rewrite(text.content))
        else:
            text = text.apply(rule.code, rule.find(text.content))
        if rule.code == MIRROR_RULES[-1]:
            undamaged = text.content
    return Stages(text, mirrored, undamaged)
