"""Named tuples that cost a start next to nothing: those of `typing` write and compile a function for each class.

    class Place(NamedTuple):
        name: str
        kind: str = "city"

A program that has two hundred of them spends a tenth of its start on that. These behave alike; of what they are made
of nothing is checked, because mypy does it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple

try:
    from _collections import _tuplegetter as _field  # type: ignore[import-not-found]
except ImportError:
    from operator import itemgetter

    def _field(index: int, doc: str) -> property:
        return property(itemgetter(index), doc=doc)


@cache
def _code(size: int) -> CodeType:
    """The code of a `__new__` with so many parameters, whatever they are called."""
    names = "".join(f"_{number}, " for number in range(size))
    made: CodeType = eval(f"lambda _cls, {names}: _new(_cls, ({names}))").__code__
    return made


_GLOBALS = {"_new": tuple.__new__, "__builtins__": {}}


def _new_of(fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
    code = _code(len(fields)).replace(co_name="__new__", co_varnames=("_cls", *fields))
    return FunctionType(code, _GLOBALS, "__new__", defaults)


class _Record(tuple[Any, ...]):
    """What every record has, as those of `collections.namedtuple` have it."""

    __slots__ = ()
    if TYPE_CHECKING:
        _fields: ClassVar[tuple[str, ...]]

    @classmethod
    def _make(cls, iterable: Iterable[Any]) -> Self:
        """A record of the values of an iterable."""
        made = tuple.__new__(cls, iterable)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changes: Any) -> Self:
        """The same record with other values for some fields."""
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self) -> dict[str, Any]:
        """The values by the names of their fields."""
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({values})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _RecordType(type):
    """Makes a subclass of `tuple` of a class that says its fields."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        fields = tuple(namespace.get("__annotations__", ()))
        defaults = {field: namespace[field] for field in fields if field in namespace}
        made = {
            **namespace,
            **{field: _field(index, "") for index, field in enumerate(fields)},
            "__slots__": (),
            "__match_args__": fields,
            "__new__": _new_of(fields, tuple(defaults.values())),
            "_fields": fields,
            "_field_defaults": defaults,
        }
        return type(name, tuple(_Record if base is NamedTuple else base for base in bases), made)


if not TYPE_CHECKING:
    NamedTuple = type.__new__(_RecordType, "NamedTuple", (), {})
