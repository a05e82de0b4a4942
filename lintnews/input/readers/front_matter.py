"""Front matter: the block of YAML or TOML at the top of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.input.readers.metadata import Field

_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
"""How a message about TOML ends."""
_ENTRY = re.compile(r"""^(?P<key>[\w-]+)\s*=\s*(?P<value>"[^"\n]*"|'[^'\n]*'|[^\s#"'\[{]\S*)""", re.MULTILINE)
_TABLE = re.compile(r"^\s*\[", re.MULTILINE)


class FrontMatterError(ValueError):
    """Front matter that cannot be read: why, and in which line of it, from 0."""

    def __init__(self, said: str, line: int) -> None:
        super().__init__(said)
        self.line = line


def yaml_fields(source: str, start: int, end: int) -> Iterator[Field]:
    """The values of the block between two places; nothing where they are none. Raises `FrontMatterError`."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(source[start:end], Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise FrontMatterError(f"no YAML: {error.problem or error.context}", mark.line if mark else 0) from None
    except yaml.YAMLError:
        raise FrontMatterError("no YAML", 0) from None
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode) and value.value:
            first, last = start + value.start_mark.index, start + value.end_mark.index
            yield _field(source, key.value, value.value, first, last)


def toml_fields(source: str, start: int, end: int) -> Iterator[Field]:
    """The values of the block between two places that stand in no table. Raises `FrontMatterError`."""
    import tomllib

    try:
        values = tomllib.loads(source[start:end])
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(f"{error}")
        said = _LINE.sub("", f"{error}")
        raise FrontMatterError(f"no TOML: {said}", int(place[1] or 1) - 1 if place else 0) from None
    table = _TABLE.search(source, start, end)
    for entry in _ENTRY.finditer(source, start, table.start() if table else end):
        value = values.get(entry["key"])
        if value and not isinstance(value, dict | list):
            yield _field(source, entry["key"], str(value), *entry.span("value"))


def _field(source: str, key: str, value: str, start: int, end: int) -> Field:
    """A value with its place: without its marks, and as a whole where it means something else than it says."""
    at = source.find(value, start, end)
    return Field(key, at, at + len(value)) if at >= 0 else Field(key, start, end, value)
