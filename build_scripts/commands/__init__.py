"""Floor 6: the command line, the only place that prints, exits and reads arguments.

Exit codes: 0 fine, 1 a source or a decision is faulty, 2 wrong usage. Errors go to standard error,
one line each, `PATH:LINE: CODE message (hint)`; bad input never gives a traceback.
"""

import os
import sys
from collections.abc import Sequence

from build_scripts.commands.arguments import parser
from build_scripts.records.faults import InputFault

FINE, FAULTY = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    arguments = parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except InputFault as fault:
        for each in fault.faults:
            print(_one_line(str(each)), file=sys.stderr)
        return FAULTY
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is wrong with the input.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        print("已中断，未写半份 / interrupted, nothing half-written", file=sys.stderr)
        return FAULTY
    return code


def _one_line(text: str) -> str:
    """The text without what would break the line or steer a terminal: a file name may hold it."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
