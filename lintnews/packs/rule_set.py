"""All packs of a run as rules: one prefilter over the literals of all that apply, one rule for each entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Note, Severity, Span
from lintnews.layers.text.changes import changed_range
from lintnews.packs.compiled_rule import CompiledRule
from lintnews.packs.lines import lines_around
from lintnews.packs.prefilter import Literals, Prefilter, literals_of
from lintnews.packs.required_literals import fold
from lintnews.packs.yaml_nodes import Problem
from lintnews.records import NamedTuple
from lintnews.rule import Documentation, Invalid, Meta, Rule, applies

UNTYPED = "Style/Organizational style"
"""The error type of an entry that names none."""


class RuleDocs(NamedTuple):
    """An entry in words and examples, which a run that finds nothing never needs."""

    summary: str
    why: str
    not_found: str
    link: str
    valid: Sequence[Sequence[Any]]
    invalid: Sequence[Sequence[Any]]
    """The fields of `rule.Invalid`, without marks where they are valid."""


class Pack(NamedTuple):
    """A pack that was read: its programs, and what explains them by their ids."""

    path: str
    programs: tuple[CompiledRule, ...]
    explain: Callable[[], Mapping[str, RuleDocs]]
    literals: Literals | None = None
    """Those of the programs of this pack and of others, where they are known already."""
    level_at: Callable[[str, str], int | None] | None = None
    """How much a rule (by its id) counts in a file (by its path), or None where it is off; None: as it says itself."""


@lru_cache(maxsize=256)
def _meta(
    level: int,
    mqm: str,
    languages: tuple[str, ...],
    sources: tuple[str, ...],
    quoted: bool,
    status: str,
    old: tuple[str, ...],
) -> Meta:
    """What entries declare: most declare what many others do."""
    return Meta(Severity(level), mqm, "", languages, sources, in_quotations=quoted, status=status, aliases=old)


Due = Mapping[int, Sequence[tuple[int, int]] | None]
"""The patterns of a rule (by their numbers) that may match, each with the parts in which; None: anywhere."""


class RuleSet:
    """The packs of a run. `due` is a layer: the prefilter runs once for each document, over all packs together."""

    def __init__(self, packs: Iterable[Pack], notices: Iterable[Problem] = ()) -> None:
        self.packs = tuple(packs)
        self.notices = tuple(notices)
        """What was left out of packs that were written for another linter."""
        programs = ((pack, program) for pack in self.packs for program in pack.programs)
        self.rules = tuple(PackRule(self, number, *one) for number, one in enumerate(programs))
        self._judging = lru_cache(maxsize=64)(self._that_judge)

    def candidates(self, doc: Document) -> Mapping[int, Due]:
        """Which patterns of which rules (by their numbers) may find something: they match near their literals."""
        from lintnews.packs.first_look import FirstLook

        judging, text = self._judging(doc.language, doc.source_language), fold(doc.text)
        places: dict[tuple[int, int], Sequence[int]] = {each: () for each in self._always if each[0] in judging}
        within = doc.layer(changed_range)
        if within == (0, len(doc.text)) or len(text) != len(doc.text):
            for prefilter in self._prefilters:
                places |= prefilter.places(text, judging)
        else:
            start, end = lines_around(text, within)
            for prefilter in self._prefilters:
                here = prefilter.places(text[start:end], judging - self._far)
                places |= {each: [start + one for one in near] for each, near in here.items()}
            places |= self._far_prefilter.places(text, judging)
        look, found = FirstLook(doc, text), dict[int, dict[int, Sequence[tuple[int, int]] | None]]()
        for (rule, pattern), near in places.items():
            program = self.rules[rule].program
            one = program.alternatives[pattern]
            may_find, parts = look.finds(program, one, near)
            if may_find:
                found.setdefault(rule, {})[pattern] = parts
        return {rule: dict(sorted(due.items())) for rule, due in sorted(found.items())}

    @cached_property
    def _always(self) -> Sequence[tuple[int, int]]:
        """The patterns that run on every text."""
        return [(rule.number, pattern) for rule in self.rules for pattern in rule.program.always]

    @cached_property
    def _prefilters(self) -> Sequence[Prefilter]:
        """One for the packs whose literals are known together, and one for all other ones."""
        made: list[tuple[Literals | None, dict[str, int]]] = []
        for rule in self.rules:
            numbers = next((numbers for known, numbers in made if known is rule.pack.literals), None)
            if numbers is None:
                numbers = {}
                made.append((rule.pack.literals, numbers))
            numbers[rule.id] = rule.number
        return [
            Prefilter(known or literals_of(self.rules[number].program for number in numbers.values()), numbers)
            for known, numbers in made
        ]

    @cached_property
    def _far(self) -> frozenset[int]:
        """The rules for which a literal anywhere in a text may count: they compare, or their literals are named."""
        return frozenset(one.number for one in self.rules if not (one.is_local and one.program.is_near))

    @cached_property
    def _far_prefilter(self) -> Prefilter:
        far = [self.rules[number] for number in sorted(self._far)]
        return Prefilter(literals_of(rule.program for rule in far), {rule.id: rule.number for rule in far})

    def _that_judge(self, language: str, source_language: str | None) -> frozenset[int]:
        """The rules that judge documents of one language, translated from another."""
        doc = Document("", language=language, source_language=source_language)
        return frozenset(one.number for one in self.rules if applies(one, doc))


class PackRule(Rule):
    """An entry of a pack, run as any other rule."""

    def __init__(self, rule_set: RuleSet, number: int, pack: Pack, program: CompiledRule) -> None:
        meta = _meta(
            program.level,
            program.mqm or UNTYPED,
            tuple(program.languages),
            tuple(program.source_languages),
            program.in_quotations,
            program.status,
            tuple(program.aliases),
        )
        # Not fields: fields are options, and an entry's options stand in its pack.
        self.__dict__.update(rule_set=rule_set, number=number, pack=pack, program=program, meta=meta)

    rule_set: RuleSet
    number: int
    pack: Pack
    program: CompiledRule
    left_out: frozenset[int] = frozenset()
    """The numbers of the patterns that the settings leave out."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"<{self.id} of {self.pack.path}>"

    @property
    def id(self) -> str:
        """`family/name`: the pack's first name and the entry's."""
        return self.program.id

    @property
    def is_local(self) -> bool:
        """Whether it looks for words or phrases, and counts none."""
        return self.program.is_local

    @property
    def comes_from(self) -> tuple[str, ...]:
        """The languages whose words it knows, whether or not it asks for one of them."""
        return tuple(self.program.comes_from)

    @property
    def rows(self) -> tuple[str, ...]:
        """The names of the phrases of its table, if it is one."""
        return tuple(one.row for one in self.program.alternatives if one.row)

    def without(self, rows: frozenset[str]) -> PackRule:
        """The same rule without some phrases of its table."""
        made = PackRule(self.rule_set, self.number, self.pack, self.program)
        made.__dict__["left_out"] = frozenset(at for at, one in enumerate(self.program.alternatives) if one.row in rows)
        return made

    @property
    def holds_from(self) -> str:
        """The day (ISO 8601) from which it holds: articles dated before are left alone. Empty: always."""
        return self.program.since

    @property
    def documentation(self) -> Documentation:
        """What the entry says of itself."""
        said = self.pack.explain()[self.id]
        return Documentation(said.summary, said.why, said.not_found, said.link)

    @property
    def VALID(self) -> tuple[str, ...]:  # type: ignore[override]  # noqa: N802
        """The valid examples that ask for nothing but their text."""
        return tuple(str(one[0]) for one in self.pack.explain()[self.id].valid if not any(one[1:]))

    @property
    def INVALID(self) -> tuple[Invalid, ...]:  # type: ignore[override]  # noqa: N802
        """The invalid examples; where the entry is bound to a source language they are translated from it."""
        source = next((one for one in self.program.source_languages if one != "*"), None)
        made = (Invalid(*one) for one in self.pack.explain()[self.id].invalid)
        return tuple(one if one.source_language else one._replace(source_language=source) for one in made)

    def check(self, doc: Document) -> Iterator[Finding]:
        """What the entry finds. Raises `TooSlowError` where its patterns take too long."""
        candidates = doc.layer(self.rule_set.candidates).get(self.number)
        level = self.pack.level_at(self.id, doc.path) if self.pack.level_at else self.program.level
        if candidates is None or level is None or self._too_old(doc) or not self._is_beside(doc):
            return
        if self.left_out:
            candidates = {pattern: places for pattern, places in candidates.items() if pattern not in self.left_out}
        from lintnews.packs.checks import found

        count = 0
        for match in found(self.program, doc, candidates):
            if not self.meta.in_quotations and self._quoted(doc, match.start):
                continue
            span = Span(match.start, match.end)
            if not self.program.in_names and _in_a_name(doc, span):
                continue
            if not self.program.in_captions and doc.pieces and _in_a_caption(doc, match.start):
                continue
            count += 1
            if count > self.program.limit > 0:
                return
            notes = (Note(match.other, "the other form"),) if match.other else ()
            fixes = (
                Fix(f"replace by “{text}”" if text else "remove", (Edit(span, text),), self.program.safe)
                for text in match.replacements
            )
            yield self.finding(span, match.message, notes=notes, fixes=fixes, severity=Severity(level))

    def _too_old(self, doc: Document) -> bool:
        """Whether the article is dated before the day from which the entry holds."""
        if not self.program.since:
            return False
        from lintnews.layers.facts.dateline import dateline

        written = doc.published or doc.layer(dateline).date
        return written is not None and written < date.fromisoformat(self.program.since)

    def _is_beside(self, doc: Document) -> bool:
        """Whether the text has what the entry asks for besides its own patterns."""
        if not self.program.beside:
            return True
        from lintnews.packs.kept_patterns import ready

        return ready(self.program.beside, multiline=True).search(doc.text) is not None

    def _quoted(self, doc: Document, offset: int) -> bool:
        from lintnews.layers.speech.quotes import quoted

        return quoted(doc, offset)


def _in_a_caption(doc: Document, offset: int) -> bool:
    from lintnews.layers.speech.marked_quotations import is_captioned

    return is_captioned(doc, offset)


def _in_a_name(doc: Document, span: Span) -> bool:
    from lintnews.layers.names.longer_names import is_in_a_longer_name

    return is_in_a_longer_name(doc, span)
