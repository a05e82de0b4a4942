"""`grammar/article`."""

from __future__ import annotations

from lintnews.findings import Severity
from lintnews.rule import Invalid, Meta
from lintnews_rules.grammar.engine_rule import EngineRule


class Article(EngineRule):
    """An article does not fit what follows, or stands where none can.

    A slip that every reader stumbles over, and languages without articles bring many of them.

    Not found: an article that is missing, unless LanguageTool is there.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Linguistic conventions/Function words", since="0.1", slow=True)

    VALID = (
        "A European minister waited an hour for a one-year plan.",
        "An unidentified man left a university and an NGO.",
        "Group A met an FBI agent, a NATO envoy and a U.S. senator.",
        "It was an historic day, and a unanimous vote.",
    )
    INVALID = (
        Invalid(
            "⟦A⟧ hour later ⟦an⟧ useful answer came.",
            says="the sound of the next word",
            fixed="An hour later a useful answer came.",
        ),
        Invalid("She met ⟦a⟧ American envoy.", fixed="She met an American envoy."),
        Invalid("He signed ⟦the another⟧ paper.", says="determiners", fixed="He signed another paper."),
    )
