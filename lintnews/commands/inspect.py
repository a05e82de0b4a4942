"""`lintnews inspect`."""

from __future__ import annotations

import argparse
import sys
from json import dumps
from typing import Any

from lintnews.commands import CLEAN, NOT_WHOLE, Command
from lintnews.document import Document
from lintnews.files import find
from lintnews.findings import Span
from lintnews.results import Notification
from lintnews.sources import document


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `inspect`."""
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(arguments: argparse.Namespace) -> int:
    """Show what the layers see."""
    code, seen = CLEAN, []
    for path in find(arguments.paths):
        doc = document(path)
        if isinstance(doc, Notification):
            print(f"lintnews: {path}: {doc.message}", file=sys.stderr)
            code = NOT_WHOLE
        else:
            seen.append(view(doc))
    sys.stdout.write(dumps({"documents": seen}, ensure_ascii=False) + "\n")
    return code


def view(doc: Document) -> dict[str, Any]:
    """What the layers see of a document, as plain data."""
    from lintnews.layers.attributions import attributions
    from lintnews.layers.people import people

    return {
        "path": doc.path,
        "quotes": [
            {**_span(doc, content), "speaker": _span(doc, said.speaker), "cue": _span(doc, said.cue), "kind": said.kind}
            for said in doc.layer(attributions)
            for content in said.content
        ],
        "people": [
            {
                "name": person.name,
                "mentions": [list(doc.locate(mention.span)) for mention in person.mentions],
                "titles": [title.text for title in person.titles],
            }
            for person in doc.layer(people)
        ],
    }


def _span(doc: Document, span: Span | None) -> Any:
    if span is None:
        return None
    start, end = doc.locate(span)
    return {"start": start, "end": end}


command = Command("inspect", "show what is seen in an article: people, quotations, speakers", configure, run)
