import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.files.line_index import LineIndex

TEXTS = st.text(st.sampled_from("ab é日😀\u0301\u200d\u2028\x85\x0b\r\n\ud800"), max_size=60)


def lines_with_ends(text: str) -> list[str]:
    """The lines of a text, cut by hand."""
    lines, line = [], ""
    for index, character in enumerate(text):
        line += character
        if character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n"):
            lines.append(line)
            line = ""
    return [*lines, line]


def utf16(text: str) -> int:
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text)


def utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


@given(TEXTS, st.data())
def test_every_way_of_counting_agrees_with_counting_by_hand(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    region = LineIndex(text).region((start, end))
    for offset, line, column, utf16_column, byte_column in (
        (start, region.line, region.column, region.utf16_column, region.byte_column),
        (end, region.end_line, region.end_column, region.utf16_end_column, region.byte_end_column),
    ):
        lines = lines_with_ends(text)
        before = "".join(lines[: line - 1])
        head = lines[line - 1][: column - 1]
        assert len(before) + len(head) == offset
        assert offset == len(text) or offset < len(before) + len(lines[line - 1])
        assert utf16_column == utf16(head) + 1
        assert byte_column == utf8(head) + 1
    assert (region.utf16_start, region.utf16_end) == (utf16(text[:start]), utf16(text[:end]))
    assert region.quote == text[start:end]
    assert region.source_line == lines_with_ends(text)[region.line - 1].rstrip("\r\n")


def test_only_lf_crlf_and_cr_end_a_line() -> None:
    text = "one\u2028still one\x85\x0c\x1cone\r\ntwo\rthree\n\nfive"
    table = LineIndex(text)
    assert [table.region((text.index(word), len(text))).line for word in ("one", "two", "three", "five")] == [
        1,
        2,
        3,
        5,
    ]
    assert table.line_span(1) == (0, text.index("\r"))


def test_a_long_text_beyond_the_bmp_is_counted_right_at_every_distance() -> None:
    text = "é😀 a" * 3000
    table = LineIndex(text)
    for offset in (0, 1, 1023, 1024, 1025, 2048, 11_999, 12_000):
        region = table.region((offset, offset))
        assert region.utf16_column == utf16(text[:offset]) + 1
        assert region.byte_column == utf8(text[:offset]) + 1


def test_the_source_line_of_a_very_long_line_is_cut_around_the_region() -> None:
    text = "x" * 1_000_000 + "HERE" + "y" * 1_000_000
    region = LineIndex(text).region((1_000_000, 1_000_004))
    assert region.source_line.strip("xy") == "HERE"
    assert len(region.source_line) == 400
    assert region.source_line[region.column - region.source_line_column :].startswith("HERE")


def test_a_long_quote_is_cut_in_the_middle() -> None:
    text = "begin " + "x" * 10_000 + " end"
    quote = LineIndex(text).region((0, len(text))).quote
    assert len(quote) <= 200
    assert quote.startswith("begin xx")
    assert quote.endswith("xx end")


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (0, 6)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="does not lie in the text"):
        LineIndex("short").region(span)
