"""The ledger of a restoration as JSON: every paragraph, change, omission, finding and proof.

Spans of the source are given twice, in characters and in bytes; `restoration.schema.json` beside
this file states the form.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from build_scripts.records.restoration import Article, Omission, Restoration
from build_scripts.text import KEPT, Change, Span, Step

LEDGER_VERSION = 1
SCHEMA = Path(__file__).with_name("restoration.schema.json")

# What JSON can hold, as this module builds it.
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def ledger(restoration: Restoration) -> str:
    """The restoration as one JSON document, keys in a fixed order, Chinese unescaped.

    Bytes that did not decode stand in it as they stand in the text: U+DC00 + byte, escaped.
    """
    source = restoration.text.source
    document: Json = {
        "version": LEDGER_VERSION,
        "encoding": source.encoding,
        "bytes": len(source.data),
        "chapters": [_article(article) for article in restoration.articles],
        "changes": _changes(restoration),
        "omitted": [_omission(omission) for omission in restoration.omissions],
        "findings": [
            {
                "code": finding.code,
                "line": finding.line,
                "source": _both(restoration, finding.at),
                "says": finding.says,
            }
            for finding in restoration.findings
        ],
        "certificates": [
            {"line": proof.line, "proof": proof.proof.value, "margin": _rounded(proof.margin)}
            for proof in restoration.certificates
        ],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return KEPT.sub(lambda kept: f"\\u{ord(kept[0]):04x}", text) + "\n"


def _article(article: Article) -> Json:
    return {
        "slug": article.slug or None,
        "paragraphs": [
            {
                "id": paragraph.id,
                "role": paragraph.role.value,
                "text": paragraph.text,
                "line": paragraph.line,
                "glue": paragraph.glue,
                "bytes": [list(span) for span in paragraph.spans],
            }
            for paragraph in article.paragraphs
        ],
    }


def _changes(restoration: Restoration) -> Json:
    return [_change(restoration, change) for change in restoration.text.changes()]


def _change(restoration: Restoration, change: Change) -> Json:
    return {
        "rules": list(change.rules),
        "source": _both(restoration, change.at),
        "before": change.before,
        "after": change.after,
        "certainty": change.certainty.name,
        "alternatives": list(_alternatives(change.steps)),
        "margin": _rounded(_smallest(change.steps)),
        "reasons": [step.edit.reason for step in change.steps if step.edit.reason],
    }


def _alternatives(steps: Iterable[Step]) -> Iterable[str]:
    return dict.fromkeys(other for step in steps for other in step.edit.alternatives)


def _smallest(steps: Iterable[Step]) -> float | None:
    margins = [step.edit.margin for step in steps if step.edit.margin is not None]
    return min(margins) if margins else None


def _omission(omission: Omission) -> Json:
    return {
        "line": omission.line,
        "bytes": list(omission.bytes),
        "reason": omission.reason.value,
        "text": omission.text,
        "note": omission.note,
    }


def _both(restoration: Restoration, at: Span) -> Json:
    offsets = restoration.text.source.offsets
    return {"characters": list(at), "bytes": [offsets[at.start], offsets[at.end]]}


def _rounded(margin: float | None) -> float | None:
    return None if margin is None else round(margin, 2)
