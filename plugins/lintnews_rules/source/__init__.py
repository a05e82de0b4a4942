"""What only the original shows."""
