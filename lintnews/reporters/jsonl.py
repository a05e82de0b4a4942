"""JSON Lines: one object a line, each with its `type`; the findings of a file stand together.

`run` comes first, then `finding`, `suppressed` and `notification`, `summary` last: a report without it was cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps
from typing import Any

from lintnews.reporters import json_bytes
from lintnews.reporters.json import VERSION, finding, notification, summary, tool
from lintnews.results import Run


def render(run: Run) -> bytes:
    """The whole run, a line for each thing said."""
    return b"".join(pieces(run))


def pieces(run: Run) -> Iterator[bytes]:
    """The same, line by line."""
    for kind, value in _objects(run):
        yield json_bytes(dumps({"type": kind, **value}, ensure_ascii=False) + "\n")


def _objects(run: Run) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "run", {"version": VERSION, "tool": tool(run)}
    for result in run.each_result():
        yield "finding" if result.suppression is None else "suppressed", finding(result)
    for note in run.all_notifications:
        yield "notification", notification(note)
    yield "summary", summary(run)
