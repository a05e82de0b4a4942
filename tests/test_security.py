"""The threat model (`docs/threat-model.md`), line by line: what hostile articles, configurations, repositories try."""

from __future__ import annotations

import gzip
import json
import os
import re
import socket
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any, NoReturn

import pytest
from conftest import CLEAN, FAULTY, RULE, Install, Lintnews

from lintnews.config.settings import Settings
from lintnews.linter.linter import Linter
from lintnews.linter.parallel import jobs_for
from lintnews.linter.registry import build_registry
from lintnews.plugin.manager import load_plugins
from lintnews.server.hover import markdown

ONLY = ("--select", "repetition/headline", "--format", "json")
PROGRAM = str(Path(sysconfig.get_path("scripts")) / "lintnews")
TRAP = "open({mark!r}, 'a').write(__name__ + '\\n')\n"
"""A module that leaves a trace when it is imported."""
STOLEN = ("json", "multiprocessing", "pickle", "yaml", "regex", "pluggy", "tomllib", "harper_py", "lintnews_evil")
ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u200b"


def booby_trapped(folder: Path) -> Path:
    """Fill a folder with modules and distributions that nobody installed; the file that they would leave."""
    mark = folder.parent / "ran"
    for name in STOLEN:
        (folder / f"{name}.py").write_text(TRAP.format(mark=str(mark)))
    for distribution, plugin in (("lintnews-9.9", "names"), ("acme-1.0", "acme")):
        info = folder / f"{distribution}.dist-info"
        info.mkdir()
        (info / "entry_points.txt").write_text(f"[lintnews]\n{plugin} = lintnews_evil\n")
    (folder / "lintnews.toml").write_text('plugins = ["auto", "acme"]\n')
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(FAULTY * 40)
    return mark


@pytest.mark.parametrize("command", [(PROGRAM,), (sys.executable, "-m", "lintnews")], ids=["program", "module"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_modules_that_lie_in_the_repository_are_never_imported(
    tmp_path: Path, command: tuple[str, ...], jobs: str
) -> None:
    plugin_manager = tmp_path / "house"
    plugin_manager.mkdir()
    mark = booby_trapped(plugin_manager)
    # (What `-m` itself imports before there is any lintnews is not for us to choose: `runpy`, `lintnews`.)
    own = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONSAFEPATH")}
    (plugin_manager / "a.yaml").write_text("[]\n")
    done = subprocess.run(
        [*command, "check", "a.txt", "b.txt", "--packs", "a.yaml", "--jobs", jobs, "--format", "json"],
        cwd=plugin_manager,
        env=own,
        capture_output=True,
        check=False,
    )
    assert not mark.exists(), mark.read_text()
    assert "the plugin 'acme' is allowed but not installed" in done.stderr.decode()
    assert {one["path"] for one in json.loads(done.stdout)["findings"]} == {"a.txt", "b.txt"}


def test_nothing_in_a_configuration_makes_a_plugin_run_that_nobody_allowed(
    lintnews: Lintnews, install: Install, tmp_path: Path
) -> None:
    mark = tmp_path / "ran"
    install(TRAP.format(mark=str(mark)) + RULE)
    Path("a.txt").write_text("boo")
    Path("lintnews.toml").write_text('extend-select = ["acme"]\n[rules."acme/word"]\nword = "boo"\n')
    assert lintnews("check", "a.txt").code == 2
    assert not mark.exists()


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system ['touch ran']",
        "!!python/name:os.system",
        "!!python/module:antigravity",
        "!<tag:yaml.org,2002:python/object/new:os.system> [touch ran]",
        "!include /etc/passwd",
    ],
)
def test_a_pack_holds_no_objects(lintnews: Lintnews, value: str) -> None:
    Path("style.en.yaml").write_text(f"- name: a\n  extends: existence\n  message: {value}\n  tokens: [foo]\n")
    Path("a.txt").write_text("foo\n")
    outcome = lintnews("check", "a.txt", "--packs", "style.en.yaml")
    assert outcome.code == 2
    assert "is not allowed" in outcome.err
    assert not Path("ran").exists()


def test_aliases_that_multiply_cost_no_more_than_they_are_long(lintnews: Lintnews) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    Path("style.en.yaml").write_text("- name: a\n  tokens: *a29\n".replace("*a29", "&b [" + "*b, " * 3 + "]"))
    Path("bomb.en.yaml").write_text("\n".join(f"- {line}" for line in lines) + "\n- name: b\n  tokens: *a29\n")
    Path("a.txt").write_text(CLEAN)
    for pack in ("style.en.yaml", "bomb.en.yaml"):
        outcome = lintnews("check", "a.txt", "--packs", pack)
        assert outcome.code == 2
        assert pack in outcome.err
        assert len(outcome.err) < 20_000


def test_scripts_of_a_vale_style_do_not_run(lintnews: Lintnews) -> None:
    Path("styles/acme").mkdir(parents=True)
    Path(".vale.ini").write_text("StylesPath = styles\n[*]\nBasedOnStyles = acme\n")
    Path("styles/acme/Run.yml").write_text(
        'extends: script\nmessage: m\nscript: |\n  os := import("os")\n  os.create("ran")\n'
    )
    Path("a.txt").write_text(CLEAN)
    assert "its check type 'script' is not supported" in lintnews("check", "a.txt", "--packs", ".vale.ini").err
    assert not Path("ran").exists()


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+$", r"(a|aa)+$", r"(a|a)*b", r"(.*)*x", r"^(([a-z])+.)+[A-Z]([a-z])+$", r"(?:a*)*(?:a*)*c", r"(\w+\s?)*!"],
)
def test_a_pattern_that_would_never_end_costs_its_own_entry_only(lintnews: Lintnews, pattern: str) -> None:
    Path("style.en.yaml").write_text(
        f"- {{name: endless, extends: existence, message: m, nonword: true, tokens: ['{pattern}']}}\n"
        "- {name: foo, extends: existence, message: found %s, tokens: [foo]}\n"
    )
    Path("a.txt").write_text("a" * 5000 + "! foo\n")
    outcome = lintnews("check", "a.txt", "--packs", "style.en.yaml", "--select", "style", "--format", "json")
    assert "style/foo" in outcome.rules
    assert outcome.code in (1, 3)


@pytest.mark.parametrize("pattern", ["*a" * 40 + "b", "**/a*/" * 40 + "b", "[!b]*" * 40 + "b", "{a,b}" * 40, "[" * 450])
def test_a_pattern_of_paths_that_tries_everything_ends(lintnews: Lintnews, pattern: str) -> None:
    folder = Path("a/" * 40)
    folder.mkdir(parents=True)
    (folder / ("a" * 200 + ".txt")).write_text(FAULTY)
    Path("styles/Acme").mkdir(parents=True)
    Path(".vale.ini").write_text(f"[{pattern}]\nBasedOnStyles = Acme\n")
    Path("lintnews.toml").write_text(
        f'exclude = ["{pattern}"]\npacks = [".vale.ini"]\n'
        f'[[overrides]]\npaths = ["{pattern}"]\nignore = ["repetition"]\n'
    )
    assert lintnews("check", ".", *ONLY).rules == ["repetition/headline"]


def test_a_configuration_does_not_fill_the_machine_with_processes() -> None:
    linter = Linter(Settings(jobs=1000, grammar="off"), root=".")
    assert 1 < jobs_for(linter, 10**9) <= 4 * (os.cpu_count() or 1)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("packs", '["../outside.en.yaml"]', "may not lead out of the folder of this file"),
        ("packs", '["link.en.yaml"]', "may not lead out of the folder of this file"),
        ("packs", '["inside.en.yaml", "/etc"]', "may not lead out of the folder of this file"),
        ("registries", '["sub/../../outside.tsv"]', "may not lead out of the folder of this file"),
        ("accepted-words", '["/etc/passwd"]', "may not lead out of the folder of this file"),
        ("baseline", '"../outside.json"', "may not lead out of the folder of this file"),
        ("model", '"./pipeline"', "may name an installed pipeline, and no folder"),
        ("languagetool-url", '"https://example.org/"', "may name a server on this machine, and no other"),
        ("languagetool-url", '"http://localhost@example.org/"', "may name a server on this machine, and no other"),
        ("languagetool-url", '"file:///etc/passwd"', "wants the address of a server"),
    ],
)
def test_a_configuration_reaches_nothing_beyond_its_folder(
    lintnews: Lintnews, tmp_path: Path, key: str, value: str, said: str
) -> None:
    plugin_manager = tmp_path / "house"
    plugin_manager.mkdir()
    (plugin_manager / "link.en.yaml").symlink_to(tmp_path / "outside.en.yaml")
    (plugin_manager / "lintnews.toml").write_text(f"{key} = {value}\n")
    (plugin_manager / "a.txt").write_text(CLEAN)
    outcome = lintnews("check", "house/a.txt")
    assert outcome.code == 2
    assert f"house/lintnews.toml:1: '{key}' {said}" in outcome.err


@pytest.mark.parametrize("name", ["report.json", "out/report.json"])
def test_a_report_is_not_written_through_a_link_that_leads_out(lintnews: Lintnews, tmp_path: Path, name: str) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "report.json").write_text("precious")
    Path("report.json").symlink_to(outside / "report.json")
    Path("out").symlink_to(outside)
    Path("a.txt").write_text(FAULTY)
    outcome = lintnews("check", "a.txt", "--output", name)
    assert outcome.code == 3
    assert "cannot be written: a link leads out of the current folder" in outcome.err
    assert (outside / "report.json").read_text() == "precious"


def test_a_link_where_a_draft_will_be_is_not_written_through(lintnews: Lintnews, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-precious"
    outside.write_text("precious")
    Path(f"report.json.{os.getpid()}~").symlink_to(outside)
    Path("a.txt").write_text(FAULTY)
    assert lintnews("check", "a.txt", "--output", "report.json").code == 1
    assert outside.read_text() == "precious"
    assert Path("report.json").read_text().startswith("{")


def test_fixes_are_not_written_through_a_link_that_leads_out(lintnews: Lintnews, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.txt"
    outside.write_text("He left  early.\n")
    Path("a.txt").symlink_to(outside)
    outcome = lintnews("fix", "a.txt", "--select", "typography")
    assert "it is reached through a link that leads out of" in outcome.err
    assert outside.read_text() == "He left  early.\n"


def test_nothing_is_linted_through_a_link_that_leads_out_of_a_folder_or_a_pattern(
    lintnews: Lintnews, tmp_path: Path
) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(FAULTY)
    Path("house/real").mkdir(parents=True)
    Path("house/real/a.txt").write_text(FAULTY)
    Path("house/out").symlink_to(outside)
    Path("house/secret.txt").symlink_to(outside / "secret.txt")
    for given in ("house", "house/**/*.txt", "house/*/*.txt"):
        assert {one["path"] for one in lintnews("check", given, *ONLY).json["findings"]} == {"house/real/a.txt"}, given


def test_packs_and_decisions_are_not_read_through_links_that_lead_out(lintnews: Lintnews, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "evil.en.yaml").write_text("- secret: [\n")
    (outside / "secret.toml").write_text('[[ignore]]\nrules = ["repetition"]\nreason = "none"\n')
    Path("packs").mkdir()
    Path("packs/evil.en.yaml").symlink_to(outside / "evil.en.yaml")
    Path("lintnews.toml").write_text('packs = ["packs"]\n')
    Path("a.txt").write_text(FAULTY)
    Path("a.txt.lintnews.toml").symlink_to(outside / "secret.toml")
    outcome = lintnews("check", "a.txt", *ONLY)
    assert outcome.rules == ["repetition/headline"]
    assert outcome.code == 3
    assert outcome.err.splitlines() == [
        "error: a.txt.lintnews.toml: not read: it is a link that leads out of its folder"
    ]


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "1" * 5000, "\udcff"])
@pytest.mark.parametrize(
    ("path", "code"), [("lintnews.toml", 2), ("pyproject.toml", 2), ("a.txt.lintnews.toml", 3), ("known.json", 2)]
)
def test_what_is_broken_beyond_measure_is_named_like_any_mistake(
    lintnews: Lintnews, path: str, code: int, text: str
) -> None:
    Path("a.txt").write_text(FAULTY)
    Path("lintnews.toml").write_text('baseline = "known.json"\n')
    Path("known.json").write_text('{"version": 1, "findings": []}')
    if path == "pyproject.toml":
        Path("lintnews.toml").unlink()
        text = f"[tool.lintnews]\n{text}"
    Path(path).write_text(text.replace("a = ", "") if path == "known.json" else text, errors="surrogateescape")
    outcome = lintnews("check", "a.txt", *ONLY)
    assert outcome.code == code
    assert path in outcome.err
    assert "fault of lintnews itself" not in outcome.err


def test_nothing_is_begun_through_a_link_that_leads_out(lintnews: Lintnews, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    (outside / "lintnews_rules.names").mkdir(parents=True)
    (outside / "style.en.yaml").write_text("[]\n")
    Path("plugins").mkdir()
    Path("plugins/lintnews_names").symlink_to(outside / "lintnews_rules.names")
    Path("style.en.yaml").symlink_to(outside / "style.en.yaml")
    Path("lintnews-acme").symlink_to(outside)
    Path("lintnews.toml").symlink_to(outside / "lintnews.toml")
    before = sorted(outside.rglob("*"))
    for command in (("new-rule", "names/echo"), ("new-rule", "style/echo"), ("new-plugin", "acme"), ("init",)):
        assert lintnews(*command).code == 2, command
    assert sorted(outside.rglob("*")) == before
    assert (outside / "style.en.yaml").read_text() == "[]\n"


def test_an_archive_that_is_broken_or_a_bomb_is_named(lintnews: Lintnews) -> None:
    Path("deep.jsonl").write_text('{"text": "a"}\n' + "[" * 200_000 + "\n")
    Path("bomb.jsonl.gz").write_bytes(gzip.compress(b'{"text": "' + b"a" * 3_000_000 + b'"}\n'))
    Path("broken.jsonl.gz").write_bytes(gzip.compress(b'{"text": "a"}\n' * 9999)[:12] + b"\xff" * 60)
    Path("deep.json").write_text("[" * 200_000)
    Path("article.json").write_text('{"a": ' + "[" * 200_000 + ', "body_text": "It rained."}')
    Path("lintnews.toml").write_text("max-file-size = 2\n")
    outcome = lintnews("corpus", ".", "--grammar", "off")
    assert outcome.code == 3
    assert "fault of lintnews itself" not in outcome.err
    for said in (
        "deep.jsonl:2: not JSON",
        "deep.json: cannot be read: nested too deep",
        "bomb.jsonl.gz:1: larger than 2 MB",
        "broken.jsonl.gz",
    ):
        assert said in outcome.err
    outcome = lintnews("check", "article.json")
    assert outcome.code == 3
    assert "article.json: not json_article: nested too deep" in outcome.err


def test_the_language_of_an_article_is_no_path(lintnews: Lintnews, tmp_path: Path) -> None:
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil/function_words.txt").write_text("[function]\nministers\n")
    for language in (str(tmp_path / "evil"), "../../evil", "e\u0301n", "x" * 5000):
        Path("a.html").write_text(f"<html lang='{language}'><body><p>He left.</p></body></html>")
        outcome = lintnews("check", "a.html", "--format", "json")
        assert outcome.code == 0, outcome.err
        assert outcome.json["notifications"] == []


def test_git_runs_no_program_that_the_repository_asks_for(lintnews: Lintnews) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], check=True)

    git("init", "-q", ".")
    Path("a.txt").write_text(CLEAN)
    Path(".gitattributes").write_text("*.txt filter=evil diff=evil\n")
    git("add", ".")
    git("commit", "-q", "-m", "x")
    for key in ("filter.evil.clean", "filter.evil.process", "diff.evil.textconv", "diff.external", "core.fsmonitor"):
        git("config", key, f"touch {Path.cwd()}/ran; cat")
    git("config", "filter.evil.required", "true")
    Path("a.txt").write_text(FAULTY)
    assert lintnews("check", "a.txt", "--diff", "HEAD", *ONLY).rules == ["repetition/headline"]
    assert not Path("ran").exists()


@pytest.mark.parametrize("name", ["a.xml", "a.xlf", "a.nitf", "a.html"])
def test_an_article_declares_no_entities_and_reads_no_files(lintnews: Lintnews, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("the the secret")
    kinds = (
        f'<!ENTITY a SYSTEM "file://{tmp_path}/secret">',
        f'<!ENTITY % a SYSTEM "file://{tmp_path}/secret"> %a;',
        '<!ENTITY b "the the "><!ENTITY a "' + "&b;" * 10 + '">',
    )
    for kind in kinds:
        Path(name).write_text(
            f"<?xml version='1.0'?><!DOCTYPE nitf [{kind}]><nitf><body><p>x &a; y</p></body></nitf>", encoding="utf-8"
        )
        outcome = lintnews("check", name, "--format", "json")
        assert "secret" not in outcome.text
        assert outcome.json["findings"] == [] or name == "a.html"
        assert outcome.code == 3 or name == "a.html"


@pytest.mark.parametrize(
    "encoding", ["undefined", "idna", "punycode", "unicode_escape", "utf-7", "hz", "utf-16", "rot13"]
)
def test_an_article_that_names_a_strange_encoding_breaks_neither_the_run_nor_itself(
    lintnews: Lintnews, encoding: str
) -> None:
    article = "<p>He left  the the house , yes.</p>\n<p>Caf\\u00e9 +AOk- x\\ny ~{ z.</p>\n"
    Path("a.html").write_text(f"<html lang=en><meta charset={encoding}><body>{article}</body></html>\n")
    Path("b.txt").write_text(FAULTY)
    assert "repetition/headline" in lintnews("check", ".", "--format", "json").rules
    before = Path("a.html").read_text()
    lintnews("fix", "a.html", "--unsafe-fixes")
    after = Path("a.html").read_text()
    rest = before.partition("yes.")[2]
    assert after.partition("yes.")[2] == rest


def test_nothing_that_is_printed_steers_a_terminal(lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch) -> None:
    article = f"{FAULTY}President {ESCAPES}Ivan Petrov said: “The the {ESCAPES}envoy left.”\n"
    path = f"a{ESCAPES}.txt"
    Path(path).write_text(article)
    Path(f"b{ESCAPES}.html").write_text(f'<html lang="{ESCAPES}"><p>He left.</p></html>')
    Path(f"c{ESCAPES}.txt").write_bytes(b"\xff")
    Path("lintnews.toml").write_text('select = ["no\\u001b[2Jsuch"]\n')
    Path("style.en.yaml").write_text(
        '- {name: envoy, extends: existence, message: "a %s\\e[2J", why: "b\\e[2J", tokens: [envoy]}\n'
    )
    commands = [
        ("check", "."),
        ("check", "--isolated", path, "--packs", "style.en.yaml"),
        ("rules", "--isolated", "--packs", "style.en.yaml"),
        ("explain", "--isolated", "style/envoy", "--packs", "style.en.yaml"),
        ("check", "--isolated", "."),
        ("check", "--isolated", f"no{ESCAPES}such.txt"),
        ("check", "--isolated", ".", "--diff", f"no{ESCAPES}such"),
        ("check", "--isolated", path, "--packs", f"no{ESCAPES}such.yaml"),
        ("check", "--isolated", path, "--output", f"no{ESCAPES}such/x.json"),
        ("fix", "--isolated", "."),
        ("inspect", "--isolated", "."),
        ("explain", f"no{ESCAPES}such"),
        (f"no{ESCAPES}such",),
        ("init", f"no{ESCAPES}such"),
        ("init", "."),
        ("baseline", "--isolated", path),
    ]
    for command in commands:
        outcome = lintnews(*command)
        shown = outcome.text + outcome.err
        assert shown, command
        assert not set("\x1b\x07\x9b\u202e\u200b") & set(shown), (command, shown)


def test_a_page_in_an_editor_shows_no_picture_and_no_command_of_a_pack(tmp_path: Path) -> None:
    evil = "![x](https://evil.example/x.png) <img src=x> [y](command:z)"
    pack = tmp_path / "style.en.yaml"
    for link in (f"https://a.example> {evil}", "command:workbench.action.quit", "https://a.example/b"):
        pack.write_text(
            f"- {{name: zz, extends: existence, message: '{evil}', why: '{evil}', not_found: '{evil}',"
            f" link: '{link}', tokens: [zz], invalid: ['⟦zz⟧ {evil}']}}\n"
        )
        shown = markdown(build_registry(load_plugins(), [str(pack)]).known["style/zz"])
        assert re.findall(r"(?<!\\)[\[<]", shown.replace("<https://a.example/b>", "")) == [], shown
        assert "command:workbench" not in shown
        assert ("<https://a.example/b>" in shown) is link.endswith("/b")


def test_nothing_in_a_text_or_a_path_becomes_a_command_of_a_workflow(lintnews: Lintnews) -> None:
    Path("a\n::set-output name=x::y,b:c.txt").write_text(
        "::error::x\n" + FAULTY + "\n::stop-commands::z\r::warning::w\n"
    )
    lines = lintnews("check", ".", "--format", "github").text.splitlines()
    assert lines
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert all(line.count("::") == 2 or "%" in line for line in lines)


def test_no_socket_is_opened(lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("a socket")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)
    Path("a.txt").write_text(FAULTY)
    Path("b.html").write_text("<html><img src='http://example.org/'><p>The the envoy left.</p></html>")
    assert lintnews("check", ".", "--grammar", "off").code == 1
    assert lintnews("fix", ".", "--grammar", "off").code == 0
    assert lintnews("explain", "names/drift").code == 0


@pytest.mark.parametrize("kept", [b"", b"\0" * 99, b'{"a": [', b"[" * 100_000, b"cos\nsystem\n(S'touch ran'\ntR."])
def test_a_poisoned_cache_changes_nothing(lintnews: Lintnews, own_cache: Path, kept: bytes) -> None:
    Path("a.txt").write_text(FAULTY + "He have left the the city of Kiev.\n")
    Path("style.en.yaml").write_text("- {name: city, extends: existence, message: a %s, tokens: [city]}\n")
    arguments = ("check", "a.txt", "--packs", "style.en.yaml", "--format", "json")
    before = lintnews(*arguments)
    files = [path for path in own_cache.rglob("*") if path.is_file()]
    assert files
    for path in files:
        path.write_bytes(kept)
    assert lintnews(*arguments).out == before.out
    assert not Path("ran").exists()


def test_a_run_in_folders_that_cannot_be_written_is_whole(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "cache").mkdir()
    (tmp_path / "house/a.txt").write_text(FAULTY)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    for folder in ("house", "cache"):
        (tmp_path / folder).chmod(0o555)
    done = subprocess.run(
        [PROGRAM, "check", ".", *ONLY],
        cwd=tmp_path / "house",
        env={**os.environ, "LINTNEWS_CACHE": str(tmp_path / "cache/none" if os.getuid() else "/proc/none")},
        capture_output=True,
        check=False,
    )
    for folder in ("house", "cache"):
        (tmp_path / folder).chmod(0o755)
    assert done.returncode == 1
    assert done.stderr == b""
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
