"""What rules that need no original make of one: a fault that is the original's own, and one that is proved twice."""

from __future__ import annotations

import pytest

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.linter.run_rules import lint_document
from lintnews.testing import rules_of

pytest.importorskip("babel", reason="needs the extra lintnews[source]")

SHARES = (
    "The city opened new rooms for 300 children in 2019. Of the 14 rooms, 15 were full on Monday, the mayor said. "
    "The council will meet again on 5 May."
)
RAEUME = (
    "Die Stadt eröffnete 2019 neue Räume für 300 Kinder. Von den {} Räumen waren am Montag 15 voll, sagte der "
    "Bürgermeister. Der Rat tagt am 5. Mai wieder."
)
SPEAKER = (
    "The mayor, Anna Vogel, met Thomas Brandt on Monday in Bonn. “We are ready for the 12 schools,” said Kranz. The "
    "council will meet again on 5 May."
)
SPRECHER = (
    "Die Bürgermeisterin Anna Vogel traf am Montag in Bonn Thomas Brandt. „Wir sind bereit für die 12 Schulen“, sagte "
    "{}. Der Rat tagt am 5. Mai wieder."
)

HOLDERS = (
    "Polish President Anna Kowal came to Oslo on Monday. She met 300 workers of the port. On Tuesday Polish President "
    "Olaf Lindgren will fly home."
)
HOLDERS_RU = (
    "Президент Польши Анна Коваль приехала в Осло в понедельник. Она встретилась с 300 рабочими порта. Во вторник {} "
    "улетит домой."
)


def test_a_contradiction_of_the_original_is_a_note() -> None:
    found = finding("facts/share", SHARES, RAEUME.format(14))
    assert found.severity is Severity.NOTE
    assert [note.message for note in found.notes if note.in_original] == ["the original has the same number"] * 2


def test_a_contradiction_that_the_original_does_not_have_is_an_error() -> None:
    original = RAEUME.format(74)
    found = finding("facts/share", SHARES, original)
    assert found.severity is Severity.ERROR
    assert [original[slice(*note.span)] for note in found.notes if note.in_original] == ["74"]


def test_without_an_original_a_contradiction_is_what_it_was() -> None:
    assert finding("facts/share", SHARES, "").severity is Severity.WARNING


def test_a_speaker_whom_the_original_does_not_introduce_either_is_a_note() -> None:
    assert finding("attribution/unintroduced-speaker", SPEAKER, SPRECHER.format("Kranz")).severity is Severity.NOTE


def test_a_speaker_whose_name_in_full_was_lost_is_an_error() -> None:
    original = SPRECHER.format("Peter Kranz")
    assert finding("attribution/unintroduced-speaker", SPEAKER, original).severity is Severity.ERROR


@pytest.mark.parametrize(
    ("holder", "severity"),
    [
        ("президент Польши Олаф Линдгрен", Severity.NOTE),
        ("министр Польши Олаф Линдгрен", Severity.WARNING),
        ("президент Литвы Олаф Линдгрен", Severity.WARNING),
        ("президент Польши Антон Брехт", Severity.WARNING),
    ],
)
def test_two_holders_are_a_note_only_where_the_original_has_both(holder: str, severity: Severity) -> None:
    assert finding("titles/rival-holders", HOLDERS, HOLDERS_RU.format(holder), "ru").severity is severity


def finding(rule: str, text: str, original: str, language: str = "de") -> Finding:
    doc = Document(text, original=Document(original, language=language) if original else None)
    (found,), notes = lint_document(doc, [one for one in rules_of("lintnews_rules") if one.id == rule])
    assert notes == ()
    return found
