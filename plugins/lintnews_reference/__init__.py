"""Words that refer back to somebody or something."""

from collections.abc import Sequence

from lintnews.hooks import hookimpl
from lintnews.rule import Rule, rules_in


@hookimpl
def lintnews_rules() -> Sequence[type[Rule]]:
    """The rules of this family: one module each."""
    return rules_in(__name__)
