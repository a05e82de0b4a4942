"""A file that pairs segments of several sentences: each is compared with what it translates, and with nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from beside_original import source_rules
from test_left_out_in_many_languages import ARTICLE, ORIGINALS

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.linter.run_rules import lint_document

pytest.importorskip("babel", reason="needs the extra lintnews[source]")
pytest.importorskip("anyascii", reason="needs the extra lintnews[source]")

ONLY = ("source/clause", "source/omission", "source/addition", "source/number", "source/name", "source/date")
SHORTENED = {
    6: "Residents of the street had complained several times.",
    7: "The museum was opened in 1958.",
}


def segments_of(sentences: Sequence[str]) -> list[str]:
    """Two segments of two sentences each, and one for each of the others."""
    return [f"{sentences[0]} {sentences[1]}", f"{sentences[2]} {sentences[3]}", *sentences[4:]]


def missing(article: Sequence[str], language: str) -> list[str]:
    """What is said of an article in segments beside its original."""
    ours, theirs = segments_of(article), segments_of(ORIGINALS[language])
    doc = Document(
        "\n\n".join(ours),
        source_language=language,
        original=Document("\n\n".join(theirs), language=language),
        segments=tuple(zip(spans_of(ours), spans_of(theirs), strict=True)),
    )
    found, notes = lint_document(doc, source_rules(ONLY))
    assert notes == ()
    return [finding.message for finding in found]


def spans_of(segments: Sequence[str]) -> list[Span]:
    """Where segments stand in a text that has an empty line between them."""
    spans, at = [], 0
    for segment in segments:
        spans.append(Span(at, at + len(segment)))
        at += len(segment) + 2
    return spans


@pytest.mark.parametrize("language", sorted(ORIGINALS))
def test_a_whole_translation_in_segments_lacks_nothing(language: str) -> None:
    assert missing(ARTICLE, language) == []


def test_the_part_that_is_missing_is_named_and_not_the_part_that_is_there() -> None:
    shortened = [SHORTENED.get(at, sentence) for at, sentence in enumerate(ARTICLE)]
    assert missing(shortened, "zh") == ["a part of the original may be missing here: “每年接待9万名参观者。”"]
    assert missing(shortened, "ja") == []
