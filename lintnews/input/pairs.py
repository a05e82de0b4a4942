"""Putting an article and its original side by side, and saying why that cannot be done."""

from __future__ import annotations

import os
from functools import cache
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

from lintnews.config.settings import Settings
from lintnews.document import Document
from lintnews.files.discovery import Found
from lintnews.input.language_detection import language_of
from lintnews.input.matches import Match, Original
from lintnews.input.sources import UnreadableError, document
from lintnews.records import replace
from lintnews.results import Notification

if TYPE_CHECKING:
    from lintnews.input.loader import DocumentLoader

_KEPT = 8
"""Originals that a loader keeps."""

_PACKAGES = {"babel": "Babel", "anyascii": "anyascii", "pypinyin": "pypinyin"}
"""What the extra `source` brings, as it is imported and as it is called."""

Paired = tuple[Document, tuple[Notification, ...]]


def beside(loader: DocumentLoader, doc: Document, settings: Settings, match: Match, given: Original | None) -> Paired:
    """The document beside its original: the one it brought, a text that was given, or the file that was found.

    The article is linted without it where that is missing, empty, unreadable or in the article's own language; the
    notifications say so, and what can be done.
    """
    if match.missing:
        return doc, (_told(doc, f"its original is missing: {match.missing}", "warning"),)
    if doc.original:
        original, place = doc.original, "the original in it"
    elif given is not None:
        code = settings.source_language or doc.source_language or language_of(given.text, "")
        original, place = Document(given.text, doc.path, code or "und"), "the original in it"
        doc = replace(doc, segments=given.segments)
    else:
        assert match.path
        try:
            original = _read(loader, match.path, match.language, settings)
        except UnreadableError as error:
            said = error.notification.message
            level = error.notification.level
            return doc, (_told(doc, f"its original {loader.shown(match.path)} cannot be used: {said}", level),)
        place = f"its original {original.path}"
    if original.language == "und" and doc.source_language:
        original = replace(original, language=doc.source_language)
    if not original.text.strip():
        return replace(doc, original=None, segments=()), (
            _told(doc, f"{place} holds no text: nothing is compared", "warning"),
        )
    if _base(original.language) == _base(doc.language):
        said = (
            f"{place} is in its own language ({original.language}): nothing is compared; name another file, or the"
            " languages with --language and --source-language"
        )
        return replace(doc, original=None, segments=()), (_told(doc, said, "warning"),)
    paired = replace(doc, original=original, source_language=doc.source_language or _known(original.language))
    if original.language == "und":
        said = f"the language of {place} is not known: name it with --source-language"
        return paired, (*missing_packages(), _told(doc, said, "note"))
    return paired, missing_packages()


def _read(loader: DocumentLoader, path: str, language: str | None, settings: Settings) -> Document:
    """The original in a file, in the language that the settings, the file, its name or its text say, in this order.

    Raises `UnreadableError`.
    """
    found = Found(path, named=True)
    try:
        status = os.stat(path)
    except OSError as error:
        said = f"cannot be read: {error.strerror or error}"
        raise UnreadableError(Notification("error", said, loader.shown(path))) from None
    key = (path, status.st_mtime_ns, status.st_size, settings.source_language or language, settings.encoding)
    if kept := loader.originals.get(key):
        return kept
    own = Settings(language=settings.source_language, encoding=settings.encoding)
    made = document(loader.shown(path), loader.data(found), own, loader.readers, loader.guard, expected="")
    assert made  # it was named
    if language and not settings.source_language:
        made = replace(made, language=language)
    for old in [*loader.originals][: len(loader.originals) + 1 - _KEPT]:
        del loader.originals[old]
    loader.originals[key] = made
    return made


@cache
def missing_packages() -> tuple[Notification, ...]:
    """That less is compared than could be. It names no article: in a run over many it is told once."""
    lost = [name for module, name in _PACKAGES.items() if PathFinder.find_spec(module) is None]
    if not lost:
        return ()
    why = f"{' and '.join(lost)} {'is' if len(lost) == 1 else 'are'} not installed"
    said = "less of the original is compared (days, units, currencies, countries, names in other scripts)"
    return (Notification("warning", f'{said}: {why}: pip install "lintnews[source]"'),)


def _told(doc: Document, message: str, level: str) -> Notification:
    return Notification(level, message, doc.path)


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _known(language: str) -> str | None:
    return None if language == "und" else _base(language)
