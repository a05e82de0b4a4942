"""What the user leaves out by a pattern."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Lintnews

from lintnews.config.load import ConfigError, read
from lintnews.findings import Span
from lintnews.input.left_out import left_out

TEXT = "{{title}} The the port {{end}}\n\nHe met the the man.\n"


def test_nothing_is_reported_where_a_pattern_matches(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(TEXT)
    everything = {finding["rule"] for finding in lintnews("check", "a.txt", "--format", "json").json["findings"]}
    assert everything == {"leftovers/placeholder", "repetition/word"}
    Path("lintnews.toml").write_text("leave-out = ['\\{\\{title.*end\\}\\}']\n")
    (finding,) = lintnews("check", "a.txt", "--format", "json").json["findings"]
    assert TEXT[finding["start"] : finding["end"]] == "the the"


def test_a_pattern_reaches_over_lines_only_where_it_says_so() -> None:
    assert left_out("a\nb\na", ["^a$"]) == (Span(0, 1), Span(4, 5))
    assert left_out("a\nb", ["a.b"]) == ()
    assert left_out("a\nb", ["(?s)a.b", "x*"]) == (Span(0, 3),)


def test_a_pattern_that_is_none_is_a_mistake_of_the_configuration() -> None:
    with pytest.raises(ConfigError, match="leave-out"):
        read("lintnews.toml", b"leave-out = ['(']")
