"""The rank correlations of `benchmarks/mqm_correlation.py`, worked out by hand."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy", reason='numpy is not installed (pip install "lintnews[archives]")')


@pytest.fixture(scope="module")
def bench() -> Any:
    path = Path(__file__).parent.parent / "benchmarks" / "mqm_correlation.py"
    spec = spec_from_file_location("mqm_correlation", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["mqm_correlation"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["mqm_correlation"]


def test_the_coefficients_are_those_of_the_textbook(bench: Any) -> None:
    pairs = [(1, 1), (2, 3), (3, 2), (4, 4)]
    assert bench.kendall(pairs) == pytest.approx(4 / 6)
    assert bench.spearman(pairs) == pytest.approx(1 - 6 * 2 / (4 * 15))
    tied = [(1, 1), (1, 2), (2, 3)]
    assert bench.kendall(tied) == pytest.approx(2 / (2 * 3) ** 0.5)
    assert bench.spearman(tied) == pytest.approx(0.75**0.5)
    assert bench.kendall([(1, 1), (1, 2)]) == bench.spearman([(1, 1), (1, 2)]) == 0


def test_human_points_are_the_mean_of_the_raters_of_a_document(bench: Any) -> None:
    spans = [
        {"doc_id": "d", "system": "A", "rater": "one", "severity": "Major"},
        {"doc_id": "d", "system": "A", "rater": "two", "severity": "Minor"},
        {"doc_id": "d", "system": "B", "rater": "one", "severity": "Minor"},
    ]
    assert bench.annotated(spans) == {("d", "A"): 3.0, ("d", "B"): 0.5}


def test_translations_without_texts_are_those_segments_that_somebody_marked(bench: Any) -> None:
    told = (("d", "A", 2, "Two."), ("d", "A", 0, "Nought."), ("d", "A", 2, "Two."), ("d", "B", 0, "Known."))
    names = ("doc_id", "system", "seg", "target_segment")
    spans = [dict(zip(names, one, strict=True)) for one in told]
    (made,) = bench.marked(spans, {("d", "B")})
    assert made["target_segments"] == ["Nought.", "Two."]
    assert bench.row(made)["text"] == ["Nought.", "Two."]


def test_systems_are_weighted_by_words_and_documents_looked_into(bench: Any) -> None:
    units = [
        bench.Unit(document, system, words, human, (ours,))
        for document, system, words, human, ours in (
            *(("hard", system, 100, 10 + at, 1 + at) for at, system in enumerate("ABC")),
            *(("easy", system, 100, at, 10 + at) for at, system in enumerate("ABC")),
        )
    ]
    assert bench.by_system(units, 0, bench.kendall) == 1
    assert bench.within_documents(units, 0, bench.kendall) == 1
    assert bench.by_translation(units, 0, bench.kendall) < 0
