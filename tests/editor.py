"""An editor for tests: a real client of the language server, which runs in a process of its own."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fork_server import launcher
from lsprotocol import types as lsp
from lsprotocol.converters import get_converter
from pytest_lsp import ClientServerConfig, LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

PATIENCE = 60
"""Seconds until a test gives up."""


class Editor:
    """One that has a folder open. `published`: what the server has said of each article, in the order of its saying."""

    def __init__(self, client: LanguageClient, folder: Path, result: lsp.InitializeResult) -> None:
        self.client = client
        self.folder = folder
        self.result = result
        self.published: list[lsp.PublishDiagnosticsParams] = client.published  # type: ignore[attr-defined]
        self.registered: list[lsp.RegistrationParams] = client.registered  # type: ignore[attr-defined]
        """What the server has asked to be told."""

    def uri(self, name: str) -> str:
        """The address of a file of the folder."""
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, version: int = 1, language: str = "plaintext") -> str:
        """Open an article; its address."""
        item = lsp.TextDocumentItem(self.uri(name), language, version, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return item.uri

    def change(self, uri: str, text: str, version: int) -> None:
        """Type: the text is another one now."""
        changes = [lsp.TextDocumentContentChangeWholeDocument(text)]
        identifier = lsp.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(identifier, changes))

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something that the server does."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                await asyncio.sleep(0.01)

    async def shown(self, uri: str, version: int) -> list[lsp.Diagnostic]:
        """What is said of a version of an article, as soon as something is."""
        await self.until(lambda: any(one.uri == uri and one.version == version for one in self.published))
        return list(next(one for one in self.published if one.uri == uri and one.version == version).diagnostics)

    async def shown_at_last(self, uri: str, condition: Callable[[Sequence[lsp.Diagnostic]], bool]) -> None:
        """Wait until what is said last of an article is so."""

        def holds() -> bool:
            said = [one.diagnostics for one in self.published if one.uri == uri]
            return bool(said) and condition(said[-1])

        await self.until(holds)

    async def actions(
        self, uri: str, diagnostics: Sequence[lsp.Diagnostic], place: lsp.Range | None = None
    ) -> dict[str, lsp.CodeAction]:
        """What can be done about these, by title; as if asked for at `place`, or at the first of them."""
        context = lsp.CodeActionContext(diagnostics)
        params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), place or diagnostics[0].range, context)
        found = await self.client.text_document_code_action_async(params) or []
        assert all(isinstance(one, lsp.CodeAction) for one in found)
        return {one.title: one for one in found if isinstance(one, lsp.CodeAction)}

    async def page(self, rule: str) -> str:
        """The page of a rule, as the server's own request gives it."""
        ask: Any = self.client.protocol.send_request_async
        return str(await ask("lintnews/page", {"rule": rule}))

    async def do(self, action: lsp.CodeAction) -> None:
        """Let the server carry out the command of an action."""
        assert action.command
        params = lsp.ExecuteCommandParams(action.command.command, action.command.arguments)
        await self.client.workspace_execute_command_async(params)


PACK = """\
- name: boo
  extends: existence
  message: "“%s” is no word"
  why: Nobody knows it.
  link: https://example.org/boo
  tokens: [boo]
  valid: [They went home.]
  invalid: [They said ⟦boo⟧ again.]
- name: teh
  extends: substitution
  message: "“%[2]s” is “%[1]s”"
  why: It is misspelt.
  action: {name: replace, safe: true}
  swap: {teh: the}
  valid: [They saw the house.]
  invalid: [{text: They saw ⟦teh⟧ house., fixed: They saw the house.}]
"""
"""A pack whose findings nobody has to guess."""


def plugin_manager(folder: Path, more: str = "") -> None:
    """Make a folder a project that knows the rules of `PACK` only."""
    (folder / "house.en.yaml").write_text(PACK, encoding="utf-8")
    (folder / "lintnews.toml").write_text(f'packs = ["house.en.yaml"]\nselect = ["house"]\n{more}', encoding="utf-8")


@asynccontextmanager
async def editor(
    folder: Path, *arguments: str, capabilities: lsp.ClientCapabilities | None = None, **environment: str
) -> AsyncIterator[Editor]:
    """An editor with this folder open, and a server that was started with these arguments."""
    config = ClientServerConfig(
        launcher(["lsp", *arguments]),
        client_factory=_client,
        server_env={**os.environ, **environment},
    )
    client = await config.start()
    assert isinstance(client, LanguageClient)
    params = lsp.InitializeParams(
        capabilities or able(),
        workspace_folders=[lsp.WorkspaceFolder(folder.as_uri(), folder.name)],
    )
    result = await client.initialize_session(params)
    yield Editor(client, folder, result)
    await client.shutdown_session()
    assert client._server
    assert client._server.returncode == 0
    await client.stop()  # type: ignore[no-untyped-call]


def able(encoding: str | None = None, **without: bool) -> lsp.ClientCapabilities:
    """What a capable client says that it can do; `encoding`: the one in which it counts."""
    general = (
        lsp.GeneralClientCapabilities(position_encodings=[lsp.PositionEncodingKind(encoding)]) if encoding else None
    )
    related = without.get("related", True)
    return lsp.ClientCapabilities(
        general=general,
        window=lsp.WindowClientCapabilities(
            show_document=lsp.ShowDocumentClientCapabilities(without.get("show", True))
        ),
        workspace=lsp.WorkspaceClientCapabilities(
            workspace_edit=lsp.WorkspaceEditClientCapabilities(document_changes=without.get("versions", True))
        ),
        text_document=lsp.TextDocumentClientCapabilities(
            publish_diagnostics=lsp.PublishDiagnosticsClientCapabilities(
                version_support=True, related_information=related, data_support=True
            ),
            hover=lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown]),
            document_symbol=lsp.DocumentSymbolClientCapabilities(
                hierarchical_document_symbol_support=without.get("outline", True)
            ),
            code_action=lsp.CodeActionClientCapabilities(
                code_action_literal_support=lsp.ClientCodeActionLiteralOptions(
                    lsp.ClientCodeActionKindOptions(["quickfix", "source.fixAll"])
                ),
                is_preferred_support=True,
            ),
        ),
    )


def _client() -> LanguageClient:
    client = LanguageClient(converter_factory=_converter)
    client.published = []  # type: ignore[attr-defined]

    def published(params: lsp.PublishDiagnosticsParams) -> None:
        client.published.append(params)  # type: ignore[attr-defined]

    client.registered = []  # type: ignore[attr-defined]

    def register(params: lsp.RegistrationParams) -> None:
        client.registered.append(params)  # type: ignore[attr-defined]

    client.feature(lsp.CLIENT_REGISTER_CAPABILITY)(register)
    register_lsp_features(client, {**DEFAULT_CLIENT_FEATURES, lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: published})
    return client


def _converter() -> Any:
    """The library's converter takes every action that has a command for a bare command."""
    converter = get_converter()

    def structure(value: dict[str, Any], _: Any) -> lsp.Command | lsp.CodeAction:
        if isinstance(value.get("command"), str):
            return converter.structure(value, lsp.Command)
        return converter.structure(value, lsp.CodeAction)

    converter.register_structure_hook(lsp.Command | lsp.CodeAction, structure)
    return converter
