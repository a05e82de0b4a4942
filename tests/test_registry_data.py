"""The bundled registries of office-holders: what rules rely on and a hand that edits the files may break."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from lintnews.lexicons import section
from lintnews.office_holders import Term, bundled, registry

ACTING = "acting "
HANDOVER = timedelta(days=60)
"""How long two terms may seem to overlap: dates may be known by the month only, and handovers take time."""

every_file = pytest.mark.parametrize("path", [*map(Path, bundled())], ids=lambda path: path.name)


def rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The cells of each term, by its line number."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def shown(term: Term) -> str:
    return f"{term.holder}, {term.office} of {term.body}, {term.start} to {term.end or 'now'}"


def canonical(office: str) -> str:
    """An office without the word that it was filled for the time being."""
    return office.removeprefix(ACTING)


@every_file
def test_cells_are_filled_and_free_of_stray_spaces(path: Path) -> None:
    wrong = [
        number
        for number, cells in rows(path)
        if len(cells) not in (5, 6) or not all(cells[:3]) or any(cell != " ".join(cell.split()) for cell in cells)
    ]
    assert not wrong, f"{path.name}: lines {wrong}"


@every_file
def test_header_says_what_it_is_and_where_from(path: Path) -> None:
    header = path.read_text(encoding="utf-8").split("\n#@ ")[0]
    for words in ("Who held which office", "no database was copied", "True to", "To correct"):
        assert words in header


@every_file
def test_other_names_stand_before_the_terms(path: Path) -> None:
    first = next(number for number, _ in rows(path))
    lines = path.read_text(encoding="utf-8").splitlines()
    late = [number for number, line in enumerate(lines, 1) if line.startswith("#") and number > first]
    assert not late, f"{path.name}: comments at {late} are not read"


def test_there_are_terms_of_every_kind_of_body() -> None:
    """That dates parse is part of this: the registry refuses a file with a wrong one."""
    held = {(term.office, term.body) for term in registry().terms}
    for office, body in (
        ("president", "Ukraine"),
        ("secretary of state", "United States"),
        ("prime minister", "India"),
        ("secretary-general", "NATO"),
    ):
        assert (office, body) in held


@pytest.mark.parametrize(
    ("day", "office", "body", "holder"),
    [
        (date(2023, 5, 1), "president", "Ukraine", "Volodymyr Zelensky"),
        (date(2010, 5, 1), "president", "Russia", "Dmitry Medvedev"),
        (date(2022, 10, 1), "prime minister", "United Kingdom", "Liz Truss"),
        (date(2024, 12, 31), "commission president", "European Union", "Ursula von der Leyen"),
        (date(2003, 3, 20), "pope", "Vatican City", "John Paul II"),
    ],
)
def test_one_person_holds_the_office_on_a_day(day: date, office: str, body: str, holder: str) -> None:
    found = [
        term.holder for term in registry().terms if (term.office, term.body) == (office, body) and term.covers(day)
    ]
    assert found == [holder]


EUROPEAN_UNION = (
    "Austria Belgium Bulgaria Croatia Cyprus Czech_Republic Denmark Estonia Finland France Germany Greece Hungary "
    "Ireland Italy Latvia Lithuania Luxembourg Malta Netherlands Poland Portugal Romania Slovakia Slovenia Spain Sweden"
)
REST_OF_NATO = "Albania Canada Iceland Montenegro North_Macedonia Norway Turkey United_Kingdom United_States Ukraine"
REST_OF_G20 = (
    "Argentina Australia Brazil China India Indonesia Japan Mexico Russia Saudi_Arabia South_Africa South_Korea"
)
HEADS_OF_STATE = ("president", "king", "queen", "emperor", "grand duke", "governor-general")
HEADS_OF_GOVERNMENT = ("prime minister", "premier", "chancellor")
ONE_HEAD = "Argentina Brazil Cyprus Indonesia Mexico Saudi_Arabia South_Africa Turkey United_States".split()
"""Where the head of state heads the government too, in Turkey since 2018 and in Saudi Arabia until 2022."""


@pytest.mark.parametrize("country", f"{EUROPEAN_UNION} {REST_OF_NATO} {REST_OF_G20}".split())
def test_somebody_holds_the_three_offices_of_each_country_in_every_year(country: str) -> None:
    body = country.replace("_", " ")
    kinds = [HEADS_OF_STATE, ("foreign minister", "secretary of state")]
    if country not in ONE_HEAD:
        kinds.append(HEADS_OF_GOVERNMENT)
    for kind in kinds:
        terms = [term for term in registry().terms if term.body == body and term.office.removeprefix("acting ") in kind]
        for year in range(2006 if country == "Montenegro" else 2000, 2026):  # a State of its own since 2006
            days = (date(year, 1, 1), date(year, 12, 31))
            held = [term for term in terms if any(map(term.covers, days)) or str(term.start).startswith(str(year))]
            assert held, f"nobody is {' or '.join(kind)} of {body} in {year}"


def test_no_term_ends_before_it_begins() -> None:
    wrong = [shown(term) for term in registry().terms if term.start and term.end and term.end < term.start]
    assert not wrong


def test_only_the_one_in_office_has_no_end() -> None:
    """A forgotten end makes two people hold an office for ever."""
    current = Counter((term.office, term.body) for term in registry().terms if term.end is None)
    wrong = [f"{office} of {body}" for (office, body), count in current.items() if count > 1]
    assert not wrong


def test_holders_of_a_unique_office_follow_each_other() -> None:
    offices = section("en", "offices", "offices")
    by_office: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in registry().terms:
        if offices.get(term.office, ("many",))[0] == "unique":
            by_office[term.office, term.body].append(term)
    wrong = []
    for terms in by_office.values():
        for one, other in combinations(terms, 2):
            start = max(one.start or date.min, other.start or date.min)
            end = min(one.end or date.max, other.end or date.max)
            if end - start > HANDOVER:
                wrong.append(f"{shown(one)}; {shown(other)}")
    assert not wrong, "\n".join(wrong)


def test_offices_are_worded_as_in_the_lexicon() -> None:
    """Rules compare the office found in a text, in the lexicon's canonical wording, with the registry's."""
    offices = section("en", "offices", "offices")
    wordings = {key for key, values in offices.items() if not any(value.startswith("same:") for value in values)}
    unknown = {canonical(term.office) for term in registry().terms} - wordings - set(registry().offices.values())
    assert not unknown


def test_other_wordings_lead_to_an_office_that_somebody_holds() -> None:
    held = {term.office for term in registry().terms}
    assert set(registry().offices.values()) <= held
    assert all(wording == wording.lower() != office for wording, office in registry().offices.items())


def test_every_body_is_known_by_another_name() -> None:
    known = set(registry().bodies.values())
    assert not {term.body for term in registry().terms} - known


def test_other_names_of_bodies_lead_to_one_body_that_has_terms() -> None:
    names = [
        (alias.strip(), line[2:].strip().split("\t")[0])
        for path in bundled()
        for line in Path(path).read_text(encoding="utf-8").splitlines()
        if line.startswith("#@")
        for alias in line.split("\t")[1].split(";")
    ]
    twice = [name for name, count in Counter(alias for alias, _ in names).items() if count > 1]
    assert not twice
    held = {term.body for term in registry().terms}
    assert not {body for _, body in names} - held
    assert not {alias for alias, _ in names} & held


def test_aliases_differ_from_the_holder_and_from_each_other() -> None:
    wrong = [shown(term) for term in registry().terms if len(set(term.spellings)) < len(term.spellings)]
    assert not wrong


def test_no_term_stands_twice() -> None:
    count = Counter(term[:5] for term in registry().terms)
    assert not [term for term, times in count.items() if times > 1]


def test_a_person_is_spelled_alike_in_every_term() -> None:
    """One holder under another's alias would make the same person two."""
    holders = {term.holder for term in registry().terms}
    bodies: dict[str, set[str]] = defaultdict(set)
    for term in registry().terms:
        bodies[term.holder].add(term.body)
    wrong = [
        f"{alias} / {term.holder}"
        for term in registry().terms
        for alias in term.aliases
        if alias in holders and term.body in bodies[alias]
    ]
    assert not wrong
