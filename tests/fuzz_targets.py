"""What must hold for any bytes whatever: `fuzz.py` looks for bytes for which it does not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lintnews.config.load import ConfigError
from lintnews.config.load import read as read_config
from lintnews.config.settings import Settings
from lintnews.decisions.baseline import read as read_baseline
from lintnews.decisions.suppressions import beside_file, in_file
from lintnews.document import Document
from lintnews.files.decoding import DecodingError, decode
from lintnews.files.discovery import Found
from lintnews.input.readers import bundled_readers
from lintnews.lexicons import parse
from lintnews.linter.linter import Linter
from lintnews.linter.run_rules import lint_document
from lintnews.office_holders import registry
from lintnews.packs.compile import compile_pack
from lintnews.packs.load import load
from lintnews.packs.vale import read_setup, unsupported
from lintnews.plugin.guards import Guard
from lintnews.reporters import bundled_reporters
from lintnews.reporters.terminal_text import shown
from lintnews.results import Run

Target = Callable[[bytes], None]

SEEDS = Path(__file__).parent.parent / "seeds"
TEXT = "The PM said: “We are here.” The the envoy left Kiev on Monday, 3 May.\n\nHe was tired.\n"


def decoding(data: bytes) -> None:
    """What is decoded becomes the same bytes again."""
    with suppress(DecodingError):
        made = decode(data)
        if made.encoding == "utf-8":
            assert made.encode(made.text) == data


def readers(data: bytes) -> None:
    """A reader gives prose whose pieces are places of the file, or says what is wrong."""
    source = data[1:].decode("utf-8", "replace")
    reader = bundled_readers()[data[0] % len(bundled_readers())] if data else bundled_readers()[0]
    prose = None
    with suppress(ValueError):
        prose = reader.read(source)
    if prose is None:
        return
    at = source_at = 0
    for start, end, source_start, source_end in prose.pieces:
        assert at <= start <= end <= len(prose.text)
        assert source_at <= source_start <= source_end <= len(source)
        at, source_at = end, source_end
    doc = Document(prose.text, source=source, pieces=prose.pieces)
    in_file(doc, "a")


def lint(data: bytes) -> None:
    """No rule and no reporter fails, and what is quoted stands at its place in the file."""
    suffix, language = (".txt", ".md", ".html")[data[0] % 3] if data else ".txt", ("en", "nl", "xx")[len(data) % 3]
    text = data[1:].decode("utf-8", "replace").replace("\0", "")
    linter = _workshop(language)
    report = linter.lint(Found(f"a{suffix}", named=True), text.encode())
    assert report is not None
    failed = [note for note in report.notifications if note.level == "error" and note.source != "lintnews"]
    assert not failed, failed
    source = decode(text.encode()).text
    # A report that explains every rule says the same of each text, and takes ten times as long.
    found = {one.rule for one in report.results}
    run = Run("0", "/nowhere", (report,), tuple(one for one in linter.rules if one.id in found), ())
    for reporter in bundled_reporters():
        made = reporter.render(run)
        if reporter.name == "json":
            for finding in json.loads(made)["findings"]:
                there = source[finding["start"] : finding["end"]]
                assert there == finding["quote"] or len(there) > 200


def packs(data: bytes) -> None:
    """A pack is compiled or its mistakes are named; what was compiled ends."""
    text = data.decode("utf-8", "replace")
    _, _, problems = compile_pack("rules/style.en.yaml", text)
    assert all(map(str, problems))
    if problems:
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "style.en.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        guard = Guard(seconds=3)
        with guard:
            _, notes = lint_document(Document(TEXT), load([path])[0].rules, guard)
    assert not [note for note in notes if note.level == "error" and "took" not in note.message], notes


def vale(data: bytes) -> None:
    """A configuration of Vale, and a rule of its styles."""
    text = data.decode("utf-8", "replace")
    read_setup("/nowhere/.vale.ini", text)
    unsupported(text)


def configuration(data: bytes) -> None:
    """Settings, or mistakes."""
    name = "pyproject.toml" if data[:1] == b"p" else "lintnews.toml"
    with suppress(ConfigError):
        read_config(f"/nowhere/{name}", data)


def decisions(data: bytes) -> None:
    """Decisions beside a file and in it, or what is wrong with them."""
    text = data.decode("utf-8", "replace")
    beside_file(text, "a.txt.lintnews.toml", text)
    in_file(Document(text), "a.md")


def baselines(data: bytes) -> None:
    """Known findings, or a message."""
    with suppress(ValueError):
        read_baseline(data)


def registries(data: bytes) -> None:
    """Terms, or the line that is wrong; sections of a lexicon."""
    parse(data.decode("utf-8", "replace"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.tsv"
        path.write_bytes(data)
        with suppress(ValueError):
            registry(path).terms  # noqa: B018 - reads every line


def terminal(data: bytes) -> None:
    """Nothing that is shown steers a terminal."""
    made = shown(data.decode("utf-8", "surrogateescape"))
    assert not any(ord(one) < 32 or 127 <= ord(one) < 160 or 0xD800 <= ord(one) < 0xE000 for one in made)


TARGETS: Mapping[str, Target] = {
    one.__name__: one
    for one in (
        decoding,
        readers,
        lint,
        packs,
        vale,
        configuration,
        decisions,
        baselines,
        registries,
        terminal,
    )
}


def seeds(name: str) -> Iterator[bytes]:
    """What to begin with."""
    plugin_manager = Path(__file__).parent.parent
    articles = [path.read_bytes() for path in sorted(SEEDS.glob("*.txt"))]
    if name in ("readers", "lint", "decoding", "terminal"):
        for article in articles:
            yield from (b"\0" + part for part in article.split(b"\n\n"))
        yield b'\1# Talks\n\n*He* said: "We are [here](x)" &amp; left.\n\n<!-- lintnews: ignore style -- so -->\n'
        yield b"\2<!doctype html><html lang=en><article><p>He said: &ldquo;We&rdquo;</p><script>x</script></article>"
        unit = b"<trans-unit><target>He</target></trans-unit>"
        yield b"\3<xliff version='1.2'><file target-language='en'><body>" + unit + b"</body></file></xliff>"
        yield b"\4<nitf><body><body.content><p>He said</p></body.content></body></nitf>"
    if name == "decoding":
        yield b"<html><meta charset=unicode_escape>\\u00e9"
        yield b"<?xml version='1.0' encoding='iso2022_jp'?>\x1b$B"
    if name == "packs":
        for path in sorted((plugin_manager / "rules").glob("*.en.yaml")):
            yield from (b"- " + part for part in path.read_bytes().split(b"\n- ")[1:12])
    if name == "vale":
        yield b"StylesPath = styles\nMinAlertLevel = error\n[*.{md,txt}]\nBasedOnStyles = Vale, acme\nacme.X = NO\n"
        yield b"extends: existence\nmessage: no %s\nscope: heading\ntokens:\n  - foo\n"
    if name == "configuration":
        yield b'select = ["names"]\npublished = 2022-01-02\npacks = ["a"]\n[rules."names/drift"]\nseverity = "note"\n'
        yield b'p[tool.lintnews]\nmodel = "a"\n[[tool.lintnews.overrides]]\npaths = ["a/**"]\nignore = ["style"]\n'
    if name == "decisions":
        yield b'[[ignore]]\nrules = ["names/drift"]\ntext = "x"\nreason = "r"\nuntil = 2027-01-01\n'
        yield b"<!-- lintnews: ignore names/drift, style -- until 2027-01-01 -->\n\ntext\n"
    if name == "baselines":
        yield b'{"version": 1, "findings": []}'
    if name == "registries":
        yield b"#=president\thead of state\n#@France\tFrench\nA B\tpresident\tFrance\t2017\t2027-05\tAB;C\n"


@cache
def _workshop(language: str) -> Linter:
    """With all rules that need no engine, also those in preview."""
    own = Settings(language=language, grammar="off", time_limit=60.0)
    rules = tuple(Linter(own, root=".").registry.known)
    return Linter(own._replace(select=rules), root=".")
