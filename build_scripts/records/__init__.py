"""Floor 1: the frozen records that the floors hand one another."""
