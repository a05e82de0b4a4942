"""What a keystroke leaves as it was: the findings in paragraphs that are the same now, at their places now."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Span
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.records import NamedTuple


class Change(NamedTuple):
    """The lines in which two texts differ: where they begin, and where they end in the older and the newer one."""

    start: int
    before: int
    now: int

    def moved(self, span: Span) -> Span | None:
        """Where a span of the older text stands in the newer one; None if it meets what has changed."""
        if span.end <= self.start:
            return span
        shift = self.now - self.before
        return Span(span.start + shift, span.end + shift) if span.start >= self.before else None


def between(before: str, now: str) -> Change:
    """What has changed between two texts."""
    most = min(len(before), len(now))
    head = _shared(before, now)
    tail = min(_shared(before[::-1], now[::-1]), most - head)
    head = before.rfind("\n", 0, head) + 1
    behind = before.find("\n", len(before) - tail)
    tail = len(before) - behind if behind >= 0 else 0
    return Change(head, len(before) - tail, len(now) - tail)


def around(change: Change, doc: Document) -> Change:
    """The change with the whole paragraphs of the newer text that it lies in, the one before and the one behind."""
    spans = doc.layer(paragraphs)
    first = bisect_left(spans, change.start, key=lambda span: span.end) - 1
    last = bisect_right(spans, change.now, key=lambda span: span.start)
    start = min(change.start, spans[first].start) if first >= 0 else 0
    now = max(change.now, spans[last].end) if last < len(spans) else len(doc.text)
    return Change(start, change.before + now - change.now, now)


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
