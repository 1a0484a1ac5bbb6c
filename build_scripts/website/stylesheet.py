"""The style of each page: of the theme's sheet and the book's own, the rules that it needs.

The theme's sheet is 140 kB, made for software handbooks; the pages use a tenth of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|/\*.*?\*/|[{};]", re.DOTALL)
_NESTING = ("@media", "@supports", "@layer", "@container")
_NEGATED = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
_NAMED = re.compile(r"\.((?:[\w-]|\\.)+)")
_IDENTIFIED = re.compile(r"#((?:[\w-]|\\.)+)")
_ATTRIBUTED = re.compile(r"\[\s*([\w-]+)\s*(?:[~|^$*]?=\s*[\"']?([^\"'\]]*)[\"']?\s*)?\]")
_WRITTEN = re.compile(r"\s([\w-]+)=\"([^\"]*)\"")
_BARE = re.compile(r"\s([\w-]+)(?=[\s>])")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


class Rule(NamedTuple):
    """A rule of a sheet: what stands before the brace, its declarations or the rules inside it."""

    prelude: str
    body: str
    inside: tuple["Rule", ...] | None = None

    def written(self) -> str:
        """The rule as CSS."""
        if self.inside is not None:
            return f"{self.prelude}{{{''.join(rule.written() for rule in self.inside)}}}"
        return f"{self.prelude}{{{self.body}}}" if self.body else f"{self.prelude};"


@dataclass(slots=True)
class Vocabulary:
    """The names that selectors may meet on the pages of a site."""

    classes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    attributes: set[tuple[str, str]] = field(default_factory=set)
    any_attribute: bool = False  # programs set attributes that no page has yet

    def read(self, page: str) -> None:
        """Takes in every name of one page; one too many does no harm, one too few would."""
        for name, value in _WRITTEN.findall(page):
            self.attributes |= {(name, ""), (name, value)}
            if name == "class":
                self.classes.update(value.split())
            elif name == "id":
                self.ids.add(value)
        self.attributes.update((name, "") for name in _BARE.findall(page))

    def may_match(self, selector: str) -> bool:
        """False when the selector asks for a name that no page has."""
        asked = _asked(selector)
        return (
            asked.classes <= self.classes
            and asked.ids <= self.ids
            and (self.any_attribute or asked.attributes <= self.attributes)
        )


class _Asked(NamedTuple):
    """The names that a selector asks for, those it excludes left aside."""

    classes: frozenset[str]
    ids: frozenset[str]
    attributes: frozenset[tuple[str, str]]


@cache
def _asked(selector: str) -> _Asked:
    plain = _NEGATED.sub("", selector)
    return _Asked(
        frozenset(name.replace("\\", "") for name in _NAMED.findall(_ATTRIBUTED.sub("", plain))),
        frozenset(_IDENTIFIED.findall(_ATTRIBUTED.sub("", plain))),
        frozenset((match[1], match[2] or "") for match in _ATTRIBUTED.finditer(plain)),
    )


def rules(css: str) -> tuple[Rule, ...]:
    """The rules of a sheet, those of @media and the like with their own inside them."""
    found, at = _rules(css, 0)
    return tuple(found) if at >= len(css) else (*found, *rules(css[at:]))


def _rules(css: str, at: int) -> tuple[list[Rule], int]:
    found: list[Rule] = []
    start = at
    for match in _TOKEN.finditer(css, at):
        if match.start() < at or match[0] not in "{};":
            continue
        prelude = _bare(css[start : match.start()])
        if match[0] == "}":
            return found, match.end()
        if match[0] == ";":
            if prelude:
                found.append(Rule(prelude, ""))
            at = match.end()
        elif prelude.startswith(_NESTING):
            inside, at = _rules(css, match.end())
            found.append(Rule(prelude, "", tuple(inside)))
        else:
            at = _end_of_block(css, match.end())
            found.append(Rule(prelude, _bare(css[match.end() : at - 1])))
        start = at
    return found, len(css)


def _end_of_block(css: str, at: int) -> int:
    depth = 1
    for match in _TOKEN.finditer(css, at):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return match.end()
    return len(css)


def _bare(css: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip()


def trimmed(css: str, known: Vocabulary) -> str:
    """The sheet without rules that fit no page, and without variables that nothing uses."""
    kept = tuple(_fitting(rules(css), known))
    while True:
        used = set(_VARIABLE.findall("".join(rule.written() for rule in kept)))
        fewer = tuple(_with_variables(kept, used))
        if fewer == kept:
            return "".join(rule.written() for rule in kept)
        kept = fewer


def for_page(sheet: Iterable[Rule], page: str, programs: frozenset[str]) -> str:
    """The rules of a sheet that one page may need; ``programs`` are words of the site's scripts."""
    known = Vocabulary(classes=set(programs), ids=set(programs), any_attribute=True)
    known.read(page)
    return "".join(rule.written() for rule in _fitting(sheet, known))


def _fitting(found: Iterable[Rule], known: Vocabulary) -> Iterator[Rule]:
    for rule in found:
        if rule.inside is not None:
            inside = tuple(_fitting(rule.inside, known))
            if inside:
                yield rule._replace(inside=inside)
        elif rule.prelude.startswith("@"):
            # Movements of the theme's own parts; the book moves nothing.
            if not rule.prelude.startswith(("@keyframes", "@-webkit-keyframes", "@charset")):
                yield rule
        else:
            fitting = [each for each in _selectors(rule.prelude) if known.may_match(each)]
            if fitting:
                yield rule._replace(prelude=",".join(fitting))


@cache
def _selectors(prelude: str) -> list[str]:
    found, depth = [""], 0
    for char in prelude:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "," and not depth:
            found.append("")
        else:
            found[-1] += char
    return [selector.strip() for selector in found]


def _with_variables(found: Iterable[Rule], used: set[str]) -> Iterator[Rule]:
    for rule in found:
        if rule.inside is not None:
            inside = tuple(_with_variables(rule.inside, used))
            if inside:
                yield rule._replace(inside=inside)
            continue
        declared = [
            each
            for each in _declarations(rule.body)
            if not each.startswith("--") or each.split(":")[0].strip() in used
        ]
        if declared or not rule.body:
            yield rule._replace(body=";".join(declared))


def _declarations(body: str) -> list[str]:
    found, start = [], 0
    for match in _TOKEN.finditer(body):
        if match[0] == ";":
            found.append(body[start : match.start()].strip())
            start = match.end()
    return [each for each in (*found, body[start:].strip()) if each]


def compact(css: str) -> str:
    """A sheet of our own without comments and indents."""
    return "".join(rule.written() for rule in rules(css))
