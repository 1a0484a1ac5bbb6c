"""Whether two stretches of text belong together: is what parts them in the middle of a word?"""

from build_scripts.conversion import convert

REACH = 4  # characters on either side that are asked about
_WORD = 6.0  # nats by which two halves of a word gain when they are joined


def cuts_a_word(left: str, right: str, least: float = _WORD) -> bool:
    """True when what ends one stretch and begins the next is one word, by the language model.

    ``least``: nats that joining must gain. Either script.
    """
    # Imported here: the model is loaded only when a text asks for it.
    from build_scripts.language.words import load_words

    left, right = convert(left), convert(right)
    words = load_words()
    return words.score(left + right) - words.score(left) - words.score(right) >= least
