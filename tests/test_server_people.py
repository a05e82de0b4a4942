"""The language server: people, from one place where they are named to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from editor import able, editor
from lsprotocol import types as lsp

from lintnews.server.documents import RECENT

pytestmark = pytest.mark.asyncio
TEXT = (
    "😀 Chancellor Olaf Scholz came to Vilnius on Monday.\n\n"
    "Lithuania's president, Gitanas Nausėda, met Scholz at the airport.\n\n"
    "“We agree,” Sholz said. Nausėda agreed.\n"
)
SCHOLZ = [(0, 14, 25), (2, 44, 50), (4, 12, 17)]
"""Lines and columns in UTF-16."""


async def test_the_outline_has_the_people_with_every_place_and_spelling(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        params = lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(one.open("a.txt", TEXT)))
        found = await one.client.text_document_document_symbol_async(params) or []
        people = {each.name: each for each in found if isinstance(each, lsp.DocumentSymbol)}
        assert list(people) == ["Olaf Scholz", "Gitanas Nausėda"]
        scholz = people["Olaf Scholz"]
        assert [each.name for each in scholz.children or ()] == ["Olaf Scholz", "Scholz", "Sholz"]
        assert [_place(each.selection_range) for each in scholz.children or ()] == SCHOLZ
        assert "chancellor" in (scholz.detail or "")


async def test_an_article_that_nobody_asked_about_for_long_still_has_its_people(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        first = one.open("a.txt", TEXT)
        for number in range(2 * RECENT):
            await one.shown(one.open(f"{number}.txt", TEXT), 1)
        params = lsp.DocumentHighlightParams(lsp.TextDocumentIdentifier(first), lsp.Position(2, 45))
        found = await one.client.text_document_document_highlight_async(params)
        assert [_place(each.range) for each in found or ()] == SCHOLZ


async def test_a_client_without_outlines_gets_a_list(tmp_path: Path) -> None:
    async with editor(tmp_path, capabilities=able(outline=False)) as one:
        params = lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(one.open("a.txt", TEXT)))
        found = await one.client.text_document_document_symbol_async(params) or []
        scholz = [
            each for each in found if isinstance(each, lsp.SymbolInformation) and each.container_name == "Olaf Scholz"
        ]
        assert [_place(each.location.range) for each in scholz] == SCHOLZ


@pytest.mark.parametrize("place", SCHOLZ)
async def test_from_any_spelling_one_gets_to_all(tmp_path: Path, place: tuple[int, int, int]) -> None:
    async with editor(tmp_path) as one:
        identifier = lsp.TextDocumentIdentifier(one.open("a.txt", TEXT))
        position = lsp.Position(place[0], place[1] + 2)
        highlights = await one.client.text_document_document_highlight_async(
            lsp.DocumentHighlightParams(identifier, position)
        )
        assert [_place(each.range) for each in highlights or ()] == SCHOLZ
        references = await one.client.text_document_references_async(
            lsp.ReferenceParams(lsp.ReferenceContext(include_declaration=True), identifier, position)
        )
        assert [_place(each.range) for each in references or ()] == SCHOLZ


async def test_one_gets_from_each_spelling_to_the_next_and_from_the_last_to_the_first(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        identifier = lsp.TextDocumentIdentifier(one.open("a.txt", TEXT))
        seen, position = [], lsp.Position(0, 20)
        for _ in SCHOLZ:
            found = await one.client.text_document_definition_async(lsp.DefinitionParams(identifier, position))
            assert isinstance(found, lsp.Location)
            seen.append(_place(found.range))
            position = found.range.start
        assert seen == [*SCHOLZ[1:], SCHOLZ[0]]
        nowhere = lsp.DefinitionParams(identifier, lsp.Position(0, 27))
        assert await one.client.text_document_definition_async(nowhere) is None


async def test_where_nobody_is_named_there_is_nothing(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        identifier = lsp.TextDocumentIdentifier(one.open("a.txt", TEXT))
        params = lsp.DocumentHighlightParams(identifier, lsp.Position(0, 27))
        assert not await one.client.text_document_document_highlight_async(params)


async def test_an_answer_is_about_the_newest_text(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", TEXT)
        one.change(uri, "Emmanuel Macron came to Berlin.\n", 2)
        params = lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(uri))
        found = await one.client.text_document_document_symbol_async(params) or []
        assert [each.name for each in found] == ["Emmanuel Macron"]


def _place(found: lsp.Range) -> tuple[int, int, int]:
    assert found.start.line == found.end.line
    return found.start.line, found.start.character, found.end.character
