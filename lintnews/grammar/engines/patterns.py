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
_DAY = r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_MONTH = r"(?-i:January|February|June|July|September|October|November|December)"
_GOES_ON = r"(?=[.,;:!?)]|\s(?:who|which|that|is|are|was|were|has|have|had|in|at|from|with|of|and|or|to|for|on)\b)"
"""What stands behind a noun that is not part of a compound."""
_BEFORE_TO = (
    r"(?:want(?:s|ed)?|try|tries|tried|able|plans?|planned|decided|began|started|continues?|continued|hopes?|hoped|"
    r"refused|agreed|managed|in\sorder|going|likely|ready|needs?|needed|failed|wishes|expected|intends?|intended|"
    r"forced|allowed)"
)
"""What stands before `to` and a verb."""
_PERSONS = (
    r"(?:man|woman|men|women|people|person|boy|girl|child|children|soldiers?|politicians?|ministers?|players?|"
    r"doctors?|journalists?|victims|residents|citizens|students|workers|voters|refugees|migrants|actor|actress|singer)"
)
KINDS = (
    "article",
    "agreement",
    "verb-form",
    "preposition",
    "capitalization",
    "compound",
    "punctuation",
    "typography",
    "style",
)


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


@cache
def _turned(section: str) -> Section:
    """A list with each word as the value of its value."""
    return {values[0]: (word,) for word, values in words(section).items()}


def _listed(section: str, value: int = 0, *, turned: bool = False) -> Callable[[re.Match[str]], str | None]:
    """What the list says for the group `word`; `turned`: the word for which it says that."""

    def instead(mark: re.Match[str]) -> str | None:
        known = _turned(section) if turned else words(section)
        values = known.get(mark["word"].lower().replace("’", "'"), ())
        return _replaced(mark, values[value]) if len(values) > value else None

    return instead


def _before(word: str, nouns: str, *others: str) -> Callable[[re.Match[str]], str | None]:
    """This word for the group `word`, where the noun behind it is one of a list, or one of some others."""

    def instead(mark: re.Match[str]) -> str | None:
        noun = mark["noun"].lower()
        return _replaced(mark, word) if noun in words(nouns) or noun in others else None

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


def _any(section: str) -> str:
    """An expression for the words of a list."""
    return "(?:" + "|".join(words(section)) + ")"


def _this_are(mark: re.Match[str]) -> str | None:
    """These are, for this are and these is."""
    word, verb = mark["word"].lower(), mark["verb"].lower()
    (plural,) = words("plural").get(verb, ("",))
    if (word == "this") == bool(plural):
        return None
    return f"{_like('those' if word == 'those' else 'these', mark['word'])} {plural or verb}"


def _active(mark: re.Match[str]) -> str | None:
    """Died, for was died; of “been died” only the participle; consists, for is consisted."""
    if mark["word"].lower() in ("was", "were", "been"):
        return mark["verb"]
    ending = {"is": "s", "are": ""}.get(mark["word"].lower())
    plain = mark["verb"].removesuffix("ed")
    return (
        plain + ending if ending is not None and plain in ("consist", "belong", "exist", "happen", "appear") else None
    )


def _plain_form(mark: re.Match[str]) -> str | None:
    """The plain form of a verb, for the past tense or the form behind `he`."""
    return _listed("past")(mark) or _listed("third", turned=True)(mark)


def _ing(mark: re.Match[str]) -> str | None:
    word = mark["word"].lower()
    if word in ("get", "win"):
        return word + word[-1] + "ing"
    return (word.removesuffix("e") if word.endswith(("ke", "me", "ve", "nue")) else word) + "ing"


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
            "this-are",
            "agreement",
            r"(?:^|[.!?]\s)(?P<bad>(?P<word>this|these|those)\s(?P<verb>are|were|is|was|has))(?=\s[a-z])",
            _this_are,
            pronoun,
        ),
        Pattern(
            "people-is",
            "agreement",
            r"(?:^|[.!?]\s)(?:(?:the|these|those|many|several|two|three|four|five)\s)?(?:wo)?(?:people|men|children)\s"
            r"(?P<bad>(?P<word>is|was|has|does))(?=\s[a-z])",
            _listed("plural"),
            "the verb does not agree with its subject",
        ),
        Pattern(
            "nine-was",
            "agreement",
            r"(?:^|[.!?]\s|,\s|\b(?:and|while|but)\s)(?:(?:two|three|four|five|six|seven|eight|nine|ten)(?:\s(?:other|more))?"
            r"|(?:two|three|four|five|six|seven|eight|nine|ten|\d{2,3})\s(?:people|persons|men|women|children|soldiers))"
            r"\s(?P<bad>(?P<word>is|was|has))(?=\s(?:injured|killed|wounded|arrested|hurt|detained|rescued|missing|dead)\b)",
            _listed("plural"),
            "the verb does not agree with its subject",
        ),
        Pattern(
            "news-are",
            "agreement",
            r"(?:^|[.!?]\s)(?:the|this|these|such|such\s(?:good|bad))\snews\s(?P<bad>(?P<word>are|were|have))(?=\s[a-z])",
            _listed("third-person"),
            "the verb does not agree with its subject",
        ),
        Pattern(
            "he-go",
            "agreement",
            _BEGINS + r"(?:he|she|it)\s(?P<bad>(?P<word>[a-z]+))(?=\s[a-z])",
            _listed("third"),
            pronoun,
        ),
        Pattern(
            "they-goes",
            "agreement",
            _BEGINS + r"(?:they|we)\s(?P<bad>(?P<word>[a-z]+s))(?=\s[a-z])",
            _listed("third", turned=True),
            pronoun,
        ),
        Pattern(
            "womans",
            "agreement",
            r"(?<![\w@#.'’-])(?P<bad>(?P<word>(?-i:[a-z]{4,}s)))(?![\w'’-])",
            _listed("miscounted"),
            "this is not its plural",
        ),
        Pattern(
            "one-of-singular",
            "agreement",
            r"\bone\sof\s(?:the|his|her|its|their|these|those|our)\s(?:most\s[a-z]+\s|[a-z]+est\s|main\s|first\s|few\s)?"
            r"(?P<bad>(?P<word>(?!family|company)[a-z]+))" + _GOES_ON,
            _listed("plurals", turned=True),
            "behind “one of” stands a plural",
        ),
        Pattern(
            "a-plural",
            "agreement",
            r"\b(?:an?|each|every|another)\s(?P<bad>(?P<word>[a-z]+s|women|men|children))" + _GOES_ON,
            _listed("plurals"),
            "the determiner does not agree with its noun",
        ),
        Pattern(
            "two-singular",
            "agreement",
            r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|few|these|those)\s(?P<bad>(?P<word>[a-z]+))"
            r"(?=\s(?:who|which|that|are|were|have|had)\b)",
            _listed("plurals", turned=True),
            "the number does not agree with its noun",
        ),
        Pattern(
            "much-plural",
            "agreement",
            r"\b(?P<bad>(?P<word>much)\s(?P<noun>[a-z]+s|people|women|men|children))" + _GOES_ON,
            _before("many", "plurals", "people"),
            "what is counted stands behind “many”",
        ),
        Pattern(
            "many-mass",
            "agreement",
            r"\b(?P<bad>(?P<word>many)\s(?P<noun>[a-z]+))(?=[.,;]|\s(?:is|was|to|from|in|on|about|and|for)\b)",
            _before("much", "mass"),
            "what is not counted stands behind “much”",
        ),
        Pattern(
            "others-people",
            "agreement",
            r"\b(?P<bad>(?P<word>others)\s(?P<noun>[a-z]+))" + _GOES_ON,
            _before("other", "plurals", "people"),
            "“others” stands alone",
        ),
        Pattern(
            "person-which",
            "agreement",
            rf"(?<!of\s)\b{_PERSONS}\s(?P<bad>(?P<word>which))\s(?:is|was|are|were|has|have|had|lives?|lived|came|went|said)\b",
            _always("who"),
            "“which” stands for things",
        ),
        Pattern(
            "was-died",
            "verb-form",
            rf"\b(?P<bad>(?P<word>is|are|was|were|been|be|being)\s(?P<verb>{_any('intransitive')}))\b(?!-)",
            _active,
            "this verb has no passive",
        ),
        Pattern(
            "rised",
            "verb-form",
            r"(?<![\w@#.'’-])(?<!-\s)(?P<bad>(?P<word>(?-i:[a-z]{2,}ed)))(?![\w-])",
            _listed("regularised"),
            "this is not the past tense of the verb",
        ),
        Pattern(
            "modal-goes",
            "verb-form",
            rf"\b(?:(?:he|she|it|they|we|who)\s{_MODAL}|could|should|cannot)\s(?P<bad>(?:not\s)?(?P<word>[a-z]+s))\b",
            _listed("third", turned=True),
            plain,
        ),
        Pattern(
            "to-went",
            "verb-form",
            rf"\b{_BEFORE_TO}\s(?P<bad>to\s(?P<word>[a-z]+))\b(?!-)",
            _plain_form,
            "the plain form of a verb stands behind “to”",
        ),
        Pattern(
            "is-agree",
            "verb-form",
            r"\b(?P<bad>(?P<word>am|is|are|was|were)\s(?:not\s)?agree)(?=\s(?:with|that|to|on)\b|[.,])",
            lambda mark: (
                None
                if "not" in mark["bad"].lower()
                else {"is": "agrees", "am": "agree", "are": "agree"}.get(mark["word"].lower(), "agreed")
            ),
            "no form of “be” stands before this verb",
        ),
        Pattern(
            "forward-to-meet",
            "verb-form",
            r"\blook(?:s|ed|ing)?\sforward\sto\s(?P<bad>(?P<word>meet|see|be|have|get|hear|go|make|take|bring|become|know|"
            r"learn|receive|welcome|continue|join|win))\b(?=\s)",
            _ing,
            "the form in -ing stands behind “look forward to”",
        ),
        Pattern(
            "as-soon-as-will",
            "verb-form",
            r"\b(?:as\ssoon\sas)\s(?:he|she|it|they|we|the\s[a-z]+)\s(?P<bad>(?P<word>will)\s[a-z]+)\b",
            lambda mark: mark["bad"].split()[1],
            "no “will” stands behind “as soon as”",
        ),
        Pattern(
            "in-sunday",
            "preposition",
            rf"(?<![\w-])(?P<bad>(?P<word>in|at)\s{_DAY})(?=,?\s(?:he|she|it|they|we|the|a|an|in|after|at)\b|[.,;](?:\s|$))",
            _always("on"),
            "a day stands behind “on”",
        ),
        Pattern(
            "on-january",
            "preposition",
            rf"(?<![\w-])(?P<bad>(?P<word>on)\s{_MONTH})(?=,?\s(?:he|she|it|they|we|a|an|last|this|next)\b)",
            _always("in"),
            "a month stands behind “in”",
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
