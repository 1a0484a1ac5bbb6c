"""How the cost of a piece of work grows with its size, told as a ratio, never as seconds.

A machine that is busy or slow makes both measurements dear; only their ratio says something of
the code. Each is the best of several, because noise only adds.
"""

from __future__ import annotations

import time
from collections.abc import Callable

STEEPEST = 2.25  # times the even growth: 4 times the size may cost 9 times; squares cost 16
NOTHING = 0.4  # processor seconds: too little to tell a ratio from noise
TRIES = 4


def cost(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    began = time.process_time()
    work()
    return time.process_time() - began


def steepness(work: Callable[[int], object], small: int, large: int) -> float:
    """How much faster than its size the cost grows: 1 is even, ``large / small`` is quadratic.

    0 where the larger piece costs next to nothing. Stops at the first pair that is not steep.
    """
    before = after = float("inf")
    for _ in range(TRIES):
        before = min(before, cost(lambda: work(small)))
        after = min(after, cost(lambda: work(large)))
        if after < NOTHING:
            return 0.0
        if after / before * small / large < STEEPEST:
            break
    return after / before * small / large
