"""The letter a term stands under, and how terms are sorted: by pinyin without tones."""

import unicodedata

from build_scripts.records.glossary import Term


def initial(term: Term) -> str:
    """The letter a term stands under: the first of its pinyin, without tone; ``0`` for none."""
    plain = unicodedata.normalize("NFD", term.pinyin.lower())
    return next((char for char in plain if "a" <= char <= "z"), "0")


def spelled(term: Term) -> str:
    """The pinyin without tones, to sort by."""
    plain = unicodedata.normalize("NFD", term.pinyin.lower())
    return "".join(char for char in plain if not unicodedata.combining(char))
