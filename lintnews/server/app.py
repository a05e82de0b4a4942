"""The server of one client: what it knows of it, and what it shows to it."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from lintnews import __version__
from lintnews.document import Document
from lintnews.linter.registry import RegisteredRule
from lintnews.plugin.guards import described
from lintnews.results import Notification, Result
from lintnews.server.diagnostics import SOURCE, diagnostic, diagnostics, unreadable
from lintnews.server.documents import Articles, View
from lintnews.server.linters import Linters
from lintnews.server.positions import Positions
from lintnews.server.uris import is_file

_MESSAGES = {"error": lsp.MessageType.Error, "warning": lsp.MessageType.Warning, "note": lsp.MessageType.Info}


class Server(LanguageServer):
    """The language server of one client."""

    def __init__(self, linters: Linters) -> None:
        super().__init__("lintnews", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.articles = Articles(linters, self._show)
        self.is_over = False
        """Whether the client has said that it needs the server no more."""
        self._said: dict[str, tuple[Notification, ...]] = {}

    @property
    def folders(self) -> list[str]:
        """The folders that the client works in."""
        uris = list(self.workspace.folders) or [self.workspace.root_uri or ""]
        return [path for uri in uris if is_file(uri) and (path := to_fs_path(uri))]

    def positions(self, doc: Document) -> Positions:
        """The positions of a document's file, in the encoding that was agreed on."""
        return Positions(doc.file_text, self.workspace.position_encoding or lsp.PositionEncodingKind.Utf16)

    def can(self, *path: str) -> bool:
        """Whether the client has said that it can do this."""
        value: Any = self.client_capabilities
        for name in path:
            value = getattr(value, name, None)
        return bool(value)

    def diagnostic(self, uri: str, view: View, result: Result, positions: Positions) -> lsp.Diagnostic:
        """A finding as it was shown."""
        return diagnostic(uri, result, positions, known(view), related=self._shows_related, home=home(view))

    def close(self, uri: str) -> None:
        """Forget an article."""
        self.articles.close(uri)
        self._said.pop(uri, None)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def again(self) -> None:
        """Judge all articles again."""
        for uri in self.articles.uris:
            self.articles.again(uri)

    def tell(self, note: Notification) -> None:
        """Show something that is about no place in an article."""
        place = f"{note.path}:{note.line}: " if note.line else f"{note.path}: " if note.path else ""
        source = f"{note.source}: " if note.source != SOURCE else ""
        said = f"{SOURCE}: {place}{source}{note.message}"
        if note.level == "note":
            self.window_log_message(lsp.LogMessageParams(_MESSAGES[note.level], said))
        else:
            self.window_show_message(lsp.ShowMessageParams(_MESSAGES[note.level], said))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log what a client does against the protocol: a window for each keystroke would be in somebody's way."""
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, f"{SOURCE}: {described(error)}"))

    @property
    def _shows_related(self) -> bool:
        return self.can("text_document", "publish_diagnostics", "related_information")

    def _show(self, uri: str, view: View) -> None:
        """Publish what is said of an article, and tell what is new of what is said besides."""
        made: list[lsp.Diagnostic] = []
        if view.report and view.fast:
            positions = self.positions(view.fast.doc)
            made = diagnostics(uri, view.report, positions, known(view), related=self._shows_related, home=home(view))
        elif view.unreadable:
            made = [unreadable(view.unreadable)]
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, made, view.version))
        before = {note for notes in self._said.values() for note in notes}
        self._said[uri] = view.notes
        for note in dict.fromkeys(view.notes):
            if note not in before:
                self.tell(note)


def home(view: View) -> str:
    """The folder that the paths of a view are relative to."""
    return view.linter.loader.root if view.linter else ""


def known(view: View) -> dict[str, RegisteredRule]:
    """The rules of a view by their ids."""
    return dict(view.linter.registry.known) if view.linter else {}
