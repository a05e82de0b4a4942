"""Fingerprints: which finding is the same as one of yesterday.

A fingerprint is made of the rule, the text found and the letters next to it in its paragraph. It holds neither path nor
line nor message, so that it survives edits elsewhere in the article, moved paragraphs and renamed files.
"""

from __future__ import annotations

# What `hashlib.blake2b` is, without the OpenSSL that `hashlib` loads: 10 ms of a cold start.
from _blake2 import blake2b
from collections import Counter
from collections.abc import Sequence

from lintnews.findings import Finding

_NEAR = 24
"""Letters and digits on either side that belong to a fingerprint."""

_REACH = 2 * _NEAR
"""Code points on either side among which they are looked for."""


def fingerprints(text: str, findings: Sequence[Finding]) -> list[str]:
    """32 hexadecimal digits for each finding, none twice.

    Findings that look alike, such as one word flagged twice in twin paragraphs, are told apart by their order.
    """
    alike: Counter[tuple[str, ...]] = Counter()
    made = []
    for finding in findings:
        identity = (finding.rule, *_surroundings(text, *finding.span))
        parts = (*identity, str(alike[identity]))
        alike[identity] += 1
        made.append(blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest())
    return made


def _surroundings(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands there, with white space folded, and the letters before and behind it in the same line."""
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    after = text[end : end + _REACH].partition("\n")[0]
    return " ".join(text[start:end].split()), _letters(before)[-_NEAR:], _letters(after)[:_NEAR]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
