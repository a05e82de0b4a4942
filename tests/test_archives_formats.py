"""What archives are made of: packed tables, web archives, feeds, bundles, and all that can be wrong with them."""

from __future__ import annotations

import gzip
import json
import zipfile
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from conftest import CLEAN, FAULTY, Lintnews

ONLY = ("--select", "repetition/headline", "--grammar", "off")
LINES = "".join(json.dumps({"id": f"n{number}", "text": FAULTY}) + "\n" for number in range(3))
LATIN = "Café owners are meeting in Geneva on Friday\n\nCafé owners are meeting in Geneva on Friday\n\nTalks begin.\n"


@pytest.fixture
def seen(lintnews: Lintnews) -> Any:
    """Lints the folder `archive`: the documents with a finding, all documents, and what was told."""

    def run(*how: str) -> tuple[list[str], list[str], str]:
        outcome = lintnews("corpus", "archive", *ONLY, "--run", "run", *how)
        assert "Traceback" not in outcome.err
        lines = [json.loads(line) for line in Path("run/documents.jsonl").read_text().splitlines()]
        return (
            [line["document"] for line in lines if line["findings"]],
            [line["document"] for line in lines],
            outcome.err,
        )

    return run


def put(name: str, data: bytes | str) -> None:
    """A file of the archive."""
    Path("archive").mkdir(exist_ok=True)
    Path("archive", name).write_bytes(data.encode() if isinstance(data, str) else data)


def zstd(data: bytes) -> bytes:
    """The bytes, packed."""
    arrow = pytest.importorskip("pyarrow", reason='pyarrow is not installed (pip install "lintnews[parquet]")')
    return bytes(arrow.compress(data, "zstd", asbytes=True))


def warc(*pages: tuple[str, bytes, str, int], packed: bool = True) -> bytes:
    """A web archive of these addresses, bodies, types and answers."""
    writer = pytest.importorskip(
        "warcio.warcwriter", reason='warcio is not installed (pip install "lintnews[archives]")'
    )
    headers = pytest.importorskip("warcio.statusandheaders")
    sink = BytesIO()
    made = writer.WARCWriter(sink, gzip=packed)
    for address, body, kind, status in pages:
        said = headers.StatusAndHeaders(f"{status} OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        made.write_record(made.create_warc_record(address, "response", payload=BytesIO(body), http_headers=said))
    return sink.getvalue()


def page(text: str) -> bytes:
    """A page with the paragraphs of a text."""
    told = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    return f"<html><body><nav>Home</nav><article>{told}</article></body></html>".encode()


def test_packed_lines_and_tables_are_read_as_if_they_were_not(seen: Any) -> None:
    rows = "id,text\n" + "".join(f'n{number},"{FAULTY}"\n' for number in range(3))
    put("a.jsonl.gz", gzip.compress(LINES.encode()))
    put("b.jsonl.zst", zstd(LINES.encode()))
    put("c.csv", rows)
    put("d.csv.gz", gzip.compress(rows.encode()))
    put("e.tsv.zst", zstd(rows.replace(",", "\t").encode()))
    put("f.zst", zstd(b"no news"))
    found, documents, said = seen()
    names = ("a.jsonl.gz", "b.jsonl.zst", "c.csv", "d.csv.gz", "e.tsv.zst")
    assert found == documents == [f"{name}#n{number}" for name in names for number in range(3)]
    assert said == ""


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "a.warc.gz", "a.warc", "a.parquet"])
def test_of_a_file_that_is_cut_off_the_rest_is_linted_and_it_is_named(seen: Any, name: str) -> None:
    many = "".join(
        json.dumps({"id": f"n{number}", "text": f"{FAULTY}{number * 7919}"}) + "\n" for number in range(3000)
    )
    if name.endswith("parquet"):
        pyarrow = pytest.importorskip("pyarrow", reason='pyarrow is not installed (pip install "lintnews[parquet]")')
        parquet = pytest.importorskip("pyarrow.parquet")
        sink = BytesIO()
        parquet.write_table(pyarrow.table({"id": ["a"] * 100, "text": [FAULTY] * 100}), sink)
        data = sink.getvalue()
    elif ".warc" in name:
        data = warc(
            *((f"https://x.example/{number}", page(f"{FAULTY}\n\n{number}"), "text/html", 200) for number in range(50)),
            packed=name.endswith("gz"),
        )
    else:
        data = gzip.compress(many.encode()) if name.endswith("gz") else zstd(many.encode())
    put(name, data[: len(data) * 2 // 3])
    put("b.txt", FAULTY)
    found, documents, said = seen("--jobs", "1")
    assert found[-1] == "b.txt"
    assert found == documents
    if not name.endswith("parquet"):
        assert len(found) > 10
    assert f"error: {name}:" in said
    assert "make the file anew" in said


def test_the_articles_of_web_pages_are_linted(seen: Any) -> None:
    latin = page(LATIN.replace("Talks", "Café talks")).decode().encode("latin-1")
    data = warc(
        ("https://x.example/a", page(FAULTY), "text/html; charset=utf-8", 200),
        ("https://x.example/b", page(CLEAN), "text/html", 200),
        ("https://x.example/gone", page(FAULTY), "text/html", 404),
        ("https://x.example/style.css", b"p {}", "text/css", 200),
        ("https://x.example/c", latin, "text/html; charset=ISO-8859-1", 200),
        ("https://x.example/a", page(FAULTY), "text/html; charset=utf-8", 200),
    )
    put("a.warc.gz", data)
    bundle = BytesIO()
    with zipfile.ZipFile(bundle, "w") as made:
        made.writestr("archive/data.warc.gz", data)
        made.writestr("datapackage.json", "{}")
    put("b.wacz", bundle.getvalue())
    found, documents, said = seen()
    for name in ("a.warc.gz", "b.wacz"):
        assert [one for one in found if name in one] == [f"{name}#https://x.example/a", f"{name}#https://x.example/c"]
        assert len([one for one in documents if name in one]) == 3
    assert said.count("counts once") == 2


def test_a_web_archive_without_its_library_is_told_with_the_way_out(lintnews: Lintnews, monkeypatch: Any) -> None:
    import sys

    put("a.warc", b"")
    monkeypatch.setitem(sys.modules, "warcio", None)
    outcome = lintnews("corpus", "archive", *ONLY)
    assert outcome.code == 2
    assert "pip install 'lintnews[archives]'" in outcome.err


FEED = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>
<language>en</language>
{items}</channel></rss>
"""
ITEM = "<item><title>Part {number}</title><guid>g{number}</guid><content:encoded>{text}</content:encoded></item>\n"


def test_each_item_of_a_feed_and_each_of_a_news_message_is_an_article(seen: Any) -> None:
    items = (
        ITEM.format(number=number, text=escape(page(text).decode()))
        for number, text in enumerate((FAULTY, CLEAN, FAULTY))
    )
    put("a.rss", FEED.format(items="".join(items)))
    atom = "".join(
        f"<entry><title>x</title><id>urn:{number}</id><content>{escape(page(FAULTY).decode())}</content></entry>"
        for number in range(2)
    )
    put("b.atom", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>{atom}</feed>')
    told = "".join(f"<p>{part}</p>" for part in FAULTY.split("\n\n"))
    news = "".join(
        f'<newsItem guid="urn:n:{number}"><contentSet><inlineXML><html><body>{told}</body></html></inlineXML>'
        "</contentSet></newsItem>"
        for number in range(2)
    )
    put("c.xml", f"<newsMessage><header/><itemSet>{news}</itemSet></newsMessage>")
    put("d.xml", FEED.format(items=ITEM.format(number=9, text=escape(page(FAULTY).decode()))))
    found, documents, said = seen()
    assert documents == [
        "a.rss#g0", "a.rss#g1", "a.rss#g2", "b.atom#urn:0", "b.atom#urn:1", "c.xml#urn:n:0", "c.xml#urn:n:1", "d.xml",
    ]  # fmt: skip
    assert set(documents) - set(found) == {"a.rss#g1"}
    assert said == ""


def test_articles_in_json_stand_alone_in_lists_and_in_lines(seen: Any) -> None:
    one = {"uri": "urn:1", "headline": "Talks", "body_text": FAULTY}
    put("a.json", json.dumps({"items": [one, {**one, "uri": "urn:2"}, {"uri": "urn:3"}]}))
    put("b.ninjs", json.dumps(one))
    put("c.jsonl", json.dumps(one) + "\n")
    put("d.json", json.dumps([{**one, "body_text": CLEAN}, one], indent=1))
    found, documents, said = seen()
    assert documents == ["a.json#urn:1", "a.json#urn:2", "b.ninjs", "c.jsonl#urn:1", "d.json#urn:1", "d.json#urn:1@2"]
    assert set(documents) - set(found) == {"d.json#urn:1"}
    assert "a.json:3: no text" in said


def test_a_sitemap_gives_its_titles_and_nothing_is_fetched(seen: Any) -> None:
    title = "<news:news><news:title>Ministers meet in in Geneva</news:title></news:news>"
    urls = f"<url><loc>https://x.example/1</loc>{title}</url>"
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://x.example/news"'
    head = f"<urlset {names}>"
    put("news.xml", f"{head}{urls}</urlset>")
    put("all.xml", f"{head}<url><loc>https://x.example/2</loc></url></urlset>")
    found, documents, said = seen("--select", "repetition/word")
    assert found == documents == ["news.xml#https://x.example/1"]
    assert "all.xml" in said
    assert "WARC" in said


def test_of_mixed_encodings_what_is_readable_is_linted(seen: Any) -> None:
    lines = [json.dumps({"id": str(number), "text": LATIN}, ensure_ascii=False) + "\n" for number in range(3)]
    put("a.jsonl", lines[0].encode() + lines[1].encode("cp1252") + lines[2].encode())
    rows = [f'{number},"{LATIN}"\n' for number in range(3)]
    put("b.csv", b"id,text\n" + rows[0].encode() + rows[1].encode("cp1252") + rows[2].encode())
    found, documents, said = seen()
    assert found == documents == ["a.jsonl#0", "a.jsonl#2", "b.csv#0", "b.csv#2"]
    assert "error: a.jsonl:2: not UTF-8" in said
    assert "error: b.csv:2: not UTF-8" in said
    assert "--encoding, perhaps cp1252" in said


@pytest.mark.parametrize(("more", "documents"), [(0, 1), (1, 0)])
def test_a_file_or_a_line_as_large_as_the_limit_is_read_and_no_larger_one(seen: Any, more: int, documents: int) -> None:
    size = 1_000_000 + more
    put("a.jsonl", '{"text": "'.ljust(size - 2) + '"}')
    put("b.txt", "It rained.".ljust(size))
    _, judged, said = seen("--max-file-size", "1")
    assert len(judged) == 2 * documents
    assert said.count("larger than 1 MB") == 2 * more


def test_an_article_that_is_too_large_costs_itself(seen: Any) -> None:
    large = "It rained. " * 800_000  # a little more than 8 MB
    put("a.jsonl", json.dumps({"id": "large", "text": large}) + "\n" + LINES)
    put("b.csv", f'id,text\nlarge,"{large}"\nn0,"{FAULTY}"\n')
    put("c.txt", large)
    pyarrow = pytest.importorskip("pyarrow", reason='pyarrow is not installed (pip install "lintnews[parquet]")')
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"id": ["large", "n0"], "text": [large, FAULTY]}), "archive/d.parquet")
    found, documents, said = seen()
    assert found == documents == ["a.jsonl#n0", "a.jsonl#n1", "a.jsonl#n2", "b.csv#n0", "d.parquet#n0"]
    for place in ("a.jsonl:1", "b.csv#large", "c.txt", "d.parquet#large"):
        assert f"error: {place}: larger than 8 MB" in said


def test_a_column_of_another_type_or_name_is_told_once_with_what_there_is(seen: Any) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason='pyarrow is not installed (pip install "lintnews[parquet]")')
    parquet = pytest.importorskip("pyarrow.parquet")
    Path("archive").mkdir()
    parquet.write_table(pyarrow.table({"id": ["a", "b"], "text": [1, 2]}), "archive/a.parquet")
    parquet.write_table(pyarrow.table({"id": ["a"], "body": [FAULTY]}), "archive/b.parquet")
    parquet.write_table(pyarrow.table({"id": ["a", "b"], "text": [None, FAULTY]}), "archive/c.parquet")
    found, documents, said = seen()
    assert found == documents == ["c.parquet#b"]
    assert said.count("a.parquet") == 1
    assert "is of the type int64" in said
    assert "no column 'text' among id, body" in said
    assert "c.parquet:1: no text" in said


def test_a_row_group_that_is_broken_costs_its_rows(seen: Any) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason='pyarrow is not installed (pip install "lintnews[parquet]")')
    parquet = pytest.importorskip("pyarrow.parquet")
    sink = BytesIO()
    table = pyarrow.table(
        {"id": [str(number) for number in range(30)], "text": [f"{FAULTY}{number}" for number in range(30)]}
    )
    parquet.write_table(table, sink, row_group_size=10, compression="zstd", use_dictionary=False)
    data = bytearray(sink.getvalue())
    column = parquet.ParquetFile(BytesIO(data)).metadata.row_group(1).column(1)
    at = column.data_page_offset
    data[at : at + column.total_compressed_size] = b"\xff" * column.total_compressed_size
    put("a.parquet", bytes(data))
    found, documents, said = seen()
    assert found == documents == [f"a.parquet#{number}" for number in (*range(10), *range(20, 30))]
    assert "error: a.parquet:11: the rows 11 to 20 cannot be read" in said


def test_a_language_pair_and_a_day_of_a_record_count_for_it(lintnews: Lintnews) -> None:
    put(
        "a.jsonl",
        json.dumps({"id": "a", "text": "Die Minister treffen sich in in Genf.", "language_pair": "nl-de"}) + "\n",
    )
    out = lintnews("corpus", "archive", "--grammar", "off", "--run", "run").out
    told = json.loads(Path("run/documents.jsonl").read_text())
    assert told["about"]["pair"] == "nl-de"
    assert b"1 document," in out
