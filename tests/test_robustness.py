"""Whatever stands in a file, no rule raises, and none takes more than a moment for it.

`--hypothesis-profile long` tries more texts, and longer ones.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lintnews.document import Document
from lintnews.linter.registry import build_registry
from lintnews.linter.run_rules import lint_document
from lintnews.plugin.guards import Guard
from lintnews.plugin.manager import load_plugins
from lintnews.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    known.rule for known in build_registry(load_plugins()).known.values() if not known.rule.meta.slow
)
PIECES = st.sampled_from(
    [
        *(
            "“",
            "”",
            '"',
            "‘",
            "’",
            "'",
            "«",
            "»",
            "(",
            ")",
            "[",
            "{",
            "<b>",
            "&amp;",
            "@",
            "#",
            "http://a.b/c",
            "—",
            "-",
            "…",
        ),
        *(
            ". ",
            ", ",
            "? ",
            "! ",
            ": ",
            "; ",
            " ",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\t",
            "\xa0",
            "\u2028",
            "\u0085",
            "\ufeff",
            "\0",
        ),
        *(
            "said ",
            "told reporters",
            "according to ",
            "President ",
            "Ms ",
            "German Chancellor ",
            "NATO",
            "U.S.",
            "Mr. ",
        ),
        *(
            "Anna Berg",
            "Blinken",
            "Blingen",
            "Lavrov",
            "Kiev",
            "Ukraine",
            "al-Assad",
            "O’Brien",
            "BERG",
            "it ",
            "he ",
            "she ",
        ),
        *(
            "Friday",
            "Feb. 30, 2021",
            "12",
            "1,5",
            "150%",
            "three countries: ",
            "31-12-2022",
            "٣",
            "Ⅷ",
            "1e9",
            "99999999999999999999",
        ),
        *(
            "the the ",
            "é",
            "e\u0301",
            "ß",
            "İ",
            "ﬁ",
            "😀",
            "👨\u200d👩\u200d👧",
            "Ж",
            "中文。",
            "\u202e",
            "\ud800",
            "\udfff",
            "\U0010ffff",
        ),
    ]
)
SIZE = 200_000 if settings.get_current_profile_name() == "long" else 40_000
"""Code points of a text of one piece."""
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from(["en", "de", "nl-BE", "xx"]), st.sampled_from([None, "nl", "de", "uk"]))
def test_no_text_makes_a_rule_fail(text: str, language: str, source: str | None) -> None:
    findings, notes = lint_document(Document(text, language=language, source_language=source), RULES)
    assert notes == ()
    assert all(text[slice(*finding.span)] or not finding.fixes for finding in findings)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a",
            " ",
            "\n",
            "\n\n",
            ".",
            ". ",
            "“",
            "”",
            '"',
            "'",
            "(",
            "[",
            "<",
            "&",
            "-",
            "1",
            "1,",
            "A",
            "Aa ",
            "Ab. ",
            "@a ",
            "\u0301",
        ),
        *(
            "“a” ",
            '"a" ',
            "said ",
            "“No,” said Anna Berg. ",
            "Anna Berg ",
            "President Anna Berg ",
            "Berg, Borg, ",
            "he ",
            "he said. ",
        ),
        *(
            "Friday, ",
            "1 January 2020 ",
            "the ",
            "the a ",
            "\u4e2d",
            "e\u0301",
            "😀",
            "http://",
            "and ",
            "of the ",
            "Kiev ",
            "Mr. ",
        ),
    ],
)
def test_no_repetition_makes_a_rule_slow(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    with Guard(seconds=SIZE / 10_000) as guard:
        _, notes = lint_document(Document(text), RULES, guard)
    assert notes == ()
