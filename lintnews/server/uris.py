"""From a client's URI to a path, by which reader and configuration are chosen."""

from __future__ import annotations

import os
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from pygls.uris import to_fs_path

_SUFFIXES = {"markdown": ".md", "html": ".html", "xml": ".xml", "xliff": ".xlf"}


def path_of(uri: str, language: str, folders: Sequence[str]) -> str:
    """The path of an article. One that is in no file gets a name in the first of `folders`, by its kind of text."""
    scheme = urlsplit(uri).scheme
    if scheme == "file" and (path := to_fs_path(uri)):
        return os.path.abspath(path)
    name = os.path.basename(unquote(urlsplit(uri).path)) or "untitled"
    if not os.path.splitext(name)[1]:
        name += _SUFFIXES.get(language, ".txt")
    return os.path.join(folders[0] if folders else os.getcwd(), name)


def is_file(uri: str) -> bool:
    """Whether an article is in a file, beside which something can be written."""
    return urlsplit(uri).scheme == "file"
