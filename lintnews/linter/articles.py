"""What a report that shows texts is given of an article: plain data, made from the layers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.sentence_pairs import Alignment, alignment, is_trusted
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.facts.dates import DateMention, dates
from lintnews.layers.names.coreference import coreference, voices
from lintnews.layers.names.identities import entities
from lintnews.layers.speech.attributions import quote_speakers
from lintnews.layers.speech.quotes import quotes
from lintnews.results import Article, ShownDate, ShownOriginal, ShownPerson, ShownQuotation


def article(doc: Document) -> Article:
    """The text of a document with its people, quotations and dates."""
    line = doc.layer(dateline)
    written = doc.published or line.date
    people = _people(doc)
    return Article(
        text=doc.text,
        pieces=doc.pieces,
        language=doc.language,
        source_language=doc.source_language,
        written=written,
        place=line.place,
        people=people,
        quotations=tuple(_quotations(doc, {span: one.name for one in people for span in one.places})),
        dates=tuple(_dates(doc, written)),
        original=_original(doc),
    )


def _original(doc: Document) -> ShownOriginal | None:
    if doc.original is None:
        return None
    aligned = tuple(_aligned(doc.layer(alignment))) if is_trusted(doc) else ()
    return ShownOriginal(doc.original.text, doc.original.path, doc.original.language, aligned)


def _aligned(found: Alignment) -> Iterator[tuple[Span, Span]]:
    """The parts that correspond, without those that have no counterpart."""
    for pair in found.pairs:
        (first, behind), (source_first, source_behind) = pair.target, pair.source
        if first < behind and source_first < source_behind:
            here = Span(found.targets[first].start, found.targets[behind - 1].end)
            yield here, Span(found.sources[source_first].start, found.sources[source_behind - 1].end)


def _people(doc: Document) -> tuple[ShownPerson, ...]:
    """The persons of a text, those that seem to be one person in several spellings taken together."""
    others: dict[int, list[Span]] = {}
    for reference in doc.layer(coreference):
        others.setdefault(id(reference.person), []).append(reference.span)
    named = (
        ShownPerson(
            one.name,
            tuple(sorted({*one.places, *(span for person in one.persons for span in others.get(id(person), ()))})),
        )
        for one in doc.layer(entities)
    )
    nameless = (ShownPerson(one.name, tuple(sorted(one.places))) for one in doc.layer(voices) if one.name)
    return (*named, *nameless)


def _quotations(doc: Document, names: dict[Span, str]) -> Iterator[ShownQuotation]:
    speakers = doc.layer(quote_speakers)
    for quotation in doc.layer(quotes).quotations:
        if quotation.depth == 0:
            said = speakers.get(quotation.span)
            speaker = said.speaker if said else None
            words = doc.text[speaker.start : speaker.end] if speaker else ""
            yield ShownQuotation(quotation.span, speaker, names.get(speaker, words) if speaker else "")


def _dates(doc: Document, written: date | None) -> Iterator[ShownDate]:
    for mention in doc.layer(dates):
        if mention.date:
            yield ShownDate(mention.span, mention.date, True)
        elif written and (day := _worked_out(mention, written)):
            yield ShownDate(mention.span, day, False)


def _worked_out(mention: DateMention, written: date) -> date | None:
    """The day that a date without a year, or `yesterday`, means in an article of this day."""
    if mention.relative and mention.relative.unit == "day":
        return written + timedelta(days=mention.relative.steps)
    if mention.month and mention.day and not mention.year:
        years = (written.year + shift for shift in (-1, 0, 1))
        days = (DateMention(mention.span, year, mention.month, mention.day).date for year in years)
        return min((day for day in days if day), key=lambda day: abs(day - written), default=None)
    return None
