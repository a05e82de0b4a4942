"""`language/untranslated`."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from lintnews.document import Document
from lintnews.findings import Finding, Severity, Span
from lintnews.layers.names.mentions import mentions
from lintnews.layers.speech.quotes import quotation_at, quoted
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import Token, Words, token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import languages, per_language, section
from lintnews.rule import Invalid, Meta, Rule

_WORDS = 4
_UNKNOWN_WORDS = 3
"""How many lower-case words of a phrase the language of the text does not know."""
_SHARE = 0.2
"""Which share of a phrase's words are function words of its language."""
_REACH = 10
"""How many tokens around an unknown word vote for its language."""
_TONGUES = 3
"""How many of the languages with most votes are tried: neighbours share words."""
_ENDS = frozenset(".!?…")
"""Marks beyond which no word is looked at to tell whether one is foreign."""
_SENTENCE_WORDS = 6
_STRANGE = 0.6
"""Which share of the lower-case words of a sentence is unknown when it is in a language without a lexicon."""
_LETTERS = 2
_LONGEST = 120
"""How many tokens of a sentence are looked at on both sides of a word: a sentence without a full stop may never end."""
_LONG = 16
"""Letters of another script from which a run is a sentence left over, and no name."""
_OTHER_SCRIPT = re.compile(
    r"[^\W\d_\x00-\u02ff\u1e00-\u1eff\u2100-\u214f\uff21-\uff5a]+(?:[\W\d_]{1,12}[^\W\d_\x00-\u02ff\u1e00-\u1eff]+)*"
)
_DOMAIN = re.compile(r"\w\.\w")


@dataclass(frozen=True)
class Untranslated(Rule):
    """A sentence or phrase is left in another language.

    The translation engine passed over it, and the reader cannot read it.

    Quotations and names are let alone, and so is a word of another script in brackets behind its translation.

    Not found: phrases of fewer than four words in the same script; languages of the same script without a lexicon.
    """

    meta = Meta(severity=Severity.ERROR, mqm="Accuracy/Untranslated", since="0.1", needs=("function_words", "words"))

    VALID = (
        "The Coupe de la Ligue and the Casa de las Gaviotas are names, as are Ursula von der Leyen and El País.",
        "He died at his villa, Casa de las Gaviotas, in Casa de Campo.",
        "The minister said: “No vamos a aceptar nuevas condiciones de nadie.”",
        "Xi Jinping (习近平) met him. It is 22°С in Kyiv, says https://погода.рф.",
        "The status quo ante bellum is gone. It was a fait accompli and a quid pro quo.",
    )
    INVALID = (
        Invalid(
            "He left. ⟦De minister wil daar voorlopig niet op reageren.⟧ She stayed.", says="another language (nl)"
        ),
        Invalid("⟦Der Minister wies die Vorwürfe am Mittwoch entschieden zurück.⟧ He left.", says="(de)"),
        Invalid(
            "He left. ⟦De minister wil niet reageren. Er is volgens de politie niemand gewond geraakt.⟧", says="nl"
        ),
        Invalid("The president said ⟦que el gobierno no aceptará las condiciones⟧ in Madrid.", says="(es)"),
        Invalid("He left. ⟦Переговоры продолжатся на следующей неделе в Женеве⟧. She stayed.", says="another script"),
        Invalid("He left. ⟦Serikali imesema kwamba mazungumzo yataanza wiki ijayo.⟧ She stayed.", says="language"),
        Invalid("He left. ⟦Policja bada przyczyny wypadku.⟧ She stayed.", says="language"),
        Invalid("He left. ⟦Ministrul a refuzat să comenteze informațiile.⟧ It was late.", says="language"),
        Invalid("The web site ⟦中国新闻网⟧ reported it.", says="another script"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        own = _scripts(doc.language)
        if own and not doc.text.isascii():
            yield from self._other_scripts(doc, own)
        yield from self._phrases(doc)

    def _other_scripts(self, doc: Document, own: frozenset[str]) -> Iterator[Finding]:
        """Runs of letters of another script."""
        text = doc.text
        for run in _OTHER_SCRIPT.finditer(text):
            start, end = run.span()
            letters = sum(map(str.isalpha, run[0]))
            before, after = text[start - 1 : start], text[end : end + 1]
            if letters < _LETTERS or _script(run[0][0]) in own or before.isalnum() or after.isalnum():
                continue
            if (
                before in ("/", ".", "@", "#", "°")
                or (before == "(" and after == ")")
                or _DOMAIN.search(text, start, end + 2)
            ):
                continue
            if not quoted(doc, start):
                severity = None if letters >= _LONG else Severity.WARNING
                yield self.finding(Span(start, end), "left in another script", severity=severity)

    def _phrases(self, doc: Document) -> Iterator[Finding]:
        """Stretches of words in which function words of one other language stand among words that are unknown here."""
        words, known = doc.layer(words_of), _known(doc.language)
        if not known:
            return
        unknown = [
            index for index, text in enumerate(words.texts) if text not in known and text.islower() and len(text) > 1
        ]
        if not doc.text.isascii():
            own = _scripts(doc.language)
            unknown = [index for index in unknown if _script(words.texts[index][0]) in own]
        for phrase in _joined(doc.text, _found(doc, words, unknown)):
            spoken = quoted(doc, phrase.span.start)
            if not spoken or (phrase.whole and _in_longer_quotation(doc, phrase.span)):
                message = f"left in another language ({phrase.tongue})" if phrase.tongue else "left in another language"
                sure = phrase.whole and phrase.tongue and not spoken
                yield self.finding(phrase.span, message, severity=None if sure else Severity.WARNING)


class _Phrase(NamedTuple):
    span: Span
    tongue: str
    whole: bool
    """Whether it is a whole sentence."""
    behind: int
    """The index of the token behind it."""


def _found(doc: Document, words: Words, unknown: Sequence[int]) -> Iterator[_Phrase]:
    """The foreign phrases around unknown words that stand near one another."""
    behind = 0
    for one, other in pairwise(unknown):
        near = behind <= one and other - one <= _WORDS and _may_be_foreign(doc.language, words, one)
        if near and (phrase := _phrase(doc, words, one)):
            behind = phrase.behind
            yield phrase


def _may_be_foreign(language: str, words: Words, index: int) -> bool:
    """Whether the words around an unknown one ask for a closer look: some of another language, or none of its own."""
    lowers = words.lowers
    before = takewhile(lambda low: low not in _ENDS, reversed(lowers[max(0, index - _WORDS) : index]))
    around = (*before, *takewhile(lambda low: low not in _ENDS, lowers[index : index + _WORDS]))
    tongues, own = _tongues(language), section(language, "function_words", "function")
    foreign = sum(low in tongues and len(low) > 1 for low in around)
    return foreign > 1 or not any(low in own and low not in tongues for low in around)


def _joined(text: str, phrases: Iterable[_Phrase]) -> Iterator[_Phrase]:
    """Phrases, with neighbouring sentences of one language made one."""
    pending: _Phrase | None = None
    for phrase in phrases:
        if (
            pending
            and (pending.whole, pending.tongue) == (True, phrase.tongue)
            and phrase.whole
            and not text[pending.span.end : phrase.span.start].strip()
        ):
            pending = phrase._replace(span=Span(pending.span.start, phrase.span.end))
            continue
        if pending:
            yield pending
        pending = phrase
    if pending:
        yield pending


def _phrase(doc: Document, words: Words, index: int) -> _Phrase | None:
    """The foreign phrase around an unknown word."""
    sentence, starts, tongues = (
        sentence_at(doc, words.tokens[index].start),
        doc.layer(token_starts),
        _tongues(doc.language),
    )
    first = max(bisect_left(starts, sentence.start), index - _LONGEST)
    last = min(bisect_left(starts, sentence.end), index + _LONGEST)
    around = words.lowers[max(first, index - _REACH) : min(last, index + _REACH)]
    votes = Counter(tongue for low in around if len(low) > 1 for tongue in tongues.get(low, ()))
    given, known, own = (
        vocabulary(doc.language).given,
        _known(doc.language),
        section(doc.language, "function_words", "function"),
    )
    for tongue in sorted(votes, key=lambda tongue: (-votes[tongue], tongue))[:_TONGUES]:
        function = [
            at
            for at in range(first, last)
            if tongue in tongues.get(words.lowers[at], ())
            and (words.texts[at].islower() or (at == first and words.texts[at] not in given))
            and not _in_address(doc.text, words.tokens[at])
        ]
        start, end = index, index + 1
        while start > first and (start - 1 in function or words.lowers[start - 1] not in own):
            start -= 1
        while end < last and (end in function or words.lowers[end] not in own):
            end += 1
        strange = [
            at
            for at in range(start, end)
            if words.lowers[at] not in tongues
            and _is_strange(words.texts[at], known)
            and not _in_name(doc, words.tokens[at].start)
        ]
        function = [at for at in function if start <= at < end]
        whole = start == first and end == last
        exclusive = [at for at in function if len(words.lowers[at]) > 1 and words.lowers[at] not in known]
        if not whole and exclusive and strange:
            start, end = min(exclusive[0], strange[0]), max(exclusive[-1], strange[-1]) + 1
        size = sum(token.is_word for token in words.tokens[start:end])
        if (
            size >= _WORDS
            and strange
            and exclusive
            and len(strange) + len(exclusive) >= _UNKNOWN_WORDS
            and len(function) >= max(2, _SHARE * size)
        ):
            return _Phrase(Span(words.tokens[start].start, words.tokens[end - 1].end), tongue, whole, end)
    inside = range(first, last)
    if any(words.lowers[at] in own and words.lowers[at] not in tongues for at in inside):
        return None
    lower = [at for at in inside if words.tokens[at].is_word and words.texts[at].islower()]
    strange = [
        at for at in lower if _is_strange(words.texts[at], known) and not _in_address(doc.text, words.tokens[at])
    ]
    size = sum(words.tokens[at].is_word for at in inside)
    all_strange = len(lower) >= size - 1 and all(at in strange or words.lowers[at] in tongues for at in lower)
    if size < _WORDS or len(strange) < _UNKNOWN_WORDS:
        return None
    if not all_strange and (size < _SENTENCE_WORDS or len(strange) < max(_WORDS, _STRANGE * len(lower))):
        return None
    return _Phrase(sentence, "", True, last)


def _in_longer_quotation(doc: Document, span: Span) -> bool:
    """Whether most of the quotation around a span is something else: only what is foreign as a whole is a quotation."""
    quotation = quotation_at(doc, span.start)
    return quotation is not None and quotation.inner.end - quotation.inner.start > 2 * (span.end - span.start)


def _is_strange(text: str, known: frozenset[str]) -> bool:
    """Whether a word is neither known nor a name."""
    return text not in known and text[0].isalpha() and len(text) > 1 and text.islower()


def _in_name(doc: Document, offset: int) -> bool:
    found = doc.layer(mentions)
    index = bisect_right(found, offset, key=lambda mention: mention.span.start) - 1
    return index >= 0 and offset < found[index].span.end


def _in_address(text: str, token: Token) -> bool:
    """Whether a word is part of a web or mail address."""
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 2]
    return before in ("@", "/", ".") or after[:1] in ("@", "/") or (after[:1] == "." and after[1:].isalnum())


@per_language
def _known(language: str) -> frozenset[str]:
    """The words of a language that are known."""
    return frozenset(section(language, "words", "common")) | frozenset(section(language, "function_words", "function"))


@per_language
def _tongues(language: str) -> Mapping[str, frozenset[str]]:
    """The function words of all other languages, with the languages that have them."""
    table: dict[str, set[str]] = defaultdict(set)
    for tongue in languages():
        if tongue != language.partition("-")[0]:
            for word in section(tongue, "function_words", "function"):
                table[word].add(tongue)
    return {word: frozenset(tongues) for word, tongues in table.items()}


@per_language
def _scripts(language: str) -> frozenset[str]:
    """The scripts in which a language is written."""
    return frozenset(_script(word[0]) for word in section(language, "function_words", "function") if word[0].isalpha())


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
