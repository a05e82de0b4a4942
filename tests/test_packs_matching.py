"""What entries find: the check types, the prefilter that never loses a match, and patterns that would never end."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import sleep

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from lintnews.document import Document
from lintnews.linter.run_rules import lint_document
from lintnews.packs import prefilter
from lintnews.packs.checks import Search
from lintnews.packs.load import load
from lintnews.packs.prefilter import Prefilter, literals_of
from lintnews.packs.required_literals import fold, required, requirement
from lintnews.packs.rule_set import RuleSet

PACKS = Path(__file__).parent.parent / "rules"
GOLDEN = Path(__file__).parent / "golden"
PIECES = ["a", "be", "Kiev", "ß", "İ", "ı", "é", " ", ".", "\\.", "\\b", "\\w", "[ab]", "[^a]", "[a-c]", "^", "\\d+"]
QUANTIFIERS = ["", "?", "*", "+", "{2}", "{0,2}", "+?", "*+"]


def patterns() -> st.SearchStrategy[str]:
    atom = st.sampled_from(PIECES)

    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        alternatives = st.lists(inner, min_size=1, max_size=3).map("|".join)
        group = st.tuples(st.sampled_from(["(", "(?:", "(?=", "(?!", "(?i:", "(?<=", "(?>"]), alternatives)
        grouped = group.map(lambda pair: f"{pair[0]}{pair[1]})")
        repeated = st.tuples(grouped | atom, st.sampled_from(QUANTIFIERS)).map("".join)
        return st.lists(repeated, min_size=1, max_size=3).map("".join)

    return st.recursive(atom, larger, max_leaves=8)


@settings(max_examples=400, deadline=None)
@given(
    pattern=patterns(), text=st.text(st.sampled_from("abe Kievßİıiécd.1SSs\n"), max_size=25), ignorecase=st.booleans()
)
def test_every_text_that_a_pattern_matches_holds_one_of_its_literals(pattern: str, text: str, ignorecase: bool) -> None:
    try:
        code = regex.compile(pattern, regex.VERSION1 | regex.MULTILINE | (regex.IGNORECASE if ignorecase else 0))
        found = code.search(text, timeout=1)
    except (regex.error, TimeoutError):
        return
    needs, folded = requirement(pattern), fold(text)
    if found and needs.literals:
        assert any(literal in folded for literal in needs.literals), (pattern, needs)
        assert not needs.also or any(literal in folded for literal in needs.also), (pattern, needs)
    if found and needs.literals and len(folded) == len(text):
        places = [at for at in range(len(text)) if folded.startswith(needs.literals, at)]
        near = (at - needs.before <= found.start() and found.end() < at + needs.after for at in places)
        assert any(near), (pattern, needs)
        if needs.is_first:
            assert any(code.match(text, at, timeout=1) for at in places), (pattern, needs)


def test_the_first_texts_of_a_run_call_the_patterns_that_the_later_ones_call(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = load([PACKS])[0].rules
    literals, numbers = literals_of(rule.program for rule in rules), {rule.id: rule.number for rule in rules}

    def called(text: str, worth: int) -> dict[tuple[int, int], list[int]]:
        monkeypatch.setattr(prefilter, "_WORTH", worth)
        places = Prefilter(literals, numbers).places(fold(text), numbers.values())
        return {pattern: sorted(found) for pattern, found in places.items()}

    texts = [path.read_text("utf-8") for path in sorted(GOLDEN.glob("*.txt"))]
    assert len(texts) > 5
    for text in (*texts, "", "a", "Kiev", "\ud800 Kiev"):
        assert called(text, 1_000_000) == called(text, 0)
    assert any(called(text, 0) for text in texts)


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("Kiev", ("kiev",)),
        ("read (?:more|also)", ("read also", "read more")),
        ("(?:colou?r|hue)s?", ("color", "colour", "hue")),
        (r"\d+ dollars?", (" dollar",)),
        (r"\w+", ()),
        ("(?:Kiev)?", ()),
        ("(?!Kiev)", ()),
    ],
)
def test_literals_of_a_pattern(pattern: str, literals: tuple[str, ...]) -> None:
    assert required(pattern) == literals


def book(folder: Path, *entries: str) -> RuleSet:
    path = folder / "x.en.yaml"
    path.write_text("\n".join(entries), encoding="utf-8")
    made, problems = load([path])
    assert [str(problem) for problem in problems] == []
    return made


def entry(name: str, rest: str, message: str = "found “%s”") -> str:
    return f'- name: {name}\n  message: "{message}"\n  {rest}\n'


def found(made: RuleSet, text: str, **about: date) -> list[str]:
    return [text[slice(*one.span)] for one in lint_document(Document(text, **about), made.rules)[0]]  # type: ignore[arg-type]


def test_alternatives_that_are_searched_one_by_one_find_what_one_pattern_would(tmp_path: Path) -> None:
    made = book(tmp_path, entry("words", "extends: existence\n  nonword: true\n  tokens: [abc, bc, cde, ab, e+]"))
    text = "abcde abde bcde eee cde"
    assert found(made, text) == [match[0] for match in regex.finditer("abc|bc|cde|ab|e+", text)]


@settings(deadline=None)
@given(text=st.text(st.sampled_from("abcde "), max_size=30))
def test_the_order_of_alternatives_holds_in_every_text(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("pack")
    made = book(folder, entry("words", "extends: existence\n  nonword: true\n  tokens: [abc, b?c, cde, ab, 'e+', d]"))
    assert found(made, text) == [match[0] for match in regex.finditer("abc|b?c|cde|ab|e+|d", text)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(a+)+$", "a" * 5000 + "b"),
        ("(a|aa)+b", "a" * 5000 + "c"),
        ("(?:(?:a*)*)*b", "a" * 5000),
        (r"(\w+\s?)*!", "word " * 2000),
        ("(?=(a+)+b)a", "a" * 5000),
        ("a*a*a*a*a*a*b", "a" * 3000),
    ],
)
def test_a_pattern_that_would_never_end_is_stopped_and_named(tmp_path: Path, pattern: str, text: str) -> None:
    is_bare = pattern.endswith("$")
    check = "occurrence\n  max: 1\n  token: '%s'" if is_bare else "existence\n  nonword: true\n  tokens: ['%s']"
    made = book(
        tmp_path, entry("endless", "extends: " + check % pattern), entry("plain", "extends: existence\n  tokens: [end]")
    )
    findings, notes = lint_document(Document(text + " end b!"), made.rules)
    assert [one.rule for one in findings] == ["x/plain"]
    assert [note.source for note in notes] == ["x/endless"]
    assert "x/endless (its pack, 1:9): the pattern took too long here" in notes[0].message


def test_time_that_passes_while_others_work_stops_no_pattern(tmp_path: Path) -> None:
    made = book(tmp_path, entry("plain", "extends: existence\n  tokens: [end]"))
    search = Search(made.packs[0].programs[0], Document("the end"), {})
    asked = []

    def interrupted(left: float) -> str:
        asked.append(left)
        if len(asked) == 1:
            sleep(left)
            raise TimeoutError
        return "found"

    assert search.timed(interrupted) == "found"
    assert asked[1] > 0
