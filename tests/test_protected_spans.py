from pathlib import Path

import pytest
from conftest import Lintnews
from hand_made_runs import span

from lintnews.decisions.protected_spans import protected_spans
from lintnews.document import Document
from lintnews.findings import Edit, Span

ARTICLE = (
    "KYIV - President Volodymyr Zelensky  spoke on Friday, 21 January 2022. He named 3 countries and two towns. "
    "“We will not not leave - never,” he said said . The “so called” plan costs $5-10 million."
)


@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [
        ("Zelensky", "Zelenskyy", "name"),
        ("President Volodymyr Zelensky", "Volodymyr Zelensky", "name"),
        ("Volodymyr", "", "name"),
        ("y  s", "y s", None),
        ("r Z", "r  Z", None),
        ("Friday", "Saturday", "date"),
        ("21 January", "22 January", "date"),
        ("3 countries", "4 countries", "number"),
        ("3 countries", "three nations", "number"),
        ("3 countries", "3 nations", None),
        ("two towns", "three towns", "number"),
        ("two towns", "two cities", None),
        ("named", "named 7", "number"),
        ("not not", "not", "quotation"),
        ("leave - never", "leave – never", None),
        ("leave", "leaves", "quotation"),
        ("said said", "said", None),
        ("said .", "said.", None),
        ("so called", "so-called", None),
        ("$5-10", "$5–10", None),
        ("5-10", "5-100", "number"),
    ],
)
def test_names_facts_and_quotations_are_known_whatever_the_fix_says(old: str, new: str, touched: str | None) -> None:
    assert protected_spans(Document(ARTICLE), [Edit(span(ARTICLE, old), new)]) == touched


def test_one_edit_of_many_is_enough() -> None:
    edits = [Edit(span(ARTICLE, "said said"), "said"), Edit(span(ARTICLE, "Zelensky"), "Selensky")]
    assert protected_spans(Document(ARTICLE), edits) == "name"


def test_a_letter_put_into_a_name_touches_it_and_one_behind_it_does_not() -> None:
    end = span(ARTICLE, "Zelensky").end
    assert protected_spans(Document(ARTICLE), [Edit(Span(end - 1, end - 1), "i")]) == "name"
    assert protected_spans(Document(ARTICLE), [Edit(Span(end, end), ",")]) is None
    assert protected_spans(Document(ARTICLE), [Edit(Span(end, end), " then")]) is None
    assert protected_spans(Document(ARTICLE), [Edit(Span(end, end), "y then")]) == "name"


@pytest.mark.parametrize(
    ("text", "old", "new", "touched"),
    [
        ("A ten-year plan was agreed.", "year", "day", "number"),
        ("It costs 3 million euros a year.", "million", "billion", "number"),
        ("It costs 3 million euros a year.", "euros", "dollars", "number"),
        ("They met at noon in Kyiv.", "noon", "midnight", "date"),
        ("They met on monday in Kyiv.", "monday", "tuesday", "date"),
        ("The new iPhone sold well.", "iPhone", "phone", "name"),
        ("He said: “We met the the minister.", "the the", "the", "quotation"),
        ("— We met the the minister.\n\nHe left.", "the the", "the", "quotation"),
        ("They met the the minister.", "the the", "the", None),
        ("They met 3 countries who who left.", "who who", "who", None),
    ],
)
def test_facts_and_words_of_others_that_no_mark_shows_are_known(
    text: str, old: str, new: str, touched: str | None
) -> None:
    assert protected_spans(Document(text), [Edit(span(text, old), new)]) == touched


def test_names_that_a_project_accepts_are_names() -> None:
    text = "The books of bell hooks sold well."
    edits = [Edit(span(text, "bell hooks"), "Bell Hooks")]
    assert protected_spans(Document(text), edits) is None
    assert protected_spans(Document(text, accepted=frozenset(("bell hooks",))), edits) == "name"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.html", "<p>He said: <q>We met the the minister.</q> Then he left.</p>"),
        ("a.html", "<blockquote><p>We met the the minister.</p></blockquote><p>He left.</p>"),
        ("a.html", "<blockquote><p>We met the the minister."),
        ("a.md", "He said:\n\n> We met the the minister.\n\nThen he left.\n"),
        ("a.md", "He said:\n\n> We met\nthe the minister.\n\nThen he left.\n"),
        ("a.md", "- one\n- > We met the the minister.\n"),
        ("a.nitf", "<nitf><body><body.content><bq><p>We met the the minister.</p></bq></body.content></body></nitf>"),
    ],
)
def test_what_mark_up_quotes_is_not_rewritten(lintnews: Lintnews, name: str, source: str) -> None:
    Path(name).write_text(source)
    outcome = lintnews("fix", "--unsafe-fixes", "--select", "repetition/word", name)
    assert Path(name).read_text() == source
    assert outcome.code == 0


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.md", "The bread &amp; butter of the trade.\n"),
        ("a.html", "<p>The bread &amp; butter of the trade.</p>"),
        (
            "a.xlf",
            '<xliff version="1.2"><file target-language="en"><body><trans-unit id="1"><source>x</source>'
            "<target>The bread &amp; butter of the trade.</target></trans-unit></body></file></xliff>",
        ),
        (
            "a.nitf",
            "<nitf><body><body.content><p>The bread &#38; butter of the trade.</p></body.content></body></nitf>",
        ),
    ],
)
def test_a_place_that_does_not_say_the_character_itself_holds_no_edit(
    lintnews: Lintnews, name: str, source: str
) -> None:
    pack = (
        '- {name: amp, extends: substitution, message: m, nonword: true, swap: {"&": and}, action: {name: replace}}\n'
    )
    Path("house.en.yaml").write_text(pack)
    Path(name).write_text(source)
    lintnews("fix", "--packs", "house.en.yaml", "--select", "house/amp", "--unsafe-fixes", name)
    assert Path(name).read_text() == source
