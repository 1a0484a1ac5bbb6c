"""Text as Typst string literals: the only way in which text gets into a Typst program."""

from collections.abc import Callable

from build_scripts.chapters.escaping import named, visible

Covered = Callable[[str], bool]
# All that is special inside a Typst string; control characters are named before.
_SPECIAL = str.maketrans({"\\": "\\\\", '"': '\\"'})


def everything(char: str) -> bool:
    """Takes every character for printable; the fonts decide where they are known."""
    return bool(char)


class Literals:
    """Makes string literals; a character without a glyph becomes its name, as ‹U+1F600›."""

    def __init__(self, covered: Covered = everything) -> None:
        self._known: dict[int, str] = {}
        self._covered = covered

    def string(self, text: str) -> str:
        """A literal whose value is the text on one line, what cannot be printed named."""
        shown = named(text)
        for char in set(shown):
            if ord(char) not in self._known:
                fine = char in " \t" or self._covered(char)
                self._known[ord(char)] = char if fine else f"‹{visible(char)}›"
        return f'"{shown.translate(self._known).translate(_SPECIAL)}"'

    def name(self, id: str) -> str:
        """A literal for an id, or ``none`` for no id."""
        return f'"{id.translate(_SPECIAL)}"' if id else "none"
