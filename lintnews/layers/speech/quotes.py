"""Quotations: where one begins and ends, and the quotation marks that are left over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from typing import Literal

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple


class Quotation(NamedTuple):
    """A quotation, or the part of one that stands in one paragraph.

    `opening` is empty where it comes from the paragraph before, and `closing` where it goes on in the next one
    (`continues`). In both cases the next part may begin with a mark of its own. Where paragraphs were joined into one,
    the next part follows in the same paragraph.
    """

    span: Span
    """With its marks."""
    inner: Span
    """Without them."""
    opening: str
    closing: str
    depth: int
    """0: stands in no other quotation."""
    continues: bool


class UnmatchedMark(NamedTuple):
    """A quotation mark without its partner (`unclosed`, `unopened`), or one that faces the wrong way (`turned`)."""

    span: Span
    fault: Literal["unclosed", "unopened", "turned"]


class Quotes(NamedTuple):
    """All quotations in the order of their beginnings, nested ones behind the one that holds them, and all strays."""

    quotations: tuple[Quotation, ...]
    strays: tuple[UnmatchedMark, ...]


class _Mark(NamedTuple):
    """One quotation mark.

    `group`: marks of one group make pairs; `side` and `shape`: +1 it opens, -1 it closes, 0 it may do both,
    by the characters around it and by its own form.
    """

    start: int
    end: int
    text: str
    group: str
    side: int
    shape: int


_RUN = re.compile(r"""["“”„‟«»‹›'‘’‚‛`「」『』]+""")
_MARK = re.compile(r"""''|‘‘|’’|``|.""")
_GROUPS = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "''", "‘‘", "’’", "``"), "double"),
    **dict.fromkeys(("'", "‘", "’", "‚", "‛", "`"), "single"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "single angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
_SHAPES = {
    **dict.fromkeys(("“", "„", "‟", "‘‘", "``", "‘", "‚", "‛", "`", "«", "‹", "「", "『"), 1),
    **dict.fromkeys(("”", "’’", "’", "»", "›", "」", "』"), -1),
}
_BEFORE_OPENING = frozenset(" \t\n\r\xa0\u2009\u202f([{<—–-―/|*_")
_AFTER_CLOSING = frozenset(" \t\n\r\xa0\u2009\u202f)]}>—–-―/|*_.,;:!?…")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,400}>")
"""A tag that was left in the text: its marks quote nobody."""
_WORD = re.compile(r"[^\W_]+")
_DECADE = re.compile(r"\d0(?P<ending>[^\W\d_]+)|\d\d")
_FEET = re.compile(r"\d['’′]\s?\d{1,2}(?:[.½¼¾]\d*)?\Z")
_DEEPEST = 6
"""Quotations in quotations; more openings than that are no nesting."""
_SENTENCE_END = re.compile(r"[.!?…][)\]'’]?\s+\Z")
_LOOK_BACK = 6
"""Code points in front of a mark among which the end of the sentence before it stands."""
_LONGEST_JOINER = 12
"""Code points in front of a quotation among which the word stands that joins it to the text's sentence."""
_LONGEST_RUN_ON = 3000
"""Code points over which a quotation may run on from paragraph to paragraph without a mark at their beginnings."""


class _Words(NamedTuple):
    """What a language has beside quotation marks. Lower-case."""

    elisions: frozenset[str]
    """What stands behind an apostrophe in the place of a longer word: em, til."""
    subordinators: frozenset[str]
    """What joins a quotation to the sentence of the text: said that “...”."""
    owners: frozenset[str]
    """The letter beside an apostrophe that is the ending of an owner."""
    decades: frozenset[str]
    """The ending of a decade in digits."""


@per_language
def _words(language: str) -> _Words:
    code = language.partition("-")[0]
    return _Words(
        frozenset(section(code, "quotations", "elisions")),
        frozenset(section(code, "quotations", "subordinators")),
        frozenset(section(code, "endings", "owners")),
        frozenset(section(code, "endings", "decades")),
    )


def quotes(doc: Document) -> Quotes:
    """The quotations of a document, in one pass over its quotation marks.

    Single marks are told from apostrophes, double ones from inches. A quotation over several paragraphs has a part in
    each: either every paragraph begins with an opening mark, or, where paragraphs were cut into sentences, none does.
    An opening mark behind the end of a sentence in an open quotation begins a new part of it, too: the paragraphs were
    joined into one.
    """
    text, blocks = doc.text, doc.layer(paragraphs)
    found: list[Quotation] = []
    strays: list[UnmatchedMark] = []
    home, carried, enclosing = 0, None, False
    words = _words(doc.language)
    for index, marks in _by_paragraph(text, blocks, words):
        if carried:
            begins = marks[0].group == carried.group and marks[0].start == blocks[index].start and marks[0].side >= 0
            if enclosing and not (marks[0].group == carried.group and marks[0].side < 0):
                strays += _left_over([carried])
                carried = None
            elif begins and index == home + 1:
                found.append(_part(carried, None, blocks[home]))
                carried = None
            elif carried.group == "single" or blocks[index].start - carried.start > _LONGEST_RUN_ON:
                strays += _left_over([carried])
                carried = None
        pairs, left, last, enclosing = _pair(text, marks, carried, words)
        strays += left
        for opening, closing in pairs:
            first = home if opening is carried else index
            ends = (
                (opening if at == first else None, closing if at == index else None) for at in range(first, index + 1)
            )
            found += (_part(*end, blocks[at]) for at, end in enumerate(ends, first))
        if last is not carried:
            home, carried = index, last
    strays += _left_over([carried] if carried else [])
    nested = _nested(found)
    if any(quotation.opening == "‘" for quotation in nested):
        return Quotes(nested, tuple(sorted(strays)))
    return Quotes(nested, tuple(sorted(stray for stray in strays if text[slice(*stray.span)] != "‘")))  # ‘ayn


def outermost(doc: Document) -> tuple[Quotation, ...]:
    """The quotations that stand in no other one."""
    return tuple(quotation for quotation in doc.layer(quotes).quotations if quotation.depth == 0)


def _outermost_starts(doc: Document) -> list[int]:
    return [quotation.span.start for quotation in doc.layer(outermost)]


def quotation_at(doc: Document, offset: int) -> Quotation | None:
    """The outermost quotation that holds an offset (its marks belong to it)."""
    index = bisect_right(doc.layer(_outermost_starts), offset) - 1
    if index < 0:
        return None
    found = doc.layer(outermost)
    return found[index] if offset < found[index].span.end else None


def quoted(doc: Document, offset: int) -> bool:
    """Whether an offset stands in a quotation."""
    index = bisect_right(doc.layer(_outermost_starts), offset) - 1
    return index >= 0 and offset < doc.layer(outermost)[index].span.end


def _part(opening: _Mark | None, closing: _Mark | None, block: Span) -> Quotation:
    """The quotation between two marks, or from the beginning or to the end of a paragraph."""
    start, inner_start = (opening.start, opening.end) if opening else (block.start, block.start)
    end, inner_end = (closing.end, closing.start) if closing else (block.end, block.end)
    return Quotation(
        Span(start, end),
        Span(inner_start, inner_end),
        opening.text if opening else "",
        closing.text if closing else "",
        0,
        closing is None or not closing.text,
    )


def _nested(found: list[Quotation]) -> tuple[Quotation, ...]:
    """The same in order, each with its depth."""
    found.sort(key=lambda quotation: (quotation.span.start, -quotation.span.end))
    ends: list[int] = []
    for at, quotation in enumerate(found):
        while ends and ends[-1] <= quotation.span.start:
            ends.pop()
        if ends:
            found[at] = quotation._replace(depth=len(ends))
        ends.append(quotation.span.end)
    return tuple(found)


def _by_paragraph(text: str, blocks: tuple[Span, ...], words: _Words) -> Iterator[tuple[int, list[_Mark]]]:
    """The quotation marks of every paragraph that has any; apostrophes inside words are none."""
    shapes = _shapes_in(text)
    marks: list[_Mark] = []
    index, count = 0, len(blocks)
    tags = deque(tag.span() for tag in _TAG.finditer(text)) if "<" in text else deque()
    is_path = "«" not in text and "‹" not in text
    for run in _RUN.finditer(text):
        start, end = run.span()
        while tags and tags[0][1] <= start:
            tags.popleft()
        if tags and tags[0][0] < start:
            continue  # <a title="...">
        before, after = text[start - 1 : start], text[end : end + 1]
        if end - start == 1 and run[0] in "'’" and before.isalnum() and after.isalnum():
            continue
        if is_path and run[0] in "»›" and before in " \t" and after in " \t":
            continue  # Sport » Football » Cup
        while index < count and blocks[index].end <= start:
            if marks:
                yield index, marks
                marks = []
            index += 1
        marks += _marks(text, start, end, before, after, shapes, words)
    if marks:
        yield index, marks


def _shapes_in(text: str) -> dict[str, int]:
    """Which way the marks of a document face: some languages write ”so” or »so«."""
    shapes = _SHAPES
    if "”" in text and "“" not in text and "„" not in text:
        shapes = shapes | {"”": 0}
    left, right = text.find("«"), text.find("»")
    if 0 <= right < left and text[right - 1 : right].isspace() >= (right > 0) and text[right + 1 : right + 2].isalnum():
        shapes = shapes | {"»": 1, "«": -1, "›": 1, "‹": -1}
    return shapes


def _marks(
    text: str, start: int, end: int, before: str, after: str, shapes: dict[str, int], words: _Words
) -> list[_Mark]:
    """The marks of a run, each with the side that its surroundings give it: all marks of a run stand on one side."""
    run = text[start:end]
    if run[-1] in "'’" and len(run) > 1 and after.lower() in words.owners and not text[end + 1 : end + 2].isalnum():
        run, end, after = run[:-1], end - 1, " "  # “Squawk Box”’s host
    opens = not before or before in _BEFORE_OPENING
    closes = not after or after in _AFTER_CLOSING
    if opens and after in (".", "…") and (after == "…" or text.startswith("...", end)):
        closes = False  # “… and so on
    side = opens - closes
    if opens and closes:
        side = (not before or before in "\r\n") - (not after or after in "\r\n")
    pieces = _MARK.findall(run) if end - start > 1 else [run]
    if side < 0 and run[:3] == "'''":
        pieces = ["'", *_MARK.findall(run[1:])]
    found, at = [], start
    for piece in pieces:
        group, shape = _GROUPS[piece], shapes.get(piece, 0)
        feet = piece == '"' and before.isdigit() and _FEET.search(text, max(0, at - 8), at)
        if not feet and not (group == "single" and side > 0 and _is_elision(text, end, words)):
            found.append(_Mark(at, at + len(piece), piece, group, side, shape))
        at += len(piece)
    return found


def _is_elision(text: str, at: int, words: _Words) -> bool:
    """Whether what follows an apostrophe is a shortened word or year."""
    word = _WORD.match(text, at)
    if word is None or word[0].lower() in words.elisions:
        return word is not None
    decade = _DECADE.fullmatch(word[0])
    return decade is not None and (not decade["ending"] or decade["ending"] in words.decades)


class _Pairs(NamedTuple):
    """What becomes of a paragraph's marks."""

    pairs: list[tuple[_Mark, _Mark]]
    """The closing mark of a part that goes on in the same paragraph has no text."""
    strays: list[UnmatchedMark]
    last: _Mark | None
    """The opening mark that is still open at its end."""
    encloses: bool
    """Whether that one has pairs of its own group behind it, so that nothing but a closing mark can go on with it."""


def _pair(text: str, marks: list[_Mark], carried: _Mark | None, words: _Words) -> _Pairs:
    """The pairs of a paragraph's marks.

    `carried`: one that is open from a paragraph before.
    """
    pairs: list[tuple[_Mark, _Mark]] = []
    strays: list[UnmatchedMark] = []
    stack = [carried] if carried else []
    line = [*stack, *marks]
    closers: set[int] = set()
    following = _following(line)
    last: _Mark | None = None
    for at in range(len(stack), len(line)):
        mark = line[at]
        opening = next((other for other in reversed(stack) if other.group == mark.group), None)
        if mark.group == "single":
            if mark.side > 0 and mark.shape >= 0:
                closer = _closer(text, line, at, words.owners, enclosed=bool(stack))
                if closer:
                    closers.add(closer)
                    stack.append(mark)
                elif not at:
                    last = mark  # it may go on in the next paragraph
                else:
                    strays += _left_over([mark])
                continue
            if at not in closers:
                continue
            opens, turned = False, False
        elif _is_inches(text, mark, following[at], opening):
            continue
        elif (
            opening
            and opening is stack[-1] is not carried
            and _is_new_part(text, opening, mark, following[at], line, words.subordinators)
        ):
            end = len(text[opening.end : mark.start].rstrip()) + opening.end
            pairs.append((stack.pop(), _Mark(end, end, "", mark.group, -1, 0)))
            opens, turned = True, False
        else:
            opens, turned = _side(text, mark, following[at], opening)
        if turned:
            strays.append(UnmatchedMark(Span(mark.start, mark.end), "turned"))
        if opens:
            stack.append(mark)
            if len(stack) > _DEEPEST:
                strays += _left_over([stack.pop(0)])
        elif opening:
            while stack[-1] is not opening:
                strays += _left_over([stack.pop()])
            pairs.append((stack.pop(), mark))
        else:
            strays.append(UnmatchedMark(Span(mark.start, mark.end), "unopened"))
    encloses = bool(stack) and following[line.index(stack[-1])] is not None
    if stack and (not encloses or len(stack) == 1):
        last = stack.pop()
    strays += _left_over(stack)
    return _Pairs(pairs, strays, last, encloses)


def _is_new_part(
    text: str, opening: _Mark, mark: _Mark, after: _Mark | None, line: list[_Mark], joiners: frozenset[str]
) -> bool:
    """Whether a mark in an open quotation of whole sentences begins its next paragraph, which was joined to this one.

    It opens behind the end of a sentence, another sentence follows, and no two marks close behind it, as they would if
    it were a quotation in a quotation.
    """
    before = text[max(0, opening.start - _LONGEST_JOINER) : opening.start].split()[-1:]
    is_clause = bool(before) and (before[0][-1] in ",:" or before[0].lower() in joiners)
    is_speech = is_clause or _is_sentence(text, opening.end)
    if mark.side <= 0 or mark.shape < 0 or not (is_speech and _is_sentence(text, mark.end)):
        return False
    if not _SENTENCE_END.search(text, max(opening.end, mark.start - _LOOK_BACK), mark.start):
        return False
    behind = (other for other in line[line.index(mark) + 1 :] if other.group == mark.group)
    return not (after and after.side < 0 and next(behind) and (then := next(behind, None)) and then.side < 0)


def _is_sentence(text: str, at: int) -> bool:
    """Whether a sentence may begin at a place."""
    first = text[at : at + 4].lstrip(" '\"“‘([…")[:1]
    return first.isupper() or first.isdigit() or first in ("£", "$", "€")


def _left_over(openings: list[_Mark]) -> list[UnmatchedMark]:
    """The strays among opening marks that nothing closes; a straight single one is an apostrophe."""
    return [UnmatchedMark(Span(m.start, m.end), "unclosed") for m in openings if m.group != "single" or m.shape]


def _following(marks: list[_Mark]) -> list[_Mark | None]:
    """For every mark the next one of its group."""
    nearest: dict[str, _Mark] = {}
    found: list[_Mark | None] = []
    for mark in reversed(marks):
        found.append(nearest.get(mark.group))
        nearest[mark.group] = mark
    return found[::-1]


def _side(text: str, mark: _Mark, after: _Mark | None, opening: _Mark | None) -> tuple[bool, bool]:
    """Whether a mark opens a quotation, and whether it faces the wrong way.

    `after`: the next mark of its group in the paragraph; `opening`: the one of its group that is open.
    """
    if opening is None:
        if mark.shape:
            turned = mark.shape < 0 < mark.side and (after is None or after.shape <= 0)
            return mark.shape > 0 or turned, turned
        return mark.side >= 0 or (after is not None and after.side < 0), False
    if mark.shape < 0:
        begins = mark.side > 0 and text[mark.start - 1 : mark.start] in ("\n", "\r")
        turned = begins and after is not None and after.shape < 0
        return turned, turned
    if mark.side > 0:
        turned = _swallows(text, mark, after)
        return not turned, turned
    if mark.shape > 0:
        return mark.side == 0 and opening.text != "„", mark.side < 0 and opening.text != "„"
    return False, False


def _swallows(text: str, mark: _Mark, after: _Mark | None) -> bool:
    """Whether what looks like an opening mark in an open quotation closes it: “…, “said Pryce.

    It then stands behind a comma or a full stop and a space, and the next mark opens again.
    """
    pause = text[mark.start - 2 : mark.start - 1]
    if pause not in (",", ".", "!", "?", "…") or not text[mark.end : mark.end + 1].isalnum():
        return False
    return pause == "," if after is None else after.side > 0 and after.shape >= 0


def _is_inches(text: str, mark: _Mark, after: _Mark | None, opening: _Mark | None) -> bool:
    """Whether a mark stands for inches: behind a number, with nothing to close, or, a straight one, before one that
    closes; a curly one only behind feet.
    """
    if mark.text == "”" and opening is None:
        return _FEET.search(text, max(0, mark.start - 8), mark.start) is not None
    if mark.text != '"' or mark.side >= 0 or not text[mark.start - 1 : mark.start].isdigit():
        return False
    return opening is None or (after is not None and after.side < 0 and _goes_on(text, mark.end))


def _closer(text: str, marks: list[_Mark], at: int, owners: frozenset[str], *, enclosed: bool) -> int | None:
    """The mark that closes a single one; None: it is an apostrophe, or the paragraph does not close it.

    A mark behind the ending of an owner, or a digit, may be a genitive, or feet: another one before the next opening
    mark is better. So is one behind a quotation that the single mark holds.
    """
    weak, within = None, 0
    for index in range(at + 1, len(marks)):
        mark = marks[index]
        if mark.group != "single":
            if mark.side > 0 and mark.shape >= 0:
                within += 1  # it holds a quotation of its own
            elif within and mark.side < 0:
                within -= 1
            elif enclosed and mark.side < 0:
                break
            continue
        if mark.side > 0 and mark.shape >= 0:
            if within:
                continue
            break
        before = text[mark.start - 1]
        if mark.shape > 0 or before.isspace():
            continue
        likely = not (before.lower() in owners or before.isdigit()) or not _goes_on(text, mark.end)
        if likely and not within:
            return index
        weak = weak or index
    return weak


def _goes_on(text: str, at: int) -> bool:
    """Whether a space and a word follow."""
    return text[at : at + 1].isspace() and text[at + 1 : at + 2].isalnum()
