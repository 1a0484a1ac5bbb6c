"""PDF by Typst: tagged, archival, the same bytes for the same text; every warning is an error."""

import tempfile
from pathlib import Path
from types import ModuleType
from typing import Final

from build_scripts.book.fonts import covered, font_files
from build_scripts.composition.document import Document
from build_scripts.records.faults import Fault, InputFault
from build_scripts.typeset import Attachment, cover_program, program

STANDARDS: Final = ["ua-1", "a-3a"]  # accessible, and for archives with files attached
_COVER_PPI = 150.0


class Attached:
    """Files to be put into the book: name -> content."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.files = dict(sorted((files or {}).items()))


def write_pdf(
    document: Document, epoch: int, *, bound: bool = True, attached: Attached | None = None
) -> bytes:
    """The document as PDF/UA-1 and PDF/A-3a, dated ``epoch``. Raises InputFault at any warning."""
    files = attached.files if attached else {}
    names = tuple(map(Attachment, files))
    source = program(document, covered=covered, bound=bound, attachments=names)
    return _compiled(source, files, epoch, "pdf")


def write_cover(document: Document) -> bytes:
    """The cover as a PNG picture."""
    return _compiled(cover_program(document, covered), {}, 0, "png")


def _engine() -> ModuleType:
    try:
        import typst
    except ImportError:
        says = "没有安装 PDF 引擎 Typst / the PDF engine Typst is not installed"
        hint = "make export；或 / or: pip install 'jiaokan[export]'"
        raise InputFault(Fault("typst", 0, "ENGINE-MISSING", says, hint)) from None
    return typst


def _compiled(source: str, files: dict[str, bytes], epoch: int, form: str) -> bytes:
    typst = _engine()
    folders = sorted({str(file.parent) for file in font_files()})
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
    )
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        (root / "main.typ").write_text(source, encoding="utf-8")
        try:
            made, warnings = typst.compile_with_warnings(
                root / "main.typ",
                root=root,
                font_paths=fonts,
                format=form,
                timestamp=epoch,
                ppi=_COVER_PPI,
                pdf_standards=STANDARDS if form == "pdf" else [],
            )
        except typst.TypstError as error:
            raise InputFault(_fault(str(error.message), error.hints)) from None
    if warnings:
        raise InputFault(*(_fault(warning.message, warning.hints) for warning in warnings))
    if isinstance(made, list):
        made = made[0]
    return bytes(made)


def _fault(message: str, hints: list[str]) -> Fault:
    return Fault("typst", 0, "PDF", " ".join(message.split()), "; ".join(hints))
