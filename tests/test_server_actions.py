"""The language server: what can be done about a finding, and what is read about it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from editor import Editor, able, editor, plugin_manager
from lsprotocol import types as lsp

pytestmark = pytest.mark.asyncio
FAULTY = "😀 We saw teh house. They said boo.\r\n"


async def test_a_fix_is_an_edit_of_the_version_that_it_was_made_for(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", "We saw it.\n", version=7)
        one.change(uri, FAULTY, 8)
        shown = await one.shown(uri, 8)
        action = (await one.actions(uri, shown))["replace by “the”"]
        assert (action.kind, action.is_preferred) == ("quickfix", True)
        assert applied(FAULTY, action) == FAULTY.replace("teh", "the")
        assert action.edit
        (change,) = action.edit.document_changes or ()
        assert isinstance(change, lsp.TextDocumentEdit)
        assert change.text_document.version == 8


async def test_a_client_that_knows_no_versions_in_edits_gets_plain_ones(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path, capabilities=able(versions=False)) as one:
        uri = one.open("a.txt", FAULTY)
        action = (await one.actions(uri, await one.shown(uri, 1)))["replace by “the”"]
        assert action.edit
        assert action.edit.document_changes is None
        assert next(iter((action.edit.changes or {})[uri])).new_text == "the"


async def test_all_safe_fixes_are_one_action_and_only_when_asked_for(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path) as one:
        text = "We saw teh house and teh boo.\n"
        uri = one.open("a.txt", text)
        await one.shown(uri, 1)
        context = lsp.CodeActionContext([], only=["source.fixAll"])
        everywhere = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
        params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), everywhere, context)
        (action,) = await one.client.text_document_code_action_async(params) or ()
        assert isinstance(action, lsp.CodeAction)
        assert action.kind == "source.fixAll.lintnews"
        assert applied(text, action) == "We saw the house and the boo.\n"


async def test_a_finding_is_known_again_by_its_id_whatever_its_place_is_said_to_be(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", FAULTY)
        shown = await one.shown(uri, 1)
        boo = next(found for found in shown if found.code == "house/boo")
        boo.range = lsp.Range(lsp.Position(0, 99), lsp.Position(0, 104))  # columns of bytes
        far = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
        titles = await one.actions(uri, [boo], far)
        assert "explain house/boo" in titles
        assert "explain house/teh" not in titles


async def test_ignoring_in_a_text_writes_beside_it(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8", newline="")
    beside = tmp_path / "a.txt.lintnews.toml"
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", FAULTY)
        shown = await one.shown(uri, 1)
        await one.do((await one.actions(uri, shown))["ignore house/teh here: “teh”"])
        await one.shown_at_last(uri, lambda found: [each.code for each in found] == ["house/boo"])
        await one.do((await one.actions(uri, shown))["ignore house/boo here: “boo”"])
        await one.shown_at_last(uri, lambda found: not found)
    assert beside.read_text(encoding="utf-8").count("[[ignore]]") == 2


async def test_ignoring_one_of_two_in_a_text_leaves_the_other(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", "They said boo.\nWe said boo.\n")
        _, second = await one.shown(uri, 1)
        await one.do((await one.actions(uri, [second]))["ignore house/boo here: “boo”"])
        await one.shown_at_last(uri, lambda found: [each.range.start.line for each in found] == [0])
        one.change(uri, "They said boo.\nAnd no.\nWe said boo.\n", 2)
        await one.shown_at_last(uri, lambda found: [each.range.start.line for each in found] == [0])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# They said *boo*\n\nAnd more.\n"),
        ("a.md", "- one [boo](x) two\n- boo\n"),
        ("a.html", "<html><body><p>They <b>said boo</b></p><p>And more.</p></body></html>\n"),
        ("a.nitf", "<nitf><body><body.content><p>They said boo.</p></body.content></body></nitf>\n"),
    ],
)
async def test_ignoring_in_a_marked_up_file_is_a_comment_that_counts(tmp_path: Path, name: str, text: str) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path) as one:
        uri, version = one.open(name, text), 1
        while shown := [found for found in await one.shown(uri, version) if found.code]:
            text = applied(text, (await one.actions(uri, shown[:1]))["ignore house/boo in this paragraph"])
            version += 1
            assert version < 4
            one.change(uri, text, version)
        said = await one.shown(uri, version)
        assert {found.message for found in said} <= {"a decision without a reason"}


def applied(text: str, action: lsp.CodeAction) -> str:
    """A text after the edits of an action, whose columns are UTF-16."""
    assert action.edit
    (change,) = action.edit.document_changes or ()
    assert isinstance(change, lsp.TextDocumentEdit)
    lines = text.split("\n")
    starts = [len("\n".join(lines[:number]).encode("utf-16-le")) + 2 * bool(number) for number in range(len(lines))]
    data = text.encode("utf-16-le")
    for edit in sorted(change.edits, key=lambda edit: edit.range.start, reverse=True):
        start, end = (starts[at.line] + 2 * at.character for at in (edit.range.start, edit.range.end))
        assert isinstance(edit, lsp.TextEdit)
        data = data[:start] + edit.new_text.encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le")


async def test_a_name_is_accepted_for_the_project(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path) as one:
        await accept_boo(one)
    assert (tmp_path / "accepted-words.txt").read_text(encoding="utf-8") == "boo\n"
    assert 'accepted-words = ["accepted-words.txt"]' in (tmp_path / "lintnews.toml").read_text(encoding="utf-8")


async def test_a_name_is_accepted_where_the_project_keeps_its_words(tmp_path: Path) -> None:
    plugin_manager(tmp_path, 'accepted-words = ["words.txt"]\n')
    (tmp_path / "words.txt").write_bytes(b"# ours\r\nzap")
    async with editor(tmp_path) as one:
        await accept_boo(one)
    assert (tmp_path / "words.txt").read_bytes() == b"# ours\r\nzap\r\nboo\r\n"


async def test_a_name_is_not_written_outside_of_the_project(tmp_path: Path) -> None:
    project, outside = tmp_path / "project", tmp_path / "words.txt"
    project.mkdir()
    outside.write_text("zap\n", encoding="utf-8")
    plugin_manager(project)
    async with editor(project, "--accepted-words", str(outside)) as one:
        uri = one.open("a.txt", "They said boo.\n")
        await one.do((await one.actions(uri, await one.shown(uri, 1)))["accept “boo” in this project"])
        await one.until(lambda: any("outside" in said.message for said in one.client.messages))
    assert outside.read_text(encoding="utf-8") == "zap\n"


async def accept_boo(one: Editor) -> None:
    uri, other = one.open("a.txt", "They said boo.\n"), one.open("b.txt", "Nobody says boo.\n")
    assert await one.shown(other, 1)
    await one.do((await one.actions(uri, await one.shown(uri, 1)))["accept “boo” in this project"])
    for each in (uri, other):
        await one.shown_at_last(each, lambda found: not found)


async def test_hover_and_explain_show_the_page_of_the_rule(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path, LINTNEWS_CACHE=str(tmp_path / "cache")) as one:
        uri = one.open("a.txt", FAULTY)
        shown = await one.shown(uri, 1)
        boo = next(found for found in shown if found.code == "house/boo")
        params = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), boo.range.start)
        hover = await one.client.text_document_hover_async(params)
        assert hover
        assert hover.range == boo.range
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert "**“boo” is no word**" in hover.contents.value
        assert "Nobody knows it" in hover.contents.value
        await one.do((await one.actions(uri, [boo]))["explain house/boo"])
        await one.until(lambda: bool(one.client.shown_documents))
        page = Path(unquote(urlsplit(one.client.shown_documents[0].uri).path))
        assert "Nobody knows it" in page.read_text(encoding="utf-8")
        assert await one.page("house/boo") == page.read_text(encoding="utf-8")


async def test_a_client_without_windows_for_pages_reads_them_as_a_message(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path, capabilities=able(show=False)) as one:
        uri = one.open("a.txt", "They said boo.\n")
        await one.do((await one.actions(uri, await one.shown(uri, 1)))["explain house/boo"])
        await one.until(lambda: any("Nobody knows it" in said.message for said in one.client.messages))
