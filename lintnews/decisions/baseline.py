"""The findings that a project knows already: what counts is what is new.

A baseline is a JSON file to commit. A finding is known by its fingerprint in its file; else, after an edit next to it,
by its rule and text there; else, after its file was renamed, by its fingerprint alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from json import dumps, loads
from typing import Any

from lintnews.records import NamedTuple
from lintnews.reporters import to_bytes
from lintnews.results import FileReport, Result, Suppression

VERSION = 1


class BaselineEntry(NamedTuple):
    """A finding of a baseline."""

    path: str
    rule: str
    fingerprint: str
    quote: str
    message: str
    """For people who read the file; it is not compared."""


class Compared(NamedTuple):
    """Reports in which every result says whether it is new, and what the baseline holds and is not found any more."""

    files: tuple[FileReport, ...]
    gone: tuple[BaselineEntry, ...]


def baseline(results: Iterable[Result]) -> tuple[BaselineEntry, ...]:
    """What there is to know of the results that count."""
    counted = (one for one in results if one.suppression is None or one.suppression.kind == "baseline")
    return tuple(map(_entry, counted))


def write(known: Iterable[BaselineEntry]) -> bytes:
    """A baseline as a file, a finding a line, in the order of paths."""
    lines = ",\n".join(dumps(one._asdict(), ensure_ascii=False) for one in sorted(known))
    return to_bytes(f'{{"version": {VERSION}, "findings": [\n{lines}\n]}}\n')


def read(data: bytes) -> tuple[BaselineEntry, ...]:
    """The findings of a file that `write` made. Raises `ValueError`."""
    try:
        content = loads(data)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not a baseline, which is JSON ({error}): `lintnews baseline` makes one") from None
    if not isinstance(content, dict) or content.get("version") != VERSION:
        raise ValueError(f"not a baseline of version {VERSION}: `lintnews baseline` makes one")
    entries = content.get("findings")
    if not isinstance(entries, list):
        raise ValueError("not a baseline: 'findings' wants a list")
    return tuple(map(_known, entries))


def compare(files: Sequence[FileReport], known: Iterable[BaselineEntry], is_there: Callable[[str], bool]) -> Compared:
    """Which results the baseline knows; each of its findings is good for one of them.

    `is_there` says of a path of the baseline whether there still is such a file: only what is known of a file that is
    gone can have moved to another one.
    """
    entries = list(known)
    results = [result for file in files for result in file.results]
    paths = {file.path for file in files}
    left = dict(enumerate(entries))
    moved = {number for number, one in left.items() if one.path not in paths and not is_there(one.path)}
    unknown = dict(enumerate(map(_entry, results)))
    for key, offered in ((_by_fingerprint, left), (_by_text, left), (_by_fingerprint_alone, moved)):
        pool = defaultdict(list)
        for number in sorted(left.keys() & offered, reverse=True):
            pool[key(left[number])].append(number)
        for number, one in list(unknown.items()):
            if candidates := pool[key(one)]:
                del left[candidates.pop()], unknown[number]
    judged = iter([_judged(result, number not in unknown) for number, result in enumerate(results)])
    return Compared(
        tuple(file._replace(results=tuple(next(judged) for _ in file.results)) for file in files),
        tuple(one for number, one in left.items() if one.path in paths or number in moved),
    )


def _entry(result: Result) -> BaselineEntry:
    return BaselineEntry(result.path, result.rule, result.fingerprint, result.region.quote, result.message)


def _by_fingerprint(one: BaselineEntry) -> tuple[str, ...]:
    return one.path, one.fingerprint


def _by_text(one: BaselineEntry) -> tuple[str, ...]:
    return one.path, one.rule, one.quote


def _by_fingerprint_alone(one: BaselineEntry) -> tuple[str, ...]:
    return (one.fingerprint,)


def _judged(result: Result, is_known: bool) -> Result:
    if is_known and result.suppression is None:
        result = result._replace(suppression=Suppression("baseline", "known before"))
    return result._replace(is_new=not is_known)


def _known(entry: Any) -> BaselineEntry:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in BaselineEntry._fields):
        raise ValueError(f"not a baseline: a finding wants the texts {', '.join(BaselineEntry._fields)}")
    return BaselineEntry(*(entry[key] for key in BaselineEntry._fields))
