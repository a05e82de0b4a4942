"""Text for people: each finding with its line, the place underlined, and the places that prove it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from lintnews.findings import Severity
from lintnews.records import NamedTuple
from lintnews.reporters import to_bytes
from lintnews.reporters.terminal_text import Cell, cells, is_plain, may_be_turned, plain_window, shown, width, window
from lintnews.results import FileReport, LocatedFix, Notification, Region, Result, Run


class Style(NamedTuple):
    """How a report is to look."""

    colour: bool = False
    width: int = 100
    """Columns of the terminal."""
    notifications: bool = True
    """Whether what went wrong with the run itself is listed, and not only counted."""


PLAIN = Style()

_NARROWEST = 40
_COLOURS = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.NOTE: "1;36",
    "place": "1",
    "gutter": "1;34",
    "proof": "1;34",
    "fix": "1;32",
}
_LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE}


class _Mark(NamedTuple):
    """A place to underline in a line, by what, in which colour, and what is said of it."""

    region: Region
    path: str | None
    """The file of the original, where the place lies in it; None: in the article."""
    sign: str
    colour: Severity | str
    label: str


def style_for(choice: str, environ: Mapping[str, str], *, is_terminal: bool, columns: int) -> Style:
    """How to look on this terminal.

    `choice` is `always`, `never` or `auto`; then NO_COLOR and FORCE_COLOR are asked (where they are not empty), then
    whether it is a terminal that knows colours.
    """
    if choice == "auto":
        if environ.get("NO_COLOR"):
            colour = False
        elif environ.get("FORCE_COLOR"):
            colour = environ["FORCE_COLOR"] not in ("0", "false")
        else:
            colour = is_terminal and environ.get("TERM") != "dumb"
    else:
        colour = choice == "always"
    return Style(colour, max(_NARROWEST, columns))


def render(run: Run, style: Style = PLAIN) -> bytes:
    """The findings, what went wrong, and a summary."""
    return b"".join(pieces(run, style))


def pieces(run: Run, style: Style = PLAIN) -> Iterator[bytes]:
    """The same, one finding after the other."""
    tally = _Tally()
    notes = list(run.notifications)
    for file in run.files:
        tally.add(file)
        notes += file.notifications
        for result in file.results:
            if result.suppression is None:
                yield to_bytes("\n".join(_whole_block(result, style)) + "\n\n")
    notes = list(dict.fromkeys(notes))
    if style.notifications and notes:
        yield to_bytes("".join(notification(note, style) + "\n" for note in notes) + "\n")
    yield to_bytes(_summary(tally, notes, style) + "\n")


def notification(note: Notification, style: Style = PLAIN) -> str:
    """One line about the run itself."""
    where = "".join(f":{number}" for number in (note.line, note.column) if number)
    place = "" if note.path is None else f"{shown(note.path)}{where}: "
    source = "" if note.source in ("lintnews", note.path) else f" [{shown(note.source)}]"
    return f"{_paint(note.level, _LEVELS[note.level], style)}: {place}{shown(note.message)}{source}"


class _Tally:
    """How much there is of everything in the files of a run."""

    def __init__(self) -> None:
        self.read = self.words = self.with_findings = self.suppressed = self.fixable = 0
        self.by_severity: Counter[Severity] = Counter()

    def add(self, file: FileReport) -> None:
        self.read += file.is_read
        self.words += file.words
        counts = [result for result in file.results if result.suppression is None]
        self.with_findings += bool(counts)
        self.suppressed += len(file.results) - len(counts)
        self.by_severity.update(result.severity for result in counts)
        self.fixable += sum(any(fix.safe and fix.touches is None for fix in result.fixes) for result in counts)


def _summary(tally: _Tally, notes: Sequence[Notification], style: Style) -> str:
    """How much was found where."""
    checked = f"{counted(tally.read, 'file')} checked, {counted(tally.words, 'word')}"
    said = [
        _paint(counted(tally.by_severity[severity], severity.label), severity, style)
        for severity in sorted(tally.by_severity, reverse=True)
    ]
    files = counted(tally.with_findings, "file")
    parts = [f"{_listed(said)} in {files} ({checked})" if said else f"no findings ({checked})"]
    if tally.suppressed:
        parts.append(f"{tally.suppressed:,} suppressed")
    if tally.fixable:
        parts.append(f"{tally.fixable:,} can be fixed by `lintnews fix`")
    if broken := sum(note.level == "error" for note in notes):
        parts.append(_paint(f"the run is not whole: {counted(broken, 'problem')}", Severity.ERROR, style))
    return "; ".join(parts)


def _whole_block(result: Result, style: Style) -> list[str]:
    """One finding. Whatever its place, it takes no other one's block with it: without lines where none can be made."""
    try:
        return list(_block(result, style))
    except (ValueError, IndexError, ArithmeticError):
        return [_header(result, style)]


def _header(result: Result, style: Style) -> str:
    place = _paint(f"{shown(result.path)}:{result.region.line}:{result.region.column}", "place", style)
    rule = _paint(f"{result.severity.label}[{shown(result.rule)}]", result.severity, style)
    return f"{place}: {rule}: {shown(result.message)}"


def _block(result: Result, style: Style) -> Iterator[str]:
    """One finding: header, lines with marks, fixes."""
    region = result.region
    yield _header(result, style)
    label = "" if region.end_line == region.line else f"… to line {region.end_line}"
    marks = [_Mark(region, None, "^", result.severity, label)]
    marks += [_Mark(related.region, related.path, "-", "proof", related.message) for related in result.related]
    digits = max(len(str(mark.region.line)) for mark in marks)
    room = style.width - digits - 5
    shown_path = None
    for row in sorted(_rows(marks, room), key=lambda row: row[0].path is not None):
        first = row[0]
        if first.path != shown_path:
            shown_path = first.path
            place = f"{shown(first.path or result.path)}:{first.region.line}:{first.region.column}"
            yield f"{' ' * (digits + 1)}{_paint('::', 'gutter', style)} {_paint(place, 'place', style)}"
        yield from _snippet(row, digits, room, style)
    for fix in result.fixes:
        yield f"{' ' * (digits + 2)}{_paint('=', 'gutter', style)} {_fix(fix, style)}"


def _rows(marks: list[_Mark], room: int) -> list[list[_Mark]]:
    """The marks, those together that can be shown in one line."""
    rows: list[list[_Mark]] = []
    for mark in marks:
        for row in rows:
            if _fits(row, mark, room):
                row.append(mark)
                break
        else:
            rows.append([mark])
    return rows


def _fits(row: list[_Mark], mark: _Mark, room: int) -> bool:
    base = row[0].region
    if (mark.path, mark.region.line) != (row[0].path, base.line):
        return False
    first = min(_columns(base, other.region)[0] for other in (*row, mark))
    last = max(_columns(base, other.region)[1] for other in (*row, mark))
    inside = first >= 0 and last <= len(base.source_line)
    return inside and width(base.source_line[first:last]) <= room - 2


def _columns(base: Region, region: Region) -> tuple[int, int]:
    """Where a region of the same line stands in `base.source_line`: indices, half-open."""
    size = len(base.source_line)
    first = region.column - base.source_line_column
    last = region.end_column - base.source_line_column if region.end_line == region.line else size
    # Between CR and LF, and behind what was kept of a line, there is nothing to show.
    return (min(first, size), min(max(first, last), size)) if region is base else (first, last)


def _snippet(row: list[_Mark], digits: int, room: int, style: Style) -> Iterator[str]:
    """A source line and the marks under it."""
    base = row[0].region
    spans = [_columns(base, mark.region) for mark in row]
    if any(may_be_turned(base.source_line, *span) for span in spans):
        yield from _bracketed(row, spans, digits, room, style)
        return
    # Two columns are kept for the signs that say where the line was cut.
    within = min(first for first, _ in spans), max(last for _, last in spans), room - 2
    line: Sequence[Cell] | str
    if is_plain(base.source_line):
        line = base.source_line
        start, end = plain_window(len(line), *within)
        text = line[start:end]
    else:
        line = cells(base.source_line)
        start, end = window(line, *within)
        text = "".join(cell.shown for cell in line[start:end])
    left = "…" if start > 0 or base.source_line_column > 1 else ""
    right = "…" if end < len(line) else ""
    yield f"{_gutter(str(base.line), digits, style)}{left}{text}{right}".rstrip()
    marks = []
    for mark, (first, last) in zip(row, spans, strict=True):
        before, marked = line[start : max(start, first)], line[max(start, first) : min(last, end)]
        marks.append((mark, len(left) + _width(before), max(1, _width(marked))))
    for said in _underline(marks, room, style):
        yield f"{_gutter('', digits, style)}{said}".rstrip()


def _bracketed(row: list[_Mark], spans: list[tuple[int, int]], digits: int, room: int, style: Style) -> Iterator[str]:
    """A source line with places in words written from right to left, and the labels under it.

    Terminals differ in whether they turn such words round, so nothing can be put under them: the places stand between
    ⟦ and ⟧.
    """
    base = row[0].region
    text = base.source_line
    signs = sorted([(start, 1, "⟦") for start, _ in spans] + [(end, 0, "⟧") for _, end in spans], reverse=True)
    for at, _, sign in signs:
        text = text[: max(0, at)] + sign + text[max(0, at) :]
    line = cells(text)
    first = min(start for start, _ in spans)
    last = max(end for _, end in spans) + len(signs)
    start, end = window(line, max(0, first), min(last, len(line)), room - 2)
    left = "…" if start > 0 or base.source_line_column > 1 else ""
    right = "…" if end < len(line) else ""
    yield f"{_gutter(str(base.line), digits, style)}{left}{''.join(cell.shown for cell in line[start:end])}{right}"
    for mark in row:
        for part in _wrapped(mark.label, room):
            yield f"{_gutter('', digits, style)}{_paint(part, mark.colour, style)}"


def _underline(marks: list[tuple[_Mark, int, int]], room: int, style: Style) -> Iterator[str]:
    """The lines under a source line, for marks with their first column, from 0, and their width.

    The last label stands behind the signs where it fits, the others below them, the rightmost first.
    """
    signs: dict[int, tuple[str, Severity | str]] = {}
    for mark, at, wide in reversed(marks):
        signs.update(dict.fromkeys(range(at, at + wide), (mark.sign, mark.colour)))
    row = _painted(signs, style)
    edge = max(signs) + 1
    labelled = sorted((entry for entry in marks if entry[0].label), key=lambda entry: entry[1])
    if labelled:
        mark, at, wide = labelled[-1]
        if at + wide == edge and edge + 1 + width(mark.label) <= room:
            labelled.pop()
            row += f" {_paint(shown(mark.label), mark.colour, style)}"
    yield row
    while labelled:
        mark, at, _ = labelled.pop()
        stems = {other: ("|", waiting.colour) for waiting, other, _ in labelled}
        yield _painted({**stems, at: ("|", mark.colour)}, style)
        for part in _wrapped(mark.label, room):
            indent = min(at, room - width(part))
            before = {column: sign for column, sign in stems.items() if column < indent}
            yield _painted(before, style, indent) + _paint(part, mark.colour, style)


def _painted(signs: Mapping[int, tuple[str, Severity | str]], style: Style, length: int = 0) -> str:
    """Signs at their columns, those of one colour painted together."""
    columns: list[tuple[str, Severity | str | None]] = [(" ", None)] * max(max(signs, default=-1) + 1, length)
    for column, sign in signs.items():
        columns[column] = sign
    parts = groupby(columns, key=itemgetter(1))
    return "".join(_paint("".join(sign for sign, _ in part), colour, style) for colour, part in parts)


def _wrapped(text: str, room: int) -> list[str]:
    """A label in lines of at most `room` columns, broken at spaces."""
    lines: list[str] = []
    for word in shown(text).split():
        if lines and width(lines[-1]) + 1 + width(word) <= room:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return [_cut(line, room) for line in lines]


def _cut(text: str, room: int) -> str:
    row = cells(text)
    end = window(row, 0, 0, room)[1]
    return text if end == len(row) else "".join(cell.shown for cell in row[:end])


def _fix(fix: LocatedFix, style: Style) -> str:
    kind = f"by hand: a {fix.touches}" if fix.touches else "safe" if fix.safe else "unsafe"
    edits = ", ".join(_edit(edit.region.quote, edit.text) for edit in fix.replacements)
    return f"{_paint('fix', 'fix', style)} ({kind}): {shown(fix.title)}" + (f": {edits}" if len(edits) <= 200 else "")


def _edit(old: str, new: str) -> str:
    if not old:
        return f"insert “{shown(new)}”"
    return f"“{shown(old)}” → “{shown(new)}”" if new else f"delete “{shown(old)}”"


def _gutter(line: str, digits: int, style: Style) -> str:
    return _paint(f" {line:>{digits}} |", "gutter", style) + " "


def _paint(text: str, colour: Severity | str | None, style: Style) -> str:
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if style.colour and colour is not None and text else text


def _width(row: Sequence[Cell] | str) -> int:
    """Columns of a part of a line: of cells, or of what is shown as it is."""
    return len(row) if isinstance(row, str) else sum(cell.width for cell in row)


def counted(number: int, noun: str, nouns: str = "") -> str:
    """`1 file`, `2 files`; `nouns` where that is not the noun with an s."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
