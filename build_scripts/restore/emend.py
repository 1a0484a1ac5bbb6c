"""The editor's emendations, laid over the rules' work as one more layer."""

from build_scripts.assemble.decided import SourceLines
from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.sidecar import Emendation, Sidecar
from build_scripts.text import Edit, Text

EMENDATION = "EMEND"


def emended(text: Text, sidecar: Sidecar) -> Text:
    """The text with every emendation of the sidecar; raises InputFault where one does not fit.

    A lemma must stand exactly once on its line: an emendation never depends on a count.
    """
    if not sidecar.emendations:
        return text
    lines = SourceLines(text, text.alignment())
    faults: list[Fault] = []
    edits: list[Edit] = []
    for emendation in sidecar.emendations:
        start, end = lines.span(emendation.line)
        if text.content.count(emendation.lemma, start, end) != 1:
            faults.append(_misfit(sidecar.path, emendation, text.content[start:end]))
            continue
        at = text.content.index(emendation.lemma, start, end)
        edits.append(
            Edit(
                at,
                at + len(emendation.lemma),
                emendation.reading,
                emendation.certainty,
                emendation.reason,
            )
        )
    if faults:
        raise InputFault(*faults)
    return text.apply(EMENDATION, edits)


def _misfit(path: str, emendation: Emendation, line: str) -> Fault:
    return Fault(
        path,
        emendation.where,
        "SEED-LEMMA",
        f"第 {emendation.line} 行中「{emendation.lemma}」出现 {line.count(emendation.lemma)} 次，"
        "应为一次 / the lemma must stand exactly once on the line",
        "把词目写长一些 / write a longer lemma",
    )
