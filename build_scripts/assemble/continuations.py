"""Paragraphs broken over lines and columns: each line that breaks off finds the one that goes on.

Every pair of a line that hangs and a line that could carry it on has a weight: where they stand,
quotes and brackets that close, how a paragraph begins, and the language model across the break.
The best pairing of the whole page is taken, so that a tail carried elsewhere goes back to the
head that wants it.  Lists, tables and verse are left as they are.
"""

import re
from collections.abc import Iterator, Sequence, Set

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.chains import Chains
from build_scripts.assemble.continuity import Continuity, quotes_agree
from build_scripts.assemble.heading_sets import of_sets
from build_scripts.assemble.leads import is_lead
from build_scripts.assemble.lines import Line, usual_gap
from build_scripts.assemble.pairing import Pair, burden, paired, room
from build_scripts.assemble.prose_pages import is_prose_page, stops_nowhere
from build_scripts.assemble.turns import turns, unstopped
from build_scripts.assemble.walls import Walls
from build_scripts.records.restoration import Role

_NEXT, _NEXT_BUT_LABELS, _ELSEWHERE = 2.5, 2.2, -2.5  # where the tail stands
_CARRIED, _BEGUN, _OTHER_ARTICLE = 3.0, -2.5, -3.0
_UNLIKELY = -2.0  # nats: words that do not fit say no more against quotes that pair off
_UNENDED, _USUALLY = 0.5, 2.0  # weight of a head that cannot end so, and where that begins
_SHORT_HEAD = -4.0  # what speaks against a short line that might as well be a heading
_LABEL = -1.3  # half the titles with a comma cling as much as some breaks do
_SHORTEST_HEAD = 12  # characters; shorter ones are headings
_STRAYED, _QUOTED = 4.5, 7.0  # the words alone weigh no more than this, with quotes they may
_HEADED = -1.0
_LIKELY_TITLE = 0.0  # what it needs behind a line that might be a title
_DECKS = 5  # lines at the head of a page
_NOTHING_BETTER = -4.0  # what the very next line needs when no other line is left
_FAR, _NEAR = 40, 6  # lines; beyond the nearer only lines that nothing explains are tried
_LABELS_BETWEEN = 4
_LONGEST_PAGE = 300  # lines: a longer text is a book, and columns are not looked for
_DATED_BELOW = re.compile(r"\s\d{4}年\d{1,2}月(?:\d{1,2}日)?$")  # who wrote, and when
_LIST = 0.0  # mean nats below which a run of hanging lines is a list


def continuations(
    lines: Sequence[Line], section: Sequence[int], model: Continuity, apart: Set[int]
) -> dict[int, int]:
    """Of each line that breaks off, the line that carries it on, both as positions in ``lines``.

    ``section`` is the article of each line; the lines ``apart`` take no part: they are pieces of a line of date and source.
    """
    if not is_prose_page(lines):
        return {}
    texts = [line.text for line in lines]
    titles = _titles(lines, section) | apart | unstopped(texts)
    heads = _heads(lines, titles, model)
    if not heads:
        return {}
    heads |= dict.fromkeys((at for at in _short_heads(lines) if at not in titles), _SHORT_HEAD)
    pairs = sorted(
        _pairs(lines, section, heads, model, apart), key=lambda pair: (-pair.weight, pair[1:])
    )
    chosen, likely = paired(pairs, lines, model)
    likely = [pair for pair in likely if heads[pair.head] > _SHORT_HEAD]
    return dict(sorted(_take_next(likely, lines, chosen).items()))


def _titles(lines: Sequence[Line], section: Sequence[int]) -> set[int]:
    """The labels above the running text of each article, the last one apart if there are more."""
    above: dict[int, list[int]] = {}
    begun: set[int] = set()
    for number, line in enumerate(lines):
        if is_lead(line.text):
            begun.add(section[number])
        elif shapes.is_label(line.text) and section[number] not in begun:
            above.setdefault(section[number], []).append(number)
        elif shapes.is_prose(line.text):
            begun.add(section[number])
    return {
        number for labels in above.values() for number in labels if _is_title(lines, labels, number)
    }


def _is_title(lines: Sequence[Line], labels: Sequence[int], number: int) -> bool:
    text = lines[number].text
    below = lines[number + 1].text if number + 1 < len(lines) else ""
    role = fields.role_by_words(below) if below else None
    if text.startswith("——") or role in (Role.DATELINE, Role.BYLINE):
        return True
    if number == labels[0] or number == labels[-1]:
        return number == labels[0]
    return role is not None or below.startswith("——") or not shapes.hangs(text)


def _heads(lines: Sequence[Line], titles: set[int], model: Continuity) -> dict[int, float]:
    """The lines that break off, none weighed down; runs that do not cling together are lists."""
    heads: list[int] = []
    run: list[int] = []
    for number, line in enumerate(lines):
        if (
            number not in titles
            and (shapes.hangs(line.text) or _is_closed_below(lines, number))
            and not shapes.names_field(line.text)
            and fields.role_by_words(line.text) is None
        ):
            run.append(number)
        elif run:
            heads += _clinging(lines, run, model)
            run = []
    heads += _clinging(lines, run, model)
    if stops_nowhere(lines):
        heads = _clinging(lines, heads, model)
    headings = of_sets([line.text for line in lines])
    return {head: burden(lines[head].text) + headings.get(head, 0.0) for head in heads}


def _is_closed_below(lines: Sequence[Line], number: int) -> bool:
    """True if the next line begins with the mark that closes what this one opened."""
    below = lines[number + 1].text if number + 1 < len(lines) else ""
    left = shapes.brackets(lines[number].text).left_open
    return bool(left) and below[:1] in ("”", "」", "）") and shapes.pairs_off(left, below[0])


def _clinging(lines: Sequence[Line], run: list[int], model: Continuity) -> list[int]:
    if len(run) < 3:
        return run
    nats = [
        model.bond(lines[one].text, lines[one + 1].text) + model.unended(lines[one].text) - _USUALLY
        for one in run
        if one + 1 < len(lines)
    ]
    return run if sum(nats) / len(nats) >= _LIST else []


def _short_heads(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that may be headings, or the first words of a paragraph broken early."""
    for number, line in enumerate(lines):
        text = line.text
        if (
            shapes.ended(text)
            or shapes.hangs(text)
            or len(text) < _SHORTEST_HEAD
            or not shapes.is_chinese(text)
            or text[0] in "—–"
            or _DATED_BELOW.search(text)
        ):
            continue
        known = fields.role_by_words(text) is not None or shapes.names_field(text)
        if not known and not shapes.enumerated(text):
            yield number


def _may_carry(lines: Sequence[Line], number: int) -> bool:
    text = lines[number].text
    if (not shapes.bare(text) and not shapes.carried(text)) or fields.points_at_picture(text):
        return False
    if is_lead(text) or shapes.begins_anew(text):
        return False
    return not shapes.is_label(text) or shapes.carried(text) or shapes.finished(text)


def _leads_into(lines: Sequence[Line], head: int) -> bool:
    """True if the line ends in a comma and the next, though short, is a clause of its sentence.

    So are several clauses without a full stop, and the last words of a page that was cut off.
    """
    if lines[head].text[-1] not in "，、" or head + 1 >= len(lines):
        return False
    text = lines[head + 1].text
    if fields.role_by_words(text) is not None or fields.shows_a_scene(text):
        return False
    return "，" in text or head + 2 == len(lines)


def _pairs(
    lines: Sequence[Line],
    section: Sequence[int],
    heads: dict[int, float],
    model: Continuity,
    apart: Set[int],
) -> Iterator[Pair]:
    usual = usual_gap(lines)
    walls = Walls(lines, model)
    entries = turns([line.text for line in lines])
    for head, weight in heads.items():
        following = _following(lines, head)
        unended = model.unended(lines[head].text)
        for tail in _candidates(lines, heads, head, following):
            if tail in apart or tail in entries or walls.part(head, tail):
                continue
            place = _place(head, tail, following) + weight + _UNENDED * (unended - _USUALLY)
            if section[head] != section[tail]:
                place += _OTHER_ARTICLE
            fit = _fit(lines[head].text, lines[tail].text, model)
            near = tail in (head + 1, following)
            label = _LABEL if shapes.is_label(lines[head].text) else 0.0
            clings = fit + unended + room(lines[head : tail + 1], usual) + label
            if not near:
                fit = min(fit, _STRAYED) if fit < _QUOTED else fit
                fit += _HEADED if _stands_under_label(lines, tail) else 0.0
            yield Pair(place + fit, head, tail, near, clings)


def _candidates(
    lines: Sequence[Line], heads: dict[int, float], head: int, following: int
) -> Iterator[int]:
    if heads[head] <= _SHORT_HEAD:  # a short line is a head for the text below it or for none
        between = [line.text for line in lines[head + 1 : following]]
        listed = any(shapes.enumerated(text) or len(text) >= _SHORTEST_HEAD for text in between)
        if following > head and not listed:  # nor is one of several such lines
            yield following
        return
    first, last = max(0, head - _FAR), min(len(lines), head + _FAR)
    if len(lines) > _LONGEST_PAGE:
        first, last = head + 1, following + 1
    for tail in range(first, last):
        clause = tail == head + 1 and _leads_into(lines, head)
        if tail == head or not (clause or _may_carry(lines, tail)):
            continue
        if (
            tail != following
            and abs(tail - head) > _NEAR
            and heads.get(tail - 1, _SHORT_HEAD) > _SHORT_HEAD
        ):
            continue
        if not (shapes.enumerated(lines[head].text) and shapes.enumerated(lines[tail].text)):
            yield tail


def _stands_under_label(lines: Sequence[Line], number: int) -> bool:
    """True if the line is the first below a title or heading, where a paragraph begins."""
    text = lines[number - 1].text if number else ""
    return (
        bool(text)
        and shapes.is_label(text)
        and not shapes.hangs(text)
        and not shapes.carried(lines[number].text)
    )


def _following(lines: Sequence[Line], head: int) -> int:
    """The first line below that is no label: where a broken paragraph usually goes on."""
    for tail in range(head + 1, min(len(lines), head + 2 + _LABELS_BETWEEN)):
        if _may_carry(lines, tail):
            return tail
        if shapes.begins_anew(lines[tail].text) or is_lead(lines[tail].text):
            break
    return -1


def _place(head: int, tail: int, following: int) -> float:
    if tail == head + 1:
        return _NEXT
    if tail == following:
        return _NEXT_BUT_LABELS
    return _ELSEWHERE - 0.05 * abs(tail - head) - (0.5 if tail < head else 0.0)


def _fit(head: str, tail: str, model: Continuity) -> float:
    quoted = quotes_agree(head, tail)
    bond = model.bond(head, tail)
    weight = quoted + (max(bond, _UNLIKELY) if quoted > 0 else bond)
    if shapes.carried(tail):
        weight += _CARRIED
    elif shapes.opens(tail):
        weight += _BEGUN
    return weight


def _decks(lines: Sequence[Line], head: int) -> range:
    """The lines above the first whole paragraph, where long titles stand."""
    whole = (
        at
        for at in range(min(head + 1, _DECKS))
        if shapes.is_prose(lines[at].text) and shapes.finished(lines[at].text)
    )
    return range(next(whole, _DECKS))


def _take_next(
    pairs: Sequence[Pair], lines: Sequence[Line], chosen: dict[int, int]
) -> dict[int, int]:
    """The choice, and more: gives a head that found nothing the next line that is no label, if that is still free."""
    chains = Chains(chosen)
    for pair in pairs:
        if pair.weight < _NOTHING_BETTER:
            break
        if pair.weight < _LIKELY_TITLE and (
            shapes.is_label(lines[pair.head].text) or pair.head in _decks(lines, pair.head)
        ):
            continue
        if not chains.may_join(pair.head, pair.tail):
            continue
        between = lines[pair.head + 1 : pair.tail]
        near = pair.tail == _following(lines, pair.head)
        if near and not any(shapes.enumerated(line.text) for line in between):
            chains.join(pair.head, pair.tail)
    return chains.tails
