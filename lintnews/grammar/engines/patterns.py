"""Faults of English that its closed classes give away: articles, pronouns, auxiliaries, words without a plural.

No parser is asked: what stands side by side here is wrong in every sentence, or nearly so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path

from lintnews.grammar.engine import Match
from lintnews.lexicons import Section, parse
from lintnews.records import NamedTuple

_DATA = Path(__file__).with_name("english.txt")
_BEGINS = r"(?:^|[.!?;:“\"]\s*|,\s(?:and|but)\s)"
"""Where a clause begins, so that the pronoun is its subject and its verb no subjunctive."""
_MODAL = r"(?:can|could|must|should|would|will|shall|might|cannot)"


_VOWEL = re.compile("[aeiouy]")
KINDS = ("article", "agreement", "verb-form", "capitalization", "compound", "punctuation", "typography", "style")


class Pattern(NamedTuple):
    """Something that is wrong wherever it stands. The group `bad` of the expression is what is reported."""

    name: str
    kind: str
    expression: str
    instead: Callable[[re.Match[str]], str | None]
    """What should stand there; None where it is right after all."""
    message: str


def patterns(text: str, kinds: Collection[str]) -> Iterator[Match]:
    """The faults of these kinds in a text."""
    for pattern, expression in _compiled():
        if pattern.kind not in kinds:
            continue
        for mark in expression.finditer(text):
            if right := pattern.instead(mark):
                yield Match(*mark.span("bad"), pattern.kind, pattern.name, pattern.message, (right,), engine="lintnews")


@cache
def _compiled() -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    return tuple((one, re.compile(one.expression, re.IGNORECASE | re.MULTILINE)) for one in _patterns())


@cache
def words(section: str) -> Section:
    """A closed class."""
    return parse(_DATA.read_text("utf-8"))[section]


def _like(word: str, model: str) -> str:
    """A word with the capital of another one."""
    return word[0].upper() + word[1:] if model[:1].isupper() else word


def _begins(word: str, section: str) -> bool:
    return word.startswith(tuple(words(section)))


def _article(mark: re.Match[str]) -> str | None:
    """`an` for `a` and the other way round, where the letters of the next word tell its sound."""
    word, article = mark["word"].lower(), mark["bad"]
    if not mark["word"][1:].islower() or len(word) < 3 or article[1:].isupper() or not _VOWEL.search(word):
        return None  # an acronym is read by its letters or as a word, as it pleases
    if article == "A" and mark.string[: mark.start()].rstrip(" ")[-1:].isalnum():
        return None  # Serie A, Group A
    if _begins(word, "vowels"):
        sounds = True
    elif _begins(word, "consonants") or word == "one":
        sounds = False
    elif _begins(word, "either"):
        return None
    else:
        sounds = word[0] in "aeiou" or (word[0] == "y" and word[1] not in "aeiou")
    return None if sounds == (len(article) == 2) else _like("an" if sounds else "a", article)


def _replaced(mark: re.Match[str], by: str) -> str:
    """The words reported, with another one for the group `word`."""
    before, after = mark.start("word") - mark.start("bad"), mark.end("word") - mark.start("bad")
    right = mark["bad"][:before] + _like(by, mark["word"]) + mark["bad"][after:]
    return " ".join(right.split())


def _listed(section: str, value: int = 0) -> Callable[[re.Match[str]], str | None]:
    """What the list says for the group `word`."""

    def instead(mark: re.Match[str]) -> str | None:
        values = words(section).get(mark["word"].lower().replace("’", "'"), ())
        return _replaced(mark, values[value]) if len(values) > value else None

    return instead


def _always(word: str) -> Callable[[re.Match[str]], str | None]:
    return lambda mark: _replaced(mark, word) if word else " ".join(mark["bad"].replace(mark["word"], "", 1).split())


def _plural(mark: re.Match[str]) -> str | None:
    noun = mark["noun"].lower()
    return None if noun in words("singular") or noun.endswith(("ss", "us", "is")) else _replaced(mark, "these")


def _capital(mark: re.Match[str]) -> str | None:
    word = mark["word"]
    return word[0].upper() + word[1:] if word in words("capitals") else None


def _first(mark: re.Match[str]) -> str | None:
    return mark["word"][0]


def _patterns() -> tuple[Pattern, ...]:
    side_by_side = "two determiners stand side by side"
    pronoun = "the verb does not agree with its pronoun"
    plain = "the plain form of a verb stands behind this auxiliary"
    participle = "the participle of a verb stands behind this auxiliary"
    return (
        Pattern(
            "a-an",
            "article",
            r"(?<![\w'’.&/-])(?P<bad>an?) (?P<word>[a-z]+)(?![\w.&])",
            _article,
            "the article does not fit the sound of the next word",
        ),
        Pattern("the-another", "article", r"\b(?P<bad>(?P<word>the|an)\sanother)\b(?!['’])", _always(""), side_by_side),
        Pattern("the-my", "article", r"\b(?P<bad>(?P<word>the|an?)\s(?-i:my|our|their))\b", _always(""), side_by_side),
        Pattern(
            "he-have",
            "agreement",
            _BEGINS + r"(?:he|she|it)\s(?P<bad>(?P<word>have|do|don['’]t|haven['’]t))(?=\s[a-z])",
            _listed("third-person"),
            pronoun,
        ),
        Pattern(
            "they-was",
            "agreement",
            _BEGINS
            + r"(?:we|they)\s(?P<bad>(?P<word>was|is|has|does|wasn['’]t|isn['’]t|hasn['’]t|doesn['’]t))(?=\s[a-z])",
            _listed("plural"),
            pronoun,
        ),
        Pattern(
            "uncountable",
            "agreement",
            r"\b(?P<bad>(?P<word>[a-z]{5,}s))\b",
            _listed("uncountable"),
            "this word has no plural",
        ),
        Pattern(
            "this-plural",
            "agreement",
            r"\b(?P<bad>(?P<word>this)\s(?P<noun>[a-z]{3,}s))(?=\s(?:are|were|have)\b)",
            _plural,
            "the determiner does not agree with its noun",
        ),
        Pattern(
            "modal-to",
            "verb-form",
            r"\b(?:he|she|it|they|we|who|that)\s(?P<bad>(?:must|should|might|cannot)\s(?P<word>to))\s(?=[a-z]+\b)",
            _always(""),
            "no “to” stands behind this auxiliary",
        ),
        Pattern(
            "modal-of",
            "verb-form",
            r"\b(?P<bad>(?:could|should|would|might|must)\s(?P<word>of))\s(?=(?:been|gone|done|had|come|known|seen|taken|made|won|told|said|[a-z]+ed)\b)",
            _always("have"),
            "“of” stands for “have”",
        ),
        Pattern(
            "two-modals",
            "verb-form",
            r"\b(?P<bad>(?P<first>will|would|could|should|must)\s(?!(?P=first)\b)(?P<word>can|could|must|should|would))(?=\s[a-z])",
            _always(""),
            "two auxiliaries stand side by side",
        ),
        Pattern(
            "did-past",
            "verb-form",
            r"\b(?P<bad>did(?:n['’]t|\snot)\s(?P<word>[a-z]+))\b",
            _listed("past"),
            plain,
        ),
        Pattern(
            "modal-past",
            "verb-form",
            rf"\b(?:he|she|it|they|we)\s(?P<bad>{_MODAL}\s(?:not\s)?(?P<word>[a-z]+))\b",
            _listed("past"),
            plain,
        ),
        Pattern(
            "has-went",
            "verb-form",
            r"\b(?P<bad>(?:has|have|had|been|was|were)\s(?!saw\s(?:mill|blade|dust))(?P<word>[a-z]+))\b",
            _listed("past", 1),
            participle,
        ),
        Pattern(
            "capitals",
            "capitalization",
            r"(?<![\w.@#/-])(?P<bad>(?P<word>[a-z]{4,}))(?![\w@-]|\.\w)",
            _capital,
            "this word is written with a capital",
        ),
        Pattern(
            "years-old",
            "compound",
            r"(?<!\w)(?P<bad>[\w]+-(?P<word>years)-olds?)\b",
            _always("year"),
            "no plural stands inside a compound",
        ),
        Pattern(
            "two-marks", "punctuation", r"(?P<bad>(?P<word>,,|;;|,;|;,|:,|,:))", _first, "two marks stand side by side"
        ),
        Pattern(
            "backtick",
            "punctuation",
            r"(?P<bad>\b[a-z]+(?P<word>[`´])(?:s|t|re|ve|ll|d|m)\b)",
            _always("'"),
            "this mark is no apostrophe",
        ),
        Pattern(
            "space-before-mark",
            "typography",
            r"(?<=[a-z0-9])(?P<bad>(?P<word>[ ]+)[,;])(?=[ ])",
            _always(""),
            "no space stands before this mark",
        ),
        Pattern(
            "more-better",
            "style",
            r"\b(?P<bad>(?P<word>more|most)\s(?:better|best|worse|worst|bigger|easier|[a-z]{3,}iest))\b(?!-)",
            _always(""),
            "two comparatives stand side by side",
        ),
    )
