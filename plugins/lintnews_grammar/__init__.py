"""Grammar and spelling, judged by engines; what they say of names, quotations and other languages is held back."""

from collections.abc import Sequence

from lintnews.grammar import Engine
from lintnews.hooks import hookimpl
from lintnews.rule import Rule, rules_in


@hookimpl
def lintnews_rules() -> Sequence[type[Rule]]:
    """The rules of this family: one module each."""
    return rules_in(__name__)


@hookimpl
def lintnews_grammar_engines() -> Sequence[Engine]:
    """The embedded engine, and LanguageTool where it is installed or a server is named."""
    from lintnews_grammar.engines import harper, languagetool

    return (harper.ENGINE, languagetool.ENGINE)
