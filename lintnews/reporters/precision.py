"""What was measured of each rule: how often it finds something in which texts, and how often a reader agreed.

The figures stand in `precision.json`, which `lintnews corpus ... --measured FILE --as NAME` renews and nobody writes by
hand.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from json import dumps, loads
from typing import Any

from lintnews.records import NamedTuple

VERSION = 1
FILE = os.path.join(os.path.dirname(__file__), "precision.json")


class Count(NamedTuple):
    """Findings of one rule and severity: all, those that somebody read, and those that an editor would thank for."""

    found: int = 0
    judged: int = 0
    right: int = 0

    def plus(self, other: Count) -> Count:
        """The sums."""
        return Count(self.found + other.found, self.judged + other.judged, self.right + other.right)


class Measure(NamedTuple):
    """What a rule found in one collection of texts."""

    lintnews: str
    """The version that was measured."""
    words: int
    counts: Mapping[str, Count]
    """By severity."""


class Figures(NamedTuple):
    """The file: for each rule what was measured, by the names of the collections."""

    rules: Mapping[str, Mapping[str, Measure]]

    def total(self, rule: str, severity: str | None = None) -> Count:
        """All that is known of a rule, or of its findings of one severity."""
        total = Count()
        for measure in self.rules.get(rule, {}).values():
            for label, count in measure.counts.items():
                if severity in (None, label):
                    total = total.plus(count)
        return total

    def statement(self, rule: str) -> str:
        """What a rule's page says of it."""
        if rule not in self.rules:
            return "Not measured."
        measures = sorted(self.rules[rule].items())
        versions = sorted({measure.lintnews for _, measure in measures})
        said = f"Findings per 1,000 words, with lintnews {', '.join(versions)}: "
        said += "; ".join(f"{name}: {_rates(measure)}" for name, measure in measures)
        count = self.total(rule)
        if not count.judged:
            return f"{said}. Precision: not measured."
        share = 100 * count.right / count.judged
        return f"{said}. Of {count.judged} that were read in their context {count.right} were right ({share:.0f} %)."


def _rates(measure: Measure) -> str:
    rates = [f"{label} {1000 * count.found / max(1, measure.words):.3f}" for label, count in measure.counts.items()]
    return f"{', '.join(rates) or 'none'} ({measure.words:,} words)"


@cache
def measured() -> Figures:
    """The figures that come with lintnews."""
    with open(FILE, encoding="utf-8") as file:
        return read(file.read())


def read(text: str) -> Figures:
    """Figures from the text of a file. Raises `ValueError` where it is none."""
    try:
        content = loads(text)
        if content["version"] != VERSION:
            raise ValueError(f"version {content['version']}")
        return Figures(
            {
                rule: {name: _measure(made) for name, made in by_name.items()}
                for rule, by_name in content["rules"].items()
            }
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"no figures of version {VERSION}: {error}") from None


def write(figures: Figures) -> str:
    """The reverse: a line for each rule and collection, so that a change of one is a change of a line."""
    blocks = []
    for rule, by_name in sorted(figures.rules.items()):
        lines = [f"    {dumps(name)}: {dumps(measure._asdict())}" for name, measure in sorted(by_name.items())]
        blocks.append(f"  {dumps(rule)}: {{\n" + ",\n".join(lines) + "\n  }")
    return f'{{"version": {VERSION}, "rules": {{\n' + ",\n".join(blocks) + "\n}}\n"


def _measure(made: Mapping[str, Any]) -> Measure:
    counts = {label: Count(*count) for label, count in made["counts"].items()}
    return Measure(made["lintnews"], made["words"], counts)
