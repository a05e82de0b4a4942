"""From an entry to what runs: its patterns built as Vale builds them, its literals, its options, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lintnews.packs.patterns import PatternError, compiled
from lintnews.records import NamedTuple

if TYPE_CHECKING:
    from lintnews.packs.entry import Entry
    from lintnews.packs.lines import Reach
    from lintnews.packs.required_literals import Requirement

WORDS = r"\b(?:{})\b"
NONWORDS = r"(?:{})"
JOINT = "\0"
"""Stands between literals."""
BY_WORDS = ("existence", "substitution", "consistency")
"""The check types that run in multiline mode."""
CASES = ("$title", "$sentence", "$lower", "$upper")


class Alternative(NamedTuple):
    """One of the patterns with which an entry finds something. Every value survives JSON, but for tuples."""

    pattern: str
    """Empty where it is none: an entry for capitals names what it asks for."""
    literals: str
    """Folded literals of which one is in every text where it finds something, with `JOINT` between them; empty: it
    always runs."""
    reach: Reach
    """Where its matches lie."""
    also: Sequence[str]
    """Folded literals of which one stands in each match besides; empty: nothing is known."""
    is_quick: bool
    """Whether it takes no long time in a short text, whatever that is."""
    is_first: bool
    """Whether each match begins where one of the literals does."""
    swap: tuple[str, str]
    """substitution: what is found, without what stands around it, and what should stand there."""
    origin: tuple[str, str]
    """The original words and what is meant, where it is a row of a table; else empty."""
    row: str
    """The name of that row, by which a setting leaves it out."""


class CompiledRule(NamedTuple):
    """An entry made ready to run. Every value survives JSON, but for tuples that come back as lists."""

    id: str
    line: int
    column: int
    check: str
    message: str
    level: int
    mqm: str
    status: str
    aliases: tuple[str, ...]
    languages: Sequence[str]
    source_languages: Sequence[str]
    """Languages that the text must have been translated from; empty: whatever it was."""
    comes_from: Sequence[str]
    """Languages whose words it knows."""
    since: str
    scope: Sequence[str]
    beside: str
    """A pattern without which in a text it is silent; empty: none."""
    in_quotations: bool
    in_names: bool
    in_captions: bool
    limit: int
    always: Sequence[int]
    """The numbers of the alternatives that run on every text."""
    is_near: bool
    """Whether an anchor stands in the match, or is looked at from there: not where a person named it."""
    ignorecase: bool
    multiline: bool
    exceptions: str
    phrases: str
    second: str
    """conditional: the pattern that the first one asks for."""
    least: int
    most: int
    alpha: bool
    capitalize: bool
    matchcase: bool
    action: str
    params: Sequence[str]
    safe: bool
    case: str
    style: str
    prefix: str
    indicators: Sequence[str]
    threshold: float
    accepted: Sequence[str]
    """The exceptions of a heading. Where there is a vocabulary, Vale gives a heading their spelling, too."""
    in_line: bool
    """Whether it looks for words or phrases that never reach from one line into the next."""
    alternatives: Sequence[Alternative]
    """existence, substitution, consistency: as many as it has; the others have one."""

    @property
    def is_local(self) -> bool:
        """Whether it finds in a paragraph what it finds there, whatever the other ones say."""
        return self.in_line and not (self.limit or self.beside or not self.in_names)


def program(entry: Entry, accepted: Sequence[str] = ()) -> CompiledRule:
    """The entry, ready to run. `accepted`: words of a vocabulary, which are exceptions unless it says `vocab: false`.

    Raises `PatternError` with the pattern, as it was written, that cannot be compiled.
    """
    from lintnews.packs.lines import ANYWHERE

    vocabulary = tuple(accepted) if entry.vocab else ()
    alternatives = tuple(_alternatives(entry))
    # An accepted word is an exception where words are sought, not where parts of text are.
    excepted = entry.exceptions + (() if entry.extends == "existence" and entry.nonword else vocabulary)
    made = CompiledRule(
        id=entry.id,
        line=entry.place.line,
        column=entry.place.column,
        check=entry.extends,
        message=entry.message,
        level=int(entry.level),
        mqm=entry.mqm,
        status=entry.status,
        aliases=entry.aliases,
        languages=entry.languages,
        source_languages=() if entry.whatever_source else entry.source_languages,
        comes_from=entry.source_languages,
        since=entry.since.isoformat() if entry.since else "",
        scope=entry.scope,
        beside=entry.beside,
        in_quotations=entry.in_quotations,
        in_names=entry.in_names,
        in_captions=entry.in_captions,
        limit=entry.limit,
        always=tuple(number for number, one in enumerate(alternatives) if not one.literals),
        is_near=not entry.anchor,
        ignorecase=entry.ignorecase,
        multiline=entry.extends in BY_WORDS,
        exceptions=WORDS.format("|".join(f"(?:{each})" for each in _longest_first(excepted))) if excepted else "",
        phrases=_phrases(excepted),
        second=entry.second,
        least=entry.min,
        most=entry.max,
        alpha=entry.alpha,
        capitalize=entry.capitalize,
        matchcase=entry.matchcase,
        action=entry.action.name,
        params=entry.action.params,
        safe=entry.action.safe,
        case=entry.match if entry.match in CASES else "",
        style=entry.style,
        prefix=entry.prefix,
        indicators=entry.indicators,
        threshold=entry.threshold,
        accepted=excepted if vocabulary else tuple(f"(?-i){each}" for each in excepted),
        alternatives=alternatives,
        in_line=entry.extends in ("existence", "substitution")
        and all(one.reach[0] != ANYWHERE for one in alternatives),
    )
    # A table's rows are many, and were read through already: they are compiled where their words stand in a text.
    for one in () if entry.phrases else alternatives:
        compiled(one.pattern, made.ignorecase, made.multiline)
    if made.second:
        compiled(made.second, made.ignorecase)
    for pattern in filter(None, (made.exceptions, made.phrases, made.prefix, made.beside)):
        compiled(pattern, multiline=True)
    return made


def faulty(entry: Entry) -> Iterator[PatternError]:
    """The patterns of an entry, as they were written, that cannot be compiled on their own."""
    pairs = (part for pair in (*entry.swap, *entry.either) for part in (pair if entry.either else pair[:1]))
    case = () if entry.match in CASES else (entry.match,)
    for each in (*entry.raw, *entry.tokens, *pairs, entry.token, entry.first, entry.second, *case, *entry.exceptions):
        try:
            compiled(each)
        except PatternError as error:
            yield error


def restored(values: Sequence[Any]) -> CompiledRule:
    """What was written as JSON, whose tuples came back as lists. Raises `TypeError` for what was not."""
    made = CompiledRule._make(values)
    return made._replace(alternatives=tuple(map(Alternative._make, made.alternatives)))


def _alternatives(entry: Entry) -> Iterator[Alternative]:
    from lintnews.packs.lines import ANYWHERE, confined
    from lintnews.packs.required_literals import FAR, requirement

    swaps = _swaps(entry)
    for number, pattern in enumerate(_patterns(entry)):
        needs = requirement(pattern)
        by_words = entry.extends in BY_WORDS
        row = entry.phrases[number] if number < len(entry.phrases) else None
        yield Alternative(
            pattern,
            JOINT.join(_literals(entry, needs)),
            (confined(pattern, needs.looks_behind, needs.looks_ahead), needs.before, needs.after)
            if by_words
            else (ANYWHERE, FAR, FAR),
            needs.also,
            needs.is_quick,
            needs.is_first and by_words and not entry.anchor,
            swaps[number] if swaps else ("", ""),
            (row.original, row.meant) if row else ("", ""),
            row.name if row else "",
        )


def _patterns(entry: Entry) -> Iterator[str]:
    template = NONWORDS if entry.nonword else WORDS
    if entry.extends == "existence":
        raw = "".join(entry.raw)
        rows = (phrase.pattern for phrase in entry.phrases)
        tokens = [template.format(each) for each in (*rows, *entry.tokens) if each.strip()]
        if raw:
            joined = f"(?:{'|'.join(tokens)})" if tokens else ""
            yield joined + raw if entry.append else raw + joined
        else:
            yield from tokens
    elif entry.extends == "substitution":
        around = entry.around or "…"
        found = (f"(?P<swap>{_without_groups(pattern)})" for pattern, _ in _swaps(entry))
        yield from (template.format(around.replace("…", each)) for each in found)
    elif entry.extends == "occurrence":
        yield f"(?:{entry.token})"
    elif entry.extends == "repetition":
        yield f"(?:{'|'.join(entry.tokens)})"
    elif entry.extends == "consistency":
        for one, other in entry.either:
            yield template.format(f"(?P<one>{one})|(?P<other>{other})")
    elif entry.extends == "conditional":
        yield entry.first
    else:
        yield "" if entry.match in CASES else entry.match


def _literals(entry: Entry, needs: Requirement) -> tuple[str, ...]:
    """What every text with a finding of a pattern contains, where the check type speaks only of what it has found."""
    from lintnews.packs.required_literals import fold, shortened

    if entry.extends == "capitalization" or (entry.extends == "occurrence" and entry.min):
        return ()
    return tuple(map(fold, entry.anchor)) or shortened(needs.literals, is_first=needs.is_first)


def _swaps(entry: Entry) -> list[tuple[str, str]]:
    """Patterns and their replacements; longer ones are tried first."""
    return sorted(entry.swap, key=lambda pair: (-len(pair[0]), pair[0]))


def _without_groups(pattern: str) -> str:
    """The pattern, with groups that catch nothing: those of the whole are counted by others."""
    import regex

    return str(regex.sub(r"(?<!\\)\((?!\?)", "(?:", pattern))


def _longest_first(words: Sequence[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _phrases(excepted: Sequence[str]) -> str:
    """A pattern of the exceptions that are more than one word: what lies inside one is right."""
    phrases = [each for each in excepted if " " in each or "\t" in each or r"\s" in each]
    return "(?i)" + WORDS.format("|".join(phrases)) if phrases else ""
