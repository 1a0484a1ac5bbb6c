"""What an editor of the glossary should look at: proposals and remarks, never faults."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from build_scripts.glossary.matching import unquoted
from build_scripts.records.book import BookChapter
from build_scripts.records.glossary import Glossary

_QUOTED: Final = re.compile(r"“([^“”，。；！？：\n]{2,10})”")
_TITLED: Final = re.compile(r"《([^《》\n]{2,60})》")
_OFTEN: Final = 2  # chapters in which a quoted word must stand to be proposed


class Remark(NamedTuple):
    """One remark: where to look, a code, and what it says in both languages."""

    path: str
    line: int
    code: str
    message: str


def remarks(glossary: Glossary, chapters: Iterable[BookChapter]) -> tuple[Remark, ...]:
    """Quoted words and titles that want an entry, and entries that stand nowhere."""
    held = list(chapters)
    return (*_absent(glossary), *_quoted(glossary, held), *_titles(glossary, held))


def _absent(glossary: Glossary) -> Iterator[Remark]:
    """Terms without an occurrence; one that others stand under may be needed all the same."""
    met = {each.entry for each in glossary.term_occurrences}
    for term in glossary.terms:
        if term.id not in met and not term.narrower:
            message = f"「{term.headword}」书中已不见 / the term no longer occurs"
            yield Remark(term.path, term.where, "TERM-ABSENT", message)


def _quoted(glossary: Glossary, chapters: list[BookChapter]) -> Iterator[Remark]:
    known = {unquoted(form) for term in glossary.terms for form in term.forms}
    met: dict[str, dict[str, None]] = {}
    for chapter in chapters:
        for paragraph in chapter.article.paragraphs:
            for found in _QUOTED.finditer(paragraph.text):
                met.setdefault(unquoted(found[1]), {})[chapter.decision.slug] = None
    for word, slugs in sorted(met.items()):
        # A quoted stretch that holds a term, like “五个一批”脱贫 in one, is that term at work.
        if len(slugs) >= _OFTEN and not any(form in word for form in known):
            message = f"引号中的「{word}」见于 {len(slugs)} 章，术语表未收 / quoted, not listed"
            yield Remark("seeds/glossary", 0, "TERM-PROPOSED", f"{message}: {', '.join(slugs)}")


def _titles(glossary: Glossary, chapters: list[BookChapter]) -> Iterator[Remark]:
    known = {unquoted(title) for work in glossary.works for title in work.printed}
    met: dict[str, str] = {}
    for chapter in chapters:
        for paragraph in chapter.article.paragraphs:
            for found in _TITLED.finditer(paragraph.text):
                if unquoted(found[1]) not in known:
                    met.setdefault(found[1], chapter.decision.slug)
    for title, slug in sorted(met.items()):
        message = f"《{title}》未列入 works.csv / cited, not listed: {slug}"
        yield Remark("seeds/glossary/works.csv", 0, "WORK-PROPOSED", message)
