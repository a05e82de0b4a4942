"""All that linting needs, made once for each process: plugins, rules and readers under these settings."""

from __future__ import annotations

from lintnews.catalogue import catalogue
from lintnews.engine import lint_document
from lintnews.files import Found
from lintnews.host import open_house
from lintnews.intake import Intake
from lintnews.locate import results_of
from lintnews.results import FileReport
from lintnews.selection import Selection, choose
from lintnews.settings import Settings
from lintnews.sources import UnreadableError


class Workshop:
    """Lints one file after the other. `root`: the folder that reported paths are relative to.

    Raises `SelectionError` where the settings name what nobody brought.
    """

    def __init__(self, settings: Settings, *, root: str, stdin_path: str | None = None) -> None:
        self.settings = settings
        self.house = open_house(settings.plugins, level="warning" if settings.on_plugin_error == "warn" else "error")
        self.catalogue = catalogue(self.house, settings.packs)
        self.intake = Intake(self.house, settings, root=root, stdin_path=stdin_path)
        self.notifications = (
            *self.house.notifications,
            *self.catalogue.notifications,
            *self.intake.notifications,
        )
        self.mistakes = (*self.catalogue.broken_packs, *self.intake.project.mistakes)
        """In files that the user named: packs, registries, accepted words."""
        self._chosen: dict[tuple[int, ...], tuple[Settings, Selection]] = {}
        for numbers in ((), *((number,) for number in range(len(settings.overrides)))):
            self._choice(numbers)
        self.rules = self._choice(())[1].rules

    def lint(self, found: Found) -> FileReport | None:
        """What there is to say of one file; None where it was met in a folder and is of no format that is read."""
        settings, selection = self._choice(self.intake.overriding(found.path))
        path, guard = self.intake.shown(found.path), self.intake.guard
        with guard:
            try:
                doc = self.intake.document(found, settings)
            except UnreadableError as error:
                return FileReport(path, 0, (), (error.notification,))
            if doc is None:
                return None
            findings, notes = lint_document(doc, selection.rules, guard, selection.severities)
        shown = [finding for finding in findings if finding.severity >= settings.severity]
        return FileReport(path, len(doc.text.split()), results_of(doc, shown, path), notes)

    def _choice(self, numbers: tuple[int, ...]) -> tuple[Settings, Selection]:
        """The settings and the rules where these overrides hold."""
        if numbers not in self._chosen:
            settings = self.settings.overridden(numbers)
            self._chosen[numbers] = settings, choose(self.catalogue, settings, lenient=bool(self.notifications))
        return self._chosen[numbers]
