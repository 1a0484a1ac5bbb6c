"""Names in quotation marks: what two sentences about one project share."""

import re
from typing import Final

_QUOTED: Final = re.compile(r"“([^”]{4,20})”")


def quoted_names(text: str) -> tuple[str, ...]:
    """The names of four characters and more that stand in quotation marks."""
    return tuple(dict.fromkeys(_QUOTED.findall(text)))
