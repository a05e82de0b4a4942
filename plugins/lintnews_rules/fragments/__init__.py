"""Sentences that are cut off, or joined where they should not be."""
