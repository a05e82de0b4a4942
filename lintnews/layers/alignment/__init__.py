"""The article beside its original: what each says in figures, days and names, and which sentences correspond."""
