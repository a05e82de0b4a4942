"""The interface for programs: lint a text, a file or many, and look at the rules.

    >>> import lintnews
    >>> report = lintnews.lint("The US sent Antony Blinken. On Friday Mr. Blinken left. Mr. Blingen was late.",
    ...                        grammar="off")
    >>> [finding.rule for finding in report.findings]
    ['names/drift']

All functions may be called from any thread. A linter is made for each call unless one is handed in: that costs about
a tenth of a second, so whoever lints many texts makes one with `make_linter` and hands it in. A linter lints one text
at a time; threads that share one wait for each other.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lintnews import __version__
from lintnews.config.keys import KEYS, PATH, PATHS, TEXTS
from lintnews.config.load import ConfigError, Mistake, load
from lintnews.config.settings import Settings
from lintnews.files.discovery import Found, FoundFiles
from lintnews.findings import Severity
from lintnews.input.matches import Original
from lintnews.linter.linter import Linter
from lintnews.linter.parallel import lint_all
from lintnews.linter.registry import RegisteredRule, build_registry
from lintnews.plugin.manager import collect, load_plugins
from lintnews.records import dataclass
from lintnews.results import FileReport, Notification, Result, Run


@dataclass(frozen=True)
class Report:
    """What was found, in the order path, start, end, rule. In a notebook it shows itself as a table."""

    run: Run
    """All of it, as reporters get it: files, findings, notifications, the rules that ran."""

    @property
    def findings(self) -> tuple[Result, ...]:
        """The findings that count, without those that somebody decided to ignore.

        `finding.region` has the place: `start` and `end` are code points into the decoded text, half-open, from 0;
        lines and columns count from 1.
        """
        return self.run.counted

    @property
    def notifications(self) -> tuple[Notification, ...]:
        """What went wrong: files that cannot be read, plugins that failed, mistakes in packs."""
        return self.run.all_notifications

    @property
    def is_whole(self) -> bool:
        """Whether everything was looked at that was asked for."""
        return not any(note.level == "error" for note in self.notifications)

    def worst(self) -> Severity | None:
        """The highest severity of all findings; None where there are none."""
        return max((finding.severity for finding in self.findings), default=None)

    def render(self, name: str = "text") -> bytes:
        """The report in a format of `lintnews check --format`, such as `sarif`, `json` or `text`.

        Raises `ValueError` for a format that no plugin provides.
        """
        reporters = {one.value.name: one.value for one in collect(load_plugins(), "lintnews_reporters").contributions}
        if name not in reporters:
            raise ValueError(f"unknown format '{name}': {', '.join(sorted(reporters))}")
        made: bytes = reporters[name].render(self.run)
        return made

    def __iter__(self) -> Iterator[Result]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __str__(self) -> str:
        return self.render("text").decode("utf-8")

    def _repr_html_(self) -> str:
        from html import escape

        rows = (
            f"<tr><td>{escape(one.path)}:{one.region.line}:{one.region.column}</td><td>{one.severity.label}</td>"
            f"<td><code>{escape(one.rule)}</code></td><td>{escape(one.message)}</td>"
            f"<td>{escape('; '.join(f'{place.line}: {place.message}' for place in one.related))}</td></tr>"
            for one in self.findings
        )
        head = "<tr><th>place</th><th>severity</th><th>rule</th><th>finding</th><th>evidence</th></tr>"
        notes = "".join(f"<p>{one.level}: {escape(one.message)}</p>" for one in self.notifications)
        return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>{notes}"


def make_linter(*, config: str | os.PathLike[str] | None = None, root: str = ".", **settings: Any) -> Linter:
    """A linter under these settings, to be used for many texts. Close it, or use it in `with`, to end its engines.

    `config`: a configuration file; without it there is none. `root`: the folder that reported paths are relative to.
    `settings`: the keys of the configuration with `_` for `-`, such as `select=["names"]`, `source_language="nl"`,
    `grammar="off"`; they outweigh the file. Raises `ConfigError` for a file or values that cannot be followed, and
    `SelectionError` for rules and options that no plugin provides; both are `ValueError`s.
    """
    base = Settings(home=os.getcwd()) if config is None else load((), os.fspath(config))
    return Linter(base.changed(_values(settings)), root=root)


def lint(
    text: str | os.PathLike[str],
    *,
    name: str = "article.txt",
    original: str | None = None,
    linter: Linter | None = None,
    config: str | os.PathLike[str] | None = None,
    **settings: Any,
) -> Report:
    """Lint one article: a text, or a file where `text` is a path object.

    `name`: what a text is called in the report; its suffix says how it is read (`article.md` as Markdown). `original`:
    the text that it was translated from; one that is in a file is named by `source`. `config` and
    `settings`: as for `make_linter`, where no `linter` is given. Raises what `make_linter` raises, and `UnicodeError`
    for a text that holds lone surrogates. A file that cannot be read raises nothing: the report says so, and is not
    whole.

        >>> import lintnews
        >>> lintnews.lint("He met her in in Oslo.", select=["repetition/word"]).findings[0].region.start
        11
    """
    if linter is None:
        with make_linter(config=config, **settings) as made:
            return lint(text, name=name, original=original, linter=made)
    other = None if original is None else Original(original)
    if isinstance(text, str):
        report = linter.lint(Found(name, named=True), text.encode("utf-8"), other)
    else:
        report = linter.lint(Found(os.fspath(text), named=True), None, other)
    reports = (report,) if report else ()
    return Report(_run(linter, reports, (*linter.notifications, *linter.without_word_lists(reports))))


def lint_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    linter: Linter | None = None,
    config: str | os.PathLike[str] | None = None,
    **settings: Any,
) -> Report:
    """Lint files, folders and patterns, as `lintnews check PATH...` does, on as many processors as are worth it.

    Without `config` and `linter` the nearest configuration file above the paths counts, as on the command line. Raises
    what `make_linter` raises; paths that do not exist are told in the report, which is not whole then.
    """
    named = [os.fspath(path) for path in paths]
    if linter is None:
        base = load(named, None if config is None else os.fspath(config))
        with Linter(base.changed(_values(settings)), root=".") as made:
            return lint_paths(named, linter=made)
    files, missing = files_to_lint(linter, named)
    reports = sorted(lint_all(linter, files), key=lambda report: report.path)
    notes = (*linter.notifications, *linter.mistakes, *missing, *linter.without_word_lists(reports))
    return Report(_run(linter, reports, notes))


def load_rules(
    *, plugins: Iterable[str] = (), packs: Iterable[str | os.PathLike[str]] = ()
) -> Mapping[str, RegisteredRule]:
    """Every rule by its id, with its default options (`.rule`) and the plugin that brings it (`.plugin`).

    `plugins`: installed plugins of third parties that may take part; `packs`: more YAML packs.

        >>> import lintnews
        >>> lintnews.load_rules()["names/drift"].rule.meta.severity.label
        'error'
    """
    return build_registry(load_plugins(tuple(plugins)), tuple(os.fspath(path) for path in packs)).known


def files_to_lint(linter: Linter, paths: Iterable[str]) -> tuple[Sequence[Found], list[Notification]]:
    """The files that the paths mean under the linter's settings, and the paths that mean none."""
    missing: list[Notification] = []

    def there() -> Iterator[Found]:
        for one in linter.settings.find(paths, linter.loader.suffixes):
            if not one.is_there:
                missing.append(_missing(one.path))
            elif not linter.loader.is_original(one):
                yield one

    return FoundFiles(there()), missing


def _missing(path: str) -> Notification:
    is_pattern = any(sign in path for sign in "*?[")
    said = "no file matches this pattern" if is_pattern else "there is no such file or folder"
    return Notification("error", said, path)


def _run(linter: Linter, files: Iterable[FileReport], notifications: Iterable[Notification]) -> Run:
    return Run(__version__, os.path.abspath(linter.loader.root), tuple(files), linter.rules, tuple(notifications))


def _values(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `Settings` that these keyword arguments mean. Raises `ConfigError` with all mistakes."""
    from lintnews.config.suggest import did_you_mean

    known = {key.field: key for key in KEYS}
    mistakes: list[Mistake] = []
    values: dict[str, Any] = {}
    for name, value in settings.items():
        if name not in known:
            mistakes.append(Mistake("arguments", None, f"unknown setting '{name}'{did_you_mean(name, known)}"))
            continue
        key = known[name]
        if key.kind in (TEXTS, PATHS) and not isinstance(value, str):
            value = [os.fspath(one) for one in value]
        elif isinstance(value, os.PathLike):
            value = os.fspath(value)
        try:
            made = key.kind.read(value)
        except ValueError as error:
            mistakes.append(Mistake("arguments", None, f"'{name}' wants {error}"))
            continue
        if key.kind is PATHS:
            made = tuple(map(os.path.abspath, made))
        elif key.kind is PATH:
            made = os.path.abspath(made)
        values[name] = made
    if mistakes:
        raise ConfigError(mistakes)
    return values
