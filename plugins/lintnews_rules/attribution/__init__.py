"""Who is said to have said it: speakers that nobody knows, attributions in the wrong place or without sense."""
