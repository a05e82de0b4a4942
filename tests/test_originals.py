"""The article beside its original: what a rule may show in it, and what a user sees of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from csv import DictWriter
from dataclasses import dataclass
from importlib.machinery import PathFinder
from io import BytesIO, TextIOWrapper
from json import dumps, loads
from pathlib import Path
from typing import ClassVar

import pytest
from conftest import FAULTY, RULE, Install, Lintnews

from lintnews import lint
from lintnews.config.settings import Settings
from lintnews.document import Document
from lintnews.files.discovery import Found
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.input import pairs
from lintnews.input.loader import DocumentLoader
from lintnews.linter.locate import results_of
from lintnews.linter.run_rules import lint_document
from lintnews.plugin.manager import load_plugins
from lintnews.reporters import json, rdjson, sarif, text
from lintnews.results import FileReport, Run
from lintnews.rule import Invalid, Meta, Rule, Valid
from lintnews.testing import examples, problem


@dataclass(frozen=True)
class Lost(Rule):
    """A word of the original is lost.

    The reader misses it.

    Not found: everything else.
    """

    meta = Meta(Severity.WARNING, "Accuracy/Omission", since="0.1", needs_original=True)
    VALID: ClassVar[tuple[str | Valid, ...]] = (Valid("A word.", original="Een woord.", original_language="nl"),)
    INVALID: ClassVar[tuple[Invalid, ...]] = (
        Invalid("⟦A⟧ house.", says="“woord”", original="Een ⟦woord⟧.", original_language="nl"),
    )
    shift: int = 0

    def check(self, doc: Document) -> Iterator[Finding]:
        assert doc.original
        at = doc.original.text.find("woord")
        if at >= 0 and "word" not in doc.text:
            place = Span(at + self.shift, at + 5 + self.shift)
            yield self.finding((0, 1), "the original has “woord”", notes=[Note(place, "here", in_original=True)])


def article(words: str, original: str) -> Document:
    return Document(words, path="a.txt", original=Document(original, path="o/a.nl.txt", language="nl"))


def run_of(words: str, original: str) -> Run:
    doc = article(words, original)
    findings, _ = lint_document(doc, [Lost()])
    report = FileReport("a.txt", 2, results_of(doc, findings, "a.txt"))
    return Run("0", "/news", (report,), (Lost(),))


@pytest.mark.parametrize("example", examples([Lost()]), ids=str)
def test_examples_may_stand_beside_their_original(example: object) -> None:
    assert problem(example) is None  # type: ignore[arg-type]


def test_a_wrong_mark_in_the_original_of_an_example_is_told() -> None:
    (one, _) = examples([Lost()])
    said = problem(one._replace(example=one.example._replace(original="⟦Een⟧ woord.")))
    assert said
    assert "Een ⟦woord⟧." in said


def test_a_rule_that_needs_an_original_does_not_run_without_one() -> None:
    assert lint_document(Document("A house."), [Lost()]) == ((), ())


def test_a_place_outside_the_original_is_the_fault_of_the_rule() -> None:
    findings, notes = lint_document(article("A house.", "Een woord."), [Lost(shift=40)])
    assert findings == ()
    assert "the place 44-49 does not lie in the original (0-10)" in notes[0].message


def test_json_keeps_places_of_the_original_apart() -> None:
    (found,) = loads(json.render(run_of("A house.", "Dag.\nEen woord.")))["findings"]
    assert found["related"] == []
    (place,) = found["original"]
    assert (place["path"], place["line"], place["column"], place["quote"]) == ("o/a.nl.txt", 2, 5, "woord")


def test_sarif_and_rdjson_name_the_file_of_the_original() -> None:
    run = run_of("A house.", "Een woord.")
    (place,) = loads(sarif.render(run))["runs"][0]["results"][0]["relatedLocations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "o/a.nl.txt", "uriBaseId": "%SRCROOT%"}
    (place,) = loads(rdjson.render(run))["diagnostics"][0]["relatedLocations"]
    assert place["location"]["path"] == "o/a.nl.txt"


def test_text_shows_both_lines_one_above_the_other() -> None:
    said = text.render(run_of("A house.", "日本 woord")).decode().splitlines()
    assert said[1:6] == [
        " 1 | A house.",
        "   | ^",
        "  :: o/a.nl.txt:1:4",
        " 1 | 日本 woord",
        "   |      ----- here",
    ]


def test_text_marks_a_line_from_right_to_left_in_the_line() -> None:
    after = text.render(run_of("A house.", "שלום woord")).decode().splitlines()
    assert after[4:6] == [" 1 | שלום woord", "   |      ----- here"]
    doc = article("A house.", "ב-2024 נהרגו 30 איש")
    (finding,) = lint_document(article("A house.", "woord"), [Lost()])[0]
    for span, line in ((Span(13, 15), "ב-2024 נהרגו ⟦30⟧ איש"), (Span(2, 6), "ב-⟦2024⟧ נהרגו 30 איש")):
        found = finding._replace(notes=(Note(span, "here", in_original=True),))
        report = FileReport("a.txt", 2, results_of(doc, [found], "a.txt"))
        said = text.render(Run("0", "/news", (report,), ())).decode().splitlines()
        assert said[4:6] == [f" 1 | {line}", "   | here"]


# --- which file is the original

STRIKE = "Strike at the port\n\nThe workers of the port went on strike on Monday, the union said.\n"
STAKING = "Staking in de haven\n\nDe arbeiders van de haven zijn maandag in staking gegaan, zei de bond.\n"


def spread(folder: Path, *names: str) -> None:
    """Files with the article, or with its original where the name says so."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STAKING if "originals" in name or ".source" in name else STRIKE, encoding="utf-8")


def originals_seen(lintnews: Lintnews, *arguments: str) -> dict[str, str]:
    """For each article the path of the original that it is read beside, or what is said of it."""
    done = lintnews("inspect", "--format", "json", *arguments)
    said = [line for line in done.err.splitlines() if line]
    documents = {one["path"]: one.get("original", {}).get("path", "") for one in done.json["documents"]}
    return documents | {"said": "\n".join(said)} if said else documents


@pytest.mark.parametrize(
    ("original", "article_path", "arguments"),
    [
        ("originals/strike.txt", "strike.txt", ["--source", "originals/strike.txt", "strike.txt"]),
        ("originals/2024/strike.txt", "en/2024/strike.txt", ["--source", "originals", "en"]),
        ("originals/2024/strike.txt", "en/2024/strike.txt", ["--source", "originals", "en/2024/strike.txt"]),
        ("originals/strike.md", "strike.txt", ["--source", "originals", "strike.txt"]),
        ("originals/strike.nl.txt", "en/strike.en.html", ["--source", "originals", "en"]),
        ("originals/strike_nl.txt", "strike.txt", ["--source", "originals", "strike.txt"]),
        ("originals/strike.nl.txt", "2024/strike.en.html", ["--source", "originals/{stem}.nl.txt", "2024"]),
        ("originals/2024/strike.nl.txt", "2024/strike.en.html", ["--source", "originals/{path}.nl.txt", "2024"]),
        ("a/strike.source.txt", "a/strike.html", ["a"]),
        ("a/strike.en.source.txt", "a/strike.en.html", ["a/strike.en.html"]),
    ],
)
def test_an_article_finds_its_original(
    lintnews: Lintnews, tmp_path: Path, original: str, article_path: str, arguments: list[str]
) -> None:
    spread(tmp_path, original, article_path)
    assert originals_seen(lintnews, *arguments) == {article_path: original}


def test_the_configuration_says_where_originals_are_also_for_some_paths(lintnews: Lintnews, tmp_path: Path) -> None:
    spread(tmp_path, "a/x.en.txt", "b/y.txt", "originals/x.nl.txt", "more-originals/y.txt")
    (tmp_path / "lintnews.toml").write_text(
        'source = "originals/{stem}.nl.txt"\n[[overrides]]\npaths = ["b"]\nsource = "more-originals"\n'
    )
    assert originals_seen(lintnews, "a", "b") == {
        "a/x.en.txt": "originals/x.nl.txt",
        "b/y.txt": "more-originals/y.txt",
    }
    assert originals_seen(lintnews, ".").keys() == {"a/x.en.txt", "b/y.txt", "more-originals/y.txt", "said"}


def test_a_configuration_may_not_look_for_originals_elsewhere(lintnews: Lintnews, tmp_path: Path) -> None:
    spread(tmp_path, "a/x.txt")
    (tmp_path / "a" / "lintnews.toml").write_text('source = "../{stem}.nl.txt"\n')
    done = lintnews("check", "a")
    assert done.code == 2
    assert "'source' may not lead out of the folder of this file" in done.err


def test_originals_in_a_folder_are_no_articles(lintnews: Lintnews, tmp_path: Path) -> None:
    spread(tmp_path, "x.txt", "originals/x.txt", "y.html", "y.source.txt")
    assert originals_seen(lintnews, ".", "--source", "originals").keys() == {"x.txt", "y.html", "said"}
    assert originals_seen(lintnews, ".").keys() == {"originals/x.txt", "x.txt", "y.html"}


def test_standard_input_has_an_original_too(
    lintnews: Lintnews, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spread(tmp_path, "originals/x.txt")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(STRIKE.encode())))
    (seen,) = lintnews("inspect", "--format", "json", "--source", "originals/x.txt", "-").json["documents"]
    assert (seen["original"]["path"], seen["original"]["language"]) == ("originals/x.txt", "nl")


def test_standard_input_that_says_where_it_lies_has_the_original_beside_it(
    lintnews: Lintnews, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spread(tmp_path, "news/x.source.txt")

    def seen(*flags: str) -> object:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(STRIKE.encode())))
        return lintnews("inspect", "--format", "json", "-", *flags).json["documents"][0].get("original")

    assert seen("--stdin-path", "news/x.en.txt")["path"] == "news/x.source.txt"  # type: ignore[index]
    assert seen("--stdin-path", "x.en.txt") is None
    assert seen() is None


def test_a_path_of_originals_with_a_name_that_nobody_knows_is_wrong_use(lintnews: Lintnews, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(FAULTY)
    (tmp_path / "lintnews.toml").write_text('source = "{stm}.txt"\n')
    done = lintnews("check", ".", "--format", "json")
    assert done.code == 2
    assert done.rules == ["repetition/headline"]  # and is not taken for an original
    assert "{stm} is no part of a path of originals (did you mean 'stem'?)" in done.err


def test_the_article_in_another_variety_is_no_original_of_it(lintnews: Lintnews, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(FAULTY)
    (tmp_path / "y.txt").write_text(STRIKE)
    done = lintnews(
        "check", "x.txt", "--source", "y.txt", "--language", "en-GB", "--source-language", "en", "--format", "json"
    )
    assert "is in its own language (en)" in done.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "its original is missing: there is none of its name in "),
        (b"", "its original originals/x.txt holds no text"),
        (b" \n\n\t\n", "its original originals/x.txt holds no text"),
        (STRIKE.encode(), "its original originals/x.txt is in its own language (en)"),
        (b"%PDF-1.4 ...", "its original originals/x.txt cannot be used: "),
        (b"\xff\xfe\xfa", "its original originals/x.txt cannot be used: "),
    ],
)
def test_what_is_no_original_is_told_and_the_article_linted_all_the_same(
    lintnews: Lintnews, tmp_path: Path, content: bytes | None, said: str
) -> None:
    (tmp_path / "x.txt").write_text(FAULTY)
    (tmp_path / "originals").mkdir()
    if content is not None:
        (tmp_path / "originals" / "x.txt").write_bytes(content)
    done = lintnews("check", "x.txt", "--source", "originals", "--format", "json")
    assert done.rules == ["repetition/headline"]
    (note,) = done.json["notifications"]
    assert note["message"].startswith(said)
    assert note["path"] == "x.txt"


def test_a_source_that_is_not_there_is_wrong_use_and_the_article_is_linted(lintnews: Lintnews, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(FAULTY)
    done = lintnews("check", "x.txt", "--source", "nowhere.txt", "--format", "json")
    assert done.code == 2
    assert done.rules == ["repetition/headline"]
    assert "nowhere.txt: there is no such file or folder" in done.err


def test_one_original_for_many_articles_is_wrong_use(lintnews: Lintnews, tmp_path: Path) -> None:
    spread(tmp_path, "a/x.txt", "a/y.txt", "originals/x.txt")
    done = lintnews("check", "a", "--source", "originals/x.txt")
    assert done.code == 2
    assert "is one file, and 2 articles are to be linted: name a folder" in done.err


def test_an_original_that_leads_out_of_its_folder_is_none(lintnews: Lintnews, tmp_path: Path) -> None:
    spread(tmp_path, "a/x.txt", "originals/x.txt")
    (tmp_path / "a" / "x.source.txt").symlink_to(tmp_path / "originals" / "x.txt")
    assert originals_seen(lintnews, "a/x.txt") == {"a/x.txt": ""}


def test_an_original_without_a_known_language_is_used_and_told(lintnews: Lintnews, tmp_path: Path) -> None:
    spread(tmp_path, "x.txt")
    (tmp_path / "x.source.txt").write_text("ʘ ǂ ǃ")
    seen = originals_seen(lintnews, "x.txt")
    assert seen["x.txt"] == "x.source.txt"
    assert "is not known: name it with --source-language" in seen["said"]


# --- files that hold both

XLIFF_1 = """<xliff version="1.2"><file source-language="nl-NL" target-language="en-GB"><body>
<trans-unit id="1"><source>Staking &amp; oproer</source><target>Strike &amp; riot</target>
<alt-trans><source>Nee</source><target>No</target></alt-trans></trans-unit>
<trans-unit id="2"><source>Een. Twee.</source>
<seg-source><mrk mtype="seg" mid="1">Een.</mrk> <mrk mtype="seg" mid="2">Twee<ph id="1">x</ph>.</mrk></seg-source>
<target><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk></target></trans-unit>
</body></file></xliff>"""
XLIFF_2 = """<xliff version="2.1" srcLang="nl" trgLang="en"><file id="f"><unit id="1">
<segment><source>Een.</source><target>One.</target></segment>
<segment><source>Twee.</source><target>Two.</target></segment></unit>
<unit id="2"><segment><source>Staking</source><target>Strike</target></segment></unit></file></xliff>"""
TMX = """<tmx version="1.4"><header srclang="nl" datatype="plaintext"/><body>
<tu><tuv xml:lang="nl"><seg>Staking &amp; <bpt i="1">b</bpt>oproer</seg></tuv>
<tuv xml:lang="en-GB"><seg>Strike &amp; riot</seg></tuv></tu>
<tu><tuv xml:lang="en-GB"><seg>One.</seg></tuv><tuv xml:lang="nl"><seg>Een.</seg></tuv></tu></body></tmx>"""
PO = r"""# A comment
msgid ""
msgstr ""
"Language: en\n"
"X-Source-Language: nl\n"

#: a.c:3
msgctxt "headline"
msgid "Staking "
"en \"oproer\""
msgstr "Strike "
"and \"riot\""

#, fuzzy
msgid "Nee"
msgstr "No"

msgid "Een dag"
msgid_plural "%d dagen"
msgstr[0] "One day"
msgstr[1] "%d days"

#~ msgid "oud"
#~ msgstr "old"
"""
RIOT = [("Strike & riot", "Staking & oproer")]
BILINGUAL = [
    ("xlf", XLIFF_1, [*RIOT, ("One.", "Een."), ("Two.", "Twee.")]),
    ("xlf", XLIFF_2, [("One.", "Een."), ("Two.", "Twee."), ("Strike", "Staking")]),
    ("tmx", TMX, [*RIOT, ("One.", "Een.")]),
    ("po", PO, [('Strike and "riot"', 'Staking en "oproer"'), ("One day", "Een dag"), ("%d days", "%d dagen")]),
]


def load(path: Path, **settings: str) -> Document:
    loader = DocumentLoader(load_plugins(), Settings(**settings), root=str(path.parent))  # type: ignore[arg-type]
    doc = loader.document(Found(str(path), named=True))
    assert doc
    return loader.beside_original(doc, Found(str(path), named=True))[0]


@pytest.mark.parametrize(("suffix", "content", "pairs"), BILINGUAL)
def test_a_bilingual_file_brings_its_original_and_what_translates_what(
    tmp_path: Path, suffix: str, content: str, pairs: list[tuple[str, str]]
) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_text(content, encoding="utf-8")
    doc = load(path)
    original = doc.original
    assert original
    assert (doc.language.partition("-")[0], doc.source_language, original.language) == ("en", "nl", "nl")
    assert [(doc.text[slice(*one)], original.text[slice(*other)]) for one, other in doc.segments] == pairs
    for side, spans in ((doc, [one for one, _ in doc.segments]), (original, [other for _, other in doc.segments])):
        for span in spans:
            first = side.text[span.start : span.start + 3]
            assert content[slice(*side.locate((span.start, span.start + 3)))] == first, "it stands in the file so"


def test_places_in_the_original_of_a_bilingual_file_are_places_of_that_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(XLIFF_1.replace("Staking", "Een woord").replace("Strike", "House"), encoding="utf-8")
    doc = load(path)
    (result,) = results_of(doc, lint_document(doc, [Lost()])[0], doc.path)
    assert (result.related[0].path, result.related[0].region.line) == ("a.xlf", 2)
    assert result.related[0].region.quote == "woord"


@pytest.mark.parametrize("content", ["no message", 'msgid "a\n', '"text"\n'])
def test_a_broken_po_file_is_told_with_its_line(lintnews: Lintnews, tmp_path: Path, content: str) -> None:
    (tmp_path / "a.po").write_text(content)
    done = lintnews("check", "a.po")
    assert done.code == 3
    assert "a.po: not po: line 1: " in done.err


def test_records_bring_their_original_from_a_named_field(lintnews: Lintnews, tmp_path: Path, install: Install) -> None:
    plugin = install(WITNESS)
    rows = [{"text": STRIKE, "nl": STAKING}, {"text": ["A strike.", "It ended."], "nl": ["Een staking.", "Voorbij."]}]
    (tmp_path / "a.jsonl").write_text("".join(dumps(row) + "\n" for row in rows))
    with (tmp_path / "b.csv").open("w", newline="") as file:
        made = DictWriter(file, ["id", "text", "nl"])
        made.writeheader()
        made.writerow({"id": "x", "text": STRIKE, "nl": STAKING})
    family = plugin.removeprefix("lintnews_")
    arguments = ("--plugins", "acme", "--select", family, "--source-field", "nl", "--source-language", "nl")
    done = lintnews("corpus", ".", *arguments, "--sample", "9", "--format", "json")
    seen = done.json["sample"]
    assert {(one["document"], one["message"]) for one in seen} == {
        ("a.jsonl#1", "beside 92 characters of nl in 0 segments"),
        ("a.jsonl#2", "beside 22 characters of nl in 2 segments"),
        ("b.csv#x", "beside 92 characters of nl in 0 segments"),
    }


WITNESS = RULE.replace(
    """at = doc.text.find(self.word)
        if at >= 0:
            yield self.finding((at, at + len(self.word)), "nobody wants this")""",
    """other = doc.original
        said = f"beside {len(other.text)} characters of {other.language} in {len(doc.segments)} segments"
        yield self.finding((0, 1), said)""",
)


def test_inspect_shows_which_sentences_correspond(lintnews: Lintnews, tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_text(XLIFF_2)
    original = lintnews("inspect", "a.xlf", "--format", "json").json["documents"][0]["original"]
    assert original["confidence"] == 1
    pairs = [[one["text"] for side in ("article", "original") for one in pair[side]] for pair in original["pairs"]]
    assert pairs == [["One.", "Een."], ["Two.", "Twee."], ["Strike", "Staking"]]
    place = original["pairs"][0]["original"][0]
    assert XLIFF_2[place["start"] : place["end"]] == "Een."
    shown = lintnews("inspect", "a.xlf").text
    assert "original   a.xlf (nl, 100 % sure)\n    - One.\n    = Een.\n" in shown


def test_a_page_says_from_which_language_it_was_translated(tmp_path: Path) -> None:
    data = {
        "@type": "NewsArticle",
        "inLanguage": "en",
        "translationOfWork": {"@id": "http://x/", "inLanguage": "uk-UA"},
    }
    page = f'<html><script type="application/ld+json">{dumps(data)}</script><p>They met.</p></html>'
    (tmp_path / "a.html").write_text(page)
    doc = load(tmp_path / "a.html")
    assert (doc.language, doc.source_language, doc.original) == ("en", "uk", None)
    (tmp_path / "a.source.txt").write_text("Staking")
    original = load(tmp_path / "a.html").original
    assert original
    assert original.language == "uk", "what the page says counts where the text shows no language"


def test_python_gives_the_original_as_text() -> None:
    said = "Sie sei in Paris mit 104 Jahren gestorben, am 3. Mai 2021, teilte die Familie in einer Erklärung mit."
    text = "She died in Paris at the age of 184, on 3 May 2021, the family said in a statement."
    report = lint(text, original=said, source_language="de", select=["source"], grammar="off")
    assert [(one.rule, one.region.quote) for one in report] == [("source/number", "184")]
    assert [place.region.quote for place in report.findings[0].related] == ["104"]


def test_without_an_original_nothing_of_this_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STRIKE)
    code = (
        "import sys; from lintnews.commands import run; run(['check', 'a.txt', '--isolated', '--grammar', 'off']);"
        " print([name for name in sys.modules if 'alignment' in name or 'layers.terms.' in name or 'babel' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


STRANGERS = (
    "The weather was fine in Rome. The band played its third song. He took the train home at night.\n",
    "Der Bundestag hat am Freitag ein neues Gesetz über die Rente von 2,5 Millionen Menschen beschlossen, das im Juli "
    "2024 in Kraft tritt.\n\nDie Ministerin nannte es einen Erfolg. Im Jahr 2019 waren 45 Prozent dagegen.\n",
)


@pytest.mark.parametrize("name", ["text", "json", "sarif"])
def test_two_texts_that_do_not_correspond_are_not_compared_and_the_report_says_so_once(
    name: str, tmp_path: Path, lintnews: Lintnews
) -> None:
    (tmp_path / "a.txt").write_text(STRANGERS[0], encoding="utf-8")
    (tmp_path / "o.de.txt").write_text(STRANGERS[1], encoding="utf-8")
    done = lintnews("check", "a.txt", "--source", "o.de.txt", "--format", name)
    if name == "text":
        told = [line for line in done.err.splitlines() if "not compared with" in line]
        assert "source/" not in done.text
    elif name == "json":
        told = [note["message"] for note in loads(done.text)["notifications"]]
    else:
        notes = loads(done.text)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
        told = [note["message"]["text"] for note in notes]
    assert len([one for one in told if "not compared with o.de.txt" in one]) == 1


def test_that_packages_are_missing_is_told_once_for_all_articles(
    lintnews: Lintnews, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spread(tmp_path, "a.txt", "a.source.txt", "b.txt", "b.source.txt")
    looks = PathFinder.find_spec
    monkeypatch.setattr(
        PathFinder, "find_spec", lambda name, *more: None if name in ("babel", "pypinyin") else looks(name, *more)
    )
    pairs.missing_packages.cache_clear()
    try:
        done = lintnews("check", ".", "--jobs", "1", "--format", "json")
    finally:
        pairs.missing_packages.cache_clear()
    (note,) = done.json["notifications"]
    assert note["level"] == "warning"
    assert 'Babel and pypinyin are not installed: pip install "lintnews[source]"' in note["message"]
    assert done.err.count("Babel") == 1


def test_with_its_packages_nothing_is_said_of_them(lintnews: Lintnews, tmp_path: Path) -> None:
    for package in ("babel", "anyascii", "pypinyin"):
        pytest.importorskip(package, reason=f'{package} is not installed (pip install "lintnews[source]")')
    spread(tmp_path, "a.txt", "a.source.txt")
    assert lintnews("check", ".", "--format", "json").json["notifications"] == []
