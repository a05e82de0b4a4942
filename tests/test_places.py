"""From the bytes of a file, through its reader, to the place in every report: always the one where the word stands."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lintnews.config.settings import Settings
from lintnews.files.discovery import Found
from lintnews.linter.linter import Linter
from lintnews.reporters import bundled_reporters
from lintnews.results import Run

WORD = "Zorgon"
PIECES = st.sampled_from(
    [
        "a ",
        "é",
        "e\u0301 ",
        "😀",
        "👨\u200d👩 ",
        "日本 ",
        "\u2028",
        "\u0085",
        "\u00ad",
        "\ufeff",
        "\t",
        "& ",
        "< ",
        "> ",
        "said. ",
    ]
)
LINES = st.lists(st.lists(PIECES | st.just(f" {WORD} "), max_size=8).map("".join), min_size=1, max_size=5)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])


def plain(lines: list[str], end: str) -> str:
    return end.join(lines)


def markdown(lines: list[str], end: str) -> str:
    # (A line that begins with a tab would be code.)
    return end.join(f"> **{escape(line)}**" if number % 2 else f"a{escape(line)}" for number, line in enumerate(lines))


def html(lines: list[str], end: str) -> str:
    body = end.join(f"<p>&ldquo;<b>{escape(line)}</b>&rdquo;" for line in lines)
    return f"<!doctype html>{end}<html lang=en><script>{WORD}</script><!-- {WORD} -->{body}</html>"


def xliff(lines: list[str], end: str) -> str:
    units = end.join(
        f"<trans-unit><source>{WORD}</source><target>{escape(line)}</target></trans-unit>" for line in lines
    )
    return f"<xliff version='1.2'><file target-language='en'>{end}<body>{units}</body></file></xliff>"


def nitf(lines: list[str], end: str) -> str:
    body = end.join(f"<p>{escape(line)}<em>&amp;</em></p>" for line in lines)
    return f"<nitf><!-- {WORD} -->{end}<body><body.content>{body}</body.content></body></nitf>"


KINDS: dict[str, Callable[[list[str], str], str]] = {
    ".txt": plain,
    ".md": markdown,
    ".html": html,
    ".xlf": xliff,
    ".nitf": nitf,
}
HIDDEN = re.compile(rf"<script>{WORD}|<!-- {WORD}|<source>{WORD}")


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    pack = tmp_path_factory.mktemp("packs") / "acme.en.yaml"
    pack.write_text("- {name: word, extends: existence, message: a %s, tokens: [Zorgon]}\n")
    return Linter(Settings(packs=(str(pack),), select=("acme",), language="en", grammar="off"), root="/nowhere")


def expected(source: str) -> list[tuple[int, int, str]]:
    """Where the word stands in prose: its offset, its line, and what stands in the line before it."""
    hidden = [match.end() for match in HIDDEN.finditer(source)]
    found = []
    for match in re.finditer(WORD, source):
        if match.end() not in hidden:
            lines = re.split(r"\r\n|\r|\n", source[: match.start()])
            found.append((match.start(), len(lines), lines[-1]))
    return found


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("suffix", KINDS)
@given(lines=LINES, end=ENDS, encoding=ENCODINGS)
def test_every_report_of_every_format_gives_the_place(
    linter: Linter, suffix: str, lines: list[str], end: str, encoding: str
) -> None:
    source = KINDS[suffix](lines, end)
    report = linter.lint(Found(f"/nowhere/a{suffix}", named=True), source.encode(encoding))
    assert report is not None
    assert [note for note in report.notifications if note.level != "note"] == []
    report = report._replace(notifications=())  # that the language of a short original is not known
    made = Run("0", "/nowhere", (report,), linter.rules, ())
    told = {reporter.name: reporter.render(made).decode() for reporter in bundled_reporters()}
    if encoding == "utf-8":
        source = source.removeprefix("\ufeff")  # a mark, and no part of the text
    places = expected(source)
    points = [(line, len(before) + 1) for _, line, before in places]

    findings = json.loads(told["json"])["findings"]
    assert [(one["start"], one["end"]) for one in findings] == [(at, at + len(WORD)) for at, _, _ in places]
    assert [(one["line"], one["column"]) for one in findings] == points
    assert {one["quote"] for one in findings} <= {WORD}
    told_lines = map(json.loads, told["jsonl"].splitlines())
    assert [one["start"] for one in told_lines if one["type"] == "finding"] == [at for at, _, _ in places]
    shown = re.findall(rf"^a{re.escape(suffix)}:(\d+):(\d+): ", told["text"], re.MULTILINE)
    assert [(int(line), int(column)) for line, column in shown] == points
    shown = re.findall(r",line=(\d+),endLine=\d+,col=(\d+),", told["github"])
    assert [(int(line), int(column)) for line, column in shown] == points
    assert [one["location"]["lines"]["begin"] for one in json.loads(told["gitlab"])] == [line for line, _ in points]
    ranges = [one["location"]["range"] for one in json.loads(told["rdjson"])["diagnostics"]]
    assert [(one["start"]["line"], one["start"]["column"]) for one in ranges] == [
        (line, len(before.encode()) + 1) for _, line, before in places
    ]
    regions = [
        one["locations"][0]["physicalLocation"]["region"] for one in json.loads(told["sarif"])["runs"][0]["results"]
    ]
    assert [(one["startLine"], one["startColumn"], one["charOffset"]) for one in regions] == [
        (line, len(before.encode("utf-16-le")) // 2 + 1, len(source[:at].encode("utf-16-le")) // 2)
        for at, line, before in places
    ]
    cases = [one.get("name", "") for one in ElementTree.fromstring(told["junit"]).iter("testcase")]
    assert [case for case in cases if case != "lintnews"] == [f"acme/word {line}:{column}" for line, column in points]
