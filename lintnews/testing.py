"""Running the examples of rules: for the tests of lintnews, and of anybody's plugin.

    import pytest
    from lintnews.testing import Example, examples, problem, rules_of

    @pytest.mark.parametrize("example", examples(rules_of("lintnews_acme")), ids=str)
    def test_example(example: Example) -> None:
        assert problem(example) is None, problem(example)

An example's places are marked in its text, `⟦Blingen⟧`; marks are put at the places that were found, and the two texts
are compared, so that nobody counts columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING

from lintnews.document import Document
from lintnews.findings import Finding, Span
from lintnews.linter.run_rules import lint_document
from lintnews.records import NamedTuple
from lintnews.rule import Invalid, Rule, good_example

if TYPE_CHECKING:
    from lintnews.grammar.service import Service

OPENING, CLOSING = "⟦⟧"


class Example(NamedTuple):
    """One example of a rule, with its place among them."""

    rule: Rule
    example: Invalid
    """A valid example has no marks."""
    number: int

    def __str__(self) -> str:
        return f"{self.rule.id}-{'invalid' if OPENING in self.example.text else 'valid'}-{self.number}"


def rules_of(plugin: str) -> tuple[Rule, ...]:
    """The rules that a plugin's module brings, in Python and in packs, with their default options.

    Raises `ValueError` with the mistakes of its packs.
    """
    from lintnews.packs.load import load

    module = import_module(plugin)
    classes: Sequence[type[Rule]] = getattr(module, "lintnews_rules", tuple)()
    rule_set, problems = load(getattr(module, "lintnews_packs", tuple)())
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    return (*(one() for one in classes), *rule_set.rules)


def examples(rules: Iterable[Rule]) -> tuple[Example, ...]:
    """The examples of these rules, the invalid ones first."""
    return tuple(
        Example(rule, example, number)
        for rule in rules
        for many in (rule.INVALID, tuple(Invalid(**good_example(one)._asdict()) for one in rule.VALID))
        for number, example in enumerate(many, 1)
    )


def problem(one: Example) -> str | None:
    """How the rule treats its example otherwise than it should; None where all is well."""
    expected = one.example.text
    doc = document(one)
    findings, notes = lint_document(doc, [one.rule])
    if notes:
        return f"{notes[0].source}: {notes[0].message}"
    found = with_marks(doc.text, [finding.span for finding in findings])
    if found != expected:
        said = "".join(f"\n  says: {finding.message}" for finding in findings)
        return f"it should find\n  {expected!r}\nand finds\n  {found!r}{said}"
    if OPENING in one.example.original and doc.original:
        shown = {note.span for finding in findings for note in finding.notes if note.in_original}
        if (seen := with_marks(doc.original.text, shown)) != one.example.original:
            return f"its notes should show in the original\n  {one.example.original!r}\nand show\n  {seen!r}"
    if one.example.says and one.example.says not in findings[0].message:
        return f"its message should say {one.example.says!r} and is {findings[0].message!r}"
    if one.example.fixed is not None and (mended := with_fixes(doc.text, findings)) != one.example.fixed:
        return f"its fixes should give\n  {one.example.fixed!r}\nand give\n  {mended!r}"
    return None


def document(one: Example) -> Document:
    """The document of an example: its text without marks, in a language that the rule can judge, and its original.

    Where the rule waits for engines of grammar, the embedded ones were asked.
    """
    meta, example = one.rule.meta, one.example
    spoken = (example.original_language, example.source_language, *meta.source_languages)
    translated_from = next(filter(None, spoken), None)
    original = None
    if example.original:
        text = without_marks(example.original)[0]
        original = Document(text, path="<original>", language=translated_from or "und")
    doc = Document(
        without_marks(example.text)[0],
        language="en" if "*" in meta.languages else meta.languages[0],
        source_language=translated_from,
        published=date.fromisoformat(example.published) if example.published else None,
        original=original,
    )
    if example.termbase:
        from lintnews.layers.terms import has_termbase
        from lintnews.layers.terms.termbase import Termbase, parse, termbase

        doc.memo.update({has_termbase: True, termbase: Termbase(parse(example.termbase, "terms.csv"))})
    if meta.slow:
        from lintnews.grammar.engine import pending

        doc.memo[pending] = _embedded_engines().submit(doc)
    return doc


@cache
def _embedded_engines() -> Service:
    """The engines that rules which wait for one are tried with. They end with the process."""
    from lintnews.grammar.engine import EngineSetup
    from lintnews.grammar.service import EMBEDDED, Service, engines_for
    from lintnews.plugin.manager import collect, load_plugins

    contributions = collect(load_plugins(), "lintnews_grammar_engines").contributions
    return Service(engines_for([one.value for one in contributions], EMBEDDED), EngineSetup())


def without_marks(text: str) -> tuple[str, tuple[Span, ...]]:
    """A text without its marks, and the places that they enclose."""
    clean, places = "", []
    for part in text.split(OPENING):
        inside, mark, behind = part.partition(CLOSING)
        if mark:
            places.append(Span(len(clean), len(clean) + len(inside)))
        clean += inside + behind
    return clean, tuple(places)


def with_marks(text: str, places: Iterable[tuple[int, int]]) -> str:
    """A text with marks around these places."""
    signs = [(end, 0, CLOSING) for _, end in places] + [(start, 1, OPENING) for start, _ in places]
    for at, _, sign in sorted(signs, reverse=True):
        text = text[:at] + sign + text[at:]
    return text


def with_fixes(text: str, findings: Sequence[Finding]) -> str:
    """The text after the first fix of every finding. Raises `ValueError` where two fixes touch the same place."""
    edits = sorted({edit for finding in findings for fix in finding.fixes[:1] for edit in fix.edits})
    for before, after in pairwise(edits):
        if after.span.start < before.span.end:
            raise ValueError(f"two fixes touch {text[after.span.start : before.span.end]!r}")
    for (start, end), new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text
