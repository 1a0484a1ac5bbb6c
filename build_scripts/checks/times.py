"""Periods of figures compared: whether two overlap, and what comes after a publication."""

import re
from typing import Final

_DAY: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")
_FIRST, _LAST = "0000-00-00", "9999-99-99"


def _ends(period: str) -> tuple[str, str] | None:
    """First and last day of a period, the open ones as far as can be; None when it says nothing."""
    first, slash, last = period.partition("/")
    last = last if slash else first
    low = _FIRST if slash and first in ("", "..") else first
    high = _LAST if slash and last in ("", "..") else last
    if any(end not in (_FIRST, _LAST) and not _DAY.fullmatch(end) for end in (low, high)):
        return None
    return low + _FIRST[len(low) :], high + _LAST[len(high) :]


def overlap(left: str, right: str) -> bool:
    """True when two stated periods share a day."""
    first, second = _ends(left), _ends(right)
    return bool(first and second and first[0] <= second[1] and second[0] <= first[1])


def same_year(left: str, right: str) -> bool:
    """True when two periods end in one year."""
    ends = [each.rpartition("/")[2][:4] for each in (left, right)]
    return ends[0] == ends[1] and ends[0].isdigit()


def may_be_one(left: str, right: str) -> bool:
    """True when two periods are the same, as far as both are told."""
    return left == right


def begins_after(period: str, published: str) -> bool:
    """True when a period ends in a time that begins after the publication is over."""
    ends, held = _ends(period), _ends(published)
    if ends is None or held is None:
        return False
    last = period.rpartition("/")[2]
    begun = _ends(last)
    return begun is not None and begun[0] > held[1]
