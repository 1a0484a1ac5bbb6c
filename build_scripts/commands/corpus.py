"""The command on a corpus: `restore --corpus IN --out OUT`."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.corpus import restore_corpus
from build_scripts.corpus.documents import sizes
from build_scripts.corpus.running import SKIPPED


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of corpus mode, added to those of `restore`."""
    command.add_argument(
        "--corpus",
        type=Path,
        metavar="IN",
        help="整批复原：目录、JSONL 或 Parquet / restore a whole folder, JSONL or Parquet file",
    )
    command.add_argument(
        "--out", type=Path, metavar="OUT", help="整批结果的目录 / folder for the outcome"
    )
    command.add_argument(
        "--jobs",
        type=int,
        default=os.cpu_count() or 1,
        help="同时用几个进程 / processes at once (%(default)s)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Restores a corpus; 0 when every document went, 1 when some were skipped."""
    source, out = arguments.corpus, arguments.out
    with _bar(sizes(source, out)) as passed:
        outcome = restore_corpus(source, out, arguments.jobs, passed)
    says = f"{outcome.documents} 篇 documents，{outcome.skipped} 篇略过 skipped"
    if outcome.done_before:
        says += f"，{outcome.done_before} 篇此前已成 done before"
    print(f"{says}: {out}", file=sys.stderr)
    if outcome.skipped:
        print(f"略过的缘由见 / reasons: {out / SKIPPED}", file=sys.stderr)
    return 1 if outcome.skipped else 0


@contextmanager
def _bar(total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar by bytes on a terminal; silence in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    columns = ("复原 / restoring", BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total or None)
        yield lambda size: progress.advance(task, size)
