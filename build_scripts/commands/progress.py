"""A progress bar on a terminal; silence in a pipe."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def progress(items: Sequence[T], says: str) -> Iterator[T]:
    """The items, with a bar on standard error while they are worked on."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=says, console=Console(stderr=True), transient=True)
