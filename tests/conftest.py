"""What every test shares: how hard Hypothesis attacks, and the site built once a run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from tests.browser.built import Site

ROOT = Path(__file__).resolve().parent.parent

# A law may need long texts, and CI machines stall: time is no finding. CI tries the same
# examples every time; HYPOTHESIS_PROFILE=attack tries many, new ones each run.
settings.register_profile("usual", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci", settings.get_profile("usual"), derandomize=True, print_blob=True, database=None
)
settings.register_profile("attack", settings.get_profile("usual"), max_examples=5_000)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "usual")
)


def build_site(folder: Path) -> None:
    """Builds the edition into `folder`/site and `folder`/docs; raises when the build fails."""
    command = [sys.executable, "-m", "build_scripts", "build"]
    command += ["--site-dir", str(folder / "site"), "--docs-dir", str(folder / "docs")]
    done = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(
            f"build failed with {done.returncode}:\n{done.stdout[-4000:]}\n{done.stderr[-8000:]}"
        )


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Site:
    """The site of this tree, built once a run, however many processes share the tests.

    JIAOKAN_SITE names a finished site to look at instead (to try the harness, or to
    look twice at the same pages without building again).
    """
    if finished := os.environ.get("JIAOKAN_SITE"):
        return Site(Path(finished).resolve())
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    folder = shared / "built"
    with FileLock(shared / "built.lock"):
        if not (folder / "complete").exists():
            folder.mkdir(exist_ok=True)
            build_site(folder)
            (folder / "complete").touch()
    return Site(folder / "site")
