"""`grammar/agreement`."""

from __future__ import annotations

from typing import Literal

from lintnews.findings import Severity
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta
from lintnews_rules.grammar.engine_rule import EngineRule


@dataclass(frozen=True)
class Agreement(EngineRule):
    """Words that belong together differ in number or person.

    The engine that wrote the text lost sight of what a verb or a pronoun belongs to, and so does the reader.

    Not found: a verb far from its subject, unless LanguageTool is there. In quotations nothing is looked for, because
    there many agree as they speak at home (“We was never asked”).
    """

    quotations: Literal["keep", "note", "drop"] = "drop"

    meta = Meta(severity=Severity.WARNING, mqm="Linguistic conventions/Agreement", since="0.1", slow=True)

    VALID = (
        "They were in Geneva, and it has been decided.",
        "Does it have to be? They insist that he do it now.",
        "This series has ended; these issues are old.",
        "The team have met, and the news is good.",
        "“We was never asked,” said Will Hobbs, a farmer.",
    )
    INVALID = (
        Invalid(
            "In Geneva the ministers met. They ⟦was⟧ late.",
            says="does not agree",
            fixed="In Geneva the ministers met. They were late.",
        ),
        Invalid("The talks failed. It ⟦have⟧ been a long week.", says="“have”"),
        Invalid(
            "He gave the police all ⟦informations⟧ on the case.",
            fixed="He gave the police all information on the case.",
        ),
        Invalid("⟦This issues⟧ are on the table.", fixed="These issues are on the table."),
    )
