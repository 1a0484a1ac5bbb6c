"""Commands on one file: restore, explain, new."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from build_scripts.commands.reading import STDIN, name_of, read_bytes
from build_scripts.reading import ledger, reading_text
from build_scripts.records.restoration import Restoration
from build_scripts.records.sidecar import Sidecar
from build_scripts.restore import restore
from build_scripts.rules import RULES
from build_scripts.seeds import MANIFEST, load
from build_scripts.seeds.drafting import list_source, write_draft
from build_scripts.text import KEPT, Certainty, Change

_SYSTEMATIC = 12  # a rule that did so much on a page is counted, not listed


def restore_command(arguments: argparse.Namespace) -> int:
    """Prints the reading text or the ledger of a file."""
    restoration = _restored(arguments.file, automatic=arguments.automatic)
    if arguments.format == "json":
        _print(ledger(restoration))
    else:
        _print(reading_text(restoration))
    return 0


def explain_command(arguments: argparse.Namespace) -> int:
    """Prints why each change was made: systematic ones counted by rule, the rest one by one."""
    restoration = _restored(arguments.file, automatic=arguments.automatic)
    changes = restoration.text.changes()
    counts = Counter(code for change in changes for code in change.rules)
    says = {rule.code: rule.says for rule in RULES}
    for code, count in counts.most_common():
        _print(f"{code}  {count} 处  {says.get(code, '编者校改 / emended by the editor')}\n")
    source = restoration.text.source.content
    for change in changes:
        if arguments.all or _individual(change, counts):
            line = source.count("\n", 0, change.at.start) + 1
            _print(f"{arguments.file}:{line}: {_explained(change)}\n")
    for finding in restoration.findings:
        _print(f"{arguments.file}:{finding.line}: {finding.code} {finding.says}\n")
    return 0


def new_command(arguments: argparse.Namespace) -> int:
    """Writes the draft of a sidecar beside a source that has none."""
    path = Path(arguments.file)
    restoration = _restored(arguments.file, automatic=True)
    written = write_draft(path, restoration)
    _print(f"已写 / written: {written}\n")
    if list_source(path):
        _print(f"已列入清单 / listed: {path.with_name(MANIFEST)}\n")
    return 0


def _restored(name: str, *, automatic: bool) -> Restoration:
    data = read_bytes(name)
    return restore(data, name_of(name), None if automatic else _sidecar(name))


def _sidecar(name: str) -> Sidecar | None:
    if name == STDIN:
        return None
    return load(Path(name))


def _individual(change: Change, counts: Counter[str]) -> bool:
    if change.certainty is not Certainty.SURE or (
        len(change.steps) > 1 and change.steps[0].edit.margin
    ):
        return True
    return any(counts[code] < _SYSTEMATIC for code in change.rules)


def _explained(change: Change) -> str:
    reasons = "；".join(
        dict.fromkeys(step.edit.reason for step in change.steps if step.edit.reason)
    )
    rules = "+".join(change.rules)
    text = f"{rules} {change.certainty.name} 「{change.before}」→「{change.after}」"
    others = [other for step in change.steps for other in step.edit.alternatives]
    if others:
        text += f" 或 / or: {'、'.join(others)}"
    return text + (f" ({reasons})" if reasons else "")


def _print(text: str) -> None:
    """Writes UTF-8 whatever the terminal says; a byte that did not decode shows as ◆."""
    sys.stdout.buffer.write(KEPT.sub("◆", text).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
