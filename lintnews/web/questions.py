"""What a text is to be judged by, and the judgement. Runs in a worker's main thread, where rules can be interrupted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import date
from json import dumps
from typing import Any

from lintnews import __version__
from lintnews.config.settings import Settings
from lintnews.document import Document, Piece
from lintnews.files.discovery import Found
from lintnews.grammar.engine import EngineSetup
from lintnews.input.language_detection import language_of
from lintnews.input.sources import UnreadableError
from lintnews.lexicons import folders
from lintnews.linter.articles import article
from lintnews.linter.linter import Linter
from lintnews.linter.selection import Selection, SelectionError, choose
from lintnews.plugin.manager import collect
from lintnews.records import NamedTuple, replace
from lintnews.results import Article, FileReport, Reporter, Result, Run
from lintnews.server.incremental import end
from lintnews.server.linting import RuleOutput, document, lint_view, report

_TABS = 16
"""Texts whose last judgement is kept in memory, so that the next one is fast."""
_SELECTIONS = 32


class Question(NamedTuple):
    """A text, and how it is to be judged."""

    text: str
    """What stands in the file."""
    path: str = "article.txt"
    """Its suffix says how the text is read; the decisions beside it count, where there is such a file."""
    prose: str | None = None
    """What of the text is to be read, where the asker says so; with `pieces`."""
    pieces: tuple[Piece, ...] = ()
    language: str | None = None
    source_language: str | None = None
    published: date | None = None
    original: str = ""
    """The text that it was translated from; empty: none."""
    only: tuple[str, ...] = ()
    """Rules and families that run and no others; empty: those of the configuration."""
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    slow: bool = True
    """Whether the rules that wait for engines run, too."""
    tab: str = ""
    """Who asks again and again about one text."""


class WrongQuestionError(ValueError):
    """A question that has no answer; the text says why."""


class Judge:
    """Answers questions with one linter, one after the other."""

    def __init__(self, settings: Settings, root: str) -> None:
        self.linter = Linter(settings, root=root, setup=EngineSetup(may_stay=True))
        self._tabs: OrderedDict[str, tuple[Question, RuleOutput]] = OrderedDict()
        self._selections: OrderedDict[tuple[tuple[str, ...], ...], Selection] = OrderedDict()

    def close(self) -> None:
        """Close the engines."""
        self.linter.close()

    def look(self, question: Question) -> tuple[Document, FileReport]:
        """The document of a question and what is found in it. Raises `WrongQuestionError`."""
        guard = self.linter.loader.guard
        selection = self._selection(question)
        with guard, folders(self.linter.loader.lexicons):
            doc = self._document(question)
            before = self._tabs.pop(question.tab, None) if question.tab else None
            older = before[1] if before and self._is_like(before, question, doc) else None
            said = [
                lint_view(
                    self.linter,
                    doc.path,
                    doc,
                    guard,
                    slow=slow,
                    is_wanted=lambda: True,
                    older=None if slow else older,
                    selection=selection,
                )
                for slow in ((False, True) if question.slow else (False,))
            ]
        if question.tab:
            self._tabs[question.tab] = question, said[0]
            while len(self._tabs) > _TABS:
                self._tabs.popitem(last=False)
        made = report(self.linter, (), question.path, said)
        end(doc)
        if before:
            before[1].doc.memo.clear()
        return doc, made

    def forget(self, tab: str) -> None:
        """Keep nothing of a text any more."""
        self._tabs.pop(tab, None)

    def run(self, question: Question) -> Run:
        """A run over one text, for reporters."""
        doc, made = self.look(question)
        rules = self._selection(question).rules
        return Run(__version__, self.linter.loader.root, (made._replace(article=self.article(doc)),), rules)

    def article(self, doc: Document) -> Article:
        """What is shown of a document."""
        with folders(self.linter.loader.lexicons):
            return article(doc)

    def slow_rules(self) -> frozenset[str]:
        """The rules that wait for engines."""
        return frozenset(rule_id for rule_id, known in self.linter.registry.known.items() if known.rule.meta.slow)

    def _document(self, question: Question) -> Document:
        try:
            doc = document(self.linter, question.path, question.text)
        except UnreadableError as error:
            raise WrongQuestionError(str(error)) from None
        if doc is None:
            raise WrongQuestionError("the text is not of the format that its name says")
        prose = doc.text if question.prose is None else question.prose
        settings = self.linter.settings
        return replace(
            doc,
            text=prose,
            source=question.text if question.prose is not None else doc.source,
            pieces=question.pieces if question.prose is not None else doc.pieces,
            language=question.language or settings.language or language_of(prose) or doc.language,
            source_language=question.source_language or doc.source_language,
            published=question.published or doc.published,
            original=_original(question) or doc.original,
            memo={} if question.prose is not None else doc.memo,
        )

    def _selection(self, question: Question) -> Selection:
        """The rules of a question. What nobody knows is nobody's rule: other programs name their own."""
        key = (question.only, question.also, question.without)
        if key in self._selections:
            self._selections.move_to_end(key)
            return self._selections[key]
        if not any(key):
            return self.linter.selection(Found(question.path, named=False))
        known = {*self.linter.registry.known, *self.linter.registry.families}
        only, also, without = (tuple(word for word in words if word in known) for words in key)
        changes: dict[str, Any] = {"extend_select": also, "ignore": without}
        if only or (question.only and not also):
            changes["select"] = only or ("nothing",)
        try:
            made = choose(self.linter.registry, self.linter.settings.changed(changes), lenient=True)
        except SelectionError as error:
            raise WrongQuestionError(str(error)) from None
        self._selections[key] = made
        while len(self._selections) > _SELECTIONS:
            self._selections.popitem(last=False)
        return made

    def _is_like(self, before: tuple[Question, RuleOutput], now: Question, doc: Document) -> bool:
        """Whether what was said of the text before may be taken over where it has not changed."""
        same = before[0]._replace(text="", slow=True) == now._replace(text="", slow=True)
        return same and before[1].doc.language == doc.language


def _original(question: Question) -> Document | None:
    if not question.original.strip():
        return None
    language = question.source_language or language_of(question.original) or "und"
    return Document(question.original, "original", language)


def page_answer(judge: Judge, question: Question) -> bytes:
    """What the page is told of a text, as JSON. Offsets are UTF-16 code units of the text."""
    from lintnews.reporters.html import article as shown

    doc, made = judge.look(question)
    slow = judge.slow_rules()
    told = shown(made._replace(article=judge.article(doc)))
    for one, result in zip(told["findings"], made.results, strict=True):
        one["file"] = [result.region.utf16_start, result.region.utf16_end]
        one["slow"] = result.rule in slow
        for fix, located in zip(one["fixes"], result.fixes, strict=True):
            for edit, place in zip(fix["edits"], located.replacements, strict=True):
                edit["file"] = [place.region.utf16_start, place.region.utf16_end]
    told["notes"] = [{"level": note.level, "message": note.message} for note in made.notifications]
    told["slow"] = question.slow
    return dumps(told, separators=(",", ":")).encode()


def report_answer(judge: Judge, question: Question, format_name: str) -> bytes:
    """A report about a text in one of the formats of `--format`. Raises `WrongQuestionError`."""
    for one in collect(judge.linter.plugin_manager, "lintnews_reporters").contributions:
        reporter: Reporter = one.value
        if reporter.name == format_name:
            return reporter.render(judge.run(question))
    raise WrongQuestionError(f"there is no format '{format_name}'")


def forget_answer(judge: Judge, tab: str) -> None:
    """Keep nothing of a text any more."""
    judge.forget(tab)


def results_answer(judge: Judge, question: Question) -> tuple[Result, ...]:
    """The results of a text as they are."""
    return judge.look(question)[1].results


def words_answer(judge: Judge) -> list[str]:
    """The words that the project accepts, in order."""
    return sorted(judge.linter.loader.project.accepted)


def rules_answer(judge: Judge) -> list[Mapping[str, Any]]:
    """All rules in a few words, and whether the configuration lets them run."""
    running = {rule.id for rule in judge.linter.rules}
    return [
        {
            "id": rule_id,
            "summary": known.rule.documentation.summary,
            "severity": known.rule.meta.severity.label,
            "status": known.rule.meta.status,
            "runs": rule_id in running,
        }
        for rule_id, known in judge.linter.registry.known.items()
    ]


def rule_page_answer(judge: Judge, rule_id: str) -> Mapping[str, Any]:
    """The page of a rule as plain data. Raises `WrongQuestionError`."""
    from lintnews.reporters.rule_docs import page

    known = judge.linter.registry.known.get(rule_id)
    if known is None:
        raise WrongQuestionError(f"there is no rule '{rule_id}'")
    made = page(known.rule, known.plugin)
    return {
        **made._asdict(),
        "options": [one._asdict() | {"default": repr(one.default)} for one in made.options],
        "invalid": [one._asdict() for one in made.invalid],
    }


def words_of(rules: Sequence[str]) -> tuple[str, ...]:
    """Rules and families that were asked for, cleaned."""
    return tuple(dict.fromkeys(word.strip() for word in rules if word.strip()))[:2000]
