"""Floor 3: where the terms, places and works of the glossary stand in the chapters. Pure."""

from build_scripts.glossary.lint import Remark, remarks
from build_scripts.glossary.occurrences import concorded

__all__ = ["Remark", "concorded", "remarks"]
