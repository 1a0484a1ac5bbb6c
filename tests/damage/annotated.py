"""Pages written line by line with their truth: the first character of a line says what it is.

`-` goes (furniture, adverts, copies); `=` stays as a paragraph; `#` as a title or heading; `@` as a
caption; `~` carries on the last paragraph, blanks in front of it kept; `|` alone in a line parts two
articles. What follows the sign is the line as the page prints it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.damage.articles import BETWEEN_ARTICLES, Kind

_KINDS = {"=": Kind.TEXT, "#": Kind.HEADING, "@": Kind.CAPTION}
_FULL = str.maketrans("（），：！；？“”‘’［］", "(),:!;?\"\"''[]")


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """A page as it is printed, and the lines that `restore` is to print."""

    name: str
    text: str
    truth: tuple[str, ...]


def annotated(path: Path) -> AnnotatedPage:
    """The page in a file.  Raises `ValueError` for a line that begins with no known sign."""
    printed: list[str] = []
    truth: list[str] = []
    last = -1  # where the last paragraph stands in the truth
    for row in path.read_text(encoding="utf-8").splitlines():
        sign, line = row[:1], row[1:]
        if sign == "|":
            truth.append(BETWEEN_ARTICLES)
            continue
        printed.append(line)
        if sign == "~":
            truth[last] += line.rstrip()
        elif sign in _KINDS:
            if line.strip():
                last = len(truth) if sign == "=" else last
                truth.append(_KINDS[sign].value + line.strip())
        elif sign != "-":
            raise ValueError(f"{path}: {row!r}")
    return AnnotatedPage(path.stem, "\n".join(printed) + "\n", tuple(truth))


def folded(line: str) -> str:
    """The line without the width of its marks and runs of blanks, which other tests look at."""
    return " ".join(line.translate(_FULL).split())
