"""One web server and one Chromium for all browser tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.built import Site
from tests.browser.reader import chromium
from tests.browser.server import serving


@pytest.fixture(scope="session")
def site_address(built_site: Site) -> Iterator[str]:
    """The address of the built site's root on this machine, ending in a slash."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running
