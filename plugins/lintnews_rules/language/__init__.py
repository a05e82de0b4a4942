"""The language of the text."""
