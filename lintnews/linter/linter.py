"""All that linting needs, made once for each process: plugins, rules and readers under these settings."""

from __future__ import annotations

from _thread import allocate_lock
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from lintnews.config.settings import Settings
from lintnews.decisions.suppressions import decide, decisions_of
from lintnews.document import Document
from lintnews.files.discovery import Found
from lintnews.findings import Finding, in_order
from lintnews.grammar.engine import EngineSetup, matches, pending
from lintnews.grammar.service import OFF, Service, engines_for, unknown_engine
from lintnews.input.loader import DocumentLoader
from lintnews.input.matches import Original
from lintnews.input.sources import UnreadableError
from lintnews.lexicons import folders
from lintnews.linter.locate import results_of, words_in
from lintnews.linter.merging import one_per_fault
from lintnews.linter.registry import build_registry
from lintnews.linter.run_rules import Entries, run, scheduled
from lintnews.linter.selection import Selection, choose, with_current_ids
from lintnews.plugin.guards import Guard
from lintnews.plugin.manager import collect, load_plugins
from lintnews.records import NamedTuple
from lintnews.results import FileReport, Notification
from lintnews.rule import Rule, applies, missing_lexicons

_AHEAD = 24
"""Files that are begun before the first of them is ended, where engines are asked: they like many at once."""


class Task(NamedTuple):
    """A file to lint; `data`: what is read instead of its bytes; `original`: what it was translated from, if given.

    `told`: what is known of this file and outweighs the settings, such as its `language`, as fields of `Settings`.
    """

    found: Found
    data: bytes | None = None
    original: Original | None = None
    told: tuple[tuple[str, Any], ...] = ()


class Judging(NamedTuple):
    """The rules that can judge a document: those that run at once, and those that wait for engines."""

    fast: tuple[Rule, ...]
    slow: tuple[Rule, ...]
    schedule: Sequence[Rule | Entries]
    """The fast ones as they are run."""


class _StartedFile(NamedTuple):
    """A file in which the fast rules have run."""

    found: Found
    doc: Document
    slow: tuple[Rule, ...]
    """The rules that wait for engines."""
    findings: tuple[Finding, ...]
    notes: tuple[Notification, ...]


class Linter:
    """Lints one file after the other. `root`: the folder that reported paths are relative to.

    `setup`: what the engines are told besides the settings. `with_articles`: reports carry their
    texts, for formats that show them. `gather`: a function of a module, called with each document behind its rules;
    what it returns is `FileReport.gathered`, and must be picklable as the function is. Raises
    `SelectionError` where the settings name what no plugin provides.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        root: str,
        stdin_path: str | None = None,
        setup: EngineSetup | None = None,
        with_articles: bool = False,
        gather: Callable[[Document], object] | None = None,
    ) -> None:
        self.settings = settings
        self.with_articles = with_articles
        self.gather = gather
        self._lock = allocate_lock()
        self.today = date.today()
        self.plugin_manager = load_plugins(
            settings.plugins, level="warning" if settings.on_plugin_error == "warn" else "error"
        )
        self.registry = build_registry(self.plugin_manager, settings.packs)
        self.aliases = self.registry.aliases
        settings, renamed = with_current_ids(settings, self.aliases)
        self.settings = settings
        self.loader = DocumentLoader(self.plugin_manager, settings, root=root, stdin_path=stdin_path)
        self.notifications = (
            *self.plugin_manager.notifications,
            *self.registry.notifications,
            *self.loader.notifications,
            *(Notification("warning", one, source="settings") for one in renamed),
        )
        self.mistakes = (*self.registry.broken_packs, *self.loader.project.mistakes, *self.loader.mistakes)
        """In what the user named: packs, registries, accepted words, a backend."""
        self._judging: dict[tuple[object, ...], tuple[tuple[Rule, ...], Judging]] = {}
        self._chosen: dict[tuple[int, ...], tuple[Settings, Selection]] = {}
        for numbers in ((), *((number,) for number in range(len(settings.overrides)))):
            self._choice(numbers)
        self.rules = self._choice(())[1].rules
        self.notifications += (*self._deprecated(), *self._unknown_source())
        self.engines = self._engines(setup or EngineSetup())
        self.notifications += self.engines.notifications

    def __enter__(self) -> Linter:
        return self

    def __exit__(self, kind: object, error: object, at: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the grammar engines. They are started anew when the linter is used again."""
        self.engines.close()

    def lint_all(self, tasks: Iterable[Task]) -> Iterator[FileReport | None]:
        """What `lint` says of each file, in their order."""
        begun: deque[FileReport | _StartedFile | None] = deque()
        for task in tasks:
            try:
                begun.append(self._begin(task))
            except UnreadableError as error:
                shown = self.loader.shown(task.found.path)
                begun.append(FileReport(shown, 0, (), (error.notification,), is_read=False))
            if len(begun) > (_AHEAD if self.engines else 0):
                yield self._ended(begun.popleft())
        while begun:
            yield self._ended(begun.popleft())

    def lint(self, found: Found, data: bytes | None = None, original: Original | None = None) -> FileReport | None:
        """What there is to say of one file, or of other bytes than those in it, beside an original that is in no file.

        None where it was met in a folder and is of no format that is read. Threads wait for each other here.
        """
        with self._lock:
            return next(self.lint_all([Task(found, data, original)]))

    def judge(self, found: Found, data: bytes | None = None) -> FileReport | None:
        """What `lint` says, also of other bytes than those in the file. Raises `UnreadableError`."""
        return self._ended(self._begin(Task(found, data)))

    def ask_engines(self, doc: Document) -> None:
        """Put the question about a document to the engines. Does not wait."""
        doc.memo[pending] = self.engines.submit(doc)

    def wait_for_engines(self, doc: Document) -> tuple[Notification, ...]:
        """Wait for the engines, and tell what went wrong with them; nothing where they were not asked."""
        if pending not in doc.memo:
            return ()
        doc.layer(matches)
        return self.engines.pop_notifications()

    def _deprecated(self) -> Iterator[Notification]:
        """The rules that were selected by their ids and will go."""
        for rule in self.rules:
            if rule.meta.status == "deprecated":
                said = f"'{rule.id}' is deprecated and will be removed: `lintnews explain {rule.id}` says why"
                yield Notification("warning", said, source="settings")

    def _unknown_source(self) -> Iterator[Notification]:
        """What is said where the settings name a source language of which no rule knows anything."""
        code = (self.settings.source_language or "").partition("-")[0]
        known = self.registry.source_languages if code else frozenset[str]()
        if code and known and code not in known:
            said = f"no rule knows what '{code}' leaves in a translation: --source-language changes nothing here"
            yield Notification("note", f"{said} (known: {', '.join(sorted(known))})", source="settings")

    @contextmanager
    def at_work(self, guard: Guard) -> Iterator[Guard]:
        """Inside, this guard watches over rules, and the word lists of plugins count."""
        with guard, folders(self.loader.lexicons):
            yield guard

    def _engines(self, setup: EngineSetup) -> Service:
        """The engines that the settings name, as far as a rule that runs asks one."""
        rules = {rule.id for _, selection in self._chosen.values() for rule in selection.rules if rule.meta.slow}
        wanted = tuple(sorted(rule.partition("/")[2] for rule in rules))
        word = self.settings.grammar
        if not wanted or word == OFF:
            return Service((), setup)
        contributions = collect(self.plugin_manager, "lintnews_grammar_engines")
        self.notifications += contributions.notifications
        may_stay = setup.may_stay and self.settings.grammar_server != OFF
        setup = setup._replace(url=self.settings.languagetool_url, kinds=wanted, may_stay=may_stay)
        provided = [one.value for one in contributions.contributions]
        named = (word, *(one.name for one in provided if one.asks_server and setup.url))
        if wrong := unknown_engine(provided, word):
            self.mistakes += (Notification("error", wrong, source="settings"),)
        engines = engines_for(provided, word)
        return Service(engines, setup, named=named, level=self.plugin_manager.guard.level)

    def _begin(self, task: Task) -> _StartedFile | None:
        """Read a file, ask the engines about it, and run the rules that need not wait. Raises `UnreadableError`."""
        found, data, original, told = task
        guard = self.loader.guard
        settings = self._settings(found).changed(dict(told)) if told else self._settings(found)
        rules, severities = self.selection(found)
        with self.at_work(guard):
            doc = self.loader.document(found, settings, data)
            if doc is None:
                return None
            doc, said = self.loader.beside_original(doc, found, settings, original)
            _, slow, schedule = self.judging(rules, doc)
            if slow and not self.engines:
                schedule, slow = (*schedule, *slow), ()  # nobody has to be waited for
            elif slow:
                self.ask_engines(doc)
            findings, notes = run(doc, schedule, guard, severities)
        unread = [Notification("warning", fault, doc.path, line=line) for line, fault in doc.faults]
        return _StartedFile(found, doc, slow, findings, (*unread, *said, *notes))

    def _ended(self, begun: FileReport | _StartedFile | None) -> FileReport | None:
        """The report of a file that was begun."""
        if not isinstance(begun, _StartedFile):
            return begun
        found, doc, slow, findings, notes = begun
        guard = self.loader.guard
        rules, severities = self.selection(found)
        if slow:
            notes += self.wait_for_engines(doc)
            with self.at_work(guard):
                more, more_notes = run(doc, slow, guard, severities)
            findings, notes = in_order((*findings, *more)), (*notes, *more_notes)
        report = self.report(found, doc, rules, findings, notes)
        doc.forget()
        return report

    def document(self, found: Found, data: bytes | None = None) -> Document | None:
        """The document in a file, or in other bytes than those in the file. Raises `UnreadableError`."""
        return self.loader.document(found, self._settings(found), data)

    def beside_original(
        self, doc: Document, found: Found, original: Original | None = None
    ) -> tuple[Document, tuple[Notification, ...]]:
        """A document with its original, if it has one, and what is to be said; `original`: where it is in no file."""
        return self.loader.beside_original(doc, found, self._settings(found), original)

    def selection(self, found: Found) -> Selection:
        """The rules that judge a file."""
        return self._choice(self.loader.overriding(found.path))[1]

    def report(
        self,
        found: Found,
        doc: Document,
        rules: Iterable[Rule],
        findings: Iterable[Finding],
        notes: Iterable[Notification],
    ) -> FileReport:
        """What there is to say of a file in which these rules found this, and failed so."""
        notes, rules = tuple(notes), tuple(rules)
        failed = {note.source for note in notes}
        results, complaints = decide(
            results_of(doc, one_per_fault(findings, rules), doc.path),
            decisions_of(doc, self.loader.real_path(found.path), self.loader.root),
            today=self.today,
            ran=lambda: {rule.id for part in self.judging(rules, doc)[:2] for rule in part} - failed,
            known=self.registry.known,
            aliases=self.aliases,
        )
        least = self._settings(found).severity
        shown = tuple(result for result in results if result.severity >= least)
        made = FileReport(doc.path, doc.layer(words_in), shown, (*notes, *complaints), language=doc.language)
        if gather := self.gather:
            with self.at_work(self.loader.guard) as guard:
                gathered, problem = guard.run("lintnews", "what is gathered of a text", lambda: gather(doc))
            told = (problem._replace(path=doc.path),) if problem else ()
            made = made._replace(gathered=gathered, notifications=(*made.notifications, *told))
        if not self.with_articles:
            return made
        from lintnews.linter.articles import article

        with folders(self.loader.lexicons):
            return made._replace(article=article(doc))

    def judging(self, rules: tuple[Rule, ...], doc: Document) -> Judging:
        """Those of some rules that can judge a document; settled once for all documents of its kind."""
        kind = (id(rules), doc.language, doc.source_language, doc.original is None)
        known = self._judging.get(kind)
        if known is None or known[0] is not rules:
            judging = [rule for rule in rules if applies(rule, doc)]
            slow = tuple(rule for rule in judging if rule.meta.slow)
            fast = tuple(rule for rule in judging if not rule.meta.slow)
            made = Judging(fast, slow, scheduled(fast))
            known = self._judging[kind] = rules, made
        return known[1]

    def without_word_lists(self, reports: Iterable[FileReport]) -> Iterator[Notification]:
        """For each language of these reports, the rules that did not run because it has no word lists for them."""
        with folders(self.loader.lexicons):
            for language in sorted({report.language.partition("-")[0] for report in reports} - {""}):
                left = [rule.id for rule in self.rules if missing_lexicons(rule, language)]
                if left:
                    many = "1 rule" if len(left) == 1 else f"{len(left)} rules"
                    said = f"in '{language}' {many} did not run: there are no word lists of that language for"
                    yield Notification("note", f"{said} {', '.join(left)}")

    def _settings(self, found: Found) -> Settings:
        return self._choice(self.loader.overriding(found.path))[0]

    def _choice(self, numbers: tuple[int, ...]) -> tuple[Settings, Selection]:
        """The settings and the rules where these overrides hold."""
        if numbers not in self._chosen:
            settings = self.settings.overridden(numbers)
            self._chosen[numbers] = (
                settings,
                choose(
                    self.registry,
                    settings,
                    lenient=any(note.level != "note" for note in (*self.notifications, *self.mistakes)),
                ),
            )
        return self._chosen[numbers]
