"""`grammar/verb-form`."""

from __future__ import annotations

from lintnews.findings import Severity
from lintnews.rule import Invalid, Meta
from lintnews_rules.grammar.engine_rule import EngineRule


class VerbForm(EngineRule):
    """A verb stands in a form that its auxiliary does not allow, or in one that it does not have.

    The sentence leaves open when something happened, or whether it did.

    Not found: a tense that is well formed and wrong.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Linguistic conventions/Word form", since="0.1", slow=True)

    VALID = (
        "He did not go, though he could have gone.",
        "They must have been told what they had to do.",
        "The bill was broken down, and he has become a minister.",
        "They do all they can to help.",
        "The leaded window is gone. He was succeeded by his son. They are used to lost games.",
    )
    INVALID = (
        Invalid("He ⟦did not went⟧ to the summit.", says="plain form", fixed="He did not go to the summit."),
        Invalid("The meeting ⟦was took⟧ place in Paris.", fixed="The meeting was taken place in Paris."),
        Invalid("She ⟦must to⟧ resign, he said.", fixed="She must resign, he said."),
        Invalid("They ⟦should of⟧ known it.", fixed="They should have known it."),
        Invalid("Prices ⟦rised⟧ in May.", fixed="Prices rose in May."),
        Invalid("The crash ⟦was happened⟧ in May.", fixed="The crash happened in May."),
        Invalid("They wanted ⟦to went⟧ home.", fixed="They wanted to go home."),
        Invalid("He ⟦is agree⟧ with her.", says="“be”"),
        Invalid("She looks forward to ⟦meet⟧ him.", fixed="She looks forward to meeting him."),
    )
