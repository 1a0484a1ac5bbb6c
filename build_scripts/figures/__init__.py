"""Floor 3: every numeral of a reading text as a record. Pure: text in, records out."""

from build_scripts.figures.extract import figures_of
from build_scripts.records.figures import Area, Basis, Figure, Kind, Period, Qualifier, Role

__all__ = ["Area", "Basis", "Figure", "Kind", "Period", "Qualifier", "Role", "figures_of"]
