"""The articles that the page may open: those that the command line named, and none besides."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256

from lintnews.config.settings import Settings
from lintnews.files.atomic_write import rewrite
from lintnews.files.decoding import DecodingError, Text, decode
from lintnews.files.discovery import Found, relative
from lintnews.input.sources import MEGABYTE, read_bytes
from lintnews.records import NamedTuple
from lintnews.web.questions import WrongQuestionError


class Opened(NamedTuple):
    """An article in an editor. Its lines end with LF, as a browser has them."""

    path: str
    text: str
    state: str
    """Changes with the bytes of the file."""


class Shelf:
    """The articles of a server. `root`: the folder that their names are relative to."""

    def __init__(self, paths: Sequence[str], settings: Settings, root: str, suffixes: frozenset[str]) -> None:
        self._paths = tuple(os.path.abspath(path) for path in paths)
        self._settings = settings
        self._root = root
        self._suffixes = suffixes

    def __bool__(self) -> bool:
        """Whether there are any to be opened."""
        return bool(self._paths)

    def names(self) -> list[str]:
        """The names of all articles, in order."""
        return sorted(self._found())

    def place(self, name: str) -> str:
        """The path of an article. Raises `WrongQuestionError` for one that is not on the shelf."""
        found = self._found().get(name)
        if found is None:
            raise WrongQuestionError("there is no such article among those that were named")
        return found.path

    def open(self, name: str) -> Opened:
        """An article as it is now. Raises `WrongQuestionError`."""
        data = self._read(self.place(name))
        return Opened(name, self._decoded(data).text.replace("\r\n", "\n"), _state(data))

    def save(self, name: str, text: str, state: str) -> Opened:
        """Write an article that was opened, with the line ends that it had; what it is now.

        Raises `WrongQuestionError` where the file has changed meanwhile or cannot be written as it was.
        """
        path = self.place(name)
        before = self._read(path)
        if _state(before) != state:
            raise WrongQuestionError("the file has changed since it was opened: open it again")
        old = self._decoded(before)
        try:
            if old.encode(old.text) != before:
                raise WrongQuestionError(f"as {old.encoding}, the rest of the file would be written otherwise")
            after = old.encode(text.replace("\n", "\r\n") if "\r\n" in old.text else text)
        except UnicodeError:
            raise WrongQuestionError(
                f"the encoding of the file, {old.encoding}, does not have all characters"
            ) from None
        try:
            rewrite(path, before, after, inside=os.path.dirname(path))
        except OSError as error:
            raise WrongQuestionError(f"it was not written: {error.strerror or error}") from None
        return Opened(name, text, _state(after))

    def _found(self) -> dict[str, Found]:
        found = self._settings.find(self._paths, self._suffixes)
        return {relative(one.path, self._root): one for one in found if one.is_there}

    def _read(self, path: str) -> bytes:
        try:
            return read_bytes(path, self._settings.max_file_size * MEGABYTE)
        except (OSError, ValueError) as error:
            raise WrongQuestionError(f"it cannot be read: {getattr(error, 'strerror', None) or error}") from None

    def _decoded(self, data: bytes) -> Text:
        try:
            return decode(data, self._settings.encoding)
        except DecodingError as error:
            raise WrongQuestionError(str(error)) from None


def _state(data: bytes) -> str:
    return sha256(data).hexdigest()
