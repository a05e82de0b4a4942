"""What the family judges: whether one person has one office, and one office one person."""
