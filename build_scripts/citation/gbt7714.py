"""GB/T 7714—2025: a piece of a newspaper, [N], and its online form, [N/OL].

The standard separates with full-width marks in Chinese entries and names no day of access for
newspapers. An inferred publisher or date stands in [ ], as the standard asks for estimates.
"""

from build_scripts.citation.reference import Reference, stated

_MOST = 3  # authors named; more are 等


def online(cited: Reference) -> str:
    """The entry of the edited text, with its permanent link and the place in it."""
    place = f"：{cited.what}{cited.locator}" if cited.locator else ""
    return f"{_head(cited, 'N/OL')}{place}. {cited.edition}（整理本）. {cited.url}."


def printed(cited: Reference) -> str:
    """The entry of the piece itself, as printed; the page number is known of none."""
    return f"{_head(cited, 'N')}."


def _head(cited: Reference, kind: str) -> str:
    by = "，".join(cited.authors[:_MOST]) + ("，等" if len(cited.authors) > _MOST else "")
    author = f"{by}. " if by else ""
    return f"{author}{cited.full_title}[{kind}]. {_publisher(cited)}，{_date(cited)}"


def _publisher(cited: Reference) -> str:
    if not cited.publisher.value:
        return "[刊载者不详]"
    return cited.publisher.value if stated(cited.publisher) else f"[{cited.publisher.value}]"


def _date(cited: Reference) -> str:
    value = cited.date.value
    if not value:
        return "[日期不详]"
    first, slash, last = value.partition("/")
    if slash:
        # An open end is a limit, not a day.
        if first in ("", ".."):
            value = f"不晚于{last}"
        elif last in ("", ".."):
            value = f"不早于{first}"
        else:
            value = f"{first}—{last}"
    return value if stated(cited.date) and not slash else f"[{value}]"
