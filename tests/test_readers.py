"""Readers: the prose is what a reader of the page sees, and every piece of it stands where it says."""

from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.input.readers import Prose, Reader, bundled_readers

READERS = {reader.name: reader for reader in bundled_readers()}

HTML = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Talks | The Daily</title>
<meta property="article:published_time" content="2022-01-21T18:00:00Z">
<script>var a = "<p>no prose</p>";</script></head>
<body><nav><a href="/">Home</a></nav>
<article><h1>Ministers meet</h1>
<p>“Peace &amp; order,” said <b>Anna</b> Ber&shy;g,
   the minister.<br>She left.</p>
<!-- <p>hidden</p> --><ul><li>One<li>Two</ul></article>
<footer>© 2022</footer></body></html>
"""

MARKDOWN = """---
title: Talks
---
# Ministers *meet*

“Peace &amp; order,” said **Anna** [Berg](https://example.org/),
the minister.

> She left.\x20\x20
> Nobody `ran`.

![A photo](a.jpg)

```
code
```

| Who | What |
|---|---|
| Änna | left |

<div>In <i>HTML</i></div>
"""

XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="nl-NL" target-language="en-GB" datatype="plaintext" original="a"><body>
<trans-unit id="1"><source>Bron: Belga</source><target>Source: <g id="1">Belga</g> &amp; AFP</target>
<alt-trans><target>Proof: Belgian</target></alt-trans></trans-unit>
<trans-unit id="2"><source>Ja</source><target>Y\u00e9s<ph id="2">&lt;br/&gt;</ph>.</target><note>x</note></trans-unit>
</body></file></xliff>
"""

XLIFF_2 = """<xliff version="2.0" srcLang="de" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
<unit id="1"><segment><source>Eins.</source><target>One.</target></segment>
<segment><source>Zwei.</source><target>Two <pc id="1">more</pc>.</target></segment></unit></file></xliff>
"""

NITF = """<?xml version="1.0"?>
<nitf><head><title>Talks</title><docdata><date.issue norm="20220121T180000Z"/></docdata></head>
<body><body.head><hedline><hl1>Ministers meet</hl1></hedline><byline>By A</byline>
<dateline><location>GENEVA</location>, Jan. 21</dateline></body.head>
<body.content><p>The <person>minister</person> left.</p><media><media-metadata>x</media-metadata>
<media-caption>A photo</media-caption></media></body.content></body></nitf>
"""

NEWSML = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en-US">
<itemMeta><title>Internal</title></itemMeta>
<contentMeta><contentCreated>2022-01-21T18:00:00+01:00</contentCreated><headline>Ministers meet</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>Internal</title></head><body><p>One.</p><p>Two.</p></body></html></inlineXML></contentSet></newsItem>
"""


def read(name: str, source: str) -> Prose:
    prose = READERS[name].read(source)
    assert prose is not None
    return prose


@pytest.mark.parametrize(
    ("reader", "source", "text"),
    [
        ("text", "A\r\n\r\nB", "A\r\n\r\nB"),
        (
            "html",
            HTML,
            "Ministers meet\n\n“Peace & order,” said Anna Ber\xadg, the minister.\nShe left.\n\nOne\n\nTwo",
        ),
        (
            "markdown",
            MARKDOWN,
            "Ministers meet\n\n“Peace & order,” said Anna Berg, the minister.\n\nShe left.\nNobody ran."
            "\n\nWho\n\nWhat\n\nÄnna\n\nleft\n\nIn HTML",
        ),
        ("xliff", XLIFF_1, "Source: Belga & AFP\n\nYés."),
        ("xliff", XLIFF_2, "One. Two more."),
        ("newsml", XLIFF_2, "One. Two more."),
        ("newsml", NITF, "Ministers meet\n\nGENEVA, Jan. 21\n\nThe minister left.\n\nA photo"),
        ("newsml", NEWSML, "One.\n\nTwo."),
    ],
)
def test_prose_is_what_a_person_reads(reader: str, source: str, text: str) -> None:
    assert read(reader, source).text == text


def test_what_a_file_says_of_itself_is_kept() -> None:
    assert read("html", HTML)[2:5] == ("en-GB", None, date(2022, 1, 21))
    assert read("xliff", XLIFF_1)[2:5] == ("en-GB", "nl", None)
    assert read("newsml", NITF)[2:5] == (None, None, date(2022, 1, 21))
    assert read("newsml", NEWSML)[2:5] == ("en-US", None, date(2022, 1, 21))


def test_a_page_without_an_article_is_read_whole() -> None:
    assert read("html", "<div>One</div><main>x</main><p>Two").text == "One\n\nx\n\nTwo"


@pytest.mark.parametrize("source", ["<project/>", "<a><nitf/></a>"])
def test_other_xml_is_not_read(source: str) -> None:
    assert READERS["newsml"].read(source) is None


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<nitf>\n<p></nitf>", "line 2: mismatched tag"),
        ('<!DOCTYPE nitf [\n<!ENTITY a "aaaa">]><nitf>&a;</nitf>', "line 2: it declares the entity 'a'"),
        ('<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf>&a;</nitf>', "it declares the entity 'a'"),
        ("", "no element found"),
    ],
)
def test_broken_and_malicious_xml_is_an_error_for_a_person(source: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        READERS["newsml"].read(source)


WORDS = st.text("aé😀 \t\n\r&<>;\"'*_`[]()!#-=x/", max_size=8)
HTML_PARTS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "<br>",
        "<br/>",
        "&amp;",
        "&amp",
        "&#233;",
        "&#x1F600;",
        "&fjlig;",
        "&nosuch;",
        "&#99999999;",
        "<!-- a -->",
        "<!--",
        "<article>",
        "</article>",
        "<script>",
        "</script>",
        "<p title='>'>",
        "<p title='",
        "<![CDATA[",
    ]
)
MARKDOWN_PARTS = st.sampled_from(
    ["# ", "\n\n", "- ", "> ", "*", "**", "`", "[a](b)", "![a](b)", "\\*", "&amp;", "| a |\n|---|\n", "~~"]
)
XML_PARTS = st.sampled_from(
    [
        "<p>a</p>",
        "<p>é&amp;\r\n😀</p>",
        "<p><![CDATA[<&]]></p>",
        "<em>b</em>",
        "&#233;",
        "&lt;",
        "text",
        "<!-- a -->",
        "<br/>",
        "\n",
    ]
)


def check_places(reader: Reader, source: str) -> None:
    prose = reader.read(source)
    assert prose is not None
    doc = Document(prose.text, source=source, pieces=prose.pieces)
    before = before_source = 0
    for start, end, source_start, source_end in prose.pieces:
        assert before <= start < end <= len(prose.text)
        assert before_source <= source_start <= source_end <= len(source)
        assert prose.text[before:start] in ("", "\n\n")
        says, written = prose.text[start:end], source[source_start:source_end]
        if says != written:
            is_code = written.startswith("`")  # its line ends are spaces
            assert says in (" ", "\n") or says == unescape(written) or is_code
        if len(says) == len(written):
            for at in range(end - start):
                assert doc.locate((start + at, start + at + 1)) == Span(source_start + at, source_start + at + 1)
        before, before_source = end, source_end
    assert before == len(prose.text) or not prose.pieces


@given(st.lists(HTML_PARTS | WORDS, max_size=12))
def test_html_stands_where_it_says(parts: list[str]) -> None:
    check_places(READERS["html"], "".join(parts))


@given(st.lists(MARKDOWN_PARTS | HTML_PARTS | WORDS, max_size=12))
def test_markdown_stands_where_it_says(parts: list[str]) -> None:
    check_places(READERS["markdown"], "".join(parts))


@given(st.lists(XML_PARTS, max_size=12))
def test_xml_stands_where_it_says(parts: list[str]) -> None:
    content = "".join(parts)
    check_places(READERS["newsml"], f"<nitf><body><body.content>{content}</body.content></body></nitf>")
    check_places(READERS["xliff"], f"<xliff><file><trans-unit><target>{content}</target></trans-unit></file></xliff>")


@pytest.mark.parametrize(
    "part", ["<a ", "<a '", '<a "', "<!--", "<script>", "&", "&a", "<", "<a b='c' ", "<p><![CDATA["]
)
def test_a_broken_page_costs_no_more_than_its_length(part: str) -> None:
    assert READERS["html"].read(part * 200_000) is not None
