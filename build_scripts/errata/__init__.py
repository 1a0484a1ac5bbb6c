"""Floor 3: what a book publishes, and how one edition differs from the next."""

from build_scripts.errata.differences import errata_of
from build_scripts.errata.recording import recorded

__all__ = ["errata_of", "recorded"]
