"""The live preview: a small server, and a watcher that builds again when an input changes."""

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NoReturn

from build_scripts.records.faults import Fault, InputFault

_EVERY = 1.0  # seconds between two looks at the folders


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps still about it."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: the build has more to say."""


def serve(address: str, site: Path, watched: Sequence[Path], rebuilt: Callable[[], None]) -> int:
    """Builds, then serves until interrupted; a change in a watched folder builds again."""
    host, port = _parted(address)
    rebuilt()
    site.mkdir(parents=True, exist_ok=True)
    try:
        server = ThreadingHTTPServer((host, port), partial(_Quiet, directory=str(site)))
    except OSError as error:
        message = f"不能监听 / cannot listen: {error.strerror}"
        raise InputFault(Fault(address, 0, "SERVE", message, "--address")) from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://{host}:{server.server_port}/  (Ctrl-C 结束 / to stop)", flush=True)
    try:
        _watch(watched, rebuilt)
    except KeyboardInterrupt:
        return 0
    finally:
        server.shutdown()


def _watch(watched: Sequence[Path], rebuilt: Callable[[], None]) -> NoReturn:
    seen = _state(watched)
    while True:
        time.sleep(_EVERY)
        now = _state(watched)
        if now != seen:
            rebuilt()
            seen = _state(watched)


def _state(watched: Sequence[Path]) -> dict[str, tuple[int, int]]:
    """Path -> time of change and size, of every file in the watched folders."""
    found: dict[str, tuple[int, int]] = {}
    for folder in watched:
        for file in folder.rglob("*"):
            try:
                stat = file.stat()
            except OSError:  # gone between listing and looking
                continue
            found[str(file)] = (stat.st_mtime_ns, stat.st_size)
    return found


def _parted(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    if not port.isdecimal():
        message = "地址应为 HOST:PORT / an address is HOST:PORT"
        raise InputFault(Fault(address, 0, "SERVE", message))
    return host or "127.0.0.1", int(port)
