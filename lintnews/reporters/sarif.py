"""SARIF 2.1.0, for code scanning and editors.

Columns and offsets are UTF-16 code units, because that is what every consumer takes them for. The types of MQM are a
taxonomy that rules and results refer to.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from json import dumps
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lintnews.findings import Severity
from lintnews.reporters import json_bytes, json_values
from lintnews.reporters.precision import measured
from lintnews.results import LocatedFix, Notification, Region, Related, Result, Run, Suppression
from lintnews.rule import Invalid, Rule, Valid, good_example

MOST_RESULTS = 25_000
"""Code scanning refuses a run that has more."""

SHOWN_RESULTS = 5_000
"""Code scanning shows so many of them."""

_MOST_RELATED = 100
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_MQM = {"name": "MQM", "index": 0, "guid": "6a0cf7f5-3c0a-5d0e-9d0b-7a4c8f3e1b52"}
_FINGERPRINT = "lintnews/v1"

Json = dict[str, Any]


def render(run: Run) -> bytes:
    """One log with one run, a result a line."""
    return b"".join(pieces(run))


def pieces(run: Run) -> Iterator[bytes]:
    """The same, result by result."""
    types = _types(run.rules)
    strangers = sorted({result.rule for result in run.each_result()} - {rule.id for rule in run.rules})
    descriptors = chain((_descriptor(rule, types) for rule in run.rules), ({"id": name} for name in strangers))
    indexes = {name: index for index, name in enumerate((*(rule.id for rule in run.rules), *strangers))}
    counts = Counter(map(_weight, run.each_result()))
    notifications = [*run.all_notifications, *_left_out(counts)]
    driver = {"name": "lintnews", "semanticVersion": run.version, "supportedTaxonomies": [_MQM]}
    head = {
        "automationDetails": {"id": "lintnews/"},
        "columnKind": "utf16CodeUnits",
        "language": "en",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"uri": _folder_uri(run.root), "description": {"text": "Where the run began."}}},
        "taxonomies": [_taxonomy(types)],
        "invocations": [
            {
                "executionSuccessful": not any(note.level == "error" for note in notifications),
                "toolExecutionNotifications": [_notification(note, indexes) for note in notifications],
            }
        ],
    }
    mqm = {rule.id: _reference(rule.meta.mqm, types) for rule in run.rules}
    opening = f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [\n'
    yield json_bytes(f'{opening}{{"tool": {{"driver": {_dumps(driver)[:-1]}, "rules": [')
    yield from json_values(descriptors, ", ")
    yield json_bytes(f']}}}}, {_dumps(head)[1:-1]},\n"results": [\n')
    yield from json_values(_result(result, indexes, mqm) for result in _shown(run, counts))
    yield b"\n]}\n]}\n"


def uri(path: str) -> str:
    """A path as a URI reference: relative as it is, `file:` for an absolute one."""
    return Path(path).as_uri() if os.path.isabs(path) else quote(os.fsencode(path))


_Weight = tuple[bool, int]
"""Whether a result is suppressed, and how severe it is: what weighs more comes first."""


def _weight(result: Result) -> _Weight:
    return result.suppression is not None, -result.severity


def _shown(run: Run, counts: Mapping[_Weight, int]) -> Iterator[Result]:
    """The results that fit, the most severe first where not all are shown."""
    if sum(counts.values()) <= SHOWN_RESULTS:
        return run.each_result()
    # Once through all of them for each weight: they may be more than memory holds.
    by_weight = (result for weight in sorted(counts) for result in run.each_result() if _weight(result) == weight)
    return islice(by_weight, MOST_RESULTS)


def _left_out(counts: Mapping[_Weight, int]) -> Iterator[Notification]:
    """What is said of the results that do not fit."""
    room, left = MOST_RESULTS, Counter[Severity]()
    for weight in sorted(counts):
        left[Severity(-weight[1])] += max(counts[weight] - room, 0)
        room = max(room - counts[weight], 0)
    if number := left.total():
        said = ", ".join(f"{left[one]:,} of severity {one.label}" for one in reversed(Severity) if left[one])
        total = f"{number:,} of {sum(counts.values()):,} results"
        yield Notification("warning", f"{total} were left out, the least severe ones: {said}")


# --- rules and their types


def _descriptor(rule: Rule, types: Mapping[str, int]) -> Json:
    words = rule.documentation
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in re.split(r"[^A-Za-z0-9]+", rule.id)),
        "shortDescription": {"text": _plain(words.summary)},
        "fullDescription": {"text": _plain(words.reason or words.summary)},
        "help": {"text": _plain(_help(rule)), "markdown": _help(rule)},
        "defaultConfiguration": {"level": rule.meta.severity.label},
        "relationships": [{"target": _reference(rule.meta.mqm, types), "kinds": ["superset"]}],
    }


def _help(rule: Rule) -> str:
    """A rule's page: what it is, why, what it does not find, how often it was right, a bad example and a good one."""
    words = rule.documentation
    parts = [words.summary, words.reason]
    if words.not_found:
        parts.append(f"Not found: {words.not_found}")
    parts.append(measured().statement(rule.id))
    if rule.INVALID:
        parts += ["Bad (the place is marked):", *_example(rule.INVALID[0])]
    if rule.VALID:
        parts += ["Good:", *_example(good_example(rule.VALID[0]))]
    return "\n\n".join(filter(None, parts))


def _example(example: Valid | Invalid) -> Iterator[str]:
    yield _block(example.text)
    if example.original:
        yield from ("Its original:", _block(example.original))


def _block(example: str) -> str:
    return "\n".join(f"    {line}" for line in example.strip().split("\n"))


def _types(rules: Iterable[Rule]) -> dict[str, int]:
    """The types of MQM that rules have, with the dimensions above them, and their places in the taxonomy."""
    names = {rule.meta.mqm for rule in rules}
    return {name: index for index, name in enumerate(sorted(names | {name.partition("/")[0] for name in names}))}


def _taxonomy(types: Mapping[str, int]) -> Json:
    return {
        "name": _MQM["name"],
        "guid": _MQM["guid"],
        "fullName": "Multidimensional Quality Metrics",
        "organization": "MQM Council",
        "informationUri": "https://themqm.org",
        "shortDescription": {"text": "Types of translation errors."},
        "isComprehensive": False,
        "taxa": [_taxon(name, types) for name in types],
    }


def _taxon(name: str, types: Mapping[str, int]) -> Json:
    dimension, _, kind = name.partition("/")
    above = [{"target": _reference(dimension, types), "kinds": ["superset"]}]
    return {"id": name, "shortDescription": {"text": kind or dimension}, **({"relationships": above} if kind else {})}


def _reference(name: str, types: Mapping[str, int]) -> Json:
    return {"id": name, "index": types[name], "toolComponent": _MQM}


# --- results


def _result(result: Result, indexes: Mapping[str, int], mqm: Mapping[str, Json]) -> Json:
    made: Json = {
        "ruleId": result.rule,
        "ruleIndex": indexes[result.rule],
        "level": result.severity.label,
        "message": {"text": _plain(result.message)},
        "locations": [_location(result.path, result.region)],
        "partialFingerprints": {_FINGERPRINT: result.fingerprint},
    }
    if result.rule in mqm:
        made["taxa"] = [mqm[result.rule]]
    if result.related:
        places = enumerate(result.related[:_MOST_RELATED], 1)
        made["relatedLocations"] = [_related(result.path, place, number) for number, place in places]
    if result.fixes:
        made["fixes"] = [_fix(result.path, fix) for fix in result.fixes]
    if result.suppression:
        made["suppressions"] = [_suppression(result.suppression)]
    if result.is_new is not None:
        made["baselineState"] = "new" if result.is_new else "unchanged"
    return made


def _location(path: str, region: Region) -> Json:
    place = {"artifactLocation": _artifact(path), "region": {**_region(region), **_snippet(region)}}
    return {"physicalLocation": {**place, **_context(region)}}


def _related(path: str, related: Related, number: int) -> Json:
    return {
        "id": number,
        **_location(related.path or path, related.region),
        "message": {"text": _plain(related.message)},
    }


def _artifact(path: str) -> Json:
    return {"uri": uri(path)} if os.path.isabs(path) else {"uri": uri(path), "uriBaseId": _ROOT}


def _region(region: Region) -> Json:
    return {
        "startLine": region.line,
        "startColumn": region.utf16_column,
        "endLine": region.end_line,
        "endColumn": region.utf16_end_column,
        "charOffset": region.utf16_start,
        "charLength": region.utf16_end - region.utf16_start,
    }


def _snippet(region: Region) -> Json:
    """The text of the region, where it was kept whole."""
    whole = len(region.quote) == region.end - region.start and region.quote
    return {"snippet": {"text": region.quote}} if whole else {}


def _context(region: Region) -> Json:
    """What was kept of the line around the region, with the place of just that, where it is more than the region."""
    line = region.source_line
    first, last = region.column - region.source_line_column, region.end_column - region.source_line_column
    if region.end_line != region.line or not 0 <= first <= last <= len(line) or last - first == len(line):
        return {}
    start = region.utf16_column - _utf16(line[:first])
    place = {"startLine": region.line, "startColumn": start, "endColumn": start + _utf16(line)}
    return {"contextRegion": {**place, "snippet": {"text": line}}}


def _utf16(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)


def _fix(path: str, fix: LocatedFix) -> Json:
    replacements = [
        {"deletedRegion": _region(edit.region), "insertedContent": {"text": edit.text}} for edit in fix.replacements
    ]
    return {
        "description": {"text": _plain(fix.title)},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }


def _suppression(suppression: Suppression) -> Json:
    kind = "inSource" if suppression.kind == "inline" else "external"
    return {"kind": kind, "status": "accepted", "justification": suppression.reason or suppression.kind}


# --- the run


def _notification(note: Notification, indexes: Mapping[str, int]) -> Json:
    said = note.message if note.source == "lintnews" else f"{note.source}: {note.message}"
    made: Json = {"level": note.level, "message": {"text": _plain(said)}}
    if note.path is not None:
        region = {"region": {"startLine": note.line}} if note.line else {}
        made["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(note.path), **region}}]
    if note.source in indexes:
        made["associatedRule"] = {"id": note.source, "index": indexes[note.source]}
    return made


def _folder_uri(folder: str) -> str:
    return Path(folder).absolute().as_uri().rstrip("/") + "/"


def _plain(text: str) -> str:
    """A message without what SARIF reads as an embedded link or a placeholder."""
    text = re.sub(r"\[(?=[^\]\n]*\]\()", r"\\[", text)
    return re.sub(r"\{(\d+)\}", r"{{\1}}", text)


def _dumps(value: Any) -> str:
    return dumps(value, ensure_ascii=False)
