"""What a run comes to: findings per 1,000 words of each rule, and a sample of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from heapq import heappush, heappushpop
from typing import Any

from lintnews.corpus.log import Line, LoggedDocument
from lintnews.records import NamedTuple

LABELS = ("error", "warning", "note")


class SampledFinding(NamedTuple):
    """A finding and its document."""

    document: str
    seen: LoggedDocument

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by: document, rule and fingerprint."""
        return self.document, self.seen.rule, self.seen.fingerprint

    def to_json(self) -> dict[str, Any]:
        """The finding as plain data."""
        return {"document": self.document, **self.seen._asdict()}


class Tally:
    """Counts of a run; `by_entry`: of each entry of a pack, too, which takes memory for whatever is said."""

    def __init__(self, *, by_entry: bool = False) -> None:
        self.by_entry = by_entry
        self.documents = 0
        self.words = 0
        self.failed = 0
        """Documents on which something failed."""
        self.by_severity: dict[str, Counter[str]] = defaultdict(Counter)
        """Findings of each rule by severity."""
        self.hit: Counter[str] = Counter()
        """Documents with a finding of each rule."""
        self.by_message: Counter[tuple[str, str]] = Counter()
        """Findings of each rule that say the same, but for what they quote first: an entry of a pack each."""

    def add(self, line: Line) -> None:
        """Count a document."""
        self.documents += 1
        self.words += line.words
        self.failed += bool(line.problems)
        for seen in line.findings:
            self.by_severity[seen.rule][seen.severity] += 1
            if self.by_entry:
                self.by_message[seen.rule, re.sub("“[^”]*”", "“…”", seen.message, count=1)] += 1
        self.hit.update({seen.rule for seen in line.findings})

    def rate(self, count: int) -> float:
        """Findings per 1,000 words."""
        return 1000 * count / max(1, self.words)

    def to_json(self) -> dict[str, Any]:
        """The figures as plain data."""
        return {
            "documents": self.documents,
            "words": self.words,
            "failed": self.failed,
            "rules": {
                rule: {
                    "documents": self.hit[rule],
                    "findings": {label: counts[label] for label in LABELS},
                    "per_thousand_words": {label: round(self.rate(counts[label]), 4) for label in LABELS},
                }
                for rule, counts in sorted(self.by_severity.items())
            },
        }

    def table(self) -> Iterator[str]:
        """The figures for people, most frequent first."""
        many = "document" if self.documents == 1 else "documents"
        yield f"{self.documents:,} {many}, {self.words:,} words; findings per 1,000 words:"
        yield ""
        wide = max((len(rule) for rule in self.by_severity), default=4)
        yield f"{'rule':<{wide}}  {'errors':>8} {'warnings':>8} {'notes':>8}  documents"
        totals: Counter[str] = Counter()
        for rule, counts in sorted(self.by_severity.items(), key=lambda item: (-item[1].total(), item[0])):
            totals += counts
            yield f"{rule:<{wide}}  {self._cells(counts)}  {self.hit[rule]:>9,}"
        yield f"{'all':<{wide}}  {self._cells(totals)}"

    def entries(self) -> Iterator[str]:
        """The rate of each entry, most frequent first: what one rule says in the same words, whatever it quotes."""
        for (rule, said), count in sorted(self.by_message.items(), key=lambda item: (-item[1], item[0])):
            yield f"{self.rate(count):>8.3f} {count:>6,}  {rule}: {said}"

    def _cells(self, counts: Counter[str]) -> str:
        return " ".join(f"{self.rate(counts[label]):>8.3f}" for label in LABELS)


class Sample:
    """So many findings of each rule, picked by chance: the same ones for the same seed, whatever else is found."""

    def __init__(self, size: int, seed: int) -> None:
        self.size = size
        self.seed = seed
        self._lots: dict[str, list[tuple[int, SampledFinding]]] = defaultdict(list)

    def add(self, line: Line) -> None:
        """Let the findings of a document draw their lots."""
        for seen in line.findings if self.size else ():
            picked = SampledFinding(line.document, seen)
            lot = -int.from_bytes(blake2b("\0".join((str(self.seed), *picked.key)).encode(), digest_size=8).digest())
            lots = self._lots[seen.rule]
            if len(lots) < self.size:
                heappush(lots, (lot, picked))
            else:
                heappushpop(lots, (lot, picked))

    def picked(self) -> Iterator[SampledFinding]:
        """The sample, rule by rule, in the order of the lots: the first of a larger sample are the smaller one."""
        for rule in sorted(self._lots):
            yield from (picked for _, picked in sorted(self._lots[rule], reverse=True))


def shown(picked: SampledFinding) -> Iterator[str]:
    """A finding in its context for people."""
    seen = picked.seen
    yield f"{picked.document}: {seen.severity}[{seen.rule}]: {seen.message}"
    yield f"    {seen.context}"
    yield from (f"      {message}: {context}" for message, context in seen.also)
