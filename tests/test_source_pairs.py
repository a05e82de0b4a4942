"""Short articles beside their originals in ten languages: what is right is let alone, what is wrong is found."""

from __future__ import annotations

from json import loads
from pathlib import Path

import pytest
from beside_original import findings

from lintnews.findings import Severity

pytest.importorskip("babel", reason="needs the extra lintnews[source]")

_DATA = loads((Path(__file__).parent / "data" / "source_pairs.json").read_text(encoding="utf-8"))
ARTICLES, ORIGINALS = _DATA["articles"], _DATA["originals"]
SAID = "We will stay in this town until the end of the winter"
FAULTS = {
    "vote": (("source/date", "Monday", "Wednesday"), ("source/scale", "1.2 trillion", "1.2 billion")),
    "fire": (("source/number", "250", "520"), ("source/currency", "euros", "dollars")),
    "heat": (("source/number", "1976", "1967"), ("source/unit", "Celsius", "Fahrenheit")),
    "cars": (("source/number", "7.5", "5.7"), ("source/scale", "3.4 million", "3.4 billion")),
    "bridge": (("source/date", "October", "November"), ("source/unit", "meters", "kilometers")),
    "mayor": (
        ("source/number", "57", "75"),
        ("source/quotation", f"“{SAID},”", f"{SAID},"),
    ),
}
CASES = [(language, name) for language in ORIGINALS for name in ARTICLES]


@pytest.mark.parametrize(("language", "name"), CASES)
def test_a_right_translation_is_let_alone(language: str, name: str) -> None:
    found = findings([ARTICLES[name]], [ORIGINALS[language][name]], language)
    assert [f"{one.rule}: {one.message}" for one in found if one.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ("language", "name", "fault"), [(language, name, fault) for language, name in CASES for fault in FAULTS[name]]
)
def test_a_fault_is_found(language: str, name: str, fault: tuple[str, str, str]) -> None:
    rule, right, wrong = fault
    text = ARTICLES[name].replace(right, wrong)
    found = findings([text], [ORIGINALS[language][name]], language)
    place = text.index(wrong)
    assert rule in {one.rule for one in found if one.span.start < place + len(wrong) and place < one.span.end}
