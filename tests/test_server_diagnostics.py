"""The language server: what is shown of an article while somebody writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from editor import able, editor, plugin_manager
from lsprotocol import types as lsp

pytestmark = pytest.mark.asyncio
HEADLINE = "Ministers are meeting in Geneva on Friday"
TWICE = f"{HEADLINE}\n\n{HEADLINE}\n\nTalks begin at noon.\n"
ONCE = f"{HEADLINE}\n\nTalks begin at noon.\n"


async def test_a_finding_is_shown_with_the_place_that_proves_it(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", TWICE)
        (found,) = await one.shown(uri, 1)
        assert (found.code, found.source, found.severity) == (
            "repetition/headline",
            "lintnews",
            lsp.DiagnosticSeverity.Error,
        )
        assert found.range == _range(2, 0, len(HEADLINE))
        (other,) = found.related_information or ()
        assert other.location == lsp.Location(uri, _range(0, 0, len(HEADLINE)))


async def test_a_client_without_related_places_reads_of_them_in_the_message(tmp_path: Path) -> None:
    async with editor(tmp_path, capabilities=able(related=False)) as one:
        (found,) = await one.shown(one.open("a.txt", TWICE), 1)
        assert found.related_information is None
        assert "\nline 1: " in found.message


async def test_a_change_and_a_close_take_findings_away(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", TWICE)
        assert await one.shown(uri, 1)
        one.change(uri, ONCE, 2)
        assert await one.shown(uri, 2) == []
        one.change(uri, TWICE, 3)
        await one.shown_at_last(uri, bool)
        one.client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        await one.shown_at_last(uri, lambda shown: not shown)


async def test_only_the_last_of_many_changes_counts_and_a_stale_one_never(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", ONCE)
        for version in range(2, 30):
            one.change(uri, TWICE if version % 2 else ONCE, version)
        one.change(uri, ONCE, 5)
        await one.shown(uri, 29)
        await one.shown_at_last(uri, bool)
        one.change(uri, ONCE, 30)
        assert await one.shown(uri, 30) == []
        versions = [shown.version for shown in one.published]
        assert versions == sorted(versions, key=lambda version: version or 0)
        assert len(versions) < 29, "nobody waits for versions that were typed over"


LONG = "They said it.\n\n" * 40
FAR = """\
- name: far
  extends: existence
  message: "“zap” in a text that says boo"
  why: They do not go together.
  nonword: true
  raw: ['(?s)boo.*\\Kzap']
  valid: [They said boo.]
  invalid: ["They said boo and ⟦zap⟧."]
"""


async def test_a_keystroke_moves_what_stands_and_a_pause_finds_what_lies_far_apart(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    with (tmp_path / "house.en.yaml").open("a", encoding="utf-8") as pack:
        pack.write(FAR)
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", f"They said boo.\n\n{LONG}They saw teh house.\n")
        assert [found.code for found in await one.shown(uri, 1)] == ["house/boo", "house/teh"]
        one.change(uri, f"They said boo.\n\n{LONG}zap\n\n{LONG}They saw teh house.\n", 2)
        first, second = (found for found in await one.shown(uri, 2) if found.code != "house/far")
        assert (first.code, first.range) == ("house/boo", _range(0, 10, 13))
        assert (second.code, second.range) == ("house/teh", _range(164, 9, 12))
        await one.shown_at_last(uri, lambda shown: "house/far" in {found.code for found in shown})


@pytest.mark.parametrize(("encoding", "width"), [("utf-8", 4), ("utf-16", 2), ("utf-32", 1)])
async def test_places_are_counted_as_the_client_counts(tmp_path: Path, encoding: str, width: int) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path, capabilities=able(encoding)) as one:
        assert one.result.capabilities.position_encoding == encoding
        uri = one.open("a.txt", "One.\u2028Still one.\r\n\r\n😀😀 teh house\rThree teh.\r\n")
        first, second = await one.shown(uri, 1)
        assert first.range == _range(2, 2 * width + 1, 2 * width + 4)
        assert second.range == _range(3, 6, 9)
        actions = await one.actions(uri, [], _range(2, 2 * width + 2, 2 * width + 2))
        edit = actions["replace by “the”"].edit
        assert edit
        (change,) = edit.document_changes or ()
        assert isinstance(change, lsp.TextDocumentEdit)
        assert list(change.edits) == [lsp.TextEdit(first.range, "the")]


async def test_a_change_of_what_was_never_opened_is_logged_and_costs_nothing(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        one.change(one.uri("never.txt"), TWICE, 3)
        assert await one.shown(one.open("a.txt", TWICE), 1)
        assert one.client.messages == []
        assert "never.txt" in one.client.log_messages[0].message
        assert {said.uri for said in one.published} == {one.uri("a.txt")}


async def test_places_that_do_not_exist_are_no_matter(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", "A boo\n")
        assert await one.shown(uri, 1)
        assert await one.actions(uri, [], _range(0, 5000, 6000)) != {}, "the end of the line touches the finding"
        assert await one.actions(uri, [], lsp.Range(lsp.Position(7, 3), lsp.Position(900, 0))) == {}
        params = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(2**31 - 1, 2**31 - 1))
        assert await one.client.text_document_hover_async(params) is None


async def test_an_entry_with_a_link_leads_there(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path) as one:
        (found,) = await one.shown(one.open("a.txt", "They said boo.\n"), 1)
        assert found.code_description == lsp.CodeDescription("https://example.org/boo")


async def test_an_article_in_no_file_is_judged_by_its_kind(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path) as one:
        item = lsp.TextDocumentItem("untitled:Untitled-1", "markdown", 1, "```\nboo\n```\n\nA *boo*.\n")
        one.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        (found,) = await one.shown("untitled:Untitled-1", 1)
        assert found.range == _range(4, 3, 6)


async def test_a_broken_file_is_shown_in_it_and_not_in_a_window(tmp_path: Path) -> None:
    async with editor(tmp_path) as one:
        uri = one.open("a.nitf", "<nitf><body>\n<p>Talks</q></body></nitf>\n", language="xml")
        (found,) = await one.shown(uri, 1)
        assert found.severity == lsp.DiagnosticSeverity.Error
        assert "line 2" in found.message
        assert one.client.messages == []


async def test_a_text_above_the_limit_is_not_read(tmp_path: Path) -> None:
    plugin_manager(tmp_path, "max-file-size = 1\n")
    async with editor(tmp_path) as one:
        (found,) = await one.shown(one.open("a.txt", "They said boo. " * 70_000), 1)
        assert "larger than 1 MB" in found.message


def _range(line: int, start: int, end: int) -> lsp.Range:
    return lsp.Range(lsp.Position(line, start), lsp.Position(line, end))
