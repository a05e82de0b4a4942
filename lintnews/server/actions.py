"""What can be done about findings: mend them, ignore them, accept a name, read about the rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from lintnews.decisions.fixes import applicable
from lintnews.decisions.suppressions import comment
from lintnews.document import Document
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.results import LocatedFix, Result
from lintnews.server.positions import Positions

IGNORE, ACCEPT, EXPLAIN = "lintnews.ignore", "lintnews.accept", "lintnews.explain"
"""Commands that the server carries out."""
FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.lintnews"
KINDS = (CodeActionKind.QuickFix, FIX_ALL)

_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,5}")
"""What may be a word or name that a project accepts."""


class Actions:
    """The actions for one version of an article; `changes`: for a client that knows no versions in edits."""

    def __init__(
        self, uri: str, version: int | None, doc: Document, positions: Positions, *, changes: bool, in_file: bool
    ) -> None:
        self._uri = uri
        self._version = version
        self._doc = doc
        self._positions = positions
        self._changes = changes
        self._in_file = in_file

    def about(self, result: Result, diagnostic: Diagnostic) -> Iterator[CodeAction]:
        """All that can be done about one finding, the best first."""
        for number, fix in enumerate(result.fixes):
            title = fix.title if fix.touches is None else f"{fix.title} (changes a {fix.touches})"
            preferred = (fix.safe and fix.touches is None and number == 0) or None
            yield _quick(title, diagnostic, edit=self._edit([fix]), preferred=preferred)
        if self._doc.pieces:
            edit = self._edit_of([self._comment(result)])
            yield _quick(f"ignore {result.rule} in this paragraph", diagnostic, edit=edit)
        elif self._in_file:
            yield _quick(
                f"ignore {result.rule} here: “{_short(result)}”",
                diagnostic,
                command=(IGNORE, [self._uri, result.fingerprint]),
            )
        if _NAME.fullmatch(word := result.region.quote):
            yield _quick(f"accept “{word}” in this project", diagnostic, command=(ACCEPT, [self._uri, word]))
        yield _quick(f"explain {result.rule}", diagnostic, command=(EXPLAIN, [result.rule]))

    def all(self, results: Sequence[Result]) -> CodeAction | None:
        """All fixes that need no look, at once."""
        fixes = [fix for _, fix in applicable(results)]
        if not fixes:
            return None
        return CodeAction("fix all that is safe to fix", kind=FIX_ALL, edit=self._edit(fixes))

    def _edit(self, fixes: Sequence[LocatedFix]) -> WorkspaceEdit:
        return self._edit_of(
            [TextEdit(self._positions.range_of(one.region), one.text) for fix in fixes for one in fix.replacements]
        )

    def _edit_of(self, edits: Sequence[TextEdit]) -> WorkspaceEdit:
        if self._changes:
            return WorkspaceEdit(changes={self._uri: edits})
        place = OptionalVersionedTextDocumentIdentifier(self._uri, self._version)
        return WorkspaceEdit(document_changes=[TextDocumentEdit(place, edits)])

    def _comment(self, result: Result) -> TextEdit:
        """A decision behind the last word of the finding's paragraph."""
        here = result.region.start
        places = (self._doc.locate(span) for span in self._doc.layer(paragraphs))
        at = next((place.end for place in places if place.start <= here < place.end), result.region.end)
        if self._doc.path.endswith((".md", ".markdown")):  # behind what closes emphasis and links
            at = self._positions.table.line_span(self._positions.table.line_of(at))[1]
        return TextEdit(self._positions.range((at, at)), f" {comment(result.rule)}")


def _quick(
    title: str,
    diagnostic: Diagnostic,
    *,
    edit: WorkspaceEdit | None = None,
    command: tuple[str, list[str]] | None = None,
    preferred: bool | None = None,
) -> CodeAction:
    return CodeAction(
        title,
        kind=CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        is_preferred=preferred,
        edit=edit,
        command=Command(title, command[0], arguments=command[1]) if command else None,
    )


def _short(result: Result) -> str:
    quote = " ".join(result.region.quote.split())
    return quote if len(quote) <= 40 else f"{quote[:39]}…"
