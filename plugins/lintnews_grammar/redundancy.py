"""`grammar/redundancy`."""

from __future__ import annotations

from dataclasses import dataclass

from lintnews.findings import Severity
from lintnews.rule import Invalid, Meta
from lintnews_grammar.engine_rule import EngineRule


@dataclass(frozen=True)
class Redundancy(EngineRule):
    """Words say twice what one of them says.

    A matter of style: off until it is asked for.

    Not found: redundancy that is a habit of the newsroom.
    """

    meta = Meta(severity=Severity.NOTE, mqm="Style/Unidiomatic style", since="0.1", status="preview", slow=True)

    VALID = (
        "It was the better and the most likely of both.",
        "There is more higher education now.",
    )
    INVALID = (Invalid("This is ⟦more better⟧ than before.", says="comparatives", fixed="This is better than before."),)
