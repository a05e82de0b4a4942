"""Plugins: finding them, asking them behind guards, and what happens when one fails."""
