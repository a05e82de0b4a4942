"""A scorecard as JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from json import dumps
from typing import Any

from lintnews import __version__
from lintnews.corpus.scorecard.score import SEVERITIES, STATES, WEIGHTS, Group, Scorecard, Series
from lintnews.corpus.scorecard.statistics import Change, Interval
from lintnews.corpus.tally import LABELS

VERSION = 1
SOURCE = "https://themqm.org/error-types-2/the-mqm-scoring-models/"
_DIGITS = 4


def as_json(made: Scorecard) -> bytes:
    """The scorecard as `lintnews/schemas/scorecard-1.schema.json` says."""
    said = {
        "version": VERSION,
        "lintnews": __version__,
        "weights": WEIGHTS,
        "severities": SEVERITIES,
        "source": SOURCE,
        "seed": made.seed,
        "samples": made.samples,
        "confidence": made.confidence,
        "whole": _group(made.whole, named=False),
        "groups": {name: [_group(one) for one in groups] for name, groups in made.groups.items()},
        "series": [_series(one) for one in made.series],
        "precision": [
            {
                "rule": one.rule,
                "severity": one.severity,
                "judged": one.judged,
                "right": one.right,
                "interval": _interval(one.interval),
                "elsewhere": {"judged": one.elsewhere.judged, "right": one.elsewhere.right},
                "share": round(one.share, _DIGITS),
            }
            for one in made.precision
        ],
    }
    return (dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def as_csv(made: Scorecard) -> bytes:
    """A row for each group of each dimension, the whole archive first."""
    out = io.StringIO()
    rows = list(_rows(made))
    writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def _rows(made: Scorecard) -> Iterator[dict[str, Any]]:
    every: Iterable[tuple[str, Group]] = (
        ("all", made.whole),
        *((name, group) for name, groups in made.groups.items() for group in groups),
    )
    for dimension, group in every:
        yield {
            "dimension": dimension,
            "name": _cell(group.name),
            "documents": group.documents,
            "words": group.words,
            **{f"{label}s_{state}": group.counts[label][state] for label in LABELS for state in STATES},
            **_bounds("found", group.found, group.found_interval),
            **_bounds("estimate", group.estimate, group.interval),
            **_bounds("errors", group.errors, group.errors_interval),
            "rank": group.place.rank if group.place else "",
            "rank_best": group.place.best if group.place else "",
            "rank_worst": group.place.worst if group.place else "",
        }


def _bounds(name: str, value: float, interval: Interval | None) -> dict[str, Any]:
    low, high = (round(bound, _DIGITS) for bound in interval) if interval else ("", "")
    return {name: round(value, _DIGITS), f"{name}_low": low, f"{name}_high": high}


def _cell(text: str) -> str:
    """A text that no program for tables takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _group(group: Group, named: bool = True) -> dict[str, Any]:
    return {
        **({"name": group.name} if named else {}),
        "documents": group.documents,
        "words": group.words,
        "findings": group.counts,
        "found": round(group.found, _DIGITS),
        "found_interval": _interval(group.found_interval),
        "estimate": round(group.estimate, _DIGITS),
        "interval": _interval(group.interval),
        "errors": round(group.errors, _DIGITS),
        "errors_interval": _interval(group.errors_interval),
        "types": {mqm: round(points, _DIGITS) for mqm, points in group.types.items()},
        "rank": group.place._asdict() if group.place else None,
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return [round(bound, _DIGITS) for bound in interval] if interval else None


def _series(one: Series) -> dict[str, Any]:
    return {
        "dimension": one.dimension or "all",
        "name": one.name,
        "weeks": [{**week._asdict(), "estimate": round(week.estimate, _DIGITS)} for week in one.weeks],
        "change": _change(one, one.change, one.change_p),
        "trend": _change(one, one.trend, one.trend_p),
    }


def _change(one: Series, change: Change | None, corrected: float) -> dict[str, Any] | None:
    if change is None:
        return None
    return {
        "from": one.weeks[change.at].week,
        "before": round(change.before, _DIGITS),
        "after": round(change.after, _DIGITS),
        "p": round(change.p, 6),
        "p_corrected": round(corrected, 6),
        "is_chance": corrected > 0.05,
    }
