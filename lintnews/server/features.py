"""What a client may ask, and the answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from lintnews.files import cache
from lintnews.lexicons import folders
from lintnews.results import FileReport, Notification, Result
from lintnews.server import hover as hovers
from lintnews.server import symbols as chains
from lintnews.server.actions import ACCEPT, EXPLAIN, FIX_ALL, IGNORE, KINDS, Actions
from lintnews.server.app import Server, known
from lintnews.server.diagnostics import fingerprint
from lintnews.server.linters import Linters
from lintnews.server.positions import Positions
from lintnews.server.uris import is_file, path_of
from lintnews.server.write_decisions import UndecidedError, accept, ignore_beside

PAGE = "lintnews/page"
"""A request of our own: the page of a rule, in Markdown."""
WATCHED = (
    "**/{lintnews,.lintnews,pyproject,*.lintnews}.toml",
    "**/{accepted-words.txt,lintnews-baseline.json}",
    "**/*.{yaml,yml,ini,tsv}",
)
"""Configurations, side files, and as far as names tell it what a configuration names: packs, registries, words."""


def make(linters: Linters) -> Server:
    """A server with all that it can do."""
    server = Server(linters)
    _add_synchronisation(server)
    _add_questions(server)
    _add_people(server)
    _add_commands(server)
    return server


def _add_synchronisation(server: Server) -> None:
    @server.feature(lsp.INITIALIZED)
    def initialized(params: lsp.InitializedParams) -> None:
        if server.can("workspace", "did_change_watched_files", "dynamic_registration"):
            watchers = [lsp.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            asked = lsp.Registration("configuration", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(lsp.RegistrationParams([asked]))

    @server.feature(lsp.SHUTDOWN)
    def shutdown(params: None) -> None:
        server.is_over = True

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        article = params.text_document
        path = path_of(article.uri, article.language_id, server.folders)
        server.articles.open(article.uri, path, article.version, article.text)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        whole = [one for one in params.content_changes if isinstance(one, lsp.TextDocumentContentChangeWholeDocument)]
        if whole:
            server.articles.change(params.text_document.uri, params.text_document.version, whole[-1].text)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.articles.again(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(params: lsp.DidChangeWatchedFilesParams) -> None:
        server.again()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configuration_changed(params: lsp.DidChangeConfigurationParams) -> None:
        server.again()


def _add_questions(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=KINDS))
    async def code_actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        view = await server.articles.view(uri)
        if not (view and view.fast and view.report):
            return []
        doc, only = view.fast.doc, params.context.only
        positions = server.positions(doc)
        changes = not server.can("workspace", "workspace_edit", "document_changes")
        actions = Actions(uri, view.version, doc, positions, changes=changes, in_file=is_file(uri))
        found: list[lsp.CodeAction] = []
        if _is_asked(lsp.CodeActionKind.QuickFix, only):
            given = {fingerprint(one) for one in params.context.diagnostics}
            place = positions.span(params.range)
            for result in _counted(view.report):
                if result.fingerprint in given or _meets(result, place):
                    found += actions.about(result, server.diagnostic(uri, view, result, positions))
        if _is_asked(FIX_ALL, only) and (everything := actions.all(view.report.results)):
            found.append(everything)
        return found

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        view = await server.articles.view(params.text_document.uri)
        if not (view and view.fast and view.report):
            return None
        positions = server.positions(view.fast.doc)
        here = positions.offset(params.position)
        results = [one for one in _counted(view.report) if _meets(one, (here, here))]
        if not results:
            return None
        text = hovers.hover(results, known(view))
        formats = getattr(getattr(server.client_capabilities.text_document, "hover", None), "content_format", None)
        content = (
            lsp.MarkupContent(lsp.MarkupKind.PlainText, hovers.plain(text))
            if formats and lsp.MarkupKind.Markdown not in formats
            else lsp.MarkupContent(lsp.MarkupKind.Markdown, text)
        )
        return lsp.Hover(content, positions.range_of(results[0].region))

    @server.feature(PAGE)
    async def page(params: Any) -> str:
        rule = params.get("rule") if isinstance(params, Mapping) else getattr(params, "rule", None)
        return await _page(server, str(rule))


def _counted(report: FileReport) -> list[Result]:
    return [result for result in report.results if result.suppression is None]


def _meets(result: Result, place: tuple[int, int]) -> bool:
    """Whether a finding is at a place, or touches it."""
    return result.region.start <= place[1] and place[0] <= result.region.end


def _is_asked(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a client asks for this kind of action: all kinds, this one, or one that it belongs to."""
    return not only or any(kind == one or kind.startswith(f"{one}.") for one in map(_value, only))


def _value(kind: str) -> str:
    return str(getattr(kind, "value", kind))


def _add_people(server: Server) -> None:
    async def person(uri: str, position: lsp.Position) -> tuple[Positions, chains.PersonSymbols] | None:
        view = await server.articles.view(uri)
        if not (view and view.fast):
            return None
        positions = server.positions(view.fast.doc)
        with folders(view.linter.loader.lexicons if view.linter else ()):
            named = chains.at(view.fast.doc, positions.offset(position))
        return (positions, named) if named else None

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol] | list[lsp.SymbolInformation]:
        uri = params.text_document.uri
        view = await server.articles.view(uri)
        if not (view and view.fast):
            return []
        doc = view.fast.doc
        with folders(view.linter.loader.lexicons if view.linter else ()):
            if server.can("text_document", "document_symbol", "hierarchical_document_symbol_support"):
                return chains.symbols(doc, server.positions(doc))
            return chains.flat_symbols(uri, doc, server.positions(doc))

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    async def highlights(params: lsp.DocumentHighlightParams) -> list[lsp.DocumentHighlight]:
        found = await person(params.text_document.uri, params.position)
        return [lsp.DocumentHighlight(found[0].range(place)) for place in found[1].places] if found else []

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def next_place(params: lsp.DefinitionParams) -> lsp.Location | None:
        """A name is not defined anywhere: this leads from place to place, and from the last one to the first."""
        uri = params.text_document.uri
        found = await person(uri, params.position)
        if not found:
            return None
        positions, named = found
        here = positions.offset(params.position)
        place = next((place for place in named.places if place.start > here), named.places[0])
        return lsp.Location(uri, positions.range(place))

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def references(params: lsp.ReferenceParams) -> list[lsp.Location]:
        uri = params.text_document.uri
        found = await person(uri, params.position)
        return [lsp.Location(uri, found[0].range(place)) for place in found[1].places] if found else []


def _add_commands(server: Server) -> None:
    @server.command(IGNORE)
    async def ignore(uri: str, finding: str) -> None:
        article, view = server.articles.get(uri), await server.articles.view(uri)
        results = _counted(view.report) if view and view.report else []
        result = next((one for one in results if one.fingerprint == finding), None)
        if article and view and view.report and view.fast and result and is_file(uri):
            everything, source = view.report.results, view.fast.doc.file_text
            _decided(server, lambda: ignore_beside(article.path, result, everything, source))

    @server.command(ACCEPT)
    async def accept_word(uri: str, word: str) -> None:
        article, view = server.articles.get(uri), await server.articles.view(uri)
        if article and view and view.linter:
            settings = view.linter.settings
            folder = _folder(article.path, server.folders)
            _decided(server, lambda: accept(word, settings, folder))

    @server.command(EXPLAIN)
    async def explain(rule: str) -> None:
        text = await _page(server, rule)
        if not text:
            server.tell(Notification("warning", f"there is no rule '{rule}'"))
            return
        if not server.can("window", "show_document", "support"):
            server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, hovers.plain(text)))
            return
        path = cache.folder("pages", f"{rule.replace('/', '-')}.md")
        cache.put_plain(path, text.encode())
        server.window_show_document(lsp.ShowDocumentParams(from_fs_path(path) or "", take_focus=True))


def _decided(server: Server, write: Callable[[], str]) -> None:
    """Write a decision down, and judge everything again."""
    try:
        path = write()
    except UndecidedError as error:
        server.tell(Notification("error", str(error)))
        return
    server.tell(Notification("note", "written", path))
    server.again()


def _folder(path: str, folders: Sequence[str]) -> str:
    """The innermost folder of the client that holds an article; its own where none does."""
    holding = [folder for folder in folders if path.startswith(os.path.join(folder, ""))]
    return max(holding, key=len, default=os.path.dirname(path))


async def _page(server: Server, rule: str) -> str:
    """The page of a rule of any article that is open; nothing for a rule that there is not."""
    for uri in server.articles.uris:
        view = await server.articles.view(uri)
        if view and (one := known(view).get(rule)):
            return hovers.markdown(one)
    return ""
