"""Phrases by which names and offices are looked up."""

from __future__ import annotations

from lintnews.layers.text.vocabulary import Phrases


def test_what_has_no_word_is_no_phrase() -> None:
    known = Phrases([("prime minister", 1), ("chair", 2)])
    assert known.get("prime minister") == 1
    assert known.get("chair") == 2
    assert known.get("") is None
    assert "" not in known
    assert " " not in known
