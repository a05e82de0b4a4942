"""What may stand in a pack: its entries, read from YAML with every mistake named and placed.

The check types are Vale's, and their keys, which `KEYS` has with all that are ours alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Any, ParamSpec, TypeVar

from lintnews.config.suggest import did_you_mean
from lintnews.packs.entry import (
    ACTIONS,
    CHECKS,
    LEVELS,
    MOST_PROBLEMS,
    SCOPES,
    SHORTEST_LITERAL,
    STATUSES,
    Action,
    Entry,
    Example,
    Phrase,
)
from lintnews.packs.yaml_nodes import Items, Node, PackSyntaxError, Pairs, Place, Problem, Text, compose
from lintnews.records import NamedTuple

T = TypeVar("T")
P = ParamSpec("P")


class Key(NamedTuple):
    """A key of an entry: how its value is read, which check types take it (empty: all), what it says."""

    kind: str
    says: str
    checks: tuple[str, ...] = ()


_EXCEPTING = ("existence", "substitution", "repetition", "conditional", "capitalization")
KEYS: Mapping[str, Key] = {
    "name": Key("name", "The name of the rule: `family/name`, the family being the first part of the file's name."),
    "extends": Key("check", "The check type."),
    "message": Key("text", "What is seen; `%s` stands for what was found (substitution: first what is expected)."),
    "level": Key("level", "How much an editor should care."),
    "scope": Key("scope", "The part of text in which it looks, one at a time."),
    "limit": Key("count", "The most findings in one document; 0: all."),
    "link": Key("text", "Where more is said."),
    "description": Key("text", "More words on what is found; Vale's name for `why`."),
    "action": Key("action", "How a finding may be mended."),
    "matchcase": Key("flag", "Give the replacement the case of what it replaces."),
    "languages": Key("texts", "Languages of the text (ISO 639-1); without it the one in the file's name."),
    "source_languages": Key("texts", "Languages that the text must have been translated from."),
    "whatever_source": Key("flag", "Run on all texts; `source_languages` only say where it comes from."),
    "since": Key("date", "The day from which it holds: articles dated before are left alone."),
    "why": Key("text", "Why it harms the reader."),
    "not_found": Key("text", "What it knowingly leaves."),
    "mqm": Key("text", "The error type of MQM, `Dimension/Type`."),
    "anchor": Key("texts", "Literals of which one is in every match: what the prefilter looks for."),
    "beside": Key("text", "A pattern that stands somewhere in the text; in others it finds nothing."),
    "in_quotations": Key("flag", "Whether it looks inside quotations."),
    "in_names": Key("flag", "Whether it looks inside longer names of teams, bodies and works (*Radio Kiev*)."),
    "in_captions": Key("flag", "Whether it looks inside what the file marks as the caption of a picture."),
    "status": Key("status", "`stable`, `preview` (off unless selected by its id) or `deprecated`."),
    "aliases": Key("texts", "The ids that it had before, `family/name`; they stay valid."),
    "valid": Key("examples", "Texts in which it finds nothing."),
    "invalid": Key("examples", "Texts in which it finds what is marked `⟦ ⟧`, and nothing else."),
    "tokens": Key("texts", "Patterns, of which any is found.", ("existence", "repetition")),
    "phrases": Key("phrases", "Patterns, a line for each: `name: pattern ← original → meant ✗ … ✓ …`.", ("existence",)),
    "raw": Key("texts", "Patterns that are joined, without word boundaries.", ("existence",)),
    "append": Key("flag", "Put `raw` behind the tokens.", ("existence",)),
    "swap": Key("pairs", "Patterns and what should stand there instead.", ("substitution",)),
    "capitalize": Key("flag", "Capitalise the replacement where the found text is.", ("substitution",)),
    "around": Key("text", "A pattern around each of `swap`, which stands at `…` in it.", ("substitution",)),
    "either": Key("pairs", "Pairs of patterns, of which a text may have only one.", ("consistency",)),
    "token": Key("text", "The pattern that is counted.", ("occurrence",)),
    "min": Key("count", "The least number of times; 0: none.", ("occurrence",)),
    "max": Key("count", "The greatest number of times; 0: any.", ("occurrence", "repetition")),
    "first": Key("text", "The pattern that asks for another.", ("conditional",)),
    "second": Key("text", "The pattern it asks for; a group in it must catch what `first` finds.", ("conditional",)),
    "match": Key("text", "`$title`, `$sentence`, `$lower`, `$upper` or a pattern.", ("capitalization",)),
    "style": Key("text", "`AP` or `Chicago`, for `$title`.", ("capitalization",)),
    "prefix": Key("text", "A prefix that is not looked at.", ("capitalization",)),
    "indicators": Key("texts", "Endings after which a capital is right, for `$sentence`.", ("capitalization",)),
    "threshold": Key("share", "The share of words that must be right.", ("capitalization",)),
    "exceptions": Key("texts", "Patterns of what is right; one of several words covers what lies in it.", _EXCEPTING),
    "ignorecase": Key("flag", "Whether case does not matter.", (*CHECKS[:-1],)),
    "nonword": Key("flag", "Without word boundaries.", ("existence", "substitution", "consistency")),
    "alpha": Key("flag", "Only where what is repeated is letters.", ("repetition",)),
    "vocab": Key("flag", "Whether words of an accepted vocabulary are exceptions.", _EXCEPTING),
}
NEEDED = {
    "existence": ("tokens", "raw", "phrases"),
    "substitution": ("swap",),
    "occurrence": ("token",),
    "repetition": ("tokens",),
    "consistency": ("either",),
    "conditional": ("first",),
    "capitalization": ("match",),
}
"""Of these keys a check type needs one."""
ARGUMENTS = {"substitution": 2, "capitalization": 2}
"""How many `%s` a message may have, where it is not one (two with an action)."""


class _Pair(NamedTuple):
    key: Text
    node: Node


class PackName(NamedTuple):
    """What the name of a pack file says: `style.en.yaml`, or `calques.en.de.yaml` for English made of German."""

    family: str
    languages: tuple[str, ...]
    source_languages: tuple[str, ...] = ()


def pack_name(path: str) -> PackName:
    """The family and the languages that a pack file's name gives. Raises `ValueError`."""
    import re

    found = re.fullmatch(
        r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:\.([a-z]{2,3})(?:\.([a-z]{2,3}))?)?\.ya?ml", PurePath(path).name
    )
    if not found:
        raise ValueError("a pack is called <family>.<language>.yaml, such as style.en.yaml")
    return PackName(found[1], (found[2],) if found[2] else ("*",), (found[3],) if found[3] else ())


def read_pack(path: str, text: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of a pack's text, and all that is wrong with it; `path` names the family and the languages."""
    try:
        name = pack_name(path)
        root = compose(text)
    except PackSyntaxError as problem:
        return (), (Problem(path, problem.place, problem.message),)
    except ValueError as error:
        return (), (Problem(path, Place(1, 1), str(error)),)
    reader = _Reader(path, name)
    entries: tuple[Entry, ...] = ()
    with suppress(_EnoughError):
        entries = tuple(reader.entries(root)) if root is not None else ()
    return entries, tuple(sorted(reader.problems, key=lambda problem: problem.place))


BY_BLOCK = ("paragraph",)
SCOPES_OF_VALE: Mapping[tuple[str, ...], tuple[str, ...]] = {("text",): BY_BLOCK, ("paragraph",): ("prose",)}
"""What Vale calls text is one block of a page after the other; what it calls a paragraph is not a heading."""
YES_AND_NO = {"yes": "true", "on": "true", "no": "false", "off": "false"}


def read_rule(path: str, text: str, rule: str) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The entry in a file that holds one rule of Vale's, under the id that it gets here, and all that is wrong with it.

    Keys without a value are as absent, and yes, no, on and off are flags, as in Vale.
    """
    try:
        root = compose(text)
    except PackSyntaxError as problem:
        return None, (Problem(path, problem.place, problem.message),)
    family, _, name = rule.partition("/")
    reader = _Reader(path, PackName(family, ("*",)))
    try:
        made = _entry_of_vale(reader, root, name)
    except _EnoughError:
        made = None
    entry = made and replace(
        made,
        scope=SCOPES_OF_VALE.get(made.scope, made.scope),
        ignorecase=made.ignorecase and made.extends != "conditional",  # which Vale reads, and does not heed
    )
    return entry, tuple(sorted(reader.problems, key=lambda problem: problem.place))


def _entry_of_vale(reader: _Reader, root: Node | None, name: str) -> Entry | None:
    pairs = {}
    for key, (key_node, node) in (reader.mapping("a rule", root) if root else {}).items():
        if isinstance(node, Text) and key in KEYS:
            value = node.value.lower() if KEYS[key].kind in ("flag", "check") else node.value
            value = YES_AND_NO.get(value, value) if KEYS[key].kind == "flag" else value
            if value:
                pairs[key] = _Pair(key_node, node._replace(value=value.partition(".")[0] if key == "scope" else value))
        else:
            pairs[key] = _Pair(key_node, node)
    place = root.place if root else Place(1, 1)
    pairs["name"] = _Pair(Text(place, "name", False), Text(place, name, False))
    return reader.entry(root or Text(place, "", False), pairs, {}, strict=False)


class _EnoughError(Exception):
    """There are as many mistakes as anybody reads."""


class _WrongError(ValueError):
    """What is wrong with a value, and where."""

    def __init__(self, node: Node, message: str) -> None:
        super().__init__(message)
        self.node = node
        self.message = message


class _Reader:
    """Reads entries and keeps what is wrong with them. Raises `_EnoughError`."""

    def __init__(self, path: str, name: PackName) -> None:
        self.path = path
        self.name = name
        self.problems: list[Problem] = []

    def problem(self, node: Node, message: str) -> None:
        self.problems.append(Problem(self.path, node.place, message))
        if len(self.problems) >= MOST_PROBLEMS:
            raise _EnoughError

    def tried(self, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What `read` gives, or None and a problem more."""
        try:
            return read(*args, **kwargs)
        except _WrongError as wrong:
            self.problem(wrong.node, wrong.message)
            return None

    def entries(self, root: Node) -> Iterator[Entry]:
        if not isinstance(root, Items):
            self.problem(root, "a pack is a list of entries: each starts with '- name: …'")
            return
        defaults: dict[str, Any] = {}
        places: dict[str, Place] = {}
        for item in root.values:
            pairs = self.mapping("an entry", item)
            if list(pairs) == ["defaults"]:
                defaults = self.values(self.mapping("'defaults'", pairs["defaults"].node))
            elif pairs and (entry := self.entry(item, pairs, defaults)):
                if entry.id in places:
                    first = places[entry.id]
                    self.problem(pairs["name"].node, f"'{entry.id}' stands at {first.line}:{first.column} already")
                places.setdefault(entry.id, entry.place)
                yield entry

    def entry(
        self, item: Node, pairs: Mapping[str, _Pair], defaults: Mapping[str, Any], *, strict: bool = True
    ) -> Entry | None:
        """The entry, or None where it is too broken to be one; its problems are kept. `strict`: count the `%s` too."""
        before = len(self.problems)
        written = pairs["extends"].node if "extends" in pairs else None
        extends = written.value if isinstance(written, Text) else defaults.get("extends", "")
        extends = extends if extends in CHECKS else ""
        values = {**defaults, **self.values(pairs, extends)}
        for needed in ("name", "extends", "message"):
            if needed not in pairs and needed not in values:
                self.problem(item, f"the key '{needed}' is missing")
        if extends and not {*NEEDED[extends]} & {*pairs, *values}:
            self.problem(item, f"{extends} needs " + " or ".join(f"'{key}'" for key in NEEDED[extends]))
        most = ARGUMENTS.get(extends, 3 if "phrases" in pairs else 2 if values.get("action") else 1)
        if strict and extends and values.get("message", "").count("%s") > most:
            place = pairs["message"].node if "message" in pairs else item
            self.problem(place, f"{extends} has only {most} '%s' to give")
        if len(self.problems) > before:
            return None
        name = values.pop("name")
        values.setdefault("languages", self.name.languages)
        values.setdefault("source_languages", self.name.source_languages)
        return Entry(id=f"{self.name.family}/{name}", place=pairs["name"].node.place, **values)

    def values(self, pairs: Mapping[str, _Pair], check: str = "") -> dict[str, Any]:
        """The values of known keys; the others are problems. `check`: the check type, where it is known."""
        found: dict[str, Any] = {}
        for key, (key_node, node) in pairs.items():
            known = KEYS.get(key)
            if known is None:
                self.problem(key_node, f"unknown key '{key}'{did_you_mean(key, KEYS)}")
            elif check and known.checks and check not in known.checks:
                self.problem(key_node, f"{check} takes no '{key}' (it belongs to {', '.join(known.checks)})")
            elif known.kind == "phrases":
                phrases = (self.tried(phrase, each) for each in self.tried(_rows, key, node) or ())
                found[key] = self.named_once([each for each in phrases if each])
            elif known.kind == "examples":
                nodes = node.values if isinstance(node, Items) else (node,)
                examples = (self.tried(self.example, key, each) for each in nodes)
                found[key] = tuple(filter(None, examples))
            elif (value := self.tried(READERS[known.kind], key, node)) is not None:
                found[key] = value
        return found

    def named_once(self, rows: Iterable[Phrase]) -> tuple[Phrase, ...]:
        """The rows; two of one name are a problem."""
        found: dict[str, Phrase] = {}
        for row in rows:
            if row.name in found:
                said = f"'{row.name}' stands in line {found[row.name].place.line} already"
                self.problems.append(Problem(self.path, row.place, said))
            found.setdefault(row.name, row)
        return tuple(found.values())

    def mapping(self, what: str, node: Node) -> dict[str, _Pair]:
        """The keys of a mapping with their nodes; keys that stand twice are problems."""
        found: dict[str, _Pair] = {}
        for key, value in self.tried(_pairs, what, node) or ():
            if key.value in found:
                first = found[key.value].key.place
                self.problem(key, f"the key '{key.value}' stands at {first.line}:{first.column} already")
            else:
                found[key.value] = _Pair(key, value)
        return found

    def example(self, key: str, node: Node) -> Example:
        if isinstance(node, Text):
            values = {"text": _text(key, node)}
        else:
            pairs = self.mapping(f"an example of '{key}'", node)
            for unknown in pairs.keys() - {*Example._fields}:
                self.problem(pairs[unknown].key, f"unknown key '{unknown}'{did_you_mean(unknown, Example._fields)}")
            values = {each: _text(each, pairs[each].node) for each in Example._fields if each in pairs}
        if "text" not in values:
            raise _WrongError(node, f"an example of '{key}' has a 'text'")
        if key == "invalid" and not balanced(values["text"]):
            raise _WrongError(node, "an invalid example marks each expected place: ⟦so⟧")
        if key == "valid" and set("⟦⟧") & set(values["text"]):
            raise _WrongError(node, "a valid example has no marks")
        return Example(**values)


def _pairs(what: str, node: Node) -> tuple[tuple[Text, Node], ...]:
    if not isinstance(node, Pairs):
        raise _WrongError(node, f"{what} is a mapping of keys to values")
    if not node.values:
        raise _WrongError(node, f"{what} is empty")
    found = []
    for key, value in node.values:
        if not isinstance(key, Text):
            raise _WrongError(key, "a key is a text")
        found.append((key, value))
    return tuple(found)


def _text(key: str, node: Node) -> str:
    if not isinstance(node, Text):
        raise _WrongError(node, f"'{key}' is a text")
    if not node.value:
        raise _WrongError(node, f"'{key}' is empty")
    return node.value


def _name(key: str, node: Node) -> str:
    value = _text(key, node)
    if not all(part.isascii() and part.isalnum() and part.islower() | part.isdigit() for part in value.split("-")):
        raise _WrongError(node, f"'{value}' is no name of a rule: lower-case words joined by hyphens")
    return value


def _texts(key: str, node: Node) -> tuple[str, ...]:
    if isinstance(node, Text):
        return (_text(key, node),)
    if not isinstance(node, Items):
        raise _WrongError(node, f"'{key}' is a list of texts")
    if not node.values:
        raise _WrongError(node, f"'{key}' is empty")
    return tuple(_text(key, each) for each in node.values)


_ROW = "name: pattern ← original → meant ✗ a bad sentence ✓ a good sentence"


def _rows(key: str, node: Node) -> tuple[Text, ...]:
    """The rows of a table, a line for each; blank lines and those that begin with # are left out."""
    start = node.place
    lines = enumerate(_text(key, node).split("\n"), 1)
    rows = (Text(Place(start.line + number, start.column), line, False) for number, line in lines)
    return tuple(row for row in rows if row.value.strip() and not row.value.startswith("#"))


def phrase(row: Text) -> Phrase:
    """A row of a table of phrases. Raises `_WrongError`."""
    import re

    from lintnews.packs.required_literals import required

    found = re.fullmatch(r"([a-z0-9]+(?:-[a-z0-9]+)*): (.+?) ← (.+?) → (.+?) ✗ (.+?) ✓ (.+)", row.value)
    if not found:
        raise _WrongError(row, f"a row of 'phrases' is '{_ROW}'")
    name, pattern, original, meant, invalid, valid = found.groups()
    if not balanced(invalid) or set("⟦⟧") & set(valid):
        raise _WrongError(row, "the bad sentence marks each expected place, ⟦so⟧, and the good one has no marks")
    if min(map(len, required(pattern)), default=0) < SHORTEST_LITERAL:
        raise _WrongError(row, f"'{name}' needs, in each form, a literal of {SHORTEST_LITERAL} letters to look for")
    return Phrase(name, row.place, pattern, original, meant, invalid, valid)


def _scope(key: str, node: Node) -> tuple[str, ...]:
    found = _texts(key, node)
    for each in found:
        if each not in SCOPES:
            raise _WrongError(node, f"unknown scope '{each}'{did_you_mean(each, SCOPES)}: {', '.join(SCOPES)}")
    return found


def _swaps(key: str, node: Node) -> tuple[tuple[str, str], ...]:
    found: dict[str, tuple[Text, str]] = {}
    for left, right in _pairs(f"'{key}'", node):
        if left.value in found:
            first = found[left.value][0].place
            raise _WrongError(left, f"the key '{left.value}' stands at {first.line}:{first.column} already")
        found[left.value] = left, _text(left.value, right)
    return tuple((left, right) for left, (_, right) in found.items())


def _flag(key: str, node: Node) -> bool:
    if not isinstance(node, Text) or node.value not in ("true", "false"):
        raise _WrongError(node, f"'{key}' is true or false")
    return node.value == "true"


def _count(key: str, node: Node) -> int:
    if not isinstance(node, Text) or not (node.value.isascii() and node.value.isdigit()) or len(node.value) > 9:
        raise _WrongError(node, f"'{key}' is a whole number")
    return int(node.value)


def _share(key: str, node: Node) -> float:
    try:
        value = float(node.value if isinstance(node, Text) else "")
    except ValueError:
        raise _WrongError(node, f"'{key}' is a number") from None
    if not 0 < value <= 1:
        raise _WrongError(node, f"'{key}' is above 0 and at most 1")
    return value


def _day(key: str, node: Node) -> date:
    try:
        return date.fromisoformat(node.value if isinstance(node, Text) else "")
    except ValueError:
        raise _WrongError(node, f"'{key}' is a day, such as 2019-08-14") from None


def _choice(key: str, node: Node, choices: tuple[str, ...]) -> str:
    value = node.value if isinstance(node, Text) else ""
    if value not in choices:
        raise _WrongError(node, f"'{key}' is one of {', '.join(choices)}{did_you_mean(value, choices)}")
    return value


def _action(key: str, node: Node) -> Action:
    known = ("name", "params", "safe")
    pairs = {left.value: (left, right) for left, right in _pairs(f"'{key}'", node)}
    for unknown in pairs.keys() - {*known}:
        raise _WrongError(pairs[unknown][0], f"unknown key '{unknown}'{did_you_mean(unknown, known)}")
    if "name" not in pairs:
        raise _WrongError(node, f"'{key}' has a 'name'")
    name = _choice("name", pairs["name"][1], ACTIONS)
    params = _params(pairs["params"][1]) if "params" in pairs else ()
    return Action(name, params, _flag("safe", pairs["safe"][1]) if "safe" in pairs else False)


def _params(node: Node) -> tuple[str, ...]:
    """Parameters of an action: texts, which may be empty, or lists of texts, which count as one list."""
    flat: list[str] = []
    for each in node.values if isinstance(node, Items) else (node,):
        for part in each.values if isinstance(each, Items) else (each,):
            if not isinstance(part, Text):
                raise _WrongError(part, "'params' is a list of texts")
            flat.append(part.value)
    return tuple(flat)


READERS: Mapping[str, Callable[[str, Node], Any]] = {
    "name": _name,
    "text": _text,
    "texts": _texts,
    "scope": _scope,
    "pairs": _swaps,
    "flag": _flag,
    "count": _count,
    "share": _share,
    "date": _day,
    "action": _action,
    "check": lambda key, node: _choice(key, node, CHECKS),
    "status": lambda key, node: _choice(key, node, STATUSES),
    "level": lambda key, node: LEVELS[_choice(key, node, tuple(LEVELS))],
}


def balanced(text: str) -> bool:
    """Whether a text has marks, each opened and closed in turn."""
    marks = "".join(char for char in text if char in "⟦⟧")
    return bool(marks) and not marks.replace("⟦⟧", "")
