"""The article beside its original: what a rule may show in it, and what a user sees of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from json import loads
from pathlib import Path
from typing import ClassVar

import pytest

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.linter.locate import results_of
from lintnews.linter.run_rules import lint_document
from lintnews.reporters import json, rdjson, sarif, text
from lintnews.results import FileReport, Run
from lintnews.rule import Invalid, Meta, Rule, Valid
from lintnews.testing import examples, problem


@dataclass(frozen=True)
class Lost(Rule):
    """A word of the original is lost.

    The reader misses it.

    Not found: everything else.
    """

    meta = Meta(Severity.WARNING, "Accuracy/Omission", since="0.2", needs_original=True)
    VALID: ClassVar[tuple[str | Valid, ...]] = (Valid("A word.", original="Een woord.", original_language="nl"),)
    INVALID: ClassVar[tuple[Invalid, ...]] = (
        Invalid("⟦A⟧ house.", says="“woord”", original="Een ⟦woord⟧.", original_language="nl"),
    )
    shift: int = 0

    def check(self, doc: Document) -> Iterator[Finding]:
        assert doc.original
        at = doc.original.text.find("woord")
        if at >= 0 and "word" not in doc.text:
            place = Span(at + self.shift, at + 5 + self.shift)
            yield self.finding((0, 1), "the original has “woord”", notes=[Note(place, "here", in_original=True)])


def article(words: str, original: str) -> Document:
    return Document(words, path="a.txt", original=Document(original, path="o/a.nl.txt", language="nl"))


def run_of(words: str, original: str) -> Run:
    doc = article(words, original)
    findings, _ = lint_document(doc, [Lost()])
    report = FileReport("a.txt", 2, results_of(doc, findings, "a.txt"))
    return Run("0", Path("/news"), (report,), (Lost(),))


@pytest.mark.parametrize("example", examples([Lost()]), ids=str)
def test_examples_may_stand_beside_their_original(example: object) -> None:
    assert problem(example) is None  # type: ignore[arg-type]


def test_a_wrong_mark_in_the_original_of_an_example_is_told() -> None:
    (one, _) = examples([Lost()])
    said = problem(one._replace(example=one.example._replace(original="⟦Een⟧ woord.")))
    assert said
    assert "Een ⟦woord⟧." in said


def test_a_rule_that_needs_an_original_does_not_run_without_one() -> None:
    assert lint_document(Document("A house."), [Lost()]) == ((), ())


def test_a_place_outside_the_original_is_the_fault_of_the_rule() -> None:
    findings, notes = lint_document(article("A house.", "Een woord."), [Lost(shift=40)])
    assert findings == ()
    assert "the place 44-49 does not lie in the original (0-10)" in notes[0].message


def test_json_keeps_places_of_the_original_apart() -> None:
    (found,) = loads(json.render(run_of("A house.", "Dag.\nEen woord.")))["findings"]
    assert found["related"] == []
    (place,) = found["original"]
    assert (place["path"], place["line"], place["column"], place["quote"]) == ("o/a.nl.txt", 2, 5, "woord")


def test_sarif_and_rdjson_name_the_file_of_the_original() -> None:
    run = run_of("A house.", "Een woord.")
    (place,) = loads(sarif.render(run))["runs"][0]["results"][0]["relatedLocations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "o/a.nl.txt", "uriBaseId": "%SRCROOT%"}
    (place,) = loads(rdjson.render(run))["diagnostics"][0]["relatedLocations"]
    assert place["location"]["path"] == "o/a.nl.txt"


def test_text_shows_both_lines_one_above_the_other() -> None:
    said = text.render(run_of("A house.", "日本 woord")).decode().splitlines()
    assert said[1:6] == [
        " 1 | A house.",
        "   | ^",
        "  :: o/a.nl.txt:1:4",
        " 1 | 日本 woord",
        "   |      ----- here",
    ]


def test_text_marks_a_line_from_right_to_left_in_the_line() -> None:
    after = text.render(run_of("A house.", "שלום woord")).decode().splitlines()
    assert after[4:6] == [" 1 | שלום woord", "   |      ----- here"]
    doc = article("A house.", "ב-2024 נהרגו 30 איש")
    (finding,) = lint_document(article("A house.", "woord"), [Lost()])[0]
    for span, line in ((Span(13, 15), "ב-2024 נהרגו ⟦30⟧ איש"), (Span(2, 6), "ב-⟦2024⟧ נהרגו 30 איש")):
        found = finding._replace(notes=(Note(span, "here", in_original=True),))
        report = FileReport("a.txt", 2, results_of(doc, [found], "a.txt"))
        said = text.render(Run("0", Path("/news"), (report,), ())).decode().splitlines()
        assert said[4:6] == [f" 1 | {line}", "   | here"]
