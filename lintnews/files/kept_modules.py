"""The compiled modules of the program in one file, for its next start.

A start takes up three hundred. For each, Python looks through the endings that a module may have, compares dates, and
opens and checks a file of its own: together a tenth of a start. Here a module is known as Python knows it, by size and
date of its source; what is not kept, or has changed, is imported as ever.

Those that are new in a start are kept as one value, in which a name that a hundred of them use stands once. Beside
them stands what named tuples had to compile.

Of each module is kept, too, which others ran because it did. They are run before it, one behind the other, and it finds
them there: what `importlib` does for each, with its locks and questions, is a tenth of a start once more.
"""

from __future__ import annotations

import _thread
import marshal
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from typing import Any, cast

from lintnews import __version__, records
from lintnews.files import kept_code

_NAME = "modules"
_VALUES = "values"
"""The key of the numbers that values have for their keys, by the modules that stand in them."""
_MOST = 50
"""Values; where modules have changed so often, all are kept anew."""
_RECORDS = "records"
"""The key of what was compiled for named tuples."""
_PACKAGES = ("lintnews.", "lintnews_rules.", "pluggy.", "json.")


class KeptModules:
    """An entry of `sys.meta_path` that finds what was kept."""

    def __init__(self) -> None:
        code = (_stamp_of(path) for path in (__file__, records.__file__))
        self._stamp = f"{__version__} {sys.flags.optimize} {__file__} {[*code]}"
        self._kept = kept_code.Kept(_NAME, self._stamp)
        self._numbers: dict[str, int] = self._kept.get(_VALUES) or {}
        self._read: dict[int, dict[str, tuple[Any, ...]]] = {}
        """The values that were asked for, by their numbers."""
        records.COMPILED.update(self._kept.get(_RECORDS) or {})
        self._methods = len(records.COMPILED)
        self.ran: list[str] = []
        """Modules in the order in which they came to their ends."""
        self.new: dict[str, tuple[str, ...]] = {}
        """Those that were not kept, each with the modules that ran because it did."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module is, whose source is as it was when it was kept; else where the other finders have it."""
        if not name.startswith(_PACKAGES) or not path:
            return None
        if spec := self._spec(name, path[0]):
            return spec
        found = (finder.find_spec(name, path, target) for finder in sys.meta_path if finder is not self)
        spec = next(filter(None, found), None)
        if spec and type(spec.loader) is SourceFileLoader and spec.origin and spec.cached:
            spec.loader = _Loader(name, spec.origin, self)
        return spec

    def run(self, names: Iterable[str]) -> None:
        """Run modules that are not there yet, as far as they are kept: what `import` does, without its questions."""
        for name in names:
            if name not in sys.modules:
                parent, _, own = name.rpartition(".")
                package = sys.modules.get(parent)
                if package and (spec := self._spec(name, package.__path__[0])):
                    setattr(package, own, _run(spec))

    def keep(self) -> None:
        """Keep the modules that were imported in another way."""
        if not (self.new or len(records.COMPILED) > self._methods) or not kept_code.may_write():
            return
        made: dict[str, Any] = {}
        for name, needed in self.new.items():
            spec = getattr(sys.modules.get(name), "__spec__", None)
            if spec and isinstance(spec.loader, _Loader):
                file, code = spec.loader.path, spec.loader.get_code(name)
                folder = sys.modules[name.rpartition(".")[0]].__path__[0]
                made[name] = folder, file, _stamp_of(file), spec.cached, code, needed
        number = max(self._numbers.values(), default=0) + 1
        before, known = (self._kept.written(), self._numbers) if number < _MOST else ({}, {})
        values: dict[Any, Any] = {
            number: made,
            _VALUES: known | dict.fromkeys(made, number),
            _RECORDS: records.COMPILED,
        }
        kept_code.write(_NAME, self._stamp, before | {key: marshal.dumps(each) for key, each in values.items()})

    def _spec(self, name: str, folder: str) -> ModuleSpec | None:
        """Where a module is that is kept; those that ran because it did have run then."""
        if (number := self._numbers.get(name)) is None:
            return None
        if number not in self._read:
            self._read[number] = self._kept.get(number) or {}
        if (kept := self._read[number].pop(name, None)) is None:
            return None
        home, file, known, cached, code, needed = kept
        if folder != home or _stamp_of(file) != known:
            return None
        if not _thread._count():  # another thread would find modules that are half made
            self.run(needed)
        loader = _Loader(name, file, self, code)
        spec = ModuleSpec(name, loader, origin=file, is_package=file.endswith("__init__.py"))
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(os.path.dirname(file))
        spec.has_location, spec.cached = True, cached
        return spec


def import_all(names: Iterable[str]) -> list[ModuleType]:
    """Modules by their names; those that are kept are imported with fewer questions."""
    wanted = tuple(names)
    for finder in sys.meta_path:
        if isinstance(finder, KeptModules):
            finder.run(wanted)
    return [sys.modules.get(name) or import_module(name) for name in wanted]


def _run(spec: ModuleSpec) -> ModuleType:
    """Run a module, as `importlib` does it."""
    module: Any = _Module(spec.name)
    module.__spec__, module.__loader__, module.__package__ = spec, spec.loader, spec.parent
    module.__file__, module.__cached__ = spec.origin, spec.cached
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    sys.modules[spec.name] = module
    try:
        cast(_Loader, spec.loader).exec_module(module)
    except BaseException:
        del sys.modules[spec.name]
        raise
    return cast(ModuleType, module)


class _Module(ModuleType):
    """A module that only says that it lacks something. `from x import y` asks each `x` whether it is a package, and of
    other modules that are none Python words two errors that nobody reads.
    """

    __getattribute__ = object.__getattribute__


class _Loader(SourceFileLoader):
    """Of a module whose code may be there already, until it has run; it gives the source to whoever shows it."""

    def __init__(self, name: str, path: str, modules: KeptModules, code: CodeType | None = None) -> None:
        super().__init__(name, path)
        self._modules = modules
        self._code = code

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def get_code(self, fullname: str) -> CodeType:
        code, self._code = self._code, None
        return code or cast(CodeType, super().get_code(fullname))

    def exec_module(self, module: ModuleType) -> None:
        is_new, ran = self._code is None, self._modules.ran
        begun = len(ran)
        super().exec_module(module)
        if is_new:
            self._modules.new[module.__name__] = (*ran[begun:],)
        ran.append(module.__name__)


def _stamp_of(file: str) -> tuple[int, int] | None:
    try:
        stat = os.stat(file)
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns
