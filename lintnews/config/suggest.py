"""What somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 100
"""Characters of a word that may be misspelt."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` (did you mean 'x'?)`, or nothing where no known word is near."""
    if len(word) > _LONGEST:
        return ""
    from difflib import get_close_matches

    names = sorted(known)
    near = get_close_matches(word, names, 1, 0.6)
    # `drift` for `names/drift`
    near = near or [name for name in names if word and name.rpartition("/")[2] == word.rpartition("/")[2]]
    return f" (did you mean '{near[0]}'?)" if near else ""
