"""Words that refer back to somebody or something."""
