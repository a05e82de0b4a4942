"""Whole articles of our own writing, translated badly on purpose, with everything that is found in them.

A change of a rule shows here as a change of a report. Read it; where it is better, this writes the reports anew:

    python -m pytest tests/test_golden.py --bless
"""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Lintnews

GOLDEN = Path(__file__).parent / "golden"
ARTICLES = sorted(GOLDEN.glob("*.txt"))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_an_article_has_these_findings(
    article: Path, lintnews: Lintnews, bless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(GOLDEN)
    monkeypatch.setenv("COLUMNS", "100")
    found = lintnews("check", "--fail-on", "never", article.name).text
    expected = GOLDEN / "expected" / article.name
    if bless:
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")


def test_there_are_articles_of_many_subjects_and_languages() -> None:
    assert len({path.name.split(".")[1] for path in ARTICLES}) >= 8
    assert {path.name for path in ARTICLES} == {path.name for path in (GOLDEN / "expected").iterdir()}
