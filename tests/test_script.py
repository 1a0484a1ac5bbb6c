"""Which pages are real traditional print, and which a site converted character by character."""

from __future__ import annotations

from build_scripts.conversion import naive_traditional
from build_scripts.rules.script import simplified

FILLER = "縣裡的幹部說，這條路修了三年，村民們每天走兩個小時的山路去上學。".replace("裡", "")


def test_a_word_of_print_shows_a_page_that_was_printed_so() -> None:
    page = FILLER * 30
    assert simplified(page + "記者會定於三月七日舉行。").endswith("记者会定于三月七日举行。")
    assert simplified(page + "據瞭解，村里通了水。").endswith("据了解，村里通了水。")


def test_a_slip_on_a_page_of_a_site_stays_a_slip() -> None:
    page = naive_traditional("对于村里的路，大家等了三年，每天走两个小时。" * 30)
    assert "于" in page
    assert simplified(page + "他站在樊於期的墓前。").endswith("樊於期的墓前。")
