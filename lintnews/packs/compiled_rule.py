"""From an entry to what runs: its patterns built as Vale builds them, its literals, its options, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lintnews.packs.patterns import PatternError, compiled
from lintnews.records import NamedTuple

if TYPE_CHECKING:
    from lintnews.packs.entry import Entry
    from lintnews.packs.lines import Reach

WORDS = r"\b(?:{})\b"
ANYWHERE = r"(?:{})"
JOINT = "\0"
"""Stands between literals."""
CASES = ("$title", "$sentence", "$lower", "$upper")


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
    patterns: Sequence[str]
    """existence, substitution, consistency: one for each alternative. occurrence, repetition: one. conditional: first,
    second. capitalization: one, or none where `case` names it."""
    anchors: Sequence[str]
    """For each pattern that can find something by itself: folded literals of which one is in every text where it does,
    with `JOINT` between them, because a start reads ten thousand; empty: it always runs."""
    beginnings: Sequence[str]
    """For each of these patterns how its literals begin, each beginning once; joined alike."""
    is_near: bool
    """Whether an anchor stands in the match, or is looked at from there: not where a person named it."""
    reaches: Sequence[Reach]
    """For each of these patterns where its matches lie."""
    also: Sequence[Sequence[str]]
    """For each of these patterns folded literals of which one stands in each match besides; empty: nothing is known."""
    are_quick: Sequence[bool]
    """For each of these patterns whether it takes no long time in a short text, whatever that is."""
    ignorecase: bool
    multiline: bool
    exceptions: str
    phrases: str
    swaps: Sequence[tuple[str, str]]
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
    origins: Sequence[tuple[str, str]]
    """For each pattern the original words and what is meant, where the entry is a table; else empty."""
    rows: Sequence[str]
    """The names of these patterns' rows, by which a setting leaves them out."""
    accepted: Sequence[str]
    """The exceptions of a heading. Where there is a vocabulary, Vale gives a heading their spelling, too."""

    @property
    def is_local(self) -> bool:
        """Whether it finds in a paragraph what it finds there, whatever the other ones say."""
        return self.check in ("existence", "substitution", "repetition") and not self.limit


def program(entry: Entry, accepted: Sequence[str] = ()) -> CompiledRule:
    """The entry, ready to run. `accepted`: words of a vocabulary, which are exceptions unless it says `vocab: false`.

    Raises `PatternError` with the pattern, as it was written, that cannot be compiled.
    """
    from lintnews.packs.lines import ANYWHERE, confined
    from lintnews.packs.required_literals import FAR, beginnings_of, requirement

    vocabulary = tuple(accepted) if entry.vocab else ()
    patterns = tuple(_patterns(entry))
    anchors = tuple(_anchors(entry, patterns))
    words = entry.extends in ("existence", "substitution", "consistency")  # those that run in multiline mode
    needs = tuple(map(requirement, patterns))
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
        patterns=patterns,
        anchors=tuple(map(JOINT.join, anchors)),
        beginnings=tuple(JOINT.join(beginnings_of(literals)) for literals in anchors),
        is_near=not entry.anchor,
        reaches=tuple(
            (confined(pattern, each.looks_behind), each.before, each.after) if words else (ANYWHERE, FAR, FAR)
            for pattern, each in zip(patterns, needs, strict=True)
        ),
        also=tuple(each.also for each in needs),
        are_quick=tuple(each.is_quick for each in needs),
        ignorecase=entry.ignorecase,
        multiline=words,
        exceptions=WORDS.format("|".join(f"(?:{each})" for each in _longest_first(excepted))) if excepted else "",
        phrases=_phrases(excepted),
        swaps=tuple(_swaps(entry)),
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
        origins=tuple((phrase.original, phrase.meant) for phrase in entry.phrases),
        rows=tuple(phrase.name for phrase in entry.phrases),
        accepted=excepted if vocabulary else tuple(f"(?-i){each}" for each in excepted),
    )
    # A table's rows are many, and were read through already: they are compiled where their words stand in a text.
    for pattern in () if entry.phrases else made.patterns:
        compiled(pattern, made.ignorecase, made.multiline)
    for pattern in (made.exceptions, made.phrases, made.prefix, made.beside):
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


def _patterns(entry: Entry) -> Iterator[str]:
    template = ANYWHERE if entry.nonword else WORDS
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
        yield entry.second
    elif entry.match not in CASES:
        yield entry.match


def _anchors(entry: Entry, patterns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What every text with a finding of a pattern contains, where the check type speaks only of what it has found."""
    from lintnews.packs.required_literals import fold, required, shortened

    if entry.extends == "capitalization" or (entry.extends == "occurrence" and entry.min):
        yield ()
        return
    given = tuple(map(fold, entry.anchor))
    for pattern in patterns[:1] if entry.extends == "conditional" else patterns:
        yield given or shortened(required(pattern))


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
