"""Which file is the original of an article: the one that was named, the one of its name, or the one beside it.

Nothing is fetched, and no link is followed out of the folder in which originals are looked for.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from lintnews.files.discovery import is_inside, relative
from lintnews.input.matches import Match
from lintnews.records import NamedTuple

_CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en"
    " eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv"
    " ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne"
    " ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st"
    " su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
"""The codes of ISO 639-1."""
NAMES_IN_PATTERNS = ("folder", "name", "path", "stem")
"""What may stand in braces in a path of originals."""
_BESIDE = ".source"
"""What the name of an original that lies beside its article ends in, before its suffix."""


class Name(NamedTuple):
    """The name of a file, taken apart."""

    stem: str
    """Without suffix and language."""
    language: str | None
    """The code in it: `nl` of `strike.nl.txt`."""
    suffix: str


def name_of(path: str) -> Name:
    """A path's last part, taken apart."""
    whole, suffix = os.path.splitext(os.path.basename(path))
    stem, _, code = whole.rpartition(".")
    if not stem:
        stem, _, code = whole.rpartition("_")
    if stem and re.fullmatch("[A-Za-z]{2}([-_][A-Za-z]{2,4})?", code) and code[:2].lower() in _CODES:
        return Name(stem, code.replace("_", "-"), suffix.lower())
    return Name(whole, None, suffix.lower())


def is_original(
    path: str, source: str | None, *, home: str, folder: str | None, language: str | None, suffixes: Collection[str]
) -> bool:
    """Whether a file is there as the original of an article, and is no article itself.

    So are `strike.source.txt` where there is a `strike.html`, and all that the settings call originals. Where articles
    and originals share a folder, those count whose names say `language`. The arguments are those of `original_of`.
    """
    if _lies_beside(path, suffixes):
        return True
    if source is None:
        return False
    if "{" in source:
        parts = re.split(rf"\{{(?:{'|'.join(NAMES_IN_PATTERNS)})\}}", source)
        return re.fullmatch(".+".join(map(re.escape, parts)), os.path.abspath(path)) is not None
    if not os.path.isdir(source):
        return _is_same(path, source)
    if is_inside(folder or home, source):
        return language is not None and name_of(path).language == language
    return is_inside(path, source)


def _lies_beside(path: str, suffixes: Collection[str]) -> bool:
    whole, suffix = os.path.splitext(path)
    if not whole.endswith(_BESIDE) or suffix.lower() not in suffixes:
        return False
    names = _by_stem(os.path.dirname(path)).get(os.path.basename(whole).removesuffix(_BESIDE), ())
    return any(name != os.path.basename(path) and name_of(name).suffix in suffixes for name in names)


def unknown_names(source: str) -> list[str]:
    """What stands in braces in a path of originals and is no name that is known there."""
    return [name for name in re.findall(r"\{([^{}]*)\}", source) if name not in NAMES_IN_PATTERNS]


def original_of(
    path: str, source: str | None, *, home: str, folder: str | None, language: str | None, suffixes: Collection[str]
) -> Match:
    """The original of the article at a path.

    `source`: what the settings say, an absolute path of a file or a folder, or one with `{stem}`, `{path}`, `{folder}`
    or `{name}` in it; `home`: the folder of the configuration; `folder`: the folder in which the article was met;
    `language`: that of the original, where it is known; `suffixes`: those of files that can be read.
    """
    if source is None:
        return _beside(path, suffixes)
    if "{" in source:
        return _by_pattern(path, source, home)
    if os.path.isdir(source):
        return _in_folder(path, source, home, folder, language, suffixes)
    if os.path.exists(source):
        return Match(source, name_of(source).language)
    return Match()  # told once, and not for each article


def _beside(path: str, suffixes: Collection[str]) -> Match:
    """`strike.source.txt` or `strike.en.source.txt` beside `strike.en.html`."""
    here = os.path.dirname(path)
    whole = os.path.splitext(os.path.basename(path))[0]
    stems = dict.fromkeys((whole + _BESIDE, name_of(path).stem + _BESIDE))
    for stem in stems:
        for suffix in (".txt", *sorted(suffixes)):
            other = os.path.join(here, stem + suffix)
            if os.path.isfile(other) and is_inside(other, here or ".") and not _is_same(other, path):
                return Match(other)
    return Match()


def _by_pattern(path: str, pattern: str, home: str) -> Match:
    whole = os.path.splitext(os.path.basename(path))[0]
    inside = os.path.dirname(relative(path, home))
    base = os.path.dirname(pattern.partition("{")[0])
    tried: list[str] = []
    for stem in dict.fromkeys((name_of(path).stem, whole)):
        values = {
            "stem": stem,
            "path": "/".join(filter(None, (inside, stem))),
            "folder": os.path.dirname(os.path.abspath(path)),
            "name": os.path.basename(path),
        }
        made = os.path.normpath(_filled(pattern, values))
        if os.path.isfile(made) and not _is_same(made, path) and (is_inside(made, base) or "{folder}" in pattern):
            return Match(made, name_of(made).language)
        tried.append(made)
    said = f"there is no {tried[0]}: put it there, or let 'source' in the configuration say where it is"
    return Match(missing=said)


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    """A pattern with the values of its names; a name that is none stays."""
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), pattern)


def _in_folder(
    path: str, source: str, home: str, folder: str | None, language: str | None, suffixes: Collection[str]
) -> Match:
    """The file of the same relative path: of the same name, of another suffix, or of another language in its name."""
    wanted, whole = name_of(path), os.path.splitext(os.path.basename(path))[0]
    for inside in _tails(path, home, folder):
        here = os.path.join(source, inside)
        by_stem = _by_stem(here)
        names = [name for stem in dict.fromkeys((whole, wanted.stem)) for name in by_stem.get(stem, ())]
        same = []
        for name in dict.fromkeys(names):
            other, there = name_of(name), os.path.join(here, name)
            if other.suffix not in suffixes or (other.language and other.language == wanted.language):
                continue
            if not _is_same(there, path) and os.path.isfile(there) and is_inside(there, source):
                same.append((os.path.splitext(name)[0] not in (whole, wanted.stem), there, other))
        told = [one for one in same if language and one[2].language and _base(one[2].language) == _base(language)]
        same = told or same
        if not same:
            continue
        is_other, there, other = min(same, key=lambda one: (one[0], one[2].suffix != wanted.suffix, one[1]))
        rivals = [one for one in same if one[0] == is_other]
        if len({one[2].language for one in rivals}) > 1:
            said = " and ".join(sorted(os.path.basename(one[1]) for one in rivals))
            return Match(missing=f"{said} may each be its original: say which one by --source-language")
        return Match(there, other.language)
    said = f"there is none of its name in {source}: put it there, or name the file with --source"
    return Match(missing=said)


def _tails(path: str, home: str, folder: str | None) -> Iterator[str]:
    """The folders below that of the originals in which to look, as the article lies in its own.

    From the path below the folder of the configuration to the path below the folder in which the article was met.
    """
    parts = [part for part in os.path.dirname(relative(path, home)).split("/") if part]
    if os.path.isabs(relative(path, home)):
        parts = []
    least: list[str] = []
    if folder is not None:
        below = os.path.dirname(os.path.relpath(os.path.abspath(path), os.path.abspath(folder)))
        least = [part for part in below.split(os.sep) if part not in ("", ".")]
    for number in range(len(parts)):
        if len(parts) - number > len(least):
            yield os.path.join(*parts[number:])
    yield os.path.join(*least) if least else ""


def _by_stem(folder: str) -> Mapping[str, Sequence[str]]:
    """The files of a folder by what is left of their names without suffix, language and `.source`."""
    try:
        return _listed(folder or ".", os.stat(folder or ".").st_mtime_ns)
    except OSError:
        return {}


@lru_cache(maxsize=256)
def _listed(folder: str, _changed: int) -> Mapping[str, Sequence[str]]:
    """What `_by_stem` says of a folder that was changed at this time. Raises `OSError`."""
    found: dict[str, list[str]] = {}
    for name in sorted(os.listdir(folder)):
        whole = os.path.splitext(name)[0]
        for stem in {whole, name_of(name).stem, whole.removesuffix(_BESIDE)}:
            found.setdefault(stem, []).append(name)
    return found


def _is_same(one: str, other: str) -> bool:
    """Whether two paths lead to one place, all links followed; a file that has two names is there twice."""
    try:
        if not os.path.samefile(one, other):
            return False
    except OSError:
        pass
    return os.path.realpath(one) == os.path.realpath(other)


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
