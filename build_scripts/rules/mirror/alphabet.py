"""Which characters a mirror's text may hold, and what they stand for, script by script."""

from functools import cache, lru_cache

from build_scripts.conversion import convert, naive_traditional, undo_naive, with_zhu_settled
from build_scripts.conversion.tables import package
from build_scripts.rules.mirror.codes import Code, all_codes, code_of, unfolded


@lru_cache(maxsize=40_000)
def simplified(char: str) -> str:
    """One character in simplified form; 乾 and 著, which simplified text has too, stay."""
    return undo_naive(char)


@lru_cache(maxsize=40_000)
def known(char: str) -> str:
    """What a character of a converted page is to the model: nearly every 著 was a 着."""
    return "着" if char == "著" else undo_naive(char)


def before_conversion(text: str) -> str:
    """The simplified text of a page that was converted character by character at the end."""
    if len(text) == 1:  # its neighbours do not tell
        return known(text)
    return with_zhu_settled(undo_naive(text))


@cache
def written_traditional(char: str) -> bool:
    """True for what a page converted character by character may hold."""
    plain = undo_naive(char)
    return naive_traditional(plain) == char or (plain == char and char not in _only_simplified())


@cache
def _only_simplified() -> frozenset[str]:
    """Simplified characters that no traditional text holds, by the required package's tables."""
    return frozenset(char for char, forms in package("STCharacters.txt") if char not in forms)


@cache
def written_simplified(char: str) -> bool:
    """True for what a simplified page may hold."""
    return undo_naive(char) == char


@cache
def _spellings() -> dict[str, tuple[Code, ...]]:
    """Traditional character -> the codes of all characters that a conversion may make it from.

    Sites differ in a few dozen characters (谥 gives 諡 or 謚): every form that the required
    package's tables offer for a character counts.
    """
    listed = dict(package("STCharacters.txt"))
    found: dict[str, dict[Code, None]] = {}
    for char, code in all_codes():
        for form in {naive_traditional(char), *listed.get(char, ())}:
            found.setdefault(form, {})[code] = None
    return {char: tuple(codes) for char, codes in found.items()}


@lru_cache(maxsize=40_000)
def codes_before_conversion(char: str) -> tuple[Code, ...]:
    """The codes a character may have had in the simplified bytes that were converted afterwards."""
    plain = code_of(convert(char))
    return tuple(dict.fromkeys((*_spellings().get(char, ()), *((plain,) if plain else ()))))


def trails(char: str) -> frozenset[int]:
    """The second byte of a character (an ASCII mark counts as the full-width one it was)."""
    code = unfolded(char) if char else None
    return frozenset((code[1],)) if code else frozenset()


@lru_cache(maxsize=40_000)
def trails_before_conversion(char: str) -> frozenset[int]:
    """The second bytes of all characters that the conversion makes the same one of."""
    spelled = codes_before_conversion(naive_traditional(char)) if char else ()
    return trails(char) | {code[1] for code in spelled}


def trails_of_shown(char: str) -> frozenset[int]:
    """The second bytes that a character may have had before it was converted."""
    return frozenset(code[1] for code in codes_before_conversion(char))
