"""From files to documents, under the settings that hold for each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from lintnews.config.settings import Settings
from lintnews.config.suggest import did_you_mean
from lintnews.document import Document
from lintnews.files.discovery import STDIN, Found, relative
from lintnews.input.left_out import SlowPatternError, left_out
from lintnews.input.matches import NO_ORIGINAL, Match, Original
from lintnews.input.project_words import project
from lintnews.input.sources import MEGABYTE, UnreadableError, document, read_bytes
from lintnews.layers.text.backends import Annotator, BackendError, annotator
from lintnews.plugin.guards import Guard
from lintnews.plugin.manager import Contribution, PluginManager, collect
from lintnews.records import replace
from lintnews.results import Notification

_LOADING = 120.0
"""Seconds that a backend may take to load its model."""
_NAMELESS = "<stdin>"
"""What standard input is called where nobody says what it is."""
_TABLES = frozenset((".csv", ".tsv", ".jsonl", ".parquet"))
"""Suffixes of files that hold an article in a row: read as prose, they would be judged for their commas."""
_SLOWEST = 5000
"""Code points a second that a backend must be able to read."""


class DocumentLoader:
    """Reads documents. `root`: the folder that reported paths are relative to; `stdin_path`: of standard input.

    What went wrong with plugins stands in `notifications`.
    """

    def __init__(
        self, plugin_manager: PluginManager, settings: Settings, *, root: str, stdin_path: str | None = None
    ) -> None:
        self.settings = settings
        self.root = root
        self.stdin_path = stdin_path
        self.guard = Guard(plugin_manager.guard.level, settings.time_limit)
        readers = collect(plugin_manager, "lintnews_readers")
        lexicons = collect(plugin_manager, "lintnews_lexicons")
        self.lexicons = tuple(os.fspath(one.value) for one in lexicons.contributions)
        """The folders of word lists that plugins bring: `with folders(loader.lexicons)` they count."""
        self.project = project(plugin_manager, settings.registries, settings.accepted_words)
        self.terms, term_faults = _termbase(settings)
        backend_faults, self.mistakes = self._backend(plugin_manager)
        faults = (readers.notifications, lexicons.notifications, self.project.plugin_faults, backend_faults)
        self.notifications = tuple(chain.from_iterable(faults))
        self.readers = _by_suffix(readers.contributions)
        self.mistakes += (*_no_such_source(settings), *term_faults)
        self.originals: dict[tuple[str, int, int, str | None, str | None], Document] = {}
        """Those that were read last, so that an editor does not read them at every keystroke."""

    def _backend(self, plugin_manager: PluginManager) -> tuple[tuple[Notification, ...], tuple[Notification, ...]]:
        """Load the backend that the settings name; faults of plugins, and the mistakes of the user."""
        self.annotator: Annotator | None = None
        if not self.settings.backend:
            return (), ()
        collected = collect(plugin_manager, "lintnews_backends")
        contributions = [one.value for one in collected.contributions]

        def work() -> Annotator | BackendError:
            try:
                return annotator(f"{self.settings.backend}", self.settings.model, contributions)
            except BackendError as error:
                return error

        guard = Guard(plugin_manager.guard.level, _LOADING)
        made, problem = guard.run(f"{self.settings.backend}", "loading this backend", work)
        if isinstance(made, BackendError):
            return collected.notifications, (Notification("error", str(made), source="backend"),)
        self.annotator = made
        return (*collected.notifications, *([problem] if problem else [])), ()

    @property
    def suffixes(self) -> frozenset[str]:
        """The suffixes of the files that are looked for in folders."""
        return frozenset(self.readers)

    def overriding(self, path: str) -> tuple[int, ...]:
        """The numbers of the overrides that hold for a file."""
        return self.settings.overriding(relative(self.real_path(path), self.settings.home))

    def shown(self, path: str) -> str:
        """A path as it is reported."""
        if path == STDIN and not self.stdin_path:
            return _NAMELESS
        return relative(self.real_path(path), self.root)

    def data(self, found: Found) -> bytes:
        """The bytes of a file. Raises `UnreadableError`, also for a table."""
        path = self.shown(found.path)
        suffix = os.path.splitext(path)[1].lower()
        if suffix in _TABLES and suffix not in self.readers:
            said = f"a table: `lintnews corpus {path} --text-field COLUMN` lints its rows"
            raise UnreadableError(Notification("error", said, path))
        try:
            return read_bytes(found.path, self.settings.max_file_size * MEGABYTE)
        except OSError as error:
            said = f"cannot be read: {error.strerror or error}"
        except ValueError as error:
            said = str(error)
        raise UnreadableError(Notification("error", said, path))

    def real_path(self, path: str) -> str:
        """The path that a file is treated as: that of `--stdin-path` for standard input."""
        return self.stdin_path or _NAMELESS if path == STDIN else path

    def document(self, found: Found, settings: Settings | None = None, data: bytes | None = None) -> Document | None:
        """The document in a file; None where it was met in a folder and is of another format than its suffix says.

        `settings`: those that hold for this file, where they are known already; `data`: its bytes, where they are not
        to be read from it. Raises `UnreadableError`.
        """
        path = self.shown(found.path)
        data = self.data(found) if data is None else data
        own = settings or self.settings.overridden(self.overriding(found.path))
        doc = document(path, data, own, self.readers, self.guard, named=found.named)
        if doc is None:
            return None
        if own.leave_out:
            try:
                doc = replace(doc, left_out=left_out(doc.text, own.leave_out))
            except SlowPatternError as error:
                raise UnreadableError(Notification("error", str(error), path)) from None
        if annotator := self.annotator:
            read = doc
            seconds = self.settings.time_limit + len(doc.text) / _SLOWEST
            annotations, problem = Guard(self.guard.level, seconds).run(
                f"{self.settings.backend}", "this backend", lambda: dict(annotator(read))
            )
            if problem and annotations is None:
                raise UnreadableError(problem._replace(path=path))
            doc.memo.update(annotations or {})
        doc.memo.update(self.terms)
        if not (self.project.registries or self.project.accepted):
            return doc
        return replace(doc, registries=self.project.registries, accepted=self.project.accepted)

    def beside_original(
        self, doc: Document, found: Found, settings: Settings | None = None, original: Original | None = None
    ) -> tuple[Document, tuple[Notification, ...]]:
        """A document with its original, and what is said where there should be one and is none.

        `settings`: those that hold for this file, where they are known already; `original`: where it is in no file of
        its own. A document that brought its original keeps it.
        """
        own = settings or self.settings.overridden(self.overriding(found.path))
        match = NO_ORIGINAL if doc.original or original is not None else self._match(found, own)
        if not (doc.original or original is not None or match.path or match.missing):
            return doc, ()
        from lintnews.input.pairs import beside

        return beside(self, doc, own, match, original)

    def is_original(self, found: Found) -> bool:
        """Whether a file that was met in a folder is there as the original of an article, and is none itself."""
        path = self.real_path(found.path)
        own = self.settings.overridden(self.overriding(found.path))
        if found.named or not (own.source or ".source." in path):
            return False
        from lintnews.input.originals import is_original

        return is_original(
            path,
            own.source,
            home=own.home,
            folder=found.folder,
            language=own.source_language,
            suffixes=self.suffixes,
        )

    def _match(self, found: Found, settings: Settings) -> Match:
        path = self.real_path(found.path)
        if settings.source is None and (path == _NAMELESS or not _may_have_one(path)):
            return NO_ORIGINAL
        from lintnews.input.originals import original_of

        return original_of(
            path,
            settings.source,
            home=settings.home,
            folder=found.folder,
            language=settings.source_language,
            suffixes=self.suffixes,
        )


def _may_have_one(path: str) -> bool:
    """Whether there is any file beside an article that calls itself an original: a look that costs next to nothing."""
    here = os.path.dirname(path) or "."
    try:
        return _names_originals(here, os.stat(here).st_mtime_ns)
    except OSError:
        return False


@lru_cache(maxsize=256)
def _names_originals(folder: str, _changed: int) -> bool:
    with os.scandir(folder) as entries:
        return any(".source." in entry.name for entry in entries)


def _termbase(settings: Settings) -> tuple[Mapping[Any, Any], tuple[Notification, ...]]:
    """The layer with the termbases of the settings, if there are any, and what is wrong with their files."""
    if not settings.termbase:
        return {}, ()
    from lintnews.input.project_words import termbase_of
    from lintnews.layers.terms import has_termbase
    from lintnews.layers.terms.termbase import termbase

    made, mistakes = termbase_of(settings.termbase, settings.home)
    return {has_termbase: True, termbase: made}, mistakes


def _no_such_source(settings: Settings) -> Iterator[Notification]:
    """What is said where the original, or the folder of originals, that was named is not there or cannot be made."""
    for one in dict.fromkeys([settings.source, *(changes.get("source") for _, changes in settings.overrides)]):
        if one and "{" in one:
            from lintnews.input.originals import NAMES_IN_PATTERNS, unknown_names

            known = ", ".join(f"{{{name}}}" for name in NAMES_IN_PATTERNS)
            for name in unknown_names(one):
                said = f"{{{name}}} is no part of a path of originals{did_you_mean(name, NAMES_IN_PATTERNS)}: {known}"
                yield Notification("error", said, one)
        elif one and not os.path.exists(one):
            yield Notification("error", "there is no such file or folder: 'source' or --source names it", one)


def _by_suffix(contributions: Sequence[Contribution]) -> Mapping[str, Contribution]:
    """The reader for each suffix; a third party's outweighs our own, because somebody allowed it."""
    found: dict[str, Contribution] = {}
    for one in sorted(contributions, key=lambda one: one.plugin != "bundled"):
        found.update(dict.fromkeys(one.value.suffixes, one))
    return found
