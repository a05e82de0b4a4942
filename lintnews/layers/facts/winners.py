"""Those of whom a text says that they won, and then that they lost."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.sentences import sentences
from lintnews.layers.text.tokens import token_range, words_of
from lintnews.lexicons import Section, section
from lintnews.records import NamedTuple

_LEAD = 5
"""Sentences, the headline among them, in which a text tells who won."""
_CLAUSE = 6
"""Tokens behind `who won` in which it is said what, and when."""


class Result(NamedTuple):
    """Somebody and how it went for them. `loser`: the name of the one who lost, if the text tells it there."""

    span: Span
    winner: str
    loser: str


class TurnedResult(NamedTuple):
    """A result, and a later place that turns it round. `name`: the one who both won and lost."""

    first: Span
    again: Span
    name: str


def turned_results(doc: Document) -> tuple[TurnedResult, ...]:
    """The places that make a loser of the winner of the lead, or the other way round."""
    told = [*_results(doc, doc.layer(sentences)[:_LEAD])]
    if not told:
        return ()
    lead = next((one for one in told if one.loser and one.winner == told[0].winner), told[0])
    found = []
    for sentence in doc.layer(sentences):
        inside = token_range(doc, sentence)
        if sentence.start <= lead.span.start:
            continue
        turned = (
            _lost_by_winner(doc, inside, lead)
            or _won_by_loser(doc, inside, lead)
            or _victory_over_winner(doc, inside, lead)
        )
        if turned and not quoted(doc, turned.start):
            found.append(TurnedResult(lead.span, turned, lead.winner if _has(doc, turned, lead.winner) else lead.loser))
    return tuple(found[:1])


def _words(doc: Document, name: str) -> Section:
    return section(doc.language, "results", name)


def _results(doc: Document, spans: tuple[Span, ...]) -> Iterator[Result]:
    """The results that sentences tell outside quotations: a name, a verb, and maybe another name."""
    words, beats, won, lost = doc.layer(words_of), *(_words(doc, name) for name in ("beats", "won", "lost"))
    for span in spans:
        inside = token_range(doc, span)
        for at in inside:
            low = words.lowers[at]
            if (low not in beats and low not in won and low not in lost) or quoted(doc, words.tokens[at].start):
                continue
            winner = _name_before(doc, at, inside)
            loser = _name_behind(doc, at + 1, inside) if low in beats else ""
            if low in lost:
                winner, loser = _name_soon_behind(doc, at, inside), winner
            if winner and (loser or low in won) and winner != loser:
                yield Result(Span(words.tokens[at - 1].start, words.tokens[at].end), winner, loser)


def _name_before(doc: Document, at: int, inside: range) -> str:
    """The last word of the name that is the subject of a verb; nothing where another word is between."""
    words = doc.layer(words_of)
    at -= 1
    while at > inside.start and words.lowers[at] in _words(doc, "auxiliaries"):
        at -= 1
    return words.texts[at] if at >= inside.start and words.tokens[at].is_capitalised and at + 1 < inside.stop else ""


def _name_behind(doc: Document, at: int, inside: range) -> str:
    """The last word of the name that begins at a token."""
    words, last = doc.layer(words_of), ""
    while at < inside.stop and words.tokens[at].is_capitalised:
        last = words.texts[at]
        at += 1
    return last


def _name_soon_behind(doc: Document, at: int, inside: range) -> str:
    """The last word of the name of the winner behind a verb for losing: lost 3-1 to Holm."""
    lowers, to = doc.layer(words_of).lowers, _words(doc, "to")
    behind = next((i for i in range(at + 1, min(at + _CLAUSE, inside.stop)) if lowers[i] in to), None)
    return "" if behind is None else _name_behind(doc, behind + 1, inside)


def _is_of_another_time(doc: Document, inside: range) -> bool:
    known = _words(doc, "earlier")
    lowers = doc.layer(words_of).lowers
    return any(lowers[at] in known or (lowers[at][0].isdigit() and len(lowers[at]) == 4) for at in inside)


def _has(doc: Document, span: Span, name: str) -> bool:
    return name in doc.text[slice(*span)]


def _lost_by_winner(doc: Document, inside: range, lead: Result) -> Span | None:
    """Where the winner stands before `after the defeat`, alone, or is beaten by the loser."""
    words = doc.layer(words_of)
    for at in inside[2:]:
        is_defeat = words.lowers[at] in _words(doc, "defeats") and words.lowers[at - 1] in _words(doc, "owners")
        if is_defeat and words.lowers[at - 2] in _words(doc, "after"):
            if _is_of_another_time(doc, inside):
                return None
            names = [index for index in inside if index < at and words.texts[index] in (lead.winner, lead.loser)]
            if names and words.texts[names[-1]] == lead.winner and len({words.texts[one] for one in names}) == 1:
                return Span(words.tokens[names[-1]].start, words.tokens[at].end)
    return None


def _victory_over_winner(doc: Document, inside: range, lead: Result) -> Span | None:
    """Where the loser has a `victory over` the winner."""
    words, victories, over = doc.layer(words_of), _words(doc, "victories"), _words(doc, "over")
    if not lead.loser or all(words.texts[at] != lead.loser for at in inside):
        return None
    for at in inside[:-2]:
        if words.lowers[at] in victories and words.lowers[at + 1] in over:
            is_turned = _name_behind(doc, at + 2, inside) == lead.winner
            if is_turned and not _is_of_another_time(doc, range(inside.start, at + 1)):
                return Span(words.tokens[at].start, words.tokens[at + 2].end)
    return None


def _won_by_loser(doc: Document, inside: range, lead: Result) -> Span | None:
    """Where the loser beats the winner, or is the one `who won the final`."""
    if not lead.loser:
        return None
    words = doc.layer(words_of)
    for at in inside:
        if words.texts[at] != lead.loser:
            continue
        low = words.lowers[at + 1 : at + 2 + _CLAUSE]
        is_beaten = len(low) > 1 and low[0] in _words(doc, "beats") and _name_behind(doc, at + 2, inside) == lead.winner
        if is_beaten and not _is_of_another_time(doc, inside):
            return Span(words.tokens[at].start, words.tokens[at + 2].end)
        is_relative = len(low) > 1 and low[0] == "," and low[1] in _words(doc, "who")
        if is_relative and any(verb in _words(doc, "won") for verb in low[2:4]):
            contest = next((i for i, one in enumerate(low) if one in _words(doc, "contests")), None)
            behind = at + 1 + (contest or 0) + 1
            is_told_so = contest is not None and words.lowers[behind : behind + 1] == [","]
            if contest is not None and is_told_so and not _is_of_another_time(doc, range(at + 1, behind)):
                return Span(words.tokens[at].start, words.tokens[at + 1 + contest].end)
    return None
