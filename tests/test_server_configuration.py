"""The language server: its configuration while it runs, plugins that fail, and rules that take their time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from editor import able, editor, plugin_manager
from lsprotocol import types as lsp

pytestmark = pytest.mark.asyncio
BOO = "They said boo.\n"
HEAD = """
import os, sys, time
from dataclasses import dataclass
from lintnews.findings import Severity
from lintnews.hookspecs import hookimpl
from lintnews.rule import Meta, Rule

META = Meta(severity=Severity.WARNING, mqm="Style/Organizational style", since="1.0")

@hookimpl
def lintnews_rules():
    return [value for value in globals().values() if isinstance(value, type) and value.__module__ == __name__]
"""


async def test_a_change_of_the_configuration_counts_when_the_client_tells_of_it(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", BOO)
        assert await one.shown(uri, 1)
        (tmp_path / "lintnews.toml").write_text('packs = ["house.en.yaml"]\nignore = ["house/boo"]\n', encoding="utf-8")
        event = lsp.FileEvent(one.uri("lintnews.toml"), lsp.FileChangeType.Changed)
        one.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
        await one.shown_at_last(uri, lambda found: not found)


async def test_a_change_of_a_pack_counts_with_the_next_one_of_the_text(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", "They said zap.\n")
        assert await one.shown(uri, 1) == []
        pack = tmp_path / "house.en.yaml"
        pack.write_text(pack.read_text(encoding="utf-8").replace("boo]", "zap]"), encoding="utf-8")
        one.change(uri, "They said zap again.\n", 2)
        assert [found.code for found in await one.shown(uri, 2)] == ["house/boo"]


async def test_the_nearest_configuration_counts_and_what_it_leaves_out_is_left_out(tmp_path: Path) -> None:
    plugin_manager(tmp_path, 'exclude = ["drafts"]\n')
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "lintnews.toml").write_text('select = ["repetition"]\n', encoding="utf-8")
    async with editor(tmp_path) as one:
        for name, count in (("a.txt", 1), ("drafts/a.txt", 0), ("other/a.txt", 0)):
            assert len(await one.shown(one.open(name, BOO), 1)) == count


async def test_a_broken_configuration_is_told_once_and_the_default_settings_count_until_it_is_mended(
    tmp_path: Path,
) -> None:
    plugin_manager(tmp_path)
    sound = (tmp_path / "lintnews.toml").read_text(encoding="utf-8")
    (tmp_path / "lintnews.toml").write_text("selekt = []\n", encoding="utf-8")
    async with editor(tmp_path, "--grammar", "off") as one:
        uri = one.open("a.txt", f"{BOO}They met the the press.\n")
        assert [found.code for found in await one.shown(uri, 1)] == ["repetition/word"]
        one.change(uri, f"{BOO}\nThey met the the press.\n", 2)
        await one.shown_at_last(uri, lambda found: [each.range.start.line for each in found] == [2])
        await one.until(lambda: bool(one.client.messages))
        (message,) = one.client.messages
        assert message.type == lsp.MessageType.Error
        assert "lintnews.toml:1: unknown key 'selekt'" in message.message
        assert message.message.endswith("until it is mended, the settings that come with lintnews count")
        (tmp_path / "lintnews.toml").write_text(sound, encoding="utf-8")
        one.change(uri, f"{BOO}They met the the press.\n", 3)
        assert [found.code for found in await one.shown(uri, 3)] == ["house/boo"]
        assert len(one.client.messages) == 1


@pytest.mark.parametrize("broken", ["selekt = []\n", "select = [\n", 'select = ["no/such"]\n', "max-file-size = -1\n"])
async def test_while_a_configuration_is_broken_the_one_before_counts(tmp_path: Path, broken: str) -> None:
    plugin_manager(tmp_path)
    sound = (tmp_path / "lintnews.toml").read_text(encoding="utf-8")
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", BOO)
        assert [found.code for found in await one.shown(uri, 1)] == ["house/boo"]
        for version, told in ((2, 1), (4, 2)):
            (tmp_path / "lintnews.toml").write_text(broken * version, encoding="utf-8")
            one.change(uri, f"{BOO}\n", version)
            assert [found.code for found in await one.shown(uri, version)] == ["house/boo"]
            await one.until(lambda told=told: len(one.client.messages) == told)  # type: ignore[misc]
            assert one.client.messages[-1].message.endswith("the settings from before it was broken count")
            (tmp_path / "lintnews.toml").write_text(f'{sound}ignore = ["house/boo"]\n', encoding="utf-8")
            one.change(uri, BOO, version + 1)
            assert await one.shown(uri, version + 1) == []
            (tmp_path / "lintnews.toml").write_text(sound, encoding="utf-8")
            event = lsp.FileEvent(one.uri("lintnews.toml"), lsp.FileChangeType.Changed)
            one.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
            await one.shown_at_last(uri, bool)


async def test_flags_count_for_all_articles(tmp_path: Path) -> None:
    plugin_manager(tmp_path)
    async with editor(tmp_path, "--ignore", "house/boo") as one:
        assert await one.shown(one.open("a.txt", BOO), 1) == []


async def test_a_client_that_watches_files_is_asked_to(tmp_path: Path) -> None:
    capabilities = able()
    assert capabilities.workspace
    capabilities.workspace.did_change_watched_files = lsp.DidChangeWatchedFilesClientCapabilities(True)
    async with editor(tmp_path, capabilities=capabilities) as one:
        await one.until(lambda: bool(one.registered))
        assert "{lintnews,.lintnews,pyproject,*.lintnews}.toml" in str(one.registered)


def plugin(folder: Path, code: str) -> str:
    """A distribution with one plugin, `acme`, in a folder of its own; that folder."""
    home = folder / "site"
    (home / "acme-1.0.dist-info").mkdir(parents=True)
    (home / "acme-1.0.dist-info" / "entry_points.txt").write_text(
        "[lintnews]\nacme = lintnews_acme\n", encoding="utf-8"
    )
    (home / "lintnews_acme.py").write_text(HEAD + dedent(code), encoding="utf-8")
    return str(home)


async def test_a_plugin_that_fails_is_told_once_and_costs_its_own_findings_only(tmp_path: Path) -> None:
    home = plugin(
        tmp_path,
        '''
        @dataclass(frozen=True)
        class Broken(Rule):
            """It raises."""
            meta = META
            def check(self, doc):
                print("boo")
                os.write(1, b"boo")
                raise RuntimeError("it is broken")
        @dataclass(frozen=True)
        class Leaver(Rule):
            """It leaves."""
            meta = META
            def check(self, doc):
                sys.exit(7)
        ''',
    )
    plugin_manager(tmp_path, 'extend-select = ["acme"]\nplugins = ["acme"]\n')
    async with editor(tmp_path, PYTHONPATH=home) as one:
        uri = one.open("a.txt", BOO)
        assert [found.code for found in await one.shown(uri, 1)] == ["house/boo"]
        one.change(uri, f"Oh. {BOO}", 2)
        assert [found.code for found in await one.shown(uri, 2)] == ["house/boo"]
        said = sorted(message.message for message in one.client.messages)
        assert len(said) == 2
        assert "acme/broken: this rule failed: RuntimeError: it is broken" in said[0]
        assert "acme/leaver: this rule failed: SystemExit" in said[1]


@pytest.mark.skipif(sys.platform == "win32", reason="work is interrupted by a signal of Unix")
async def test_a_plugin_that_hangs_is_stopped(tmp_path: Path) -> None:
    home = plugin(
        tmp_path,
        '''
        @dataclass(frozen=True)
        class Hanging(Rule):
            """It hangs."""
            meta = META
            def check(self, doc):
                while True:
                    time.sleep(0.01)
        ''',
    )
    plugin_manager(tmp_path, 'extend-select = ["acme"]\nplugins = ["acme"]\ntime-limit = 0.2\n')
    async with editor(tmp_path, PYTHONPATH=home) as one:
        assert [found.code for found in await one.shown(one.open("a.txt", BOO), 1)] == ["house/boo"]
        await one.until(lambda: bool(one.client.messages))
        (message,) = one.client.messages
        assert "acme/hanging: this rule took longer than 0.2 s: stopped" in message.message


async def test_slow_rules_add_to_the_fast_ones_and_stay_while_their_paragraph_does(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    home = plugin(
        tmp_path,
        '''
        @dataclass(frozen=True)
        class Slow(Rule):
            """It waits."""
            meta = META._replace(slow=True)
            def check(self, doc):
                while not os.path.exists(os.environ["GATE"]):
                    time.sleep(0.01)
                os.unlink(os.environ["GATE"])
                at = doc.text.find("slow")
                yield self.finding((at, at + 4), "slowly found")
        ''',
    )
    plugin_manager(tmp_path, 'extend-select = ["acme"]\nplugins = ["acme"]\n')
    async with editor(tmp_path, PYTHONPATH=home, GATE=str(gate)) as one:
        uri = one.open("a.txt", "They said boo.\n\nIt is slow.\n")
        assert [found.code for found in await one.shown(uri, 1)] == ["house/boo"]
        gate.touch()
        await one.shown_at_last(uri, lambda found: [each.code for each in found] == ["house/boo", "acme/slow"])
        one.change(uri, "They never said it.\n\nAnd more.\n\nIt is slow.\n", 2)
        (kept,) = await one.shown(uri, 2)
        assert (kept.code, kept.range.start) == ("acme/slow", lsp.Position(4, 6))
        one.change(uri, "They never said it.\n\nAnd more.\n\nIt is so slow.\n", 3)
        assert await one.shown(uri, 3) == [], "its paragraph is another one, and it has not been asked again"
        gate.touch()
        await one.shown_at_last(uri, lambda found: [each.range.start for each in found] == [lsp.Position(4, 9)])


async def test_without_the_libraries_the_way_to_get_them_is_told(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name == 'pygls' else find(name, *more)\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "lintnews", "lsp"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert 'pip install "lintnews[lsp]"' in done.stderr


async def test_what_a_baseline_knows_is_not_shown(tmp_path: Path) -> None:
    plugin_manager(tmp_path, 'baseline = "known.json"\n')
    (tmp_path / "a.txt").write_text(BOO, encoding="utf-8")
    command = [sys.executable, "-m", "lintnews", "baseline"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    async with editor(tmp_path) as one:
        uri = one.open("a.txt", BOO)
        assert await one.shown(uri, 1) == []
        one.change(uri, f"They saw teh house. {BOO}", 2)
        assert [found.code for found in await one.shown(uri, 2)] == ["house/teh"]


async def test_an_original_is_found_and_its_places_are_in_its_own_file(
    tmp_path: Path,
) -> None:
    home = plugin(
        tmp_path,
        '''
        from lintnews.findings import Note, Span
        @dataclass(frozen=True)
        class Lost(Rule):
            """A word of the original is lost."""
            meta = META._replace(needs_original=True)
            def check(self, doc):
                at = doc.original.text.find("woord")
                yield self.finding((0, 1), "lost", notes=[Note(Span(at, at + 5), "here", in_original=True)])
        ''',
    )
    plugin_manager(tmp_path, 'extend-select = ["acme"]\nplugins = ["acme"]\nsource = "nl/{stem}.txt"\n')
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "a.txt").write_text("Dit is het verhaal.\nEen woord.", encoding="utf-8")
    async with editor(tmp_path, PYTHONPATH=home) as one:
        uri = one.open("a.en.txt", "This is what the story of the house is.\n")
        (found,) = await one.shown(uri, 1)
        (other,) = found.related_information or ()
        place = lsp.Range(lsp.Position(1, 4), lsp.Position(1, 9))
        assert other.location == lsp.Location((tmp_path / "nl" / "a.txt").as_uri(), place)
        (tmp_path / "nl" / "a.txt").unlink()
        one.change(uri, "This is what the story of the houses is.\n", 2)
        assert await one.shown(uri, 2) == []
        await one.until(lambda: any("its original is missing" in said.message for said in one.client.messages))
