"""Every key of the configuration, with its kind and its meaning.

The configuration file, its JSON Schema, the flags of the command line and the documentation are made from `KEYS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from lintnews.files.pattern_size import MOST_STEPS, steps
from lintnews.findings import Severity
from lintnews.records import NamedTuple

_MOST, _LONGEST = 1000, 1000
"""Texts of a list, and characters of a text."""
_LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"


class Kind(NamedTuple):
    """A kind of value: how it is read (raising `ValueError` that says what is wanted), and its JSON Schema."""

    read: Callable[[Any], Any]
    schema: Mapping[str, Any]


class Key(NamedTuple):
    """A key of the configuration."""

    name: str
    kind: Kind
    meaning: str
    by_path: bool = False
    """Whether it may stand in `[[overrides]]`."""

    @property
    def field(self) -> str:
        """The field of `Settings`."""
        return self.name.replace("-", "_")


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a text")
    _check(value)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise ValueError("a list of texts")
    if len(value) > _MOST:
        raise ValueError(f"a list of at most {_MOST:,} texts")
    for one in value:
        _check(one)
    return tuple(value)


def _check(text: str) -> None:
    """Raises `ValueError` for what is no name and no path anywhere."""
    if len(text) > _LONGEST:
        raise ValueError(f"a text of at most {_LONGEST:,} characters")
    if "\0" in text:
        raise ValueError("a text without NUL characters")


def _patterns(value: Any) -> tuple[str, ...]:
    import regex  # 25 ms, and few configurations have patterns

    texts = _texts(value)
    for text in texts:
        if steps(text) > MOST_STEPS:
            raise ValueError(
                f"regular expressions of at most {MOST_STEPS:,} steps (“{text}” repeats itself more often)"
            )
        try:
            regex.compile(text)
        except (regex.error, RecursionError, OverflowError, ValueError) as error:
            raise ValueError(f"a list of regular expressions (in “{text}”: {error})") from None
    return texts


def _choice(*names: str) -> Kind:
    def read(value: Any) -> str:
        if value not in names:
            raise ValueError(f"one of {', '.join(names)}")
        return str(value)

    return Kind(read, {"enum": list(names)})


def _number(least: float, most: int, *, whole: bool) -> Kind:
    def read(value: Any) -> Any:
        known = int if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, known) or not least <= value <= most:
            raise ValueError(f"a {'whole ' if whole else ''}number from {least:g} to {most}")
        return value

    return Kind(read, {"type": "integer" if whole else "number", "minimum": least, "maximum": most})


def _day(value: Any) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("a day such as 2022-01-21") from None
    if type(value) is not date:
        raise ValueError("a day such as 2022-01-21")
    return value


def _severity(value: Any) -> Severity:
    try:
        return Severity.of(value if isinstance(value, str) else "")
    except ValueError:
        raise ValueError("one of note, warning, error") from None


def _severity_or_never(value: Any) -> Severity | None:
    try:
        return None if value == "never" else _severity(value)
    except ValueError:
        raise ValueError("one of note, warning, error, never") from None


def _encoding(value: Any) -> str:
    from lintnews.files.decoding import known_encoding

    if not (name := known_encoding(_text(value))):
        raise ValueError("the name of a text encoding, such as cp1252")
    return name


def _language(value: Any) -> str:
    code, *more = _text(value).split("-")
    if not re.fullmatch(_LANGUAGE, value):
        raise ValueError("the code of a language, such as nl or en-GB")
    return "-".join((code.lower(), *(part.upper() if len(part) == 2 else part for part in more)))


def _server(value: Any) -> str:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(_text(value))
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            return str(value)
    except ValueError:
        pass
    raise ValueError("the address of a server, such as http://localhost:8081")


def _rules(value: Any) -> Mapping[str, Mapping[str, Any]]:
    if not isinstance(value, dict) or not all(isinstance(options, dict) for options in value.values()):
        raise ValueError('a table for each rule, such as [rules."names/drift"]')
    if len(value) > _MOST or max(map(len, value.values()), default=0) > _MOST:
        raise ValueError(f"at most {_MOST:,} tables of at most {_MOST:,} options")
    return {name: dict(options) for name, options in value.items()}


TEXT = Kind(_text, {"type": "string", "minLength": 1})
TEXTS = Kind(_texts, {"type": "array", "items": {"type": "string", "minLength": 1}})
PATH = Kind(_text, {"type": "string", "minLength": 1})
PATHS = Kind(_texts, {"type": "array", "items": {"type": "string", "minLength": 1}})
MODEL = Kind(_text, TEXT.schema)
LANGUAGE = Kind(_language, {"type": "string", "pattern": f"^{_LANGUAGE}$"})
SERVER = Kind(_server, TEXT.schema)
PATTERNS = Kind(_patterns, TEXTS.schema)
SEVERITY = Kind(_severity, {"enum": ["note", "warning", "error"]})

KEYS = (
    Key("select", TEXTS, "Rules to run, as `family` or `family/name`. Without it: all stable rules.", True),
    Key("extend-select", TEXTS, "Rules to run besides.", True),
    Key("ignore", TEXTS, "Rules not to run; `family/name:phrase` for one phrase of a table.", True),
    Key("severity", SEVERITY, "The lowest severity that is reported."),
    Key(
        "fail-on",
        Kind(_severity_or_never, {"enum": ["note", "warning", "error", "never"]}),
        "The lowest severity at which the exit code is 1.",
    ),
    Key(
        "rules",
        Kind(_rules, {"type": "object", "additionalProperties": {"type": "object"}}),
        'Options by rule, such as `[rules."names/drift"]`; `severity` sets how its findings count, for a family too.',
        True,
    ),
    Key(
        "language",
        LANGUAGE,
        "The language of the texts, such as `en-GB`. Without it: what the file or its text says.",
        True,
    ),
    Key("source-language", LANGUAGE, "The language that the texts were translated from, such as `nl`.", True),
    Key(
        "source",
        PATH,
        "The original of an article: a file, a folder of files of the same names, or a path with `{stem}` in it.",
        True,
    ),
    Key("published", Kind(_day, {"type": "string", "format": "date"}), "The day of publication.", True),
    Key("encoding", Kind(_encoding, TEXT.schema), "How files are encoded that do not say it and are not UTF-8.", True),
    Key("include", TEXTS, "Patterns of the files to lint in a folder. Without it: those with a known suffix."),
    Key("exclude", TEXTS, "Patterns of files and folders that are left out, unless they are named."),
    Key(
        "leave-out",
        PATTERNS,
        "Regular expressions: where one matches, nothing is reported. For calls of templates and the like.",
        True,
    ),
    Key("packs", PATHS, "More YAML packs: files, or folders of them."),
    Key("registries", PATHS, "More registries of office-holders."),
    Key("termbase", PATHS, "Termbases: files of terms, preferred and forbidden, as TBX, CSV or TSV."),
    Key("accepted-words", PATHS, "Files of words and names that are right here, one a line."),
    Key("baseline", PATH, "A file of findings that are known: only what is new counts."),
    Key("plugins", TEXTS, "Installed plugins that may run, by name; `auto` for all."),
    Key("on-plugin-error", _choice("fail", "warn"), "What a plugin that fails does to the exit code."),
    Key(
        "grammar",
        TEXT,
        "The engine behind the family `grammar`: `auto`, `off`, `embedded`, or its name, such as `languagetool`.",
    ),
    Key(
        "grammar-server",
        _choice("auto", "off"),
        "Whether the embedded engine stays ready for the next run: `auto` (five minutes, not under `CI`) or `off`.",
    ),
    Key("languagetool-url", SERVER, "A server that answers as LanguageTool does."),
    Key("backend", TEXT, "Another way to find sentences and names, such as `spacy`."),
    Key("model", MODEL, "The model that the backend loads."),
    Key("jobs", _number(0, 1000, whole=True), "Processes to lint with; 0: as many as are worth it."),
    Key("time-limit", _number(0.01, 86_400, whole=False), "Seconds of a processor that a rule may take for one file."),
    Key("max-file-size", _number(1, 1_000_000, whole=True), "Megabytes above which a file is not read."),
)
