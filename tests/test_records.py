"""Records: named tuples of our own, which behave as those of `typing`."""

from __future__ import annotations

import pickle
import typing
from copy import copy
from typing import Any, Generic, TypeVar

import pytest

from lintnews.records import NamedTuple

T = TypeVar("T")


class Place(NamedTuple):
    """Where something is."""

    name: str
    kind: str = "city"
    """What it is."""
    people: int = 0

    @property
    def shown(self) -> str:
        return f"{self.name} ({self.kind})"


class OfTyping(typing.NamedTuple):
    name: str
    kind: str = "city"
    people: int = 0


class Pair(NamedTuple, Generic[T]):
    one: T
    other: T


class Nothing(NamedTuple):
    """A record without fields."""


def test_a_record_is_a_tuple_with_names() -> None:
    bonn = Place("Bonn", people=330_000)
    assert bonn == ("Bonn", "city", 330_000)
    assert (bonn.name, bonn.kind, bonn.people, bonn.shown) == ("Bonn", "city", 330_000, "Bonn (city)")
    assert bonn._replace(kind="town") == Place("Bonn", "town", 330_000)
    assert bonn._asdict() == {"name": "Bonn", "kind": "city", "people": 330_000}
    assert Place._make(["Ulm", "city", 1]) == Place("Ulm", people=1)
    assert repr(bonn) == "Place(name='Bonn', kind='city', people=330000)"
    assert Nothing() == ()
    assert Pair(1, 2).other == 2
    match bonn:
        case Place(name, kind):
            assert (name, kind) == ("Bonn", "city")


def test_a_record_says_of_itself_what_one_of_typing_says() -> None:
    for name in ("_fields", "_field_defaults", "__match_args__", "__annotations__", "__slots__"):
        ours, theirs = getattr(Place, name), getattr(OfTyping, name)
        assert [*ours] == [*theirs]
    assert Place.__doc__ == "Where something is."
    assert typing.get_type_hints(Place) == typing.get_type_hints(OfTyping) == {"name": str, "kind": str, "people": int}


def test_a_record_cannot_be_changed_and_goes_to_other_processes() -> None:
    bonn = Place("Bonn")
    with pytest.raises(AttributeError):
        bonn.name = "Ulm"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        bonn.more = 1  # type: ignore[attr-defined]
    for made in (pickle.loads(pickle.dumps(bonn)), copy(bonn)):
        assert made == bonn
        assert type(made) is Place


@pytest.mark.parametrize("wrong", [(), ("a", "b", 1, 2)])
def test_a_record_of_too_few_or_too_many_values_is_a_mistake(wrong: tuple[Any, ...]) -> None:
    for kind in (Place, OfTyping):
        with pytest.raises(TypeError):
            kind(*wrong)
        with pytest.raises(TypeError):
            kind._make(wrong)
    with pytest.raises(TypeError):
        Place("Bonn", size=1)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="size"):
        Place("Bonn")._replace(size=1)  # type: ignore[call-arg]
