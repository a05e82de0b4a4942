"""The check types: what a program finds in a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from time import perf_counter, thread_time
from typing import Any, TypeVar

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.changes import changed_range
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.sentences import sentence_at, sentences
from lintnews.packs.compiled_rule import CompiledRule
from lintnews.packs.kept_patterns import ready
from lintnews.packs.lines import BEGINS_LINE
from lintnews.packs.replacements import expanded, recased, suggestions
from lintnews.packs.required_literals import spellings
from lintnews.records import NamedTuple

T = TypeVar("T")

SECONDS = 0.5
"""How long the patterns of one entry may take on one document, whatever its length."""
SECONDS_PER_CHARACTER = 0.5e-6
"""And how much longer for each of its characters: ten times what a plain pattern needs."""


LONG = 20_000
"""Code points from which a thread's own time is asked for each entry.

In a short text that costs more than most entries do: there it is asked once, and all that was done since counts.
"""
MOST_OF_A_HEADING = 160
"""Code points."""
CLOCKED = 32
"""Parts of a text that are searched between two looks at the clock, each within what was left at the last one."""


class TooSlowError(TimeoutError):
    """The patterns of an entry took too long on a document."""


class Match(NamedTuple):
    """A place that an entry finds, what is said of it, and what could stand there instead.

    `other`: another place that belongs to it (consistency: the first of the other form), or None.
    """

    start: int
    end: int
    message: str
    replacements: tuple[str, ...] = ()
    other: Span | None = None


class Block(NamedTuple):
    """A part of the document that is looked at by itself."""

    start: int
    text: str


def work_so_far(doc: Document) -> float:
    """Seconds of work of this thread when the first pattern was searched for in the document."""
    return thread_time()


class Search:
    """Searches of one program in one document, under one limit of time."""

    def __init__(
        self, program: CompiledRule, doc: Document, due: Mapping[int, Sequence[tuple[int, int]] | None]
    ) -> None:
        self.program = program
        self.doc = doc
        self.due = due
        """The patterns that may match, each with the parts of the document in which; None: anywhere."""
        self.within = doc.layer(changed_range) if program.is_local else Span(0, len(doc.text))
        self.budget = self.left = SECONDS + SECONDS_PER_CHARACTER * len(doc.text)
        """Seconds of this thread's work that searching may take in all, and still; compiling is not counted. What
        passes on the clock is taken for work until it runs out."""
        self._since = thread_time() if len(doc.text) > LONG else doc.layer(work_so_far)
        self.kept: tuple[Block, list[tuple[int, int]]] | None = None
        """The phrases that are right in the block that was asked for last."""

    def all(self, pattern: str, text: str, *, ignorecase: bool = False, multiline: bool = False) -> list[Any]:
        """The matches of a pattern, in order. Raises `TooSlowError`."""
        code = ready(pattern, ignorecase, multiline)
        return self.timed(lambda left: list(code.finditer(text, timeout=left)))

    def timed(self, search: Callable[[float], T]) -> T:
        """What a search gives, which is told how many seconds are left. Raises `TooSlowError`."""
        while self.left > 0:
            started = perf_counter()
            try:
                return search(self.left)
            except TimeoutError:
                pass  # what passed on the clock need not be work of ours: on a busy machine it is done again
            finally:
                self.left -= perf_counter() - started
                if self.left <= 0:
                    self.left = max(self.left, self.budget - (thread_time() - self._since))
        place = f"{self.program.line}:{self.program.column}"
        raise TooSlowError(f"{self.program.id} (its pack, {place}): the pattern took too long here")

    def first(self, which: int, block: Block, at: int) -> Any:
        """The first match of a pattern from a place on that is not empty, or None. Raises `TooSlowError`."""
        return self.timed(lambda left: next(self._matches(which, block, at, left), None))

    def hits(self, block: Block, which: int = 0) -> list[Any]:
        """The matches of one of the program's patterns that are not empty. Raises `TooSlowError`."""
        return self.timed(lambda left: list(self._matches(which, block, 0, left)))

    def _matches(self, which: int, block: Block, at: int, left: float) -> Iterator[Any]:
        """The matches of a pattern from a place on that are not empty, in order, within some seconds."""
        program, text = self.program, block.text
        one = program.alternatives[which]
        code = ready(one.pattern, program.ignorecase, program.multiline)
        is_whole = text is self.doc.text
        known = self.due.get(which) if is_whole else None
        begins_line = known is not None and one.reach[0] == BEGINS_LINE
        spots = known or (self.within if is_whole else (0, len(text)),)
        end = perf_counter() + left
        for number, (first, last) in enumerate(spots[bisect_right(spots, at, key=itemgetter(1)) :] if at else spots, 1):
            if number % CLOCKED == 0:
                left = max(end - perf_counter(), 0.0)
            if not begins_line:
                found: Iterable[Any] = code.finditer(text, max(first, at), last, timeout=left)
            else:
                found = (code.match(text, first, timeout=left),) if first >= at else ()
            yield from (match for match in found if match and match.end() > match.start())

    def leftmost(self, block: Block) -> Iterator[tuple[int, Any]]:
        """The matches of the patterns that are due, with their numbers, as if they were alternatives of one pattern.

        Patterns that cannot match here are never compiled, which costs more than to run the others one by one.
        """
        if len(self.due) == 1:
            yield from ((which, match) for which in self.due for match in self.hits(block, which))
            return
        pending = {which: self.first(which, block, 0) for which in self.due}
        while pending := {which: match for which, match in pending.items() if match}:
            which = min(pending, key=lambda which: (pending[which].start(), which))
            match = pending[which]
            yield which, match
            for other, waiting in pending.items():
                if waiting.start() < match.end():
                    pending[other] = self.first(other, block, match.end())

    def excepted(self, block: Block, start: int, end: int) -> bool:
        """Whether what stands there is right: it holds an exception, or lies inside one of several words."""
        program = self.program
        if program.exceptions and self.all(program.exceptions, block.text[start:end], multiline=True):
            return True
        if not program.phrases:
            return False
        if self.kept is None or self.kept[0] is not block:
            spans = [match.span() for match in self.all(program.phrases, block.text, multiline=True)]
            self.kept = block, spans
        spans = self.kept[1]
        index = bisect_right(spans, start, key=lambda span: span[0]) - 1
        return index >= 0 and end <= spans[index][1]

    def match(self, block: Block, start: int, end: int, arguments: Sequence[str] | None = None) -> Match:
        """The match at a place of a block. Its message gets `arguments`, or what was found and the replacement."""
        found = block.text[start:end]
        replacements = suggestions(self.program, found)
        if arguments is None:
            arguments = (found, either(replacements, self.program.message) if replacements else found)
        message = formatted(self.program.message, arguments)
        return Match(block.start + start, block.start + end, message, replacements)


def found(
    program: CompiledRule, doc: Document, due: Mapping[int, Sequence[tuple[int, int]] | None] | None = None
) -> Iterator[Match]:
    """All that a program finds in a document with those of its patterns that are due; None: with all.

    They go by their numbers, each with the parts in which it may match, or None: anywhere. Raises
    `TooSlowError` where its patterns take too long.
    """
    return RUNS[program.check](
        Search(program, doc, dict.fromkeys(range(len(program.alternatives))) if due is None else due)
    )


def blocks(search: Search) -> Iterator[Block]:
    """The parts of a document that the scope of a program names, within its reach, none of them within another.

    `text` is all of it.
    """
    doc, within = search.doc, search.within
    layers = [LAYERS[each] for each in search.program.scope if each in LAYERS]
    if not layers:
        yield Block(0, doc.text)
        return
    at = -1
    for start, end in sorted(
        {span for layer in layers for span in doc.layer(layer)}, key=lambda span: (span[0], -span[1])
    ):
        if within.start <= start and at < end <= within.end:
            yield Block(start, doc.text[start:end])
            at = end


def prose(doc: Document) -> tuple[Span, ...]:
    """The other paragraphs."""
    titles = {*doc.layer(headings)}
    return tuple(span for span in doc.layer(paragraphs) if span not in titles)


def headings(doc: Document) -> tuple[Span, ...]:
    """The paragraphs that look like headlines: short, and without the full stop of a sentence."""
    found = doc.layer(paragraphs)
    return tuple(s for s in found if s.end - s.start <= MOST_OF_A_HEADING and doc.text[s.end - 1] not in '.!?…:;,”"')


LAYERS: Mapping[str, Callable[[Document], tuple[Span, ...]]] = {
    "paragraph": paragraphs,
    "prose": prose,
    "sentence": sentences,
    "heading": headings,
}


def existence(search: Search) -> Iterator[Match]:
    """Every place where the pattern stands."""
    program = search.program
    for block in blocks(search):
        for which, hit in search.leftmost(block):
            start, end = hit.span()
            if search.excepted(block, start, end):
                continue
            one = program.alternatives[which]
            origin = told(hit[0], *one.origin) if one.row else None
            match = search.match(block, start, end, origin)
            if match.replacements and any("$" in each for each in program.params):
                replacements = tuple(expanded(each, hit[0], hit.groups("")) for each in match.replacements)
                message = formatted(program.message, (hit[0], either(replacements, program.message)))
                match = match._replace(replacements=replacements, message=message)
            yield match


def substitution(search: Search) -> Iterator[Match]:
    """Every place where a pattern stands that something else should stand for."""
    program = search.program
    replacing = program.action == "replace"
    for block in blocks(search):
        for which, hit in search.leftmost(block):
            start, end = hit.span("swap")
            seen = block.text[start:end]
            pattern, expected = program.alternatives[which].swap
            capital = program.capitalize and seen[:1] == seen[:1].upper()
            if "$" in expected:
                expected = _filled(search, pattern, expected, seen)
            options = tuple(each.replace(r"\|", "|") for each in re.split(r"(?<!\\)\|", expected) if each)
            if capital:
                options = tuple(each[:1].upper() + each[1:] for each in options)
            right = seen in options if replacing else _conforms(search, expected, seen)
            if right or search.excepted(block, start, end):
                continue
            if not replacing:
                message = formatted(program.message, (_spelled(expected, seen), seen))
                yield Match(block.start + start, block.start + end, message)
                continue
            if program.matchcase:
                options = tuple(recased(each, seen) for each in options)
            message = formatted(_once_quoted(program.message), (either(options, program.message), seen))
            yield Match(block.start + start, block.start + end, message, options)


def _filled(search: Search, pattern: str, expected: str, seen: str) -> str:
    """What is expected, with the groups that its pattern catches in what is seen. Raises `TooSlowError`."""
    code = ready(pattern, search.program.ignorecase)
    made = search.timed(
        lambda left: code.sub(lambda hit: expanded(expected, hit[0], hit.groups("")), seen, timeout=left)
    )
    return str(made)


def _conforms(search: Search, expected: str, seen: str) -> bool:
    """Whether what is seen is what is expected already: a phrase, or else a pattern of good forms.

    Raises `TooSlowError`.
    """
    if all(char.isalnum() or char in " -" for char in expected):
        return expected == seen
    try:
        code = ready(f"^(?:{expected})$")
    except ValueError:
        return expected == seen
    return bool(search.timed(lambda left: code.search(seen, timeout=left)))


def _spelled(expected: str, seen: str) -> str:
    """What is expected; of a pattern the spelling that differs from what is seen in nothing but case."""
    folded = seen.lower()
    return next((one for one in sorted(spellings(expected)) if one.lower() == folded), expected)


def occurrence(search: Search) -> Iterator[Match]:
    """A block in which the pattern stands too often or not often enough."""
    program = search.program
    for block in blocks(search):
        hits = search.all(program.alternatives[0].pattern, block.text, ignorecase=program.ignorecase)
        count = len(hits)
        if not (0 < program.most < count or count < program.least):
            continue
        # Where it stands nowhere, the block's first word has to do.
        places = [hit.span() for hit in hits if hit[0].strip() and hit[0].strip("*@")] if hits else []
        if not hits and (word := re.search(r"\S+", block.text)):
            places = [word.span()]
        if places:
            start, end = places[0]
            yield search.match(block, start, end, (str(count), str(count)))


def repetition(search: Search) -> Iterator[Match]:
    """The same thing twice in a row, within a sentence."""
    program = search.program
    for block in blocks(search):
        previous, place, count = "", (0, 0), 0
        for hit in search.hits(block):
            seen = hit[0].strip()
            key = seen.lower() if program.ignorecase else seen
            repeated = bool(key) and key == previous and (not program.alpha or seen.isalpha())
            count += repeated
            start, end = place[0], hit.end()
            if repeated and count > program.most:
                within = sentence_at(search.doc, block.start + start) == sentence_at(search.doc, block.start + end - 1)
                if within and not search.excepted(block, start, end):
                    yield search.match(block, start, end, (seen,))
                    count = 0
            previous, place = key, hit.span()


def consistency(search: Search) -> Iterator[Match]:
    """Two forms in one document of which it should have one; once in each block, with the first of the other form."""
    first: dict[tuple[int, str], Span] = {}
    for block in blocks(search):
        for which in search.due:
            hits = search.hits(block, which)
            for hit in hits:
                name = "one" if hit["one"] is not None else "other"
                first.setdefault((which, name), Span(block.start + hit.start(), block.start + hit.end()))
            if hits and (which, "one") in first and (which, "other") in first:
                last = hits[-1]
                match = search.match(block, last.start(), last.end())
                other = first[which, "other" if last["one"] is not None else "one"]
                yield match._replace(other=other)


def conditional(search: Search) -> Iterator[Match]:
    """A thing that asks for another, which is not there."""
    program = search.program
    first, second = program.alternatives[0].pattern, program.second
    caught = ready(second).groups > 0
    given: set[str] = set()
    for block in blocks(search):
        answers = search.all(second, block.text, ignorecase=search.program.ignorecase) if second else []
        if answers and not caught:
            continue
        given.update(group for answer in answers for group in answer.groups() if group)
        for hit in search.all(first, block.text, ignorecase=search.program.ignorecase):
            start, end = hit.span()
            if end > start and hit[0] not in given and not search.excepted(block, start, end):
                yield search.match(block, start, end)


def capitalization(search: Search) -> Iterator[Match]:
    """A block that is not in the case it should be in."""
    from lintnews.packs.capitalization import judged

    program = search.program
    for block in blocks(search):
        expected, right = judged(search, block.text)
        if not right and block.text:
            replacements = (expected,) if program.action == "replace" and program.case[:2] in ("$t", "$s") else ()
            message = formatted(program.message, (block.text, expected))
            yield Match(block.start, block.start + len(block.text), message, replacements)


RUNS: Mapping[str, Callable[[Search], Iterator[Match]]] = {
    "existence": existence,
    "substitution": substitution,
    "occurrence": occurrence,
    "repetition": repetition,
    "consistency": consistency,
    "conditional": conditional,
    "capitalization": capitalization,
}


def formatted(message: str, arguments: Sequence[str]) -> str:
    """The message with its `%s` filled, in turn or by number (`%[2]s`); `%%` is a percent sign."""
    rest = iter(arguments)

    def fill(verb: re.Match[str]) -> str:
        if verb[0] == "%%":
            return "%"
        if verb[1]:
            return arguments[int(verb[1]) - 1] if 0 < int(verb[1]) <= len(arguments) else verb[0]
        return next(rest, verb[0])

    return " ".join(re.sub(r"%(?:\[(\d{1,2})\])?[sdvq]|%%", fill, message).split("\n"))


def told(found: str, original: str, meant: str) -> tuple[str, str, str]:
    """What the message of a row is filled with: `“a” or “b”` for a meaning `a, b`; `(a)` is an explanation."""
    if meant.startswith("("):
        return found, original, meant.strip("()")
    return found, original, either([each for each in meant.split(", ") if each != "…"], "“%s”")


QUOTED = ("“%s”", "'%s'", '"%s"')


def either(options: Sequence[str], message: str) -> str:
    """The options as a sentence names them, in the quotation marks of the message: `“a”, “b” or “c”`."""
    unnumbered = re.sub(r"%\[1\]s", "%s", message)
    marks = next((marks for marks in QUOTED if marks in unnumbered), "'%s'")
    quoted = [marks.replace("%s", option) for option in options]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}" if quoted else ""


def _once_quoted(message: str) -> str:
    """The message without the quotation marks around what is expected, which `either` gives its own."""
    for marks in QUOTED:
        numbered = marks.replace("%s", "%[1]s")
        if numbered in message:
            return message.replace(numbered, "%[1]s")
        if message.count(marks) == 2:
            return message.replace(marks, "%s", 1)
    return message
