"""Front matter: the block of YAML or TOML at the top of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.input.readers.metadata import Field

_ENTRY = re.compile(r"""^(?P<key>[\w-]+)\s*=\s*(?P<value>"[^"\n]*"|'[^'\n]*'|[^\s#"'\[{]\S*)""", re.MULTILINE)
_TABLE = re.compile(r"^\s*\[", re.MULTILINE)


def yaml_fields(source: str, start: int, end: int) -> Iterator[Field]:
    """The values of the block between two places; nothing where it is no YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(source[start:end], Loader=loader)
    except yaml.YAMLError:
        return
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode) and value.value:
            first, last = start + value.start_mark.index, start + value.end_mark.index
            yield _field(source, key.value, value.value, first, last)


def toml_fields(source: str, start: int, end: int) -> Iterator[Field]:
    """The values of the block between two places that stand in no table; nothing where it is no TOML."""
    import tomllib

    try:
        values = tomllib.loads(source[start:end])
    except tomllib.TOMLDecodeError:
        return
    table = _TABLE.search(source, start, end)
    for entry in _ENTRY.finditer(source, start, table.start() if table else end):
        value = values.get(entry["key"])
        if value and not isinstance(value, dict | list):
            yield _field(source, entry["key"], str(value), *entry.span("value"))


def _field(source: str, key: str, value: str, start: int, end: int) -> Field:
    """A value with its place: without its marks, and as a whole where it means something else than it says."""
    at = source.find(value, start, end)
    return Field(key, at, at + len(value)) if at >= 0 else Field(key, start, end, value)
