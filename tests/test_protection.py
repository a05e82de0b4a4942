import pytest
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
