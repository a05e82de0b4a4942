"""Places: a finding anywhere in any text is at that place in every format."""

from __future__ import annotations

from collections.abc import Iterator
from json import loads
from random import Random

from lintnews.files.line_index import LineIndex
from lintnews.findings import Severity
from lintnews.reporters import bundled_reporters
from lintnews.results import FileReport, Region, Result, Run

SIGNS = (
    "a",
    "word ",
    " ",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "é",
    "e\u0301",
    "😀",
    "\u2028",
    "\u0085",
    "\u202e",
    "中",
    "\x1b",
    "\ud800",
    "א",
    "“",
)
_AT_ONCE = 250


def places(count: int, random: Random) -> Iterator[str | None]:
    """Texts made by chance, with findings at any two places of them, in every format that is not for people."""
    left = count
    while left > 0:
        text = "".join(random.choices(SIGNS, k=random.randint(0, 300)))
        if random.random() < 0.3:
            text = "long " * random.randint(50, 200) + text
        table = LineIndex(text)
        spans = [sorted(random.choices(range(len(text) + 1), k=2)) for _ in range(min(left, _AT_ONCE))]
        left -= len(spans)
        regions = [table.region((start, end)) for start, end in spans]
        results = tuple(Result("a.txt", "a/b", Severity.WARNING, "m", region) for region in regions)
        run = Run("0", "/nowhere", (FileReport("a.txt", 1, results),), ())
        made = {one.name: one.render(run) for one in bundled_reporters() if not one.needs_articles}
        findings = loads(made["json"])["findings"]
        logged = loads(made["sarif"])["runs"][0]["results"]
        diagnostics = loads(made["rdjson"])["diagnostics"]
        blocks = made["text"].count(b"warning[a/b]: m\n")
        for number, (start, end) in enumerate(spans):
            here = findings[number]
            own = {
                "json": (here["start"], here["end"]) == (start, end),
                "sarif": _sarif(logged[number]["locations"][0]["physicalLocation"], text, start, end),
                "rdjson": _rdjson(diagnostics[number]["location"]["range"], text, start, end),
                "lines": _line_and_column(text, regions[number], start),
                "text": blocks == len(spans),
            }
            wrong = [name for name, is_right in own.items() if not is_right]
            yield f"{wrong} of {start}-{end} in {text!r}" if wrong else None


def _offset(text: str, line: int, column: int, width: int) -> int:
    """The code point at a line and column, from 1, counted in units of 1 (UTF-16) or bytes (0) by hand."""
    at = 0
    for _ in range(line - 1):
        while text[at] not in "\r\n":
            at += 1
        at += 2 if text[at : at + 2] == "\r\n" else 1
    units = 0
    while units < column - 1:
        sign = text[at]
        units += (1 + (sign > "\uffff")) if width else len(sign.encode("utf-8", "surrogatepass"))
        at += 1
    return at


def _sarif(place: dict[str, dict[str, int]], text: str, start: int, end: int) -> bool:
    region, context = place["region"], place.get("contextRegion")
    first = _offset(text, region["startLine"], region["startColumn"], 1)
    last = _offset(text, region["endLine"], region["endColumn"], 1)
    if context:
        left = _offset(text, context["startLine"], context["startColumn"], 1)
        right = _offset(text, context["startLine"], context["endColumn"], 1)
        snippet = str(context["snippet"]["text"])  # type: ignore[index]
        if snippet != text[left:right].replace("\ud800", "\ufffd") or not left <= start <= end <= right:
            return False
    return (first, last) == (start, end)


def _rdjson(place: dict[str, dict[str, int]], text: str, start: int, end: int) -> bool:
    first, last = place["start"], place["end"]
    return (
        _offset(text, first["line"], first["column"], 0) == start
        and _offset(text, last["line"], last["column"], 0) == end
    )


def _line_and_column(text: str, region: Region, start: int) -> bool:
    """Whether counting by hand comes to the same line and column."""
    line = column = 1
    for at in range(start):
        column += 1
        if text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n"):
            line, column = line + 1, 1
    return (line, column) == (region.line, region.column)
