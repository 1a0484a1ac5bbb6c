"""What the damaged lines teach the certifier of the page's map, readings and all."""

from collections.abc import Callable, Iterable, Sequence

from build_scripts.rules.mirror.certify import Certifier

_FEW = 3  # unproved lines for which other readings are tried


def teach(
    certifier: Certifier,
    pairs: Sequence[tuple[str, str]],
    met: Sequence[tuple[str, str]],
    otherwise: Callable[[int], Iterable[str]],
) -> None:
    """Teaches it the (restored, source) lines; where few are unproved, with other readings too.

    A wrong reading misleads the map, and under such a map the right one is not proved either.
    ``met`` are characters with an annotation that the page shows nowhere whole; ``otherwise`` gives
    a line restored with other readings.
    """
    proved = certifier.learn(pairs, met)
    if not 0 < len(pairs) - proved <= min(_FEW, len(pairs) // 2):
        return
    for at, (restored, source) in enumerate(pairs):
        if certifier.proves(restored, source):
            continue
        for other in otherwise(at):
            tried = [*pairs[:at], (other, source), *pairs[at + 1 :]]
            if (now := certifier.learn(tried, met)) > proved:
                pairs, proved = tried, now
                break
        else:
            certifier.learn(pairs, met)
