"""Certificates of all lines of a mirror page: damaged again, is it the source?"""

from collections.abc import Sequence
from itertools import accumulate, islice, pairwise

from build_scripts.records.restoration import Certificate, Proof
from build_scripts.restore.cleaning import Stages
from build_scripts.rules.mirror.slips import repaired
from build_scripts.text import Text


def certificates(stages: Stages) -> tuple[Certificate, ...]:
    """One certificate for each line that is not blank; UNTESTED where no mirror was at work."""
    repair = repaired(stages.damaged)
    margins: dict[int, float] = {}
    if repair is not None:
        for edit in repair.edits:
            line = stages.damaged.count("\n", 0, edit.start) + 1
            if edit.margin is not None:
                margins[line] = min(edit.margin, margins.get(line, edit.margin))
    found = []
    sources = _source_lines(stages.mirrored)
    lines = zip(stages.damaged.split("\n"), stages.undamaged.split("\n"), strict=False)
    for number, (damaged, undamaged) in enumerate(lines, 1):
        if damaged.strip():
            if repair is None:
                proof = Proof.UNTESTED
            else:
                proved = repair.certifier.proves(undamaged, damaged)
                proof = Proof.PROVED if proved else Proof.FAILED
            found.append(Certificate(sources[number - 1], proof, margins.get(number)))
    return tuple(found)


def _source_lines(text: Text) -> Sequence[int]:
    """For each line of the content the line of the source on which it begins.

    They differ where a rule joined or broke lines: in an HTML file, at a form feed.
    """
    source, content = text.source.content, text.content
    count = content.count("\n") + 1
    if source.count("\n") + 1 == count:
        return range(1, count + 1)
    alignment = text.alignment()
    starts = accumulate((len(line) + 1 for line in content.split("\n")), initial=0)
    places = [alignment.source_at(start) for start in islice(starts, count)]
    steps = (source.count("\n", a, b) for a, b in pairwise([0, *places]))
    return [1 + passed for passed in accumulate(steps)]
