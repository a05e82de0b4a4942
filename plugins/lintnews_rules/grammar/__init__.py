"""Grammar and spelling, judged by engines; what they say of names, quotations and other languages is held back."""
