"""Stretches of a text that the user leaves out: calls of templates, embedded posts, whatever is no prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews.findings import Span

PATIENCE = 2.0
"""Seconds that a pattern may take for one text: it comes from a user."""


class SlowPatternError(Exception):
    """A pattern takes too long for a text."""


def left_out(text: str, patterns: Sequence[str]) -> tuple[Span, ...]:
    """What these regular expressions match in a text, in order; `^` and `$` are the ends of a line, a dot is any
    character but a line break. Raises `SlowPatternError`.
    """
    return tuple(sorted(_found(text, patterns)))


def _found(text: str, patterns: Sequence[str]) -> Iterator[Span]:
    import regex  # 25 ms, and most configurations leave nothing out

    for pattern in patterns:
        try:
            for match in regex.compile(pattern, regex.MULTILINE).finditer(text, timeout=PATIENCE):
                if match.end() > match.start():
                    yield Span(*match.span())
        except TimeoutError:
            raise SlowPatternError(f"`leave-out` takes too long for this text: {pattern}") from None
