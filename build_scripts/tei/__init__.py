"""Floor 4: a chapter, and the whole book, as TEI P5 with the apparatus in the text, pure."""

from build_scripts.tei.corpus import chapter_file, corpus_file

__all__ = ["chapter_file", "corpus_file"]
