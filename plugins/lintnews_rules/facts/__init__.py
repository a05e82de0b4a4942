"""What an article says of one thing in two places, and numbers that cannot be true together."""
