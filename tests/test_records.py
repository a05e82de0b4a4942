"""Records: named tuples and dataclasses of our own, which behave as those of the standard library."""

from __future__ import annotations

import dataclasses
import pickle
import typing
from copy import copy
from typing import Any, ClassVar, Generic, TypeVar

import pytest

from lintnews.records import NamedTuple, dataclass, field, field_names, replace

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


@dataclass(frozen=True)
class Shape:
    """A shape."""

    sides: int
    name: str = "any"
    kinds: ClassVar[int] = 2


@dataclass(frozen=True)
class Square(Shape):
    """Whose notes are of one square alone."""

    sides: int = 4
    size: float = 1.0
    notes: dict[str, str] = field(default_factory=dict, repr=False)


class Big(Square):
    """A class that derives from a dataclass and is none."""


@dataclass(frozen=True, eq=False)
class Unlike:
    """Each is itself alone."""

    sides: int = 4


@dataclasses.dataclass(frozen=True)
class Cube(Square):
    """Of the standard library, made of one of ours."""

    corners: int = 8


def test_a_dataclass_is_as_one_of_the_standard_library() -> None:
    square = Square(size=2.0)
    assert (square.sides, square.name, square.size, square.notes) == (4, "any", 2.0, {})
    assert square == Square(4, "any", 2.0)
    assert square != Square()
    assert square != Big(size=2.0)
    assert hash(Shape(3)) == hash(Shape(3))
    assert square.notes is not Square(size=2.0).notes
    assert repr(square) == "Square(sides=4, name='any', size=2.0)"
    assert replace(square, name="own") == Square(4, "own", 2.0)
    assert Unlike() != Unlike()
    assert copy(square) == square == pickle.loads(pickle.dumps(square))
    for wrong in ((), (1, "a", "b")):
        with pytest.raises(TypeError):
            Shape(*wrong)
    match square:
        case Square(sides, name):
            assert (sides, name) == (4, "any")


def test_a_dataclass_cannot_be_changed() -> None:
    square = Square()
    with pytest.raises(dataclasses.FrozenInstanceError):
        square.size = 3.0  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        square.other = 3.0  # type: ignore[attr-defined]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del square.size
    big = Big()
    big.other = 3.0  # type: ignore[attr-defined]
    with pytest.raises(dataclasses.FrozenInstanceError):
        big.size = 3.0  # type: ignore[misc]


def test_the_standard_library_knows_a_dataclass_for_its_own() -> None:
    cube = Cube(size=3.0)
    assert [each.name for each in dataclasses.fields(cube)] == ["sides", "name", "size", "notes", "corners"]
    assert dataclasses.is_dataclass(Square)
    assert [each.name for each in dataclasses.fields(Square)] == ["sides", "name", "size", "notes"]
    assert dataclasses.replace(Square(), size=5.0) == Square(size=5.0)
    assert dataclasses.asdict(Shape(3)) == {"sides": 3, "name": "any"}
    assert (cube.size, cube.corners, cube.notes) == (3.0, 8, {})
    assert field_names(Cube) == ("sides", "name", "size", "notes", "corners")
    assert field_names(Big) == ("sides", "name", "size", "notes")
