"""What engines said before, kept in the user's cache folder under what they were asked."""

from __future__ import annotations

import json

# Not from `hashlib`, which loads OpenSSL: 2 ms.
from _blake2 import blake2b
from collections.abc import Sequence

from lintnews.files import cache
from lintnews.grammar.engine import Match, Text

FORMAT = 1
"""Changes with the form of what is kept."""
MOST = 20_000
"""Answers that are kept."""
MOST_BYTES = 64_000_000


def key(engine: str, identity: str, text: Text) -> str:
    """The name of an answer: the same for the same text, language, engine, version and rules, and for nothing else."""
    asked = json.dumps((FORMAT, engine, identity, *text))
    return blake2b(asked.encode(), digest_size=16).hexdigest()


def get(name: str) -> tuple[Match, ...] | None:
    """An answer that was kept, or None."""
    data = cache.get(cache.folder("grammar", name))
    if data is None:
        return None
    try:
        return tuple(map(read, json.loads(data)))
    except (ValueError, TypeError, RecursionError):
        return None


def put(name: str, matches: Sequence[Match]) -> str | None:
    """Keep an answer. What went wrong, if anything did."""
    wrong = cache.put(cache.folder("grammar", name), json.dumps(matches).encode())
    if name.startswith("00"):  # one in 256
        cache.prune(cache.folder("grammar"), MOST, MOST_BYTES)
    return wrong


def read(row: Sequence[object]) -> Match:
    """A match as JSON gives it. Raises `TypeError` and `ValueError` for what is none."""
    start, end, kind, rule, message, replacements, is_sure, engine = row
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end and isinstance(replacements, list)):
        raise ValueError("no match")
    return Match(
        start, end, str(kind), str(rule), str(message), tuple(map(str, replacements)), bool(is_sure), str(engine)
    )
