"""What LanguageTool takes: languages, and how much at once."""

from __future__ import annotations

CODES = frozenset(
    "ar ast be br ca crh da de el en eo es fa fr ga gl it ja km nl pl pt ro ru sk sl sv ta tl uk zh".split()
)
"""The languages that LanguageTool has rules for."""
LIMIT = 20_000
"""Code points for one request to LanguageTool: what public servers take."""
