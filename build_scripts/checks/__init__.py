"""Floor 3: what the text claims, recomputed. Pure: chapters in, checks out.

Which figures belong together is found by the words of a passage and the indicators of its figures,
never by their values: an engine that looked for values that fit would find that everything fits.
"""

from build_scripts.checks.book import checks_of, checks_of_chapters
from build_scripts.checks.verdicts import Outcome, outcome_of, verdict_of, verdicts_of

__all__ = [
    "Outcome",
    "checks_of",
    "checks_of_chapters",
    "outcome_of",
    "verdict_of",
    "verdicts_of",
]
