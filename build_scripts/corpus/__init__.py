"""Floor 5: a whole corpus restored, on all cores, in bounded memory, and again only what is missing."""

from build_scripts.corpus.running import Outcome, restore_corpus

__all__ = ["Outcome", "restore_corpus"]
