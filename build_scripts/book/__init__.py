"""Floor 5: the bound forms of the edition, and what goes with a release; writes files."""
