"""What a keystroke leaves as it was: the findings in paragraphs that are the same now, at their places now."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Span
from lintnews.layers.facts.dateline import TOP, dateline
from lintnews.layers.names.mentions import mentions
from lintnews.layers.speech.marked_quotations import block_quotations, captions
from lintnews.layers.speech.quotes import outermost
from lintnews.layers.text.changes import NEAR, NEAREST, Change, Earlier, changed, changed_range, earlier
from lintnews.layers.text.paragraphs import is_hard_wrapped, paragraphs
from lintnews.layers.text.sentences import changed_sentences, sentences
from lintnews.layers.text.tokens import changed_tokens
from lintnews.layers.text.verse import verses
from lintnews.records import replace


def between(before: str, now: str) -> Change:
    """What has changed between two texts."""
    most = min(len(before), len(now))
    head = _shared(before, now)
    tail = min(_shared(before[::-1], now[::-1]), most - head)
    head = before.rfind("\n", 0, head) + 1
    behind = before.find("\n", len(before) - tail)
    tail = len(before) - behind if behind >= 0 else 0
    return Change(head, len(before) - tail, len(now) - tail)


def begin(doc: Document, older: Document) -> Change | None:
    """Let the layers of a document know what is known of an older text of it, and tell what has changed since, with all
    that judges its parts differently now. None where that may be anything. `end` ends it.
    """
    older = replace(older, memo={**older.memo})  # which somebody may forget meanwhile
    end(older)
    if _about(older) != _about(doc) or any(one in doc.memo for one in (sentences, mentions)):
        return None  # of the latter: somebody else finds them, and nobody knows by what
    change = between(older.text, doc.text)
    _tell(doc, older, change)
    if older.layer(is_hard_wrapped) == doc.layer(is_hard_wrapped):
        top = older.layer(paragraphs)[:TOP]
        is_top = len(top) < TOP or change.start <= top[-1].end
        if not is_top or older.layer(dateline).date == doc.layer(dateline).date:
            change = _with_regions(change, older, doc)
            return _tell(doc, older, change._replace(start=0) if is_top else change)
    end(doc)
    return None


def _about(doc: Document) -> object:
    """What is known of a document besides its text, and counts everywhere."""
    told = doc.metadata._replace(headline=None, standfirst=None)
    return told, doc.language, doc.source_language, doc.published, doc.registries, doc.accepted


def _tell(doc: Document, older: Document, change: Change) -> Change:
    """Put an older text into the document's memo, and tell in which part rules have to look."""
    end(doc)
    near, found = _around(change, older, 1), _around(change, older, NEAR, NEAREST)
    seen = _around(found, older, 1)
    doc.memo[earlier] = Earlier(older, found, Span(seen.start, seen.now), Span(near.start, near.now))
    return near


def end(doc: Document) -> None:
    """Let the older text go."""
    for layer in (earlier, changed, changed_range, changed_tokens, changed_sentences):
        doc.memo.pop(layer, None)


def _around(change: Change, older: Document, near: int, nearest: int = 0) -> Change:
    """A change with the whole paragraphs of the older text that it lies in, so many before and behind, and all that
    stand no further away than so many code points. What indents the first of them belongs to it: patterns begin there.
    """
    spans = older.layer(paragraphs)
    first, start = (bisect_left(spans, change.start - far, key=lambda span: span.end) for far in (0, nearest))
    last, end = (bisect_right(spans, change.before + far, key=lambda span: span.start) for far in (0, nearest))
    first, last = min(first - near, start), max(last + near, end)
    start = min((change.start, *(span.start for span in spans[first : first + 1]))) if first >= 0 else 0
    end = max((change.before, *(span.end for span in spans[:last][-1:]))) if last <= len(spans) else len(older.text)
    line = older.text.rfind("\n", 0, start) + 1
    start = start if older.text[line:start].strip() else line
    return Change(start, end, end + change.shift)


def _with_regions(change: Change, older: Document, newer: Document) -> Change:
    """A change with what was a quotation, verse, a caption or the like, and is none now, or the other way round."""
    start, now = change.start, change.now
    for layer in (_quoted, verses, block_quotations, captions, _told):
        was = {*_outside(older.layer(layer), change.start, change.before, change.shift)}
        for span in was ^ {*_outside(newer.layer(layer), change.start, change.now, 0)}:
            start, now = min(start, span.start), max(now, span.end)
    return Change(start, now - change.shift, now)


def _told(doc: Document) -> Sequence[Span]:
    """What the file says is left out, or its headline."""
    return [*doc.left_out, *(span for span in (doc.metadata.headline, doc.metadata.standfirst) if span)]


def _quoted(doc: Document) -> Sequence[Span]:
    return [quotation.span for quotation in doc.layer(outermost)]


def _outside(spans: Iterable[Span], start: int, end: int, shift: int) -> Iterator[Span]:
    """What of these spans stands outside a part of the text; that behind it is moved."""
    for span in spans:
        if span.start < start:
            yield Span(span.start, min(span.end, start))
        if span.end > end:
            yield Span(max(span.start, end) + shift, span.end + shift)


def shift_findings(findings: Iterable[Finding], change: Change) -> Iterator[Finding]:
    """Findings of the older text of which no place meets what has changed, at their places in the newer one."""
    for finding in findings:
        spans = [finding.span, *(note.span for note in finding.notes if not note.in_original)]
        spans += [edit.span for fix in finding.fixes for edit in fix.edits]
        places = {span: place for span in spans if (place := change.moved(span))}
        if len(places) == len({*spans}):
            yield _at(finding, places)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _at(finding: Finding, places: dict[Span, Span]) -> Finding:
    """A finding with each of its spans at another place."""
    return finding._replace(
        span=places[finding.span],
        notes=tuple(note if note.in_original else note._replace(span=places[note.span]) for note in finding.notes),
        fixes=tuple(
            Fix(title, tuple(Edit(places[span], text) for span, text in edits), safe)
            for title, edits, safe in finding.fixes
        ),
    )
