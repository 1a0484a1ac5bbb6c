"""Which characters a mirror's text may hold, and what they stand for, script by script."""

from functools import cache, lru_cache

from build_scripts.conversion import convert, naive_traditional
from build_scripts.conversion.tables import package
from build_scripts.rules.mirror.codes import Code, all_codes


@lru_cache(maxsize=40_000)
def simplified(char: str) -> str:
    """One character in simplified form."""
    return convert(char)


@cache
def written_traditional(char: str) -> bool:
    """True for what a page converted character by character may hold."""
    plain = convert(char)
    return naive_traditional(plain) == char or (plain == char and char not in _only_simplified())


@cache
def _only_simplified() -> frozenset[str]:
    """Simplified characters that no traditional text holds, by the required package's tables."""
    return frozenset(char for char, forms in package("STCharacters.txt") if char not in forms)


@cache
def written_simplified(char: str) -> bool:
    """True for what a simplified page may hold."""
    return convert(char) == char


@cache
def _spellings() -> dict[str, tuple[Code, ...]]:
    """Traditional character -> the codes of all characters that a naive conversion makes it from."""
    found: dict[str, list[Code]] = {}
    for char, code in all_codes():
        found.setdefault(naive_traditional(char), []).append(code)
    return {char: tuple(codes) for char, codes in found.items()}


def codes_before_conversion(char: str) -> tuple[Code, ...]:
    """The codes a character may have had in the simplified bytes that were converted afterwards."""
    return _spellings().get(char, ())
