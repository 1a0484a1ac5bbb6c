"""A fault of the input, told in one line: `PATH:LINE: CODE message (hint)`."""

from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong, where, and what to do about it; messages in Chinese and English."""

    path: str
    line: int
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.code} {self.message}" + (f" ({self.hint})" if self.hint else "")


class InputFault(Exception):
    """Raised where the input cannot be used; carries every fault found, at least one."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults
