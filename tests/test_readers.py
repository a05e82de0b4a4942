"""Readers: the prose is what a reader of the page sees, and every piece of it stands where it says."""

from datetime import date
from html import unescape
from json import dumps
from pathlib import Path

import pytest
from conftest import Lintnews
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

FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Wire</title><language>en-gb</language><item><title>Bridge &amp; port closed</title>
<pubDate>Mon, 14 Mar 2022 08:00:00 GMT</pubDate><description>Short &lt;b&gt;one&lt;/b&gt;.</description>
<content:encoded><![CDATA[<p>The mayor &amp; all.</p><p>Second.</p>]]></content:encoded></item></channel></rss>
"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title>
<entry><title>One</title><updated>2022-03-14T00:00:00Z</updated><summary>A caf&#233;.</summary></entry>
<entry><title>Two</title><content type="html">&lt;p&gt;Hi &amp;amp; ho&lt;/p&gt;</content></entry></feed>
"""

TOML = """+++
title = "Talks in Bonn"
date = 2023-03-14
language = "en"
translated_from = "nl"
+++

They met.
"""

NINJS = r"""{"uri": "tag:1", "versioncreated": "2022-03-14T08:00:00Z", "language": "en",
"headline": "Talks \u201cbegin\u201d", "renditions": {"a": [1, 2]},
"body_html": "<p>They met in a caf\u00e9.</p>\n<p>&ldquo;So?\u201d<\/p>"}
"""

LINKED_DATA = """{"@type": "NewsArticle", "articleBody": "They met.\\nThey left.", "headline": "Talks end",
"publisher": {"name": "Wire"}}
"""

PAGE = """<html lang="en"><head><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
"headline": "Bridge closed", "description": "It was old", "datePublished": "2022-03-14T08:00:00+01:00"}]}
</script></head>
<body><p>Menu</p><article><p>Bridge closed</p><p>It was old</p><p>The mayor closed it.</p></article></body></html>
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
            "Talks\n\nMinisters meet\n\n“Peace & order,” said Anna Berg, the minister.\n\nShe left.\nNobody ran."
            "\n\nWho\n\nWhat\n\nÄnna\n\nleft\n\nIn HTML",
        ),
        ("xliff", XLIFF_1, "Source: Belga & AFP\n\nYés."),
        ("xliff", XLIFF_2, "One. Two more."),
        ("newsml", XLIFF_2, "One. Two more."),
        ("newsml", NITF, "Ministers meet\n\nGENEVA, Jan. 21\n\nThe minister left.\n\nA photo"),
        ("newsml", NEWSML, "Ministers meet\n\nOne.\n\nTwo."),
        ("newsml", FEED, "Bridge & port closed\n\nShort one.\n\nThe mayor & all.\n\nSecond."),
        ("newsml", ATOM, "One\n\nA café.\n\nTwo\n\nHi & ho"),
        ("markdown", TOML, "Talks in Bonn\n\nThey met."),
        ("json_article", NINJS, "Talks “begin”\n\nThey met in a café.\n\n“So?”"),
        ("json_article", LINKED_DATA, "They met.\n\nThey left.\n\nTalks end"),
    ],
)
def test_prose_is_what_a_person_reads(reader: str, source: str, text: str) -> None:
    assert read(reader, source).text == text


def test_what_a_file_says_of_itself_is_kept() -> None:
    assert read("html", HTML)[2:5] == ("en-GB", None, date(2022, 1, 21))
    assert read("xliff", XLIFF_1)[2:5] == ("en-GB", "nl", None)
    assert read("newsml", NITF)[2:5] == (None, None, date(2022, 1, 21))
    assert read("newsml", NEWSML)[2:5] == ("en-US", None, date(2022, 1, 21))
    assert read("newsml", FEED)[2:5] == ("en-gb", None, date(2022, 3, 14))
    assert read("markdown", TOML)[2:5] == ("en", "nl", date(2023, 3, 14))
    assert read("json_article", NINJS)[2:5] == ("en", None, date(2022, 3, 14))
    assert read("html", PAGE)[2:5] == ("en", None, date(2022, 3, 14))


@pytest.mark.parametrize(
    ("reader", "source", "headline", "standfirst"),
    [
        ("html", HTML, "Ministers meet", None),
        ("html", PAGE, "Bridge closed", "It was old"),
        ("markdown", MARKDOWN, "Talks", None),
        ("markdown", "# Ministers *meet*\n\nText.\n", "Ministers meet", None),
        ("markdown", "Text.\n\n# Ministers meet\n", None, None),
        ("markdown", TOML, "Talks in Bonn", None),
        ("newsml", NITF, "Ministers meet", None),
        ("newsml", NEWSML, "Ministers meet", None),
        ("newsml", FEED, "Bridge & port closed", "Short one."),
        ("newsml", ATOM, None, None),
        ("json_article", NINJS, "Talks “begin”", None),
        ("json_article", LINKED_DATA, "Talks end", None),
    ],
)
def test_headline_and_standfirst_are_known(
    reader: str, source: str, headline: str | None, standfirst: str | None
) -> None:
    prose = read(reader, source)
    said = [span and prose.text[slice(*span)] for span in prose.metadata[:2]]
    assert said == [headline, standfirst]


def test_other_json_is_not_read() -> None:
    assert READERS["json_article"].read('{"name": "lintnews"}') is None
    assert READERS["json_article"].read('["body_html"]') is None
    with pytest.raises(ValueError, match="line 2"):
        READERS["json_article"].read('{"body_html": "<p>",\n"a" 1}')


def test_json_of_schema_org_is_read_by_its_own_suffix_too(lintnews: Lintnews, tmp_path: Path) -> None:
    article = dumps({"@type": "NewsArticle", "headline": "Strike", "articleBody": "He met the the man."})
    (tmp_path / "a.jsonld").write_text(article)
    (finding,) = lintnews("check", ".", "--format", "json").json["findings"]
    assert article[finding["start"] : finding["end"]] == "the the"


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "A.JSONL"])
def test_a_table_is_not_judged_as_prose_and_the_way_out_is_told(lintnews: Lintnews, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('id,en\n1,"He met the the man."\n')
    done = lintnews("check", name, "--format", "json")
    assert (done.code, done.rules) == (3, [])
    assert f"a table: `lintnews corpus {name} --text-field COLUMN` lints its rows" in done.err


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
        ("<nitf><p>It rained.", "line 1: it ends before all of its elements are closed"),
        ("<nitf><p", "line 1: it ends in the middle of a tag"),
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


def check_order(reader: Reader, source: str) -> None:
    """Every piece stands in its order, and whatever is as long as its place is what stands there."""
    prose = reader.read(source)
    assert prose is not None
    at = source_at = 0
    for start, end, source_start, source_end in prose.pieces:
        assert at <= start < end <= len(prose.text)
        assert source_at <= source_start <= source_end <= len(source)
        if end - start == source_end - source_start and not prose.text[start:end].isspace():
            assert prose.text[start:end] == source[source_start:source_end]
        at, source_at = end, source_end


@given(st.lists(HTML_PARTS | WORDS, max_size=12))
def test_html_stands_where_it_says(parts: list[str]) -> None:
    check_places(READERS["html"], "".join(parts))


@given(st.lists(MARKDOWN_PARTS | HTML_PARTS | WORDS, max_size=12))
def test_markdown_stands_where_it_says(parts: list[str]) -> None:
    check_places(READERS["markdown"], "".join(parts))


@given(st.lists(HTML_PARTS | WORDS | st.sampled_from(["\u2028", "“é”"]), max_size=12), st.booleans())
def test_json_stands_where_it_says(parts: list[str], ascii_only: bool) -> None:
    said = {"headline": "".join(parts[:2]), "body_html": "".join(parts[2:])}
    source = dumps(said, ensure_ascii=ascii_only)
    check_order(READERS["json_article"], source)


@given(st.lists(XML_PARTS, max_size=12))
def test_feeds_stand_where_they_say(parts: list[str]) -> None:
    content = "".join(parts).replace("&fjlig;", "")
    check_order(READERS["newsml"], f"<rss><item><title>{content}</title><content>{content}</content></item></rss>")


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


@pytest.mark.parametrize(("fence", "broken"), [("---", 'by: Anna\ntitle: "Talks'), ("+++", "by = 'Anna'\ntitle = 1 2")])
def test_front_matter_that_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, lintnews: Lintnews, fence: str, broken: str
) -> None:
    path = tmp_path / "talks.md"
    path.write_text(f"{fence}\n{broken}\n{fence}\n\nThe mayor spoke in the the hall.\n")
    done = lintnews("check", str(path), "--grammar", "off")
    assert "talks.md:" in done.err
    assert "the front matter is left out" in done.err
    assert b"repetition/word" in done.out
