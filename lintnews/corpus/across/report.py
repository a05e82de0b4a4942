"""The second pass: what the articles of an archive contradict each other in, with the lines of both places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from lintnews import __version__
from lintnews.corpus.across.claims import Contradiction, Place
from lintnews.corpus.across.rules import BY_ID, RULES
from lintnews.corpus.across.shelf import Shelf
from lintnews.corpus.archive import Fields, entries
from lintnews.corpus.articles import evidence_row, finding_row
from lintnews.corpus.columns import VERSION
from lintnews.files.discovery import Found
from lintnews.files.line_index import LineIndex
from lintnews.findings import Span
from lintnews.input.sources import UnreadableError
from lintnews.linter.linter import Linter
from lintnews.results import FileReport, Notification, Region, Related, Result, Run

MOST = 2000
"""Findings of each rule that are told; the rest is counted."""


def contradictions(shelf: Shelf) -> Iterator[Contradiction]:
    """All that the articles of a shelf contradict each other in, rule by rule, one group in memory at a time."""
    facts = lru_cache(maxsize=2000)(shelf.facts)
    for found in shelf.groups():
        yield from BY_ID[found.rule].compare(found.key, found.group, facts)


def report(shelf: Shelf, files: Iterable[Found], fields: Fields, linter: Linter) -> Run:
    """The report of a whole archive, as of any other run.

    Of its `files`, those of what was found are read once more, and only read; `fields`: what their columns are called.
    """
    told: list[Contradiction] = []
    counts: Counter[str] = Counter()
    seen: set[tuple[str, Place]] = set()
    for one in contradictions(shelf):
        if (one.rule, one.here) in seen:
            continue  # one finding for each place, whatever number of articles contradict it
        counts[one.rule] += 1
        if counts[one.rule] <= MOST:
            told.append(one)
            seen.add((one.rule, one.here))
    notes = tuple(
        Notification("warning", f"{count - MOST:,} more findings of this rule are not told", source=rule)
        for rule, count in sorted(counts.items())
        if count > MOST
    )
    regions = _regions(told, files, fields, linter)
    results: dict[str, list[Result]] = defaultdict(list)
    for one in told:
        if one.here in regions and one.there in regions:
            results[one.here.article].append(_result(one, regions))
    reports = tuple(
        FileReport(article, 0, tuple(sorted(found, key=lambda one: (one.region.start, one.rule, one.message))))
        for article, found in sorted(results.items())
    )
    return Run(__version__, linter.loader.root, reports, RULES, notes)


def rows_across(made: Run, shelf: Shelf) -> Iterator[dict[str, Any]]:
    """The rows of what the articles contradict one another in."""
    for file in made.files:
        for result in file.results:
            evidence = [
                {**evidence_row(one), "article": shelf.key(one.path or ""), "document": one.path}
                for one in result.related
            ]
            yield {
                **finding_row(result),
                "schema_version": VERSION,
                "mqm": BY_ID[result.rule].meta.mqm,
                "article": shelf.key(result.path),
                "document": result.path,
                "evidence": evidence,
            }


def _regions(
    told: Iterable[Contradiction], files: Iterable[Found], fields: Fields, linter: Linter
) -> dict[Place, Region]:
    """The regions of all places that are shown."""
    wanted: dict[str, set[Place]] = defaultdict(set)
    for one in told:
        for place in (one.here, one.there, *one.others):
            wanted[place.article].add(place)
    # The name of an article begins with that of its file; `#` may stand in both.
    heads = {document[:at] for document in wanted for at, sign in enumerate(f"{document}#") if sign == "#"}
    holding = (one for one in files if linter.loader.shown(one.path) in heads)
    regions: dict[Place, Region] = {}
    for entry in entries(linter.loader, holding, fields):
        if isinstance(entry, Notification) or entry.document not in wanted:
            continue
        try:
            doc = linter.document(entry.found, entry.data)
        except UnreadableError:
            continue
        if doc:
            table = LineIndex(doc.file_text)
            for place in wanted.pop(entry.document):
                regions[place] = table.region(Span(place.start, place.end))
    return regions


def _result(one: Contradiction, regions: dict[Place, Region]) -> Result:
    others = (place for place in one.others if place in regions)
    related = (
        Related(regions[one.there], one.note, one.there.article, is_article=True),
        *(Related(regions[place], f"{one.note} again", place.article, is_article=True) for place in others),
    )
    said = (one.rule, one.here.article, regions[one.here].quote, one.there.article, regions[one.there].quote)
    mark = blake2b("\0".join(said).encode("utf-8", "replace"), digest_size=16).hexdigest()
    severity = BY_ID[one.rule].meta.severity
    return Result(one.here.article, one.rule, severity, one.message, regions[one.here], related, fingerprint=mark)
