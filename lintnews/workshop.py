"""All that linting needs, made once for each process: plugins, rules and readers under these settings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lintnews.catalogue import catalogue
from lintnews.document import Document
from lintnews.engine import applies, lint_document
from lintnews.files import Found
from lintnews.findings import Finding
from lintnews.host import open_house
from lintnews.intake import Intake
from lintnews.locate import results_of
from lintnews.results import FileReport, Notification
from lintnews.rule import Rule
from lintnews.selection import Selection, choose
from lintnews.settings import Settings
from lintnews.sources import UnreadableError
from lintnews.suppressions import decide


class Workshop:
    """Lints one file after the other. `root`: the folder that reported paths are relative to.

    Raises `SelectionError` where the settings name what nobody brought.
    """

    def __init__(self, settings: Settings, *, root: str, stdin_path: str | None = None) -> None:
        self.settings = settings
        self.today = date.today()
        self.house = open_house(settings.plugins, level="warning" if settings.on_plugin_error == "warn" else "error")
        self.catalogue = catalogue(self.house, settings.packs)
        self.intake = Intake(self.house, settings, root=root, stdin_path=stdin_path)
        self.notifications = (
            *self.house.notifications,
            *self.catalogue.notifications,
            *self.intake.notifications,
        )
        self.mistakes = (*self.catalogue.broken_packs, *self.intake.project.mistakes, *self.intake.mistakes)
        """In what the user named: packs, registries, accepted words, a backend."""
        self._chosen: dict[tuple[int, ...], tuple[Settings, Selection]] = {}
        for numbers in ((), *((number,) for number in range(len(settings.overrides)))):
            self._choice(numbers)
        self.rules = self._choice(())[1].rules

    def lint(self, found: Found, data: bytes | None = None) -> FileReport | None:
        """What there is to say of one file, or of other bytes than those in it.

        None where it was met in a folder and is of no format that is read.
        """
        try:
            return self.judge(found, data)
        except UnreadableError as error:
            return FileReport(self.intake.shown(found.path), 0, (), (error.notification,))

    def judge(self, found: Found, data: bytes | None = None) -> FileReport | None:
        """What `lint` says, also of other bytes than those in the file. Raises `UnreadableError`."""
        guard = self.intake.guard
        rules, severities = self.selection(found)
        with guard:
            doc = self.document(found, data)
            if doc is None:
                return None
            findings, notes = lint_document(doc, rules, guard, severities)
        return self.report(found, doc, rules, findings, notes)

    def document(self, found: Found, data: bytes | None = None) -> Document | None:
        """The document in a file, or in other bytes than those in the file. Raises `UnreadableError`."""
        return self.intake.document(found, self._settings(found), data)

    def selection(self, found: Found) -> Selection:
        """The rules that judge a file."""
        return self._choice(self.intake.overriding(found.path))[1]

    def report(
        self,
        found: Found,
        doc: Document,
        rules: Iterable[Rule],
        findings: Iterable[Finding],
        notes: Iterable[Notification],
    ) -> FileReport:
        """What there is to say of a file in which these rules found this, and failed so."""
        notes = tuple(notes)
        failed = {note.source for note in notes}
        results, complaints = decide(
            results_of(doc, findings, doc.path),
            self.intake.decisions(found, doc),
            today=self.today,
            ran=[rule.id for rule in rules if rule.id not in failed and applies(rule, doc)],
            known=self.catalogue.known,
        )
        shown = tuple(result for result in results if result.severity >= self._settings(found).severity)
        return FileReport(doc.path, len(doc.text.split()), shown, (*notes, *complaints))

    def _settings(self, found: Found) -> Settings:
        return self._choice(self.intake.overriding(found.path))[0]

    def _choice(self, numbers: tuple[int, ...]) -> tuple[Settings, Selection]:
        """The settings and the rules where these overrides hold."""
        if numbers not in self._chosen:
            settings = self.settings.overridden(numbers)
            self._chosen[numbers] = (
                settings,
                choose(self.catalogue, settings, lenient=any(note.level != "note" for note in self.notifications)),
            )
        return self._chosen[numbers]
