import re
from pathlib import Path

import pytest
from hand_made_runs import doubled, drift, file, hostile, run, span
from hypothesis import given
from hypothesis import strategies as st

from lintnews.files.line_index import LineIndex
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.reporters.terminal_text import cells, plain_window, shown, width, window
from lintnews.reporters.text import PLAIN, Style, notification, render, style_for
from lintnews.results import FileReport, Notification, Result, Run, Suppression

ARTICLE = "The US sent Antony Blinken.\nOn Friday Blingen met Lavrov.\n"


def text(made: Run, seen: Style = PLAIN) -> str:
    return render(made, seen).decode("utf-8")


def test_a_finding_shows_its_line_its_proof_and_its_fix() -> None:
    assert text(run(file("a.txt", ARTICLE, drift(ARTICLE)))) == (
        "a.txt:2:11: error[names/drift]: “Blingen” is “Blinken” elsewhere\n"
        " 2 | On Friday Blingen met Lavrov.\n"
        "   |           ^^^^^^^\n"
        " 1 | The US sent Antony Blinken.\n"
        "   |                    ------- first spelled so\n"
        "   = fix (by hand: a name): write “Blinken”: “Blingen” → “Blinken”\n"
        "\n"
        "1 error in 1 file (1 file checked, 10 words)\n"
    )


def test_places_of_one_line_share_it_and_each_keeps_its_label() -> None:
    line = "Blinken met Blinkin and Blingen."
    notes = (Note(span(line, "Blinken"), "the first"), Note(span(line, "Blinkin"), "the second"))
    found = Finding(span(line, "Blingen"), "names/drift", "three spellings", Severity.ERROR, notes)
    assert text(run(file("a.txt", line, found))).splitlines()[1:7] == [
        " 1 | Blinken met Blinkin and Blingen.",
        "   | -------     -------     ^^^^^^^",
        "   | |           |",
        "   | |           the second",
        "   | |",
        "   | the first",
    ]


@pytest.mark.parametrize(
    ("before", "columns"),
    [
        ("plain ", 6),
        ("日本語 ", 7),
        ("e\u0301te\u0301 ", 4),
        ("😀👍🏽 ", 5),
        ("👩‍👩‍👧 ", 3),
        ("❤\ufe0f ", 3),
        ("🇺🇦 ", 3),
        ("한글\u1112\u1161\u11ab ", 7),
        ("a\tb ", 7),
        ("שלום ", 5),
    ],
)
def test_the_underline_stands_under_its_word_whatever_comes_before_it(before: str, columns: int) -> None:
    line = before + "Blingen met Blinken"
    found = Finding(span(line, "Blingen"), "names/drift", "said so", Severity.ERROR)
    under = text(run(file("a.txt", line, found))).splitlines()[2]
    assert under == "   | " + " " * columns + "^" * 7


def test_wide_characters_are_underlined_in_their_width() -> None:
    found = Finding(Span(0, 2), "names/drift", "said so", Severity.ERROR)
    assert text(run(file("a.txt", "日本 x", found))).splitlines()[2] == "   | ^^^^"


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_a_long_line_is_cut_to_the_terminal_around_the_place(columns: int) -> None:
    line = "word " * 300 + "Antony Blinken left. Blingen stayed. " + "word " * 300
    shown_lines = text(run(file("a.txt", line, drift(line))), Style(width=columns)).splitlines()[1:3]
    source, under = shown_lines
    assert source.startswith(" 1 | …")
    assert source.endswith("…")
    assert max(width(row) for row in shown_lines) <= columns
    assert source[under.index("^") : under.rindex("^") + 1] == "Blingen"


@pytest.mark.parametrize("columns", range(40, 60))
def test_two_places_share_a_line_only_where_both_are_seen_whole(columns: int) -> None:
    line = "word " * 9 + "Blinken left for Geneva, and on Monday Blingen stayed. " + "word " * 9
    rows = text(run(file("a.txt", line, drift(line))), Style(width=columns)).splitlines()
    marked = [
        rows[at - 1][mark.start() : mark.end()]
        for at, row in enumerate(rows)
        for mark in re.finditer(r"\^{2,}|-{2,}", row)
    ]
    assert sorted(marked) == ["Blingen", "Blinken"]


def test_a_line_of_which_only_a_part_is_kept_begins_with_dots_on_a_wide_terminal_too() -> None:
    line = "word " * 300 + "Blinken left. Blingen stayed."
    source = text(run(file("a.txt", line, drift(line))), Style(width=5000)).splitlines()[1]
    assert source.startswith(" 1 | …")
    assert source.endswith("Blingen stayed.")


def test_a_span_over_lines_is_underlined_to_the_end_of_its_first_one() -> None:
    article = "One two\nthree\nfour"
    found = Finding(Span(4, len(article)), "repetition/word", "all of it", Severity.NOTE)
    assert text(run(file("a.txt", article, found))).splitlines()[1:3] == [" 1 | One two", "   |     ^^^ … to line 3"]


def test_nothing_from_an_article_steers_the_terminal() -> None:
    said = text(hostile())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u202a-\u202e\u2066-\u2069\ud800-\udfff]", said)
    assert "␛]0;owned␇" in said
    assert "<U+202E>" in said


def test_colours_come_only_when_asked_for_and_change_no_word() -> None:
    made = run(file("a.txt", ARTICLE, drift(ARTICLE)), notifications=[Notification("warning", "odd")])
    assert "\x1b" not in text(made)
    coloured = text(made, Style(colour=True))
    assert "\x1b[1;31merror[names/drift]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == text(made)


@pytest.mark.parametrize(
    ("choice", "environ", "is_terminal", "colour"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_who_decides_about_colour(choice: str, environ: dict[str, str], is_terminal: bool, colour: bool) -> None:
    assert style_for(choice, environ, is_terminal=is_terminal, columns=80).colour is colour


def test_the_summary_counts_what_counts() -> None:
    article = "The the US sent Antony Blinken. Blingen left."
    report = file("a.txt", article, drift(article), doubled(article, "The the"))
    hidden = report._replace(
        results=tuple(r._replace(suppression=Suppression("inline", "known")) for r in report.results)
    )
    made = run(report, hidden._replace(path="b.txt"), notifications=[Notification("error", "no such file", "c.txt")])
    assert text(made).splitlines()[-1] == (
        "1 error and 1 warning in 1 file (2 files checked, 16 words); 2 suppressed; "
        "1 can be fixed by `lintnews fix`; the run is not whole: 1 problem"
    )
    assert "b.txt" not in text(made)


def test_a_clean_run_says_so() -> None:
    assert text(run(file("a.txt", ARTICLE))) == "no findings (1 file checked, 10 words)\n"


@given(st.text(max_size=40), st.data())
def test_a_window_holds_the_start_of_the_place_and_fits(line: str, data: st.DataObject) -> None:
    row = cells(line)
    first = data.draw(st.integers(0, len(row)))
    last = data.draw(st.integers(first, len(row)))
    room = data.draw(st.integers(8, 60))
    start, end = window(row, first, last, room)
    assert start <= first <= max(end, first)
    assert sum(cell.width for cell in row[start:end]) <= room
    if start == 0 and end == len(row):
        assert width(line) <= room


@given(st.text())
def test_what_is_shown_is_one_line_without_control_characters(words: str) -> None:
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", shown(words))


def test_notifications_can_be_left_to_another_stream() -> None:
    made = run(notifications=[Notification("error", "no such file", "c.txt")], root=Path("/"))
    assert "c.txt: no such file" in text(made)
    assert "no such file" not in text(made, Style(notifications=False))


@given(
    st.text(st.one_of(st.sampled_from("ab é日😀\u0301\u200d\ufe0f🏽\t\x1b\u202e\r\n"), st.characters()), max_size=120),
    st.integers(40, 90),
    st.data(),
)
def test_any_text_is_shown_safely_and_no_wider_than_the_terminal(line: str, columns: int, data: st.DataObject) -> None:
    def place() -> Span:
        start = data.draw(st.integers(0, len(line)))
        return Span(start, data.draw(st.integers(start, len(line))))

    notes = tuple(Note(place(), data.draw(st.text(max_size=60))) for _ in range(data.draw(st.integers(0, 3))))
    found = Finding(place(), "names/drift", "said so", Severity.ERROR, notes)
    said = text(run(file("a.txt", line, found)), Style(width=columns))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", said)
    snippet = said.split("\n")[1 : said.split("\n").index("")]
    assert "⟦" in snippet[0] or snippet[1].count("^") >= 1
    assert max(map(width, snippet)) <= columns


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("size", [10, 150, 500])
def test_every_place_of_a_text_can_be_reported(end: str, size: int) -> None:
    text = f"{'word ' * (size // 5)}end.{end}{end}More here.{end}"
    table = LineIndex(text)
    for start in range(len(text) + 1):
        for stop in {start, min(start + 1, len(text)), min(start + 3, len(text)), len(text)}:
            result = Result("a.txt", "a/b", Severity.WARNING, "m", table.region((start, stop)))
            made = render(Run("0", "/nowhere", (FileReport("a.txt", 1, (result,)),), ()))
            assert b"warning[a/b]: m\n " in made


@given(size=st.integers(0, 60), first=st.integers(-3, 63), last=st.integers(-3, 65), room=st.integers(1, 60))
def test_a_plain_line_is_cut_where_one_of_cells_would_be(size: int, first: int, last: int, room: int) -> None:
    assert plain_window(size, first, last, room) == window(cells("x" * size), first, last, room)


@pytest.mark.parametrize(("source", "behind"), [("lintnews", ""), ("house.yaml", ""), ("acme", " [acme]")])
def test_a_notification_names_who_is_meant_once(source: str, behind: str) -> None:
    note = Notification("error", "it is broken", "house.yaml", source, line=3)
    assert notification(note) == f"error: house.yaml:3: it is broken{behind}"
