"""Putting together the two sides of a bilingual file: the translation, its original, and what translates what."""

from __future__ import annotations

from lintnews.findings import Span
from lintnews.input.readers import Prose
from lintnews.input.readers.blocks import Blocks


class Sides:
    """Two texts that grow side by side. `folds`: as of `Blocks`."""

    def __init__(self, source: str, *, folds: bool) -> None:
        self.target = Blocks(source, folds=folds)
        self.source = Blocks(source, folds=folds)
        self._pairs: list[tuple[Span, Span]] = []

    def end(self) -> None:
        """The block ends here, on both sides."""
        self.target.end()
        self.source.end()

    def pair(self, target: tuple[int, int], source: tuple[int, int]) -> None:
        """These parts, from and to a `length` of each side, translate one another."""
        self._pairs.append((Span(*target), Span(*source)))

    def prose(self, language: str | None, source_language: str | None) -> Prose:
        """The translation with its original. Where there is no text on one side, there is no original."""
        text, pieces = self.target.prose()
        original, places = self.source.prose()
        if not text or not original:
            return Prose(text, pieces, language, source_language)
        trimmed = ((_trimmed(text, one), _trimmed(original, other)) for one, other in self._pairs)
        segments = tuple((one, other) for one, other in trimmed if one.start < one.end and other.start < other.end)
        return Prose(
            text,
            pieces,
            language,
            source_language,
            original=Prose(original, places, source_language),
            segments=segments,
        )


def _trimmed(text: str, span: Span) -> Span:
    """A span without white space at its ends."""
    part = text[span.start : span.end]
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, span.start + len(part.rstrip())))
