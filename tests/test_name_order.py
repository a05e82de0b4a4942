"""Where `names/order` shows the family name of the name that stands in the other order."""

from __future__ import annotations

import pytest

from lintnews.document import Document
from lintnews_rules.names.order import Order


@pytest.mark.parametrize(
    ("text", "name", "family"),
    [
        ("Kenichi Chiba thanked Takashi Ono. He praised Tsuchiya Yui, a student, in Japan.", "Tsuchiya Yui", "Ono"),
        ("Ono Takashi came to Japan. He met Chiba Kenichi and praised Yui Tsuchiya.", "Yui Tsuchiya", "Chiba"),
    ],
)
def test_the_other_place_is_the_family_name_alone(text: str, name: str, family: str) -> None:
    doc = Document(text, source_language="ja")
    (found,) = Order().check(doc)
    assert text[slice(*found.span)] == name
    assert [text[slice(*note.span)] for note in found.notes] == [family]
