"""Decisions of people: this finding stays as it is, for this reason, until that day.

In the file, as a comment of Markdown, HTML or XML. It holds for the paragraph that it stands in; where it stands by
itself, for the next one; `ignore-file` for the whole file:

    <!-- lintnews: ignore names/drift, style -- the desk writes it so until 2027-01-01 -->

Beside the file, as `article.txt.lintnews.toml`, where a comment would be part of the article:

    [[ignore]]
    rules = ["names/drift"]
    text = "Blingen"           # only where this was found; without it anywhere in the file
    in = "said Blingen again"  # and only in this passage, the first one in the file
    reason = "his own spelling"
    until = 2027-01-01

A decision that is no longer needed, has ended, or cannot be read is reported.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from lintnews.document import Document
from lintnews.files.decoding import DecodingError, decode
from lintnews.files.discovery import is_inside, relative
from lintnews.files.line_index import LineIndex
from lintnews.files.plain_files import read_plain
from lintnews.files.toml import MOST_BYTES
from lintnews.findings import Span
from lintnews.records import NamedTuple
from lintnews.results import Notification, Result, Suppression

SUFFIX = ".lintnews.toml"
"""What the name of a side file has behind the name of its article."""

_MARK = "lintnews:"
# Not compiled here, because nearly no file needs them.
_COMMENT = rf"(?s)<!--\s*{_MARK}((?:(?!-->|<!--).)*+)-->"
_DECISION = r"(?s)(ignore|ignore-file)\s+(.*?)(?:\s+--\s*(.*))?"
_UNTIL = r"(?:^|\s)until\s+(\d[\w-]*)\s*$"
_RULE = r"[\w-]+(?:/[\w-]+)?"
_KEYS = ("rules", "text", "in", "reason", "until")
_MOST, _MOST_RULES = 1000, 50
"""Decisions of a file, and rules of a decision, that are heeded: what is more was not written by a person."""


class Decision(NamedTuple):
    """Which findings do not count, and who says so where."""

    rules: tuple[str, ...]
    """Ids or families."""
    place: tuple[int, int] | None
    """The code points of the file in which they begin; None: anywhere."""
    text: str
    """The text that was found; empty: any."""
    reason: str
    until: date | None
    """The last day."""
    kind: str
    """As in `Suppression`."""
    path: str
    """The file that it stands in."""
    line: int

    def holds(self, rule: str, result: Result) -> bool:
        """Whether the finding is meant by this word for a rule."""
        return (
            rule in (result.rule, result.rule.partition("/")[0])
            and (self.place is None or self.place[0] <= result.region.start < self.place[1])
            and self.text in ("", result.region.quote)
        )


class Decisions(NamedTuple):
    """What people decided about one file, what cannot be read of it, and where it stands in the file."""

    made: tuple[Decision, ...] = ()
    problems: tuple[Notification, ...] = ()
    comments: tuple[tuple[int, int], ...] = ()


def decisions_of(doc: Document, path: str, root: str) -> Decisions:
    """What people decided about a document, in its file and beside it.

    `path`: of the file; `root`: the folder that reported paths are relative to.
    """
    made = in_file(doc, doc.path)
    side = path + SUFFIX
    if not os.path.isfile(side):
        return made
    shown = relative(side, root)
    if not is_inside(side, os.path.dirname(side) or "."):
        said = "not read: it is a link that leads out of its folder"
        return made._replace(problems=(*made.problems, Notification("error", said, shown)))
    try:
        beside = beside_file(decode(read_plain(side, MOST_BYTES)).text, shown, doc.file_text)
    except (OSError, DecodingError) as error:
        said = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        beside = Decisions((), (Notification("error", said, shown),))
    return Decisions((*made.made, *beside.made), (*made.problems, *beside.problems), made.comments)


def in_file(doc: Document, path: str) -> Decisions:
    """The decisions that stand in a document's own file."""
    source = doc.file_text
    if _MARK not in source:
        return Decisions()
    made: list[Decision] = []
    problems: list[Notification] = []
    lines = LineIndex(source)
    comments = list(re.finditer(_COMMENT, source))
    spans = [comment.span() for comment in comments]
    paragraphs = [place for place in _paragraphs(doc) if not _is_empty(source, place, spans)]
    for comment in comments[:_MOST]:
        line = lines.line_of(comment.start())
        try:
            scope, rules, reason, until = _read(comment[1].strip())
        except ValueError as error:
            problems.append(Notification("warning", f"a decision that cannot be read: {error}", path, line=line))
            continue
        place = None if scope == "ignore-file" else _paragraph(source, comment.span(), paragraphs)
        made.append(Decision(rules, place, "", reason, until, "inline", path, line))
    problems += _beyond(len(comments), path)
    return Decisions(tuple(made), tuple(problems), tuple(spans))


def beside_file(text: str, path: str, source: str) -> Decisions:
    """The decisions of a side file about the text of an article; `path` is its own."""
    from lintnews.files.toml import parse

    try:
        tables = _tables(parse(text))
    except ValueError as error:
        return Decisions((), (Notification("error", f"cannot be read: {error}", path),))
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip().startswith("[[ignore]]")]
    lines += [1] * (len(tables) - len(lines))
    made: list[Decision] = []
    problems: list[Notification] = []
    for table, line in zip(tables[:_MOST], lines, strict=False):
        try:
            made.append(Decision(*_of_table(table, source), "side-file", path, line))
        except ValueError as error:
            problems.append(Notification("error", f"a decision that cannot be read: {error}", path, line=line))
    problems += _beyond(len(tables), path)
    return Decisions(tuple(made), tuple(problems))


def _beyond(count: int, path: str) -> Iterator[Notification]:
    if count > _MOST:
        yield Notification("error", f"of {count} decisions only the first {_MOST} are heeded", path)


def decide(
    results: Sequence[Result],
    decisions: Decisions,
    *,
    today: date,
    ran: Callable[[], Collection[str]],
    known: Collection[str],
    aliases: Mapping[str, str] = MappingProxyType({}),
) -> tuple[tuple[Result, ...], tuple[Notification, ...]]:
    """The results with what people decided, and the decisions that ended or are not needed.

    `ran`: gives the ids of the rules that judged the document; `known`: those of all rules. Only a rule that ran can
    show that a decision about it is not needed. `aliases`: former ids and those that hold now; a decision may name
    either. What was found in a comment with a decision is left out.
    """
    if not (decisions.made or decisions.problems or decisions.comments):
        return tuple(results), ()
    left = [result for result in results if not _touches(result, decisions.comments)]
    notes = list(decisions.problems)
    for decision in decisions.made:
        for old in decision.rules:
            if old in aliases:
                renamed = f"'{old}' is called '{aliases[old]}' now"
                notes.append(Notification("warning", renamed, decision.path, line=decision.line))
    current = (one._replace(rules=tuple(aliases.get(rule, rule) for rule in one.rules)) for one in decisions.made)
    decisions = decisions._replace(made=tuple(current))
    needed: set[tuple[Decision, str]] = set()
    in_force = [decision for decision in decisions.made if decision.until is None or today <= decision.until]
    made: list[Result] = []
    for result in left:
        holding = [(one, rule) for one in in_force for rule in one.rules if one.holds(rule, result)]
        needed.update(holding)
        why = Suppression(holding[0][0].kind, holding[0][0].reason) if holding else None
        made.append(result._replace(suppression=why) if why else result)
    judged = ran() if decisions.made else ()
    for decision in decisions.made:
        if not decision.reason:
            notes.append(Notification("note", "a decision without a reason", decision.path, line=decision.line))
        for rule in decision.rules:
            said = _complaint(decision, rule, (decision, rule) in needed, decision in in_force, left, judged, known)
            notes += [Notification("warning", said, decision.path, line=decision.line)] if said else []
    return tuple(made), tuple(notes)


def comment(rule: str, reason: str = "") -> str:
    """The comment that says of a rule that its findings in a paragraph stay."""
    return f"<!-- {_MARK} ignore {rule}{' -- ' + reason if reason else ''} -->"


def _complaint(
    decision: Decision,
    rule: str,
    is_needed: bool,
    is_in_force: bool,
    results: Sequence[Result],
    ran: Collection[str],
    known: Collection[str],
) -> str | None:
    """What is wrong with a decision about a rule, if anything is."""
    if not _has(known, rule):
        from lintnews.config.suggest import did_you_mean

        return f"a decision about '{rule}', which is no rule{did_you_mean(rule, known)}"
    if not is_in_force and any(decision.holds(rule, result) for result in results):
        return f"the decision to ignore '{rule}' ended on {decision.until}"
    if not is_needed and _has(ran, rule):
        return f"the decision to ignore '{rule}' is not needed: there is nothing to ignore"
    return None


def _has(rules: Collection[str], word: str) -> bool:
    """Whether a word names one of the rules, or their family."""
    return word in rules or any(rule.partition("/")[0] == word for rule in rules)


def _touches(result: Result, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a result overlaps any of these places, which are in order."""
    index = bisect_right(places, result.region.start, key=lambda place: place[1])
    return index < len(places) and places[index][0] < result.region.end


def _read(words: str) -> tuple[str, tuple[str, ...], str, date | None]:
    """Scope, rules, reason and last day from the words of a comment."""
    found = re.fullmatch(_DECISION, words)
    if not found:
        raise ValueError(f"“{words}” is not “ignore RULE -- REASON until DAY”")
    rules = tuple(dict.fromkeys(re.split(r"[\s,]+", found[2].strip(" ,"))))
    if len(rules) > _MOST_RULES:
        raise ValueError(f"more than {_MOST_RULES} rules")
    for rule in rules:
        if not re.fullmatch(_RULE, rule):
            raise ValueError(f"“{rule}” is no rule (a reason stands behind “--”)")
    reason = found[3] or ""
    until = re.search(_UNTIL, reason)
    return found[1], rules, (reason[: until.start()] if until else reason).strip(), _day(until[1]) if until else None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is no day (such as 2027-01-31)") from None


def _paragraphs(doc: Document) -> Iterator[Span]:
    """The paragraphs at their places in the file."""
    from lintnews.layers.text.paragraphs import paragraphs

    return (doc.locate(span) for span in doc.layer(paragraphs))


def _paragraph(source: str, comment: tuple[int, int], paragraphs: Sequence[Span]) -> tuple[int, int]:
    """The paragraph that a comment is about: the one around it or before it in its line, else the next one."""
    index = bisect_right(paragraphs, comment[0], key=lambda place: place.end)
    if index:
        between = source[paragraphs[index - 1].end : comment[0]]
        if not any(sign in between for sign in ("\n", "\r", "</")):
            return paragraphs[index - 1]
    return paragraphs[index] if index < len(paragraphs) else comment


def _is_empty(source: str, place: Span, comments: Sequence[tuple[int, int]]) -> bool:
    """Whether a paragraph is nothing but comments."""
    at = place.start
    for index in range(bisect_left(comments, (place.start, 0)), len(comments)):
        start, end = comments[index]
        if end > place.end or source[at:start].strip():
            break
        at = end
    return not source[at : place.end].strip()


def _tables(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The `[[ignore]]` tables of a side file."""
    for key in content:
        if key != "ignore":
            raise ValueError(f"unknown key '{key}' (a decision begins with [[ignore]])")
    tables = content.get("ignore", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ValueError("a decision begins with [[ignore]]")
    return tables


def _of_table(
    table: dict[str, Any], source: str
) -> tuple[tuple[str, ...], tuple[int, int] | None, str, str, date | None]:
    """Rules, place, text, reason and last day of a table."""
    for key in table:
        if key not in _KEYS:
            from lintnews.config.suggest import did_you_mean

            raise ValueError(f"unknown key '{key}'{did_you_mean(key, _KEYS)}")
    rules = table.get("rules")
    rules = [rules] if isinstance(rules, str) else rules
    if not isinstance(rules, list) or not rules or not all(isinstance(rule, str) for rule in rules):
        raise ValueError("'rules' wants a list of rules or families")
    if len(rules) > _MOST_RULES:
        raise ValueError(f"more than {_MOST_RULES} rules")
    text, within, reason = (table.get(key, "") for key in ("text", "in", "reason"))
    until = table.get("until")
    if not isinstance(text, str) or not isinstance(within, str) or not isinstance(reason, str):
        raise ValueError("'text', 'in' and 'reason' want a text")
    if isinstance(until, str):
        until = _day(until)
    if until is not None and type(until) is not date:
        raise ValueError("'until' wants a day such as 2027-01-31")
    at = source.find(within)
    place = None if not within else (at, at + len(within)) if at >= 0 else (0, 0)
    return tuple(rules), place, text, reason, until


def passage(source: str, start: int, end: int) -> str:
    """A short part of words around a place, within its line, that stands nowhere else in a text; or nothing."""
    first = source.rfind("\n", 0, start) + 1
    last = end + len(source[end:].partition("\n")[0].rstrip("\r"))
    while source.count(source[start:end]) > 1 and (first < start or end < last):
        start = source.rfind(" ", first, max(first, start - 1)) + 1 or first
        behind = source.find(" ", end + 1, last)
        end = behind if behind >= 0 else last
    return source[start:end] if source.count(source[start:end]) == 1 else ""
