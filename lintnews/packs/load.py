"""Packs from files, as rules; what was compiled is kept in the user's cache folder, so that a start parses no YAML."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from zlib import crc32

from lintnews import __version__
from lintnews.files import cache as caches
from lintnews.files.discovery import is_inside
from lintnews.files.plain_files import read_plain
from lintnews.packs.compiled_rule import restored
from lintnews.packs.kept_packs import KeptPacks, as_released, code_stamp, docs_of
from lintnews.packs.rule_set import Pack, RuleSet
from lintnews.packs.yaml_nodes import MOST_BYTES, Place, Problem

MOST_PACKS = 500
"""Packs of a run."""
MOST_KEPT = 64
"""How many compiled packs the cache folder holds."""
ENDINGS = (".yaml", ".yml")
FOREIGN = (".vale.ini", "_vale.ini")
"""Configurations of Vale, whose styles are read as packs."""


def load(paths: Iterable[str | os.PathLike[str]]) -> tuple[RuleSet, tuple[Problem, ...]]:
    """The packs at these paths (files, or folders whose `*.yaml` files are all packs), and all that is wrong with them.

    Links that lead out of such a folder are left out.

    A pack with a mistake takes no part. An id that two packs give is a mistake of the second.
    """
    problems: list[Problem] = []
    packs: list[Pack] = []
    owners: dict[str, str] = {}
    notices: list[Problem] = []
    files = [*islice(_files(paths), MOST_PACKS + 1)]
    own = KeptPacks(files, _read)
    for number, path in enumerate(files, 1):
        if number > MOST_PACKS:
            problems.append(Problem(path, Place(1, 1), f"not read: there are more than {MOST_PACKS} packs"))
            break
        if os.path.basename(path) in FOREIGN:
            made, wrong, left_out = _styles(path)
            packs += made
            problems += wrong
            notices += left_out
            continue
        pack, wrong = own.get(path) or _read(path)
        twice = [program for program in pack.programs if program.id in owners]
        problems += wrong
        for program in twice:
            place = Place(program.line, program.column)
            problems.append(Problem(path, place, f"'{program.id}' stands in {owners[program.id]} already"))
        if not wrong and not twice:
            packs.append(pack)
            owners.update((program.id, path) for program in pack.programs)
    own.keep(packs)
    return RuleSet(packs, notices), tuple(problems)


def released(folder: str) -> bytes:
    """What a release brings beside the packs of a folder, so that nobody compiles them. Raises `ValueError`."""
    packs: list[Pack] = []
    for path in _files([folder]):
        pack, wrong = _read(path)
        if wrong:
            raise ValueError("\n".join(map(str, wrong)))
        packs.append(pack)
    return as_released(packs)


def _styles(path: str) -> tuple[tuple[Pack, ...], tuple[Problem, ...], tuple[Problem, ...]]:
    """The packs of a configuration of Vale, what is wrong with them, what is left out."""
    from lintnews.packs.vale import load_styles

    try:
        text = read_plain(path, MOST_BYTES).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, ValueError) as error:
        return (), (Problem(path, Place(1, 1), f"cannot be read: {getattr(error, 'strerror', None) or error}"),), ()
    return load_styles(path, text)


def _files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[str]:
    for path in (os.fspath(each) for each in paths):
        if os.path.isdir(path):
            found = [entry for entry in os.scandir(path) if entry.name.endswith(ENDINGS)]
            yield from sorted(each.path for each in found if not each.is_symlink() or is_inside(each.path, path))
        else:
            yield path


def _read(path: str) -> tuple[Pack, tuple[Problem, ...]]:
    """The pack of a file, from the cache where the same text was compiled before."""
    import json

    nothing = Pack(path, (), dict)
    try:
        source = read_plain(path, MOST_BYTES)
    except (OSError, ValueError) as error:
        return nothing, (Problem(path, Place(1, 1), f"cannot be read: {getattr(error, 'strerror', None) or error}"),)
    stamp = json.dumps([__version__, code_stamp(), os.path.basename(path)]).encode()
    kept_at = caches.folder("packs", f"{crc32(source, crc32(stamp)):08x}.json")
    if pack := _restored(path, caches.get(kept_at), stamp, source):
        return pack, ()
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start
        place = Place(source.count(b"\n", 0, start) + 1, start - source.rfind(b"\n", 0, start))
        return nothing, (Problem(path, place, f"not UTF-8 (byte 0x{source[start]:02X})"),)
    from lintnews.packs.compile import compile_pack

    programs, explained, problems = compile_pack(path, text)
    if problems:
        return nothing, problems
    parts = (stamp, *(json.dumps(part, ensure_ascii=False).encode() for part in (programs, explained)), source)
    caches.put(kept_at, b"\n".join(parts))
    caches.prune(os.path.dirname(kept_at), MOST_KEPT)
    return Pack(path, programs, lambda: explained), ()


def _restored(path: str, kept: bytes | None, stamp: bytes, source: bytes) -> Pack | None:
    """The pack that was kept, if it was compiled by this code from this very text.

    A line for the stamp, one for the programs, one for what explains them, and then the text.
    """
    import json

    parts = (kept or b"").split(b"\n", 3)
    if len(parts) < 4 or parts[0] != stamp or parts[3] != source:
        return None
    try:
        programs = tuple(map(restored, json.loads(parts[1])))
    except (ValueError, TypeError, RecursionError):
        return None

    return Pack(path, programs, cache(lambda: docs_of(parts[2].decode())))
