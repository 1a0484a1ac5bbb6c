"""MkDocs, called with care: every warning is an error, nothing of the day gets into the pages."""

import logging
import os
from pathlib import Path
from typing import NamedTuple

from build_scripts.records.faults import Fault, InputFault

# Read by the theme when it is imported: a banner about another version of MkDocs.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
# Compressed copies carry the time of the build; a web server compresses by itself.
_DATED = ("sitemap.xml.gz",)


class SiteFault(InputFault):
    """The pages could not be set; carries what MkDocs said."""


class Settings(NamedTuple):
    """What the pages need to know of mkdocs.yml. ``address`` ends in a slash."""

    title: str
    description: str
    address: str
    released: str  # the day of the last release, as an editor wrote it down


def settings(config_file: Path) -> Settings:
    """The settings as MkDocs reads them, references to the environment resolved."""
    from mkdocs.config import load_config

    config = load_config(str(config_file))
    address = str(config.site_url or "")
    return Settings(
        str(config.site_name),
        str(config.site_description or ""),
        address if not address or address.endswith("/") else address + "/",
        str(config.extra.get("released", "")),
    )


def _stands(item: object, docs_dir: Path) -> bool:
    """False for a way of the header to a page that this book does not have."""
    named = [str(file) for file in item.values()] if isinstance(item, dict) else [str(item)]
    return all((docs_dir / file).is_file() for file in named)


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

    from build_scripts.website.raw_blocks import RawBlocks

    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    propagates, logger.propagate = logger.propagate, False
    try:
        config = load_config(
            str(config_file), docs_dir=str(docs_dir), site_dir=str(site_dir), strict=True
        )
        config.nav = [item for item in config.nav or () if _stands(item, docs_dir)]
        config.extra["edition"] = edition
        # An extension of Markdown may be an object, though MkDocs knows names only.
        config["markdown_extensions"] = [*config.markdown_extensions, RawBlocks()]
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
