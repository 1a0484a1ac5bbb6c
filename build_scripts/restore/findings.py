"""Faults of a source that a reader should know of: gaps, doubts, lines that fail their proof."""

from build_scripts.records.restoration import Certificate, Finding, Proof
from build_scripts.text import Certainty, Change, Span, Text

GAP = "□"


def findings(text: Text, certificates: tuple[Certificate, ...]) -> tuple[Finding, ...]:
    """All findings, in the order of the source."""
    found = [finding for change in text.changes() for finding in _of_change(text, change)]
    found += [
        Finding(
            "CERT",
            certificate.line,
            _line_span(text.source.content, certificate.line),
            "再损坏一次与原文不符 / damaged again, the line is not the source",
        )
        for certificate in certificates
        if certificate.proof is Proof.FAILED
    ]
    return tuple(sorted(found, key=lambda finding: (finding.at, finding.code)))


def _of_change(text: Text, change: Change) -> list[Finding]:
    line = text.source.content.count("\n", 0, change.at.start) + 1
    if GAP in change.after and GAP not in change.before:
        says = "有字丢失，以□标出，不作猜测 / lost, marked □, not guessed"
        return [Finding("GAP", line, change.at, f"「{change.after}」：{says}")]
    if change.certainty is Certainty.DOUBTFUL:
        others = "、".join(other for step in change.steps for other in step.edit.alternatives)
        says = f"「{change.after}」存疑 / doubtful" + (f"；又作 {others}" if others else "")
        return [Finding("DOUBT", line, change.at, says)]
    return []


def _line_span(content: str, line: int) -> Span:
    start = 0
    for _ in range(line - 1):
        start = content.find("\n", start) + 1
    end = content.find("\n", start)
    return Span(start, len(content) if end < 0 else end)
