"""What an original adds to `names/drift`: one of its strings proves that two spellings are one name."""

from __future__ import annotations

from lintnews.document import Document
from lintnews.findings import Severity
from lintnews_rules.names.drift import Drift

ORIGINAL = (
    "Завод в Липках закрыт с понедельника, рабочие ждут денег.",
    "Директор Щёголев приехал в город утром и говорил с рабочими.",
    "Потом шёл дождь, и люди ушли домой пить чай.",
    "Вечером Щёголев уехал в столицу на поезде номер 40.",
)
TARGET = (
    "The plant in Lipki has been closed since Monday, the workers wait for their money.",
    "Director Shchyogolev came to the town in the morning and spoke to the workers.",
    "Then it rained, and the people went home to drink tea.",
    "In the evening Tsegoliov left for the capital by train number 40.",
)


def found(original: tuple[str, ...] | None) -> list[tuple[str, Severity, list[str]]]:
    """Spelling, severity and the places in the original of each finding."""
    source = Document("\n\n".join(original), language="ru") if original else None
    doc = Document("\n\n".join(TARGET), original=source)
    return [
        (
            doc.text[slice(*one.span)],
            one.severity,
            [source.text[slice(*note.span)] for note in one.notes if source and note.in_original],
        )
        for one in Drift().check(doc)
    ]


def test_a_string_of_the_original_proves_spellings_that_are_far_from_each_other() -> None:
    assert not [severity for _, severity, _ in found(None) if severity is Severity.ERROR]
    ((spelling, severity, places),) = found(ORIGINAL)
    assert spelling in ("Tsegoliov", "Shchyogolev")
    assert severity is not Severity.NOTE
    assert places == ["Щёголев"]


def test_two_names_of_the_original_prove_nothing() -> None:
    other = (*ORIGINAL[:3], ORIGINAL[3].replace("Щёголев", "Цеголов"))
    assert all(not places for _, _, places in found(other))


def test_names_that_the_original_tells_apart_are_no_drift() -> None:
    text = "Director Ivan Larkov came first. He was early. Later Larkin came to the town. He was very late."
    source = "Первым пришел директор Иван Ларьков. Он пришел рано. Позже в город приехал {}. Он сильно опоздал."
    for name, wanted in (("Ларьков", 1), ("Ларькин", 0)):
        doc = Document(text, original=Document(source.format(name), language="ru"))
        assert len([*Drift().check(doc)]) == wanted, name
