"""What the family judges: whether one name is spelled in one way, and known names as they are known."""
