"""Names that are nearly those of known persons, and names that only look like them."""

from __future__ import annotations

import pytest

from lintnews.layers.names.known_persons import nearly

REACH = 0.25


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Laura Kunsberg", "Laura Kuenssberg"),
        ("Wopke Gukstra", "Wopke Hoekstra"),
        ("Evgeny Prigozhan", "Yevgeny Prigozhin"),
        ("Funio Kishida", "Fumio Kishida"),
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
