"""Floor 2: the only reader of ``seeds/``: sources, their sidecars, the manifest of checksums."""

from build_scripts.seeds.folder import MANIFEST, manifest, sources, verify
from build_scripts.seeds.loading import SUFFIX, load

__all__ = ["MANIFEST", "SUFFIX", "load", "manifest", "sources", "verify"]
