"""A character-level language model of modern newspaper Chinese (simplified characters).

Floor 2: it imports nothing from the floors above, and only the standard library at run time.
"""

from build_scripts.language.model import Model, load

__all__ = ["Model", "load"]
