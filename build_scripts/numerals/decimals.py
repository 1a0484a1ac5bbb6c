"""Numbers as plain digits."""

from decimal import Decimal


def plain(value: Decimal | None) -> str:
    """The value without exponent and closing zeros: 1.5E+8 is 150000000, 24.00 is 24."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
