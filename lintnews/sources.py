"""From a path to a document."""

from __future__ import annotations

from lintnews.document import Document
from lintnews.results import Notification


def document(path: str, *, language: str = "en", source_language: str | None = None) -> Document | Notification:
    """The document in a file, or what is wrong with it."""
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except OSError as error:
        return Notification("error", error.strerror or str(error), path=path)
    except UnicodeDecodeError as error:
        return Notification("error", f"not UTF-8 at byte {error.start}", path=path)
    return Document(text, path, language, source_language)
