"""The compiled modules of the program in one file, for its next start.

A start takes up three hundred. For each, Python looks through the endings that a module may have, compares dates, and
opens and checks a file of its own: together a tenth of a start. Here a module is known as Python knows it, by size and
date of its source; what is not kept, or has changed, is imported as ever.

Those of the first start are kept as one value, in which a name that a hundred of them use stands once.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from typing import Any, cast

from lintnews import __version__
from lintnews.files import kept_code

_NAME = "modules"
_TOGETHER = ""
"""The key of those of the first start."""
_PACKAGES = ("lintnews.", "lintnews_rules.")


class KeptModules:
    """An entry of `sys.meta_path` that finds what was kept."""

    def __init__(self) -> None:
        self._stamp = f"{__version__} {sys.flags.optimize} {__file__}"
        self._kept = kept_code.Kept(_NAME, self._stamp)
        self._together: dict[str, tuple[Any, ...]] = self._kept.get(_TOGETHER) or {}
        self._others = {*sys.modules}
        """Those that were there before, and those that were found here."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module is, whose source is as it was when it was kept."""
        together = self._together.pop(name, None)
        kept = self._kept.get(name) or together
        if kept is None:
            return None
        folder, file, known, cached, code = kept
        if not path or path[0] != folder or _stamp_of(file) != known:
            return None
        self._others.add(name)
        is_package = file.endswith("__init__.py")
        spec = ModuleSpec(name, _Loader(name, file, code), origin=file, is_package=is_package)
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(os.path.dirname(file))
        spec.has_location, spec.cached = True, cached
        return spec

    def keep(self) -> None:
        """Keep the modules that were imported in another way."""
        new = [
            (name, module.__spec__)
            for name, module in sys.modules.items()
            if name.startswith(_PACKAGES) and name not in self._others and module.__spec__
        ]
        made: dict[str, tuple[Any, ...]] = {}
        for name, spec in new if kept_code.may_write() else ():
            parent = sys.modules[name.rpartition(".")[0]]
            if type(spec.loader) is SourceFileLoader and spec.origin and spec.cached:
                known, code = _stamp_of(spec.origin), spec.loader.get_code(name)
                made[name] = parent.__path__[0], spec.origin, known, spec.cached, code
        if made:
            before = self._kept.written()
            values = {name: marshal.dumps(each) for name, each in (made if before else {_TOGETHER: made}).items()}
            kept_code.write(_NAME, self._stamp, before | values)


class _Module(ModuleType):
    """A module that only says that it lacks something. `from x import y` asks each `x` whether it is a package, and of
    other modules that are none Python words two errors that nobody reads.
    """

    __getattribute__ = object.__getattribute__


class _Loader(SourceFileLoader):
    """Of a module whose code is there already, until it has run; it gives the source to whoever shows it."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code: CodeType | None = code

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def get_code(self, fullname: str) -> CodeType:
        code, self._code = self._code, None
        return code or cast(CodeType, super().get_code(fullname))


def _stamp_of(file: str) -> tuple[int, int] | None:
    try:
        stat = os.stat(file)
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns
