"""Words that the file marks as somebody else's, the quotations of HTML and its like and of Markdown; and captions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.changes import kept, values_in
from lintnews.layers.text.paragraphs import paragraphs

_TAG = r"<(/?)(?:\w+:)?(q|blockquote|bq|quote)\b[^<>]*>|&lt;(/?)(q|blockquote)\b[^<>]*?&gt;"
_CAPTION = r"<(/?)(?:\w+:)?(figcaption|caption|media-caption)\b[^<>]*>|&lt;(/?)(figcaption)\b[^<>]*?&gt;"
_MARKDOWN = (".md", ".markdown")
_DASH = re.compile(r"\s*[—–―]\s*\w")
_DOUBLE = frozenset('“”„‟"«»「『')


def marked_quotations(doc: Document) -> tuple[Span, ...]:
    """Stretches of the document's file in which its mark-up quotes somebody, as code points of the file, in order."""
    if not doc.pieces:
        return ()
    found = list(_elements(doc.file_text, _TAG))
    if doc.path.lower().endswith(_MARKDOWN):
        found += _block_quotes(doc.file_text)
    return tuple(sorted(found))


def block_quotations(doc: Document) -> tuple[Span, ...]:
    """The same parts as code points of the document's text, in order."""
    return _in_text(doc, doc.layer(marked_quotations))


def captions(doc: Document) -> tuple[Span, ...]:
    """What the file marks as the caption of a picture that is there, as code points of the document's text."""
    return _in_text(doc, sorted(_elements(doc.file_text, _CAPTION))) if doc.pieces else ()


def _in_text(doc: Document, marks: Iterable[Span]) -> tuple[Span, ...]:
    """Stretches of the file as those of the text."""
    starts = [piece.source_start for piece in doc.pieces]
    found = []
    for marked in marks:
        first, last = bisect_left(starts, marked.start), bisect_left(starts, marked.end)
        if first < last:
            found.append(Span(doc.pieces[first].start, doc.pieces[last - 1].end))
    return tuple(found)


def is_marked(doc: Document, offset: int) -> bool:
    """Whether an offset of the text stands in words that the file marks as those of somebody else."""
    return bool(doc.pieces) and any(one.start <= offset < one.end for one in doc.layer(block_quotations))


def is_captioned(doc: Document, offset: int) -> bool:
    """Whether an offset of the text stands in a caption that the file marks as one."""
    return any(one.start <= offset < one.end for one in doc.layer(captions))


def open_speech(doc: Document) -> tuple[Span, ...]:
    """Stretches of the text that are somebody's words although no pair of marks says so, in order.

    From a quotation mark that is not closed to the end of its paragraph, and paragraphs that begin with the dash of a
    dialogue.
    """
    from lintnews.layers.speech.quotes import quotes

    blocks = doc.layer(paragraphs)
    found = [*doc.layer(_begun_by_dash)]
    for stray in doc.layer(quotes).strays:
        if stray.fault == "unclosed" and doc.text[stray.span.start] in _DOUBLE:
            end = next((block.end for block in blocks if block.start <= stray.span.start < block.end), len(doc.text))
            found.append(Span(stray.span.end, end))
    return tuple(sorted(found))


def _begun_by_dash(doc: Document) -> tuple[Span, ...]:
    return kept(
        doc,
        _begun_by_dash,
        lambda doc, part: (one for one in values_in(doc.layer(paragraphs), part) if _DASH.match(doc.text, *one)),
    )


def _elements(source: str, tags: str) -> Iterator[Span]:
    """What stands in elements of some names; one without an end goes to the end of the file."""
    opened: list[int] = []
    for tag in re.finditer(tags, source, re.IGNORECASE):
        if not (tag[1] or tag[3]):
            opened.append(tag.end())
        elif opened:
            yield Span(opened.pop(), tag.start())
    yield from (Span(at, len(source)) for at in opened)


def _block_quotes(source: str) -> Iterator[Span]:
    """The paragraphs that begin with `>`, to the empty line that ends them."""
    for block in re.finditer(r"(?m)^(?: {0,3}|[ \t]*[-*+] +)>[^\n]*(?:\n[ \t>]*[^\s>][^\n]*|\n[ \t]*>[^\n]*)*", source):
        yield Span(*block.span())
