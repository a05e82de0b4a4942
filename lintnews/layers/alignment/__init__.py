"""The article beside its original: what each of the two says in figures, days, names, and which sentences correspond."""
