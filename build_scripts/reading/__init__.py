"""Floor 3: a restoration as plain reading text, and as a ledger in JSON."""

from build_scripts.reading.ledger import LEDGER_VERSION, ledger
from build_scripts.reading.plain import reading_text

__all__ = ["LEDGER_VERSION", "ledger", "reading_text"]
