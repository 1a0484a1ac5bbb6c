"""GB/T 7714—2025: a piece of a newspaper, [N], its online form, [N/OL], and parts of the edition.

The standard separates with full-width marks in Chinese entries. It names no day of access for
newspapers and books, but demands one for data sets: a build cannot know it, so its place is kept.
An inferred publisher or date stands in [ ], as the standard asks for estimates.
"""

from build_scripts.citation.reference import Reference, Work, stated

_MOST = 3  # authors named; more are 等
ACCESSED = "[引用日期]"  # the reader's to fill in; the page's program does it when it copies


def online(cited: Reference) -> str:
    """The entry of what the edition shows, with its permanent link and the place in it."""
    if cited.work is Work.TABLE:
        return _table(cited)
    if cited.work is Work.ENTRY:
        return f"{entry_head(cited)}{_place(cited)}. {cited.url}."
    return f"{piece_head(cited)}{_place(cited)}. {source(cited)}. {cited.url}."


def piece_head(cited: Reference) -> str:
    """What stands before the place in a citation of an edited piece."""
    return _head(cited, "N/OL")


def entry_head(cited: Reference) -> str:
    """What stands before the place in a citation of an entry."""
    return f"{cited.full_title}{entry_rest(cited)}"


def entry_rest(cited: Reference) -> str:
    """What stands between title and place in a citation of an entry: the same for all of a page."""
    told = (cited.edition, _version(cited), cited.date.value[:4])
    return f"[M/OL]//{'. '.join(filter(None, told))}"


def source(cited: Reference) -> str:
    """The edition, as a citation of one of its pieces names it."""
    return f"{cited.edition}（整理本）"


def _table(cited: Reference) -> str:
    day = f"（{cited.date.value}）" if cited.date.value else ""
    told = (f"{cited.full_title}[DS/OL]", _version(cited), f"{cited.edition}{day}{ACCESSED}")
    return f"{'. '.join(filter(None, told))}. {cited.url}."


def _version(cited: Reference) -> str:
    return f"{cited.version}版" if cited.version else ""


def _place(cited: Reference) -> str:
    return f"：{cited.what}{cited.locator}" if cited.locator else ""


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
