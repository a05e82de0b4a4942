"""Backends: other ways to find sentences and names than the lexicons, put in the place of the layers of that name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lintnews.document import Document
from lintnews.records import NamedTuple

Annotation = Mapping[Callable[[Document], Any], Any]
"""Layers, and what they are to say of a document."""
Annotator = Callable[[Document], Annotation]


class Backend(NamedTuple):
    """A way to find sentences and names, chosen by `--backend`."""

    name: str
    summary: str
    load: Callable[[str | None], Annotator]
    """From the name of a model to the annotator. Raises `BackendError`."""


class BackendError(Exception):
    """A backend or its model cannot be had; the message names it and the way out."""


def annotator(name: str, model: str | None, backends: Iterable[Backend]) -> Annotator:
    """The annotator of the backend of this name. Raises `BackendError`."""
    known = {backend.name: backend for backend in backends}
    if name not in known:
        raise BackendError(f"no plugin provides the backend '{name}' (there is: {', '.join(sorted(known)) or 'none'})")
    return known[name].load(model)
