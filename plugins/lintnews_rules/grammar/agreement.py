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
        "One in ten was injured, and a man of 34 was killed.",
        "One of the family is ill. A players association met in Sunday school.",
        "The group of people which met here is gone, and so is one of the country’s best.",
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
        Invalid("They voted. ⟦This are⟧ the results.", fixed="They voted. These are the results."),
        Invalid("He opened the door. He ⟦go⟧ home at noon.", fixed="He opened the door. He goes home at noon."),
        Invalid("Two people died and nine ⟦was⟧ injured.", fixed="Two people died and nine were injured."),
        Invalid("The ⟦womans⟧ left at noon.", fixed="The women left at noon."),
        Invalid("It is one of the oldest ⟦city⟧ in the north.", fixed="It is one of the oldest cities in the north."),
        Invalid("There are ⟦much people⟧ in the hall.", fixed="There are many people in the hall."),
        Invalid("A man ⟦which⟧ lives here saw it.", fixed="A man who lives here saw it."),
    )
