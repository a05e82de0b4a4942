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


def test_the_flag_takes_whole_patterns_and_may_be_repeated(lintnews: Lintnews) -> None:
    Path("a.txt").write_text("He met the the man. She drank a cup of of tea.\n")

    def left(*flags: str) -> list[str]:
        report = lintnews("check", "a.txt", "--select", "repetition/word", "--format", "json", *flags).json
        return [finding["quote"] for finding in report["findings"]]

    assert left() == left("--leave-out", "sea|thaw") == ["the the", "of of"]
    assert left("--leave-out", "the{1,2} the") == ["of of"]
    assert left("--leave-out", "the the", "--leave-out", "of.of") == []


def test_a_flag_with_a_pattern_that_is_none_is_wrong_use(lintnews: Lintnews) -> None:
    outcome = lintnews("check", ".", "--leave-out", "(")
    assert outcome.code == 2
    assert "--leave-out: wants a list of regular expressions (in “(”: missing )" in outcome.err
