"""Mending texts: which fixes go together, and when a text is as good as fixes can make it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence

from lintnews.files.decoding import Text, decode
from lintnews.input.sources import UnreadableError
from lintnews.records import NamedTuple
from lintnews.results import FileReport, LocatedFix, Notification, Result

MOST_PASSES = 10
"""How often a text is linted and mended again."""


class Mended(NamedTuple):
    """A file after its fixes."""

    data: bytes
    report: FileReport
    """What is found in it now, and what went wrong on the way."""
    fixed: tuple[Result, ...]
    """The findings whose fixes were applied, in the order of the passes; their places are those of their pass."""


def is_applicable(fix: LocatedFix, *, unsafe: bool) -> bool:
    """Whether a program may apply a fix; `unsafe`: somebody asked for unsafe ones too."""
    return fix.touches is None and (fix.safe or unsafe)


def applicable(results: Iterable[Result], *, unsafe: bool = False) -> list[tuple[Result, LocatedFix]]:
    """The first fix of each finding that counts, as far as it may be applied and is in no other's way.

    Of two fixes whose edits overlap or touch, the one of the earlier finding is taken: in the order of every report.
    """
    taken: list[tuple[int, int]] = []
    chosen = []
    for result in results:
        fix = next((fix for fix in result.fixes if is_applicable(fix, unsafe=unsafe)), None)
        if fix is None or result.suppression is not None:
            continue
        if _claim(taken, [(edit.region.start, edit.region.end) for edit in fix.replacements]):
            chosen.append((result, fix))
    return chosen


def apply(text: str, fixes: Iterable[LocatedFix]) -> str:
    """The text with these fixes, whose edits must not overlap."""
    edits = sorted((edit.region.start, edit.region.end, edit.text) for fix in fixes for edit in fix.replacements)
    parts, at = [], 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join((*parts, text[at:]))


def mend(
    data: bytes,
    lint: Callable[[bytes], FileReport],
    *,
    unsafe: bool = False,
    encoding: str | None = None,
    passes: int = MOST_PASSES,
) -> Mended:
    """The bytes of a file with its fixes, linted again after each pass until nothing is left to fix.

    `lint` raises `UnreadableError` for bytes that it cannot read; `encoding` is the name that the user gave. A text
    that fixes made unreadable, or that they would change for ever, is left as it was; so is one whose encoding would
    write the rest of it in another way.
    """
    first = lint(data)
    undone: set[str] = set()
    while True:
        mended, rules = _passes(data, first, lint, unsafe, encoding, passes, undone)
        if mended:
            break
        undone |= rules
    if not undone:
        return mended
    said = f"the fixes of {', '.join(sorted(undone))} undo each other: they were not applied"
    note = Notification("error", said, mended.report.path)
    return mended._replace(report=mended.report._replace(notifications=(*mended.report.notifications, note)))


def _passes(
    data: bytes,
    first: FileReport,
    lint: Callable[[bytes], FileReport],
    unsafe: bool,
    encoding: str | None,
    passes: int,
    undone: Collection[str],
) -> tuple[Mended, frozenset[str]] | tuple[None, frozenset[str]]:
    """The file after its passes without the fixes of some rules; or None, and the rules whose fixes come back."""
    report, mended = first, data
    states, applied = [data], list[frozenset[str]]()
    fixed: list[Result] = []
    for _ in range(passes):
        text = decode(mended, encoding)
        offered = (result for result in report.results if result.rule not in undone)
        chosen = [(result, fix) for result, fix in applicable(offered, unsafe=unsafe) if _fits(fix, text.encode)]
        if not chosen:
            break
        if not _gives_back(text, mended):
            said = f"nothing was fixed: as {text.encoding}, the file would be written otherwise"
            return _given_up(data, first, said), frozenset()
        mended = text.encode(apply(text.text, (fix for _, fix in chosen)))
        fixed += (result for result, _ in chosen)
        rules = frozenset(result.rule for result, _ in chosen)
        applied.append(rules)
        if mended in states:
            return None, frozenset().union(*applied[states.index(mended) :])
        states.append(mended)
        try:
            report = lint(mended)
        except UnreadableError as error:
            names = ", ".join(sorted(rules))
            said = f"the fixes of {names} break the file, so that nothing was fixed: {error.notification.message}"
            return _given_up(data, first, said), frozenset()
    return Mended(mended, report, tuple(fixed)), frozenset()


def _given_up(data: bytes, report: FileReport, said: str) -> Mended:
    note = Notification("error", said, report.path)
    return Mended(data, report._replace(notifications=(*report.notifications, note)), ())


def _fits(fix: LocatedFix, encode: Callable[[str], bytes]) -> bool:
    """Whether the encoding of the file has the characters of the new text."""
    try:
        for edit in fix.replacements:
            encode(edit.text)
    except UnicodeError:
        return False
    return True


def _gives_back(text: Text, data: bytes) -> bool:
    """Whether a text becomes the bytes that it was read from: some encodings write one text in several ways."""
    try:
        return text.encode(text.text) == data
    except UnicodeError:
        return False


def _claim(taken: list[tuple[int, int]], places: Sequence[tuple[int, int]]) -> bool:
    """Take all of these places, or none where one of them overlaps or touches what is taken, which is in order."""
    for number, (start, end) in enumerate(places):
        at = bisect_left(taken, (start, end))
        if (at and taken[at - 1][1] >= start) or (at < len(taken) and taken[at][0] <= end):
            for place in places[:number]:
                taken.remove(place)
            return False
        taken.insert(at, (start, end))
    return True
