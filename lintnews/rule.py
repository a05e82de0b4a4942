"""What a rule is: a frozen dataclass whose fields are its options, with its documentation and examples beside it.

    @dataclass(frozen=True)
    class Drift(Rule):
        \"\"\"One person is spelled in several ways.

        Why it harms the reader.

        Not found: the known limits.
        \"\"\"

        meta = Meta(severity=Severity.ERROR, mqm="Terminology/Inconsistent use of terminology", since="0.1")

        max_edits: int = 2
        \"\"\"How many letters may differ.\"\"\"

        VALID = ("Blinken met Lavrov.",)
        INVALID = (Invalid("Antony Blinken left. ⟦Blingen⟧ stayed.", says="Blinken"),)

        def check(self, doc: Document) -> Iterator[Finding]: ...

A rule's id is where it lives: `names/drift` is class `Drift` of a module in the package `names`. It reads layers and
keeps no state. Without options a class needs no `@dataclass`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from importlib.machinery import all_suffixes
from typing import ClassVar

from lintnews.document import Document
from lintnews.findings import Finding, Fix, Note, Severity, Span
from lintnews.lexicons import has_lexicon
from lintnews.records import NamedTuple, dataclass


class Meta(NamedTuple):
    """What is declared of a rule."""

    severity: Severity
    """How much an editor should care, unless a finding says otherwise or the configuration does."""
    mqm: str
    """The error type of MQM (https://themqm.org), `Dimension/Type`."""
    since: str
    """The version in which it first stood."""
    languages: tuple[str, ...] = ("*",)
    """Languages of the text that it can judge (ISO 639-1), or `*`."""
    source_languages: tuple[str, ...] = ()
    """Languages that the text must have been translated from; empty: whatever it was."""
    needs: tuple[str, ...] = ()
    """Word lists that the text's language must have for it to see anything: topics of `lintnews/lexicons`."""
    in_quotations: bool = True
    """Whether it looks inside quotations, where the words are somebody else's."""
    status: str = "stable"
    """`stable`, `preview` (off unless selected by its id) or `deprecated`."""
    aliases: tuple[str, ...] = ()
    """The ids that it had before, `family/name`: they stay valid for ever, and a warning names the new one."""
    slow: bool = False
    """Whether it runs beside the others and its findings may come later."""
    needs_original: bool = False
    """Whether it compares with the original: it runs only where there is one."""
    of_numbers: bool = False
    """Whether it sets numbers side by side: beside an original that has the same ones its findings are notes."""


class Valid(NamedTuple):
    """A good example beside its original. One that needs none is a plain string."""

    text: str
    """The article, or a sentence of it."""
    original: str = ""
    """The text that it was translated from."""
    original_language: str | None = None
    """The language of the original (ISO 639-1); `source_language` says it too."""
    source_language: str | None = None
    """The language that it was translated from (ISO 639-1)."""
    published: str | None = None
    """ISO date of publication."""
    termbase: str = ""
    """A termbase as CSV."""


class Invalid(NamedTuple):
    """A bad example. Each expected span is marked in place: `⟦Blingen⟧`."""

    text: str
    """The article, or a sentence of it."""
    says: str = ""
    """A part of the first finding's message."""
    fixed: str | None = None
    """The text after the first fix of every finding; without marks. None: nothing is said of fixes."""
    source_language: str | None = None
    """The language that it was translated from (ISO 639-1)."""
    published: str | None = None
    """ISO date of publication."""
    original: str = ""
    """The text that it was translated from; places that the notes show in it may be marked too."""
    original_language: str | None = None
    """The language of the original (ISO 639-1); `source_language` says it too."""
    termbase: str = ""
    """A termbase as CSV."""


class Documentation(NamedTuple):
    """A rule in words, from its docstring: the first line, the reasons, the known limits."""

    summary: str
    reason: str
    not_found: str
    link: str = ""
    """Where more is said."""


def kebab(name: str) -> str:
    """`UnintroducedSpeaker` as `unintroduced-speaker`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


@cache
def _id(module: str, name: str) -> str:
    """The id of the rules of a class, by its module and its name."""
    package = module.split(".")[-2:][0]
    return f"{package.removeprefix('lintnews_').replace('_', '-')}/{kebab(name)}"


@dataclass(frozen=True)
class Rule:
    """The base of all rules. Subclasses set `meta`, give examples and write `check`."""

    meta: ClassVar[Meta]
    VALID: ClassVar[tuple[str | Valid, ...]] = ()
    INVALID: ClassVar[tuple[Invalid, ...]] = ()

    @cached_property
    def id(self) -> str:
        """`family/name`, from the package and the class."""
        cls = type(self)
        return _id(cls.__module__, cls.__name__)

    @property
    def is_local(self) -> bool:
        """Whether it judges each paragraph by itself, and looks no further than the layer `reach` says."""
        return False

    @property
    def documentation(self) -> Documentation:
        """The docstring, taken apart."""
        # Without docstrings (`python -OO`) the name of the class has to do.
        return documentation(type(self).__doc__ or f"{kebab(type(self).__name__).replace('-', ' ').capitalize()}.")

    def check(self, doc: Document) -> Iterator[Finding]:
        """The faults of one document, in any order."""
        raise NotImplementedError

    def finding(
        self,
        span: tuple[int, int],
        message: str,
        *,
        notes: Iterable[Note] = (),
        fixes: Iterable[Fix] = (),
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule; `severity` only where it differs from the rule's own."""
        return Finding(Span(*span), self.id, message, severity or self.meta.severity, tuple(notes), tuple(fixes))


def good_example(example: str | Valid) -> Valid:
    """A good example with all that belongs to it."""
    return Valid(example) if isinstance(example, str) else example


def applies(rule: Rule, doc: Document) -> bool:
    """Whether a rule can judge a document: by its language, the one it was translated from, and its original."""
    meta = rule.meta
    if meta.needs_original and doc.original is None:
        return False
    if not _speaks(tuple(meta.languages), doc.language) or (meta.needs and missing_lexicons(rule, doc.language)):
        return False
    return not meta.source_languages or _speaks(tuple(meta.source_languages), doc.source_language or "")


def missing_lexicons(rule: Rule, language: str) -> tuple[str, ...]:
    """The word lists that a rule needs and a language lacks."""
    return tuple(topic for topic in rule.meta.needs if not has_lexicon(language, topic))


@lru_cache(maxsize=4096)
def _speaks(languages: tuple[str, ...], language: str) -> bool:
    """`en` covers `en-GB`; `*` covers all."""
    return "*" in languages or language in languages or language.partition("-")[0] in languages


def documentation(docstring: str) -> Documentation:
    """A docstring's summary, reason and `Not found:` part, each with its line breaks folded."""
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", docstring.strip())]
    limits = [block for block in blocks[1:] if block.startswith("Not found:")]
    reasons = [block for block in blocks[1:] if not block.startswith("Not found:")]
    return Documentation(blocks[0], "\n\n".join(reasons), " ".join(limits).removeprefix("Not found:").strip())


def rules_in(package: str) -> Sequence[type[Rule]]:
    """The rules that the modules of a package define, in the order of their names.

    A plugin package returns this from its `lintnews_rules` hook, so that a new rule is a new file and nothing else. All
    its modules are imported; what is costly to import and no rule belongs into a package inside it.
    """
    from lintnews.files.kept_modules import import_all

    found: list[type[Rule]] = []
    (home,) = import_all((package,))
    names, _ = modules_in(getattr(home, "__path__", ()))
    for module in (home, *import_all(f"{package}.{name}" for name in names)):
        found += (
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Rule)
            if value.__module__ == module.__name__ and "meta" in vars(value)
        )
    return tuple(found)


def modules_in(path: Iterable[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The modules in the folders of a package, and the packages, each in the order of their names.

    What `pkgutil` says, which takes 10 ms to import.
    """
    endings = tuple(all_suffixes())
    entries = [entry for folder in path for entry in os.scandir(folder)]
    modules = {entry.name.partition(".")[0] for entry in entries if entry.name.endswith(endings)} - {"__init__"}
    folders = (entry for entry in entries if entry.is_dir())
    packages = {entry.name for entry in folders if os.path.isfile(os.path.join(entry.path, "__init__.py"))}
    return sorted(modules), sorted(packages)
