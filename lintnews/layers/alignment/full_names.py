"""Persons of an original as it writes them: by a given name, capitals in a row, a dot between two names, or a title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.character_names import is_foreign, is_part, reads_characters
from lintnews.layers.alignment.facts import facts
from lintnews.layers.alignment.glossary import common_words, glossary
from lintnews.layers.alignment.misread_names import is_latin
from lintnews.layers.alignment.name_sounds import LATIN, Sounds, least_distance, sound_distance, sounds
from lintnews.layers.alignment.pinyin import spelled
from lintnews.layers.alignment.source_persons import TITLES, follows_in_name, persons_by_given_name, sounds_like_given
from lintnews.layers.alignment.written_names import ALPHABET, HAN, HANGUL, SIGNS, Written, written_names
from lintnews.layers.names.distance import folded
from lintnews.layers.text.sentences import sentences
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_ALIKE = 0.45
"""The share of letters in which a word of the article differs at most that may be a name of the original."""
_ALIKE_SIGNS = 0.7
"""The same of signs that each stand for a syllable, as these are compared."""
_ALIKE_PINYIN = 0.3
_SURE = 0.2
"""The share in which one may differ that surely is."""
_NEAR = 1
"""Sentence pairs to both sides in which a word may stand for another string."""
_BETTER = 0.1
"""How much nearer another string of the original is to a word that cannot stand for this one."""
_SAME, _OTHER, _OTHER_SIGNS = 0.34, 0.6, 0.4
"""The share up to which a word is a string where the rest of the name fits, and from which it is another one; less
where it is nothing that characters may be read as.
"""
_MOST = 4
"""Words of a name in a row."""
_PAIR = 2
"""Words of a given name and a surname."""
_GIVEN = 2
"""Characters of a Chinese given name at most."""
_PART, _PARTS = 2, 5
"""Signs of a part of a foreign name by its sound at least, and of all its parts."""
_LONG = 4
"""Letters of a word in the article's script that tells a name from others: no Co and no Ltd."""
_QUOTES = frozenset("\"'“”„«»‘’")
_DOT = "[·・•‧＝]"
_UNSPACED = "\u3040"
"""The first letter of scripts in which a name may begin with that of a country: マリア, マリ."""
_KATAKANA = "\u30a1-\u30fa\u30fc"


class FullName(NamedTuple):
    """A person in the original."""

    span: Span
    is_full: bool
    """Whether it has a given name, too."""
    is_sure: bool = True
    """Whether it can hardly be anything but a person."""
    is_read: bool = False
    """Whether it is a name in Chinese characters that is read in Mandarin."""


def full_names(doc: Document) -> tuple[FullName, ...]:
    """The persons in the original of a document, in their order; of two that overlap the one that is sure, or else the
    first or longer one.
    """
    assert doc.original
    original, language = doc.original, doc.language
    are_sure = bool(original.layer(common_words))  # else any office with capitals may be a name: Wali Kota
    found = chain(
        (FullName(span, True, are_sure) for span in persons_by_given_name(original, language)),
        _in_capitals(original, language),
        _with_dots(original),
        _behind_titles(original),
        _before_titles(original, language),
        _in_characters(original),
    )
    made = list[FullName]()
    bodies = glossary(original.language).bodies
    no_persons = original.layer(_in_countries).union(
        place for place, fields in original.layer(common_words) if not fields.isdisjoint(bodies)
    )
    for one in sorted(found, key=lambda one: (not one.is_sure, one.span.start, -one.span.end)):
        if one.span.start in no_persons and original.text[one.span.start] < _UNSPACED:
            continue
        at = bisect_left(made, one.span.start, key=lambda other: other.span.start)
        is_free = all(not one.span.overlaps(other.span) for other in made[max(0, at - 1) : at + 1])
        if is_free and not is_in_quotes(original.text, one.span):
            made.insert(at, one)
    return tuple(made)


def is_in_quotes(text: str, span: Span) -> bool:
    """Whether a name stands between quotation marks, as those of works, papers and ships do."""
    return text[span.start - 1 : span.start] in _QUOTES and text[span.end : span.end + 1] in _QUOTES


def _in_capitals(original: Document, language: str) -> Iterator[FullName]:
    """Two words or more with a capital, none of them a common word or a country, and what stands behind a title: two
    are surely a person where the first one sounds nearly like a given name.
    """
    are_known = bool(original.layer(common_words))
    small = section(original.language, "function_words", "function")
    has_noun_capitals = bool(section(original.language, "sounds", "capitals"))
    titles = {place for place, fields in original.layer(common_words) if not fields.isdisjoint(TITLES)}
    starts = {span.start for span in original.layer(sentences)}
    is_foreign_there = not original.layer(is_latin)
    for row in original.layer(_rows):
        if row[0].span.start in starts and len(row) > 1:  # any word has a capital there: When Anna came
            row = row[1:]
        first, span = row[0], Span(row[0].span.start, row[-1].span.end)
        if 1 < len(row) <= _MOST and not has_noun_capitals:
            # what stands there in the letters of the article is as a rule the same in it
            is_same = is_foreign_there and original.text[span.start] < LATIN
            begins = original.text.endswith(". ", 0, span.start)  # a sentence behind initials: P.S. If You
            is_named = are_known and len(row) == _PAIR and not begins and _is_given(language, first)
            has_small = any(original.text[slice(*one.span)].lower() in small for one in row)
            yield FullName(span, True, is_sure=is_same or (is_named and not has_small))
        elif _word_before(original.text, first.span.start) in titles:
            yield FullName(span, len(row) > 1)


def _rows(original: Document) -> tuple[Sequence[Written], ...]:
    """The words with a capital that follow one another."""
    return tuple(_every_row(original))


def _every_row(original: Document) -> Iterator[Sequence[Written]]:
    known = {place for place, _ in original.layer(common_words)}
    known |= original.layer(_in_countries)
    text, row = original.text, list[Written]()
    for one in original.layer(written_names):
        if one.kind != ALPHABET:
            continue
        if row and not follows_in_name(original, row[-1].span.end, one.span.start):
            yield tuple(row)
            row = []
        word = text[slice(*one.span)]
        if one.span.start in known:
            row = []
        elif word[0].isupper() and not word.isupper():
            row.append(one)
    if row:
        yield tuple(row)


def _in_countries(original: Document) -> frozenset[int]:
    """The places in the names of countries: Marea Britanie."""
    return frozenset(at for span, _ in original.layer(facts).territories for at in range(*span))


def unknown_words(original: Document) -> tuple[Written, ...]:
    """The words with a capital inside a sentence that are no common words and no countries."""
    starts = {span.start for span in original.layer(sentences)}
    return tuple(one for row in original.layer(_rows) for one in row if one.span.start not in starts)


def _word_before(text: str, place: int) -> int:
    """Where the word begins that stands right before a place; -1 where there is none."""
    return text.rfind(" ", 0, place - 1) + 1 if text[place - 1 : place] == " " else -1


def _with_dots(original: Document) -> Iterator[FullName]:
    """Foreign names by their sound, with a dot between given name and surname: in Chinese those are surely persons, in
    Japanese where a title stands behind them.
    """
    signs = "".join(section(original.language, "sounds", "signs")) or _KATAKANA
    titles = tuple(section(original.language, "sounds", "titles-behind"))
    for match in _dotted(signs).finditer(original.text):
        yield FullName(Span(*match.span()), True, not titles or original.text.startswith(titles, match.end()))


def is_long_dotted(original: Document, name: FullName) -> bool:
    """Whether a name has a dot between two parts that are long enough for one: クロード・モネ, and not パ・リーグ."""
    parts = re.split(_DOT, original.text[slice(*name.span)])
    return len(parts) > 1 and all(len(part) >= _PART for part in parts) and sum(map(len, parts)) >= _PARTS


@cache
def _dotted(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{signs}]{{1,8}}(?:{_DOT}[{signs}]{{1,8}})+")


def _behind_titles(original: Document) -> Iterator[FullName]:
    """Names in Chinese characters right behind a title, or at the beginning of a clause before a courtesy title."""
    titles, behind, family, signs, never, courtesy = (
        tuple(section(original.language, "sounds", name))
        for name in ("titles-before", "behind-names", "family-names", "signs", "no-names", "courtesies-behind")
    )
    if titles:
        pattern = _titled(
            "|".join(sorted(titles, key=len, reverse=True)),
            "|".join((*behind, *titles)),
            *map("".join, (family, signs, never)),
        )
        for match in pattern.finditer(original.text):
            kind = match.lastgroup or "full"
            yield FullName(Span(*match.span(kind)), kind == "full", is_read=kind == "full")
    if courtesy:
        for match in _courteous("|".join(courtesy), "".join(family), "".join(never)).finditer(original.text):
            yield FullName(Span(*match.span()), is_full=True, is_read=True)


@cache
def _courteous(courtesy: str, family: str, never: str) -> re.Pattern[str]:
    return re.compile(f"(?<![\u3400-\u9fff])[{family}]{_given_signs(never)}(?={courtesy})")


@cache
def _titled(titles: str, behind: str, family: str, signs: str, never: str) -> re.Pattern[str]:
    given = f"{_given_signs(never)}?"
    return re.compile(
        f"(?:{titles})(?:(?P<full>[{family}]{given})|(?P<sound>[{signs}]{{2,5}}))(?={behind}|[^\u4e00-\u9fff]|\\Z)"
    )


def _given_signs(never: str) -> str:
    return f"[^{never}\\W\\d_a-zA-Z\u3041-\u30ff]{{1,{_GIVEN}}}"


def _before_titles(original: Document, language: str) -> Iterator[FullName]:
    """Names right before a title, in languages that have it behind a name."""
    titles = tuple(section(original.language, "sounds", "titles-behind"))
    text, last = original.text, None
    for one in original.layer(written_names) if titles else ():
        start, end = one.span
        has_space = HANGUL.match(text, start) is not None and text[end : end + 1] == " "
        is_name = has_space or one.is_family or not HAN.match(text, start)
        if (
            is_name
            and not (HAN.match(text, start) and HAN.match(text, start - 1))
            and text.startswith(titles, end + has_space)
        ):
            is_full = last is not None and text[last.span.end : start] == " " and _is_given(language, last)
            yield FullName(Span(last.span.start if last and is_full else start, end), is_full)
        last = one


def _in_characters(original: Document) -> Iterator[FullName]:
    """Names in Chinese characters before a title where a dictionary knows the family name alone, or none, but an age
    stands behind: 勝野昌慶投手, 筒香嘉智外野手（28）.
    """
    if not reads_characters(original):
        return
    titles, never = (section(original.language, "sounds", name) for name in ("titles-behind", "no-names"))
    given, aged = _before_title("|".join(sorted(titles, key=len, reverse=True)), "".join(never))
    spans = [
        Span(one.span.start, match.end())
        for one in original.layer(written_names)
        if one.is_family and (match := given.match(original.text, one.span.end))
    ]
    for span in (*spans, *(Span(*match.span()) for match in aged.finditer(original.text))):
        yield FullName(span, is_full=True, is_sure=not is_foreign(original, span))


@cache
def _before_title(titles: str, never: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    sign = f"(?:(?![{never}])[㐀-鿿々])"
    return (
        re.compile(f"{sign}{{1,3}}?(?={titles})"),
        re.compile(f"(?<![㐀-鿿々]){sign}{{2,5}}?(?=(?:{titles}) ?[（(](?:[^（）()\\d]{{1,4}}[＝=])?\\d\\d ?[）)])"),
    )


def _is_given(language: str, one: Written) -> bool:
    return any(sounds_like_given(language, reading) for reading in one.readings)


def is_said(doc: Document, name: FullName, words: Iterable[str]) -> bool:
    """Whether any of some words of an article may be a name of its original."""
    assert doc.original
    heard, v, some = doc.layer(sounds), vocabulary(doc.language), strings_in(doc.original, name.span)
    is_in_signs = reads_characters(doc.original) and HAN.search(doc.original.text, *name.span)
    is_as_it_is = doc.original.text[name.span.start] < LATIN and not doc.original.layer(is_latin)
    short = "".join(doc.original.text[one.span.start] for one in some)
    if is_as_it_is:
        some = [one for one in some if one.span.end - one.span.start >= _LONG] or some
    return any(
        (name.is_read and _is_alike_in_pinyin(doc.original, name.span, folded(word)))
        or (is_in_signs and is_part(doc.original, name.span, word))
        or (len(short) > 1 and word.isupper() and word.endswith(short))
        or any(_is_alike(heard, v, word, one, is_as_it_is=is_as_it_is) for one in some)
        for word in words
    )


def _is_alike_in_pinyin(original: Document, span: Span, word: str) -> bool:
    from rapidfuzz.distance import OSA

    family, given = spelled(original, span).lower().split()
    return word == family or any(
        OSA.distance(word, one) <= _ALIKE_PINYIN * len(one) for one in (given, family + given, given + family)
    )


def _is_alike(heard: Sounds, v: Vocabulary, word: str, one: Written, *, is_as_it_is: bool) -> bool:
    """Whether a word may be a string of a name in the original, and no other one better: none at all, or none near it
    that the word surely is. An ordinary word, a people or a place must sound like it. `is_as_it_is`: the name stands
    in the article's letters in a text of others.
    """
    distance = least_distance(word, one)
    if is_as_it_is:
        return distance <= _SURE
    if distance > (_ALIKE_SIGNS if one.kind == SIGNS else _ALIKE):
        return False
    if distance > _SURE and _is_ordinary(v, word, by_sign=one.kind == SIGNS):
        return False
    limit = min(distance, _SURE)
    pair, is_ours = heard.pair_at(one.span.start), heard.is_latin(one.span)
    return all(
        distance <= other.distance
        or heard.is_one(other, one)
        or heard.is_latin(other.span) != is_ours  # the same name again in the letters of the article
        or (distance <= _BETTER + other.distance and (other.distance > limit or abs(other.pair - pair) > _NEAR))
        for other in heard.of(word)
    )


def _is_ordinary(v: Vocabulary, word: str, *, by_sign: bool) -> bool:
    """Whether a word is an ordinary one, a people or a place; some places are surnames, and signs for syllables sound
    like little.
    """
    is_place = word in v.adjectives or word in v.bodies or word in v.places
    return word.lower() in v.common or (is_place and not by_sign)


def is_same(original: Document, words: Sequence[str], name: FullName) -> bool:
    """Whether every word of a name of an article sounds like one of an original's name."""
    some = strings_in(original, name.span)
    return len(some) > 1 and all(min(sound_distance(word, one) for one in some) <= _SAME for word in words)


def is_unlike(original: Document, words: Sequence[str], name: FullName) -> bool:
    """Whether no word of a name of an article sounds anything like an original's name that is written by its sound, or
    in characters that a dictionary reads.
    """
    some = [one for one in strings_in(original, name.span) if one.span.end <= name.span.end]
    if not some or name.is_read:
        return False
    limit = _OTHER
    if HAN.search(original.text, *name.span):
        if not name.is_full or is_foreign(original, name.span) or any(is_part(original, name.span, w) for w in words):
            return False
        limit = _OTHER_SIGNS
    return all(sound_distance(word, one) >= limit for one in some for word in words)


def strings_in(original: Document, span: Span) -> Sequence[Written]:
    """The strings of a part of an original that may be names."""
    written = original.layer(written_names)
    first = bisect_left(written, span.start, key=lambda one: one.span.start)
    last = bisect_left(written, span.end, key=lambda one: one.span.start)
    return written[first:last]
