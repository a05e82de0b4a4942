"""Clauses: sentences of the body that are cut off, or two of them joined by a comma. A small test, from word lists.

Only what the words show without a parser is said: a sentence counts as joined or unfinished when every doubt is out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.headline import heading
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.changes import kept, numbers_in
from lintnews.layers.text.endings import endings
from lintnews.layers.text.letter_case import sentence_cases
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.sentences import sentences
from lintnews.layers.text.tokens import places_by_text, places_of, token_range, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import Section, answers_per_language, per_language, section

_FEWEST = 4
"""Words of a clause that can be a sentence."""
_PARAGRAPH = 7
"""Words of a paragraph that is no heading, name or caption."""
_COMMAS = 3
_ENDS = frozenset(".!?…:;\"”’'»)]")


def _words(doc: Document, name: str) -> Section:
    return section(doc.language, "clauses", name)


def _sentences(doc: Document, part: Span) -> Iterator[tuple[Span, range]]:
    """The sentences in a part of the text, each with its tokens."""
    spans, cases = doc.layer(sentences), doc.layer(sentence_cases)
    for number in numbers_in(spans, part):
        yield spans[number], range(cases[number].first, cases[number].last)


def unfinished(doc: Document) -> tuple[Span, ...]:
    """The last words of paragraphs that stop in the middle of a sentence."""
    return kept(doc, unfinished, _unfinished_in, _is_body)


def _unfinished_in(doc: Document, part: Span) -> Iterator[Span]:
    known, words = _words(doc, "unfinished"), doc.layer(words_of)
    spans = doc.layer(paragraphs)
    top = doc.layer(heading)
    for index in numbers_in(spans, part) if doc.layer(_is_body) else ():
        span = spans[index]
        inside = token_range(doc, span)
        if len(inside) < _PARAGRAPH or span in top or doc.text[span.end - 1] in _ENDS:
            continue
        last = words.lowers[inside[-1]]
        goes_on = index + 1 < len(spans) and doc.text[spans[index + 1].start].islower()
        if last in known and words.texts[inside[-1]].islower() and not goes_on:
            yield Span(words.tokens[inside[-3]].start, span.end)


def _is_body(doc: Document) -> bool:
    """Whether the paragraphs of a text are whole sentences: most of them end with a mark."""
    spans = doc.layer(paragraphs)
    return sum(doc.text[span.end - 1] in _ENDS for span in spans) * 2 >= len(spans)


def without_main_clause(doc: Document) -> tuple[Span, ...]:
    """Sentences that are a subordinate clause only, or name a source and nothing that it said."""
    return kept(doc, without_main_clause, _without_main_clause_in)


def _without_main_clause_in(doc: Document, part: Span) -> Iterator[Span]:
    whole, words = _words(doc, "whole"), doc.layer(words_of)
    openings, parts = _first_words(doc.language), _parts(doc.language)
    never = {*_words(doc, "bases"), *_words(doc, "subjects"), *_words(doc, "addressed")}
    for span, inside in _sentences(doc, part):
        if len(inside) < _FEWEST or words.texts[inside[-1]] != "." or quoted(doc, span.start):
            continue
        if words.lowers[inside[0]] not in openings:
            continue
        lowers = words.lowers[inside[0] : inside[-1]]
        opening = next((phrase for phrase in whole if [*lowers[: phrase.count(" ") + 1]] == phrase.split()), "")
        if not opening or not words.texts[inside[0]][0].isupper():
            continue
        is_source = " " in opening
        texts = words.texts[inside[0] : inside[-1]]
        common = [low for low, text in zip(lowers, texts, strict=True) if text[0].islower() or low == ","]
        behind = _behind_relative(common, _words(doc, "relatives"))
        if is_source and not _has_finite(doc, behind) and not {*behind} & never:
            yield span
        elif doc.text[max(0, span.start - 4) : span.start].rstrip().endswith("?"):
            continue  # Why? Because it was late.
        elif not is_source and "," not in lowers and not {*lowers[1:]} & parts and _finite_verbs(doc, common) < 2:
            yield span


@per_language
def _first_words(language: str) -> frozenset[str]:
    """The words with which a sentence begins that may lack its main clause."""
    return frozenset(phrase.partition(" ")[0] for phrase in section(language, "clauses", "whole"))


_MARKS = frozenset(("“", "”", '"', "—", "–", "(", ":", ";", "?"))


@per_language
def _parts(language: str) -> frozenset[str]:
    """Marks and words which say that a sentence has several parts."""
    return _MARKS | frozenset(section(language, "clauses", "correlatives"))


def _behind_relative(lowers: Sequence[str], relatives: Collection[str]) -> Sequence[str]:
    """The words of a sentence without its relative clauses, each up to the next comma or the end."""
    kept, skips = [], False
    for low in lowers:
        skips = low in relatives or (skips and low != ",")
        if not skips:
            kept.append(low)
    return kept


def _has_finite(doc: Document, lowers: Sequence[str]) -> bool:
    """Whether any word may be a finite verb; a word in -s or -ed may be one behind a noun."""
    finite, past = _words(doc, "finite"), _words(doc, "past")
    ends, never = (*_ends(doc, "past"), *_ends(doc, "finite")), _ends(doc, "no-verbs")
    return any(
        low in finite or low in past or (len(low) > 3 and low.endswith(ends) and not low.endswith(never))
        for low in lowers
    )


def _ends(doc: Document, name: str) -> tuple[str, ...]:
    return endings(doc.language, name)


def _finite_verbs(doc: Document, lowers: Sequence[str]) -> int:
    """How many words are finite verbs for certain."""
    finite, past = _words(doc, "finite"), _words(doc, "past")
    return sum(low in finite or low in past for low in lowers)


def comma_splices(doc: Document) -> tuple[Span, ...]:
    """The commas between two main clauses in one sentence: the mark, with the subject behind it."""
    return kept(doc, comma_splices, _comma_splices_in)


def _comma_splices_in(doc: Document, part: Span) -> Iterator[Span]:
    finite, words = _words(doc, "finite"), doc.layer(words_of)
    subjects, owners, others = _words(doc, "subjects"), _words(doc, "owners"), _words(doc, "subordinators")
    openers, past, coordinators = _words(doc, "openers"), _words(doc, "past"), _words(doc, "coordinators")
    parts, no_subjects = _parts(doc.language), (*_words(doc, "gerunds"), *_ends(doc, "adverbs"))
    for span, inside in _sentences(doc, part):
        lowers = words.lowers[inside.start : inside.stop]
        if lowers.count(",") not in range(1, _COMMAS + 1) or lowers[-1:] != ["."] or quoted(doc, span.start):
            continue
        comma = len(lowers) - 1 - lowers[::-1].index(",")
        first, second = lowers[:comma], lowers[comma + 1 : -1]
        if len(first) < _FEWEST or len(second) < _FEWEST or first[0] in openers or first[0].endswith(no_subjects):
            continue
        if {*first} & others.keys() or coordinators.keys() & {*second[:2]} or {*lowers} & parts:
            continue
        verb = 1 if second[0] in subjects else 2 if second[0] in owners and second[2] not in past else 0
        if not verb or second[verb] not in finite or not second[verb - 1].isalpha():
            continue
        if {*second[verb : verb + 3]} & vocabulary(doc.language).cues:
            continue  # , the government has announced
        mark = words.tokens[inside.start + comma]
        has_verb = any(low in finite or low in past for low in first[1:]) or _has_plain_past(doc, inside.start, comma)
        if has_verb and not quoted(doc, mark.start):
            yield Span(mark.start, words.tokens[inside.start + comma + verb + 1].end)


def _has_plain_past(doc: Document, start: int, size: int) -> bool:
    """Whether a clause begins with names and their finite form in -ed, and an article behind it: Marin praised the …"""
    words, at = doc.layer(words_of), start
    while at < start + size and words.tokens[at].is_capitalised:
        at += 1
    is_past = start < at < start + size - 1 and words.lowers[at].endswith(_ends(doc, "past"))
    return is_past and words.lowers[at + 1] in vocabulary(doc.language).determiners


def verbless(doc: Document) -> tuple[Span, ...]:
    """Sentences of the body of a news text in which no word can be a finite verb.

    Texts that speak to the reader, and sentences that open as English writers open such sentences on purpose, are left
    alone.
    """
    return kept(doc, verbless, _verbless_in, _speaks_to_reader)


def _speaks_to_reader(doc: Document) -> bool:
    words, spoken = doc.layer(words_of), places_of(doc.layer(places_by_text), _words(doc, "styled"))
    return len(spoken) > _SPOKEN and sum(not quoted(doc, words.tokens[at].start) for at in spoken) > _SPOKEN


def _verbless_in(doc: Document, part: Span) -> Iterator[Span]:
    if doc.layer(_speaks_to_reader):
        return
    words, spans, paragraph = doc.layer(words_of), doc.layer(paragraphs), 0
    finite = _finite(doc.language)
    for span, inside in _sentences(doc, part):
        while spans[paragraph].end < span.end:
            paragraph += 1
        is_heading = span == spans[paragraph] and (len(inside) < _ALONE or paragraph < _TOP)
        if is_heading or not _VERBLESS[0] <= len(inside) <= _VERBLESS[1] or quoted(doc, span.start):
            continue
        if not finite.isdisjoint(words.lowers[inside.start : inside.stop - 1]):
            continue
        if _is_plain(doc, inside) and not any(_may_be_finite(doc, at, inside.start) for at in inside[:-1]):
            yield span


_VERBLESS = (6, 30)
_ALONE = 10
"""Tokens from which a paragraph with a full stop is no heading."""
_TOP = 2
"""Paragraphs at the top which may be a headline and a standfirst."""
_SPOKEN = 2
"""Words of a text that speaks to its reader which a report may have, in a quotation whose mark was lost."""


@per_language
def _finite(language: str) -> frozenset[str]:
    """Words that are finite verbs, or subjects that ask for one."""
    names = ("finite", "subjects", "past-alone")
    return frozenset().union(*(section(language, "clauses", name) for name in names))


def _is_plain(doc: Document, inside: range) -> bool:
    """Whether a sentence is one of words alone, opened by a function word or a known one, and no turn of style."""
    words, known = doc.layer(words_of), vocabulary(doc.language)
    texts, first = words.texts[inside.start : inside.stop], words.lowers[inside.start]
    if texts[-1] != "." or ":" in texts or {*texts} & _parts(doc.language) or first in _words(doc, "turns"):
        return False
    return texts[0][0].isupper() and (first in known.function or first in known.common)


def _may_be_finite(doc: Document, at: int, first: int) -> bool:
    """Whether a word may be a finite verb: it is nothing else, or stands where a noun would not."""
    words, low = doc.layer(words_of), doc.layer(words_of).lowers[at]
    if low in _finite(doc.language):
        return True
    if low.endswith(_short(doc.language)) or (low.endswith(_ends(doc, "past")) and len(low) > 3):
        return True
    is_base = any(low in _words(doc, name) for name in ("bases", "past")) or low in vocabulary(doc.language).cues
    if not is_base and not _verb_forms(doc.language)[low]:
        is_known = low in vocabulary(doc.language).common or low.endswith(_ends(doc, "no-verbs"))
        if is_known or not words.texts[at].islower() or not low.endswith(_ends(doc, "finite")):
            return False
    return at == first or not _follows_as_noun(doc, at, first, is_base)


def _follows_as_noun(doc: Document, at: int, first: int, is_base: bool) -> bool:
    """Whether the word before says that a word is a noun: an article, a preposition, a number, an adjective.

    `is_base`: whether the word is a frequent verb, which no noun that looks like an adjective makes a noun.
    """
    before = doc.layer(words_of).lowers[at - 1]
    if at - 1 == first and before in _words(doc, "subjects-too"):
        return False  # That represents about 4.4 million households.
    is_adjective = before.endswith(_ends(doc, "adjectives")) and not is_base
    is_number = before[0].isdigit() and not (len(before) == _YEAR and before.isdigit())  # as in 1990 cross the river
    return is_adjective or is_number or before in _words(doc, "before-nouns")


_YEAR = 4
"""Digits of a year."""


@per_language
def _short(language: str) -> tuple[str, ...]:
    """Short verbs with the apostrophe before them: 're."""
    return tuple(mark + verb for mark in "'’" for verb in endings(language, "short-verbs"))


@answers_per_language(False)
def _verb_forms(language: str) -> Mapping[str, bool]:
    """Base forms and those of the third person of the verbs of a language: of the words with a gerund."""
    common, gerunds = {*vocabulary(language).common}, section(language, "clauses", "gerunds")
    stems = {word.removesuffix(ending) for ending in gerunds for word in common if word.endswith(ending)}
    ordinary, silent = common - vocabulary(language).function, endings(language, "silent")
    bases = {
        word
        for word in ordinary
        if word in stems or word + word[-1:] in stems or any(word.removesuffix(one) in stems for one in silent)
    }
    third = section(language, "endings", "third-person")
    forms = {base + ending for base in bases for ending, instead in third.items() if not instead}
    changed = {
        base.removesuffix(ending) + instead[0]
        for base in bases
        for ending, instead in third.items()
        if instead and base.endswith(ending)
    }
    return dict.fromkeys(bases | (forms & common) | changed, True)
