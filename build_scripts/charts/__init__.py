"""Floor 4: charts and maps as elements of pages, drawn by our own hand. Records in, strings out."""

from build_scripts.charts.figure import Counted, chart_drawing, chart_figure, counted_figure
from build_scripts.charts.maps import area_map
from build_scripts.charts.placing import charts_among, charts_page, cover_charts
from build_scripts.charts.shown import drawable, faults, observations_of

__all__ = [
    "Counted",
    "area_map",
    "chart_drawing",
    "chart_figure",
    "charts_among",
    "charts_page",
    "counted_figure",
    "cover_charts",
    "drawable",
    "faults",
    "observations_of",
]
