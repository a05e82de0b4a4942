"""Bytes to text: nothing is guessed in silence, and what cannot be read is named with its place and the way out."""

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lintnews.files.decoding import DecodingError, decode, known_encoding


@pytest.mark.parametrize(
    ("data", "encoding", "text", "used"),
    [
        (b"", None, "", "utf-8"),
        ("Zoë\r\n".encode(), None, "Zoë\r\n", "utf-8"),
        (b"\xef\xbb\xbfA", None, "A", "utf-8"),
        ("é".encode("utf-16"), None, "é", "utf-16-le"),
        (b"\xfe\xff" + "é".encode("utf-16-be"), None, "é", "utf-16-be"),
        ("é".encode("utf-32"), None, "é", "utf-32-le"),
        ("naïve “x”".encode("cp1252"), "cp1252", "naïve “x”", "cp1252"),
        (b"\xef\xbb\xbfA", "cp1252", "A", "utf-8"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><nitf>\xe9</nitf>', None, None, "iso8859-1"),
        (b'<!DOCTYPE html><html><meta charset="windows-1252"><p>\x93', None, None, "cp1252"),
        (b'<html><META http-equiv=x content="text/html; charset=iso-8859-2"><p>\xb1', None, None, "iso8859-2"),
        (b"a\0b", "utf-8", "a\0b", "utf-8"),
    ],
)
def test_files_are_decoded_as_they_say(data: bytes, encoding: str | None, text: str | None, used: str) -> None:
    decoded = decode(data, encoding)
    assert decoded.encoding == used
    assert text is None or decoded.text == text


@pytest.mark.parametrize(
    ("data", "encoding", "message", "line"),
    [
        (b"one\ncaf\xe9", None, r"not UTF-8: byte 0xE9 at offset 7; .*--encoding, perhaps cp1252", 2),
        (b"\xed\xa0\x80", None, "not UTF-8: byte 0xED at offset 0", 1),
        (b"\x81\xff", None, "not UTF-8: byte 0x81 at offset 0; name its encoding with --encoding$", 1),
        (b"\xef\xbb\xbf\n\xff", None, "byte 0xFF at offset 4", 2),
        (b"\xff\xfea", None, "not UTF-16-LE", 1),
        (b"a\nb\0c", None, "binary: byte 0x00 at offset 3", 2),
        ("plain".encode("utf-16-le"), None, "--encoding utf-16-le", 1),
        ("plain".encode("utf-16-be"), None, "--encoding utf-16-be", 1),
        (b"%PDF-1.7", None, "a PDF", None),
        (b"PK\x03\x04...", None, "a ZIP archive", None),
        (b"\xe9", "ascii", "not ASCII: byte 0xE9 at offset 0", 1),
        (b"<html><meta charset=undefined>", None, "not UNDEFINED: .*undefined encoding", None),
        (b"<?xml version='1.0' encoding='punycode'?>", None, "not PUNYCODE: ", None),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, encoding: str | None, message: str, line: int | None) -> None:
    with pytest.raises(DecodingError, match=message) as raised:
        decode(data, encoding)
    assert raised.value.line == line


@pytest.mark.parametrize("name", ["latin1", "cp1252", "UTF-8", "utf_16"])
def test_names_of_encodings_are_known(name: str) -> None:
    assert known_encoding(name)


@pytest.mark.parametrize("name", ["rot13", "base64", "latin-99", "a\0b", ""])
def test_what_is_no_text_encoding_is_not_known(name: str) -> None:
    assert known_encoding(name) is None


@given(st.text(), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_encoding_gives_the_bytes_of_the_file_back(text: str, mark: bytes) -> None:
    data = mark + text.encode("utf-8", "replace")
    assume("\0" not in text and not text.startswith("\ufeff"))
    decoded = decode(data)
    assert decoded.encode(decoded.text) == data


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with suppress(DecodingError):
        assert decode(data).text is not None
