"""Styles written for Vale: `.vale.ini`, the styles and vocabularies it names, as packs.

What is not supported is named in a notice and left out whole; what is broken is a problem like any other.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice, product

from lintnews.files.discovery import is_inside
from lintnews.files.globs import matches
from lintnews.files.plain_files import read_plain
from lintnews.findings import Severity
from lintnews.packs.compile import compile_entry, explained
from lintnews.packs.compiled_rule import CompiledRule
from lintnews.packs.entries import BY_BLOCK, KEYS, read_rule
from lintnews.packs.entry import CHECKS, LEVELS, SCOPES, Entry
from lintnews.packs.rule_set import Pack, RuleDocs
from lintnews.packs.yaml_nodes import MOST_BYTES, Pairs, Place, Problem, Text, compose
from lintnews.records import NamedTuple
from lintnews.rule import kebab

ELSEWHERE = "vocabularies", "Vocab"
"""Where vocabularies stand below `config` and, in older set-ups, below the styles."""
OFF = ("no", "false", "off")
MOST_PATTERNS = 256
"""How many alternatives the braces of a section may stand for; each more pair of braces doubles them."""


class Section(NamedTuple):
    """What holds for the files that a pattern matches. `said`: what is set for `Style.Rule`, in lower case."""

    patterns: tuple[str, ...]
    styles: tuple[str, ...]
    said: Mapping[str, str]


class ValeRule(NamedTuple):
    """A rule of Vale's: its file and the text of it, its name there, and what it says."""

    path: str
    text: str
    name: str
    entry: Entry


class ValeSettings(NamedTuple):
    """A `.vale.ini`."""

    path: str
    styles_path: str
    least: Severity
    vocabularies: tuple[str, ...]
    sections: tuple[Section, ...]
    ignored: tuple[Problem, ...]

    @property
    def home(self) -> str:
        """The folder beyond which nothing is read: who wrote the file may be anybody."""
        return os.path.dirname(os.path.abspath(self.path))


def load_styles(path: str, text: str) -> tuple[tuple[Pack, ...], tuple[Problem, ...], tuple[Problem, ...]]:
    """The packs of a `.vale.ini`, one for each style; what is wrong with them; what is left out."""
    setup = read_setup(path, text)
    packs: list[Pack] = []
    problems: list[Problem] = []
    notices = list(setup.ignored)
    accepted, rejected = _words(setup, "accept.txt", problems), _words(setup, "reject.txt", problems)
    for style in _styles(setup):
        folder = os.path.join(setup.styles_path, style)
        if not is_inside(folder, setup.home):
            said = f"the style '{style}' is beyond the folder of this file"
            problems.append(Problem(path, Place(1, 1), said))
            continue
        if style == "Vale":
            rules = _own(path, accepted, rejected)
            if not all(section.said.get("Vale.Spelling") in OFF for section in setup.sections):
                notices.append(Problem(path, Place(1, 1), "Vale.Spelling is left out: spelling is not supported"))
        elif os.path.isdir(folder):
            rules = _rules(folder, style, problems, notices)
        else:
            problems.append(Problem(path, Place(1, 1), f"the style '{style}' is not in {setup.styles_path}"))
            continue
        names: dict[str, str] = {}
        programs: list[CompiledRule] = []
        words: dict[str, RuleDocs] = {}
        for where, text, rule, entry in rules:
            program, wrong = compile_entry(where, entry, accepted, text)
            problems += wrong
            if program:
                names[entry.id] = f"{style}.{rule}"
                programs.append(program)
                words[entry.id] = explained(entry)
        own = {program.id: program.level for program in programs}
        packs.append(Pack(folder, tuple(programs), words.copy, level_at=_Levels(setup, style, names, own)))
    return tuple(packs), tuple(problems), tuple(notices)


def read_setup(path: str, text: str) -> ValeSettings:
    """What a `.vale.ini` says, as far as it concerns styles."""
    home = os.path.dirname(os.path.abspath(path))
    styles_path, least = os.path.join(home, "styles"), Severity.NOTE
    vocabularies: tuple[str, ...] = ()
    sections: list[Section] = []
    said: dict[str, str] = {}
    ignored: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        key, _, value = (part.strip() for part in line.partition("="))
        if line.lstrip().startswith(("#", ";")) or not key:
            continue
        if key.startswith("["):
            said = {}
            sections.append(Section(_braces(key.strip("[] \t")), (), said))
        elif key == "StylesPath":
            styles_path = os.path.join(home, value)
        elif key == "MinAlertLevel":
            least = LEVELS.get(value.lower(), least)
        elif key == "Vocab":
            vocabularies = _list(value)
        elif key == "BasedOnStyles" and sections:
            sections[-1] = sections[-1]._replace(styles=_list(value))
        elif "." in key and sections:
            said[key] = value.lower()
        else:
            ignored.append(Problem(path, Place(number, 1), f"'{key}' is not supported"))
    return ValeSettings(path, styles_path, least, vocabularies, tuple(sections), tuple(ignored))


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _braces(pattern: str) -> tuple[str, ...]:
    """A pattern's alternatives: `*.{md,txt}` stands for `*.md` and `*.txt`."""
    parts = re.split(r"\{([^{}]*)\}", pattern)
    choices = ([one.strip() for one in part.split(",")] if number % 2 else [part] for number, part in enumerate(parts))
    return tuple(islice(map("".join, product(*choices)), MOST_PATTERNS))


def _styles(setup: ValeSettings) -> tuple[str, ...]:
    """The styles of which any rule is on in any file."""
    named = (style for section in setup.sections for style in section.styles)
    alone = (
        key.partition(".")[0] for section in setup.sections for key, said in section.said.items() if said not in OFF
    )
    return tuple(dict.fromkeys((*named, *alone)))


class _Levels:
    """How much each rule of a style counts in a file."""

    def __init__(self, setup: ValeSettings, style: str, names: Mapping[str, str], own: Mapping[str, int]) -> None:
        self.setup = setup
        self.style = style
        self.names = names
        self.own = own

    def __call__(self, rule: str, path: str) -> int | None:
        sections = [one for one in self.setup.sections if matches(one.patterns, path.replace(os.sep, "/"))]
        # Sections are weighed from the most general one: its styles give way to those of a narrower one.
        sections.sort(key=lambda one: one.patterns != ("*",))
        based = next((one.styles for one in reversed(sections) if one.styles), ())
        found = self.own[rule] if self.style in based else None
        for section in sections:
            said = section.said.get(self.names[rule])
            if said is not None:
                found = None if said in OFF else int(LEVELS.get(said, Severity(self.own[rule])))
        return found if found is not None and found >= self.setup.least else None


def _words(setup: ValeSettings, name: str, problems: list[Problem]) -> tuple[str, ...]:
    """The lines of the vocabularies' files of this name."""
    found: dict[str, None] = {}
    for vocabulary in setup.vocabularies:
        for folder in (os.path.join("config", ELSEWHERE[0]), ELSEWHERE[1], os.path.join("config", ELSEWHERE[1])):
            path = os.path.join(setup.styles_path, folder, vocabulary, name)
            if os.path.isfile(path) and is_inside(path, setup.home):
                lines = (_read(path, problems) or "").splitlines()
                found.update(dict.fromkeys(line.strip() for line in lines if line.strip() and line[0] != "#"))
    return tuple(found)


def _read(path: str, problems: list[Problem]) -> str | None:
    try:
        return read_plain(path, MOST_BYTES).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        problems.append(Problem(path, Place(1, 1), f"cannot be read: {said}"))
        return None


def _own(path: str, accepted: tuple[str, ...], rejected: tuple[str, ...]) -> Iterator[ValeRule]:
    """The rules that Vale itself brings."""
    rule = partial(Entry, place=Place(1, 1), level=Severity.ERROR, scope=BY_BLOCK)
    words = (r"[^\s.!?]+",)
    said = "'%s' is repeated!"
    twice = rule("vale/repetition", extends="repetition", message=said, tokens=words, alpha=True, ignorecase=True)
    yield ValeRule(path, "", "Repetition", twice)
    if accepted:
        swap = tuple({word.lower(): word for word in accepted}.items())
        said = "Use '%s' instead of '%s'."
        terms = rule("vale/terms", extends="substitution", message=said, swap=swap, ignorecase=True, vocab=False)
        yield ValeRule(path, "", "Terms", terms)
    if rejected:
        said = "Avoid using '%s'."
        yield ValeRule(path, "", "Avoid", rule("vale/avoid", extends="existence", message=said, tokens=rejected))


def _rules(folder: str, style: str, problems: list[Problem], notices: list[Problem]) -> Iterator[ValeRule]:
    """The rules of a style's folder."""
    for file in sorted(os.scandir(folder), key=lambda file: file.name):
        rule, ending = os.path.splitext(file.name)
        if ending not in (".yml", ".yaml") or not is_inside(file.path, folder):
            continue
        if (text := _read(file.path, problems)) is None:
            continue
        if missing := unsupported(text):
            notices.append(Problem(file.path, missing[0], f"{style}.{rule} is left out: {missing[1]}"))
            continue
        entry, wrong = read_rule(file.path, text, f"{kebab(style).lower()}/{kebab(rule).lower()}")
        problems += wrong
        if entry:
            yield ValeRule(file.path, text, rule, entry)


def unsupported(text: str) -> tuple[Place, str] | None:
    """Where and why a rule of Vale's cannot run here; None where it can, or is broken."""
    try:
        root = compose(text)
    except ValueError:
        return None
    for key, node in root.values if isinstance(root, Pairs) else ():
        if not isinstance(key, Text):
            continue
        if key.value == "extends" and isinstance(node, Text) and node.value not in CHECKS:
            return node.place, f"its check type '{node.value}' is not supported ({', '.join(CHECKS)})"
        if key.value not in KEYS:
            return key.place, f"its key '{key.value}' is not supported"
        if key.value == "scope":
            for each in (node,) if isinstance(node, Text) else node.values:
                if isinstance(each, Text) and scope(each.value) not in SCOPES:
                    return each.place, f"its scope '{each.value}' is not supported ({', '.join(SCOPES)})"
    return None


def scope(name: str) -> str:
    """Our scope for one of Vale's: a heading of any level is a heading."""
    return name.partition(".")[0]
