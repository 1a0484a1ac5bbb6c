"""Floor 3: passages of a restored page put into reading order, by the editor or by the machine."""
