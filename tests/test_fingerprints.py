from lintnews.findings import Finding, Severity, Span
from lintnews.linter.fingerprints import fingerprints

ARTICLE = "The minister left Kiev on Friday.\n\nThe mayor of Kiev stayed. He likes Kiev.\n"


def of_each_kiev(text: str) -> list[str]:
    places = [at for at in range(len(text)) if text.startswith("Kiev", at)]
    return fingerprints(text, [Finding(Span(at, at + 4), "style/kyiv", "any", Severity.NOTE) for at in places])


def test_no_two_findings_share_a_fingerprint() -> None:
    assert len(set(of_each_kiev("Kiev. Kiev.\n\n" + ARTICLE * 2))) == 8


def test_edits_elsewhere_moved_paragraphs_and_line_ends_leave_it_alone() -> None:
    first, second, third = of_each_kiev(ARTICLE)
    paragraphs = ARTICLE.strip().split("\n\n")
    assert of_each_kiev("A new first paragraph.\n\n" + ARTICLE.replace("\n", "\r\n")) == [first, second, third]
    assert of_each_kiev("\n\n".join(reversed(paragraphs))) == [second, third, first]


def test_an_edit_next_to_it_and_another_rule_change_it() -> None:
    (before,) = of_each_kiev("She left Kiev on Friday.")
    assert of_each_kiev("She loved Kiev on Friday.") != [before]
    assert fingerprints("She left Kiev on Friday.", [Finding(Span(9, 13), "names/drift", "any", Severity.NOTE)]) != [
        before
    ]


def test_a_lone_surrogate_has_a_fingerprint() -> None:
    assert len(fingerprints("a \ud800 b", [Finding(Span(2, 3), "x/y", "any", Severity.NOTE)])[0]) == 32
