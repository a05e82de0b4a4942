"""How sentences and names are printed."""
