"""What a fresh machine relies on: locked versions, and the two commands of the README."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = tuple(ROOT / "locks" / f"{name}.txt" for name in ("site", "export", "test"))
ADDRESS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|file:")
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==[^ ;\\]+", re.MULTILINE)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: Path) -> dict[str, str]:
    """Package -> its version and hashes; for which systems it is wanted is left out."""
    text = lock.read_text(encoding="utf-8")
    starts = [*PINNED.finditer(text)]
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return {
        canonical(match[1]): re.sub(r" ; [^\\\n]*", " ", text[match.start() : end])
        for match, end in zip(starts, ends, strict=True)
    }


def wanted(*extras: str) -> set[str]:
    """The packages that pyproject.toml asks for, with these extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *(project["optional-dependencies"][name] for name in extras)]
    return {canonical(re.split(r"[<>=!~\[; ]", line)[0]) for group in groups for line in group}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_lock_pins_every_package_with_hashes_and_no_address(lock: Path) -> None:
    entries = pinned(lock)
    assert entries
    assert not [name for name, entry in entries.items() if "--hash=sha256:" not in entry]
    assert not ADDRESS.search(lock.read_text(encoding="utf-8"))


def test_locks_hold_what_the_project_asks_for() -> None:
    site, export, test = map(pinned, LOCKS)
    assert wanted() <= site.keys(), "run `make lock`"
    assert wanted("export") <= export.keys(), "run `make lock`"
    assert wanted("export", "test") <= test.keys(), "run `make lock`"


def test_all_locks_install_the_same_versions() -> None:
    site, export, test = map(pinned, LOCKS)
    assert not [name for name, entry in site.items() if export.get(name) != entry]
    assert not [name for name, entry in export.items() if test.get(name) != entry]


def test_npm_lock_names_no_registry() -> None:
    lock = (ROOT / "tests/browser/package-lock.json").read_text(encoding="utf-8")
    assert '"integrity"' in lock
    assert not ADDRESS.search(lock)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make site" in readme and "make test" in readme
    assert re.search(r"^exec make test\b", (ROOT / ".ci/run").read_text(), re.MULTILINE)


def test_sources_are_never_normalised_by_git() -> None:
    lines = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "seeds/*.txt binary" in lines
