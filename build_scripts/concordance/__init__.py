"""Floor 3: what each stretch of a paragraph leads to: rows of figures, terms, places, works."""

from build_scripts.concordance.links import annotations

__all__ = ["annotations"]
