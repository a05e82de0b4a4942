"""The packs of the program itself, kept as Python keeps its modules: known by size and date, and not read again.

A release brings them so, known by what they and this code say: its first start compiles nothing, and none has to write.

Of each entry a start takes up what is said of it as a whole. Its patterns, and the literals that call them, lie in
tables: most stand in no text.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, overload
from zlib import crc32

from lintnews import __version__
from lintnews.files import kept_code
from lintnews.files.kept_table import KeptTable, key_of, packed
from lintnews.packs.compiled_rule import Alternative, CompiledRule
from lintnews.packs.prefilter import Listed, Literals, literals_of
from lintnews.packs.rule_set import Pack, RuleDocs
from lintnews.packs.yaml_nodes import Problem

_NAME = "packs"
RELEASED = "packs.kept"
"""The file beside the packs that a release brings."""
_CONTENT = "packs-content"
"""What is kept of what they and this code say."""
_HEADS, _SHORT, _ALTERNATIVES, _LITERALS, _LISTED = "heads", "short", "alternatives", "literals", "listed"
_DOCS = "docs"

Read = Callable[[str], tuple[Pack, tuple[Problem, ...]]]


class KeptPacks:
    """Those of the packs at these paths that are the program's own. `read` gives the pack of a path anew."""

    def __init__(self, paths: Iterable[str], read: Read) -> None:
        self._paths = _own(paths)
        self._read = read
        self._packs: dict[str, Pack] = {}
        if self._paths:
            try:
                self._stamp = f"{__version__} {code_stamp()} {self._paths} {kept_code.stamp_of(*self._paths)}"
                self._packs = dict(self._restored(self._released())) or dict(
                    self._restored(kept_code.Kept(_NAME, self._stamp))
                )
            except OSError:
                self._paths = ()

    def get(self, path: str) -> tuple[Pack, tuple[Problem, ...]] | None:
        """The pack of a path, which has no mistakes, if it was kept."""
        pack = self._packs.get(path)
        return (pack, ()) if pack else None

    def keep(self, packs: Iterable[Pack]) -> None:
        """Keep them for the next start, if they were not kept before."""
        own = [pack for pack in packs if pack.path in self._paths]
        if own and not self._packs and len(own) == len(self._paths):
            self._write(own)

    def _released(self) -> kept_code.Kept | None:
        """What a release brings. What its files say is read once: later they are known by size and date, as others."""
        path = os.path.join(os.path.dirname(self._paths[0]), RELEASED)
        if not os.path.exists(path):
            return None
        stamp: str | None = kept_code.Kept(_CONTENT, self._stamp).get(_CONTENT)
        if stamp is None:
            stamp = _content_stamp(self._paths)
            kept_code.write(_CONTENT, self._stamp, {_CONTENT: marshal.dumps(stamp)})
        return kept_code.Kept(_NAME, stamp, path)

    def _restored(self, kept: kept_code.Kept | None) -> Iterator[tuple[str, Pack]]:
        if kept is None:
            return
        heads: Sequence[tuple[str, Sequence[Sequence[Any]]]] | None = kept.get(_HEADS)
        short: tuple[bytes, ...] | None = kept.get(_SHORT)
        if heads is None or short is None:
            return
        bodies = KeptTable(kept.part(_ALTERNATIVES), lambda: _alternatives(self._anew()))
        by_part = KeptTable(kept.part(_LITERALS), lambda: literals_of(_programs(self._anew())).by_part)
        literals = Literals(by_part, short, lambda: self._listed(kept))
        docs = KeptTable(kept.part(_DOCS), lambda: _docs(self._anew()))
        paths = {os.path.basename(path): path for path in self._paths}
        for name, programs in heads:
            path = paths[name]
            explain = partial(_Docs, docs, tuple(program[0] for program in programs))
            yield path, Pack(path, tuple(_with_body(program, bodies) for program in programs), explain, literals)

    def _listed(self, kept: kept_code.Kept) -> Listed:
        listed = kept.get(_LISTED)
        return Listed._make(listed) if listed else literals_of(_programs(self._anew())).listed()

    def _anew(self) -> Sequence[Pack]:
        """The packs read again, because what was kept is damaged; and kept."""
        packs = [self._read(path)[0] for path in self._paths]
        self._write(packs)
        return packs

    def _write(self, packs: Sequence[Pack]) -> None:
        kept_code.write(_NAME, self._stamp, _parts(packs))


def as_released(packs: Sequence[Pack]) -> bytes:
    """The file that a release brings beside these packs."""
    return kept_code.as_file(_content_stamp([pack.path for pack in packs]), _parts(packs))


def docs_of(said: str) -> Mapping[str, RuleDocs]:
    """What explains a pack, from the JSON of it. Raises `ValueError` and `TypeError`."""
    import json

    return {name: RuleDocs(*values) for name, values in json.loads(said).items()}


def _parts(packs: Sequence[Pack]) -> dict[str, bytes]:
    literals = literals_of(_programs(packs))
    heads = [
        (os.path.basename(pack.path), [(*each[:-1], len(each.alternatives)) for each in pack.programs])
        for pack in packs
    ]
    return {
        _HEADS: marshal.dumps(heads),
        _SHORT: marshal.dumps(literals.short),
        _ALTERNATIVES: packed(_alternatives(packs)),
        _LITERALS: packed(literals.by_part),
        _LISTED: marshal.dumps([*map(list, literals.listed())]),
        _DOCS: packed(_docs(packs)),
    }


class _Docs(Mapping[str, RuleDocs]):
    """What explains the entries of a pack, read from a table when it is asked for: it is longer than all else."""

    def __init__(self, table: Mapping[bytes, Sequence[Any]], rules: Sequence[str]) -> None:
        self._table = table
        self._rules = rules

    def __getitem__(self, rule: str) -> RuleDocs:
        return RuleDocs(*self._table[key_of(rule)])

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)


def _docs(packs: Iterable[Pack]) -> dict[bytes, Sequence[Any]]:
    """What explains all entries, as plain values, by their keys."""
    import json

    explained = (one for pack in packs for one in pack.explain().items())
    return {key_of(rule): json.loads(json.dumps(said)) for rule, said in explained}


class _Alternatives(Sequence[Alternative]):
    """Those of an entry, read from a table when they are asked for."""

    def __init__(self, table: Mapping[bytes, Sequence[Any]], rule: str, size: int) -> None:
        self._table = table
        self._rule = rule
        self._size = size
        self._met: dict[int, Alternative] = {}

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> Alternative: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Alternative]: ...
    def __getitem__(self, at: int | slice) -> Alternative | Sequence[Alternative]:
        if at in self._met:
            return self._met[at]
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(self._size))]
        made = self._met[at] = Alternative._make(self._table[_key(self._rule, range(self._size)[at])])
        return made


def _with_body(program: Sequence[Any], table: Mapping[bytes, Sequence[Any]]) -> CompiledRule:
    *head, size = program
    return CompiledRule._make((*head, _Alternatives(table, head[0], size)))


def _programs(packs: Iterable[Pack]) -> Iterator[CompiledRule]:
    return (program for pack in packs for program in pack.programs)


def _alternatives(packs: Iterable[Pack]) -> dict[bytes, Sequence[Any]]:
    """Those of all entries by their keys."""
    return {
        _key(program.id, number): tuple(one)
        for program in _programs(packs)
        for number, one in enumerate(program.alternatives)
    }


def _key(rule: str, number: int) -> bytes:
    return key_of(f"{rule}:{number}")


def _own(paths: Iterable[str]) -> tuple[str, ...]:
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    homes = tuple(os.path.join(each, "rules", "") for each in (home, os.path.dirname(home)))
    return tuple(path for path in paths if os.path.abspath(path).startswith(homes))


@cache
def code_stamp() -> str:
    """What changes when the code of this package does: nobody has to remember a number of a format."""
    stats = ((entry.name, entry.stat()) for entry in _code())
    return " ".join(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in stats)


def _content_stamp(paths: Iterable[str]) -> str:
    """What changes when packs or the code of this package say something else, wherever and whenever they were put.

    Raises `OSError`.
    """
    total = 0
    for path in (*paths, *(entry.path for entry in _code())):
        with open(path, "rb") as file:
            total = crc32(file.read(), crc32(os.fsencode(os.path.basename(path)), total))
    return f"{__version__} {total:08x}"


def _code() -> list[os.DirEntry[str]]:
    """The modules of this package."""
    entries = sorted(os.scandir(os.path.dirname(__file__)), key=lambda entry: entry.name)
    return [entry for entry in entries if entry.name.endswith(".py")]
