"""MkDocs, called with care: every warning is an error, nothing of the day gets into the pages."""

import logging
import os
from pathlib import Path

from build_scripts.records.faults import Fault, InputFault

# Read by the theme when it is imported: a banner about another version of MkDocs.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
# Compressed copies carry the time of the build; a web server compresses by itself.
_DATED = ("sitemap.xml.gz",)


class SiteFault(InputFault):
    """The pages could not be set; carries what MkDocs said."""


class _Listener(logging.Handler):
    """Keeps warnings and errors of MkDocs, which it would otherwise print."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def set_pages(config_file: Path, docs_dir: Path, site_dir: Path, edition: str = "") -> None:
    """``site_dir`` holds the site of ``docs_dir``. Raises SiteFault at the first warning.

    ``edition`` is the number that stands on every page.
    """
    # Imported here: the commands that set no pages need not wait for it.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    propagates, logger.propagate = logger.propagate, False
    try:
        config = load_config(
            str(config_file), docs_dir=str(docs_dir), site_dir=str(site_dir), strict=True
        )
        config.extra["edition"] = edition
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (MkDocsException, SystemExit) as stop:
        said = listener.heard or [str(stop)]
        raise SiteFault(*(Fault(config_file.name, 0, "W001", line) for line in said)) from stop
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagates
    if listener.heard:
        raise SiteFault(*(Fault(config_file.name, 0, "W001", line) for line in listener.heard))
    for name in _DATED:
        (site_dir / name).unlink(missing_ok=True)
