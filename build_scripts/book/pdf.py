"""PDF by Typst: tagged, archival, the same bytes for the same text; every warning is an error."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

from build_scripts.book.fonts import covered, font_files
from build_scripts.composition.document import Document
from build_scripts.composition.targets import anchors_of
from build_scripts.records.faults import Fault, InputFault
from build_scripts.typeset import WHERE, Attachment, cover_program, program

STANDARDS: Final = ["ua-1", "a-3a"]  # accessible, and for archives with files attached
_COVER_PPI: Final = 150.0


class Bound(NamedTuple):
    """The book as PDF, and the page (from 1) on which each id of the document stands."""

    pdf: bytes
    page_of: dict[str, int]


def bind(document: Document, epoch: int, attached: Mapping[str, bytes] | None = None) -> Bound:
    """The book with cover and title page, dated ``epoch``. Raises InputFault at any warning."""
    files = dict(sorted((attached or {}).items()))
    source = program(document, covered=covered, attachments=tuple(map(Attachment, files)))
    with tempfile.TemporaryDirectory() as folder:
        engine = _Engine(Path(folder), source, files)
        pdf = engine.compiled("pdf", epoch)
        pages: list[int] = json.loads(engine.query(f"<{WHERE}>"))
    return Bound(pdf, dict(zip(sorted(anchors_of(document)), pages, strict=True)))


def write_alone(document: Document, epoch: int) -> bytes:
    """A document without cover: one chapter."""
    source = program(document, covered=covered, bound=False)
    with tempfile.TemporaryDirectory() as folder:
        return _Engine(Path(folder), source, {}).compiled("pdf", epoch)


def write_cover(document: Document) -> bytes:
    """The cover as a PNG picture."""
    with tempfile.TemporaryDirectory() as folder:
        return _Engine(Path(folder), cover_program(document, covered), {}).compiled("png", 0)


def _typst() -> ModuleType:
    try:
        import typst
    except ImportError:
        says = "没有安装 PDF 引擎 Typst / the PDF engine Typst is not installed"
        hint = "make export；或 / or: pip install 'jiaokan[export]'"
        raise InputFault(Fault("typst", 0, "ENGINE-MISSING", says, hint)) from None
    return typst


class _Engine:
    """Typst on one program in a folder of its own, with our fonts and no others."""

    def __init__(self, root: Path, source: str, files: Mapping[str, bytes]) -> None:
        self.typst = _typst()
        folders = sorted({str(file.parent) for file in font_files()})
        fonts = self.typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
        )
        for name, content in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        main = root / "main.typ"
        main.write_text(source, encoding="utf-8")
        self.compiler = self.typst.Compiler(main, root=root, font_paths=fonts)

    def compiled(self, form: str, epoch: int) -> bytes:
        """The program set as PDF or PNG."""
        standards = STANDARDS if form == "pdf" else []
        try:
            made, warnings = self.compiler.compile_with_warnings(
                format=form, timestamp=epoch, ppi=_COVER_PPI, pdf_standards=standards
            )
        except self.typst.TypstError as error:
            raise InputFault(_fault(str(error.message), error.hints)) from None
        if warnings:
            raise InputFault(*(_fault(warning.message, warning.hints) for warning in warnings))
        return bytes(made[0] if isinstance(made, list) else made)

    def query(self, selector: str) -> str:
        """The value of the one element that fits the selector, as JSON."""
        return str(self.compiler.query(selector, field="value", one=True))


def _fault(message: str, hints: list[str]) -> Fault:
    return Fault("typst", 0, "PDF", " ".join(message.split()), "; ".join(hints))
