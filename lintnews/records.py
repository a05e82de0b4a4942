"""Named tuples and frozen dataclasses that cost a start next to nothing.

    class Place(NamedTuple):
        name: str
        kind: str = "city"

    @dataclass(frozen=True)
    class Loop(Rule):
        least: int = 3

Those of the standard library write and compile functions for each class, six for a dataclass: a program that has two
hundred of the ones and thirty of the others spends a fifth of its start on that. These behave alike; of what they are
made of nothing is checked, because mypy does it. `dataclasses` takes these dataclasses for its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from types import CodeType, FunctionType, SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace
    from typing import NamedTuple as NamedTuple

try:
    from _collections import _tuplegetter as _field  # type: ignore[import-not-found]
except ImportError:
    from operator import itemgetter

    def _field(index: int, doc: str) -> property:
        return property(itemgetter(index), doc=doc)


COMPILED: dict[int, CodeType] = {}
"""The code of a method with so many parameters, whatever they are called. It may be kept for the next start."""


def _code(size: int) -> CodeType:
    if size not in COMPILED:
        names = "".join(f"_{number}, " for number in range(size))
        COMPILED[size] = eval(f"lambda _self, {names}: _take(_self, ({names}))").__code__
    return COMPILED[size]


def _taking(name: str, fields: Sequence[str], defaults: Sequence[Any], take: Callable[..., Any]) -> FunctionType:
    """A method with a parameter for each field; what it is called on and their values as a tuple go to `take`."""
    code = _code(len(fields)).replace(co_name=name, co_varnames=("_self", *fields))
    return FunctionType(code, {"_take": take, "__builtins__": {}}, name, tuple(defaults))


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
            "__new__": _taking("__new__", fields, (*defaults.values(),), tuple.__new__),
            "_fields": fields,
            "_field_defaults": defaults,
        }
        return type(name, tuple(_Record if base is NamedTuple else base for base in bases), made)


class _Made:
    """The default of a field that is made anew for each value."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


class _Fields:
    """What `dataclasses` looks for in a class: made by itself, of a class that says the same, when somebody asks."""

    def __init__(self, body: dict[str, Any], bases: tuple[type, ...]) -> None:
        self._body = body
        self._bases = bases

    def __get__(self, value: object, owner: type) -> Any:
        import dataclasses

        made = {
            name: dataclasses.field(default_factory=each.make, repr=False) if isinstance(each, _Made) else each
            for name, each in self._body.items()
        }
        return dataclasses.dataclass(frozen=True)(type("Same", self._bases, made)).__dataclass_fields__  # type: ignore[attr-defined]


def _fill(fields: Sequence[str], value: object, given: Sequence[Any]) -> None:
    for name, each in zip(fields, given, strict=True):
        object.__setattr__(value, name, each.make() if isinstance(each, _Made) else each)


def _values(value: Any) -> tuple[Any, ...]:
    return tuple(getattr(value, name) for name in value._fields)


class _Frozen:
    """What every dataclass has, as those of the standard library have it."""

    if TYPE_CHECKING:
        _fields: ClassVar[tuple[str, ...]]

    def __repr__(self) -> str:
        shown = (name for name in self._fields if not isinstance(getattr(type(self), name, None), _Made))
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def __eq__(self, other: object) -> bool:
        return _values(self) == _values(other) if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash(_values(self))

    def __setattr__(self, name: str, *value: object) -> None:
        if name not in self._fields and "_fields" not in vars(type(self)):
            object.__setattr__(self, name, *value)  # of a class that derives from one, and is none
            return
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot change the field {name!r}")

    __delattr__ = __setattr__


def field_names(cls: type) -> tuple[str, ...]:
    """The names of the fields of a dataclass, also of one of the standard library."""
    last: Any = next((each for each in cls.__mro__ if "__dataclass_fields__" in vars(each)), None)
    if last is None or isinstance(vars(last)["__dataclass_fields__"], _Fields):
        return getattr(last, "_fields", ())
    from dataclasses import fields

    return tuple(each.name for each in fields(last))


def _frozen(cls: Any, eq: bool) -> Any:
    """Makes a dataclass of a class that says its fields."""
    own = [name for name, hint in cls.__annotations__.items() if "ClassVar" not in str(hint)]
    body = {name: each for name, each in vars(cls).items() if name in ("__module__", "__annotations__", *own)}
    fields = tuple(dict.fromkeys((*getattr(cls, "_fields", ()), *own)))
    defaults = [getattr(cls, name) for name in fields if hasattr(cls, name)]
    made = {
        **{name: each for name, each in vars(_Frozen).items() if callable(each)},
        "__init__": _taking("__init__", fields, defaults, partial(_fill, fields)),
        "__match_args__": fields,
        "__dataclass_fields__": _Fields(body, cls.__bases__),
        "__dataclass_params__": SimpleNamespace(frozen=True),
        "_fields": fields,
    }
    for name, each in made.items():
        if eq or name not in ("__eq__", "__hash__"):
            setattr(cls, name, each)
    return cls


if not TYPE_CHECKING:
    NamedTuple = type.__new__(_RecordType, "NamedTuple", (), {})

    def dataclass(*, frozen: bool, eq: bool = True) -> Callable[[type], type]:
        """The decorator of `dataclasses`, for frozen ones."""
        return partial(_frozen, eq=eq)

    def field(*, default_factory: Callable[[], Any], repr: bool) -> _Made:
        """A field whose default is made for each value; it is not shown."""
        return _Made(default_factory)

    def replace(value: Any, /, **changes: Any) -> Any:
        """The same value with other fields."""
        return type(value)(**{name: getattr(value, name) for name in value._fields} | changes)
