"""Numbers that contradict one another."""
