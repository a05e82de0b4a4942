"""`grammar/compound`."""

from __future__ import annotations

from lintnews.findings import Severity
from lintnews.rule import Invalid, Meta
from lintnews_rules.grammar.engine_rule import EngineRule


class Compound(EngineRule):
    """A compound is joined, hyphenated or parted as it is not written.

    Compounds are where languages differ most, and where house styles do: a note, no more.

    Not found: compounds that house styles write differently, unless LanguageTool is there.
    """

    meta = Meta(severity=Severity.NOTE, mqm="Linguistic conventions/Spelling", since="0.1", slow=True)

    VALID = ("A 10-year-old boy, who is 10 years old, met two year-old horses.",)
    INVALID = (Invalid("A ⟦10-years-old⟧ boy was found.", says="plural", fixed="A 10-year-old boy was found."),)
