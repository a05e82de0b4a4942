"""`grammar/capitalization`."""

from __future__ import annotations

from lintnews.findings import Severity
from lintnews.rule import Invalid, Meta
from lintnews_rules.grammar.engine_rule import EngineRule


class Capitalization(EngineRule):
    """A word that is always written with a capital stands without one, or the other way round.

    Other languages write weekdays, months and peoples in lower case, and translations keep it.

    Not found: names; words that are ordinary words too (may, march, polish).
    """

    meta = Meta(severity=Severity.NOTE, mqm="Linguistic conventions/Capitalization", since="0.1", slow=True)

    VALID = (
        "On Monday the English team flew to Berlin.",
        "They march on; he may polish his silver.",
    )
    INVALID = (Invalid("They met on ⟦monday⟧ in Berlin.", says="capital", fixed="They met on Monday in Berlin."),)
