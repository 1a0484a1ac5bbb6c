"""What is known of a cited piece, in the fields that all forms of citation share."""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from build_scripts.records.book import BookChapter
from build_scripts.records.restoration import Role
from build_scripts.records.sidecar import Basis, Kind, Stated

# Words of a byline that are no names: the office, not the person.
_OFFICE = re.compile(
    "(?:本报|本刊|本网|本台)?(?:见习|实习|特约|特派|首席)?(?:记者|通讯员|编辑|撰稿|作者|报道)[：:]?"
    "|(?:文|图|摄影|摄)[/／][：:]?|[（(][^（）()]*[）)]"
)
_NAME = re.compile("[\u3400-\u9fff·]{2,4}|[\u3400-\u9fff]+·[\u3400-\u9fff·]+")
_BETWEEN = re.compile("[\\s\u3000、，,；;/／和]+")


class Work(Enum):
    """What is cited: a piece that was published elsewhere, or what the edition made itself."""

    NEWSPAPER = auto()
    WEBPAGE = auto()
    TABLE = auto()
    ENTRY = auto()

    @property
    def own(self) -> bool:
        """True for what stands in the edition only."""
        return self in (Work.TABLE, Work.ENTRY)


@dataclass(frozen=True, slots=True)
class Reference:
    """A chapter, a table or an entry, or a place in it, as bibliographies see it.

    ``locator`` is the permanent id of a paragraph, figure or term, ``what`` says which of these it
    is; both are empty for the whole. ``address`` is the page of the edition, without a fragment.
    ``version`` is the number of the edition, for what the edition made itself.
    """

    key: str
    title: str
    subtitle: str
    supplied: bool
    authors: tuple[str, ...]
    publisher: Stated
    date: Stated
    work: Work
    edition: str
    address: str
    locator: str = ""
    what: str = ""
    version: str = ""

    def at(self, locator: str, what: str = "段") -> "Reference":
        """The same piece, cited at one place of it."""
        return replace(self, locator=locator, what=what)

    def on(self, address: str, locator: str, what: str) -> "Reference":
        """The same piece, cited at a figure that stands in a table on another page."""
        return replace(self, address=address, locator=locator, what=what)

    @property
    def url(self) -> str:
        """The permanent link."""
        return f"{self.address}#{self.locator}" if self.locator else self.address

    @property
    def full_title(self) -> str:
        """Main line and shoulder, as the standard joins them; in [ ] when the editor's own."""
        told = f"{self.title}：{self.subtitle}" if self.subtitle else self.title
        return f"[{told}]" if self.supplied else told


def reference(chapter: BookChapter, edition: str, address: str) -> Reference:
    """How a chapter is cited; ``edition`` is the title of the book, ``address`` the page's."""
    decision = chapter.decision
    lines = [
        line for line in chapter.article.paragraphs if line.role in (Role.TITLE, Role.SUBTITLE)
    ]
    main = [line.text for line in lines if line.role is Role.TITLE]
    above = [line.text for line in lines if line.role is Role.SUBTITLE]
    return Reference(
        key=decision.slug,
        title=decision.supplied_title or " ".join(main) or decision.slug,
        subtitle="" if decision.supplied_title else " ".join(above),
        supplied=bool(decision.supplied_title) or not main,
        authors=authors(chapter),
        publisher=decision.publisher,
        date=decision.date,
        work=Work.NEWSPAPER if chapter.sidecar.kind is Kind.E_PAPER else Work.WEBPAGE,
        edition=edition,
        address=address,
    )


@dataclass(frozen=True, slots=True)
class Imprint:
    """The edition as its own tables and entries name it; ``released`` is a day."""

    title: str
    version: str
    released: str

    def part(self, work: Work, key: str, title: str, address: str) -> Reference:
        """How a table or an entry is cited: under its title, as a part of the edition."""
        return Reference(
            key=key,
            title=title,
            subtitle="",
            supplied=False,
            authors=(),
            publisher=Stated(self.title, Basis.STATED),
            date=Stated(self.released, Basis.STATED),
            work=work,
            edition=self.title,
            address=address,
            version=self.version,
        )


def authors(chapter: BookChapter) -> tuple[str, ...]:
    """The names of the byline; none when anything in it is not plainly an office or a name."""
    names: dict[str, None] = {}
    for paragraph in chapter.article.paragraphs:
        if paragraph.role is Role.BYLINE:
            for word in filter(None, _BETWEEN.split(_OFFICE.sub(" ", paragraph.text))):
                if not _NAME.fullmatch(word):
                    return ()
                names[word] = None
    return tuple(names)


def stated(value: Stated) -> bool:
    """True when the page itself says so."""
    return bool(value.value) and value.basis is Basis.STATED
