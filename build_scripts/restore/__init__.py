"""Floor 3: a damaged source in, a restoration out: text, articles, omissions, proof."""

from build_scripts.restore.pipeline import restore

__all__ = ["restore"]
