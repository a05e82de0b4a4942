"""The language server's arithmetic: positions in every encoding, and findings that stay while the text changes."""

from __future__ import annotations

import pytest
from editor import plugin_manager
from hypothesis import example, given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from lintnews.config.settings import Settings
from lintnews.findings import Edit, Finding, Fix, Note, Severity, Span
from lintnews.linter.linter import Linter
from lintnews.server.incremental import between, shift_findings
from lintnews.server.linting import RuleOutput, document, lint_view
from lintnews.server.positions import Positions

ENCODINGS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
UNITS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
TEXTS = st.text(st.sampled_from("ab é😀\u2028\x85\r\n"), max_size=30)
ENCODED = st.sampled_from(sorted(ENCODINGS))


@given(TEXTS, ENCODED)
@example("😀\r\n😀a", "utf-16")
def test_every_offset_survives_the_way_to_the_client_and_back(text: str, encoding: str) -> None:
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue  # the inside of a line end is no position
        place = positions.position(offset)
        start = positions.table.starts[place.line]
        assert place.character * UNITS[encoding] == len(text[start:offset].encode(ENCODINGS[encoding]))
        assert positions.offset(place) == offset
        region = positions.table.region((offset, len(text)))
        assert positions.range_of(region) == positions.range((offset, len(text)))


@given(TEXTS, ENCODED, st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1))
def test_a_position_that_does_not_exist_is_the_nearest_one(text: str, encoding: str, line: int, character: int) -> None:
    positions = Positions(text, encoding)
    start, end = positions.span(Range(Position(line, character), Position(0, 0)))
    assert 0 <= start <= end <= len(text)
    last = len(positions.table.starts) - 1
    if line > last:
        assert positions.offset(Position(line, character)) == len(text)
    else:
        assert positions.position(positions.offset(Position(line, character))).line == line


@given(st.lists(st.text("abc ", max_size=5), max_size=6), st.data())
def test_what_is_carried_over_stands_on_the_same_text_in_an_unchanged_line(
    lines: list[str], data: st.DataObject
) -> None:
    before = "\n".join(lines)
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    now = before[:start] + data.draw(st.text("abc \n", max_size=4)) + before[end:]
    found = tuple(_finding(Span(at, at + 1)) for at in range(len(before)) if before[at] != "\n")
    for finding in shift_findings(found, between(before, now)):
        (old,) = (one.span for one in found if one.message == finding.message)
        assert now[slice(*finding.span)] == before[slice(*old)]
        assert _line(now, finding.span) == _line(before, old)
        assert finding.notes[0].span == finding.fixes[0].edits[0].span == finding.span


def test_what_is_proved_by_a_changed_paragraph_is_not_carried_over() -> None:
    before, now = "One.\n\nTwo.\n\nThree.\n", "One.\n\nTwo!\n\nThree.\n"
    alone = _finding(Span(12, 17))
    proved = alone._replace(notes=(Note(Span(6, 9), "there"),))
    assert list(shift_findings([alone, proved], between(before, now))) == [alone]


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    """One whose rules look for `boo` and `teh`."""
    folder = tmp_path_factory.mktemp("house")
    plugin_manager(folder)
    return Linter(Settings(packs=(str(folder / "house.en.yaml"),), select=("house",)), root=str(folder))


@given(
    st.lists(
        st.lists(st.sampled_from(["boo ", "teh ", "fine ", "\n", "\n\n"]), max_size=12).map("".join),
        min_size=2,
        max_size=4,
    )
)
def test_looking_at_what_has_changed_gives_what_looking_at_everything_gives(
    linter: Linter, versions: list[str]
) -> None:
    def look(text: str, older: RuleOutput | None = None) -> RuleOutput:
        doc = document(linter, "a.txt", text)
        assert doc
        return lint_view(linter, "a.txt", doc, linter.loader.guard, slow=False, is_wanted=lambda: True, older=older)

    said = look(versions[0])
    for text in versions[1:]:
        said = look(text, said)
        assert said.findings == look(text).findings


def _finding(span: Span) -> Finding:
    fix = Fix("mend", (Edit(span, "x"),))
    return Finding(span, "house/boo", f"found at {span.start}", Severity.NOTE, (Note(span, "here"),), (fix,))


def _line(text: str, span: Span) -> str:
    return text[: span.end].rpartition("\n")[2] + text[span.end :].partition("\n")[0]
