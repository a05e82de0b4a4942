"""The dateline: the day of publication and the place of the report, named at the top of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.dates import DateMention, dates
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.tokens import Token, tokens_in
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

TOP = 8
"""Among how many paragraphs at the top it stands."""
PLACE_TOKENS = 8
SHORT_PLACE = 3
"""Words of a place that only a date and a full stop follow."""
OTHER_WORDS = 3
"""How many words beside the date a line may have that gives the day of publication: a name, the word for it."""

_DASHES = ("-", "–", "—", "―")


class Dateline(NamedTuple):
    """When an article was published, and from where it reports.

    `date`: what the reader of the file was told, else the full date at the top. `place`: as printed, or nothing.
    `span`: what stands at the top, if anything.
    """

    date: date | None
    place: str
    span: Span | None


@per_language
def _published(language: str) -> frozenset[str]:
    """Words that stand beside the day of publication, and marks of the time of day."""
    entries = (*section(language, "calendar", "published"), *section(language, "calendar", "clock"))
    return frozenset(word.lower() for entry in entries for word in entry.split())


def dateline(doc: Document) -> Dateline:
    """The dateline of an article: `December 1, 2023` on a line of its own, or `GENEVA, Jan. 21 (Reuters) -`."""
    day, place, span = doc.published, doc.metadata.place, None
    for index, paragraph in enumerate(doc.layer(paragraphs)[:TOP]):
        mentions = _dates_in(doc, paragraph)
        report = _report(doc, paragraph, mentions) if not span else None
        if report:
            end, printed = report
            place = place or printed
            span = span or Span(paragraph.start, end)
            day = day or (mentions[0].date if mentions and mentions[0].span.end <= end else None)
        elif mentions and mentions[0].date and _is_day_of_publication(doc, paragraph, mentions[0], first=not index):
            day, span = day or mentions[0].date, span or mentions[0].span
    return Dateline(day, place, span)


def _dates_in(doc: Document, span: Span) -> Sequence[DateMention]:
    """The first few dates of a span."""
    found = doc.layer(dates)
    first = bisect_left(found, span.start, key=lambda mention: mention.span.start)
    return [mention for mention in found[first : first + 3] if mention.span.end <= span.end]


def _is_day_of_publication(doc: Document, paragraph: Span, mention: DateMention, *, first: bool) -> bool:
    """Whether a paragraph has hardly anything beside its date."""
    if paragraph.end - paragraph.start > mention.span.end - mention.span.start + 60:
        return False
    known = _published(doc.language)
    others = [token for token in tokens_in(doc, paragraph) if token.is_word and not mention.span.overlaps(token[1:])]
    return sum(token.text.lower() not in known for token in others) <= (0 if first else OTHER_WORDS)


def _report(doc: Document, paragraph: Span, mentions: Sequence[DateMention]) -> tuple[int, str] | None:
    """The end of the dateline that opens a paragraph, and its place.

    A place in capitals before a dash, or any capitalised one that a date or an agency in brackets follows.
    """
    opening = tokens_in(doc, Span(paragraph.start, min(paragraph.end, paragraph.start + 120)))
    size = _place_size(opening, mentions)
    if not size:
        return None
    place = doc.text[opening[0].start : opening[size - 1].end]
    is_sure = all(token.text.isupper() for token in opening[:size] if token.is_word and len(token.text) > 2)
    at = _behind_date(opening, size, mentions)
    if size < at < len(opening) and opening[at].text == "." and opening[size].text == "," and _is_short(opening[:size]):
        return opening[at].end, place  # Krakow, 23 January 2023. Two people died
    is_sure = is_sure or at > size
    while at < len(opening) and opening[at].text in (",", "."):
        at += 1
    closing = _closing(opening, at)
    if closing is not None and at > size + 1 and [token.text for token in opening[closing + 1 : closing + 2]] == ["."]:
        return opening[closing + 1].end, place  # Bern, 9 May 2023 (Agency). Two people died
    end = _behind_dashes(opening, at if closing is None else closing + 1)
    return (opening[end].end, place) if end is not None and (is_sure or closing is not None) else None


def _place_size(opening: Sequence[Token], mentions: Sequence[DateMention]) -> int:
    """How many tokens the place has with which a paragraph opens."""
    size = 0
    while size < min(len(opening), PLACE_TOKENS) and _is_of_place(opening, size, mentions):
        size += 1
    while size and opening[size - 1].text in (",", "/"):
        size -= 1
    return size


def _behind_date(opening: Sequence[Token], at: int, mentions: Sequence[DateMention]) -> int:
    """The token behind the date that follows a place, or the one behind the place."""
    if mentions and mentions[0].day and mentions[0].span.start - opening[at - 1].end <= 2:
        while at < len(opening) and opening[at].start < mentions[0].span.end:
            at += 1
    return at


def _closing(opening: Sequence[Token], at: int) -> int | None:
    """The bracket that closes the one at a token: an agency."""
    if at >= len(opening) or opening[at].text != "(":
        return None
    return next((i for i in range(at, min(at + 6, len(opening))) if opening[i].text == ")"), None)


def _behind_dashes(opening: Sequence[Token], at: int) -> int | None:
    """The last of the dashes at a token, apart from the word before; None where there is none."""
    if at >= len(opening) or opening[at].text not in _DASHES or opening[at].start <= opening[at - 1].end:
        return None
    while at + 1 < len(opening) and opening[at + 1].text in _DASHES:
        at += 1
    return at


def _is_short(place: Sequence[Token]) -> bool:
    """Whether tokens are one capitalised name of a place, without a comma."""
    return len(place) <= SHORT_PLACE and all(token.is_word for token in place)


def _is_of_place(opening: Sequence[Token], index: int, mentions: Sequence[DateMention]) -> bool:
    """Whether a token can be a part of the place: a capitalised word outside a date, or a mark behind one."""
    token = opening[index]
    if mentions and mentions[0].span.overlaps(token[1:]):
        return False
    return token.is_capitalised or (index > 0 and token.text in (",", ".", "/"))
