"""Where sentences, clauses and paragraphs of a text begin and end; looked up, never searched back."""

import re
from bisect import bisect_right
from typing import Final

_SENTENCE: Final = re.compile(r"[。！？]+[”’」』）]*|\n")
_CLAUSE: Final = re.compile(r"[。！？；，：]+[”’」』）]*|\n")
_LINE: Final = re.compile("\n")
_LONGEST_QUOTE: Final = 200
_LONGEST_CLAUSE: Final = 80


class Sentences:
    """Starts of sentences, clauses and lines of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences = _starts(_SENTENCE, text)
        self._clauses = _starts(_CLAUSE, text)
        self._lines = _starts(_LINE, text)
        # One place is asked of again and again.
        self._asked, self._answer = 0, 0
        self._asked_clause, self._answer_clause = 0, 0

    def sentence(self, at: int) -> int:
        """The start of the sentence that holds the character."""
        if at != self._asked:
            self._asked, self._answer = at, _before(self._sentences, at)
        return self._answer

    def near(self, at: int) -> int:
        """The start of the sentence that holds the character; not farther back than words reach."""
        start = self.sentence(at)
        return start if at - start <= _LONGEST_QUOTE else at - _LONGEST_QUOTE

    def clause(self, at: int) -> int:
        """The start of the clause that holds the character; not farther back than words reach."""
        if at != self._asked_clause:
            self._asked_clause = at
            start = self._clauses[bisect_right(self._clauses, at) - 1]
            self._answer_clause = start if at - start <= _LONGEST_CLAUSE else at - _LONGEST_CLAUSE
        return self._answer_clause

    def line(self, at: int) -> int:
        """The start of the line that holds the character."""
        return _before(self._lines, at)

    def line_end(self, at: int) -> int:
        """Behind the last character of the line that holds the character."""
        place = bisect_right(self._lines, at)
        return self._lines[place] if place < len(self._lines) else len(self._text)

    def quote(self, at: int) -> str:
        """The sentence that holds the character, without line ends; cut when it is very long."""
        place = bisect_right(self._sentences, at)
        start = self._sentences[place - 1]
        end = self._sentences[place] if place < len(self._sentences) else len(self._text)
        if end - start > _LONGEST_QUOTE:
            start = max(start, _before(self._clauses, max(start, at - _LONGEST_QUOTE // 2)))
            end = min(end, start + _LONGEST_QUOTE)
        return self._text[start:end].strip()


def _starts(pattern: "re.Pattern[str]", text: str) -> list[int]:
    return [0] + [found.end() for found in pattern.finditer(text)]


def _before(starts: list[int], at: int) -> int:
    return starts[bisect_right(starts, at) - 1]
