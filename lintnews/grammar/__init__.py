"""Grammar and spelling: engines, and what of their findings is held back."""
