"""Floor 5: writes the pages and has them set as a site, all or nothing."""

from build_scripts.website.engine import SiteFault
from build_scripts.website.publishing import build, generate

__all__ = ["SiteFault", "build", "generate"]
