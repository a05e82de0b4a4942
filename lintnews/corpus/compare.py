"""What a change of rules, settings or version gained and lost: the difference of two runs, finding by finding."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lintnews.corpus.log import LINES, Line, LoggedDocument, lines_of, read_head
from lintnews.corpus.tally import SampledFinding, shown
from lintnews.records import NamedTuple

GAINED, LOST, CHANGED = "+", "-", "~"


class Difference(NamedTuple):
    """A finding of one run that the other has not, or has with another severity."""

    sign: str
    picked: SampledFinding
    before: str = ""
    """The severity that it had."""

    def to_json(self) -> dict[str, Any]:
        """The difference as plain data."""
        return {"sign": self.sign, "before": self.before, **self.picked.to_json()}


class Comparison:
    """The differences from the old run in `old` to the new one in `new`, and how many documents only one of them read.

    Raises `ValueError` where a folder holds no run.
    """

    def __init__(self, old: str, new: str) -> None:
        self.only_old = self.only_new = self.both = 0
        self.head = read_head(old)
        self._old, self._new = old, new

    def __iter__(self) -> Iterator[Difference]:
        places = self._places()
        with open(os.path.join(self._old, LINES), "rb") as file:
            for line in lines_of(self._new):
                place = places.pop(line.document, None)
                if place is None:
                    self.only_new += 1
                    continue
                self.both += 1
                file.seek(place)
                yield from _differences(Line.of(file.readline()), line)
        self.only_old = len(places)

    def _places(self) -> dict[str, int]:
        """Where each document stands in the old run."""
        places: dict[str, int] = {}
        with open(os.path.join(self._old, LINES), "rb") as file:
            at = 0
            for data in file:
                places[Line.of(data).document] = at
                at += len(data)
        return places


def _differences(old: Line, new: Line) -> Iterator[Difference]:
    before, after = _by_key(old), _by_key(new)
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        if was is None and now:
            yield Difference(GAINED, SampledFinding(new.document, now))
        elif now is None and was:
            yield Difference(LOST, SampledFinding(old.document, was))
        elif was and now and was.severity != now.severity:
            yield Difference(CHANGED, SampledFinding(new.document, now), was.severity)


def _by_key(line: Line) -> dict[tuple[str, str], LoggedDocument]:
    return {(seen.rule, seen.fingerprint): seen for seen in line.findings}


def report(comparison: Comparison) -> Iterator[str]:
    """The differences for people, and their number by rule."""
    counts: dict[str, Counter[str]] = {}
    for difference in comparison:
        counts.setdefault(difference.picked.seen.rule, Counter())[difference.sign] += 1
        first, *rest = shown(difference.picked)
        was = f" (was {difference.before})" if difference.before else ""
        yield f"{difference.sign} {first}{was}"
        yield from rest
    yield ""
    yield (
        f"compared with a run of lintnews {comparison.head.get('lintnews')}, {comparison.both:,} documents in both, "
        f"{comparison.only_new:,} only in this one, {comparison.only_old:,} only in the other"
    )
    for rule, count in sorted(counts.items()):
        yield f"{rule}: {count[GAINED]} gained, {count[LOST]} lost, {count[CHANGED]} of another severity"
    if not counts:
        yield "no finding differs"
