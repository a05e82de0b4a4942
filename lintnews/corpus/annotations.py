"""Judgements: whether an editor would thank for a finding, said by a person, one JSON line each.

    {"rule": "names/drift", "document": "a.jsonl#17", "fingerprint": "…", "right": true, "reason": "", …}

`right` is null until somebody has read the finding and puts true or false there. `mqm` may say how bad it is, in the
words of MQM: neutral, minor, major or critical.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from json import dumps, loads
from typing import Any

from lintnews.corpus.tally import LABELS, SampledFinding, Tally
from lintnews.reporters.precision import Count, Figures, Measure

Key = tuple[str, str, str]
"""Document, rule, fingerprint."""
_KEY = ("document", "rule", "fingerprint")
SEVERITIES = ("neutral", "minor", "major", "critical")
"""How bad an error is, in the words of MQM."""


def read(text: str) -> dict[Key, dict[str, Any]]:
    """The judgements of a file, those that are still to be made too. Raises `ValueError` with the line."""
    made: dict[Key, dict[str, Any]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = loads(line)
            document, rule, fingerprint = (str(record[name]) for name in _KEY)
            if record["right"] not in (True, False, None):
                raise ValueError("'right' wants true, false or null")
            if record.get("mqm") not in (None, *SEVERITIES):
                raise ValueError(f"'mqm' wants one of {', '.join(SEVERITIES)}")
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f"line {number} is no judgement: {error}") from None
        made[document, rule, fingerprint] = record
    return made


def write(sample: Iterable[SampledFinding], before: Mapping[Key, Mapping[str, Any]], *, texts: bool) -> str:
    """The sample to be judged, with what was judged before; what was judged and is no longer picked stays.

    `texts`: with what was found, for the person who judges; without, for a file to pass on.
    """
    records: dict[Key, Mapping[str, Any]] = {}
    for picked in sample:
        own = before.get(picked.key, {})
        records[picked.key] = _record(picked, own) if texts else {**_bare(picked.key), **_verdict(own)}
    for key, own in before.items():
        if key not in records and own["right"] is not None:
            records[key] = own if texts else {**_bare(key), **_verdict(own)}
    ordered = sorted(records.values(), key=lambda record: str(record["rule"]))
    return "".join(dumps(record, ensure_ascii=False) + "\n" for record in ordered)


def _bare(key: Key) -> dict[str, Any]:
    document, rule, fingerprint = key
    return {"rule": rule, "document": document, "fingerprint": fingerprint}


def _verdict(own: Mapping[str, Any]) -> dict[str, Any]:
    mqm = {"mqm": own["mqm"]} if "mqm" in own else {}
    return {"right": own.get("right"), "reason": own.get("reason", ""), **mqm}


def _record(picked: SampledFinding, own: Mapping[str, Any]) -> dict[str, Any]:
    seen = picked.seen
    said = {"severity": seen.severity, "message": seen.message, "context": seen.context, "also": seen.also}
    return {**_bare(picked.key), **_verdict(own), **said}


def renewed(
    figures: Figures,
    name: str,
    version: str,
    tally: Tally,
    rules: Iterable[str],
    judged: Iterable[tuple[str, str, bool]],
    known: Container[str],
) -> Figures:
    """The figures with those of a run over the texts called `name`.

    `rules`: all that ran, since finding nothing is a figure too; `judged`: rule, severity and verdict of each finding
    of this run that somebody has read; `known`: all rules that there are, the figures of others go.
    """
    read: dict[tuple[str, str], Count] = {}
    for rule, label, right in judged:
        read[rule, label] = read.get((rule, label), Count()).plus(Count(0, 1, right))
    made = {rule: dict(by_name) for rule, by_name in figures.rules.items() if rule in known}
    for rule in rules:
        counts = dict(_counts(rule, tally, read))
        made.setdefault(rule, {})[name] = Measure(version, tally.words, counts)
    return Figures(made)


def _counts(rule: str, tally: Tally, read: Mapping[tuple[str, str], Count]) -> Iterator[tuple[str, Count]]:
    for label in LABELS:
        if found := tally.by_severity[rule][label] if rule in tally.by_severity else 0:
            yield label, read.get((rule, label), Count())._replace(found=found)
