from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.decisions.fixes import Mended, applicable, apply, mend
from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Severity, Span
from lintnews.input.sources import UnreadableError
from lintnews.linter.locate import results_of
from lintnews.results import FileReport, LocatedFix, Notification, Suppression


def wish(*edits: tuple[int, int, str], rule: str = "a/b", safe: bool = True) -> Finding:
    """A finding whose fix has these edits."""
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    return Finding(made[0].span, rule, "said so", Severity.WARNING, (), (Fix("mend", made, safe),))


def fixed(text: str, *findings: Finding, unsafe: bool = False) -> str:
    results = results_of(Document(text), findings, "a.txt")
    return apply(text, (fix for _, fix in applicable(results, unsafe=unsafe)))


def test_fixes_that_are_apart_are_applied_together() -> None:
    assert fixed("red, tan, green", wish((0, 3, "rot")), wish((10, 15, "grün")), wish((5, 8, ""))) == "rot, , grün"


@pytest.mark.parametrize(
    ("other", "result"),
    [((2, 4, "X"), "AAA def"), ((3, 3, "X"), "AAA def"), ((3, 4, "X"), "AAA def"), ((4, 7, "X"), "AAA X")],
)
def test_of_two_fixes_that_overlap_or_touch_the_earlier_finding_has_its_way(
    other: tuple[int, int, str], result: str
) -> None:
    first = wish((0, 3, "AAA"))
    assert fixed("abc def", first, wish(other)) == result
    assert fixed("abc def", wish(other), first) == result


def test_a_fix_of_several_edits_is_applied_whole_or_not_at_all() -> None:
    pair = wish((5, 6, "["), (9, 10, "]"))
    assert fixed("aaaaa(bbb) ccc", pair) == "aaaaa[bbb] ccc"
    assert fixed("aaaaa(bbb) ccc", wish((0, 1, "x")), pair, wish((9, 10, "!"))) == "xaaaa[bbb] ccc"
    assert fixed("aaaaa(bbb) ccc", wish((4, 7, "x")), pair) == "aaaaxbb) ccc"


def test_a_fix_that_is_not_applied_takes_no_place_from_others() -> None:
    pair = wish((3, 4, "x"), (9, 10, "?"))
    assert fixed("aaaaa(bbb) ccc", wish((0, 1, "!"), (9, 10, "]")), pair, wish((4, 5, "z"))) == "!aaaz(bbb] ccc"


def test_unsafe_fixes_are_applied_only_when_asked_for() -> None:
    finding = wish((0, 3, "ABC"), safe=False)
    assert fixed("abc def", finding) == "abc def"
    assert fixed("abc def", finding, unsafe=True) == "ABC def"


def test_what_touches_a_name_is_never_applied() -> None:
    text = "President Volodymyr Zelensky spoke."
    finding = wish((20, 28, "Zelenskyy"))
    assert fixed(text, finding, unsafe=True) == text


def test_suppressed_findings_are_not_fixed() -> None:
    results = results_of(Document("abc def"), [wish((0, 3, "ABC"))], "a.txt")
    known = [result._replace(suppression=Suppression("inline", "so")) for result in results]
    assert applicable(known) == []


@given(st.text("abc d", min_size=1, max_size=30), st.data())
def test_whatever_is_chosen_can_be_applied(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    edits = data.draw(st.lists(st.tuples(offsets, offsets, st.text("XY", max_size=3)), min_size=1, max_size=6))
    findings = [wish((min(one, other), max(one, other), new)) for one, other, new in edits]
    results = results_of(Document(text), findings, "a.txt")
    chosen = applicable(results)
    assert chosen
    made = apply(text, (fix for _, fix in chosen))
    kept = len(text) - sum(edit.region.end - edit.region.start for _, fix in chosen for edit in fix.replacements)
    assert len(made) == kept + sum(len(edit.text) for _, fix in chosen for edit in fix.replacements)


# --- to a fixed point


def mended(data: bytes, rules: Callable[[str], list[Finding]], *, unsafe: bool = False) -> tuple[Mended, list[bytes]]:
    """What comes of the bytes under a rule, and what was linted on the way."""
    seen: list[bytes] = []

    def lint(data: bytes) -> FileReport:
        seen.append(data)
        text = data.decode("utf-8-sig")
        if "BROKEN" in text:
            raise UnreadableError(Notification("error", "broken", "a.txt"))
        return FileReport("a.txt", 0, results_of(Document(text), rules(text), "a.txt"))

    return mend(data, lint, unsafe=unsafe), seen


def replacing(old: str, new: str, rule: str = "a/b") -> Callable[[str], list[Finding]]:
    def rules(text: str) -> list[Finding]:
        at = text.find(old)
        return [wish((at, at + len(old), new), rule=rule)] if at >= 0 else []

    return rules


def test_a_text_is_linted_again_until_nothing_is_left_to_fix() -> None:
    made, seen = mended(b"x the the the x\n", replacing("the the", "the"))
    assert made.data == b"x the x\n"
    assert len(made.fixed) == 2
    assert made.report.results == ()
    assert seen[-1] == made.data


def test_marks_and_line_ends_stay() -> None:
    data = b"\xef\xbb\xbfone\r\nthe the\rthree\n\xf0\x9f\x98\x80\r\n"
    assert mended(data, replacing("the the", "the"))[0].data == data.replace(b"the the", b"the")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le"])
def test_the_encoding_stays(encoding: str) -> None:
    data = "é the the 😀\r\n".encode(encoding)
    named = None if encoding != "utf-16-le" else encoding

    def lint(data: bytes) -> FileReport:
        text = data.decode(encoding)
        return FileReport("a.txt", 0, results_of(Document(text), replacing("the the", "the")(text), "a.txt"))

    assert mend(data, lint, encoding=named).data == "é the 😀\r\n".encode(encoding)


def test_a_character_that_the_encoding_lacks_is_not_put_in() -> None:
    def lint(data: bytes) -> FileReport:
        text = data.decode("cp1252")
        return FileReport("a.txt", 0, results_of(Document(text), replacing("a", "ą")(text), "a.txt"))

    assert mend(b"\x93a\x94", lint, encoding="cp1252").data == b"\x93a\x94"


def test_fixes_that_undo_each_other_change_nothing_and_are_named() -> None:
    def rules(text: str) -> list[Finding]:
        return replacing("colour", "color", "style/us")(text) + replacing("color", "colour", "style/uk")(text)

    made, _ = mended(b"the the colour", rules)
    assert made.data == b"the the colour"
    assert made.fixed == ()
    (note,) = made.report.notifications
    assert note.level == "error"
    assert "undo each other" in note.message
    assert "style/u" in note.message


def test_fixes_that_grow_for_ever_come_to_an_end() -> None:
    made, seen = mended(b"a", replacing("a", "aa"))
    assert len(seen) == 11
    assert made.data == b"a" * 11


def test_fixes_that_break_the_file_change_nothing_and_are_named() -> None:
    made, _ = mended(b"a b", replacing("a", "BROKEN"))
    assert made.data == b"a b"
    assert "the fixes of a/b break the file" in made.report.notifications[0].message


def test_the_first_fix_that_may_be_applied_is() -> None:
    fixes = (Fix("unsafe", (Edit(Span(0, 3), "X"),)), Fix("safe", (Edit(Span(0, 3), "Y"),), safe=True))
    finding = Finding(Span(0, 3), "a/b", "said so", Severity.NOTE, (), fixes)
    (result,) = results_of(Document("abc"), [finding], "a.txt")
    ((_, chosen),) = applicable([result])
    assert isinstance(chosen, LocatedFix)
    assert chosen.title == "safe"
