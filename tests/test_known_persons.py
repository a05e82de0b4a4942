"""Names that are nearly those of known persons, and names that only look like them."""

from __future__ import annotations

import pytest

from lintnews.layers.names.known_persons import nearly
from lintnews.lexicons import lexicon

REACH = 0.25
MARKS = str.maketrans("", "", "-'")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Laura Kunsberg", "Laura Kuenssberg"),
        ("Wopke Gukstra", "Wopke Hoekstra"),
        ("Evgeny Prigozhan", "Yevgeny Prigozhin"),
        ("Funio Kishida", "Fumio Kishida"),
        ("Rahm Emanual", "Rahm Emanuel"),
        ("Carlos Alberto Perreira", "Carlos Alberto Parreira"),
        ("Mikko Hypponen", None),  # a common given name, though few known persons have it
        ("Frank-Juergen Weise", None),  # written without the key for ü
        ("Sergey Fyodorov", None),  # Russian ё is yo or e
        ("Robert Lewandowsky-Anna", None),
        ("Kylian Mbape", None),  # one letter for two is a matter of taste
        ("Yevgeni Prigozhin", None),
        ("Oleksandr Syrsky", None),
        ("Patricia Sanders", None),
        ("Anna Keller", None),
        ("Messi", None),
    ],
)
def test_a_name_is_nearly_that_of(name: str, meant: str | None) -> None:
    near = nearly(name, "en", REACH)
    assert (near and near.spelling) == meant


def test_no_language_without_a_list_of_persons_knows_anybody() -> None:
    assert nearly("Laura Kunsberg", "is", REACH) is None


def test_every_list_of_persons_says_what_they_are() -> None:
    persons = lexicon("en", "persons")
    assert persons["kinds"].keys() == persons.keys() - {"kinds"}
    assert all(len(signs) > 1 for signs in persons["kinds"].values())


def test_known_persons_have_two_names_or_more_in_letters() -> None:
    """A name of one word is looked for nowhere, and a stray mark would make a name that nobody has."""
    persons = lexicon("en", "persons")
    names = [name for kind in persons["kinds"] for known, others in persons[kind].items() for name in (known, *others)]
    assert [name for name in names if " " not in name] == []
    assert [name for name in names if not name.replace(" ", "").replace(".", "").translate(MARKS).isalpha()] == []
