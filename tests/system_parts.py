"""The browser tests run on real parts: Chromium, a Chinese font, Java, npm.

``python tests/system_parts.py`` looks for each, asks apt-get for what is missing, and
fails loudly, naming every part that still is, when apt-get cannot bring it. A part
that is missing is never a reason to skip a test. Standard library only, because
it runs before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

CHROMIUM_NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
CHROMIUM_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


class Part(NamedTuple):
    """One program or font that the tests need and pip cannot install."""

    says: str
    debian_packages: tuple[str, ...]
    is_there: Callable[[], bool]


def runs(command: Sequence[str]) -> bool:
    """True when `command` starts and exits 0: a stub that only prints advice does not."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def find_chromium() -> str | None:
    """Path of a Chromium that starts; the variable CHROMIUM goes before the usual places."""
    named = os.environ.get("CHROMIUM")
    places = [named] if named else [*map(shutil.which, CHROMIUM_NAMES), *CHROMIUM_PATHS]
    return next((place for place in places if place and runs([place, "--version"])), None)


def has_chinese_font() -> bool:
    """True when fontconfig knows a Chinese font; macOS always has one."""
    if sys.platform == "darwin":
        return True
    try:
        listing = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False)
    except OSError:
        return False
    return bool(listing.stdout.strip())


PARTS = (
    Part("Chromium", ("chromium",), lambda: find_chromium() is not None),
    Part("中文字体 a Chinese font", ("fonts-noto-cjk", "fontconfig"), has_chinese_font),
    Part("Java (Nu HTML checker)", ("default-jre-headless",), lambda: runs(["java", "-version"])),
    # Debian's npm pulls in hundreds of packages, so it is asked for only when npm is missing.
    Part("Node.js, npm", ("nodejs", "npm"), lambda: runs(["npm", "--version"])),
)


def missing_parts() -> list[Part]:
    """The parts of PARTS that this machine does not have now."""
    return [part for part in PARTS if not part.is_there()]


def apt_command() -> list[str] | None:
    """How to call apt-get here without being asked anything; None where that is impossible."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if runs(["sudo", "-n", "true"]):
        return ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return None


def install(parts: Sequence[Part]) -> None:
    """Ask apt-get for `parts`; whether that worked is for the caller to look at."""
    apt = apt_command()
    if apt is None:
        return
    packages = [package for part in parts for package in part.debian_packages]
    print("apt-get install", *packages, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for order in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        subprocess.run(
            [*apt, *order],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )


def main() -> int:
    """0 when every part is there, 1 when one is missing after apt-get was asked."""
    absent = missing_parts()
    if not absent:
        return 0
    install(absent)
    absent = missing_parts()
    for part in absent:
        packages = " ".join(part.debian_packages)
        print(
            f"缺少 MISSING: {part.says}  (Debian/Ubuntu: apt-get install {packages})",
            file=sys.stderr,
        )
    if absent:
        print(
            "浏览器检验不能进行，故检验失败；装好上列各项后再运行 make test。\n"
            "The browser tests cannot run, so the tests fail; install the parts above and run "
            "make test again.",
            file=sys.stderr,
        )
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main())
