"""Names that an article spells otherwise than its original has them: Chinese names that the characters cannot be read
as, and names in Latin letters with other letters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from unicodedata import category, normalize

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.name_pairs import name_places
from lintnews.layers.alignment.name_sounds import sounds
from lintnews.layers.alignment.phrases import forms
from lintnews.layers.alignment.pinyin import read_name, sound_text, spelled, syllables_of
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted
from lintnews.layers.alignment.written_names import HAN, written_names
from lintnews.layers.names.distance import folded, skeleton
from lintnews.layers.names.known_variants import given_variants
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

_NEAR = 1
"""Sentence pairs to both sides in which the original may have a name."""
SIZES = (2, 3)
"""Characters of a Chinese name."""
_ALIKE = 0.3
"""The share of its letters in which a name may differ from the one that was meant."""
_MOST_READINGS = 64
_SAMPLE = 2000
"""Code points of a text by which its script is known."""
_LETTERS = re.compile(r"[^\W\d_]+")
_NOT_LATIN = re.compile("[^\0-\u024f]+")
_SHORTEST = 5
"""Letters of a word that is no other one by accident."""
_SHORT = 4
"""Letters of a given name that is told apart from others though its end differs."""
_REACH = 24
"""Code points in front of a word among which the word before it stands."""
_ENDING = 1
"""Letters at the end of a name by which cases differ where their endings are not known."""


class Misread(NamedTuple):
    """A name of the article, and the one of the original that it stands for."""

    target: Span
    source: Span
    reading: str
    """How the original's name is read: Zheng Shixin."""


def misread_names(doc: Document) -> tuple[Misread, ...]:
    """The names of persons in a document that its original spells otherwise, with the name that it has; each once."""
    if doc.original is None or not is_trusted(doc):
        return ()
    if HAN.search(doc.original.text):
        return tuple(_misread(doc, doc.original))
    if section(doc.original.language, "sounds", "by-sound"):
        return ()
    return tuple(_misspelt(doc, doc.original)) if doc.original.layer(is_latin) else ()


def is_latin(doc: Document) -> bool:
    """Whether a document is mostly in Latin letters."""
    letters = "".join(_LETTERS.findall(doc.text[:_SAMPLE]))
    return len(_NOT_LATIN.sub("", letters)) * 2 > len(letters)


def _misspelt(doc: Document, original: Document) -> Iterator[Misread]:
    """Words of a name that the original has with other letters, while it has another word of the name as it is, or
    nearly so right in front: Anne Kehler, Anna Keller.
    """
    theirs = {folded(original.text[slice(*one.span)]): one for one in original.layer(written_names)}
    known = theirs.keys() | {folded(reading) for one in theirs.values() for reading in one.readings}
    seen: set[str] = set()
    for name in doc.layer(name_places):
        lows = {word: folded(word) for word in name.words}
        if not name.is_person:
            continue
        is_half_known = not known.isdisjoint(lows.values())
        for before, (word, low) in zip(("", *lows.values()), lows.items(), strict=False):
            if word in seen or len(low) < _SHORTEST or low in known:
                continue
            for sound in sorted(doc.layer(sounds).of(word)):
                if abs(sound.pair - name.pair) > _NEAR or sound.distance > _ALIKE:
                    continue
                if not is_half_known and not _stands_behind(original, sound.span, before):
                    continue
                text = original.text[slice(*sound.span)]
                readings = theirs[folded(text)].readings
                if (
                    _is_other(doc, low, readings)
                    and doc.layer(_said).isdisjoint(map(folded, readings))
                    and not _is_transcribed(low, text, original.language)
                ):
                    seen.add(word)
                    yield Misread(_place_of(doc, name.span, word), sound.span, text)
                    break


def _said(doc: Document) -> frozenset[str]:
    """All words of a document."""
    return frozenset(folded(word) for word in _LETTERS.findall(doc.text))


def _stands_behind(original: Document, span: Span, word: str) -> bool:
    """Whether a word, but for its last letters, stands right in front of a place in the original."""
    from rapidfuzz.distance import Prefix

    found = _LETTERS.findall(original.text[max(0, span.start - _REACH) : span.start])[-1:]
    is_one_name = original.text[span.start - 1 : span.start] == " " and len(word) >= _SHORT
    return is_one_name and any(
        Prefix.similarity(word, low) >= max(len(word), len(low)) - _ENDING for low in map(folded, found)
    )


def _place_of(doc: Document, name: Span, word: str) -> Span:
    start = doc.text.index(word, *name)
    return Span(start, start + len(word))


def _is_other(doc: Document, word: str, readings: Sequence[str]) -> bool:
    """Whether a word is none of some readings with the ending of a case, and no other form of one name."""
    from rapidfuzz.distance import Prefix

    return not any(
        Prefix.similarity(word, folded(one)) >= min(len(word), len(one)) - _ENDING
        or given_variants(doc.language, word.capitalize(), one.capitalize())
        for one in readings
    )


def _is_transcribed(word: str, text: str, language: str) -> bool:
    """Whether a word is how English writes a foreign name that the original writes by its sound: Kejriwal, Kedžrivala;
    only where the two languages have other letters for a sound.
    """
    sounds_of = section(language, "sounds", "transcribed")
    letters = _letters_of(language)
    if letters is None:
        return False
    whole = skeleton(word)
    for form in forms(text.lower(), language):
        heard = letters.sub(lambda found: sounds_of[found[0]][0], form)
        if heard != form and skeleton(heard) == whole:
            return True
    return False


@per_language
def _letters_of(language: str) -> re.Pattern[str] | None:
    """What finds the letters by which a language writes foreign names, the longest first; None where it has none."""
    some = sorted(section(language, "sounds", "transcribed"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, some))) if some else None


def _misread(doc: Document, original: Document) -> Iterator[Misread]:
    seen: set[tuple[str, ...]] = set()
    for name in doc.layer(name_places):
        syllables = tuple(syllables_of(folded(word)) for word in name.words)
        if not name.is_person or len(syllables) != 2 or not all(syllables) or name.words in seen:
            continue
        orders = [syllables[0] + syllables[1], syllables[1] + syllables[0]]
        if len(orders[0]) not in SIZES or any(any(original.layer(sound_text).places(one)) for one in orders):
            continue
        seen.add(name.words)
        found = _meant(doc, original, name.pair, orders)
        if found and not holds_reading_of(original.text, {"".join(one) for one in orders}, len(orders[0])):
            yield Misread(name.span, found, spelled(original, found))


def _meant(doc: Document, original: Document, pair: int, orders: list[tuple[str, ...]]) -> Span | None:
    """The name in characters near a sentence pair that is read most nearly so: of the same family name, or alike as a
    whole. None where the article has that name, too.
    """
    from rapidfuzz.distance import OSA

    found, size = doc.layer(alignment), len(orders[0])
    near = found.pairs[max(0, pair - _NEAR) : pair + _NEAR + 1]
    best: tuple[float, Span] | None = None
    for span in _names_of(original, [found.sources[at] for one in near for at in range(*one.source)], size):
        read = read_name(original, span)
        for order in orders:
            shared = sum(a == b for a, b in zip(order, read, strict=True))
            distance = OSA.distance("".join(order), "".join(read)) / len("".join(order))
            if shared and (order[0] == read[0] or distance <= _ALIKE) and (best is None or distance < best[0]):
                best = (distance, span)
    if best is None:
        return None
    said = folded("".join(doc.text[slice(*found.targets[at])] for one in near for at in range(*one.target)))
    return None if folded(spelled(original, best[1])) in said else best[1]


def _names_of(original: Document, sentences: Iterable[Span], size: int) -> Iterator[Span]:
    """What may be a person's name of some characters in sentences."""
    family, never = (
        frozenset("".join(section(original.language, "sounds", name))) for name in ("family-names", "no-names")
    )
    for sentence in sentences:
        for run in HAN.finditer(original.text, *sentence):
            for first in range(run.start(), run.end() - size + 1):
                if original.text[first] in family and never.isdisjoint(original.text[first : first + size]):
                    yield Span(first, first + size)


def holds_reading_of(text: str, wanted: set[str], size: int, begins: AbstractSet[str] = frozenset()) -> bool:
    """Whether any characters of a text may be read in a way; true where nobody knows all readings. `begins`: the first
    of them, if it has to be one of some.
    """
    known = _readings()
    if not known:
        return True
    for run in HAN.finditer(text):
        for first in range(len(run[0]) - size + 1):
            if begins and run[0][first] not in begins:
                continue
            some = [_plain(known.get(ord(sign), "")) for sign in run[0][first : first + size]]
            options = 1
            for one in some:
                options *= len(one)
            if options <= _MOST_READINGS and any("".join(one) in wanted for one in product(*some)):
                return True
    return False


@cache
def _readings() -> Mapping[int, str]:
    """All readings of each Chinese character (by its number), with a comma between them; nothing where the package that
    knows them is missing.
    """
    spec = find_spec("pypinyin")
    if spec is None or not spec.submodule_search_locations:
        return {}
    path = Path(spec.submodule_search_locations[0], "pinyin_dict.json")
    if not path.is_file():
        return {}
    known: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return {int(code): readings for code, readings in known.items()}


@lru_cache(maxsize=65536)
def _plain(readings: str) -> tuple[str, ...]:
    """Readings without their tones: ü is v and u, as both are written."""
    bare = "".join(c for c in normalize("NFD", readings) if category(c) != "Mn" or c == "\u0308")
    made = []
    for reading in normalize("NFC", bare).split(","):
        made += [reading.replace("ü", letters) for letters in ("v", "u", "yu")]
    return tuple(dict.fromkeys(made))
