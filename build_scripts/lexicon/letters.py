"""The terms under one letter: definition, members, relations, English, use."""

from collections.abc import Iterator
from typing import Final

from build_scripts.chapters.citing import CITED_HERE, sign
from build_scripts.chapters.escaping import attribute, front_matter, inline, plain
from build_scripts.chapters.spelling import initial, spelled
from build_scripts.lexicon.concordance import concordance, tallied, told
from build_scripts.lexicon.standing import Held
from build_scripts.records.glossary import Rendering, Sense, Standing, Term

STANDINGS: Final = {
    Standing.SURE: "",
    Standing.PROBABLE: "大致可信",
    Standing.UNSURE: "存疑",
}
_RENDERED: Final = {"checked": "", "recalled": "译法未及查对", "own": "本书自译"}
_RELATIONS: Final = (("broader", "上位"), ("narrower", "下位"), ("related", "参见"))


def letter_page(letter: str, held: Held) -> str:
    """The Markdown of one letter's page."""
    terms = sorted((term for term in held.glossary.terms if initial(term) == letter), key=spelled)
    title = letter_title(letter)
    parts = [
        f"# {plain(title)} {{: #title }}",
        f'<p class="lead">{len(terms)}条。<a href="../">全部术语</a>　<a href="../themes/">按主题</a></p>',
        CITED_HERE,
    ]
    for term in terms:
        parts += entry(term, held)
    head = front_matter(
        title=title,
        description=f"术语表，拼音以{letter.upper()}起首的{len(terms)}条：定义、英译、各处用例。",
        edit="seeds/glossary",
    )
    return head + "\n\n".join(parts) + "\n"


def letter_title(letter: str) -> str:
    """What the page is called."""
    return f"术语：{letter.upper()}"


def entry(term: Term, held: Held) -> Iterator[str]:
    """The blocks of one term: a heading with its id, and what there is to say."""
    occurrences = held.of_entry(term.id)
    yield f"## {plain(term.headword)} {{: #{attribute(term.id)} }}"
    yield f'<p class="forms">{"".join(_forms(term))}</p>'
    yield f'<p class="definition">{inline(term.definition)}{_doubt(term.certainty)}</p>'
    if term.more:
        yield f'<p class="further">{inline(term.more)}</p>'
    if term.members:
        items = "".join(f"<li>{inline(each)}</li>" for each in term.members)
        yield f'<p class="label">所含各项</p><ul class="members">{items}</ul>'
    if term.senses:
        yield f'<p class="label">各义</p><ol class="senses">{"".join(_sense(s, held) for s in term.senses)}</ol>'
    yield f'<dl class="facts">{"".join(_facts(term, held))}</dl>'
    if tally := tallied(occurrences, held):
        yield tally
    if lines := concordance(occurrences, held):
        yield lines


def _forms(term: Term) -> Iterator[str]:
    yield f'<span lang="zh-Latn-pinyin" class="pinyin">{inline(term.pinyin)}</span>'
    if term.traditional != term.headword:
        yield f' <span lang="zh-Hant" class="traditional">{inline(term.traditional)}</span>'
    for variant in term.variants:
        yield f' <span class="variant">又作“{inline(variant)}”</span>'
    yield " " + sign(f"#{term.id}", "引用这一条", term.headword)


def _doubt(standing: Standing) -> str:
    words = STANDINGS[standing]
    return f' <span class="doubt">{words}</span>' if words else ""


def _sense(sense: Sense, held: Held) -> str:
    ways = "、".join(
        f'<a href="../../chapters/{attribute(slug)}/">{inline(held.titles[slug])}</a>'
        for slug in sense.chapters
        if slug in held.titles
    )
    note = f' <span class="note">{inline(sense.note)}</span>' if sense.note else ""
    return (
        f"<li><b>{inline(sense.label)}</b>：{inline(sense.definition)}{_doubt(sense.certainty)}{note}"
        f"{f' <span class=from>见{ways}</span>' if ways else ''}</li>"
    )


def _facts(term: Term, held: Held) -> Iterator[str]:
    yield f"<div><dt>英译</dt><dd>{_english(term.english)}</dd></div>"
    related = {"broader": term.broader, "narrower": term.narrower, "related": term.related}
    for relation, name in _RELATIONS:
        ways = "、".join(_way(held.terms[other]) for other in related[relation])
        if ways:
            yield f"<div><dt>{name}</dt><dd>{ways}</dd></div>"
    yield f"<div><dt>主题</dt><dd>{inline(term.theme)}</dd></div>"
    yield f"<div><dt>依据</dt><dd>{inline(term.source)}</dd></div>"
    yield f"<div><dt>见于</dt><dd>{told(held.of_entry(term.id))}</dd></div>"


def _english(english: Rendering) -> str:
    said = f'<span lang="en">{inline(english.text)}</span>'
    basis = _RENDERED[english.certainty] or (
        f'<span lang="en">{inline(english.authority)}</span>' if english.authority else ""
    )
    return f'{said} <span class="basis">{basis}</span>' if basis else said


def _way(term: Term) -> str:
    return f'<a href="../{initial(term)}/#{attribute(term.id)}">{inline(term.headword)}</a>'
